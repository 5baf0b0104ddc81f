"""Redactions on pages of the desk and for readers, and the command ``redact_record``."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse

from articles.models import Article, Edition, Event, ForbiddenWords, Redaction, Revision
from articles.models.redactions import MARK, MARK_TEXT
from tests.support.integrity import breaks
from tests.support.makers import edit, make_article, move, perform, publish
from tests.support.redaction_makers import WORDS, redact

pytestmark = pytest.mark.django_db


def test_the_history_shows_who_redacted_a_row_and_on_which_ground(redacted, client, chief, second_chief):
    client.force_login(chief)
    page = client.get(reverse("desk:articles_article_history", args=[redacted.pk])).content.decode()
    confirmed = Event.objects.get(move="confirm_redaction")
    assert page.count(confirmed.actor_name) >= 3
    restore = reverse("desk:articles_article_restore", args=[redacted.pk, 1])
    assert restore not in page
    for number, against in ((1, ""), (2, ""), (2, "?with=1"), (1, "?with=2")):
        address = reverse("desk:articles_article_difference", args=[redacted.pk, number])
        answer = client.get(address + against)
        assert answer.status_code == 200
        assert confirmed.actor_name in answer.content.decode()
    assert client.post(restore, {"seen": redacted.revision_number}).status_code == 302
    assert Article.objects.get().revision_number == redacted.revision_number


def test_other_pages_of_a_redacted_article_open(redacted, client, chief, editor, writer):
    move(edit(redacted, writer, standfirst="Baru."), "submit", by=writer)
    for person in (chief, editor, writer):
        client.force_login(person)
        for name in ("change", "history", "preview"):
            assert client.get(reverse(f"desk:articles_article_{name}", args=[redacted.pk])).status_code == 200
    address = reverse("desk:articles_article_preview", args=[redacted.pk])
    assert client.get(address + "?edition=1").status_code == 404
    assert client.get(address + "?edition=2").status_code == 200


def test_readers_still_see_the_edition_without_the_words(redacted, client):
    edition = Edition.objects.live().get()
    assert edition.headline == "Kabar"
    assert client.get(edition.get_absolute_url()).status_code == 200


def test_readers_see_the_mark_instead_of_the_reason_of_a_retraction(writer, editor, chief, second_chief, client):
    article = publish(make_article(writer, headline="Kabar Rahasia Negara"), writer, editor)
    perform(article, "retract", by=chief, reason="Soal rahasia negara.", ground="child")
    perform(article, "confirm_retraction", by=second_chief)
    redact(article, chief, second_chief)
    page = client.get(Edition.objects.live().get().get_absolute_url())
    assert MARK_TEXT in page.content.decode()
    assert breaks() == []


def run(*arguments):
    """Run redact_record and return its output."""
    out = StringIO()
    call_command("redact_record", *arguments, stdout=out, stderr=StringIO())
    return out.getvalue()


def test_the_command_proposes_shows_and_confirms(writer, chief, second_chief, tmp_path):
    article = make_article(writer, headline="Kabar Rahasia Negara")
    words = tmp_path / "words"
    words.write_text(f"{WORDS}\n", encoding="utf-8")
    propose = (str(article.pk), f"--words-file={words}", "--ground=court", "--reason=Putusan 7.", "--as=hendra")
    said = run(*propose)
    number = Event.objects.get(move="propose_redaction").number
    assert str(number) in said
    assert WORDS not in said
    assert WORDS in run(str(article.pk), "--show", "--as=wahyu")
    for bad in (("--as=hendra", number), ("--as=nobody", number), ("--as=wulan", number), ("--as=wahyu", number + 1)):
        with pytest.raises(CommandError):
            run(str(article.pk), f"--confirm={bad[1]}", bad[0])
    said = run(str(article.pk), f"--confirm={number}", "--as=wahyu")
    assert len(said.splitlines()) >= 7
    assert Revision.objects.get(number=1).content == MARK
    with pytest.raises(CommandError):
        run(str(article.pk), "--show", "--as=wahyu")


def test_the_command_reads_stdin_and_refuses(writer, chief, second_chief, monkeypatch):
    article = make_article(writer, headline="Kabar Rahasia Negara")
    monkeypatch.setattr("sys.stdin", StringIO(WORDS))
    run(str(article.pk), "--words-file=-", "--ground=child", "--reason=Anak.", "--as=hendra")
    proposed = Event.objects.get(move="propose_redaction")
    assert (proposed.reason, proposed.details["ground"]) == ("Anak.", "child")
    assert ForbiddenWords.objects.get(proposal=proposed).words == [WORDS]
    run(str(article.pk), f"--refuse={proposed.number}", "--reason=Keliru.", "--as=wahyu")
    refused = Event.objects.get(move="refuse_redaction")
    assert (refused.article, refused.reason, refused.actor.username) == (article, "Keliru.", "wahyu")
    assert refused.details["proposal"] == proposed.number
    assert not ForbiddenWords.objects.exists()
    assert not Redaction.objects.exists()
    assert Revision.objects.get().content["headline"] == article.headline
