"""Related data and redactions: references, photos, logs, imports, and forms that are still open."""

import json
from datetime import timedelta
from io import StringIO
from uuid import uuid4

import pytest
from django.contrib.admin.models import CHANGE, LogEntry
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone

from articles import edit_sessions, redaction, references, workflow
from articles.importers import load_all
from articles.integrity import find_breaks, find_broken_chains, find_broken_versions
from articles.models import Article, Edition, Event, Photo, ReferenceVersion, Topic
from articles.models.redactions import MARK, MARK_TEXT
from articles.redaction import RedactionRefused
from tests.support.edit_page import form_of
from tests.support.makers import approve, edit, make_article, make_category, make_photo, perform, publish
from tests.support.redaction_makers import WORDS, places_of, redact

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def breaks():
    """Return what verification finds, of articles, chains and versions."""
    return [found for walk in (find_breaks(), find_broken_chains(), find_broken_versions()) for found in walk if found]


def test_redacting_a_name_leaves_every_chain_valid(writer, editor, chief, second_chief):
    article = publish(make_article(writer, topic="Rahasia Negara"), writer, editor)
    topic = Topic.objects.get()
    changes = {"name": "Kasus Dokumen", "slug": "kasus-dokumen"}
    proposed = references.propose(topic, changes, by=editor, reason="Nama keliru.")
    with pytest.raises(RedactionRefused):
        redaction.propose(article, WORDS, ground="court", by=chief, reason="Putusan.")
    references.confirm(topic, proposed.number, by=chief)
    list(references.apply_names(topic, by=chief))
    redact(article, chief, second_chief)
    assert ReferenceVersion.objects.filter(subject=topic.uid, number=1).get().fields == MARK
    assert breaks() == []
    topic.refresh_from_db()
    references.change(topic, {"introduction": "Sejak Januari."}, by=editor)
    assert breaks() == []


def test_a_pending_change_of_a_name_must_be_decided_before_a_redaction(writer, editor, chief):
    article = publish(make_article(writer, topic="Banjir"), writer, editor)
    references.propose(Topic.objects.get(), {"name": WORDS}, by=editor, reason="Lain.")
    with pytest.raises(RedactionRefused):
        redaction.propose(article, WORDS, ground="court", by=chief, reason="Putusan.")


def test_a_pending_retraction_must_be_decided_before_a_redaction(writer, editor, chief, second_chief):
    article = publish(make_article(writer), writer, editor)
    perform(article, "retract", by=chief, reason="Soal rahasia negara.", ground="child")
    with pytest.raises(RedactionRefused):
        redaction.propose(article, WORDS, ground="court", by=chief, reason="Putusan.")
    perform(article, "cancel_retraction", by=second_chief, reason="Tidak perlu.")
    redact(article, chief, second_chief)
    assert breaks() == []


def test_words_in_texts_of_a_photo_must_be_changed_in_the_library_first(writer, chief):
    photo = make_photo(caption="Rahasia negara di dermaga.")
    article = make_article(writer, photo=photo)
    with pytest.raises(RedactionRefused) as refusal:
        redaction.propose(article, WORDS, ground="court", by=chief, reason="Putusan.")
    assert str(photo.pk) in str(refusal.value)


@pytest.mark.parametrize("name", ["place", "pictured", "consent", "source", "owner", "licence", "usage_terms"])
def test_words_in_other_fields_of_a_photo_must_be_changed_in_the_library_first(writer, chief, name):
    photo = make_photo(**{name: "Rahasia negara"})
    article = make_article(writer, photo=photo)
    with pytest.raises(RedactionRefused, match=str(photo.pk)):
        redaction.propose(article, WORDS, ground="court", by=chief, reason="Putusan.")


