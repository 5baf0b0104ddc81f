"""Change a newsroom at random: ``python -m tests.page_store.random_changes SECONDS SEED``.

Prints a JSON line after each change: its subject, what readers see from then on, when it began and when it was done
(seconds since 1970). What readers see of an article is the number of its edition, 404 or 410, and of the section its
name. A line without ``shows`` says that nobody knows whether the change was made.
"""

import json
import random
import sys
import time
from datetime import timedelta

import django

django.setup()

from django.contrib.auth import get_user_model  # noqa: E402
from django.db import Error, connection  # noqa: E402
from django.utils import timezone  # noqa: E402

from articles.models import Category  # noqa: E402
from tests.support.makers import approve, edit, make_article, perform, publish  # noqa: E402

PAUSE_SECONDS = 0.1
# A schedule is so far ahead.
AHEAD = timedelta(seconds=1.5)


class Newsroom:
    """Makes changes, and says what they were."""

    def __init__(self, seed):
        people = {one.username: one for one in get_user_model().objects.all()}
        self.writer, self.editor, self.chief = people["writer"], people["editor"], people["chief"]
        self.second_chief = people["second"]
        self.random = random.Random(seed)
        self.section = Category.objects.get_or_create(name="Rubrik 0")[0]
        self.count = 0
        # The number of the live edition, by article.
        self.live = {}

    def publish(self):
        """Publish a new article."""
        article = self._new()
        yield article, "404"
        publish(article, self.writer, self.editor)
        self.live[article] = 1
        yield article, "1"

    def schedule(self):
        """Schedule a new article, which appears by the clock."""
        article = approve(self._new(), self.writer, self.editor)
        yield article, "404"
        at = timezone.now() + AHEAD
        perform(article, "schedule", by=self.editor, at=at)
        yield article, "1", at.timestamp()

    def correct(self):
        """Correct a live article."""
        article = self._any()
        approve(edit(article, self.writer, standfirst=f"Yang benar {self.count}."), self.writer, self.editor)
        perform(article, "correct", by=self.chief, reason="Keliru.")
        self.live[article] += 1
        yield article, str(self.live[article])

    def expire(self):
        """Take an article off the site."""
        article = self._any()
        perform(article, "expire", by=self.chief)
        del self.live[article]
        yield article, "404"

    def retract(self):
        """Retract an article."""
        article = self._any()
        perform(article, "retract", by=self.chief, reason="Keliru.", ground="child")
        yield article, str(self.live[article])
        perform(article, "confirm_retraction", by=self.second_chief)
        del self.live[article]
        yield article, "410"

    def rename(self):
        """Give the section another name, past the application."""
        with connection.cursor() as cursor:
            name = f"Rubrik {self.count}"
            cursor.execute("UPDATE articles_category SET name = %s WHERE id = %s", [name, self.section.pk])
        yield self.section, name

    def _new(self):
        return make_article(self.writer, headline=f"Berita {self.count}", category=self.section)

    def _any(self):
        return self.random.choice(list(self.live))

    def change(self):
        """Make a change and print what it was."""
        self.count += 1
        kinds = [self.publish] * 2 + [self.schedule, self.rename]
        if len(self.live) > 4:
            kinds += [self.correct, self.correct, self.expire, self.retract]
        subject = None
        before = time.time()
        try:
            for subject, shows, *at in self.random.choice(kinds)():
                say(subject, shows=shows, before=at[0] if at else before, after=at[0] if at else time.time())
                before = time.time()
        except Error:
            connection.close()
            if subject is not None:
                self.live.pop(subject, None)
                say(subject)
            time.sleep(PAUSE_SECONDS)


def say(subject, **facts):
    """Print a line about a subject."""
    name = "section" if isinstance(subject, Category) else subject.pk
    print(json.dumps({"subject": name, "address": subject.get_absolute_url()} | facts), flush=True)


def main(seconds, seed):
    """Change for so many seconds."""
    newsroom, end = Newsroom(seed), time.monotonic() + seconds
    say(newsroom.section, shows=newsroom.section.name, before=0, after=0)
    while time.monotonic() < end:
        newsroom.change()
        time.sleep(PAUSE_SECONDS)


if __name__ == "__main__":
    main(float(sys.argv[1]), int(sys.argv[2]))
