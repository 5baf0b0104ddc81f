"""The people named above an article."""

from __future__ import annotations


class Byline:
    """The people in ``byline``, which maps roles to lists of ``{"name", "slug"}``."""

    byline: dict[str, list[dict[str, str]]]

    @property
    def writers(self) -> list[dict[str, str]]:
        """The people named under *Penulis*: writers, then reporters."""
        return [*self.byline.get("writer", []), *self.byline.get("reporter", [])]

    @property
    def editors(self) -> list[dict[str, str]]:
        """The people named under *Editor*."""
        return self.byline.get("editor", [])
