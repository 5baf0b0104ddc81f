"""Two contents compared, field by field and word by word, in words for an editor."""

from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext_lazy as _

from articles.labels import Label
from articles.models import Article, CommentPolicy, Credit
from articles.text import PLAIN, compare_words, plain, read_blocks, to_the_second

LABELS = {
    "headline": _("headline"),
    "slug": _("slug"),
    "topic": _("topic"),
    "standfirst": _("standfirst"),
    "dateline": _("dateline"),
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


def _line(block, numbers):
    """A block of the body as a line of plain text; a "Baca juga" line tells what was chosen for it."""
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
    """A field's value as lines of plain text, for comparing; ``numbers`` are those of articles by uid."""
    if name == "body":
        return [_line(block, numbers) for block in read_blocks(value)]
    if name == "credits":
        return [f"{credit['name']} ({Credit.Role(credit['role']).label})" for credit in value]
    if name == "comment_policy":
        return [f"{value['name']} ({CommentPolicy.Mode(value['mode']).label})"] if value else []
    if name == "tags":
        return [", ".join(value)] if value else []
    if name == "embargo":
        return [to_the_second(parse_datetime(value))] if value else []
    if name == "marks":
        return [_mark(key, said) for key, said in sorted(dict(value).items())]
    return [plain(str(value))] if value else []


def _numbers(*bodies):
    """The numbers of the articles chosen for "Baca juga" lines, by uid."""
    uids = {block.get("article", PLAIN) for body in bodies for block in read_blocks(body or "")} - {PLAIN}
    return {str(uid): number for uid, number in Article.objects.filter(uid__in=uids).values_list("uid", "pk")}


def label_of(field):
    """The name of a field of a content in words; of one mark among the labels, the mark's own."""
    if field.startswith("marks."):
        return Article._meta.get_field(field.removeprefix("marks.")).verbose_name
    return LABELS[field]


def told(field, value, numbers=None):
    """A field's value as plain text, one line a paragraph; ``numbers`` are those of articles by uid, where known."""
    if field.startswith("marks."):
        return _mark(field.removeprefix("marks."), value) if value else ""
    numbers = _numbers(value) if numbers is None and field == "body" else numbers or {}
    return "\n\n".join(_lines(field, value or "", numbers))


def difference(old, new):
    """Compare two contents: a list of ``(label, pieces)`` for the fields that differ.

    ``pieces`` are those of ``text.compare_words``. Where only the markup differs the pieces are all ``same``.
    """
    old = old or {}
    numbers = _numbers(old.get("body"), new.get("body"))
    return [
        (
            label,
            compare_words(*(told(name, one.get(name), numbers) for one in (old, new))),
        )
        for name, label in LABELS.items()
        if old.get(name) != new.get(name) and (old or new.get(name))
    ]
