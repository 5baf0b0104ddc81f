"""The recipients of notifications. Nobody is notified of what they may not see or of what they did themselves."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, cast

from django.contrib.auth import get_user_model
from django.db.models import Exists, OuterRef, Q, Subquery

from articles.models import Category, Credit, Event, Note, Notification

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.contrib.auth.models import AbstractUser, User
    from django.db.models import QuerySet

    from articles.models import Article

MODEL_BACKEND = "django.contrib.auth.backends.ModelBackend"
Kind = Notification.Kind
# The kind of notification for each move. Nobody is notified of other moves.
KIND_BY_MOVE = {
    "submit": Kind.SUBMITTED,
    "request_changes": Kind.CHANGES_REQUESTED,
    "approve": Kind.APPROVED,
    "accept": Kind.APPROVED,
    "publish": Kind.PUBLISHED,
    "minor": Kind.PUBLISHED,
    "schedule": Kind.PUBLISHED,
    "reschedule": Kind.PUBLISHED,
    "correct": Kind.PUBLISHED,
    "reply": Kind.PUBLISHED,
    "confirm_retraction": Kind.PUBLISHED,
    "assign": Kind.ASSIGNED,
}
# A login after an at sign. With such characters before the sign it is an e-mail address.
MENTION_PATTERN = re.compile(r"(?<![\w.+@-])@([\w.-]+)")
# The most people that one note can mention.
MAX_MENTIONS = 20


def holders_of(permission: str) -> Q:
    """Return the condition under which a user has a permission of this app."""
    people = get_user_model().objects.with_perm(f"articles.{permission}", backend=MODEL_BACKEND)
    return Q(pk__in=people.values("pk"))


def _wrote(article: Article) -> Q:
    """Return the condition under which a user created the article or is in its byline as a writer."""
    signed = Credit.objects.filter(article=article, role__in=Credit.WRITING, contributor__user__isnull=False)
    return Q(pk=article.created_by_id) | Q(pk__in=signed.values("contributor__user"))


def who_may_see(article: Article) -> QuerySet[User]:
    """Return the staff who may work on the article: the users for whom ``Article.objects.editable_by`` includes it.

    The notification preferences are selected with each user.
    """
    places = [pk for pk in (article.category_id, article.category.parent_id) if pk]
    named = Category.objects.filter(editors=OuterRef("pk"))
    in_their_categories = ~Exists(named) | Exists(named.filter(pk__in=places))
    may_edit = (
        holders_of("edit_every_category")
        | (holders_of("edit_any_article") & in_their_categories)
        | _wrote(article)
        | Q(pk=article.assignee_id)
    )
    staff = get_user_model().objects.filter(is_active=True, is_staff=True)
    return staff.filter(may_edit, holders_of("view_article")).select_related("notification_preferences")


def _own(article: Article) -> Q:
    """Return the condition under which a user is notified of an article.

    They wrote it, are assigned to it, or submitted it last.
    """
    submitted = Event.objects.filter(article=article, move="submit").order_by("-number")
    return _wrote(article) | Q(pk=article.assignee_id) | Q(pk=Subquery(submitted.values("actor")[:1]))


def _reviewers(article: Article, actor_id: int) -> list[AbstractUser]:
    """Return those who may review it: the present reviewer, while they can, else all who did not write it."""
    reviewers = who_may_see(article).filter(holders_of("review_article")).exclude(_wrote(article)).exclude(pk=actor_id)
    people: list[AbstractUser] = list(reviewers)
    return [person for person in people if person.pk == article.reviewer_id] or people


def kind_of(event: Event) -> Notification.Kind | None:
    """Return the kind of notification for an event, or None where nobody is notified."""
    if event.actor_id is None:
        return None
    return Kind.ACCEPTANCE if "awaits_acceptance_of" in event.details else KIND_BY_MOVE.get(event.move)


def recipients_for_event(event: Event, asked: Sequence[int] = ()) -> list[AbstractUser]:
    """Return the users to notify of an event.

    ``asked`` are the primary keys of those who are to accept what a reviewer changed.
    """
    kind = kind_of(event)
    if kind is None:
        return []
    article, actor_id = cast("Article", event.article), cast("int", event.actor_id)
    if kind == Kind.ACCEPTANCE:
        return list(who_may_see(article).filter(pk__in=asked))
    if kind == Kind.SUBMITTED:
        return _reviewers(article, actor_id)
    if "link" in event.details:
        # A guest acted in the name of the person who made the link, who has to be notified too.
        return list(who_may_see(article).filter(_own(article) | Q(pk=actor_id)))
    people = who_may_see(article).exclude(pk=actor_id)
    if kind == Kind.ASSIGNED:
        return list(people.filter(username=event.details.get("assignee") or ""))
    completed = Event.objects.filter(article=article, number=event.details.get("completes"))
    return list(people.filter(_own(article) | Q(pk__in=completed.values("actor"))))


def mentions_in(text: str) -> list[set[str]]:
    """Return the logins that a note mentions with ``@login``, case-folded, each as a set of possible spellings.

    A full stop may belong to the login or end the sentence.
    """
    names: list[set[str]] = []
    for found in MENTION_PATTERN.findall(text):
        spellings = {found.casefold(), found.rstrip(".-").casefold()} - {""}
        if spellings and spellings not in names:
            names.append(spellings)
    return names[:MAX_MENTIONS]


def _mentioned(note: Note, article: Article) -> set[int]:
    """Return the primary keys of the people that a note mentions, among those who may see the article."""
    names: set[str] = set().union(*mentions_in(note.text))
    if not names or note.author_id is None:
        return set()
    # Compared here and not in the database, because SQLite ignores the case of ASCII letters only.
    logins = who_may_see(article).values_list("pk", "username")
    return {pk for pk, login in logins if login.casefold() in names}


def recipients_for_note(note: Note) -> list[tuple[AbstractUser, Notification.Kind]]:
    """Return the people to notify of a note: a list of ``(user, kind)``, each user once.

    These are the people it mentions, and for a reply those who wrote in the thread. For any other note they are those
    whose article it is, and for a guest's note the person who made the link.
    """
    article = note.article
    called = _mentioned(note, article)
    if note.parent_id:
        thread = Note.objects.filter(Q(pk=note.parent_id) | Q(parent=note.parent_id), author__isnull=False)
        others = Q(pk__in=thread.values("author"))
    else:
        others = _own(article) | Q(pk=note.link.created_by_id if note.link else None)
    people = who_may_see(article).filter(others | Q(pk__in=called))
    if note.author_id:
        people = people.exclude(pk=note.author_id)
    return [(person, Kind.MENTIONED if person.pk in called else Kind.NOTED) for person in people]
