"""The verbs that change what readers see."""

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from articles import photo_library, workflow
from articles.audit import event_time, name_of
from articles.content import content_of, content_of_revision
from articles.editions import Draft, draft_of_retraction
from articles.models import Article, Edition
from articles.signals import announce
from articles.states import EDITORIAL, Ground, State
from articles.triggers import is_record_violation
from articles.workflow import MoveNotAllowed, Seen, check_fresh, check_move, lock, record_event

from .checks import check_embargo, check_pictures, check_window
from .confirmed_names import with_confirmed_names
from .making import (
    approved_draft,
    check_working_copy,
    draft_of_edition,
    keep_said_since,
    make_edition,
    set_end,
    start_now,
    withdraw,
)
from .rescheduling import plan_of, schedule_again


def _approval_of(article):
    """The event that approved the revision the article stands at."""
    approvals = article.events.approvals().filter(revision__number=article.revision_number)
    approval = approvals.order_by("-number").first()
    if approval is None:
        raise MoveNotAllowed(_("Nobody has approved this revision."))
    return approval


def _draft_before_the_lock(article: Article, by) -> tuple[int, Draft] | None:
    """Return the edition that the approved revision makes, with its number. None where nobody has approved it.

    Cutting a long text into what readers are shown takes time, so it is done while nobody waits for the row.
    """
    article = Article.objects.select_related("category__parent").get(pk=article.pk)
    try:
        approval = _approval_of(article)
    except MoveNotAllowed:
        return None
    return article.revision_number, approved_draft(article, approval, published_by=name_of(by))


def _publish(article, name, by, now, *, reason, at, until, ground, prepared):
    """Publish, schedule, correct, reply or edit a little: the ways to make an edition of an approved revision."""
    number, draft = prepared or (None, None)
    approval = _approval_of(article)
    check_working_copy(article, approval)
    # What is published now takes the place of what is scheduled, which may be older.
    taken_back = withdraw(article, now)
    live_from = at if name == "schedule" else start_now(article, now)
    live = article.editions.live(live_from).first()
    if live and name in {"correct", "minor"}:
        # It ends when what it corrects would have ended.
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
        # However it is published, an article that answers another is a right of reply.
        kind = Edition.Kind.REPLY if article.replies_to_id else Edition.Kind.FIRST
    if draft is None or number != article.revision_number:
        draft = approved_draft(article, approval, published_by=name_of(by))
    draft = with_confirmed_names(article, draft, approval.revision)
    if name == "minor":
        draft = keep_said_since(draft, live)
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
    _record_with_withdrawn(article, name, edition, details, taken_back, by=by, reason=reason)


def _record_with_withdrawn(article, name, edition, details, taken_back, **facts):
    """Record the event of a new edition that took the place of those that ``withdraw`` took back."""
    details["closed"] = taken_back["closed"] + details["closed"]
    details["withdrawn"] = taken_back["withdrawn"]
    return record_event(article, name, edition=edition.number, details=details, **facts)


def _reschedule(article, name, by, now, *, reason, at, until, **_unused):
    """Let the scheduled edition begin at another hour. It stays as it was approved, whatever was saved since."""
    planned = article.editions.filter(live_from__gt=now).select_related("approval", "revision").get()
    content = content_of_revision(planned.revision)
    check_window(at, until, now)
    later = article.events.filter(move="request_changes", number__gt=planned.approval.number)
    if at < planned.live_from and later.filter(revision=planned.revision).exists():
        raise MoveNotAllowed(_("This revision was sent back to its writers. It is not shown earlier than planned."))
    for embargo in (article.embargo, content.embargo):
        check_embargo(embargo, at)
    check_pictures(content, at)
    draft = draft_of_edition(article, planned)
    taken_back = withdraw(article, now)
    edition, details = make_edition(
        article,
        draft,
        kind=planned.kind,
        live_from=at,
        live_until=until,
        approval=planned.approval,
        by=by,
        note=planned.note,
    )
    _record_with_withdrawn(article, name, edition, details, taken_back, by=by, reason=reason)


def _unschedule(article, name, by, now, *, reason, **_unused):
    record_event(article, name, by=by, reason=reason, details=withdraw(article, now))


def _expire(article, name, by, now, *, reason, **_unused):
    """Close the live edition now; one that is scheduled would bring the article back, so it is withdrawn."""
    details = withdraw(article, now)
    end = start_now(article, now)
    details["closed"] += [set_end(edition, end) for edition in article.editions.live(now)]
    record_event(article, name, by=by, reason=reason, details=details)


def _ask_retraction(article, name, by, now, *, reason, ground, **_unused):
    """Ask for a retraction; what is scheduled is withdrawn, so that nothing new appears while the request waits."""
    ground = ground or Ground.SPECIAL
    if ground not in Ground.values:
        raise MoveNotAllowed(
            _("%(ground)s is no ground for a retraction. There are: %(grounds)s.")
            % {"ground": ground, "grounds": ", ".join(Ground.values)}
        )
    # The table of moves allows one scheduled edition at a time.
    planned = article.editions.filter(live_from__gt=now).select_related("approval").first()
    details = {"ground": str(ground)}
    if planned:
        details |= {"plan": plan_of(planned), **withdraw(article, now)}
    record_event(article, name, by=by, reason=reason, details=details)


