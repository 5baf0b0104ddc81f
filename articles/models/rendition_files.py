"""The files made of a photo, as templates ask for them."""

from __future__ import annotations

from typing import Any, NamedTuple

from django.urls import get_script_prefix

MIMES = {"avif": "image/avif", "webp": "image/webp", "jpeg": "image/jpeg"}
MEDIA_PATH = "media"


class Source(NamedTuple):
    """One ``<source>`` of a ``<picture>``: its kind as browsers call it, and its files by width."""

    mime: str
    srcset: str


class Sources(NamedTuple):
    """A shape of a photo for ``<picture>``: ``sources`` from the smallest kind on, and the ``<img>`` for the rest.

    ``width`` and ``height`` (pixels) are those of the largest file. ``sketch`` is a data URI to show, blurred, until
    it has come, or empty.
    """

    sources: list[Source]
    src: str
    srcset: str
    width: int
    height: int
    sketch: str


class Rendered:
    """The set of files made of a photo: ``{"folder": hash, "bytes": of all, "shapes": {name: shape}}``.

    A shape is ``{"stem": first part of the names, "sizes": [[width, height], ...], "kinds": [...]}``, with a
    ``sketch`` (data URI) where it is shown large. Shapes that are cut alike share their files. Addresses hold the hash
    of all files of the set, so that they never mean others.
    """

    def __init__(self, number: int, made: dict[str, Any]) -> None:
        self.number, self.made = number, made

    def address(self, name: str) -> str:
        """Return the address of a file of the set. It is built by hand, since lists of cards ask for dozens of them."""
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
            sources=[Source(MIMES[kind], srcset(kind)) for kind in files["kinds"] if kind != "jpeg"],
            src=self.address(f"{stem}-{sizes[len(sizes) // 2][0]}.jpeg"),
            srcset=srcset("jpeg"),
            width=sizes[-1][0],
            height=sizes[-1][1],
            sketch=files.get("sketch", ""),
        )

    def _shape(self, name: str) -> dict[str, Any]:
        # A set made before there was such a shape is shown in another until it is made anew.
        shapes = self.made["shapes"]
        return shapes.get(name) or shapes["lead"]
