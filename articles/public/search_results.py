"""What a search of readers finds: editions, and people, topics, tags, sections and pages by their names."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, Any, NamedTuple

from django.db.models import BooleanField, ExpressionWrapper, Q
from django.utils.translation import gettext as _

from articles.models.contributors import Contributor
from articles.models.edition_queryset import EditionQuerySet
from articles.models.editions import Edition
from articles.models.search_index import LEAD, TITLE
from articles.models.standing_pages import Page
from articles.models.tags import Tag
from articles.models.topics import Topic
from articles.search import AnyWord, Query, Term, marked, passage, similar_words
from articles.text import plain, search_words

from .shown_subjects import shown_subjects

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from datetime import datetime

    from .search_filters import SearchFilters
    from .site_context import Link

# Of all that match, the newest are ranked.
MAX_RANKED = 2_000
# The names of one kind that are shown.
MAX_NAMES = 3
# Editions whose words are counted for "did you mean".
MAX_COUNTED = 30
MAX_CORRECTED_WORDS = 4


class Name(NamedTuple):
    """Something whose name matches a search: what it is, its name and its address."""

    kind: str
    name: str
    address: str


class Hits(NamedTuple):
    """The editions that match a search, by their primary keys in order. ``has_more``: there are older ones too."""

    editions: list[int]
    has_more: bool


def live_matches(query: Query | AnyWord, at: datetime) -> EditionQuerySet:
    """Return the editions that match a search and that lists show at an instant."""
    return Edition.objects.live(at).listed().filter(words__words__matches=query)


def find_editions(query: Query, filters: SearchFilters, at: datetime, *, by_date: bool = False) -> Hits:
    """Return the newest editions that match a search, by relevance.

    Those come first that have everything in the headline, then those that have it in what stands above the text.

    Args:
        query: The search, which is not empty.
        filters: What else they have to have.
        at: The instant at which they must be live.
        by_date: Return the newest first instead.
    """
    found = filters.apply(live_matches(query, at)).newest_first()
    if not by_date:
        found = found.annotate(in_title=_is_match(query.within(TITLE)), in_lead=_is_match(query.within(TITLE, LEAD)))
    columns = ("pk",) if by_date else ("pk", "in_title", "in_lead")
    rows: list[Any] = list(found.values_list(*columns)[: MAX_RANKED + 1])
    has_more, rows = len(rows) > MAX_RANKED, rows[:MAX_RANKED]
    if not by_date:
        # Sorting is stable, so that the newest stay first among equals.
        rows.sort(key=lambda row: (row[1], row[2]), reverse=True)
    return Hits([row[0] for row in rows], has_more)


def _is_match(query: Query) -> ExpressionWrapper:
    return ExpressionWrapper(Q(words__words__matches=query), output_field=BooleanField())


def passages_of(editions: Collection[Edition], query: Query) -> dict[int, str]:
    """Return a passage of each edition with the words that were found, as HTML, by primary key."""
    bodies = dict(Edition.objects.filter(pk__in=[one.pk for one in editions]).values_list("pk", "body"))
    found = {}
    for edition in editions:
        text = " ".join(plain(part["html"]) for part in bodies.get(edition.pk, ()) if "html" in part)
        found[edition.pk] = passage(text, query) or marked(edition.excerpt, query)
    return found


def find_names(query: Query, sections: Sequence[Link], at: datetime) -> list[Name]:
    """Return the sections, topics, people, tags and pages whose names have the words of a search, or begin with them.

    Topics, people and tags are among them only if lists show something of theirs at an instant.
    """
    words = [word for term in query.wanted for word in term.words]
    found = [Name(_("Section"), one.name, one.url) for one in sections if _has_words(one.name, words)]
    models: tuple[tuple[str, Any], ...] = ((_("Topic"), Topic), (_("Person"), Contributor), (_("Tag"), Tag))
    for kind, model in models:
        rows = shown_subjects(model, at)
        for word in words:
            rows = rows.filter(folded_name__contains=f" {word}")
        found += [Name(kind, row.name, row.get_absolute_url()) for row in rows.order_by("name")[:MAX_NAMES]]
    pages = Page.objects.filter(is_in_footer=True).order_by("title")
    titled = [page for page in pages if _has_words(page.title, words)]
    return [*found, *(Name(_("Page"), page.title, page.get_absolute_url()) for page in titled[:MAX_NAMES])]


def _has_words(name: str, words: Sequence[str]) -> bool:
    own = search_words(name)
    return all(any(one.startswith(word) for one in own) for word in words)


def did_you_mean(query: Query, at: datetime) -> Query | None:
    """Return a search that finds something at an instant, with words spelled like those that find nothing, or None."""
    wanted = list(query.wanted)
    for number, term in enumerate(wanted[:MAX_CORRECTED_WORDS]):
        if not term.is_phrase and not live_matches(Query((term,)), at).exists():
            likely = _likely_word(term.words[0], at)
            if likely is None:
                return None
            wanted[number] = Term((likely,))
    corrected = replace(query, wanted=tuple(wanted))
    return corrected if corrected != query and live_matches(corrected, at).exists() else None


def _likely_word(word: str, at: datetime) -> str | None:
    """Return the most frequent word of the newest live editions that is spelled like one, or None."""
    similar = similar_words(word)
    if not similar:
        return None
    newest = live_matches(AnyWord(similar), at).newest_first()[:MAX_COUNTED]
    counts: Counter[str] = Counter()
    for edition in newest:
        texts = [edition.headline, edition.standfirst, *(plain(part.get("html", "")) for part in edition.body)]
        counts.update(set(search_words(" ".join(texts))) & set(similar))
    return max(counts.items(), key=lambda pair: (pair[1], pair[0]), default=(None, 0))[0]


def newest_headlines(query: Query, at: datetime, count: int) -> list[Edition]:
    """Return the newest live editions with the words of a search in their headlines."""
    return list(live_matches(query.within(TITLE), at).newest_first()[:count])
