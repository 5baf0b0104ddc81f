"""The command verify_record with a heads file: what it appends, compares, refuses and prints."""

from pathlib import Path

import pytest
from django.utils.dateparse import parse_datetime

from articles.integrity import latest_digests
from articles.integrity.heads_file import append_heads
from articles.models import Article
from articles.triggers import triggers_disabled
from tests.support.makers import make_article, move, publish

from .steps import KEY, OTHER_KEY, SITE, append, faults, lines, of_articles, refusal, rewrite_from, verify


@pytest.mark.django_db
def test_the_first_line_contains_every_head_and_a_later_one_only_changed_heads(submitted, writer, file):
    other = make_article(writer, headline="Lain")
    append(file)
    move(submitted, "withdraw", by=writer)
    append(file)
    append(file)
    first, second, third = lines(file)
    last = {
        f"article:{article.uid}": list(article.events.order_by("number").values_list("number", "digest"))
        for article in (submitted, other)
    }
    assert of_articles(first["heads"]) == {
        f"article:{submitted.uid}": list(last[f"article:{submitted.uid}"][1]),
        f"article:{other.uid}": list(last[f"article:{other.uid}"][0]),
    }
    assert second["heads"] == {f"article:{submitted.uid}": list(last[f"article:{submitted.uid}"][2])}
    assert third["heads"] == {}
    assert [line["previous"] for line in (first, second, third)] == ["", first["mac"], second["mac"]]
    assert {(line["version"], line["site"]) for line in (first, second, third)} == {(1, SITE)}


@pytest.mark.django_db
def test_a_newspaper_without_articles_has_heads_too(file):
    append(file)
    assert of_articles(lines(file)[0]["heads"]) == {}
    assert verify("--against", file)[0] == 0


@pytest.mark.django_db
def test_an_article_without_events_has_no_head(submitted, file):
    with triggers_disabled():
        submitted.events.all()._raw_delete(using="default")
    Article.objects.update(event_count=0, last_event_digest="")
    append(file)
    assert of_articles(lines(file)[0]["heads"]) == {}


@pytest.mark.django_db
def test_no_line_is_older_than_an_event_that_it_names(file, writer):
    articles = []

    def digests():
        articles.append(make_article(writer))
        yield from latest_digests()

    line = append_heads(file, digests(), key=KEY, site=SITE)
    assert list(of_articles(line.heads)) == [f"article:{articles[0].uid}"]
    assert parse_datetime(line.at) >= articles[0].events.get().at


@pytest.mark.django_db
def test_a_published_article_has_a_head_too(writer, editor, file):
    article = publish(make_article(writer), writer, editor)
    append(file)
    assert lines(file)[0]["heads"][f"article:{article.uid}"][0] == article.events.count()
    assert verify("--against", file)[0] == 0


@pytest.mark.django_db
def test_without_a_key_both_options_are_refused_before_anything_is_checked(file, settings):
    settings.RECORD_KEY = ""
    assert "RECORD_KEY" in refusal("--append-heads", file)
    assert not file.exists()
    file.write_text("")
    assert "RECORD_KEY" in refusal("--against", file)
    assert verify()[0] == 0


@pytest.mark.django_db
def test_a_missing_or_empty_file_is_refused(file):
    assert file.name in refusal("--against", file)
    file.touch()
    assert file.name in refusal("--against", file)
    append(file)
    assert verify("--against", file)[0] == 0


@pytest.mark.django_db
@pytest.mark.parametrize(
    "arguments",
    [("--heads-only",), ("--article", 1, "--against", "x"), ("--article", 1, "--append-heads", "x")],
)
def test_incompatible_options_are_refused(arguments):
    assert arguments[0] in refusal(*arguments)
    assert not Path("x").exists()


@pytest.mark.django_db
def test_a_comparison_runs_the_other_checks_too_unless_they_are_skipped(submitted, file):
    append(file)
    with triggers_disabled():
        submitted.events.filter(number=1).update(reason="Lain.")
    code, said = verify("--against", file)
    assert code == 1
    assert "SHA-256" in said
    assert verify("--against", file, "--heads-only")[0] == 0
    append(file)


@pytest.mark.django_db
def test_with_both_options_a_line_is_appended_only_if_everything_matches(submitted, file):
    append(file)
    code, _said = verify("--against", file, "--append-heads", file)
    assert code == 0
    assert len(lines(file)) == 2
    rewrite_from(submitted, 2, actor_name="Orang lain")
    code, _said = verify("--against", file, "--append-heads", file)
    assert code == 1
    assert len(lines(file)) == 2


@pytest.mark.django_db
def test_another_key_matches_no_line_and_gives_one_message(submitted, file, settings):
    append(file)
    append(file)
    settings.RECORD_KEY = OTHER_KEY
    code, said = verify("--against", file, "--heads-only")
    assert code == 1
    assert len(said.splitlines()) == 2
    assert "RECORD_KEY" in said
    assert OTHER_KEY not in said
    unchanged = file.read_bytes()
    said = refusal("--append-heads", file)
    assert "RECORD_KEY" in said
    assert OTHER_KEY not in said
    assert file.read_bytes() == unchanged


@pytest.mark.django_db
@pytest.mark.parametrize("length", [1, 30, 200])
def test_an_incomplete_last_line_is_refused_with_instructions(length, submitted, file):
    append(file)
    append(file)
    whole = file.read_bytes()
    file.write_bytes(whole[:-length])
    said = refusal("--append-heads", file)
    assert " 2," in said
    assert file.read_bytes() == whole[:-length]
    assert verify("--against", file)[0] == 1
    file.write_bytes(whole.splitlines(keepends=True)[0])
    append(file)
    assert faults(file) == []


@pytest.mark.django_db
def test_a_removed_last_line_shows_only_in_the_printed_number_and_mac(submitted, writer, file):
    append(file)
    move(submitted, "withdraw", by=writer)
    said = append(file)
    mac = lines(file)[-1]["mac"]
    assert mac in said
    assert mac in verify("--against", file)[1]
    first = lines(file)[0]["mac"]
    file.write_text(file.read_text().splitlines(keepends=True)[0])
    code, said = verify("--against", file)
    assert code == 0
    assert mac not in said
    assert first in said


@pytest.mark.django_db
def test_a_line_with_a_wrong_mac_is_not_used_and_the_others_are_compared(submitted, writer, file):
    append(file)
    move(submitted, "withdraw", by=writer)
    append(file)
    text = file.read_text().splitlines(keepends=True)
    file.write_text(text[0] + text[1].replace('[3,"', '[3,"f'))
    code, said = verify("--against", file)
    assert code == 1
    assert f"Article {submitted.pk}:" not in said
    assert lines(file)[0]["mac"] in said
    rewrite_from(submitted, 1, actor_name="Orang lain")
    assert f"Article {submitted.pk}:" in verify("--against", file)[1]
