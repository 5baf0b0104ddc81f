"""Values of fields that are neither texts nor documents."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Reference:
    """Something that an article refers to: its identity, and what it was called when this was written.

    ``uid`` is None where only the name is known: version 1 of contents recorded no identities, and a tag that is
    typed may be new. ``above`` is the section of a category of the second level.
    """

    uid: str | None
    name: str = ""
    slug: str = ""
    above: Reference | None = None

    def is_same(self, other: Reference) -> bool:
        """Return whether both mean one thing: by identity, or by the name as written where an identity is unknown."""
        if self.uid is None or other.uid is None:
            return self.name == other.name
        return self.uid == other.uid


@dataclass(frozen=True, slots=True)
class CreditLine:
    """A person of the byline and what they did, as one of ``labels.Role``."""

    role: str
    person: Reference


@dataclass(frozen=True, slots=True)
class LeadPicture:
    """The lead picture: the uid of its photo, and the words for this article, empty where the library's are used."""

    photo: str
    caption: str = ""
    credit: str = ""


@dataclass(frozen=True, slots=True)
class PictureWords:
    """What the photo library says of a photo that the article shows."""

    photo: str
    alt: str = ""
    caption: str = ""
    credit: str = ""
