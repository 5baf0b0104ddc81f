"""Triggers: the database refuses to change what readers were shown, whichever program tries."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.utils import timezone, translation

from articles import publishing, triggers
from articles.models import Category, Edition, EditionTag, Event, ReferenceVersion, Revision
from tests.support.makers import approve, make_article, perform, publish

HOUR = timedelta(hours=1)


@pytest.fixture
def live(writer, editor):
    """An article with a live edition."""
    return publish(make_article(writer, tags=["Pasar"], writers=["Wulan"]), writer, editor)


@pytest.fixture
def scheduled(writer, editor):
    """An article with an edition that goes live in an hour."""
    article = approve(make_article(writer, tags=["Pasar"], writers=["Wulan"]), writer, editor)
    return perform(article, "schedule", by=editor, at=timezone.now() + HOUR)


def refused(action):
    """Return whether the database refuses a statement, in a savepoint."""
    try:
        with transaction.atomic():
            action()
    except IntegrityError:
        return True
    return False


@pytest.mark.django_db
@pytest.mark.parametrize("model", [Revision, Event, Edition, ReferenceVersion])
def test_rows_of_the_record_are_neither_changed_nor_deleted(model, live):
    row = model.objects.first()
    for field in model._meta.concrete_fields:
        # The index for lists may be rebuilt at any time.
        if field.primary_key or field.name in {"live_until", *getattr(model, "INDEX", ())}:
            continue
        kind = field.get_internal_type()
        others = {
            "JSONField": {"lain": 1},
            "DateTimeField": timezone.now() + HOUR,
            "ForeignKey": 999_999,
            "BooleanField": not getattr(row, field.attname),
            "UUIDField": uuid4(),
        }
        other = others.get(kind, 77 if "Integer" in kind else "lain")
        assert refused(lambda f=field, o=other: model.objects.filter(pk=row.pk).update(**{f.attname: o})), field.name
    assert refused(lambda: model.objects.filter(pk=row.pk)._raw_delete(using="default"))
    assert model.objects.get(pk=row.pk)


@pytest.mark.django_db
def test_an_update_that_changes_nothing_passes(live):
    event = Event.objects.first()
    assert Event.objects.filter(pk=event.pk).update(reason=event.reason) == 1


@pytest.mark.django_db
def test_the_end_of_a_live_edition_may_be_in_the_future_but_not_in_the_past(live):
    mine = Edition.objects.filter(article=live)
    assert not refused(lambda: mine.update(live_until=timezone.now() + HOUR))
    assert not refused(lambda: mine.update(live_until=None))
    assert refused(lambda: mine.update(live_until=timezone.now() - timedelta(minutes=5)))


@pytest.mark.django_db
def test_an_edition_that_ended_stays_ended(writer):
    article = make_article(None)
    edition = publishing.publish_import(article, published_at=timezone.now() - 5 * HOUR)
    publishing.publish_import(article, published_at=timezone.now() - 2 * HOUR)
    ended = Edition.objects.filter(pk=edition.pk)
    assert refused(lambda: ended.update(live_until=timezone.now() + HOUR))
    assert refused(lambda: ended.update(live_until=None))


@pytest.mark.django_db
def test_a_scheduled_edition_may_be_moved_and_deleted(scheduled):
    mine = Edition.objects.filter(article=scheduled)
    assert not refused(lambda: mine.update(live_from=timezone.now() + 3 * HOUR))
    assert refused(lambda: mine.update(live_from=timezone.now() - HOUR))
    assert refused(lambda: mine.update(headline="Lain"))
    mine.first().delete()
    assert not mine.exists()
    assert not EditionTag.objects.exists()


@pytest.mark.django_db
def test_no_two_editions_are_live_at_once(live):
    second = Edition.objects.get(article=live)
    second.pk, second.number = None, 2
    for start, end in ((0, None), (-2, None), (1, 2), (-2, 1)):
        second.live_from = timezone.now() + start * HOUR
        second.live_until = end and timezone.now() + end * HOUR
        with translation.override("en"), pytest.raises(ValidationError) as invalid:
            second.full_clean()
        assert invalid.value.messages == ["Another edition of this article is live in that time."]
        assert refused(lambda: second.save(force_insert=True)), (start, end)
    Edition.objects.filter(article=live).update(live_until=timezone.now() + HOUR)
    second.live_from, second.live_until = timezone.now() + 2 * HOUR, None
    second.save(force_insert=True)
    assert refused(lambda: Edition.objects.filter(article=live, number=1).update(live_until=None))


@pytest.mark.django_db
def test_a_window_that_is_empty_is_refused(scheduled):
    mine = Edition.objects.get(article=scheduled)
    assert refused(lambda: Edition.objects.filter(pk=mine.pk).update(live_until=mine.live_from))


@pytest.mark.django_db
def test_the_database_allows_only_two_levels_of_categories():
    top = Category.objects.create(name="Atas")
    middle = Category.objects.create(name="Tengah", parent=top)
    assert refused(lambda: Category.objects.create(name="Bawah", parent=middle))
    other = Category.objects.create(name="Lain")
    assert refused(lambda: Category.objects.filter(pk=top.pk).update(parent=other))


@pytest.mark.django_db
def test_a_check_names_a_missing_trigger_and_migrate_restores_it():
    trigger = next(one for one in triggers.TRIGGERS if connection.vendor in one.vendors)
    with connection.cursor() as cursor:
        cursor.execute(triggers.drop(trigger, connection))
    found = triggers.check_triggers(databases=["default"])
    assert [trigger.name in warning.msg for warning in found] == [True]
    call_command("migrate", verbosity=0)
    assert triggers.missing() == []


@pytest.mark.django_db
def test_a_table_rebuilt_by_a_migration_gets_its_triggers_again(live):
    with connection.cursor() as cursor:
        for trigger in triggers.TRIGGERS:
            if connection.vendor in trigger.vendors:
                cursor.execute(triggers.drop(trigger, connection))
    assert len(triggers.missing()) > 10
    triggers.enable_after_migrate(sender=None, using="default")
    assert triggers.missing() == []
    assert refused(lambda: Event.objects.update(reason="lain"))


@pytest.mark.django_db
def test_triggers_are_enabled_again_after_an_error_while_disabled(live):
    with pytest.raises(DatabaseError), triggers.triggers_disabled():
        raise DatabaseError
    assert triggers.missing() == []


@pytest.mark.django_db
def test_a_trigger_whose_columns_do_not_exist_yet_is_skipped(monkeypatch):
    trigger = triggers.Trigger("event_has_no_colour", Event, "DELETE", "OLD.colour = 'x'")
    monkeypatch.setattr(triggers, "TRIGGERS", [*triggers.TRIGGERS, trigger])
    triggers.enable()
    assert triggers.missing() == []
