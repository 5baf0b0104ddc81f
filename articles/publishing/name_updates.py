"""New editions of an article with the new name of a reference, after two people agreed on the name."""

from __future__ import annotations

from datetime import datetime
from typing import Any, NamedTuple

from django.contrib.auth.models import AbstractUser
from django.db import transaction

from articles import workflow
from articles.audit import event_time, record_event
from articles.editions import Draft, columns_of, names_otherwise, rename, sealed_content, with_locked_rows
from articles.models import Article, Edition, Event, ReferenceVersion
from articles.signals import announce

from .article_editions import ArticleEditions
from .confirmed_names import APPLY_NAMES_MOVE
from .edition_lifecycle import draft_of_edition, keep_words_since, make_edition, withdraw
from .record_violations import violations_as_refusals


class NewName(NamedTuple):
    """The new name of a reference: the version with it, and the event by which a second person confirmed it."""

    version: ReferenceVersion
    confirmation: Event
    # Identities of others that were merged into it, which editions may name.
    aliases: frozenset[str] = frozenset()

    @property
    def uid(self) -> str:
        """The uid of the reference, as text."""
        return str(self.version.subject)

    def is_missing_in(self, edition: Edition) -> bool:
        """Return whether an edition has another name for the reference."""
        return names_otherwise(sealed_content(edition), self.uid, self.version.fields["name"], self.aliases)

    def put_into(self, data: dict[str, Any]) -> dict[str, Any]:
        """Return the sealed JSON of an edition with this name."""
        version = self.version
        return rename(data, version.kind, self.uid, version.number, version.fields, self.aliases)


def apply_name(article: Article, name: NewName, *, by: AbstractUser) -> int:
    """Replace the live and the scheduled edition of an article with new ones that have a confirmed name.

    The working copy, its state and its approval stay. A scheduled edition keeps its hour, its kind and its approval.

    Returns:
        How many editions were made.

    Raises:
        MoveNotAllowed: A scheduled edition went live in the meantime.
    """
    with violations_as_refusals(), transaction.atomic():
        article = workflow.lock_with_names(article)
        now = event_time(article)
        live = article.editions.live(now).exclude(kind=Edition.Kind.RETRACTION).first()
        planned = list(article.editions.filter(live_from__gt=now).order_by("live_from"))
        is_live_affected = live is not None and name.is_missing_in(live)
        if not is_live_affected and not any(name.is_missing_in(edition) for edition in planned):
            return 0
        editions = ArticleEditions(article)
        taken_back = withdraw(editions, now)
        count = 0
        if live is not None and is_live_affected:
            live.refresh_from_db()
            count += _make_live(editions, live, name, by, now, taken_back)
        elif planned:
            record_event(article, APPLY_NAMES_MOVE, by=by, details=_about(name) | taken_back)
        for edition in planned:
            count += _make_planned(editions, edition, name, by)
        announce([article])
    return count


def _about(name: NewName) -> dict[str, Any]:
    version = name.version
    return {"reference": {"kind": version.kind, "uid": name.uid, "version": version.number}}


def _make_live(
    editions: ArticleEditions, live: Edition, name: NewName, by: AbstractUser, now: datetime, taken_back: dict[str, Any]
) -> int:
    draft = _draft_with(editions.article, live, name)
    edition, details = make_edition(
        editions,
        keep_words_since(draft, live),
        kind=Edition.Kind.RENAMED,
        live_from=editions.start_now(now),
        live_until=live.live_until,
        approval=name.confirmation,
        revision=live.revision,
        by=by,
    )
    details["closed"] = taken_back["closed"] + details["closed"]
    details["withdrawn"] = taken_back["withdrawn"]
    record_event(editions.article, APPLY_NAMES_MOVE, by=by, edition=edition.number, details=_about(name) | details)
    return 1


def _make_planned(editions: ArticleEditions, planned: Edition, name: NewName, by: AbstractUser) -> int:
    article, is_affected = editions.article, name.is_missing_in(planned)
    edition, details = make_edition(
        editions,
        _draft_with(article, planned, name if is_affected else None),
        kind=planned.kind,
        live_from=planned.live_from,
        live_until=planned.live_until,
        approval=planned.approval,
        by=planned.created_by,
        note=planned.note,
    )
    record_event(article, APPLY_NAMES_MOVE, by=by, edition=edition.number, details=_about(name) | details)
    return int(is_affected)


def _draft_with(article: Article, edition: Edition, name: NewName | None) -> Draft:
    """Return a draft with the content of an edition, and with a new name where one is given."""
    draft = with_locked_rows(draft_of_edition(article, edition), article)
    if name is None:
        return draft
    data = name.put_into(draft.data)
    return Draft(data, draft.columns | columns_of(data))
