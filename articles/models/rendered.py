"""The files made of a photo, as templates ask for them."""

from typing import NamedTuple

from django.urls import get_script_prefix

MIMES = {"avif": "image/avif", "webp": "image/webp", "jpeg": "image/jpeg"}
MEDIA = "media"


class Source(NamedTuple):
    """One ``<source>`` of a ``<picture>``: its kind as browsers call it, and its files by width."""

    mime: str
    srcset: str


class Sources(NamedTuple):
    """A shape of a photo for ``<picture>``: ``sources`` from the smallest kind on, and the ``<img>`` for the rest.

    ``width`` and ``height`` (pixels) are those of the largest file; ``sketch`` is a data URI to show, blurred, until
    it has come, or empty.
    """

    sources: list
    src: str
    srcset: str
    width: int
    height: int
    sketch: str


class Rendered:
    """The set of files made of a photo: ``{"folder": hash, "bytes": of all, "shapes": {name: shape}}``.

    A shape is ``{"stem": first part of the names, "sizes": [[width, height], ...], "kinds": [...]}``, with a
    ``sketch`` (data URI) where it is shown large; shapes that are cut alike share their files. Addresses hold the hash
    of all files of the set, so that they never mean others.
    """

    def __init__(self, number, made):
        self.number, self.made = number, made

    def _address(self, name):
        # By hand, since lists of cards ask for dozens of them.
        return f"{get_script_prefix()}{MEDIA}/{self.number}/{self.made['folder']}/{name}"

    def address(self, shape, width, kind="jpeg"):
        """Where one file is found: that of the nearest width that is not smaller, else the largest."""
        shape = self.made["shapes"][shape]
        fitting = [size for size in shape["sizes"] if size[0] >= width] or shape["sizes"][-1:]
        return self._address(f"{shape['stem']}-{fitting[0][0]}.{kind}")

    def sources(self, shape):
        """All files of a shape, for ``<picture>``."""
        shape = self.made["shapes"][shape]

        def srcset(kind):
            stem = shape["stem"]
            files = (f"{self._address(f'{stem}-{width}.{kind}')} {width}w" for width, _height in shape["sizes"])
            return ", ".join(files)

        width, height = shape["sizes"][-1]
        middle = shape["sizes"][len(shape["sizes"]) // 2][0]
        return Sources(
            sources=[Source(MIMES[kind], srcset(kind)) for kind in shape["kinds"] if kind != "jpeg"],
            src=self._address(f"{shape['stem']}-{middle}.jpeg"),
            srcset=srcset("jpeg"),
            width=width,
            height=height,
            sketch=shape.get("sketch", ""),
        )
