"""Finding the rows that contain forbidden words: sealed rows of the record, and other rows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.contrib.admin.models import LogEntry
from django.db import models
from django.db.models import Q
from django.utils import timezone

from articles.content import content_of, content_of_revision, references_of, to_json
from articles.models import (
    Article,
    Edition,
    EditSession,
    Event,
    GuestApproval,
    GuestLink,
    Note,
    Notification,
    Photo,
    Redaction,
    Reference,
    ReferenceAlias,
    ReferenceVersion,
    Revision,
    reference_models,
)
from articles.models.redactions import REDACTED_VALUES

from .word_matching import Forbidden

Kind = Redaction.Kind
# The columns that are searched in rows outside the record, by model.
COLUMNS_OF_OTHER_ROWS: dict[type[Any], tuple[str, ...]] = {
    Note: ("text", "quote", "author_name", "done_by_name"),
    Notification: ("text", "actor_name"),
    GuestLink: ("guest",),
    GuestApproval: ("name", "remark"),
    EditSession: ("form_content",),
    # Entries of Django's admin about the article and what it refers to.
    LogEntry: ("object_repr", "change_message"),
}
_TEXTS = [one for one in Photo._meta.concrete_fields if isinstance(one, models.CharField | models.TextField)]
# The texts of a photo that people can edit in the library, and those that they cannot.
TYPED_FIELDS = tuple(one.name for one in _TEXTS if one.editable)
NAME_FIELDS = ("original_name", "withdrawn_because")
# Moves that somebody else has to answer, and the moves that answer them.
ANSWERS = {
    "retract": ("confirm_retraction", "cancel_retraction"),
    "propose_change": ("confirm_change", "refuse_change"),
}
CHUNK_SIZE = 100


@dataclass(frozen=True)
class SealedRow:
    """A sealed row of the record. ``subject`` is its kind and uid, or None where that is the article."""

    kind: str
    row: Any
    subject: tuple[str, str] | None = None

    @property
    def key(self) -> tuple[str, str]:
        """What identifies the row in every database: its kind and its digest."""
        return self.kind, self.row.digest

    def __str__(self) -> str:
        of = f" ({self.row.get_kind_display()})" if self.kind == Kind.REFERENCE_VERSION else ""
        of = f" ({self.row.get_subject_kind_display()})" if self.kind == Kind.EVENT and self.subject else of
        return f"{Kind(self.kind).label} {self.row.number}{of}"


@dataclass
class RowsWithWords:
    """The rows that contain forbidden words."""

    sealed: list[SealedRow] = field(default_factory=list)
    # Rows outside the record, by model.
    other_rows: dict[type[Any], list[Any]] = field(default_factory=dict)
    # Editions that readers see now or will see, without retractions.
    shown: list[Edition] = field(default_factory=list)
    # References and photos with the words in their present texts, which have to be changed before the redaction.
    references: list[Reference] = field(default_factory=list)
    photos: list[Photo] = field(default_factory=list)
    # Whether the article shows or showed photos of the library, whose files may have words in their metadata.
    has_photos: bool = False
    # Photos with the words in the name of the uploaded file, or in the reason of their withdrawal.
    named_photos: list[Photo] = field(default_factory=list)
    # Whether the path of the file that the article was imported from has the words.
    is_in_source: bool = False
    is_in_working_copy: bool = False
    is_in_latest_revision: bool = False
    # Whether events that wait for an answer contain the words. The answer is made from what they contain.
    is_undecided: bool = False
    # Whether somebody has typed them into a new article that is not saved yet.
    is_in_unsaved: bool = False
    # Whether they are in the name of somebody who saved a revision, or changed or confirmed a name.
    is_in_names: bool = False


def find_rows(article: Article, forbidden: Forbidden) -> RowsWithWords:
    """Return the rows that contain forbidden words and belong to an article or to what its record refers to."""
    found = RowsWithWords()
    uids, photos = _find_in_contents(article, forbidden, found)
    for kind in (Kind.EVENT, Kind.REFERENCE_VERSION):
        found.sealed += _sealed_elsewhere(kind, uids, photos, forbidden)
    keys = {str(article.pk)}
    for model in reference_models():
        rows = model._base_manager.filter(uid__in=uids[str(model.KIND)])
        found.references += [row for row in rows if forbidden.are_in(row.versioned_fields())]
        keys |= {str(row.pk) for row in rows}
    library = Photo.objects.filter(uid__in=photos).order_by("pk")
    keys |= {str(photo.pk) for photo in library}
    found.has_photos = bool(library)
    found.photos = [photo for photo in library if forbidden.are_in([getattr(photo, name) for name in TYPED_FIELDS])]
    found.named_photos = [
        photo for photo in library if forbidden.are_in([getattr(photo, name) for name in NAME_FIELDS])
    ]
    found.is_in_source = forbidden.are_in(article.source or "")
    for model, names in COLUMNS_OF_OTHER_ROWS.items():
        rows = model.objects.filter(**_of_article(model, article, keys)).order_by("pk")
        found.other_rows[model] = [row for row in rows if forbidden.are_in([getattr(row, name) for name in names])]
    found.is_undecided = any(_is_undecided(row.row) for row in found.sealed if row.kind == Kind.EVENT)
    unsaved = EditSession.objects.filter(article=None, form_content__isnull=False).values_list(
        "form_content", flat=True
    )
    found.is_in_unsaved = any(map(forbidden.are_in, unsaved.iterator(chunk_size=CHUNK_SIZE)))
    found.is_in_names = any(map(forbidden.are_in, _names_of_people(article, uids)))
    return found


def _names_of_people(article: Article, uids: Mapping[str, set[str]]) -> Iterator[str]:
    """Yield the names of those who saved revisions, or changed or confirmed names. They stay in the digests."""
    yield from article.revisions.values_list("author_name", flat=True).distinct()
    for kind, subjects in uids.items():
        versions = ReferenceVersion.objects.filter(kind=kind, subject__in=subjects)
        for pair in versions.values_list("by_name", "confirmed_by_name").distinct():
            yield from pair


def _of_article(model: type[Any], article: Article, keys: set[str]) -> dict[str, Any]:
    """Return the lookup of a model's rows outside the record.

    Args:
        keys: The primary keys of the article and of what it refers to, as texts.
    """
    if model is LogEntry:
        return {"content_type__app_label": "articles", "object_id__in": keys}
    return {"event__article": article} if model is GuestApproval else {"article": article}


def _find_in_contents(
    article: Article, forbidden: Forbidden, found: RowsWithWords
) -> tuple[dict[str, set[str]], set[str]]:
    """Search the article's own rows. Returns the uids of references by kind, and those of photos."""
    working_copy = content_of(article)
    contents, editions = [working_copy], []
    for revision in article.revisions.order_by("number").iterator(chunk_size=CHUNK_SIZE):
        revision.article = article
        contents += [] if revision.is_redacted else [content_of_revision(revision)]
        if forbidden.are_in([revision.content, revision.reason, revision.authorship]):
            found.sealed.append(SealedRow(Kind.REVISION, revision))
            found.is_in_latest_revision |= revision.number == article.revision_number
    now = timezone.now()
    for edition in article.editions.order_by("number").iterator(chunk_size=CHUNK_SIZE):
        editions.append(edition)
        columns = [getattr(edition, name) for name in (*REDACTED_VALUES["edition"], "note", "excerpt", "headline_key")]
        if forbidden.are_in(columns):
            found.sealed.append(SealedRow(Kind.EDITION, edition))
            is_over = edition.live_until is not None and edition.live_until <= now
            found.shown += [] if is_over or edition.is_retraction else [edition]
    guest_words = _words_of_guests(article)
    for event in article.events.order_by("number").iterator(chunk_size=CHUNK_SIZE):
        # An event has the salted digest of what a guest wrote, from which a few words could be guessed.
        if forbidden.are_in([event.reason, event.details, event.actor_name, guest_words.get(event.pk, "")]):
            found.sealed.append(SealedRow(Kind.EVENT, event))
    found.is_in_working_copy = forbidden.are_in(to_json(working_copy))
    uids: dict[str, set[str]] = defaultdict(set)
    for kind, reference in (pair for content in contents for pair in references_of(content)):
        uids[kind] |= {reference.uid} if reference.uid else set()
    for edition in editions:
        for kind, row in (
            ("category", edition.category),
            ("category", edition.section),
            ("topic", edition.topic),
            ("comment_policy", edition.comment_policy),
        ):
            uids[kind] |= {str(row.uid)} if row else set()
    for kind, uid in _named_by_redacted(article):
        uids[kind].add(uid)
    return _with_aliases(uids), {photo for content in contents for photo in content.photos}


