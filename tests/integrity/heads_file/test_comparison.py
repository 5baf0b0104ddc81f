"""Comparison with a heads file: it shows what was changed in the record after its digests were written."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.integrity import find_breaks
from articles.models import ReferenceVersion, Topic
from articles.text import digest
from articles.triggers import triggers_disabled
from tests.support.makers import make_article, move

from .steps import add, append, remove, remove_last_event, rewrite_from, verify


@pytest.mark.django_db
def test_chains_with_new_events_match(submitted, writer, file):
    append(file)
    move(submitted, "withdraw", by=writer)
    make_article(writer, headline="Baru")
    assert verify("--against", file)[0] == 0
    append(file)
    code, said = verify("--against", file)
    assert code == 0
    assert "3" in said


@pytest.mark.django_db
def test_a_rewritten_newest_event_is_found_only_with_the_file(submitted, file):
    append(file)
    rewrite_from(submitted, 2, actor_name="Orang lain")
    assert list(find_breaks()) == [None]
    assert verify()[0] == 0
    code, said = verify("--against", file)
    assert code == 1
    assert re.match(rf"Article {submitted.pk}: event 2 was rewritten after ", said)


@pytest.mark.django_db
def test_a_rewritten_earlier_event_is_reported_once_in_a_chain_with_new_events(submitted, writer, file):
    append(file)
    move(submitted, "withdraw", by=writer)
    append(file)
    move(submitted, "submit", by=writer)
    rewrite_from(submitted, 1, actor_name="Orang lain")
    assert list(find_breaks()) == [None]
    code, said = verify("--against", file)
    assert code == 1
    assert said.count(f"Article {submitted.pk}: event 2 was rewritten") == said.count("was rewritten") == 1


@pytest.mark.django_db
def test_appending_after_a_change_does_not_hide_it(submitted, writer, file):
    append(file)
    rewrite_from(submitted, 2, actor_name="Orang lain")
    append(file)
    move(submitted, "withdraw", by=writer)
    append(file)
    code, said = verify("--against", file, "--heads-only")
    assert code == 1
    assert len([line for line in said.splitlines() if f"Article {submitted.pk}:" in line]) == 1


@pytest.mark.django_db
def test_removed_events_are_found(submitted, file):
    append(file)
    remove_last_event(submitted)
    code, said = verify("--against", file, "--heads-only")
    assert code == 1
    assert re.match(rf"Article {submitted.pk}: entries were removed. The last event was 2 on .* and is 1 now", said)


@pytest.mark.django_db
def test_an_event_missing_in_the_middle_is_found(submitted, writer, file):
    append(file)
    move(submitted, "withdraw", by=writer)
    with triggers_disabled():
        submitted.events.filter(number=2)._raw_delete(using="default")
    code, said = verify("--against", file, "--heads-only")
    assert code == 1
    assert re.match(rf"Article {submitted.pk}: event 2, recorded on .*, is missing", said)


@pytest.mark.django_db
def test_the_removal_of_all_events_is_found(submitted, file):
    append(file)
    with triggers_disabled():
        submitted.events.all()._raw_delete(using="default")
    code, said = verify("--against", file, "--heads-only")
    assert code == 1
    assert re.match(rf"Article {submitted.pk}: entries were removed. The last event was 2 on .* and is 0 now", said)


@pytest.mark.django_db
def test_a_removed_article_is_reported_by_its_uid(submitted, writer, file):
    make_article(writer, headline="Tetap ada")
    append(file)
    remove(submitted)
    assert verify()[0] == 0
    code, said = verify("--against", file)
    assert code == 1
    assert re.match(rf"article:{submitted.uid} is gone. On .* its last entry was number 2", said)


@pytest.mark.django_db
def test_each_of_many_articles_is_compared_and_reported_once(writer, file, monkeypatch):
    monkeypatch.setattr("articles.integrity.heads_file.comparison.CHUNK_SIZE", 2)
    articles = [make_article(writer, headline=f"Kabar {number}") for number in range(5)]
    append(file)
    for article in articles[1:]:
        rewrite_from(article, 1, actor_name="Orang lain")
    append(file)
    code, said = verify("--against", file, "--heads-only")
    assert code == 1
    assert [f"Article {article.pk}:" in said for article in articles] == [False, True, True, True, True]
    assert len(said.splitlines()) == 4 + 2


@pytest.mark.django_db
def test_a_comparison_costs_as_many_queries_for_many_articles_as_for_few(writer, file):
    def questions(count):
        for number in range(count):
            make_article(writer, headline=f"Kabar {number}")
        file.unlink(missing_ok=True)
        append(file)
        with CaptureQueriesContext(connection) as queries:
            assert verify("--against", file, "--heads-only")[0] == 0
        return len(queries)

    assert questions(1) == questions(6)


@pytest.mark.django_db
def test_a_name_that_was_rewritten_with_its_only_version_is_found(writer, file):
    topic = make_article(writer, topic="Banjir").topic
    append(file)
    version = ReferenceVersion.objects.get(subject=topic.uid)
    version.fields["name"] = "Lain"
    with triggers_disabled():
        ReferenceVersion.objects.filter(pk=version.pk).update(
            fields=version.fields, digest=digest(version.digest_payload())
        )
        Topic.objects.update(name="Lain")
    code, said = verify("--against", file)
    assert code == 1
    assert f"topic {topic.uid}: version 1 was rewritten after" in said.replace("Topic", "topic")


@pytest.mark.django_db
def test_a_subject_of_an_unknown_kind_does_not_match(file):
    add(file, ("bulletin:7", 1, "ab" * 32))
    code, said = verify("--against", file)
    assert code == 1
    assert re.match("bulletin:7: this version of the program cannot check it", said)
