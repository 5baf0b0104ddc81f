"""What is wrong with an installation that is running, and how to mend it."""

from __future__ import annotations

import shutil
import smtplib
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import NamedTuple
from uuid import uuid4

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.core.mail import EmailMessage
from django.db import DatabaseError, connection
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django_tasks import default_task_backend
from django_tasks_db.models import DBTaskResult

from articles.models import Category, Event, PeriodicJob, Photo
from articles.models.categories import RESERVED_SLUGS
from articles.notifications import is_email_configured
from articles.renditions import StorageUnavailable, has_set, names_of, open_original

from .backups.errors import reason_of
from .database_metrics import schedule_lag
from .database_roles import owns_tables
from .lost_tasks import count_alive
from .missing_constraints import find_missing_constraints
from .readiness import find_check_problems, find_problems
from .settings_diagnosis import find_setting_problems

# Seconds by which the clocks of the server and the database may differ.
MAX_CLOCK_DIFFERENCE = 2.0
# The least space that should be free.
MIN_FREE_BYTES, MIN_FREE_SHARE = 1_000_000_000, 0.05
# How late the periodic jobs may be, and how long a task may wait and run.
MAX_LAG, MAX_WAIT, MAX_RUN = timedelta(hours=1), timedelta(minutes=10), timedelta(hours=1)
FAILURES_WINDOW = timedelta(days=1)
# So many of the newest originals are opened.
MAX_ORIGINALS = 20


class Finding(NamedTuple):
    """The result of one examination: what is well, or what is wrong and how to mend it."""

    text: str
    is_problem: bool = False


def examine(email: str = "") -> Iterator[Finding]:
    """Yield what was found, in the order in which to mend it.

    Args:
        email: An address to send a test e-mail to, or empty for none.
    """
    problems = [*find_problems()]
    yield from (Finding(problem.text, True) for problem in problems)
    try:
        if not problems:
            yield from (Finding(problem.text, True) for problem in find_check_problems())
        yield from _database()
        # Before the first migrate there are no tables to ask.
        if not any(problem.is_about_tables for problem in problems):
            yield from _clock()
            yield from _work()
            yield from _originals()
            yield from _sections()
    except DatabaseError as error:
        if not problems:
            yield Finding(_("The database cannot be reached: %(error)s") % {"error": str(error).strip()}, True)
    yield from (Finding(text, True) for text in find_setting_problems())
    yield from _stores()
    yield from _disk()
    yield from _email(email)


def _database() -> Iterator[Finding]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    yield Finding(_("The database answers (%(vendor)s).") % {"vendor": connection.vendor})
    if dropped := find_missing_constraints():
        text = _("The database lacks constraints: %(names)s. Restore them from the migrations, or restore a backup.")
        yield Finding(text % {"names": ", ".join(dropped)}, True)
    if damage := _damage():
        text = _("The database is damaged: %(error)s. Keep a copy of its files, and restore the newest backup.")
        yield Finding(text % {"error": damage}, True)
    if owns_tables() and not settings.DEBUG:
        text = _(
            "The site connects as a role that could remove the triggers or change the record. Run database_role as the"
            " owner of the tables, and connect as the role that it makes."
        )
        yield Finding(text, True)


def _damage() -> str:
    """Return what is wrong with the file of SQLite. PostgreSQL notices damage itself, as it reads."""
    if connection.vendor != "sqlite":
        return ""
    with connection.cursor() as cursor:
        try:
            cursor.execute("PRAGMA quick_check(3)")
            found = "; ".join(text for (text,) in cursor.fetchall())
        except DatabaseError as error:
            return str(error)
    return "" if found == "ok" else found


def _clock() -> Iterator[Finding]:
    now = timezone.now()
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT clock_timestamp()")
            there: datetime = cursor.fetchone()[0]
        if abs((there - now).total_seconds()) > MAX_CLOCK_DIFFERENCE:
            text = _("The clocks of this machine and the database differ by %(seconds)d seconds. Synchronise both.")
            yield Finding(text % {"seconds": abs((there - now).total_seconds())}, True)
    newest = Event.objects.order_by("-at").values_list("at", flat=True).first()
    if newest and newest > now + timedelta(seconds=MAX_CLOCK_DIFFERENCE):
        text = _("The newest event is in the future (%(at)s), so the clock was wrong then or is wrong now.")
        yield Finding(text % {"at": newest.isoformat()}, True)
    else:
        yield Finding(_("The clock says %(at)s.") % {"at": timezone.localtime(now).isoformat(timespec="seconds")})


