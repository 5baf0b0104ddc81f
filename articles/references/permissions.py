"""Which changes to references need a second person, and who may make and confirm them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, cast

from django.contrib.auth.models import AbstractUser
from django.db.models import Q
from django.utils.translation import gettext as _

from articles.editions import is_shown_to_readers
from articles.models import Article, Reference, ReferenceAlias
from articles.states import MoveNotAllowed, State

Kind = Reference.Kind
CONFIRM_PERMISSION = "articles.confirm_reference"
# Fields that readers see directly in a policy or a standing page. The order of pages is not among them.
FIELDS_ALWAYS_CONFIRMED: dict[str, frozenset[str]] = {
    Kind.COMMENT_POLICY: frozenset({"name", "mode", "days_open", "notice", "is_default"}),
    Kind.CATEGORY: frozenset({"comment_policy"}),
    Kind.PAGE: frozenset({"title", "slug", "body", "is_in_footer"}),
}
# Fields whose changes are recorded although no version contains them: which comment policy applies where.
FIELDS_WITHOUT_VERSION: dict[str, frozenset[str]] = {
    Kind.COMMENT_POLICY: frozenset({"is_default"}),
    Kind.CATEGORY: frozenset({"comment_policy"}),
}
# Fields that readers see above or below an article, or will see once a submitted article is published. A category that
# moves to another section puts that section's name above its articles.
FIELDS_CONFIRMED_ONCE_SHOWN = frozenset({"name", "parent"})


class ReferenceNotChanged(MoveNotAllowed):
    """A change to a reference was refused. The message is for an editor."""


def fields_to_confirm(reference: Reference, names: Iterable[str]) -> set[str]:
    """Return the fields among ``names`` whose changes a second person has to confirm."""
    names = set(names)
    always = names & FIELDS_ALWAYS_CONFIRMED.get(reference.KIND, frozenset())
    shown = names & FIELDS_CONFIRMED_ONCE_SHOWN
    return always | shown if shown and is_agreed_on(reference) else always


def is_agreed_on(reference: Reference) -> bool:
    """Return whether readers are shown a reference, or an article in review or approved refers to it.

    Changing its name or merging it then needs two people.
    """
    return is_shown_to_readers(reference) or _is_reviewed(reference)


def _is_reviewed(reference: Reference) -> bool:
    """Return whether an article in review or approved refers to the reference, whose name lists will then show."""
    own: dict[str, Q] = {
        Kind.CATEGORY: Q(category=reference.pk) | Q(category__parent=reference.pk),
        Kind.TOPIC: Q(topic=reference.pk),
        Kind.TAG: Q(tags=reference.pk),
        Kind.CONTRIBUTOR: Q(credits__contributor=reference.pk),
    }
    return Article.objects.filter(own[reference.KIND], state__in=(State.IN_REVIEW, State.APPROVED)).exists()


def changeable_fields(reference: Reference) -> frozenset[str]:
    """Return the names of the fields whose changes are recorded."""
    return frozenset(reference.VERSIONED) | FIELDS_WITHOUT_VERSION.get(reference.KIND, frozenset())


def check_may_change(reference: Reference, by: AbstractUser | None) -> None:
    """Raise ReferenceNotChanged where a person's role does not allow the change, or the reference was merged.

    None is a program, which may.
    """
    if by is None:
        return
    if ReferenceAlias.objects.filter(kind=reference.KIND, uid=reference.uid).exists():
        text = _("“%(name)s” was merged into another one. Change that one.")
        raise ReferenceNotChanged(text % {"name": reference})
    model = cast("type[Reference]", reference._meta.concrete_model)._meta.model_name
    if not by.is_active or not by.has_perm(f"articles.change_{model}"):
        raise ReferenceNotChanged(_("Your role does not allow you to change this."))


def plain_value(value: Any) -> Any:
    """Return the value of a field as JSON data. A row is given by its uid."""
    return str(value.uid) if isinstance(value, Reference) else value
