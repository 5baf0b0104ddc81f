"""An exported article with its whole record, put back to the letter into a database that lacks it."""

import re
from datetime import datetime
from uuid import UUID

from django.contrib.auth import get_user_model
from django.core.management.color import no_style
from django.db import connection
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from articles import revisions, workflow
from articles.integrity import find_breaks
from articles.labels import put_marks
from articles.models import (
    Article,
    Category,
    CommentPolicy,
    Contributor,
    Edition,
    EditionCredit,
    Event,
    Photo,
    ReadAlso,
    Revision,
    Tag,
    Topic,
)
from articles.publishing import index, note_uses
from articles.states import MOVE_LABELS, Ground, State
from articles.text import digest, headline_key, is_date

from .photos import restore_photos
from .records import Refused

LOGIN = re.compile(r"(?:.*\()?([^()]+?)\)?$")
SAME = ("number", "kind", "note", "ground", "headline", "slug", "standfirst", "dateline", "body", "excerpt")
CARRIED = (*SAME, "word_count", "byline", "tag_list", "comment_terms", "previous_digest", "digest")

# What a working copy says in the words of its latest revision; all else may have been renamed since.
WORDS = ("headline", "slug", "standfirst", "dateline", "body", "replies_to", "marks", "picture", "embargo")


def _when(value):
    """Read an instant. Raises ValueError for a text that is none, and Refused for a year that no page can show."""
    if value is None:
        return None
    moment = datetime.fromisoformat(value)
    if moment.tzinfo is None or not is_date(moment):
        raise Refused(_("The export has a time that cannot be: %(time)s.") % {"time": value})
    return moment


def _past(value):
    """Read the instant of what has happened. Raises Refused where it lies ahead of this server's clock."""
    moment = _when(value)
    if moment > timezone.now() + workflow.MAX_CLOCK_LAG:
        raise Refused(_("The export has an event in the future: %(time)s. Check the clocks.") % {"time": value})
    return moment


def _person(name, known):
    """The login a record's name speaks of, where this database has it."""
    if name not in known:
        login = LOGIN.match(name)
        known[name] = get_user_model().objects.filter(username=login[1]).first() if login else None
    return known[name]


def _surroundings(row):
    """Make the categories, topics, tags, contributors and policies the record names, where they are new."""
    for one in row["categories"]:
        parent = Category.objects.get(slug=one["parent"]) if one["parent"] else None
        Category.objects.get_or_create(slug=one["slug"], defaults={"name": one["name"], "parent": parent})
    restore_photos(row.get("photos", []))
    for one in row["topics"]:
        Topic.objects.get_or_create(name=one["name"], defaults={"slug": one["slug"]})
    for name, slug in row["tag_slugs"].items():
        if not Tag.objects.filter(name__iexact=name).exists():
            Tag.objects.create(name=name, slug=slug)
    for one in row["contributors"]:
        person, _made = Contributor.objects.get_or_create(slug=one["slug"], defaults={"name": one["name"]})
        for face in {"is_editor" if role == "editor" else "is_writer" for role in one["roles"]}:
            if not getattr(person, face):
                setattr(person, face, True)
                person.save(update_fields=[face])
    for content in (*(revision["content"] for revision in row["revisions"]), row["working_copy"]):
        policy = content and content["comment_policy"]
        if policy and not CommentPolicy.objects.filter(**policy).exists():
            CommentPolicy.objects.create(**policy)


def _check_digest(row, given):
    if digest(row.says()) != given:
        raise _mismatch(row)


def _check_numbers(row):
    """Raise ValueError, TypeError or KeyError where what is asked for later than the rest is of the wrong kind."""
    if not isinstance(row["id"], int) or not 0 < row["id"] < 2**31:
        raise ValueError(row["id"])
    for one in ({"uid": row["replies_to"]}, *row["read_also"]):
        if one["uid"] is not None:
            UUID(one["uid"])


def _check_record(article):
    """Refuse a record that does not agree with itself: chains, windows and the state its events led to."""
    (found,) = find_breaks(Article.objects.filter(pk=article.pk))
    if found:
        raise Refused(found.reason)
    last = article.events.order_by("-number").first()
    if last is None or last.to_state != article.state:
        raise _mismatch(article)


def _mismatch(row):
    # A checksum that anybody can compute shows a difference, and never whose.
    reason = _("%(row)s does not match its checksum (SHA-256). The file is damaged or was edited: export it again.")
    return Refused(reason % {"row": row})


