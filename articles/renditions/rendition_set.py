"""Rendering the set of files of a photo: all shapes, cropped around the focal point."""

from __future__ import annotations

import hashlib
from typing import IO, TYPE_CHECKING, Any

from articles.imaging import SHAPES, ImageSource, box_of, placeholder, render_all, widths
from articles.text import digest

if TYPE_CHECKING:
    from collections.abc import Mapping

    from articles.imaging.rendition_sizes import Box
    from articles.models import Photo

# Increase the number when shapes, widths or qualities change, so that every set is rendered again.
RECIPE_VERSION = 1
# Shapes that are shown so large that a placeholder is needed until they have loaded.
SKETCHED_SHAPES = ("lead", "whole")


def recipe_of(photo: Photo) -> str:
    """Return a digest of everything that a set depends on.

    That is the original, its focal point, its crop, and ``RECIPE_VERSION``.
    """
    return digest([RECIPE_VERSION, photo.sha256, *map(float, photo.focal), *map(float, photo.crop)])


def make_set(photo: Photo, file: IO[bytes]) -> tuple[dict[str, Any], dict[str, bytes]]:
    """Render every file of a photo from its original: ``(value for Photo.renditions, {name: bytes})``.

    Shapes with the same crop are rendered once. Raises ``imaging.ImageRejected`` where the original cannot be opened.
    """
    shapes: dict[str, dict[str, Any]] = {}
    files: dict[str, bytes] = {}
    boxes: dict[Box, dict[str, Any]] = {}
    sketches: dict[Box, str] = {}
    source = ImageSource(file)
    for shape in SHAPES.values():
        box = box_of(photo.width, photo.height, shape, photo.focal, photo.crop)
        sizes = widths(shape, box)
        same = boxes.get(box)
        if same and set(sizes) <= {size[0] for size in same["sizes"]} and set(shape.kinds) <= set(same["kinds"]):
            made = same | {"sizes": [size for size in same["sizes"] if size[0] in sizes]}
        else:
            made = {"stem": shape.name, "sizes": [], "kinds": list(shape.kinds)}
            for width, height, kind, data in render_all(source, box, sizes, shape.kinds):
                files[f"{shape.name}-{width}.{kind}"] = data
                if [width, height] not in made["sizes"]:
                    made["sizes"].append([width, height])
            boxes.setdefault(box, made)
        if shape.name in SKETCHED_SHAPES:
            if box not in sketches:
                sketches[box] = placeholder(source, box)
            made = made | {"sketch": sketches[box]}
        shapes[shape.name] = made
    return {"folder": _hash_of(files), "bytes": sum(map(len, files.values())), "shapes": shapes}, files


def names_of(made: Mapping[str, Any]) -> set[str]:
    """Return the names of all files of a set."""
    shapes = made["shapes"].values()
    return {f"{one['stem']}-{size[0]}.{kind}" for one in shapes for size in one["sizes"] for kind in one["kinds"]}


def _hash_of(files: Mapping[str, bytes]) -> str:
    checksum = hashlib.sha256()
    for name in sorted(files):
        checksum.update(f"{name} {hashlib.sha256(files[name]).hexdigest()}\n".encode())
    return checksum.hexdigest()[:16]
