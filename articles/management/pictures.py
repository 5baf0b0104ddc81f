"""Showing operators the progress of rendering pictures."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from .progress import Progress

if TYPE_CHECKING:
    from django.core.management.base import OutputWrapper

    from articles.photo_library import RenditionResult


def report_progress(
    results: Iterable[RenditionResult], total: int, out: OutputWrapper, err: OutputWrapper
) -> tuple[int, int]:
    """Show progress while photos are rendered, and return how many succeeded and how many failed.

    ``results`` is what ``photo_library.render_many`` yields. Each failure is written to ``out`` with its reason, and
    the progress to ``err``.
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
    """Return a message about how many pictures were rendered."""
    return ngettext("%(count)s picture made.", "%(count)s pictures made.", made) % {"count": made}