def restore_archive(row):
    """Put an exported article back with its revisions, events and editions; its number is kept where it is free.

    Raises Refused where the record does not match its checksums, KeyError or TypeError where parts are missing.
    """
    _check_numbers(row)
    _surroundings(row)
    taken = Article.objects.filter(pk=row["id"]).exists()
    known, latest = {}, row["working_copy"] or row["revisions"][-1]["content"]
    article = Article(
        pk=None if taken else row["id"],
        uid=row["uid"],
        headline=latest["headline"],
        category=Category.objects.get(slug=latest["category"]),
        state=State(row["state"]),
        source=row["source"],
        source_digest=row["source_digest"],
        created_at=_when(row["created_at"]),
    )
    article.save(force_insert=True)
    if "picture" in revisions.put_back(article, latest):
        raise Refused(_("There is no photo %(uid)s in the library.") % {"uid": latest["picture"]["photo"]})
    article.created_by = _person(row["revisions"][0]["author_name"], known)
    article.revision_number = row["revisions"][-1]["number"]
    article.updated_at = _when(row["updated_at"])
    article.save()
    by_number = {one["number"]: _revision(article, one, known) for one in row["revisions"]}
    events = {one["number"]: _event(article, one, by_number, known) for one in row["events"]}
    for one in row["editions"]:
        _edition(article, one, by_number[one["revision"]], events[one["approval"]])
    article.event_count, article.edition_count = len(row["events"]), len(row["editions"])
    article.last_event_digest = row["events"][-1]["digest"] if row["events"] else ""
    article.save(update_fields=["event_count", "edition_count", "last_event_digest"])
    _check_record(article)
    for name in WORDS:
        if latest.get(name) != row["revisions"][-1]["content"].get(name):
            raise _mismatch(article)
    revisions.refer(article, is_awaited=True)
    revisions.note_photos(article)
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), [Article]):
            cursor.execute(statement)
    return article


def _revision(article, one, known):
    revision = Revision(
        article=article,
        number=one["number"],
        content=one["content"],
        author=_person(one["author_name"], known),
        author_name=one["author_name"],
        reason=one["reason"],
        created_at=_past(one["created_at"]),
        digest=one["digest"],
    )
    _check_digest(revision, one["digest"])
    revision.save()
    return revision


def _event(article, one, by_number, known):
    if one["move"] not in dict(MOVE_LABELS):
        raise Refused(_("There is no move %(name)s.") % {"name": one["move"]})
    if one["move"] == "retract" and one["details"].get("ground") not in Ground.values:
        raise Refused(_("A retraction in the export has no known ground."))
    event = Event(
        article=article,
        number=one["number"],
        move=one["move"],
        from_state=one["from_state"],
        to_state=one["to_state"],
        actor=_person(one["actor_name"], known),
        actor_name=one["actor_name"],
        at=_past(one["at"]),
        reason=one["reason"],
        revision=by_number.get(one["revision"]),
        edition_number=one["edition"],
        details=one["details"],
        previous_digest=one["previous_digest"],
        digest=one["digest"],
    )
    _check_digest(event, one["digest"])
    event.save()
    return event


def _edition(article, one, revision, approval):
    edition = Edition(
        article=article,
        revision=revision,
        approval=approval,
        live_from=_when(one["live_from"]),
        live_until=_when(one["live_until"]),
        first_published_at=_when(one["first_published_at"]),
        headline_key=headline_key(one["headline"]),
        category=Category.objects.get(slug=one["category"]),
        section=Category.objects.get(slug=one["section"]),
        topic=Topic.objects.get(name=one["topic"]) if one["topic"] else None,
        replies_to=_answered(one["replies_to"]),
        **{name: one[name] for name in CARRIED},
    )
    put_marks(edition, one.get("marks", {}))
    edition.picture = one.get("picture", {})
    if edition.picture:
        edition.photo = Photo.objects.get(uid=edition.picture["photo"])
    _check_digest(edition, one["digest"])
    edition.save()
    note_uses(edition)
    tags = Tag.objects.filter(name__in=one["listed_under"])
    credits = [
        EditionCredit(contributor=Contributor.objects.get(slug=person["slug"]), role=role, order=order)
        for role, people in edition.byline.items()
        for order, person in enumerate(people)
    ]
    index(edition, tags, credits)


def _answered(uid):
    """The article a right of reply answers, which may stand further down in the export."""
    if uid is None:
        return None
    article = Article.objects.filter(uid=uid).first()
    if article is None:
        raise Refused(_("The article it replies to is not here: %(uid)s.") % {"uid": uid}, waits=True)
    return article


def refer_later(article, row):
    """Point at articles that arrived after the one that names them: "Baca juga" lines and rights of reply."""
    for order, one in enumerate(row["read_also"]):
        if one["uid"]:
            target = Article.objects.filter(uid=one["uid"]).first()
            if target:
                lines = ReadAlso.objects.filter(article=article, order=order, is_plain=False)
                lines = lines.filter(Q(chosen=None) | Q(chosen=target.uid)).exclude(article=target)
                lines.exclude(target=target).update(target=target)
    if row["replies_to"] and not article.replies_to_id:
        answered = Article.objects.filter(uid=row["replies_to"]).first()
        Article.objects.filter(pk=article.pk).update(replies_to=answered)
