"""The files made of a photo, as templates use them."""

from __future__ import annotations

from typing import Any, NamedTuple

from django.urls import get_script_prefix

MIMES = {"avif": "image/avif", "webp": "image/webp", "jpeg": "image/jpeg"}
MEDIA_PATH = "media"


class PictureSource(NamedTuple):
    """One ``<source>`` of a ``<picture>``: its MIME type and its ``srcset``."""

    mime: str
    srcset: str


class Sources(NamedTuple):
    """A shape of a photo for ``<picture>``: ``sources`` in order of preference, and the ``<img>`` as the fallback.

    ``width`` and ``height`` (pixels) are those of the largest file. ``sketch`` is a data URI to show, blurred, until
    the file has loaded, or empty.
    """

    sources: list[PictureSource]
    src: str
    srcset: str
    width: int
    height: int
    sketch: str


class Rendered:
    """The set of files made of a photo: ``{"folder": hash, "bytes": of all, "shapes": {name: shape}}``.

    A shape is ``{"stem": first part of the names, "sizes": [[width, height], ...], "kinds": [...]}``, with a
    ``sketch`` (data URI) where it is shown large. Shapes with the same crop share their files. Addresses contain the
    hash of all files of the set, so that the content of an address never changes.
    """

    def __init__(self, number: int, made: dict[str, Any]) -> None:
        self.number, self.made = number, made

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Rendered) and (self.number, self.made) == (other.number, other.made)

    def __hash__(self) -> int:
        return hash((self.number, self.made["folder"]))

    def address(self, name: str) -> str:
        """Return the address of a file. It is built without ``reverse``, which is too slow for dozens of cards."""
        return f"{get_script_prefix()}{MEDIA_PATH}/{self.number}/{self.made['folder']}/{name}"

    def largest(self, shape: str) -> tuple[int, int, str]:
        """Return the width and height (pixels) of the largest file of a shape, and the address of its JPEG."""
        files = self._shape(shape)
        width, height = files["sizes"][-1]
        return width, height, self.address(f"{files['stem']}-{width}.jpeg")

    def smallest(self, shape: str) -> str:
        """Return the address of the smallest JPEG of a shape."""
        files = self._shape(shape)
        return self.address(f"{files['stem']}-{files['sizes'][0][0]}.jpeg")

    def sources(self, shape: str) -> Sources:
        """Return all files of a shape, for ``<picture>``."""
        files = self._shape(shape)
        stem, sizes = files["stem"], files["sizes"]

        def srcset(kind: str) -> str:
            return ", ".join(f"{self.address(f'{stem}-{width}.{kind}')} {width}w" for width, _height in sizes)

        return Sources(
            sources=[PictureSource(MIMES[kind], srcset(kind)) for kind in files["kinds"] if kind != "jpeg"],
            src=self.address(f"{stem}-{sizes[len(sizes) // 2][0]}.jpeg"),
            srcset=srcset("jpeg"),
            width=sizes[-1][0],
            height=sizes[-1][1],
            sketch=files.get("sketch", ""),
        )

    def _shape(self, name: str) -> dict[str, Any]:
        # A set made before this shape existed is shown in another one until it is made again.
        shapes = self.made["shapes"]
        return shapes.get(name) or shapes["lead"]