def _work() -> Iterator[Finding]:
    now = timezone.now()
    failing = PeriodicJob.objects.exclude(failure="").order_by("name")
    for name, failure in failing.values_list("name", "failure"):
        yield Finding(_("%(job)s failed: %(error)s") % {"job": name, "error": failure}, True)
    lag = timedelta(seconds=schedule_lag(now))
    if lag > MAX_LAG:
        text = _(
            "Periodic jobs are late by %(hours)d hours. Start manage.py work, or run manage.py run_periodic from cron."
        )
        yield Finding(text % {"hours": lag // timedelta(hours=1)}, True)
    if not default_task_backend.supports_defer:
        yield Finding(_("Tasks run in the server's processes (TASKS=immediate). A worker could try again what failed."))
        return
    workers = count_alive()
    if workers:
        yield Finding(
            ngettext("%(count)d worker is alive.", "%(count)d workers are alive.", workers) % {"count": workers}
        )
    else:
        yield Finding(_("No worker is alive, so no e-mail is sent and no picture is made. Start manage.py work."), True)
    waiting = DBTaskResult.objects.ready().filter(enqueued_at__lt=now - MAX_WAIT)
    late = waiting.exclude(run_after__range=(now - MAX_WAIT, now)).count()
    if late:
        text = ngettext(
            "%(count)d task has waited for more than ten minutes.",
            "%(count)d tasks have waited for more than ten minutes.",
            late,
        )
        yield Finding(text % {"count": late}, True)
    stuck = DBTaskResult.objects.running().filter(started_at__lt=now - MAX_RUN).count()
    if stuck:
        text = ngettext(
            "%(count)d task has run for more than an hour.", "%(count)d tasks have run for more than an hour.", stuck
        )
        yield Finding(text % {"count": stuck}, True)
    failed = DBTaskResult.objects.failed().filter(finished_at__gt=now - FAILURES_WINDOW)
    for path in sorted(set(failed.values_list("task_path", flat=True))):
        yield Finding(_("A task failed within a day: %(task)s. The log says why.") % {"task": path}, True)


def _sections() -> Iterator[Finding]:
    """Name the sections whose address belongs to a page of the site since an update."""
    for category in Category.objects.filter(slug__in=RESERVED_SLUGS).order_by("slug"):
        text = _("The section “%(name)s” cannot be reached: /%(slug)s/ is a page of the site. Change its slug.")
        yield Finding(text % {"name": category.name, "slug": category.slug}, True)


def _stores() -> Iterator[Finding]:
    for alias in ("originals", "renditions"):
        store, name = storages[alias], f"doctor-{uuid4().hex}"
        try:
            saved = store.save(name, ContentFile(b"doctor"))
            with store.open(saved) as file:
                is_same = file.read() == b"doctor"
            store.delete(saved)
        except (OSError, StorageUnavailable) as error:
            values = {"store": alias, "error": error}
            yield Finding(_("The store of %(store)s cannot be used: %(error)s") % values, True)
            continue
        if is_same:
            yield Finding(_("The store of %(store)s works.") % {"store": alias})
        else:
            yield Finding(_("The store of %(store)s returns other data than it was given.") % {"store": alias}, True)


def _originals() -> Iterator[Finding]:
    """Open the newest originals, which may be in folders of somebody else, and look for the files of readers."""
    lost = without_files = 0
    for photo in Photo.objects.order_by("-pk")[:MAX_ORIGINALS]:
        try:
            open_original(photo.original).close()
        except FileNotFoundError:
            lost += 1
        except OSError as error:
            yield Finding(_("An original cannot be opened: %(error)s.") % {"error": reason_of(error)}, True)
            return
        made = photo.renditions if photo.may_be_shown(timezone.now()) else None
        if made and not has_set(photo.pk, made["folder"], names_of(made)):
            without_files += 1
    if lost:
        text = _("Of the newest photos, %(count)d have no original. Restore the folder of originals from a backup.")
        yield Finding(text % {"count": lost}, True)
    if without_files:
        text = _("Of the newest photos, %(count)d lack files for readers. Run make_renditions.")
        yield Finding(text % {"count": without_files}, True)


def _disk() -> Iterator[Finding]:
    folder = Path(settings.DATA_DIR).absolute()
    usage = shutil.disk_usage(next(one for one in (folder, *folder.parents) if one.exists()))
    values = {"folder": settings.DATA_DIR, "free": f"{usage.free / 1e9:.1f}"}
    if usage.free < max(MIN_FREE_BYTES, MIN_FREE_SHARE * usage.total):
        yield Finding(_("Only %(free)s GB are free in %(folder)s. Make room, or move DATA_DIR.") % values, True)
    else:
        yield Finding(_("%(free)s GB are free in %(folder)s.") % values)


def _email(address: str) -> Iterator[Finding]:
    if not is_email_configured():
        yield Finding(_("E-mail is not set up (EMAIL_HOST), so nobody is notified outside the desk."))
        return
    if not address:
        yield Finding(_("E-mail is set up. To try it: manage.py doctor --email ADDRESS"))
        return
    subject, text = _("A test e-mail"), _("The mail server of the newsroom works.")
    message = EmailMessage(f"[{settings.SITE_NAME}] {subject}", text, to=[address])
    try:
        message.send()
    except (OSError, ValueError, smtplib.SMTPException) as error:
        # A host that is no name at all is a ValueError.
        text = _("The test e-mail was not sent: %(error)s. Check EMAIL_HOST, EMAIL_PORT and the login.")
        yield Finding(text % {"error": error}, True)
    else:
        yield Finding(_("A test e-mail was sent to %(address)s.") % {"address": address})
