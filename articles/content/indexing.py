"""The words by which a search finds a content."""

from __future__ import annotations

from typing import TYPE_CHECKING

from articles.document import text_of
from articles.models import IndexedWords, indexed_words

if TYPE_CHECKING:
    from .fields import Content


def words_of(content: Content) -> IndexedWords:
    """Return the words by which a search finds a content: of its headline, its lead with the names, and its body."""
    names = [line.person.name for line in content.credits] + [tag.name for tag in content.tags]
    pictures = [text for words in content.picture_words for text in (words.caption, words.credit)]
    lead_picture = [content.picture.caption] if content.picture else []
    return indexed_words(
        title=[content.headline, content.topic.name if content.topic else ""],
        lead=[content.standfirst, content.dateline, content.category.name if content.category else "", *names],
        body=[text_of(content.body), *lead_picture, *pictures],
    )
