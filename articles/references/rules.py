"""Which changes of references need a second person, and who may make and confirm them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.contrib.auth.models import AbstractBaseUser
from django.db.models import Q
from django.utils.translation import gettext as _

from articles.models import Edition, EditionCredit, EditionTag, Reference, ReferenceVersion
from articles.states import MoveNotAllowed

Kind = Reference.Kind
CONFIRM = "articles.confirm_reference"
# What readers are told by a policy or a standing page. The place of a page among others is no such thing.
ALWAYS_CONFIRMED = {
    Kind.COMMENT_POLICY: frozenset({"name", "mode", "days_open", "notice", "is_default"}),
    Kind.CATEGORY: frozenset({"comment_policy"}),
    Kind.PAGE: frozenset({"title", "slug", "body", "is_in_footer"}),
}
# What is changed in the same way and is in no version: which policy holds for whom.
CHANGED_TOO = {Kind.COMMENT_POLICY: frozenset({"is_default"}), Kind.CATEGORY: frozenset({"comment_policy"})}
# What readers are told by a name above or below an article.
CONFIRMED_ONCE_SHOWN = frozenset({"name"})


class ReferenceNotChanged(MoveNotAllowed):
    """A change of a reference that is refused. Says why in words for an editor."""


def is_shown_to_readers(reference: Reference) -> bool:
    """Return whether an edition that was, is or will be live names the reference."""
    if reference.KIND == Kind.CATEGORY:
        named = _with_former_children(reference)
        return Edition.objects.filter(Q(category__uid__in=named) | Q(section__uid__in=named)).exists()
    if reference.KIND == Kind.TOPIC:
        return Edition.objects.filter(topic=reference).exists()
    if reference.KIND == Kind.TAG:
        return EditionTag.objects.filter(tag=reference).exists()
    if reference.KIND == Kind.CONTRIBUTOR:
        return EditionCredit.objects.filter(contributor=reference).exists()
    return True


def _with_former_children(section: Reference) -> set[UUID]:
    """Return the uid of a section and those of all categories that are or were under it: editions name both."""
    were = ReferenceVersion.objects.filter(kind=Kind.CATEGORY, fields__parent=str(section.uid))
    return {section.uid, *were.values_list("subject", flat=True)}


def fields_to_confirm(reference: Reference, names: Iterable[str]) -> set[str]:
    """Return those of some fields whose change a second person confirms."""
    names = set(names)
    always = names & ALWAYS_CONFIRMED.get(reference.KIND, frozenset())
    shown = names & CONFIRMED_ONCE_SHOWN
    return always | shown if shown and is_shown_to_readers(reference) else always


def changeable_fields(reference: Reference) -> frozenset[str]:
    """Return the names of the fields whose changes are recorded."""
    return frozenset(reference.VERSIONED) | CHANGED_TOO.get(reference.KIND, frozenset())


def check_may_change(reference: Reference, by: AbstractBaseUser | None) -> None:
    """Refuse a change by somebody whose role does not allow it. None is the system, such as an import."""
    if by is None:
        return
    model = reference._meta.concrete_model._meta.model_name
    if not by.is_active or not by.has_perm(f"articles.change_{model}"):
        raise ReferenceNotChanged(_("Your role does not allow you to change this."))


def plain_value(value: Any) -> Any:
    """Return the value of a field as plain data. A row is given by its uid."""
    return str(value.uid) if isinstance(value, Reference) else value
