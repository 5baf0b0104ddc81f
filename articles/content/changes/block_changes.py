"""Descriptions of a line and its changes other than in its words: its kind, lists, pictures and targets."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _

from articles.comparison import Words, compare_runs
from articles.content.body_kind import leads_to
from articles.content.field_kinds import Numbers
from articles.content.picture_kinds import photo_line
from articles.document import DECIMAL_NUMBERING, NO_ARTICLE, Container, Figure, Line, Run
from articles.text import Work

from .characters import visible
from .marks import shown_words
from .presentation import ShownPart, ShownPicture

_NOTHING = "–"


def kind_of_line(line: Line) -> str:
    """Return a description of a line, from its outermost container to itself, or "" for a paragraph in none."""
    names = [_container(one) for one in line.path if one.kind != "item"]
    own = _leaf(line)
    return " › ".join([*names, *([own] if own else [])])


def _container(container: Container) -> str:
    if container.kind == "list":
        return _("numbered list") if dict(container.attributes)["ordered"] else _("bulleted list")
    return _("pull quote") if container.kind == "pull_quote" else _("quotation")


def _leaf(line: Line) -> str:
    if line.kind == "heading":
        return _("heading of level %(level)s") % {"level": dict(line.attributes)["level"]}
    return {
        "read_also": _("“Baca juga” line"),
        "figure": _("picture"),
        "gallery": _("gallery"),
        "link_card": _("link card"),
        "rule": _("line across"),
    }.get(line.kind, "")


def notes_on(old: Line, new: Line, numbers: Numbers) -> list[str]:
    """Return the differences between two versions of a line other than in words and captions."""
    one, other = _aspects(old, numbers), _aspects(new, numbers)
    return [
        f"{before or _NOTHING} → {after or _NOTHING}"
        for before, after in zip(one, other, strict=True)
        if before != after
    ]


def facts_of(line: Line, numbers: Numbers) -> list[str]:
    """Return what to show about an added or removed line besides its kind and its words."""
    return [fact for fact in _aspects(line, numbers)[1:] if fact]


def _aspects(line: Line, numbers: Numbers) -> tuple[str, ...]:
    """Return the properties of a line other than its words: kind, numbering, containers it begins, and target."""
    return kind_of_line(line) or _("paragraph"), _numbering(line), _beginning(line), _refers_to(line, numbers)


def _refers_to(line: Line, numbers: Numbers) -> str:
    fields: dict[str, Any] = dict(line.attributes)
    if line.kind == "figure":
        return photo_line(fields["photo"], numbers)
    if line.kind == "gallery":
        return ", ".join(photo_line(one.photo, numbers) for one in fields["photos"])
    if line.kind == "link_card":
        return f"⟨{visible(fields['address'])}⟩"
    if line.kind == "read_also":
        uid = fields["article"]
        known = not uid or uid == NO_ARTICLE or uid in numbers
        return leads_to(uid, numbers) + ("" if known else f" {uid}")
    return ""


def _numbering(line: Line) -> str:
    """Return how the lists that begin with a line are numbered, or "" if they all count 1, 2, 3."""
    lists = [dict(one.attributes) for one in _opened(line) if one.kind == "list"]
    if all((one["start"], one["numbering"]) == (1, DECIMAL_NUMBERING) for one in lists):
        return ""
    return ", ".join(_("numbered %(numbering)s from %(start)s") % one for one in lists)


def _opened(line: Line) -> tuple[Container, ...]:
    return line.path[len(line.path) - line.opened :]


def _beginning(line: Line) -> str:
    """Return a phrase with the lists and quotations that begin with a line. An item alone is not mentioned."""
    opened = [one.kind for one in _opened(line)]
    if line.path and line.path[-1].kind == "item" and not opened:
        return _("continues the previous item")
    if not opened or opened == ["item"]:
        return ""
    names = {"list": _("list"), "item": _("item"), "quotation": _("quotation"), "pull_quote": _("quotation")}
    return _("begins: %(what)s") % {"what": ", ".join(names[kind] for kind in opened)}


def words_of(line: Line | None) -> list[tuple[str, str]]:
    """Return the texts of a figure, a gallery or a link card, as pairs of a label and the text."""
    if line is None:
        return []
    fields: dict[str, Any] = dict(line.attributes)
    if line.kind == "figure":
        return [(_("caption"), fields["caption"]), (_("credit"), fields["credit"])]
    if line.kind == "link_card":
        return [(_("title"), fields["title"])]
    if line.kind == "gallery":
        return [*_photo_words(fields["photos"]), (_("caption"), fields["caption"])]
    return []


def _photo_words(photos: Sequence[Figure]) -> list[tuple[str, str]]:
    return [
        (f"{label} {number}", words)
        for number, photo in enumerate(photos, 1)
        for label, words in ((_("caption"), photo.caption), (_("credit"), photo.credit))
    ]


def pictures_of(old: Line | None, new: Line | None, numbers: Numbers) -> tuple[ShownPicture, ...]:
    """Return the pictures of two versions of a figure or gallery: removed ones, then current ones."""
    before, after = _photos_in(old), _photos_in(new)
    gone = [("removed", uid) for uid in before if uid not in after]
    there = [("same" if uid in before else "added", uid) for uid in after]
    return tuple(ShownPicture(kind, numbers[uid]) for kind, uid in (*gone, *there) if uid in numbers)


def _photos_in(line: Line | None) -> list[str]:
    fields: dict[str, Any] = dict(line.attributes) if line else {}
    photos = [one.photo for one in fields.get("photos", ())]
    return [fields["photo"]] if "photo" in fields else photos


def figure_parts(old: Line | None, new: Line | None, work: Work) -> list[ShownPart]:
    """Return the texts of two versions of a figure, a gallery or a link card, compared word by word."""
    before, after = words_of(old), words_of(new)
    labels = list(dict.fromkeys(label for label, _words in (*before, *after)))
    pairs = ((label, dict(before).get(label, ""), dict(after).get(label, "")) for label in labels)
    return [shown_words(_compared(one, other, work), label) for label, one, other in pairs if one or other]


def _compared(old: str, new: str, work: Work) -> Words:
    return compare_runs((Run(old),) if old else (), (Run(new),) if new else (), work)