def test_names_of_files_are_cleared(writer, chief, second_chief, tmp_path):
    make_category()
    list(load_all([seed(tmp_path, "Judul biasa", "kabar/rahasia-negara/7")]))
    article = Article.objects.get()
    assert "rahasia-negara" in article.source
    photo = make_photo()
    Photo.objects.filter(pk=photo.pk).update(original_name="rahasia_negara.jpg", withdrawn_because="Rahasia negara.")
    article.photo = photo
    article.save()
    workflow.record_save(article, by=writer)
    redact(article, chief, second_chief)
    forbidden = redaction.Forbidden([WORDS])
    assert places_of(forbidden) == set()
    photo.refresh_from_db()
    assert (photo.original_name, photo.withdrawn_because) == (MARK_TEXT, MARK_TEXT)
    assert breaks() == []


def test_a_revision_whose_reason_contains_the_words_is_redacted(writer, chief, second_chief):
    article = edit(make_article(writer), writer, headline="Lain")
    article.standfirst = "Baru."
    article.save()
    from_reason = redaction.find_rows(article, redaction.Forbidden([WORDS]))
    assert from_reason.sealed == []
    redact_reason(article, writer, chief, second_chief)
    assert breaks() == []


def redact_reason(article, writer, chief, second_chief):
    """Save with a reason that contains the words, and redact it."""
    workflow.record_save(article, by=writer, reason="Soal rahasia negara.")
    article, _event, found = redact(article, chief, second_chief)
    assert {row.kind for row in found.sealed} == {"revision", "event"}
    assert article.revision_number == 4
    assert not article.latest_revision.is_redacted


def seed(folder, headline, source="kabar/7"):
    """Return a line of an export with a headline."""
    path = folder / "sumber.jsonl"
    line = {
        "source": source,
        "headline": headline,
        "body": [{"type": "paragraph", "text": "Isi."}],
        "category": "nasional",
    }
    path.write_text(json.dumps(line), encoding="utf-8")
    return path


def test_an_import_is_not_merged_with_a_redacted_revision(chief, second_chief, tmp_path):
    make_category()
    (first,) = load_all([seed(tmp_path, "Kabar Rahasia Negara")])
    assert (first.status, first.reason) == ("created", "")
    article = Article.objects.get()
    redact(article, chief, second_chief)
    (again,) = load_all([seed(tmp_path, "Kabar Rahasia Negara lagi")])
    assert again.status == "refused"
    assert Article.objects.get().headline == f"Kabar {MARK_TEXT}"


def test_a_form_based_on_a_redacted_revision_saves_nothing(writer, chief, second_chief, client):
    article = make_article(writer, headline="Kabar Rahasia Negara")
    client.force_login(writer)
    address = reverse("desk:articles_article_change", args=[article.pk])
    form = form_of(client, address)
    redact(article, chief, second_chief)
    answer = client.post(address, form | {"standfirst": "Teras lain."})
    assert answer.status_code == 200
    article.refresh_from_db()
    assert (article.revision_number, "Rahasia" in article.headline) == (2, False)


def test_the_names_of_events_are_shown_without_details(writer, chief, second_chief, client):
    article = make_article(writer, topic="Rahasia Negara")
    topic = Topic.objects.get()
    references.change(topic, {"name": "Kasus", "slug": "kasus"}, by=chief)
    redact(article, chief, second_chief)
    assert [event.why for event in Event.objects.filter(subject=topic.uid)] == [""]
    client.force_login(chief)
    for name in ("event_changelist", "topic_changelist"):
        assert client.get(reverse(f"desk:articles_{name}")).status_code == 200
    assert client.get(reverse("desk:articles_topic_change", args=[topic.pk])).status_code == 200
    call_command("export_articles", stdout=StringIO(), stderr=StringIO())


def test_the_log_of_the_admin_is_cleared_too(writer, chief, second_chief):
    article = make_article(writer, headline="Kabar Rahasia Negara")
    log = LogEntry.objects.log_actions(
        writer.pk, [article], CHANGE, change_message="Rahasia Negara", single_object=True
    )
    LogEntry.objects.filter(pk=log.pk).update(object_repr="Kabar Rahasia Negara")
    redact(article, chief, second_chief)
    log.refresh_from_db()
    assert (log.object_repr, log.change_message) == (MARK_TEXT, MARK_TEXT)


