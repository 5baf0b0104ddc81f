"""The dashboard of the desk: the tasks of a user, depending on their permissions."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import TYPE_CHECKING, Any, NamedTuple, TypedDict, cast

from django.db.models import Exists, F, OuterRef, Subquery, Value
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from articles import edit_sessions, photo_library, references
from articles.audit import add_subjects
from articles.models import Article, Edition, Event, Photo
from articles.models.article_access import editable_condition
from articles.states import PublicState, State

if TYPE_CHECKING:
    from datetime import datetime

    from django.contrib.auth.models import AbstractUser
    from django.utils.functional import Promise
    from django_stubs_ext import WithAnnotations

    from articles.models import Reference
    from articles.models.article_queryset import ArticleQuerySet

    class Found(TypedDict):
        """What a panel may show of an article in addition to its own fields."""

        address: str
        hour: datetime
        reason: str

    PanelArticle = WithAnnotations[Article, Found]

MAX_ROWS = 8
MAX_EVENTS = 12
SCHEDULE_PERIOD = timedelta(days=1)
# Articles not changed for longer than this are shown in the list only, not on the dashboard.
RECENT_PERIOD = timedelta(days=30)
# The period within which ending rights of pictures are reported, and the most pictures checked for being shown.
RIGHTS_END_PERIOD, MAX_CHECKED_PHOTOS = timedelta(days=7), 48
DECISION_EVENTS = ("submit", "withdraw", "request_changes", "approve")


class Panel(NamedTuple):
    """One section of the dashboard: ``rows`` are articles, with ``reason`` and ``hour`` if there are any.

    ``more`` is the URL of the full list, or empty. ``empty_text`` is the text shown if there are no rows.
    """

    title: Promise | str
    rows: Sequence[Article]
    empty_text: Promise | str
    more: str = ""


def _list(query: str) -> str:
    return f"{reverse('desk:articles_article_changelist')}?{query}"


def _articles(queryset: ArticleQuerySet) -> list[Article]:
    return list(queryset.select_related("category", "reviewer").defer("body")[:MAX_ROWS])


def _of_the_writer(user: AbstractUser) -> list[Panel]:
    """Return the panels of a writer's own articles: sent back, drafts and in review."""
    own = Article.objects.written_by(user).order_by("-updated_at", "-pk")
    last = Event.objects.filter(article=OuterRef("pk"), move__in=DECISION_EVENTS).order_by("-number")
    drafts = own.filter(state=State.DRAFT).annotate(
        decision=Coalesce(Subquery(last.values("move")[:1]), Value("")), reason=Subquery(last.values("reason")[:1])
    )
    mine = "whose=mine&state__exact="
    return [
        Panel(
            _("Sent back to me"),
            _articles(drafts.filter(decision="request_changes")),
            _("Nothing was sent back to you."),
            _list(f"{mine}{State.DRAFT}"),
        ),
        Panel(
            _("My drafts"),
            _articles(drafts.exclude(decision="request_changes")),
            _("You have no drafts. Begin one."),
            _list(f"{mine}{State.DRAFT}"),
        ),
        Panel(
            _("Mine, in review"),
            _articles(own.filter(state=State.IN_REVIEW)),
            _("None of your articles is in review."),
            _list(f"{mine}{State.IN_REVIEW}"),
        ),
    ]


def _to_accept(user: AbstractUser) -> Panel:
    """Return the panel of a writer's articles that a reviewer changed and approved, which the writer must accept."""
    own = Article.objects.written_by(user).awaiting_acceptance()
    articles = cast("list[PanelArticle]", _articles(own.order_by("updated_at", "pk")))
    for article in articles:
        article.address = reverse("desk:articles_article_acceptance", args=[article.pk])
    return Panel(_("Changes to accept"), articles, "")


def _assigned(user: AbstractUser) -> Panel:
    """Return the panel of drafts assigned to a user, the most urgent first. Articles in review are left out."""
    waiting = Article.objects.filter(assignee=user.pk, state=State.DRAFT)
    return Panel(
        _("Assigned to me"),
        _articles(waiting.order_by(F("deadline").asc(nulls_last=True), "-updated_at", "-pk")),
        _("Nothing is assigned to you."),
        _list(f"whose=assigned&state__exact={State.DRAFT}"),
    )


def _for_the_reviewer(user: AbstractUser) -> Panel:
    """Return the panel of other people's articles in review. Those that have waited longest come first."""
    waiting = Article.objects.editable_by(user).filter(state=State.IN_REVIEW).written_by_others(user)
    return Panel(
        _("Waiting for my review"),
        _articles(waiting.order_by("updated_at", "pk")),
        _("Nothing waits for your review."),
        _list(f"state__exact={State.IN_REVIEW}"),
    )


