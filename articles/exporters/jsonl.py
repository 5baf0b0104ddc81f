"""The JSON Lines export: each line has an article's working copy, followed by its whole record."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from django.utils import timezone

from articles.content import Content, known_aliases, read_content, to_json, with_picture_words, written_content_of
from articles.content.reference_kinds import reference_data
from articles.document import to_exchange
from articles.models import Article
from articles.text import canonical, instant

from .former_logins import FormerLogins
from .named_subjects import subjects_named
from .photos import photos_data, photos_named
from .record import edition_data, event_data, revision_data
from .reference_records import ReferenceRecords
from .references import Known, references_named

if TYPE_CHECKING:
    from articles.models.article_queryset import ArticleQuerySet

EXPORT_VERSION = 2
CHUNK_SIZE = 200
# Relations that are prefetched for each chunk of articles.
PREFETCHED = (
    "credits__contributor",
    "tags",
    "read_also__target",
    "revisions",
    "events__revision",
    "editions__revision",
    "editions__approval",
    "editions__category__parent",
    "editions__section",
    "editions__topic",
    "editions__comment_policy",
    "editions__replies_to",
    "editions__edition_tags__tag",
    "editions__edition_credits__contributor",
)


def export_articles(articles: ArticleQuerySet | None = None) -> Iterator[str]:
    """Yield a line of JSON for each article, ordered by primary key. The same database gives the same bytes."""
    known: Known = {}
    logins: dict[int, str] = {}
    aliases, records, former = known_aliases(), ReferenceRecords(), FormerLogins()
    queryset = Article.objects.all() if articles is None else articles
    queryset = (
        queryset.with_public_state(timezone.now())
        .select_related("category__parent", "topic", "comment_policy", "replies_to", "photo")
        .prefetch_related(*PREFETCHED)
        .order_by("pk")
    )
    for article in queryset.iterator(chunk_size=CHUNK_SIZE):
        yield canonical(_article(article, known, aliases, records, logins, former))


def _article(
    article: Article,
    known: Known,
    aliases: dict[str, str],
    records: ReferenceRecords,
    logins: dict[int, str],
    former: FormerLogins,
) -> dict[str, Any]:
    """Return the line of an article. ``known`` has references of earlier lines, ``logins`` has logins by user key."""
    editions = sorted(article.editions.all(), key=lambda edition: edition.number)
    revisions = sorted(article.revisions.all(), key=lambda row: row.number)
    events = sorted(article.events.all(), key=lambda row: row.number)
    former_logins = former.logins_of(revisions, events)
    shown = [edition for edition in editions if not edition.is_retraction]
    written = written_content_of(article, is_fetched=True)
    known_revisions = (row for row in revisions if not row.is_redacted)
    contents = [written, *(read_content(row.content, aliases=aliases) for row in known_revisions)]
    subjects = subjects_named(editions, events)
    references = references_named(contents, editions, subjects, known, aliases)
    portraits = [person["portrait"] for person in references.get("contributor", []) if "portrait" in person]
    photos = photos_named(contents, editions, portraits)
    content = with_picture_words(written, photos)
    working_copy = to_json(content)
    return {
        "version": EXPORT_VERSION,
        "id": article.pk,
        "uid": str(article.uid),
        "source": article.source,
        "source_digest": article.source_digest,
        **_readable(article, content),
        "references": references,
        "state": article.state,
        "public_state": article.shown_as,
        "published_at": instant(shown[0].first_published_at) if shown else None,
        "created_at": instant(article.created_at),
        "updated_at": instant(article.updated_at),
        "editions": [edition_data(edition) for edition in editions],
        # A topic or a contributor may have been renamed since the last revision.
        "working_copy": None if revisions and working_copy == revisions[-1].content else working_copy,
        "revisions": [revision_data(row) for row in revisions],
        **({"photos": photos_data(photos, logins)} if photos else {}),
        "reference_records": records.records_of(subjects, references),
        "events": [event_data(row) for row in events],
        **({"former_logins": former_logins} if former_logins else {}),
    }


def _readable(article: Article, content: Content) -> dict[str, Any]:
    """Return the content of the working copy, in the format in which other programs write articles."""
    policy = article.comment_policy
    picture = content.picture
    return {
        "headline": content.headline,
        "slug": content.slug,
        "standfirst": content.standfirst,
        "dateline": content.dateline,
        "body": to_exchange(content.body),
        "topic": content.topic.name if content.topic else "",
        "category": content.category.slug if content.category else None,
        "writers": _named(content, "writer"),
        "editors": _named(content, "editor"),
        "credits": [{"role": line.role, **reference_data(line.person)} for line in content.credits],
        "read_also": [
            {"headline": row.headline, "uid": str(row.target.uid) if row.target else None}
            for row in article.read_also.all()
        ],
        "tags": [tag.name for tag in content.tags],
        "comment_notice": policy.notice if policy else "",
        **(
            {"picture": {"photo": picture.photo, "caption": picture.caption, "credit": picture.credit}}
            if picture
            else {}
        ),
        "replies_to": content.replies_to.uid if content.replies_to else None,
    }


def _named(content: Content, role: str) -> list[str]:
    return [line.person.name for line in content.credits if line.role == role]
