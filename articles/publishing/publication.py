"""Editions of approved revisions: first publications, updates, corrections, rights of reply, and imports."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple, cast

from django.db import transaction
from django.utils.translation import gettext as _

from articles.audit import name_of
from articles.content import Content, content_of
from articles.editions import Draft, draft_of_words, listed, lock_named_rows
from articles.models import Article, Edition
from articles.signals import announce
from articles.states import State
from articles.workflow import MoveNotAllowed, record_event

from .article_editions import ArticleEditions
from .confirmed_names import with_confirmed_names
from .edition_lifecycle import (
    approved_content,
    approved_draft,
    check_working_copy,
    keep_words_since,
    make_edition,
    withdraw,
)
from .publication_checks import check_embargo, check_pictures, check_window

if TYPE_CHECKING:
    from datetime import datetime

    from django.contrib.auth.models import AbstractUser

    from articles.content.reference_lookup import Rows
    from articles.models import Event, Revision


def _approval_of(article: Article) -> Event:
    """Return the event that approved the latest revision of an article."""
    approvals = article.events.approvals().filter(revision__number=article.revision_number)
    approval = approvals.select_related("revision").order_by("-number").first()
    if approval is None:
        raise MoveNotAllowed(_("Nobody has approved this revision."))
    return approval


class PreparedDraft(NamedTuple):
    """The words of an edition, prepared before its article is locked.

    ``last_event`` is the digest of the article's last event then, and ``approval`` the event that approved the
    revision. ``rows`` are those that the content refers to, once they are locked.
    """

    last_event: str
    approval: Event
    content: Content
    draft: Draft
    rows: Rows

    def approval_of(self, article: Article) -> Event:
        """Return the approval of a locked article, which is the one found before unless something happened since."""
        return self.approval if self.last_event == article.last_event_digest else _approval_of(article)

    def is_of(self, article: Article) -> bool:
        """Return whether a locked article still has the revision whose words were prepared."""
        return cast("Revision", self.approval.revision).number == article.revision_number


def draft_before_lock(article: Article, by: AbstractUser) -> PreparedDraft | None:
    """Return the words of an edition of the approved revision, or None where nobody approved it.

    Preparing what readers are shown of a long text takes time, so it is done before the article's row is locked.
    """
    try:
        approval = _approval_of(article)
    except MoveNotAllowed:
        return None
    content = approved_content(approval)
    draft = draft_of_words(content, published_by=name_of(by))
    return PreparedDraft(article.last_event_digest, approval, content, draft, {})


def _approved_draft_now(article: Article, prepared: PreparedDraft | None, by: AbstractUser) -> tuple[Event, Draft]:
    """Return the approval of a locked article and the draft of an edition of it."""
    if prepared and prepared.is_of(article):
        return prepared.approval_of(article), listed(prepared.draft, article, prepared.content, prepared.rows)
    approval = _approval_of(article)
    return approval, approved_draft(article, approval, published_by=name_of(by))


def publish(
    editions: ArticleEditions,
    name: str,
    by: AbstractUser,
    now: datetime,
    *,
    reason: str,
    at: datetime | None,
    until: datetime | None,
    prepared: PreparedDraft | None,
    working_copy: Content,
    **_unused: Any,
) -> None:
    """Make an edition of the approved revision for ``publish``, ``schedule``, ``correct``, ``reply`` or ``minor``."""
    article = editions.article
    approval, draft = _approved_draft_now(article, prepared, by)
    check_working_copy(working_copy, draft)
    # What is published now takes the place of what is scheduled, which may be older.
    taken_back = withdraw(editions, now)
    live_from = cast("datetime", at) if name == "schedule" else editions.start_now(now)
    live = editions.live(live_from)
    if live and name in {"correct", "minor"}:
        # It ends when the edition it replaces would have ended.
        until = live.live_until
    check_window(live_from, until, now if name == "schedule" else live_from)
    check_embargo(article.embargo, live_from)
    check_pictures(working_copy, live_from)
    if name == "correct":
        kind = Edition.Kind.CORRECTION
    elif name == "minor":
        kind = Edition.Kind.MINOR
    elif editions.newest:
        kind = Edition.Kind.UPDATE
    else:
        # The first edition of an article that answers another is a right of reply, whichever move publishes it.
        kind = Edition.Kind.REPLY if article.replies_to_id else Edition.Kind.FIRST
    draft = with_confirmed_names(article, draft, cast("Revision", approval.revision))
    if name == "minor":
        draft = keep_words_since(draft, cast("Edition", live))
    edition, details = make_edition(
        editions,
        draft,
        kind=kind,
        live_from=live_from,
        live_until=until,
        approval=approval,
        by=by,
        note=reason if name == "correct" else "",
    )
    revision = approval.revision
    record_with_withdrawn(article, name, edition, details, taken_back, by=by, reason=reason, revision=revision)


def record_with_withdrawn(
    article: Article, name: str, edition: Edition, details: dict[str, Any], taken_back: dict[str, Any], **facts: Any
) -> Event:
    """Record the event of a new edition, with the details of the editions that ``withdraw`` withdrew for it."""
    details["closed"] = taken_back["closed"] + details["closed"]
    details["withdrawn"] = taken_back["withdrawn"]
    return record_event(article, name, edition=edition.number, details=details, **facts)


@transaction.atomic
def publish_import(article: Article, *, published_at: datetime | None = None, reason: str = "") -> Edition:
    """Publish an imported article, and record the importer as the one who approved and published it.

    ``published_at`` is an aware datetime (default: now). It may be in the past, for archives, or in the future. The
    row must be held by ``workflow.lock``.
    """
    lock_named_rows(content_of(article))
    editions, working_copy = ArticleEditions(article), content_of(article)
    now = editions.event_time()
    taken_back = withdraw(editions, now)
    is_update, start = editions.newest is not None, editions.start_now(now)
    live_from = published_at or start
    if is_update:
        # What readers were shown until now cannot be changed, so an update begins now at the earliest.
        live_from = max(live_from, start)
    check_pictures(working_copy, max(live_from, now))
    before, article.state = article.state, State.APPROVED
    article.save(update_fields=["state"])
    approval = record_event(article, "import_publish", from_state=before, reason=reason, details={"approves": True})
    draft = approved_draft(article, approval, published_by=name_of(None))
    check_working_copy(working_copy, draft)
    kind = Edition.Kind.UPDATE if is_update else Edition.Kind.FIRST
    edition, details = make_edition(editions, draft, kind=kind, live_from=live_from, approval=approval)
    record_with_withdrawn(article, "import_publish", edition, details, taken_back, reason=reason)
    announce([article])
    return edition
