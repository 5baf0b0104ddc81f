"""Kill a process after each statement of a periodic job: ``python -m tests.operations.killed_jobs JOB``.

For each number of statements, a forked process that runs the job is killed with SIGKILL after so many. The next run
must then do what is left: nothing is lost, and nothing is done twice. Prints how many statements the job has.
"""

import sys
from datetime import timedelta
from functools import partial
from io import StringIO
from secrets import token_hex

import django

django.setup()

from django.conf import settings  # noqa: E402
from django.contrib.auth import get_user_model  # noqa: E402
from django.contrib.sessions.models import Session  # noqa: E402
from django.core.files.storage import storages  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.utils import timezone  # noqa: E402
from django_tasks_db.models import DBTaskResult  # noqa: E402

from articles.models import (  # noqa: E402
    Article,
    ArticleWords,
    CacheEntry,
    EditionWords,
    EditSession,
    Invalidation,
    LoginAttempt,
    PeriodicJob,
    Photo,
    ReadCount,
    ReadFingerprint,
    Worker,
)
from articles.operations import schedule  # noqa: E402
from articles.operations.periodic_jobs import JOBS  # noqa: E402
from tests.operations.killed_process import run_killed  # noqa: E402
from tests.support.makers import make_article, make_photo, publish  # noqa: E402

MAX_STATEMENTS = 300
LONG_AGO = timedelta(days=400)
TASK = {"args_kwargs": {"args": [], "kwargs": {}}, "backend_name": "default"}


def person(name):
    """Return a user of the demonstration."""
    return get_user_model().objects.get(username=name)


def live_article():
    """Return an article that is live."""
    return publish(
        make_article(person("writer"), headline=f"Artikel {token_hex(4)}"), person("writer"), person("editor")
    )


def lost_tasks():
    """Leave the task of a worker that died."""
    worker = Worker.objects.create(name=token_hex(8), last_seen_at=timezone.now() - timedelta(minutes=5))
    task = DBTaskResult.objects.create(
        status="RUNNING", task_path="x", worker_ids=[worker.name], run_after=timezone.now(), **TASK
    )

    def check():
        task.refresh_from_db()
        assert (task.status, Worker.objects.filter(name=worker.name).exists()) == ("READY", False)
        task.delete()

    return check


def read_counts():
    """Leave three reads that are not in the sums."""
    article = live_article()
    for _number in range(3):
        ReadFingerprint.objects.create(
            day=timezone.localdate(), article=article, network=b"n" * 16, reader=token_hex(8).encode()
        )

    def check():
        assert ReadCount.objects.get(pk=article.pk).reads == 3
        assert not ReadFingerprint.objects.filter(is_added=False).exists()

    return check


def public_states():
    """Leave an article whose window has begun since its state was stored."""
    article = live_article()
    ago = timezone.now() - timedelta(minutes=1)
    Article.objects.filter(pk=article.pk).update(public_state="scheduled", public_state_until=ago)

    def check():
        assert list(Article.objects.filter(pk=article.pk).values_list("public_state", "public_state_until")) == [
            ("live", None)
        ]

    return check


def expired_pictures():
    """Leave a picture whose rights have ended."""
    photo = make_photo(person("writer"), name=f"{token_hex(4)}.jpg")
    Photo.objects.filter(pk=photo.pk).update(expires_at=timezone.now() - timedelta(hours=1))

    def check():
        photo.refresh_from_db()
        assert photo.renditions == {}
        assert storages["originals"].exists(photo.original)

    return check


def renditions():
    """Leave a picture without files."""
    photo = make_photo(person("writer"), name=f"{token_hex(4)}.jpg", is_ready=False)

    def check():
        photo.refresh_from_db()
        assert photo.renditions
        assert photo.failure == ""

    return check


def search_index_case():
    """Leave an article without words for searches."""
    article = live_article()
    EditionWords.objects.filter(edition__article=article).delete()
    ArticleWords.objects.filter(article=article).delete()

    def check():
        assert EditionWords.objects.filter(edition__article=article).count() == 1
        assert ArticleWords.objects.filter(article=article).count() == 1

    return check


def record_heads():
    """Leave an article whose newest digest is in no line."""
    article = live_article()

    def check():
        written = settings.RECORD_HEADS.read_text()
        assert written.endswith("\n")
        assert str(article.uid) in written
        call_command("verify_record", against=settings.RECORD_HEADS, stdout=StringIO(), stderr=StringIO())

    return check


def old_rows(make, find):
    """Leave an old row and a new one. Only the old one may be deleted."""
    mark = token_hex(4)
    make(f"old-{mark}", timezone.now() - LONG_AGO)
    make(f"new-{mark}", timezone.now())

    def check():
        assert [find(f"{age}-{mark}").exists() for age in ("old", "new")] == [False, True]

    return check


HOUR = timedelta(hours=1)
CASES = {
    "lost_tasks": lost_tasks,
    "read_counts": read_counts,
    "public_states": public_states,
    "expired_pictures": expired_pictures,
    "renditions": renditions,
    "record_heads": record_heads,
    "search_index": search_index_case,
    "sessions": partial(
        old_rows,
        lambda name, at: Session.objects.create(session_key=name, session_data="", expire_date=at + HOUR),
        lambda name: Session.objects.filter(session_key=name),
    ),
    "autosaves": partial(
        old_rows,
        lambda name, at: EditSession.objects.create(
            user=person("writer"), typed_at=at, form_content={"headline": [name]}
        ),
        lambda name: EditSession.objects.filter(form_content__headline=[name]),
    ),
    "logs": partial(
        old_rows,
        lambda name, at: LoginAttempt.objects.create(at=at, outcome="password", device=name),
        lambda name: LoginAttempt.objects.filter(device=name),
    ),
    "invalidations": partial(
        old_rows,
        lambda name, at: Invalidation.objects.create(keys=name, at=at),
        lambda name: Invalidation.objects.filter(keys=name),
    ),
    "counters": partial(
        old_rows,
        lambda name, at: CacheEntry.objects.create(cache_key=name, value="", expires=at + HOUR),
        lambda name: CacheEntry.objects.filter(cache_key=name),
    ),
    "finished_tasks": partial(
        old_rows,
        lambda name, at: DBTaskResult.objects.create(
            task_path=name, status="SUCCESSFUL", finished_at=at, run_after=at, **TASK
        ),
        lambda name: DBTaskResult.objects.filter(task_path=name),
    ),
}


def main(name):
    """Kill the job after each of its statements, run it again, and check what it has done."""
    job = next(one for one in JOBS if one.name == name)
    for number in range(1, MAX_STATEMENTS):
        check = CASES[name]()
        was_killed = run_killed(partial(schedule.run, job), number)
        # As if the claim of the process that died had ended.
        PeriodicJob.objects.update(claimed_until=timezone.now() - timedelta(seconds=1))
        outcome = schedule.run(job)
        assert (outcome.is_claimed, outcome.failure) == (True, "")
        check()
        if not was_killed:
            print(number - 1)
            return
    raise AssertionError("too many statements")


if __name__ == "__main__":
    main(sys.argv[1])
