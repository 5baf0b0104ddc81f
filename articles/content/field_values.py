"""Types of field values that are neither texts nor documents."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Reference:
    """A reference of an article to something: its identity, and its name and slug when this was written.

    ``uid`` is None if only the name is known: version 1 of contents recorded no identities, and a tag that is entered
    may be new. ``above`` is the parent of a category of the second level.
    """

    uid: str | None
    name: str = ""
    slug: str = ""
    above: Reference | None = None

    def is_same(self, other: Reference) -> bool:
        """Return whether both refer to the same thing: by uid, or by the written name if a uid is unknown."""
        if self.uid is None or other.uid is None:
            return self.name == other.name
        return self.uid == other.uid


@dataclass(frozen=True, slots=True)
class CreditLine:
    """A credit of the byline: a person and their role, as a value of ``Credit.Role``."""

    role: str
    person: Reference


@dataclass(frozen=True, slots=True)
class LeadPicture:
    """The lead picture: the uid of its photo, and the article's caption and credit, empty if the library's are used."""

    photo: str
    caption: str = ""
    credit: str = ""


@dataclass(frozen=True, slots=True)
class PictureWords:
    """The texts in the photo library of a photo that the article shows."""

    photo: str
    alt: str = ""
    caption: str = ""
    credit: str = ""
