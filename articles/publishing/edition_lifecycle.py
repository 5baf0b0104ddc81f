"""Making, ending and withdrawing editions under the article's lock. Each returns the details for its event."""

from __future__ import annotations

from datetime import datetime
from secrets import token_hex
from typing import TYPE_CHECKING, Any, cast

from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.audit import name_of
from articles.content import LABELS, version_of, written_content_of_revision
from articles.editions import Draft, columns_of, draft_of, list_edition, sealed_content, with_comment_terms
from articles.models import Article, Edition, Event
from articles.revisions import mark_rows_in_record
from articles.text import digest, instant
from articles.workflow import MoveNotAllowed

if TYPE_CHECKING:
    from django.contrib.auth.models import AbstractUser, User

    from articles.content import Content
    from articles.editions import Listing
    from articles.models import Revision

    from .article_editions import ArticleEditions


def approved_content(approval: Event) -> Content:
    """Return the content of the revision that was approved, with names as they were written."""
    return written_content_of_revision(cast("Revision", approval.revision))


def approved_draft(article: Article, approval: Event, *, published_by: str) -> Draft:
    """Return the draft of an edition of the approved revision, whatever the working copy contains."""
    return draft_of(article, approved_content(approval), published_by=published_by)


def draft_of_edition(article: Article, edition: Edition) -> Draft:
    """Return a draft with the content of an edition.

    Version 1 is converted from the approved revision. It keeps the text of its comment policy, which it contained.
    """
    if version_of(edition.content) == 1:
        draft = draft_of(article, sealed_content(edition), published_by=name_of(edition.created_by))
        return with_comment_terms(draft, edition.content["comments"])
    columns = {column: getattr(edition, column) for column in Edition.INDEX}
    return Draft(edition.content, columns | columns_of(edition.content))


def keep_words_since(draft: Draft, live: Edition) -> Draft:
    """Return a draft that readers do not see as an update: it keeps the live edition's date of its words."""
    return draft._replace(data=draft.data | {"said_since": live.content.get("said_since") or instant(live.live_from)})


def check_working_copy(working_copy: Content, draft: Draft) -> None:
    """Refuse to publish an article whose working copy differs from the draft of its approved revision.

    Raises:
        MoveNotAllowed: Somebody changed rows of the article without saving a revision.
    """
    approved = cast("Listing", draft.listing).content
    changed = approved.changed_fields(working_copy)
    if changed:
        raise MoveNotAllowed(
            _("The working copy differs from what was approved: %(fields)s. Save it and have it approved again.")
            % {"fields": ", ".join(str(LABELS[name]) for name in changed)}
        )


def set_end(edition: Edition, end: datetime | None) -> dict[str, Any]:
    """Set when an edition ends and return the details for an event."""
    change = {"edition": edition.number, "was_until": instant(edition.live_until), "until": instant(end)}
    edition.live_until = end
    edition.save(update_fields=["live_until"])
    return change


def _count_editions(article: Article, change: int) -> None:
    """Add a change, which may be negative, to the number of editions on the article's row."""
    article.edition_count += change
    Article.objects.filter(pk=article.pk).update(edition_count=F("edition_count") + change)


def withdraw(editions: ArticleEditions, now: datetime) -> dict[str, Any]:
    """Withdraw every edition that begins in the future. Returns the details for an event."""
    withdrawn, reopened = [], []
    article = editions.article
    for edition in editions.planned(now):
        planned = cast("Event", article.events.filter(edition_number=edition.number).order_by("-number").first())
        withdrawn.append({"edition": edition.number, "live_from": instant(edition.live_from)})
        start = edition.live_from
        editions.delete(edition)
        _count_editions(article, -1)
        # The event that planned this edition may have moved the end of an earlier one to its start.
        for closed in (one for one in planned.details.get("closed", []) if one["until"] == instant(start)):
            earlier = editions.numbered(closed["edition"])
            if earlier and earlier.live_until == start:
                was = closed["was_until"]
                reopened.append(set_end(earlier, was and datetime.fromisoformat(was)))
    return {"withdrawn": withdrawn, "closed": reopened}


def end_without_schedule(article: Article, live: Edition, planned: Edition | None) -> datetime | None:
    """Return when the live edition ends if the scheduled one is withdrawn, which may have moved its end."""
    if planned is None or live.live_until != planned.live_from:
        return live.live_until
    event = cast("Event", article.events.filter(edition_number=planned.number).order_by("-number").first())
    start = {"edition": live.number, "until": instant(planned.live_from)}
    closed = (one for one in event.details.get("closed", []) if start.items() <= one.items())
    was = next((one["was_until"] for one in closed), instant(live.live_until))
    return datetime.fromisoformat(was) if was else None


def planned_end(article: Article, name: str) -> datetime | None:
    """Return when the edition ends that a move would make, if nobody says otherwise. See ``end_of_next``."""
    now = timezone.now()
    planned = article.editions.filter(live_from__gt=now).select_related("revision").first()
    return end_of_next(article, name, article.editions.live(now).first(), planned)


def end_of_next(article: Article, name: str, live: Edition | None, planned: Edition | None) -> datetime | None:
    """Return when the edition ends that a move would make, from the present editions.

    A schedule that is moved, or whose revision is published at once, keeps its end. What takes the place of a live
    edition ends when that would have ended. None for moves that set no end.
    """
    if name == "reschedule":
        return planned.live_until if planned else None
    is_next = planned and (live is None or planned.revision.number == article.revision_number)
    if name == "publish" and planned and is_next and planned.live_until:
        return planned.live_until
    return end_without_schedule(article, live, planned) if live and name in {"publish", "schedule"} else None


def make_edition(
    editions: ArticleEditions,
    draft: Draft,
    *,
    kind: str,
    live_from: datetime,
    live_until: datetime | None = None,
    approval: Event,
    revision: Revision | None = None,
    by: AbstractUser | None = None,
    note: str = "",
    ground: str = "",
) -> tuple[Edition, dict[str, Any]]:
    """Make an edition of a draft and close the one live at its start.

    The row of the article must be held by ``workflow.lock``. ``revision`` is the approved one (default: that of the
    approval).

    Returns:
        The edition, and the details for its event.
    """
    article, live = editions.article, editions.live(live_from)
    closed = [set_end(live, live_from)] if live else []
    previous, first = editions.newest, editions.first(live_from)
    edition = Edition(
        article=article,
        number=editions.next_number,
        revision=revision or approval.revision,
        approval=approval,
        kind=kind,
        note=note.strip(),
        ground=ground,
        live_from=live_from,
        live_until=live_until,
        first_published_at=first.first_published_at if first else live_from,
        created_by=cast("User | None", by),
        content=draft.data,
        salt=token_hex(16),
        previous_digest=previous.digest if previous else "",
        **draft.columns,
    )
    edition.digest = digest(edition.digest_payload())
    edition.save()
    mark_rows_in_record([edition.comment_policy])
    editions.add(edition)
    _count_editions(article, 1)
    if not edition.is_retraction:
        list_edition(edition, draft.listing)
    return edition, {
        "kind": str(kind),
        "digest": edition.digest,
        "live_from": instant(live_from),
        "live_until": instant(live_until),
        "closed": closed,
    }
