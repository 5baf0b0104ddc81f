"""From an approved revision to an edition: the verbs that change what readers see."""

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from . import workflow
from .labels import marks_of
from .models import CommentPolicy, Edition, EditionCredit, EditionTag
from .signals import announce
from .states import EDITORIAL, Ground, State
from .text import count_words, digest, excerpt, instant, plain, segments
from .workflow import MoveNotAllowed, ask, check_fresh, lock, witness


def _terms(article):
    """How comments work for the article: its own policy, else its category's or section's, else the site's."""
    category = article.category
    policy = article.comment_policy or category.comment_policy
    if policy is None and category.parent:
        policy = category.parent.comment_policy
    policy = policy or CommentPolicy.objects.default()
    return policy.terms() if policy else {}


def _byline(article):
    byline = {}
    for credit in article.credits.select_related("contributor"):
        person = {"name": credit.contributor.name, "slug": credit.contributor.slug}
        byline.setdefault(str(credit.role), []).append(person)
    return byline


def _says(article):
    """The columns of an edition that hold what the article says, ready for the template."""
    body = segments(article.body)
    told = "".join(part.get("html", "") for part in body)
    return {
        "headline": article.headline,
        "headline_key": article.headline_key,
        "slug": article.slug,
        "standfirst": article.standfirst,
        "dateline": article.dateline,
        "body": body,
        "excerpt": excerpt(article.standfirst or plain(told)),
        "word_count": count_words(told),
        "byline": _byline(article),
        "tag_list": [{"name": tag.name, "slug": tag.slug} for tag in article.tags.order_by("name")],
        "comment_terms": _terms(article),
        "topic": article.topic,
        "replies_to": article.replies_to,
        **marks_of(article),
    }


def preview_of(article):
    """The edition that publishing the working copy now would make, unsaved."""
    now, first = timezone.now(), article.editions.order_by("number").first()
    return Edition(
        article=article,
        kind=Edition.Kind.FIRST,
        live_from=now,
        first_published_at=first.first_published_at if first else now,
        category=article.category,
        section=article.category.parent or article.category,
        **_says(article),
    )


def _next_number(article):
    used = article.events.exclude(edition_number=None).order_by("-edition_number")
    return 1 + (used.values_list("edition_number", flat=True).first() or 0)


def _set_end(edition, end):
    """Move an edition's end and return what an event needs to witness it."""
    change = {"edition": edition.number, "was_until": instant(edition.live_until), "until": instant(end)}
    edition.live_until = end
    edition.save(update_fields=["live_until"])
    return change


def _withdraw(article, now):
    """Take back every edition nobody has seen yet; returns what an event needs to witness it."""
    withdrawn, reopened = [], []
    for edition in article.editions.filter(live_from__gt=now):
        planned = article.events.filter(edition_number=edition.number).order_by("-number").first()
        withdrawn.append({"edition": edition.number, "live_from": instant(edition.live_from)})
        start = edition.live_from
        edition.delete()
        for closed in planned.details.get("closed", []):
            earlier = article.editions.filter(number=closed["edition"], live_until=start).first()
            if earlier:
                was = closed["was_until"]
                reopened.append(_set_end(earlier, was and timezone.datetime.fromisoformat(was)))
    return {"withdrawn": withdrawn, "closed": reopened}


def make_edition(article, *, kind, live_from, live_until=None, approval, by=None, note="", ground="", says=None):
    """Make the edition and close the one live at its start; returns ``(edition, details for the event)``.

    The row of the article must be held by ``workflow.lock``.
    """
    closed = [_set_end(edition, live_from) for edition in article.editions.live(live_from)]
    previous = article.editions.order_by("-number").first()
    first = article.editions.filter(live_from__lte=live_from).order_by("live_from").first()
    edition = Edition(
        article=article,
        number=_next_number(article),
        revision=approval.revision,
        approval=approval,
        kind=kind,
        note=note.strip(),
        ground=ground,
        live_from=live_from,
        live_until=live_until,
        first_published_at=first.first_published_at if first else live_from,
        category=article.category,
        section=article.category.parent or article.category,
        created_by=by,
        previous_digest=previous.digest if previous else "",
        **(_says(article) if says is None else says),
    )
    edition.digest = digest(edition.says())
    edition.save()
    if not edition.is_retraction:
        index(edition, article.tags.all(), article.credits.all())
    return edition, {
        "kind": str(kind),
        "digest": edition.digest,
        "live_from": instant(live_from),
        "live_until": instant(live_until),
        "closed": closed,
    }


def index(edition, tags, credits):
    """Give the edition its places in the lists of its tags and contributors."""
    EditionTag.objects.bulk_create(
        EditionTag(
            edition=edition, tag=tag, article_id=edition.article_id, first_published_at=edition.first_published_at
        )
        for tag in tags
    )
    EditionCredit.objects.bulk_create(
        EditionCredit(
            edition=edition,
            article_id=edition.article_id,
            contributor_id=credit.contributor_id,
            role=credit.role,
            order=credit.order,
            first_published_at=edition.first_published_at,
        )
        for credit in credits
    )


def _approval_of(article):
    """The event that approved the revision the article stands at."""
    approval = (
        article.events.filter(move__in=workflow.APPROVALS, revision__number=article.revision_number)
        .order_by("-number")
        .first()
    )
    if approval is None:
        raise MoveNotAllowed(_("Nobody has approved this revision."))
    return approval


