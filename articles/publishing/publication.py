"""Editions of approved revisions: first publications, updates, corrections, rights of reply, and imports."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple, cast

from django.utils.translation import gettext as _

from articles.audit import event_time, name_of
from articles.content import Content, content_of
from articles.editions import Draft, draft_of, with_present_rows
from articles.models import Article, Edition
from articles.signals import announce
from articles.states import State
from articles.workflow import MoveNotAllowed, record_event

from .confirmed_names import with_confirmed_names
from .edition_lifecycle import (
    approved_content,
    approved_draft,
    check_working_copy,
    keep_words_since,
    make_edition,
    start_now,
    withdraw,
)
from .publication_checks import check_embargo, check_pictures, check_window

if TYPE_CHECKING:
    from datetime import datetime

    from django.contrib.auth.models import AbstractUser

    from articles.models import Event, Revision


def _approval_of(article: Article) -> Event:
    """Return the event that approved the latest revision of an article."""
    approvals = article.events.approvals().filter(revision__number=article.revision_number)
    approval = approvals.order_by("-number").first()
    if approval is None:
        raise MoveNotAllowed(_("Nobody has approved this revision."))
    return approval


class PreparedDraft(NamedTuple):
    """The draft of an edition, made before the article is locked: of which revision, and of which content."""

    number: int
    content: Content
    draft: Draft


def draft_before_lock(article: Article, by: AbstractUser) -> PreparedDraft | None:
    """Return the draft of an edition of the approved revision, or None where nobody approved it.

    Preparing what readers are shown of a long text takes time, so it is done before the article's row is locked.
    """
    article = Article.objects.select_related("category__parent").get(pk=article.pk)
    try:
        approval = _approval_of(article)
    except MoveNotAllowed:
        return None
    content = approved_content(approval)
    return PreparedDraft(article.revision_number, content, draft_of(article, content, published_by=name_of(by)))


def publish(
    article: Article,
    name: str,
    by: AbstractUser,
    now: datetime,
    *,
    reason: str,
    at: datetime | None,
    until: datetime | None,
    ground: str,
    prepared: PreparedDraft | None,
) -> None:
    """Make an edition of the approved revision for ``publish``, ``schedule``, ``correct``, ``reply`` or ``minor``."""
    approval = _approval_of(article)
    check_working_copy(article, approval)
    # What is published now takes the place of what is scheduled, which may be older.
    taken_back = withdraw(article, now)
    live_from = cast("datetime", at) if name == "schedule" else start_now(article, now)
    live = article.editions.live(live_from).first()
    if live and name in {"correct", "minor"}:
        # It ends when the edition it replaces would have ended.
        until = live.live_until
    check_window(live_from, until, now if name == "schedule" else live_from)
    check_embargo(article.embargo, live_from)
    check_pictures(content_of(article), live_from)
    if name == "correct":
        kind = Edition.Kind.CORRECTION
    elif name == "minor":
        kind = Edition.Kind.MINOR
    elif article.editions.exists():
        kind = Edition.Kind.UPDATE
    else:
        # The first edition of an article that answers another is a right of reply, whichever move publishes it.
        kind = Edition.Kind.REPLY if article.replies_to_id else Edition.Kind.FIRST
    if prepared and prepared.number == article.revision_number:
        draft = with_present_rows(prepared.draft, article, prepared.content)
    else:
        draft = approved_draft(article, approval, published_by=name_of(by))
    draft = with_confirmed_names(article, draft, cast("Revision", approval.revision))
    if name == "minor":
        draft = keep_words_since(draft, cast("Edition", live))
    edition, details = make_edition(
        article,
        draft,
        kind=kind,
        live_from=live_from,
        live_until=until,
        approval=approval,
        by=by,
        note=reason if name == "correct" else "",
    )
    record_with_withdrawn(article, name, edition, details, taken_back, by=by, reason=reason)


def record_with_withdrawn(
    article: Article, name: str, edition: Edition, details: dict[str, Any], taken_back: dict[str, Any], **facts: Any
) -> Event:
    """Record the event of a new edition, with the details of the editions that ``withdraw`` withdrew for it."""
    details["closed"] = taken_back["closed"] + details["closed"]
    details["withdrawn"] = taken_back["withdrawn"]
    return record_event(article, name, edition=edition.number, details=details, **facts)


def publish_import(article: Article, *, published_at: datetime | None = None, reason: str = "") -> Edition:
    """Publish an imported article, and record the importer as the one who approved and published it.

    ``published_at`` is an aware datetime (default: now). It may be in the past, for archives, or in the future. The
    row must be held by ``workflow.lock``.
    """
    now = event_time(article)
    taken_back = withdraw(article, now)
    latest = article.editions.order_by("-live_from").first()
    start = start_now(article, now)
    live_from = published_at or start
    if latest:
        # What readers were shown until now cannot be changed, so an update begins now at the earliest.
        live_from = max(live_from, start)
    check_pictures(content_of(article), max(live_from, now))
    before, article.state = article.state, State.APPROVED
    article.save(update_fields=["state"])
    approval = record_event(article, "import_publish", from_state=before, reason=reason, details={"approves": True})
    check_working_copy(article, approval)
    kind = Edition.Kind.UPDATE if latest else Edition.Kind.FIRST
    draft = approved_draft(article, approval, published_by=name_of(None))
    edition, details = make_edition(article, draft, kind=kind, live_from=live_from, approval=approval)
    record_with_withdrawn(article, "import_publish", edition, details, taken_back, reason=reason)
    announce([article])
    return edition
