"""The command verify_record finds changes made directly in the database."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import connection, transaction
from django.db.models import F
from django.utils import timezone

from articles.integrity import find_orphans
from articles.models import Article, Edition, EditionCredit, EditionTag, EditionWords, Event, Photo, Revision, Tag
from articles.text import digest
from articles.triggers import triggers_disabled
from tests.support.makers import edit, make_article, make_photo, move, perform, publish

pytestmark = pytest.mark.slow

HOUR = timedelta(hours=1)


@pytest.fixture
def updated(writer, editor):
    """An article with two editions and a third one scheduled."""
    article = publish(make_article(writer, tags=["Pasar"]), writer, editor)
    edit(article, writer, body="<p>Yang kedua.</p>")
    publish(article, writer, editor)
    edit(article, writer, body="<p>Yang ketiga.</p>")
    move(article, "submit", by=writer)
    move(article, "approve", by=editor)
    return perform(article, "schedule", by=editor, at=timezone.now() + HOUR)


def verify():
    """Run the command, and return its exit code and output."""
    out = StringIO()
    try:
        call_command("verify_record", stdout=out)
    except SystemExit as stopped:
        return stopped.code, out.getvalue()
    return 0, out.getvalue()


@pytest.mark.django_db
def test_an_unchanged_record_is_valid(updated):
    assert verify()[0] == 0


def rewrite(event, **changes):
    """Change an event and recompute its digest, as an attacker who knows the algorithm would."""
    for name, value in changes.items():
        setattr(event, name, value)
    event.digest = digest(event.digest_payload())
    event.save()


TAMPERINGS = {
    "one event and its digest": lambda a: rewrite(a.events.get(number=2), reason="Lain."),
    "the last event and its digest": lambda a: rewrite(a.events.order_by("number").last(), reason="Lain."),
    "every event taken out": lambda a: [
        *(rows.filter(article=a)._raw_delete(using="default") for rows in (EditionTag.objects, EditionCredit.objects)),
        EditionWords.objects.filter(edition__article=a).delete(),
        Edition.objects.filter(article=a)._raw_delete(using="default"),
        Event.objects.filter(article=a)._raw_delete(using="default"),
    ],
    "the first publication made earlier": lambda a: Edition.objects.filter(article=a, number=2).update(
        first_published_at=timezone.now() + 9 * HOUR
    ),
    "a tag added to what was shown": lambda a: EditionTag.objects.create(
        edition=a.editions.get(number=1),
        tag=Tag.objects.create(name="Palsu"),
        article=a,
        first_published_at=a.editions.get(number=1).first_published_at,
    ),
    "the tags of what was shown taken out": lambda a: EditionTag.objects.filter(article=a)._raw_delete(using="default"),
    "a first publication long ago": lambda a: Edition.objects.filter(article=a, number=3).update(
        first_published_at=timezone.now() - 9000 * HOUR
    ),
    "a revision later than its event": lambda a: Revision.objects.filter(article=a, number=3).update(
        created_at=timezone.now() + 9 * HOUR
    ),
    "a revision dated back": lambda a: Revision.objects.filter(article=a, number=3).update(
        created_at=timezone.now() - 9 * HOUR
    ),
    "a word of a revision": lambda a: Revision.objects.filter(article=a, number=1).update(content={"headline": "x"}),
    "a revision and its digest": lambda a: Revision.objects.filter(article=a, number=1).update(
        content={}, digest="44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a"
    ),
    "a reason": lambda a: Event.objects.filter(article=a, number=3).update(reason="Lain."),
    "who did it": lambda a: Event.objects.filter(article=a, number=3).update(actor_name="orang lain"),
    "the last event taken out": lambda a: [
        Edition.objects.filter(article=a, number=3).delete(),
        a.events.filter(number=a.event_count)._raw_delete(using="default"),
    ],
    "a headline that was shown": lambda a: Edition.objects.filter(article=a, number=1).update(headline="Lain"),
    "a picture that was shown": lambda a: Edition.objects.filter(article=a, number=1).update(photo=make_photo()),
    "when it was shown": lambda a: Edition.objects.filter(article=a, number=1).update(
        live_from=timezone.now() - 9 * HOUR
    ),
    "how long it was shown": lambda a: Edition.objects.filter(article=a, number=1).update(
        live_until=F("live_from") + timedelta(microseconds=1)
    ),
    "an event taken out": lambda a: Event.objects.filter(article=a, number=2)._raw_delete(using="default"),
    "the last edition taken out": lambda a: Edition.objects.filter(article=a, number=3).delete(),
}


@pytest.mark.django_db
@pytest.mark.parametrize("tampering", TAMPERINGS)
def test_a_record_that_does_not_match_its_digests_is_found(tampering, updated):
    with triggers_disabled():
        TAMPERINGS[tampering](updated)
    code, said = verify()
    assert code == 1
    assert f"{updated.pk}" in said


@pytest.mark.django_db
@pytest.mark.parametrize("count", ["event_count", "edition_count", "revision_number"])
def test_a_wrong_number_of_rows_in_a_record_is_found(count, updated):
    Article.objects.update(**{count: F(count) + 1})
    code, said = verify()
    assert code == 1
    assert f"{updated.pk}" in said


@pytest.mark.django_db
def test_an_event_older_than_the_one_before_it_is_found_with_recomputed_digests(writer):
    article = make_article(writer)
    move(article, "submit", by=writer)
    move(article, "withdraw", by=writer)
    with triggers_disabled():
        previous = ""
        for event in article.events.order_by("number"):
            if event.number == 3:
                event.at -= 9 * HOUR
            event.previous_digest = previous
            rewrite(event)
            previous = event.digest
        Article.objects.update(last_event_digest=previous)
    code, said = verify()
    assert code == 1
    assert "3" in said


@pytest.mark.django_db
def test_withdrawing_a_scheduled_edition_is_not_a_break(updated, editor):
    perform(updated, "unschedule", by=editor)
    assert verify()[0] == 0


@pytest.mark.django_db
def test_a_replaced_file_of_a_published_picture_is_found(writer, editor):
    photo = make_photo(writer)
    publish(make_article(writer, photo=photo), writer, editor)
    assert verify()[0] == 0
    Photo.objects.filter(pk=photo.pk).update(sha256="0" * 64)
    assert verify()[0] == 1


@pytest.mark.django_db
@pytest.mark.skipif(connection.vendor != "sqlite", reason="only SQLite can be told to ignore foreign keys")
def test_rows_without_an_article_are_found(updated):
    with transaction.atomic():
        with triggers_disabled(), connection.cursor() as cursor:
            cursor.execute("PRAGMA defer_foreign_keys = ON")
            cursor.execute("DELETE FROM articles_article")
        assert len(find_orphans()) == 3
        transaction.set_rollback(True)
    assert find_orphans() == []


@pytest.mark.django_db
@pytest.mark.skipif(connection.vendor != "sqlite", reason="only SQLite keeps values of any type in any column")
def test_a_value_that_cannot_be_read_is_reported_as_a_break_without_an_error(updated):
    with triggers_disabled(), connection.cursor() as cursor:
        cursor.execute("UPDATE articles_edition SET headline = CAST(headline AS BLOB) WHERE number = 1")
    code, said = verify()
    assert code == 1
    assert f"{updated.pk}" in said