def _retractions(user: AbstractUser) -> Panel:
    """Return the panel of retractions to confirm or refuse, of articles the user may edit."""
    decided = Event.objects.filter(
        article=OuterRef("article"), move__in=("confirm_retraction", "cancel_retraction"), number__gt=OuterRef("number")
    )
    asked = Event.objects.visible_to(user).filter(move="retract").exclude(Exists(decided))
    rows = []
    for event in asked.select_related("article__category")[:MAX_ROWS]:
        article = cast("PanelArticle", event.article)
        article.reason = event.reason
        rows.append(article)
    return Panel(_("Retractions to confirm"), rows, "")


def _public(user: AbstractUser, now: datetime) -> list[Panel]:
    """Return the panels of articles going live soon, approved ones, and live ones with unpublished changes."""
    editable = Article.objects.editable_by(user)
    soon = Edition.objects.filter(
        Exists(editable.filter(pk=OuterRef("article"))), live_from__gt=now, live_from__lte=now + SCHEDULE_PERIOD
    ).select_related("article__category", "article__reviewer")
    rows = []
    for edition in soon.order_by("live_from").defer("body", "content")[:MAX_ROWS]:
        article = cast("PanelArticle", edition.article)
        article.hour = edition.live_from
        rows.append(article)
    recent = editable.filter(updated_at__gt=now - RECENT_PERIOD).order_by("-updated_at", "-pk")
    unseen = (PublicState.UNPUBLISHED, PublicState.EXPIRED)
    return [
        Panel(_("Going live in the next 24 hours"), rows, _("Nothing is scheduled for the next 24 hours.")),
        Panel(
            _("Approved, not yet published"),
            _articles(recent.in_public_state(*unseen, at=now).filter(state=State.APPROVED)),
            _("Everything approved is published or scheduled."),
            _list(f"state__exact={State.APPROVED}&public={PublicState.UNPUBLISHED}"),
        ),
        Panel(
            _("Live with unpublished changes"),
            _articles(recent.in_public_state(PublicState.LIVE_WITH_CHANGES, at=now)),
            _("No live article has unpublished changes."),
            _list(f"public={PublicState.LIVE_WITH_CHANGES}"),
        ),
    ]


def _pictures(user: AbstractUser, now: datetime) -> list[Photo]:
    """Return photos whose rights end soon and that articles the user may edit show now or later, the soonest first."""
    ending = (
        Photo.objects.expiring(now + RIGHTS_END_PERIOD, now)
        .used_in_articles_of(user)
        .defer("renditions")[:MAX_CHECKED_PHOTOS]
    )
    return photo_library.shown_among(list(ending), now, editable_condition(user, "article__"))[:MAX_ROWS]


def _proposal_url(row: Reference) -> str:
    """Return the URL of the page on which a proposed change is confirmed."""
    return reverse(f"desk:articles_{row._meta.model_name}_proposal", args=[row.pk])


def dashboard_panels(user: AbstractUser, now: datetime) -> dict[str, Any]:
    """Return the content of a user's dashboard.

    Returns:
        ``panels``: the most urgent first. ``pictures``: those whose rights end soon. ``proposals``: proposed changes of
        references, each with the URL to confirm it. ``events``: the latest ones. ``kept``: the number of autosaved
        texts that were not saved.
    """
    panels = []
    if user.has_perm("articles.review_article"):
        panels.append(_for_the_reviewer(user))
    if user.has_perm("articles.confirm_retraction"):
        retractions = _retractions(user)
        panels += [retractions] if retractions.rows else []
    if user.has_perm("articles.submit_article"):
        to_accept = _to_accept(user)
        panels += [to_accept] if to_accept.rows else []
        panels.append(_assigned(user))
        panels += _of_the_writer(user)
        panels += _public(user, now)
    events = Event.objects.visible_to(user) if user.has_perm("articles.view_event") else Event.objects.none()
    pictures = _pictures(user, now) if user.has_perm("articles.change_photo") else []
    return {
        "panels": panels,
        "pictures": pictures,
        "proposals": [(one, _proposal_url(one.reference)) for one in references.open_proposals(user, limit=MAX_ROWS)],
        "events": add_subjects(events[:MAX_EVENTS]),
        "kept": edit_sessions.autosaves_of(user).filter(discarded_at=None).count(),
    }
