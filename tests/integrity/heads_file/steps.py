"""Steps of these tests: run the command, append lines, and change the record with recomputed digests."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.utils import translation

from articles.integrity.heads_file import append_heads, open_heads
from articles.integrity.heads_file.lines import Fault, read_lines
from articles.models import Article, Edition, EditionCredit, EditionTag, Event, Revision
from articles.text import digest
from articles.triggers import triggers_disabled

KEY = "kunci rahasia untuk pengujian saja"
OTHER_KEY = "kunci lain yang sama panjangnya juga"
SITE = "https://kabar.example.com"


def verify(*arguments):
    """Run the command in English, and return its exit code and its whole output."""
    out, err, code = StringIO(), StringIO(), 0
    try:
        with translation.override("en"):
            call_command("verify_record", *map(str, arguments), stdout=out, stderr=err)
    except SystemExit as stopped:
        code = stopped.code
    said = out.getvalue() + err.getvalue()
    assert KEY not in said
    return code, said


def refusal(*arguments):
    """Run the command, which refuses, and return its error message."""
    with pytest.raises(CommandError) as refused:
        verify(*arguments)
    assert KEY not in str(refused.value)
    return str(refused.value)


def append(file):
    """Append a line with the command."""
    code, said = verify("--append-heads", file)
    assert code == 0, said
    return said


def add(file, *heads, key=KEY, site=SITE):
    """Append a line of invented heads, without the database."""
    return append_heads(file, iter(heads), key=key, site=site)


def lines(file):
    """Return the lines of a file as JSON."""
    return [json.loads(line) for line in file.read_text().splitlines()]


def of_articles(heads):
    """Return the heads of articles in a line."""
    return {subject: head for subject, head in heads.items() if subject.startswith("article:")}


def faults(file, key=KEY):
    """Return the number and the kind of each fault in the lines of a file."""
    with open_heads(file) as opened:
        return [(line.number, line.kind) for line in read_lines(opened, key) if isinstance(line, Fault)]


def rewrite_from(article, number, **changes):
    """Change an event and recompute every digest from it on, as an attacker who knows the algorithm would."""
    with triggers_disabled():
        previous = ""
        for event in article.events.order_by("number"):
            if event.number == number:
                for name, value in changes.items():
                    setattr(event, name, value)
            event.previous_digest = previous
            event.digest = digest(event.digest_payload())
            event.save()
            previous = event.digest
        Article.objects.filter(pk=article.pk).update(last_event_digest=previous)


def remove_last_event(article):
    """Remove the newest event and make the article's row agree."""
    with triggers_disabled():
        last = article.events.order_by("number").last()
        Event.objects.filter(pk=last.pk)._raw_delete(using="default")
        before = article.events.order_by("number").last()
        Article.objects.filter(pk=article.pk).update(event_count=before.number, last_event_digest=before.digest)


def remove(article):
    """Remove an article with everything that belongs to it."""
    with triggers_disabled():
        for model in (EditionTag, EditionCredit, Edition, Event, Revision):
            model.objects.filter(article=article)._raw_delete(using="default")
        article.delete()
