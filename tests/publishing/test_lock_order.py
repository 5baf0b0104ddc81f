"""Names are locked before articles, so that nobody gives another one while they are approved or shown."""

import threading
from contextlib import contextmanager
from datetime import timedelta

import pytest
from django.db import OperationalError, connection, connections, transaction
from django.utils import timezone

from articles import references
from articles.integrity import find_breaks
from articles.models import Article, Category, Edition, Topic
from tests.support.exports import export
from tests.support.makers import approve, edit, make_article, make_category, make_person, move, perform, publish
from tests.support.merges import bring
from tests.support.references import change_by_two

pytestmark = [
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
    pytest.mark.skipif("connection.vendor != 'postgresql'", reason="only PostgreSQL locks rows"),
]
# Milliseconds after which something that waits for a lock gives up, in words of PostgreSQL.
PATIENCE = "500ms"


@pytest.fixture
def people():
    """A writer, an editor, a chief and another editor."""
    return (
        make_person("wulan", "Writer"),
        make_person("ratna", "Editor"),
        make_person("hendra", "Chief"),
        make_person("dewi", "Editor"),
    )


def elsewhere(action):
    """Run an action in another connection that waits for no lock long, and return its result or its exception."""
    outcome = []

    def run():
        try:
            with connection.cursor() as cursor:
                cursor.execute(f"SET lock_timeout = '{PATIENCE}'")
            outcome.append(action())
        except Exception as error:
            outcome.append(error)
        finally:
            connections.close_all()

    thread = threading.Thread(target=run)
    thread.start()
    thread.join()
    return outcome[0]


def waits(action):
    """Return whether an action waits for the transaction that is open here."""
    outcome = elsewhere(action)
    return isinstance(outcome, OperationalError) and "lock timeout" in str(outcome)


@contextmanager
def held(row):
    """Hold the lock that a change or a merge of a reference takes."""
    with transaction.atomic():
        type(row).objects.select_for_update(no_key=True).get(pk=row.pk)
        yield


def rename(row, by, name="Nama Sepihak"):
    return references.change(type(row).objects.get(pk=row.pk), {"name": name}, by=by)


@pytest.mark.parametrize("name", ["submit", "approve"])
def test_a_name_is_not_changed_while_somebody_agrees_to_it(name, people):
    writer, editor, _chief, other = people
    article = make_article(writer, topic="Banjir")
    if name == "approve":
        move(article, "submit", by=writer)
    with transaction.atomic():
        move(article, name, by=writer if name == "submit" else other)
        assert waits(lambda: rename(article.topic, editor))


def test_a_section_is_not_renamed_while_a_category_is_moved_below_it(people):
    writer, editor, chief, other = people
    food, life = (Category.objects.create(name=name) for name in ("Kuliner", "Gaya Hidup"))
    for category in (food, life):
        references.create(category, by=chief)
    publish(make_article(writer, category=food), writer, editor)
    proposal = references.propose(food, {"parent": life}, by=chief, reason="Pindah.")
    with transaction.atomic():
        references.confirm(food, proposal.number, by=other)
        assert waits(lambda: rename(life, chief))


def test_a_category_is_not_moved_while_an_article_in_it_is_retracted(people):
    writer, editor, chief, other = people
    food, life = (Category.objects.create(name=name) for name in ("Kuliner", "Gaya Hidup"))
    for category in (food, life):
        references.create(category, by=chief)
    article = publish(make_article(writer, category=food), writer, editor)
    proposal = references.propose(food, {"parent": life}, by=chief, reason="Pindah.")
    perform(article, "retract", by=chief, reason="Sebab.", ground="child")
    with transaction.atomic():
        perform(article, "confirm_retraction", by=editor)
        assert waits(lambda: references.confirm(Category.objects.get(pk=food.pk), proposal.number, by=other))
    references.confirm(Category.objects.get(pk=food.pk), proposal.number, by=other)
    assert {edition.section for edition in Edition.objects.all()} == {life}
    assert list(find_breaks()) == [None]


@pytest.mark.parametrize("act", ["reschedule", "cancel_retraction", "apply_names", "import"])
def test_what_waits_for_a_name_does_not_hold_its_article(act, people, tmp_path):
    writer, editor, chief, _other = people
    article = publish(make_article(writer, topic="Banjir", category=make_category("Daerah")), writer, editor)
    change_by_two(article.topic, {"name": "Banjir Besar"}, by=chief, and_by=editor)
    edit(article, writer, headline="Dua")
    approve(article, writer, editor)
    perform(article, "schedule", by=editor, at=timezone.now() + timedelta(days=1))
    if act == "cancel_retraction":
        perform(article, "retract", by=chief, reason="Sebab.", ground="child")
    line = export().replace('"headline":"Dua"', '"headline":"Tiga"') if act == "import" else ""
    topic = Topic.objects.get(pk=article.topic_id)
    acts = {
        "reschedule": lambda: perform(article, "reschedule", by=editor, at=timezone.now() + timedelta(days=2)),
        "cancel_retraction": lambda: perform(article, "cancel_retraction", by=editor, reason="Sebab."),
        "apply_names": lambda: list(references.apply_names(topic, by=editor)),
        "import": lambda: bring(tmp_path, line),
    }
    with held(topic):
        outcome = elsewhere(acts[act])
        # It gave up while it waited for the name.
        assert "topic" in str(outcome)
        assert "lock timeout" in str(outcome)
    elsewhere(acts[act])
    assert list(find_breaks()) == [None]
    assert Article.objects.count() == 1
