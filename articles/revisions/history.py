"""The revisions of an article with their authors, read when they are needed."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import cast

from django.contrib.auth import get_user_model
from django.contrib.auth.models import AbstractUser
from django.db.models.fields.json import KT

from articles.authorship import Attributed, Part, entries_from_json, reconstructed
from articles.content import PictureWords, parts_of, written_content_of_revision
from articles.models import Article, Event, Redaction, Revision
from articles.models.actors import LOGIN_SIGN, login_in, logins_by_user, logins_of, name_of

# The key, in the authorship of a revision, of those who emptied words in the photo library.
DELETERS = "deleters"


class History:
    """The revisions of an article with their authors, each read once.

    The key of an author is the number of the first revision that they saved, as text, which each revision stores as
    its saver. So an export means the same people in another database. The key of somebody who only wrote in the photo
    library is their login, after ``LOGIN_SIGN``.
    """

    def __init__(self, article: Article, fetched: Sequence[Revision] | None = None) -> None:
        self.article = article
        self.fetched = None if fetched is None else {row.number: row for row in fetched}
        rows: list[tuple[int, int | None, str, str | None, list[str] | None]] = []
        if fetched is not None:
            rows = [
                (row.number, row.author_id, row.author_name, stored.get("saver"), stored.get(DELETERS))
                for row in fetched
                for stored in [row.authorship or {}]
            ]
        elif article.pk:
            saved = article.revisions.order_by("number").annotate(
                saver=KT("authorship__saver"), deleters=KT(f"authorship__{DELETERS}")
            )
            rows = [
                (number, author, name, saver, json.loads(deleters) if deleters else None)
                for number, author, name, saver, deleters in saved.values_list(
                    "number", "author", "author_name", "saver", "deleters"
                )
            ]
        self.numbers = [row[0] for row in rows]
        # Keys of authors, by the primary key of the user, or by login where that was no user here on import.
        self.firsts: dict[int | str, str] = {}
        self.keys: dict[int, str] = {}
        # Who emptied words in the photo library, by the number of the first revision without the words.
        self._deleters: dict[int, list[str]] = {}
        for number, author, name, saver, deleters in rows:
            self._deleters[number] = deleters or []
            person = author or login_in(name)
            key = saver or self.firsts.get(person) or str(number)
            self.keys[number] = key
            self.firsts.setdefault(person, key)
        self._parts: dict[Part, Part] = {}
        self._known: dict[int, Attributed] = {}
        self._logins: dict[int, set[str]] = {}

    def key_of(self, author: AbstractUser | None, number: int) -> str:
        """Return the key of an author who is saving the revision with this number."""
        known = self.first_of(author) if author else None
        return known or self.firsts.setdefault(author.pk if author else login_in(name_of(None)), str(number))

    def first_of(self, user: AbstractUser) -> str | None:
        """Return the key of somebody who saved a revision, here or in the database that it was imported from."""
        if user.pk in self.firsts or not self._knows_logins:
            return self.firsts.get(user.pk)
        return next((self.firsts[login] for login in self._logins_of(user) if login in self.firsts), None)

    def is_key_of(self, key: str, user: AbstractUser) -> bool:
        """Return whether a key is that of a user."""
        if key.startswith(LOGIN_SIGN):
            return key.removeprefix(LOGIN_SIGN) in self._logins_of(user)
        if self.firsts.get(user.pk) == key:
            return True
        return self._knows_logins and any(self.firsts.get(login) == key for login in self._logins_of(user))

    def fetch_logins(self, users: Sequence[AbstractUser]) -> None:
        """Fetch the logins of several users at once, so that questions about each of them make no query."""
        self._logins |= logins_by_user(users)

    def _logins_of(self, user: AbstractUser) -> set[str]:
        if user.pk not in self._logins:
            self._logins[user.pk] = logins_of(user)
        return self._logins[user.pk]

    @property
    def _knows_logins(self) -> bool:
        """Whether some authors are known only by their logins, as in imported revisions."""
        return any(isinstance(person, str) for person in self.firsts)

    def is_key_of_actor(self, key: str, event: Event) -> bool:
        """Return whether a key is that of the person who made an event, by the login they had then."""
        login = login_in(event.actor_name)
        if key.startswith(LOGIN_SIGN):
            return key.removeprefix(LOGIN_SIGN) == login
        return key in {self.firsts.get(person) for person in (event.actor_id, login) if person is not None}

    def shared(self, parts: tuple[Part, ...]) -> tuple[Part, ...]:
        """Return parts as the same objects that other revisions have, so that comparing them is fast."""
        return tuple(self._parts.setdefault(part, part) for part in parts)

    def deleters(self, base: int, number: int) -> set[str]:
        """Return who emptied words in the photo library between two revisions, after ``base`` and up to ``number``."""
        return {key for one, keys in self._deleters.items() if base < one <= number for key in keys}

    def key_of_login(self, login: str) -> str:
        """Return the key of the person with a login."""
        user = get_user_model().objects.filter(username=login).first()
        known = self.first_of(user) if user else self.firsts.get(login)
        return known or LOGIN_SIGN + login

    def savers_of_redacted(self) -> list[str]:
        """Return the keys of those who saved revisions that were redacted."""
        redacted = Redaction.objects.filter(kind=Redaction.Kind.REVISION)
        numbers = self.article.revisions.filter(pk__in=redacted.values("row_key")) if self.article.pk else None
        return sorted({self.keys[number] for number in numbers.values_list("number", flat=True)}) if numbers else []

    def attributed(self, number: int) -> Attributed:
        """Return a revision with its authors."""
        if number not in self._known:
            self._known[number] = self._read(self._revision(number))
        return self._known[number]

    def picture_words(self, number: int) -> tuple[PictureWords, ...]:
        """Return the words of pictures that a revision took from the photo library. Empty where it was redacted."""
        revision = self._revision(number)
        if revision.is_redacted or not revision.content.get("picture_words"):
            return ()
        return written_content_of_revision(revision).picture_words

    def earlier(self, latest: int) -> Iterator[Attributed]:
        """Yield the revisions before ``latest`` with their authors, the newest first."""
        if self.fetched is not None:
            yield from (self.attributed(number) for number in reversed(self.numbers) if number < latest)
        elif self.numbers:
            before = self.article.revisions.filter(number__lt=latest).order_by("-number")
            yield from map(self._read, before.iterator(chunk_size=20))

    def _revision(self, number: int) -> Revision:
        if self.fetched is not None:
            return self.fetched[number]
        is_latest = number == self.article.revision_number
        latest = self.article.latest_revision if is_latest else self.article.revisions.get(number=number)
        return cast("Revision", latest)

    def _read(self, revision: Revision) -> Attributed:
        revision.article = self.article
        if revision.is_redacted:
            # Its parts are gone, so everything after it counts as new.
            return Attributed(revision.number, self.keys[revision.number], (), ())
        parts = self.shared(parts_of(written_content_of_revision(revision)))
        number, saver = revision.number, self.keys[revision.number]
        if revision.authorship is None:
            return reconstructed(parts, _unique(self.keys[one] for one in self.numbers if one <= number), number)
        stored = {name: value for name, value in revision.authorship.items() if name not in ("saver", DELETERS)}
        entries = entries_from_json(stored, number=number, saver=saver, size=len(parts))
        return Attributed(number, saver, parts, entries)


def _unique(keys: Iterator[str]) -> list[str]:
    """Return each key once, in the order of their last occurrences."""
    return list(dict.fromkeys(reversed(list(keys))))[::-1]
