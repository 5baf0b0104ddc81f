"""The evaluation of the checklist for an article: built-in items and those that the newsroom adds."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple, cast

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.content import written_content_of, written_content_of_revision
from articles.document import word_count
from articles.models import ChecklistItem, Credit, Tick
from articles.text import find_placeholders, first_few

from .photo_checks import photo_findings

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from articles.content.fields import Content
    from articles.models import Article, ReadAlso

LONG_HEADLINE = 110
Kind = ChecklistItem.Kind


class Finding(NamedTuple):
    """The result of one item: ``label`` names it, ``advice`` is what to do if it is not met.

    A required item that is not met blocks approval and publishing. Any other only warns. ``item`` and ``tick`` are
    the rows of an item that is ticked by hand, else None.
    """

    key: str
    label: str
    is_required: bool
    is_met: bool
    advice: str
    item: ChecklistItem | None = None
    tick: Tick | None = None


def _always(content: Content, lines: QuerySet[ReadAlso]) -> tuple[tuple[str, str, bool, str], ...]:
    """Return what is required of every article, as ``(key, label, is met, advice)``."""
    roles = {line.role for line in content.credits}
    left, loose = find_placeholders(content.words()), [line.headline for line in lines if not line.is_settled]
    return (
        ("standfirst", _("Standfirst"), bool(content.standfirst.strip()), _("Write a standfirst.")),
        ("category", _("Category"), content.category is not None, _("Choose a category.")),
        ("writer", _("A writer's credit"), bool(roles & set(Credit.WRITING)), _("Name at least one writer.")),
        ("editor", _("An editor's credit"), Credit.Role.EDITOR in roles, _("Name the editor.")),
        ("gaps", _("Nothing left to fill in"), not left, _("Fill in: %(gaps)s.") % {"gaps": first_few(left)}),
        (
            "read_also",
            _("Every “Baca juga” settled"),
            not loose,
            _("Link it to an article, or keep it as plain text: %(lines)s.") % {"lines": first_few(loose)},
        ),
        (
            "verification",
            _("Verification notice"),
            not content.is_unverified or bool(content.verification_notice.strip()),
            _("Say what is still being verified."),
        ),
    )


def _advised(content: Content) -> tuple[tuple[str, str, bool, str], ...]:
    """Return what is recommended for every article, as ``(key, label, is met, advice)``."""
    length = len(content.headline)
    return (
        (
            "headline",
            _("A headline that fits"),
            length <= LONG_HEADLINE,
            _("The headline has %(length)s characters; more than %(most)s are cut off in searches and messages.")
            % {"length": length, "most": LONG_HEADLINE},
        ),
        ("tags", _("Tags"), bool(content.tags), _("Give it at least one tag.")),
    )


def _forbidden_in(text: str, item: ChecklistItem) -> list[str]:
    alternatives = "|".join(re.escape(words) for words in item.word_list)
    found = re.findall(rf"(?<!\w)(?:{alternatives})(?!\w)", text, re.IGNORECASE) if alternatives else []
    return list(dict.fromkeys(found))


def _counted(item: ChecklistItem, words: int, tags: int) -> tuple[bool, str]:
    """Return whether an item that counts words or tags is met, and what to do if it is not."""
    wanted = cast("int", item.number)
    if item.kind in {Kind.MIN_WORDS, Kind.MAX_WORDS}:
        number, is_least = words, item.kind == Kind.MIN_WORDS
        at_least = ngettext(
            "At least %(number)s word; there are %(count)s.",
            "At least %(number)s words; there are %(count)s.",
            wanted,
        )
        at_most = ngettext(
            "At most %(number)s word; there are %(count)s.",
            "At most %(number)s words; there are %(count)s.",
            wanted,
        )
    else:
        number, is_least = tags, item.kind == Kind.MIN_TAGS
        at_least = ngettext(
            "At least %(number)s tag; there are %(count)s.",
            "At least %(number)s tags; there are %(count)s.",
            wanted,
        )
        at_most = ngettext(
            "At most %(number)s tag; there are %(count)s.", "At most %(number)s tags; there are %(count)s.", wanted
        )
    is_met = number >= wanted if is_least else number <= wanted
    return is_met, (at_least if is_least else at_most) % {"number": wanted, "count": number}


def _own(article: Article, item: ChecklistItem, text: str, words: int, tags: int, ticks: dict[int, Tick]) -> Finding:
    """Return the result of one of the newsroom's own items."""
    tick = None
    if item.kind == Kind.TICK:
        tick = ticks.get(item.pk)
        if tick and item.is_asked_again and tick.revision_number != article.revision_number:
            tick = None
        is_met, advice = tick is not None, _("Tick the box when this is done.")
    elif item.kind == Kind.FORBIDDEN:
        found = _forbidden_in(text, item)
        is_met, advice = not found, _("Take out: %(words)s.") % {"words": first_few(found)}
    else:
        is_met, advice = _counted(item, words, tags)
    return Finding(
        f"item-{item.pk}", item.name, item.is_required, is_met, advice, item if item.kind == Kind.TICK else None, tick
    )


def items_for(article: Article) -> QuerySet[ChecklistItem]:
    """Return the newsroom's own items that apply to the article.

    These are the items for every category, for the article's category and for the parent of that category.
    """
    return ChecklistItem.objects.filter(
        Q(category=None) | Q(category=article.category_id) | Q(category=article.category.parent_id)
    )


def evaluate(article: Article, content: Content | None = None) -> list[Finding]:
    """Return the results of all items for the working copy, in at most six queries.

    Args:
        article: The article.
        content: The content of the working copy, if the caller already has it.
    """
    content = _with_saved_words(article, content or written_content_of(article))
    text, words, tags = content.words(), word_count(content.body), len(content.tags)
    lines = article.read_also.all()
    items = list(items_for(article))
    boxes = [item.pk for item in items if item.kind == Kind.TICK]
    ticks = (
        {tick.item_id: tick for tick in article.ticks.filter(item__in=boxes).select_related("user")} if boxes else {}
    )
    return [
        *(Finding(key, label, True, met, advice) for key, label, met, advice in _always(content, lines)),
        *(Finding(key, label, False, met, advice) for key, label, met, advice in _advised(content)),
        *(Finding(*row) for row in photo_findings(content)),
        *(_own(article, item, text, words, tags, ticks) for item in items),
    ]


def _with_saved_words(article: Article, content: Content) -> Content:
    """Return a content with the words of its pictures as they were saved with the article, which are published."""
    revision = article.latest_revision if article.pk and content.photos else None
    if revision is None or revision.is_redacted:
        return content
    saved = written_content_of_revision(revision).picture_words
    return replace(content, picture_words=tuple(one for one in saved if one.photo in content.photos))


def blocking(findings: list[Finding]) -> list[Finding]:
    """Return the findings that block approval and publishing."""
    return [finding for finding in findings if finding.is_required and not finding.is_met]