def _retract(article, name, by, now, *, reason, withdraws_pictures=False, **_unused):
    if withdraws_pictures and not by.has_perm("articles.withdraw_photo"):
        raise MoveNotAllowed(_("Your role does not allow to take pictures off the site."))
    asked = article.last_retraction_request
    taken_back = withdraw(article, now)
    edition, details = make_edition(
        article,
        draft_of_retraction(article, published_by=name_of(by)),
        kind=Edition.Kind.RETRACTION,
        live_from=start_now(article, now),
        approval=asked,
        by=by,
        note=asked.reason,
        ground=asked.details["ground"],
    )
    if withdraws_pictures:
        gone, kept = photo_library.withdraw_with(article)
        details["pictures"] = {"withdrawn": [photo.pk for photo in gone], "kept": [photo.pk for photo in kept]}
    _record_with_withdrawn(article, name, edition, details, taken_back, by=by, reason=reason)


def _cancel_retraction(article, name, by, now, *, reason, **_unused):
    """Refuse a retraction; what its request withdrew is scheduled again where its time is still ahead."""
    asked = article.last_retraction_request
    plan = asked.details.get("plan")
    # Whoever took the article off the site since, or sent it back, wants it to appear no more.
    was_stopped = article.events.filter(move__in=("expire", "request_changes"), number__gt=asked.number).exists()
    if plan and was_stopped:
        edition, details = None, {"not_scheduled_again": plan["live_from"]}
    else:
        edition, details = schedule_again(article, plan, by=by, now=now) if plan else (None, {})
    record_event(article, name, by=by, reason=reason, edition=edition and edition.number, details=details)


VERBS = {
    "publish": _publish,
    "schedule": _publish,
    "correct": _publish,
    "reply": _publish,
    "minor": _publish,
    "reschedule": _reschedule,
    "unschedule": _unschedule,
    "expire": _expire,
    "retract": _ask_retraction,
    "confirm_retraction": _retract,
    "cancel_retraction": _cancel_retraction,
}


def perform(article, name, *, by, seen: Seen, reason="", at=None, until=None, ground="", withdraws_pictures=False):
    """Make any move of the table, or raise MoveNotAllowed and change nothing.

    ``at`` is the hour of a schedule and ``until`` the end of an edition, both aware datetimes; ``ground`` is a
    ``Ground`` for a retraction; ``seen`` is the number of the revision the person was looking at, or ``LATEST``. With
    ``withdraws_pictures`` a retraction that is confirmed takes the article's pictures from readers too, but for those
    that other articles show.
    """
    if name in EDITORIAL or name not in VERBS:
        return workflow.move(article, name, by=by, reason=reason, seen=seen)
    options = {"reason": reason, "at": at, "until": until, "ground": ground}
    if VERBS[name] is _publish:
        options["prepared"] = _draft_before_the_lock(article, by)
    elif name == "confirm_retraction":
        options["withdraws_pictures"] = withdraws_pictures
    try:
        with transaction.atomic():
            article = lock(article)
            check_fresh(article, seen)
            now = event_time(article)
            rule = check_move(article, name, by, reason=reason, at=at, standing=article.standing(now))
            if at is not None and not rule.owes_time:
                raise MoveNotAllowed(_("%(move)s takes no hour; schedule does.") % {"move": rule.label})
            if until is not None and not rule.takes_end:
                raise MoveNotAllowed(_("%(move)s takes no end.") % {"move": rule.label})
            VERBS[name](article, name, by, now, **options)
            announce([article])
    except IntegrityError as error:
        if not is_record_violation(error):
            raise
        raise MoveNotAllowed(
            _("The record refuses this: readers may have seen that edition by now. Look again.")
        ) from error
    return article


def publish_import(article, *, published_at=None, reason=""):
    """Publish what an import brought, recorded as the importer's doing.

    ``published_at`` (an aware datetime; now, unless told) may lie in the past, for archives, or ahead. The row
    must be held by ``workflow.lock``.
    """
    now = event_time(article)
    taken_back = withdraw(article, now)
    latest = article.editions.order_by("-live_from").first()
    start = start_now(article, now)
    live_from = published_at or start
    if latest:
        # What readers were shown until now is sealed; an update begins now at the earliest.
        live_from = max(live_from, start)
    check_pictures(content_of(article), max(live_from, now))
    before, article.state = article.state, State.APPROVED
    article.save(update_fields=["state"])
    approval = record_event(article, "import_publish", from_state=before, reason=reason, details={"approves": True})
    check_working_copy(article, approval)
    kind = Edition.Kind.UPDATE if latest else Edition.Kind.FIRST
    draft = approved_draft(article, approval, published_by=name_of(None))
    edition, details = make_edition(article, draft, kind=kind, live_from=live_from, approval=approval)
    _record_with_withdrawn(article, "import_publish", edition, details, taken_back, reason=reason)
    announce([article])
    return edition
