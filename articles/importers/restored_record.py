"""Restoring the revisions, events and editions of an exported article exactly as they were."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any, cast, overload

from django.contrib.auth import get_user_model
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.audit import MAX_CLOCK_LAG
from articles.content import Reference, identities_in, read_content, rows_for, version_of
from articles.content.reference_lookup import rows_by_stored_name
from articles.editions import columns_of, index, index_photo_uses
from articles.models import (
    Article,
    Credit,
    Edition,
    Event,
    Photo,
    Revision,
)
from articles.models.actors import login_in
from articles.models.redactions import is_mark
from articles.revisions import mark_rows_in_record
from articles.states import MOVE_LABELS, Ground
from articles.states.actors import ACTOR_LABELS
from articles.text import is_date

from .records import Refused
from .restored_redactions import Redacted

if TYPE_CHECKING:
    from django.contrib.auth.models import User

# The keys of an edition in exports of version 1, by the key of the same value in the data that its digest covered.
VERSION_1_KEYS = {
    "number": "number",
    "kind": "kind",
    "note": "note",
    "ground": "ground",
    "headline": "headline",
    "slug": "slug",
    "standfirst": "standfirst",
    "dateline": "dateline",
    "body": "body",
    "excerpt": "excerpt",
    "byline": "byline",
    "tags": "tag_list",
    "comments": "comment_terms",
    "previous": "previous_digest",
}


@overload
def read_time(value: str) -> datetime: ...
@overload
def read_time(value: None) -> None: ...
def read_time(value: str | None) -> datetime | None:
    """Read an instant. Raises ValueError for other text, and Refused for no UTC offset or a year out of range."""
    if value is None:
        return None
    moment = datetime.fromisoformat(value)
    if moment.tzinfo is None or not is_date(moment):
        raise Refused(_("The export has a time that cannot be: %(time)s.") % {"time": value})
    return moment


def read_past(value: str) -> datetime:
    """Read the instant of something that has happened. Raises Refused where it is after this server's clock."""
    moment = read_time(value)
    if moment > timezone.now() + MAX_CLOCK_LAG:
        raise Refused(_("The export has an event in the future: %(time)s. Check the clocks.") % {"time": value})
    return moment


class People:
    """The users here whose logins are in the names of a record, looked up once each."""

    def __init__(self) -> None:
        self.known: dict[str, User | None] = {}

    def user_for(self, name: str) -> User | None:
        """Return the user whose login is in a name, or None."""
        if name in ACTOR_LABELS:
            return None
        if name not in self.known:
            self.known[name] = get_user_model().objects.filter(username=login_in(name)).first()
        return self.known[name]


def restore_revision(article: Article, one: dict[str, Any], people: People, redacted: Redacted) -> Revision:
    """Restore a revision. Raises ContentError, a ValueError, for an invalid content."""
    if not is_mark(one["content"]):
        read_content(one["content"])
    revision = Revision(
        article=article,
        number=one["number"],
        content=one["content"],
        authorship=one.get("authorship"),
        identities=_identities(article, one),
        author=people.user_for(one["author_name"]),
        author_name=one["author_name"],
        reason=one["reason"],
        created_at=read_past(one["created_at"]),
        salt=one.get("salt", ""),
        digest=one["digest"],
    )
    redacted.check(revision)
    revision.save()
    return revision


def _identities(article: Article, one: dict[str, Any]) -> dict[str, Any] | None:
    """Return what the latest revision names, if it is of version 1. The working copy has the same content."""
    if is_mark(one["content"]) or version_of(one["content"]) != 1 or one["number"] != article.revision_number:
        return None
    return identities_in(article, one["content"])


def restore_event(
    article: Article, one: dict[str, Any], by_number: dict[int, Revision], people: People, redacted: Redacted
) -> Event:
    """Restore an event. Raises Refused for an unknown move or ground."""
    if one["move"] not in dict(MOVE_LABELS):
        raise Refused(_("There is no move %(name)s.") % {"name": one["move"]})
    is_redacted = is_mark(one["details"])
    if one["move"] == "retract" and not is_redacted and one["details"].get("ground") not in Ground.values:
        raise Refused(_("A retraction in the export has no known ground."))
    event = Event(
        subject_kind=Event.SubjectKind.ARTICLE,
        subject=article.uid,
        article=article,
        number=one["number"],
        move=one["move"],
        from_state=one["from_state"],
        to_state=one["to_state"],
        actor=people.user_for(one["actor_name"]),
        actor_name=one["actor_name"],
        at=read_past(one["at"]),
        reason=one["reason"],
        revision=by_number.get(one["revision"]),
        edition_number=one["edition"],
        details=one["details"],
        salt=one.get("salt", ""),
        previous_digest=one["previous_digest"],
        digest=one["digest"],
    )
    redacted.check(event)
    event.save()
    return event


