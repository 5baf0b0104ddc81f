"""Changes to references that one person may make alone, each recorded as an event and a sealed version."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from django.contrib.auth.models import AbstractUser
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.audit import name_of, record_event
from articles.editions import relist_category
from articles.models import (
    CommentPolicy,
    Page,
    Reference,
    ReferenceAlias,
    ReferenceVersion,
    ensure_versions,
    write_version,
)

from .permissions import ReferenceNotChanged, changeable_fields, check_may_change, fields_to_confirm, plain_value

if TYPE_CHECKING:
    from articles.models import Category
    from articles.models.single_default import OneDefault

Changes = dict[str, Any]


def create(reference: Reference, *, by: AbstractUser | None) -> None:
    """Record a reference that has just been saved for the first time."""
    with transaction.atomic():
        version = write_version(reference, by=by, by_name=name_of(by))
        details = {"fields": reference.versioned_fields(), **version_in_event(version)}
        record_event(reference, "create_reference", by=by, details=details)


def change(reference: Reference, changes: Changes, *, by: AbstractUser | None, reason: str = "") -> Reference:
    """Change fields of a reference that need no second person, and return the row.

    Args:
        changes: Values by the names of fields.
        by: Who changes them. None is a program of the installation, such as the demonstration.

    Raises:
        ReferenceNotChanged: The role does not allow it, or a second person has to confirm it.
        ValidationError: The row would be invalid.
    """
    with transaction.atomic():
        row = locked(reference)
        changes = changed_only(row, changes)
        if not changes:
            return row
        check_may_change(row, by)
        if by is not None and fields_to_confirm(row, changes):
            raise ReferenceNotChanged(_("A second person confirms this change. Propose it."))
        details = apply(row, changes)
        version = write_version(row, by=by, by_name=name_of(by), reason=reason)
        details |= version_in_event(version)
        record_event(row, "change_reference", by=by, reason=reason, details=details)
    return row


def archive(reference: Reference, *, by: AbstractUser, is_archived: bool = True, reason: str = "") -> Reference:
    """Archive a reference, so that nobody can choose it any more, or restore it.

    Raises:
        ReferenceNotChanged: The role does not allow it, the row is the default one, or a merged one is to be restored.
    """
    with transaction.atomic():
        row = locked(reference)
        check_may_change(row, by)
        if is_archived and getattr(row, "is_default", False):
            raise ReferenceNotChanged(row.CHOOSE_ANOTHER_FIRST)
        if not is_archived and ReferenceAlias.objects.filter(kind=row.KIND, uid=row.uid).exists():
            raise ReferenceNotChanged(_("“%(name)s” was merged, and stays archived.") % {"name": row})
        if (row.archived_at is not None) != is_archived:
            row.archived_at = timezone.now() if is_archived else None
            row.save(update_fields=["archived_at"])
            move = "archive_reference" if is_archived else "unarchive_reference"
            record_event(row, move, by=by, reason=reason)
    return row


def version_in_event(version: ReferenceVersion | None) -> dict[str, Any]:
    """Return the event details that name the version it recorded. None as the version means that none was written."""
    return {"version": version.number, "version_digest": version.digest} if version else {"version": None}


def locked(reference: Reference) -> Any:
    """Lock the row of a reference until the transaction ends and return it. Write its first version where missing.

    Its primary key never changes, so rows that refer to it can be written meanwhile.
    """
    model = cast("type[Reference]", reference._meta.concrete_model)
    row = model._base_manager.select_for_update(no_key=True).get(pk=reference.pk)
    if not ReferenceVersion.objects.filter(kind=row.KIND, subject=row.uid).exists():
        ensure_versions([row])
    return row


def changed_only(row: Reference, changes: Changes) -> Changes:
    """Return the changes that differ from the row. Raises KeyError for a field whose changes are not recorded."""
    unknown = changes.keys() - changeable_fields(row)
    if unknown:
        raise KeyError(sorted(unknown)[0])
    return {name: value for name, value in changes.items() if as_sent(getattr(row, name)) != as_sent(value)}


def as_sent(value: Any) -> Any:
    """Return a value as a form sends it back unchanged."""
    plain = plain_value(value)
    return plain.replace("\r\n", "\n").strip() if isinstance(plain, str) else plain


def apply(row: Reference, changes: Changes) -> dict[str, Any]:
    """Write changes to a row and return the details for their event.

    Raises:
        ValidationError: The row would be invalid, or refers to an archived one.
    """
    for name, value in changes.items():
        if isinstance(value, Reference) and value.archived_at:
            raise ValidationError({name: _("“%(name)s” is archived. Choose another one.") % {"name": value}})
    was = {name: plain_value(getattr(row, name)) for name in changes}
    for name, value in changes.items():
        setattr(row, name, value)
    if isinstance(row, Page) and changes.keys() & {"title", "body"}:
        row.updated_at = timezone.now()
    if isinstance(row, CommentPolicy) and "notice" in changes:
        row.version += 1
    row.full_clean()
    if changes.get("is_default"):
        cast("OneDefault", row).save_as_default()
    else:
        row.save()
    if isinstance(row, Page) and (row.is_in_footer or was.get("is_in_footer")):
        # Readers know it, so it may leave the footer and be archived, and nobody deletes it.
        Page._base_manager.filter(pk=row.pk, is_in_record=False).update(is_in_record=True)
    if "parent" in changes:
        relist_category(cast("Category", row))
    # As they were saved: an empty slug is filled in, and a body is cleaned.
    return {"was": was, "fields": {name: plain_value(getattr(row, name)) for name in changes}}