def _words_of_guests(article: Article) -> dict[int, str]:
    """Return what guests wrote with approvals and comments, by the primary keys of the events with its digest."""
    remarks = dict(GuestApproval.objects.filter(event__article=article).values_list("event", "remark"))
    notes = dict(Note.objects.filter(article=article, link__isnull=False).values_list("pk", "text"))
    events = article.events.filter(details__has_key="typed")
    return {event.pk: remarks.get(event.pk) or notes.get(event.details.get("note"), "") for event in events}


def _named_by_redacted(article: Article) -> Iterator[tuple[str, str]]:
    """Yield the kinds and uids of references that redacted revisions named, from the events that confirmed them."""
    for event in article.events.filter(move="confirm_redaction"):
        rows = event.details.get("rows", []) if isinstance(event.details, dict) else []
        yield from ((kind, uid) for one in rows for kind, uid in one.get("references", []))


def _with_aliases(uids: dict[str, set[str]]) -> dict[str, set[str]]:
    """Return uids together with the other uids that the same references have or had."""
    known: dict[str, set[str]] = defaultdict(set, {kind: set(ones) for kind, ones in uids.items()})
    for kind, ones in uids.items():
        aliases = ReferenceAlias.objects.filter(Q(uid__in=ones) | Q(target__in=ones), kind=kind)
        for pair in aliases.values_list("uid", "target"):
            known[kind] |= set(map(str, pair))
    return known


