"""Kill a process after each statement of a move: ``python -m tests.operations.killed_moves MOVE``.

For each number of statements, a forked process that makes the move is killed with SIGKILL after so many. The article
must then be as before, or the move must be complete. Prints how many statements the move has.
"""

import sys
from datetime import timedelta
from functools import partial

import django

django.setup()

from django.contrib.auth import get_user_model  # noqa: E402
from django.test import Client  # noqa: E402
from django.utils import timezone  # noqa: E402

from articles.integrity import find_breaks  # noqa: E402
from articles.models import Article  # noqa: E402
from tests.operations.killed_process import run_killed  # noqa: E402
from tests.support.makers import approve, edit, make_article, perform, publish  # noqa: E402

MAX_STATEMENTS = 400


def prepare(move, number):
    """Return an article for which the move is the next one."""
    people = get_user_model().objects
    writer, editor = people.get(username="writer"), people.get(username="editor")
    article = make_article(writer, headline=f"Artikel {number}", topic="Banjir", tags=["Air"])
    if move in {"publish", "schedule"}:
        return approve(article, writer, editor)
    article = publish(article, writer, editor)
    if move == "correct":
        return approve(edit(article, writer, standfirst="Yang benar."), writer, editor)
    return article


def make(move, article):
    """Make the move."""
    options = {
        "schedule": {"at": timezone.now() + timedelta(days=1)},
        "correct": {"reason": "Jumlahnya keliru."},
        "retract": {"reason": "Menyebut nama anak.", "ground": "child"},
    }
    chief = get_user_model().objects.get(username="chief")
    perform(article, move, by=chief, **options.get(move, {}))


def facts(article):
    """Return what readers and the record have of an article."""
    article = Article.objects.get(pk=article.pk)
    windows = list(article.editions.order_by("number").values_list("kind", "live_from", "live_until"))
    events = list(article.events.order_by("number").values_list("move", flat=True))
    status = Client(SERVER_NAME="127.0.0.1").get(article.get_absolute_url(), follow=True).status_code
    return {"windows": windows, "events": events, "status": status, "state": article.state}


def check(move, article, before):
    """Check that the move was made completely or not at all, and return whether it was made."""
    after = facts(article)
    assert list(find_breaks(Article.objects.filter(pk=article.pk))) == [None]
    is_made = after["events"][-1] == move
    assert is_made or after == before, (before, after)
    assert len(after["events"]) == len(before["events"]) + is_made
    changes_windows = after["windows"] != before["windows"]
    # A request for a retraction changes no edition.
    assert changes_windows == (is_made and move != "retract")
    return is_made


def main(move):
    """Kill the move after each of its statements.

    An article whose move was not made is as before, so that the next process makes it.
    """
    article = None
    for number in range(1, MAX_STATEMENTS):
        article = article or prepare(move, number)
        before = facts(article)
        was_killed = run_killed(partial(make, move, article), number)
        is_made = check(move, article, before)
        if not was_killed:
            assert is_made
            print(number - 1)
            return
        if is_made:
            article = None
    raise AssertionError("too many statements")


if __name__ == "__main__":
    main(sys.argv[1])
