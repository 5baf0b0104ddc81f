"""Two contents compared, field by field and word by word, in words for an editor."""

from typing import Any

from django.utils.functional import Promise

from articles.document import NO_ARTICLE
from articles.models import Article, Photo
from articles.text import Work, compare_words

from .fields import FIELDS, KINDS, Content
from .kinds import Numbers
from .reference_kinds import ReferenceKind


def difference(old: Content | None, new: Content, work: Work | None = None) -> list[tuple[Promise, list]]:
    """Return the fields that differ, as pairs of a label and the pieces that ``text.compare_words`` gives.

    Where only marks or links differ the pieces are all ``same``.

    Args:
        work: limits what several comparisons cost together. Otherwise all fields of one comparison.
    """
    before, work = old or Content(), work or Work()
    numbers = numbers_in(before, new)
    return [
        (label, compare_words(*(_text(kind.lines(getattr(one, name), numbers)) for one in (before, new)), work))
        for name, kind, label in FIELDS
        if getattr(before, name) != getattr(new, name)
    ]


def told(name: str, value: Any) -> str:
    """Return the value of a field as plain text, one line a paragraph."""
    return _text(KINDS[name].lines(value, numbers_in(Content(**{name: value}))))


def numbers_in(*contents: Content) -> Numbers:
    """Return the numbers, by uid, of the articles and photos that contents refer to. Two queries at most."""
    articles, photos = set(), set()
    for content in contents:
        articles |= {one.article for one in content.body.blocks if getattr(one, "article", None)} - {NO_ARTICLE}
        articles |= {
            value.uid
            for name, kind, _label in FIELDS
            if isinstance(kind, ReferenceKind) and kind.kind == "article" and (value := getattr(content, name))
        }
        photos |= {*content.photos, *(words.photo for words in content.picture_words)}
    found = [
        *(Article.objects.filter(uid__in=articles).values_list("uid", "pk") if articles else ()),
        *(Photo.objects.filter(uid__in=photos).values_list("uid", "pk") if photos else ()),
    ]
    return {str(uid): number for uid, number in found}


def _text(lines: list[str]) -> str:
    return "\n\n".join(lines)
