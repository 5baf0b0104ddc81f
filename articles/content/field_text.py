"""Values of fields as plain text, with the numbers of the articles and photos that they refer to."""

from typing import Any

from articles.document import NO_ARTICLE, ReadAlso
from articles.models import Article, Photo

from .field_kinds import Numbers
from .fields import FIELDS, KINDS, Content
from .reference_kinds import ReferenceKind


def text_of_field(name: str, value: Any) -> str:
    """Return the value of a field as plain text, with one paragraph for each line."""
    return _text(KINDS[name].lines(value, numbers_in(Content(**{name: value}))))


def numbers_in(*contents: Content) -> Numbers:
    """Return the primary keys, by uid, of the articles and photos that contents refer to, in at most two queries."""
    articles: set[str] = set()
    photos: set[str] = set()
    for content in contents:
        read_also = (one.article for one in content.body.blocks if isinstance(one, ReadAlso))
        articles |= {article for article in read_also if article} - {NO_ARTICLE}
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
