"""The body as a field of a content: merged block by block, and shown as lines of plain text."""

import re
from collections import defaultdict, deque
from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from articles.document import (
    NO_ARTICLE,
    Block,
    Document,
    DocumentError,
    Figure,
    Gallery,
    LinkCard,
    Paragraph,
    ReadAlso,
    Rule,
    Run,
    from_json,
    parse,
    text_of,
    to_json,
    write,
)
from articles.text import align_versions, carry_edits, embed_of, sanitise

from .field_kinds import ContentError, Decide, Kind, Numbers
from .picture_kinds import photo_line
from .reference_kinds import article_line

# A horizontal rule, as plain text.
RULE_LINE = "---"
EMPTY_LINE = re.compile(r"\n[^\S\n]*\n")
# The sign for an empty line within a block, which does not end the paragraph.
EMPTY_LINE_SIGN = "↵"


class Body(Kind[Document]):
    """The text of the article, compared and merged as blocks."""

    empty = Document()
    is_rewritable = True

    def to_json(self, value: Document) -> Any:
        return to_json(value)

    def from_json(self, data: Any) -> Document:
        try:
            return from_json(data)
        except DocumentError as error:
            raise ContentError(str(error)) from error

    def merge(self, base: Document, ours: Document, theirs: Document, decide: Decide[Document]) -> Document:
        """Return both versions merged. Each passage that both changed is passed to ``decide``."""
        blocks: list[str] = []
        for chunk in align_versions(*carry_edits(*map(_blocks, (base, ours, theirs)))):
            if chunk.is_conflict:
                blocks.append(write(decide(*map(_joined, (chunk.base, chunk.ours, chunk.theirs)))))
            else:
                blocks += chunk.merged
        return _joined(blocks)

    def lines(self, value: Document, numbers: Numbers) -> list[str]:
        return [block_line(block, numbers) for block in value.blocks]

    def words(self, value: Document) -> str:
        return text_of(value)


def joined(*documents: Document) -> Document:
    """Return one document with the blocks of several, one after the other."""
    return parse("".join(map(write, documents)))


def block_line(block: Block, numbers: Numbers) -> str:
    """Return a block of the body as plain text. A "Baca juga" line includes the article chosen for it."""
    if isinstance(block, Figure):
        return photo_line(block.photo, numbers, caption=block.caption, credit=block.credit)
    if isinstance(block, Gallery):
        photos = (photo_line(one.photo, numbers, caption=one.caption, credit=one.credit) for one in block.photos)
        return " · ".join(filter(None, (_("Gallery"), *photos, block.caption)))
    if isinstance(block, LinkCard):
        embed = embed_of(block.address)
        return " · ".join(filter(None, (f"[{embed.site if embed else '?'}: {block.address}]", block.title)))
    if isinstance(block, Rule):
        return RULE_LINE
    text = "\n".join(line if line.strip() else EMPTY_LINE_SIGN for line in text_of(Document((block,))).split("\n"))
    leads = leads_to(block.article, numbers) if isinstance(block, ReadAlso) else ""
    return f"{text} [{leads}]" if leads else text


def leads_to(article: str | None, numbers: Numbers) -> str:
    """Return the target of a "Baca juga" line as a phrase, or "" if none was chosen."""
    if not article:
        return ""
    if article == NO_ARTICLE:
        return _("stays plain")
    return _("leads to %(article)s") % {"article": article_line(article, numbers)}


def body_from_text(text: str, versions: tuple[Document, ...], numbers: Numbers) -> Document:
    """Return the body for a passage entered as plain text, in which empty lines separate paragraphs.

    A paragraph that equals the ``block_line`` of a block in one of the versions becomes that block, with its links and
    marks. If several blocks have the same text, each is used once, in their order, and the last one for any more.
    Every other paragraph is plain text.
    """
    known: dict[str, deque[Block]] = defaultdict(deque)
    for version in versions:
        for block in version.blocks:
            known[block_line(block, numbers).strip()].append(block)
    passages = filter(None, (passage.strip() for passage in EMPTY_LINE.split(text.replace("\r\n", "\n"))))
    blocks = tuple(_block_of(passage, known) for passage in passages)
    return parse(sanitise(write(Document(blocks))))


def _block_of(passage: str, known: Mapping[str, deque[Block]]) -> Block:
    found = known.get(passage)
    if not found:
        return Paragraph((Run("\n".join("" if line == EMPTY_LINE_SIGN else line for line in passage.split("\n"))),))
    return found.popleft() if len(found) > 1 else found[0]


def _blocks(document: Document) -> list[str]:
    return [write(Document((block,))) for block in document.blocks]


def _joined(blocks: list[str]) -> Document:
    return parse("".join(blocks))