def test_a_confirmed_name_is_applied_to_the_rest_after_the_old_one_was_redacted(writer, editor, chief, second_chief):
    first, second = (
        publish(make_article(writer, headline, topic="Rahasia Negara"), writer, editor) for headline in ("Satu", "Dua")
    )
    topic = Topic.objects.get()
    event = references.propose(topic, {"name": "Dokumen", "slug": "dokumen"}, by=editor, reason="Nama yang benar.")
    topic, _event = references.confirm(topic, event.number, by=chief)
    (applied,) = references.apply_names(topic, by=chief, limit=1)
    redact(Article.objects.get(pk=applied.pk), chief, second_chief)
    left = second if applied.pk == first.pk else first
    assert [edition.article_id for edition in references.remaining_editions(topic)] == [left.pk]
    assert [one.pk for one in references.apply_names(topic, by=chief)] == [left.pk]
    assert {edition.topic_name for edition in Edition.objects.live()} == {"Dokumen"}


def test_the_log_of_a_photo_is_cleared_too(writer, chief, second_chief):
    photo = make_photo(writer)
    article = make_article(writer, photo=photo, headline="Rahasia Negara")
    edit(article, writer, headline="Kabar", slug="kabar")
    log = LogEntry.objects.log_actions(writer.pk, [photo], CHANGE, change_message=WORDS, single_object=True)
    redact(article, chief, second_chief)
    log.refresh_from_db()
    assert log.change_message == MARK_TEXT


def test_words_in_an_unsaved_new_article_are_listed_as_not_redacted(writer, chief):
    article = make_article(writer, headline="Kabar Rahasia Negara")
    edit_sessions.touch(writer, None, uuid4(), form_content={"headline": ["Rahasia Negara lagi"]})
    _event, found = redaction.propose(article, WORDS, ground="court", by=chief, reason="Putusan.")
    assert any("belum disimpan" in copy for copy in redaction.unreached_copies(article, found).copies)


@pytest.mark.parametrize("target", ["article", "none"])
@pytest.mark.parametrize("place", ["working copy", "earlier revision", "live edition", "end of a long line"])
def test_other_articles_that_contain_the_words_are_found(place, target, writer, editor):
    article = make_article(writer, WORDS)
    uid = article.uid if target == "article" else "none"
    words = f"{'Panjang ' * 40}{WORDS.upper()}" if place == "end of a long line" else WORDS
    body = f'<p>Isi.</p><p data-article="{uid}">Baca juga: {words}</p>'
    other = make_article(writer, "Lain", body=body, is_loose=True)
    if place == "live edition":
        publish(other, writer, editor)
    if place in {"earlier revision", "live edition"}:
        edit(other, writer, body="<p>Isi.</p>")
    assert redaction.other_articles(article, redaction.Forbidden([WORDS])) == [other.pk]
    assert redaction.other_articles(article, redaction.Forbidden(["Bukan Itu"])) == []


def test_a_scheduled_edition_whose_revision_was_redacted_for_its_reason_can_be_moved(
    writer, editor, chief, second_chief
):
    article = make_article(writer)
    article.headline = "Dua"
    article.save()
    workflow.record_save(article, by=writer, reason="Menurut Rahasia Negara.")
    approve(article, writer, editor)
    perform(article, "schedule", by=editor, at=timezone.now() + timedelta(hours=4))
    event, _found = redaction.propose(article, "Rahasia Negara", ground="court", by=chief, reason="Putusan.")
    redaction.confirm(article, event.number, by=second_chief)
    later = timezone.now() + timedelta(hours=5)
    perform(Article.objects.get(), "reschedule", by=editor, at=later)
    edition = Edition.objects.get()
    assert (edition.headline, edition.live_from) == ("Dua", later)
    assert list(find_breaks()) == [None]
