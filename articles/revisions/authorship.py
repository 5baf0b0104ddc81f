"""Who wrote each part of a revision, and whose words wait for approval."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from django.contrib.auth import get_user_model
from django.contrib.auth.models import AbstractBaseUser
from django.db.models import Max
from django.db.models.fields.json import KT

from articles.authorship import Attributed, Part, attribute, entries_from_json, reconstructed, to_json, waiting_authors
from articles.content import Content, key_of_picture_words, parts_of, written_content_of_revision
from articles.models import Article, Edition, Event, Photo, Redaction, Revision
from articles.models.actors import name_of

# How keys of parts begin that are written in the photo library.
PICTURE_WORDS = key_of_picture_words("", "").partition(":")[0] + ":"
APPROVALS, SENT_BACK = ("approve", "import_publish"), "request_changes"
# A login in a name as the record writes it: "Sari Dewi (sari)", or "sari".
LOGIN = re.compile(r"(?:.*\()?([^()]+?)\)?$")
# How the key of somebody begins who wrote in the photo library and saved no revision.
LOGIN_SIGN = "@"


class Prepared(NamedTuple):
    """Who wrote each part of a content, worked out before the row of its article is locked.

    It holds for a save after the revision of a number, 0 for the first, and for no other.
    """

    after: int
    content: Content
    entries: dict[str, Any]


def prepare(article: Article, content: Content, author: AbstractBaseUser | None) -> Prepared:
    """Return who wrote each part of a content that is about to be saved."""
    history = _History(article)
    latest = history.numbers[-1] if history.numbers else 0
    number = latest + 1
    saver = history.key_of(author, number)
    attributed = attribute(
        history.shared(parts_of(content)),
        number=number,
        saver=saver,
        previous=history.attributed(latest) if latest else None,
        earlier=history.earlier(latest),
        writers=_writers_in_library(content, history),
    )
    return Prepared(latest, content, _stored(_with_unknown(attributed, history)))


def _with_unknown(attributed: Attributed, history: _History) -> Attributed:
    """Return a revision in which new words may also be those of whoever saved a redacted one.

    What they wrote there cannot be looked up any more. Somebody who brings it back must not make it approvable by them.
    """
    savers = history.savers_of_redacted()
    if not savers:
        return attributed
    before = frozenset(history.attributed(history.numbers[-1]).parts)
    unknown = dict.fromkeys(savers, attributed.number)
    entries = zip(attributed.parts, attributed.entries, strict=True)
    return replace(attributed, entries=tuple(one if part in before else unknown | one for part, one in entries))


def recomputed_authorship(article: Article, revisions: Sequence[Revision]) -> Iterator[tuple[int, dict[str, Any]]]:
    """Yield the number of each revision with its authors as they follow from the revisions before it.

    Who wrote words in the photo library is taken from the revision itself, since the library has gone on. What
    version 1 recorded is not enough to work anything out from, and neither is what follows a redacted revision.
    """
    history = _History(article, revisions)
    is_known = not any(row.authorship is None and not row.is_redacted for row in revisions)
    for row in revisions:
        is_known = is_known and not row.is_redacted
        if not is_known:
            return
        before = row.number - 1
        said = history.attributed(row.number)
        library = {
            part.key: list(entry)
            for part, entry in zip(said.parts, said.entries, strict=True)
            if part.key.startswith(PICTURE_WORDS)
        }
        attributed = attribute(
            said.parts,
            number=row.number,
            saver=said.saver,
            previous=history.attributed(before) if before else None,
            earlier=history.earlier(before),
            writers=library,
        )
        yield row.number, _stored(_with_library_words(attributed, said))


def _stored(attributed: Attributed) -> dict[str, Any]:
    """Return authors as a revision holds them: who saved it, and the entries of its parts."""
    return {"saver": attributed.saver, **to_json(attributed)}


def _with_library_words(attributed: Attributed, said: Attributed) -> Attributed:
    """Return authors with those of words in the photo library as another revision names them."""
    entries = tuple(
        theirs if part.key.startswith(PICTURE_WORDS) else own
        for part, own, theirs in zip(attributed.parts, attributed.entries, said.entries, strict=True)
    )
    return Attributed(attributed.number, attributed.saver, attributed.parts, entries)


def has_words_waiting(article: Article, user: AbstractBaseUser) -> bool:
    """Return whether words of a person wait for approval: those since the last approval that still holds."""
    history = _History(article)
    if not history.numbers:
        return False
    latest = history.numbers[-1]
    base = _approved_before(article, latest)
    savers = {history.keys[number] for number in history.numbers if number > base}
    waiting = waiting_authors(history.attributed(latest), history.attributed(base) if base else None, savers)
    return any(history.is_key_of(key, user) for key in waiting)


def check_authorship(article: Article) -> None:
    """Read who wrote each part of every revision. Raises ValueError where a revision does not say it as it is written.

    For revisions that come from elsewhere.
    """
    history = _History(article)
    for number in history.numbers:
        history.attributed(number)


def _approved_before(article: Article, latest: int) -> int:
    """Return the number of the newest revision before the latest one whose approval holds, or 0.

    An approval that was sent back before anything of it was published does not hold.
    """
    published = Edition.objects.filter(article=article, revision__number__lt=latest)
    base = published.exclude(kind=Edition.Kind.RETRACTION).aggregate(Max("revision__number"))["revision__number__max"]
    decided = article.events.filter(move__in=(*APPROVALS, SENT_BACK), revision__number__lt=latest)
    last: dict[int, str] = {}
    for number, move in decided.order_by("number").values_list("revision__number", "move"):
        last[number] = move
    return max(base or 0, *(number for number, move in last.items() if move != SENT_BACK), 0)


class _History:
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


def _writers_in_library(content: Content, history: _History) -> dict[str, list[str]]:
    """Return who wrote the words of pictures in the photo library, by keys of parts."""
    shown = {words.photo for words in content.picture_words}
    photos = dict(Photo.objects.filter(uid__in=shown).values_list("uid", "word_authors")) if shown else {}
    written = {
        key_of_picture_words(str(uid), name): authors
        for uid, by_name in photos.items()
        for name, authors in by_name.items()
    }
    people = get_user_model().objects.in_bulk({author for authors in written.values() for author in authors})
    found = {
        key: [
            history.first_of(people[author]) or LOGIN_SIGN + people[author].get_username()
            for author in authors
            if author in people
        ]
        for key, authors in written.items()
    }
    return {key: authors for key, authors in found.items() if authors}