def _check_window(live_from, live_until, now):
    if live_from < now:
        raise MoveNotAllowed(_("The hour lies in the past. Choose a later one, or publish now."))
    if live_until is not None and live_until <= live_from:
        raise MoveNotAllowed(_("An edition must end after it begins."))


def _publish(article, name, by, now, *, reason, at, until, ground):
    """Publish, schedule, correct or reply: the four ways to make an edition of an approved revision."""
    live_from = at if name == "schedule" else now
    _check_window(live_from, until, now)
    if name == "correct":
        kind = Edition.Kind.CORRECTION
    elif article.editions.exists():
        kind = Edition.Kind.UPDATE
    else:
        # However it is published, an article that answers another is a right of reply.
        kind = Edition.Kind.REPLY if article.replies_to_id else Edition.Kind.FIRST
    edition, details = make_edition(
        article,
        kind=kind,
        live_from=live_from,
        live_until=until,
        approval=_approval_of(article),
        by=by,
        note=reason if name == "correct" else "",
    )
    witness(article, name, by=by, reason=reason, edition=edition.number, details=details)


def _unschedule(article, name, by, now, *, reason, **_unused):
    witness(article, name, by=by, reason=reason, details=_withdraw(article, now))


def _expire(article, name, by, now, *, reason, until, **_unused):
    end = until or now
    _check_window(end, None, now)
    closed = [_set_end(edition, end) for edition in article.editions.live(now)]
    witness(article, name, by=by, reason=reason, details={"closed": closed})


def _ask_retraction(article, name, by, now, *, reason, ground, **_unused):
    ground = ground or Ground.SPECIAL
    if ground not in Ground.values:
        raise MoveNotAllowed(
            _("%(ground)s is no ground for a retraction. There are: %(grounds)s.")
            % {"ground": ground, "grounds": ", ".join(Ground.values)}
        )
    witness(article, name, by=by, reason=reason, details={"ground": str(ground)})


def _retract(article, name, by, now, *, reason, **_unused):
    asked = article.events.filter(move="retract").order_by("-number").first()
    taken_back = _withdraw(article, now)
    edition, details = make_edition(
        article,
        kind=Edition.Kind.RETRACTION,
        live_from=now,
        approval=asked,
        by=by,
        note=asked.reason,
        ground=asked.details["ground"],
        says={"slug": "dicabut"},
    )
    details["withdrawn"] = taken_back["withdrawn"]
    details["closed"] = taken_back["closed"] + details["closed"]
    witness(article, name, by=by, reason=reason, edition=edition.number, details=details)


def _cancel_retraction(article, name, by, now, *, reason, **_unused):
    witness(article, name, by=by, reason=reason)


VERBS = {
    "publish": _publish,
    "schedule": _publish,
    "correct": _publish,
    "reply": _publish,
    "unschedule": _unschedule,
    "expire": _expire,
    "retract": _ask_retraction,
    "confirm_retraction": _retract,
    "cancel_retraction": _cancel_retraction,
}


def perform(article, name, *, by, reason="", at=None, until=None, ground="", seen=None):
    """Make any move of the table, or raise MoveNotAllowed and change nothing.

    ``at`` is the hour of a schedule and ``until`` the end of an edition, both aware datetimes; ``ground`` is a
    ``Ground`` for a retraction; ``seen`` is the number of the revision the person was looking at.
    """
    if name in EDITORIAL or name not in VERBS:
        return workflow.move(article, name, by=by, reason=reason, seen=seen)
    try:
        with transaction.atomic():
            article = lock(article)
            check_fresh(article, seen)
            rule = ask(article, name, by, reason=reason, at=at)
            if at is not None and not rule.owes_time:
                raise MoveNotAllowed(_("%(move)s takes no hour; schedule does.") % {"move": rule.label})
            if until is not None and not rule.takes_end:
                raise MoveNotAllowed(_("%(move)s takes no end.") % {"move": rule.label})
            VERBS[name](article, name, by, timezone.now(), reason=reason, at=at, until=until, ground=ground)
            announce([article])
    except IntegrityError as error:
        raise MoveNotAllowed(
            _("The record refuses this: readers may have seen that edition by now. Look again.")
        ) from error
    return article


def publish_import(article, *, published_at=None, reason=""):
    """Publish what an import brought, witnessed as the importer's doing.

    ``published_at`` (an aware datetime; now, unless told) may lie in the past, for archives, or ahead. The row
    must be held by ``workflow.lock``.
    """
    now = timezone.now()
    taken_back = _withdraw(article, now)
    latest = article.editions.order_by("-live_from").first()
    live_from = published_at or now
    if latest:
        # What readers were shown until now is sealed; an update begins now at the earliest.
        live_from = max(live_from, now)
    before, article.state = article.state, State.APPROVED
    article.save(update_fields=["state"])
    approval = witness(article, "import_publish", from_state=before, reason=reason, details={"approves": True})
    kind = Edition.Kind.UPDATE if latest else Edition.Kind.FIRST
    edition, details = make_edition(article, kind=kind, live_from=live_from, approval=approval)
    details["withdrawn"] = taken_back["withdrawn"]
    details["closed"] = taken_back["closed"] + details["closed"]
    witness(article, "import_publish", reason=reason, edition=edition.number, details=details)
    announce([article])
    return edition
