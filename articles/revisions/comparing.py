"""Two contents compared, field by field and word by word, in words for an editor."""

import re

from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext_lazy as _

from articles.labels import Label
from articles.models import Article, CommentPolicy, Credit, Photo
from articles.text import (
    PLAIN,
    Work,
    compare_words,
    plain,
    read_blocks,
    read_figure,
    sanitise,
    shown_photos,
    to_the_second,
    write_blocks,
)

LABELS = {
    "headline": _("headline"),
    "slug": _("slug"),
    "topic": _("topic"),
    "standfirst": _("standfirst"),
    "dateline": _("dateline"),
    "picture": _("lead picture"),
    "photos": _("words of pictures"),
    "body": _("body"),
    "category": _("category"),
    "tags": _("tags"),
    "credits": _("credits"),
    "comment_policy": _("comment policy"),
    "replies_to": _("right of reply to"),
    "marks": _("labels"),
    "embargo": _("embargo"),
}


def _mark(name, said):
    """A mark in words: its name, and what it says where it says more than yes."""
    title = Article._meta.get_field(name).verbose_name
    return str(title) if said is True else f"{title}: {dict(Label.choices).get(said, said)}"


def _photo(said, photos):
    """A photo as a line of plain text: its number, and the words that were written for this article."""
    number = photos.get(said["photo"])
    name = _("photo %(number)s") % {"number": number} if number else _("a photo that is not here")
    return " · ".join(filter(None, (f"[{name}]", said["caption"], said["credit"])))


def _figure(block, photos):
    """A figure as a line of plain text."""
    figure = read_figure(block["html"])
    if not figure:
        return block["text"]
    if "embed" in figure:
        return " · ".join(filter(None, (f"[{figure['site']}: {figure['embed']}]", figure["caption"])))
    if "gallery" in figure:
        return " · ".join(
            filter(None, (str(_("Gallery")), *(_photo(one, photos) for one in figure["gallery"]), figure["caption"]))
        )
    return _photo(figure, photos)


def _line(block, numbers):
    """A block of the body as a line of plain text; a "Baca juga" line tells what was chosen for it."""
    if block["type"] == "figure":
        return _figure(block, numbers)
    if block["type"] != "read_also":
        return block["text"]
    choice = block.get("article")
    if not choice:
        return f"Baca juga: {block['text']}"
    if choice == PLAIN:
        told = _("stays plain")
    elif choice in numbers:
        told = _("leads to article %(number)s") % {"number": numbers[choice]}
    else:
        told = _("leads to an article that is not here")
    return f"Baca juga: {block['text']} [{told}]"


def _lines(name, value, numbers):
    """A field's value as lines of plain text, for comparing; ``numbers`` are those of articles and photos by uid."""
    if name == "body":
        return [_line(block, numbers) for block in read_blocks(value)]
    if name == "credits":
        return [f"{credit['name']} ({Credit.Role(credit['role']).label})" for credit in value]
    if name == "comment_policy":
        return [f"{value['name']} ({CommentPolicy.Mode(value['mode']).label})"] if value else []
    if name == "tags":
        return [", ".join(value)] if value else []
    if name == "picture":
        return [_photo(value, numbers)] if value else []
    if name == "photos":
        rows = [(numbers.get(uid, 0), {"photo": uid} | words) for uid, words in dict(value or {}).items()]
        lines = [(_photo(words, numbers), words["alt"]) for _number, words in sorted(rows, key=lambda row: row[0])]
        return [" · ".join(filter(None, line)) for line in lines]
    if name == "embargo":
        return [to_the_second(parse_datetime(value))] if value else []
    if name == "marks":
        return [_mark(key, said) for key, said in sorted(dict(value).items())]
    return [plain(str(value))] if value else []


def _numbers(*contents):
    """The numbers, by uid, of the articles chosen for "Baca juga" lines and of the photos that are shown."""
    bodies = [content.get("body") or "" for content in contents]
    uids = {block.get("article", PLAIN) for body in bodies for block in read_blocks(body)} - {PLAIN}
    photos = {uid for body in bodies for uid in shown_photos(body)}
    photos |= {content["picture"]["photo"] for content in contents if content.get("picture")}
    found = [
        *(Article.objects.filter(uid__in=uids).values_list("uid", "pk") if uids else ()),
        *(Photo.objects.filter(uid__in=photos).values_list("uid", "pk") if photos else ()),
    ]
    return {str(uid): number for uid, number in found}


def label_of(field):
    """The name of a field of a content in words; of one mark among the labels, the mark's own."""
    if field.startswith("marks."):
        return Article._meta.get_field(field.removeprefix("marks.")).verbose_name
    return LABELS[field]


def told(field, value, numbers=None):
    """A field's value as plain text, one line a paragraph; ``numbers`` are those of articles and photos by uid,
    where known."""
    if field.startswith("marks."):
        return _mark(field.removeprefix("marks."), value) if value else ""
    numbers = _numbers({field: value}) if numbers is None and field in {"body", "picture"} else numbers or {}
    return "\n\n".join(_lines(field, value or "", numbers))


def body_from_text(text, *versions):
    """Body HTML for a passage typed as plain text, one paragraph after each empty line.

    A paragraph that says what a block of one of the ``versions`` (HTML) says, as ``told`` gives it, is that block with
    its links and formatting; the first version that has it counts. Any other is a paragraph of plain text.
    """
    numbers, known = _numbers(*({"body": html} for html in versions)), {}
    for html in versions:
        for block in read_blocks(html):
            known.setdefault(_line(block, numbers).strip(), write_blocks([block]))
    passages = [passage.strip() for passage in re.split(r"\n[^\S\n]*\n", text.replace("\r\n", "\n"))]
    return sanitise(
        "".join(
            known.get(passage) or write_blocks([{"type": "paragraph", "text": passage}]).replace("\n", "<br>")
            for passage in passages
            if passage
        )
    )


def difference(old, new, work=None):
    """Compare two contents: a list of ``(label, pieces)`` for the fields that differ.

    ``pieces`` are those of ``text.compare_words``. Where only the markup differs the pieces are all ``same``. ``work``
    limits what several comparisons cost together, all fields of one comparison unless given.
    """
    old, work = old or {}, work or Work()
    numbers = _numbers(old, new)
    return [
        (
            label,
            compare_words(*(told(name, one.get(name), numbers) for one in (old, new)), work),
        )
        for name, label in LABELS.items()
        if old.get(name) != new.get(name) and (old or new.get(name))
    ]
