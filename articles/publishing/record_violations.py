"""Refusals in words for changes that the database does not accept, because readers may have seen an edition."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import IntegrityError
from django.utils.translation import gettext as _

from articles.triggers import is_record_violation
from articles.workflow import MoveNotAllowed


@contextmanager
def violations_as_refusals() -> Iterator[None]:
    """Raise MoveNotAllowed where a trigger or a constraint of the record refuses what the block writes."""
    try:
        yield
    except IntegrityError as error:
        if not is_record_violation(error):
            raise
        raise MoveNotAllowed(
            _("This is no longer possible: readers may have seen that edition by now. Reload the page.")
        ) from error
