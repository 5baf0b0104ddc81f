"""Appending to heads files and comparing them, with progress and messages for operators."""

from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.core.management.base import CommandError, OutputWrapper
from django.utils.translation import gettext as _

from articles.integrity import latest_digests
from articles.integrity.heads_file import Comparison, HeadsRefused, append_heads, open_heads
from articles.text import to_the_second

from .progress import Progress


def record_key() -> str:
    """Return the key of the MACs. Raises CommandError where it is not set."""
    if not settings.RECORD_KEY:
        raise CommandError(
            _("RECORD_KEY is not set. It must be a secret of at least 32 characters in the environment.")
        )
    return settings.RECORD_KEY


def append(path: Path, stdout: OutputWrapper, stderr: OutputWrapper) -> None:
    """Append new digests to a heads file and write a message about it."""
    key = record_key()
    try:
        with Progress(_("Collecting"), stderr) as progress:
            digests = progress.each(latest_digests())
            line = append_heads(path, digests, key=key, site=settings.SITE_ADDRESS)
    except HeadsRefused as refusal:
        raise CommandError(str(refusal)) from refusal
    values = {"number": line.number, "count": len(line.heads), "file": path, "mac": line.mac}
    stdout.write(_("Line %(number)s of %(file)s was written. New digests: %(count)s. MAC: %(mac)s.") % values)


def compare(path: Path, stdout: OutputWrapper, stderr: OutputWrapper) -> bool:
    """Compare a heads file with the database, write what does not match, and return whether everything matches."""
    key, count = record_key(), 0
    try:
        with open_heads(path) as file, Progress(_("Comparing"), stderr) as progress:
            comparison = Comparison(file, key)
            for finding in progress.each(comparison.findings()):
                if finding:
                    count += 1
                    stdout.write(finding)
    except HeadsRefused as refusal:
        raise CommandError(str(refusal)) from refusal
    if not comparison.line_count:
        raise CommandError(_("%(file)s is empty: there is nothing to compare with.") % {"file": path})
    values = {"file": path, "lines": comparison.line_count, "digests": comparison.digest_count, "count": count}
    if count:
        stdout.write(
            _("%(file)s does not match. Findings: %(count)s. Lines: %(lines)s. Digests: %(digests)s.") % values
        )
    else:
        stdout.write(_("%(file)s matches. Lines: %(lines)s. Digests: %(digests)s.") % values)
    if comparison.last:
        # Lines removed from the end leave no trace in the file, so the last line is written for comparison with a note.
        last = comparison.last
        values = {"number": last.number, "at": to_the_second(datetime.fromisoformat(last.at)), "mac": last.mac}
        stdout.write(_("The last valid line is number %(number)s of %(at)s. MAC: %(mac)s.") % values)
    return not count
