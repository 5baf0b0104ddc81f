"""Pictures made ready while an operator looks on."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from .progress import Progress

if TYPE_CHECKING:
    from django.core.management.base import OutputWrapper

    from articles.photo_library import RenditionResult


def watch(results: Iterable[RenditionResult], total: int, out: OutputWrapper, err: OutputWrapper) -> tuple[int, int]:
    """Follow photos as they are made, with a line of progress: how many were made, and how many could not be.

    ``results`` is what ``photo_library.render_many`` gives. A line on ``out`` names each that could not be made, with
    the reason. The progress shows on ``err``.
    """
    made = failed = 0
    with Progress(_("Making pictures"), err, total) as progress:
        for one in results:
            if one.reason:
                failed += 1
                out.write(_("Photo %(number)s: %(reason)s") % {"number": one.number, "reason": one.reason})
            else:
                made += 1
            progress.step()
    return made, failed


def in_words(made: int) -> str:
    """Return how many pictures were made, for operators."""
    return ngettext("%(count)s picture made.", "%(count)s pictures made.", made) % {"count": made}
