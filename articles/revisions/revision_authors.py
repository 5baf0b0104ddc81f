"""Who wrote each part of a revision."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any, NamedTuple, cast

from django.contrib.auth import get_user_model
from django.contrib.auth.models import AbstractUser

from articles.authorship import Attributed, attribute, to_json
from articles.content import Content, PictureWords, key_of_picture_words, parts_of
from articles.content.parts import WORDS_OF_PICTURES
from articles.models import Article, Photo, Revision
from articles.models.actors import LOGIN_SIGN

from .history import DELETERS, History

# The prefix of the keys of parts whose words are written in the photo library.
PICTURE_WORDS = key_of_picture_words("", "").partition(":")[0] + ":"


class Prepared(NamedTuple):
    """Who wrote each part of a content, computed before the row of its article is locked.

    It is valid only for a save directly after the revision with the number ``after``, which is 0 before the first one.
    """

    after: int
    content: Content
    entries: dict[str, Any]


def prepare(article: Article, content: Content, author: AbstractUser | None) -> Prepared:
    """Compute who wrote each part of a content that is about to be saved."""
    history = History(article)
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
    before = history.picture_words(latest) if latest else ()
    deleters = _deleters_in_library(before, content, history) if before else []
    return Prepared(latest, content, _stored(_with_unknown(attributed, history), deleters))


def _with_unknown(attributed: Attributed, history: History) -> Attributed:
    """Return a revision with those who saved redacted revisions as possible authors of its new words.

    What they wrote there cannot be looked up any more. If somebody else writes it again, its authors must still not
    be able to approve it.
    """
    savers = history.savers_of_redacted()
    if not savers:
        return attributed
    before = frozenset(history.attributed(history.numbers[-1]).parts)
    unknown = dict.fromkeys(savers, attributed.number)
    entries = zip(attributed.parts, attributed.entries, strict=True)
    return replace(attributed, entries=tuple(one if part in before else {**unknown, **one} for part, one in entries))


def recomputed_authorship(history: History, revisions: Sequence[Revision]) -> Iterator[tuple[int, dict[str, Any]]]:
    """Yield the number of each revision with its authors, computed again from the revisions before it.

    Who wrote words in the photo library is taken from the revision itself, since the library has changed since. It
    stops at the first revision of version 1 or that was redacted, after which nothing can be computed.
    """
    is_known = not any(row.authorship is None and not row.is_redacted for row in revisions)
    for row in revisions:
        is_known = is_known and not row.is_redacted
        if not is_known:
            return
        before = row.number - 1
        stored = history.attributed(row.number)
        library = {
            part.key: list(entry)
            for part, entry in zip(stored.parts, stored.entries, strict=True)
            if part.key.startswith(PICTURE_WORDS)
        }
        attributed = attribute(
            stored.parts,
            number=row.number,
            saver=stored.saver,
            previous=history.attributed(before) if before else None,
            earlier=history.earlier(before),
            writers=library,
        )
        deleters = cast("dict[str, Any]", row.authorship).get(DELETERS, ())
        yield row.number, _stored(_with_library_words(attributed, stored), deleters)


def _stored(attributed: Attributed, deleters: Iterable[str]) -> dict[str, Any]:
    """Return authors as a revision stores them: who saved it, the entries of its parts, and who emptied words."""
    found = list(deleters)
    return {"saver": attributed.saver, **to_json(attributed), **({DELETERS: found} if found else {})}


def _with_library_words(attributed: Attributed, stored: Attributed) -> Attributed:
    """Return authors, with those of words in the photo library taken from ``stored``."""
    entries = tuple(
        theirs if part.key.startswith(PICTURE_WORDS) else own
        for part, own, theirs in zip(attributed.parts, attributed.entries, stored.entries, strict=True)
    )
    return Attributed(attributed.number, attributed.saver, attributed.parts, entries)


def check_authorship(article: Article) -> None:
    """Read who wrote each part of every revision, for imported ones. Raises ValueError where that is malformed."""
    history = History(article)
    for number in history.numbers:
        history.attributed(number)


def _writers_in_library(content: Content, history: History) -> dict[str, list[str]]:
    """Return who wrote the words of pictures in the photo library, by keys of parts."""
    shown = {words.photo for words in content.picture_words}
    photos = dict(Photo.objects.filter(uid__in=shown).values_list("uid", "word_authors")) if shown else {}
    written = {
        key_of_picture_words(str(uid), name): authors
        for uid, by_name in photos.items()
        for name, authors in by_name.items()
    }
    keys = _keys_of_authors({author for authors in written.values() for author in authors}, history)
    found = {key: [keys[author] for author in authors if author in keys] for key, authors in written.items()}
    return {key: authors for key, authors in found.items() if authors}


def _deleters_in_library(before: Sequence[PictureWords], content: Content, history: History) -> list[str]:
    """Return who emptied words of pictures that are still shown. They are the authors of no part."""
    now = {words.photo: words for words in content.picture_words}
    emptied = {
        (words.photo, name)
        for words in before
        for name in WORDS_OF_PICTURES
        if words.photo in now and getattr(words, name) and not getattr(now[words.photo], name)
    }
    photos = Photo.objects.filter(uid__in={photo for photo, _name in emptied}) if emptied else ()
    authors = [
        photo.word_authors[name][-1]
        for photo in photos
        for name in WORDS_OF_PICTURES
        if (str(photo.uid), name) in emptied and photo.word_authors.get(name)
    ]
    keys = _keys_of_authors(set(authors), history)
    return sorted({keys[author] for author in authors if author in keys})


def _keys_of_authors(authors: set[int | str], history: History) -> dict[int | str, str]:
    """Return the keys of those who wrote in the photo library.

    ``authors`` are primary keys of users here, or logins of people in another database.
    """
    people = get_user_model().objects.in_bulk({author for author in authors if isinstance(author, int)})
    keys: dict[int | str, str] = {
        author: history.first_of(user) or LOGIN_SIGN + user.get_username() for author, user in people.items()
    }
    logins = {author for author in authors if isinstance(author, str)}
    return keys | {login: history.key_of_login(login.removeprefix(LOGIN_SIGN)) for login in logins}