def _sealed_elsewhere(
    kind: str, uids: dict[str, set[str]], photos: Iterable[str], forbidden: Forbidden
) -> Iterator[SealedRow]:
    """Yield the versions of references, or the events of references and photos, that contain forbidden words."""
    if kind == Kind.REFERENCE_VERSION:
        for of, ones in sorted(uids.items()):
            for row in ReferenceVersion.objects.filter(kind=of, subject__in=ones).order_by("pk"):
                if forbidden.are_in([row.fields, row.slug, row.reason]):
                    yield SealedRow(kind, row, (of, str(row.subject)))
        return
    for of, ones in sorted((uids | {Event.SubjectKind.PHOTO: set(photos)}).items()):
        for event in Event.objects.filter(subject_kind=of, subject__in=ones).order_by("pk"):
            if forbidden.are_in([event.reason, event.details, event.actor_name]):
                yield SealedRow(kind, event, (str(of), str(event.subject)))


def _is_undecided(event: Event) -> bool:
    """Return whether an event needs an answer and has none yet."""
    answers = ANSWERS.get(event.move)
    same = Event.objects.filter(subject_kind=event.subject_kind, subject=event.subject, number__gt=event.number)
    return answers is not None and not same.filter(move__in=answers).exists()


def model_of(kind: str) -> type[Any]:
    """Return the model of the sealed rows of a kind."""
    models = {Kind.REVISION: Revision, Kind.EDITION: Edition, Kind.EVENT: Event}
    return models.get(Kind(kind), ReferenceVersion)