def restore_edition(
    article: Article, one: dict[str, Any], revision: Revision, approval: Event, redacted: Redacted
) -> None:
    """Restore an edition, and its rows in the lists of tags and people."""
    is_version_1 = "content" not in one
    content = _content_of_version_1(article, one, revision, approval) if is_version_1 else one["content"]
    columns = columns_of(content)
    rows = _rows_of_version_1(one) if is_version_1 else _rows_of(one)
    lead = one["photo"] if "photo" in one else (columns.get("picture") or {}).get("photo")
    if version_of(content) == 1 and not is_mark(content):
        columns |= _names_of_version_1(one, rows)
    edition = Edition(
        article=article,
        revision=revision,
        approval=approval,
        number=one["number"],
        kind=one["kind"],
        note=one["note"],
        ground=one["ground"],
        live_from=read_time(one["live_from"]),
        live_until=read_time(one["live_until"]),
        first_published_at=read_time(one["first_published_at"]),
        content=content,
        salt=one.get("salt", ""),
        previous_digest=one["previous_digest"],
        digest=one["digest"],
        category=rows["category"],
        # The section of the category here, which may differ from that in the other database.
        section=rows["category"].parent or rows["category"],
        topic=rows["topic"],
        comment_policy=rows["comment_policy"],
        replies_to=answered_article(one["replies_to"]),
        photo=Photo.objects.get(uid=lead) if lead else None,
        **columns,
    )
    redacted.check(edition)
    edition.save()
    mark_rows_in_record([edition.comment_policy])
    if not edition.is_retraction:
        index_photo_uses(edition)
    index(edition, rows["tags"], rows["credits"])


def _names_of_version_1(one: dict[str, Any], rows: dict[str, Any]) -> dict[str, str]:
    """Return the names in the kicker of an edition of version 1, or the most likely ones where the export has none."""
    if "topic_name" in one:
        return {name: one[name] for name in ("topic_name", "category_name")}
    if one["kind"] == Edition.Kind.RETRACTION:
        return {}
    return {"topic_name": one["topic"] or "", "category_name": rows["category"].name}


def _content_of_version_1(article: Article, one: dict[str, Any], revision: Revision, approval: Event) -> dict[str, Any]:
    """Return exactly what the digest of an edition of version 1 covered."""
    marks, picture = one.get("marks", {}), one.get("picture", {})
    return {
        "article": str(article.uid),
        "revision": revision.digest,
        "approval": approval.digest,
        **{key: one[name] for key, name in VERSION_1_KEYS.items()},
        **({"marks": marks} if marks else {}),
        **({"picture": picture} if picture else {}),
    }


def _rows_of_version_1(one: dict[str, Any]) -> dict[str, Any]:
    return {
        "category": _named("category", one["category"]),
        "topic": _named("topic", one["topic"]) if one["topic"] else None,
        "comment_policy": None,
        "tags": list(dict.fromkeys(rows_by_stored_name("tag", one["listed_under"]).values())),
        "credits": [
            Credit(contributor=_named("contributor", person["slug"]), role=role, order=order)
            for role, people in one["byline"].items()
            for order, person in enumerate(people)
        ],
    }


def _named(kind: str, name: str) -> Any:
    """Return the row that version 1 named. Raises KeyError where it is not here."""
    return rows_by_stored_name(kind, [name])[name]


def _rows_of(one: dict[str, Any]) -> dict[str, Any]:
    named = [
        ("category", one["category"]),
        *((("topic", one["topic"]),) if one["topic"] else ()),
        *(("tag", uid) for uid in one["tags"]),
        *(("contributor", line["uid"]) for line in one["credits"]),
    ]
    policy = _policy_of(one)
    named += [("comment_policy", policy)] if policy else []
    rows = rows_for((kind, Reference(uid)) for kind, uid in named)
    credits: dict[tuple[str, int], Credit] = {}
    for line in one["credits"]:
        person = rows["contributor"][line["uid"]]
        credit = Credit(contributor=person, role=line["role"], order=line["order"])
        credits.setdefault((line["role"], person.pk), credit)
    return {
        "category": rows["category"][one["category"]],
        "topic": rows["topic"][one["topic"]] if one["topic"] else None,
        "comment_policy": rows["comment_policy"][policy] if policy else None,
        # Two that were merged here are one.
        "tags": list(dict.fromkeys(rows["tag"][uid] for uid in one["tags"])),
        "credits": list(credits.values()),
    }


def _policy_of(one: dict[str, Any]) -> str | None:
    """Return the uid of the comment policy of an edition, which an export names apart from a content that is redacted.

    Exports from before that was so do not name it.
    """
    if "comment_policy" in one:
        return cast("str | None", one["comment_policy"])
    policy = one["content"].get("comment_policy")
    return policy and cast("str", policy["uid"])


def answered_article(uid: str | None) -> Article | None:
    """Return the article that a right of reply answers. Raises Refused where it may come later in the export."""
    if uid is None:
        return None
    article = Article.objects.filter(uid=uid).first()
    if article is None:
        raise Refused(_("The article it replies to is not here: %(uid)s.") % {"uid": uid}, waits=True)
    return article
