"""The revisions of an article with their authors, as far as somebody asks for them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from django.contrib.auth.models import AbstractBaseUser
from django.db.models.fields.json import KT

from articles.authorship import Attributed, Part, entries_from_json, reconstructed
from articles.content import parts_of, written_content_of_revision
from articles.models import Article, Event, Redaction, Revision
from articles.models.actors import name_of

# A login in a name as the record writes it: "Sari Dewi (sari)", or "sari".
LOGIN = re.compile(r"(?:.*\()?([^()]+?)\)?$")
# How the key of somebody begins who wrote in the photo library and saved no revision.
LOGIN_SIGN = "@"


class History:
    """The revisions of an article with their authors, each read once.

    An author is known by the number of the first revision that they saved, as text, which each revision holds as its
    saver. So an export means the same people in another database. Who only wrote in the photo library is known by
    their login, after ``LOGIN_SIGN``.
    """

    def __init__(self, article: Article, fetched: Sequence[Revision] | None = None):
        self.article = article
        self.fetched = None if fetched is None else {row.number: row for row in fetched}
        if fetched is not None:
            rows = [
                (row.number, row.author_id, row.author_name, (row.authorship or {}).get("saver")) for row in fetched
            ]
        elif article.pk:
            saved = article.revisions.order_by("number").annotate(saver=KT("authorship__saver"))
            rows = list(saved.values_list("number", "author", "author_name", "saver"))
        else:
            rows = []
        self.numbers = [row[0] for row in rows]
        # By the key of a login, or by the login as the record writes it where none was here when the row came in.
        self.firsts: dict[int | str, str] = {}
        self.keys = {}
        for number, author, name, saver in rows:
            person = author or login_in(name)
            key = saver or self.firsts.get(person) or str(number)
            self.keys[number] = key
            self.firsts.setdefault(person, key)
        self._parts: dict[Part, Part] = {}
        self._known: dict[int, Attributed] = {}

    def key_of(self, author: AbstractBaseUser | None, number: int) -> str:
        """Return the key of an author who saves a revision."""
        known = self.first_of(author) if author else None
        return known or self.firsts.setdefault(author.pk if author else login_in(name_of(None)), str(number))

    def first_of(self, user: AbstractBaseUser) -> str | None:
        """Return the key of somebody who saved a revision, here or in the database that it comes from."""
        return self.firsts.get(user.pk) or self.firsts.get(user.get_username())

    def is_key_of(self, key: str, user: AbstractBaseUser) -> bool:
        """Return whether a key means a person."""
        if key.startswith(LOGIN_SIGN):
            return key.removeprefix(LOGIN_SIGN) in _logins_of(user)
        return key in {self.firsts.get(user.pk), self.firsts.get(user.get_username())}

    def is_key_of_actor(self, key: str, event: Event) -> bool:
        """Return whether a key means whoever made an event, by the name that they had then."""
        login = login_in(event.actor_name)
        if key.startswith(LOGIN_SIGN):
            return key.removeprefix(LOGIN_SIGN) == login
        return key in {self.firsts.get(event.actor_id), self.firsts.get(login)}

    def shared(self, parts: tuple[Part, ...]) -> tuple[Part, ...]:
        """Return parts as the objects that other revisions have, which are compared quickly."""
        return tuple(self._parts.setdefault(part, part) for part in parts)

    def savers_of_redacted(self) -> list[str]:
        """Return who saved the revisions that were redacted."""
        redacted = Redaction.objects.filter(kind=Redaction.Kind.REVISION)
        numbers = self.article.revisions.filter(pk__in=redacted.values("row_key")) if self.article.pk else None
        return sorted({self.keys[number] for number in numbers.values_list("number", flat=True)}) if numbers else []

    def attributed(self, number: int) -> Attributed:
        """Return a revision with its authors."""
        if number not in self._known:
            self._known[number] = self._read(self._revision(number))
        return self._known[number]

    def earlier(self, latest: int) -> Iterator[Attributed]:
        """Yield the revisions before one, the newest first."""
        if self.fetched is not None:
            yield from (self.attributed(number) for number in reversed(self.numbers) if number < latest)
        elif self.numbers:
            before = self.article.revisions.filter(number__lt=latest).order_by("-number")
            yield from map(self._read, before.iterator(chunk_size=20))

    def _revision(self, number: int) -> Revision:
        if self.fetched is not None:
            return self.fetched[number]
        is_latest = number == self.article.revision_number
        return self.article.latest_revision if is_latest else self.article.revisions.get(number=number)

    def _read(self, revision: Revision) -> Attributed:
        revision.article = self.article
        if revision.is_redacted:
            # Nobody knows its parts, so everything after it counts as new to it.
            return Attributed(revision.number, self.keys[revision.number], (), ())
        parts = self.shared(parts_of(written_content_of_revision(revision)))
        number, saver = revision.number, self.keys[revision.number]
        if revision.authorship is None:
            return reconstructed(parts, _unique(self.keys[one] for one in self.numbers if one <= number), number)
        said = {name: value for name, value in revision.authorship.items() if name != "saver"}
        entries = entries_from_json(said, number=number, saver=saver, size=len(parts))
        return Attributed(number, saver, parts, entries)


def login_in(name: str) -> str:
    """Return the login in a name as the record writes it."""
    found = LOGIN.match(name)
    return found[1] if found else name


def _logins_of(user: AbstractBaseUser) -> set[str]:
    """Return the login of a person, and those they had when they changed photos in the library."""
    before = Event.objects.filter(actor=user, subject_kind=Event.SubjectKind.PHOTO).values_list("actor_name", flat=True)
    return {user.get_username(), *map(login_in, before.order_by().distinct())}


def _unique(keys: Iterator[str]) -> list[str]:
    """Return keys in order, each at its last place."""
    return list(dict.fromkeys(reversed(list(keys))))[::-1]
