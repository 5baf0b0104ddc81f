"""Random records: after a redaction the words are gone, the record is valid, and nothing else has changed."""

import pytest
from django.apps import apps
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from articles import redaction, workflow
from articles.audit import record_event
from articles.integrity import find_breaks
from articles.models import (
    Edition,
    EditionWords,
    EditSession,
    Event,
    Invalidation,
    Notification,
    Redaction,
    ReferenceVersion,
    Revision,
)
from articles.models.redactions import MARK_TEXT, MARKED_FIELDS, REDACTED_VALUES
from articles.redaction import Forbidden
from tests.support.makers import edit, make_article, make_person, perform, publish
from tests.support.redaction_makers import WORDS, places_of

FORBIDDEN = Forbidden([WORDS])
# The words in different notations, or other words.
words = st.sampled_from(
    [WORDS, "rahasia  negara", "RAHASIA NEGARA", "Rahasia-negara", "Rahasia\u00a0Negara", "Soal lain", "Negara rahasia"]
)
bodies = st.sampled_from(
    [
        "<p>Ini {}.</p>",
        "<p>Ini <strong>rahasia</strong> <em>negara</em> dan {}.</p><p>Lagi.</p>",
        '<p>Lihat <a href="https://x.example/rahasia-negara">ini</a>: {}.</p>',
        "<h2>{}</h2><ul><li><p>Ra<strong>hasia negara</strong></p></li></ul>",
        "<p>Rahasia</p><p>negara</p>",
        "<p>Baca juga: {}</p><p>Lagi.</p>",
    ]
)
fields = st.sampled_from(["headline", "standfirst", "dateline", "verification_notice", "body"])
acts = st.one_of(
    st.tuples(st.just("save"), fields, bodies, words),
    st.tuples(st.just("note"), words),
    st.tuples(st.just("message"), words),
    st.tuples(st.just("autosave"), words),
    st.tuples(st.just("event"), words),
    st.tuples(st.just("publish")),
    st.tuples(st.just("expire"), words),
)


class RandomRecords(TestCase):
    """A newsroom for each random history of an article."""

    def setUp(self):
        super().setUp()
        self.writer, self.editor = make_person("wulan", "Writer"), make_person("ratna", "Editor")
        self.first, self.second = make_person("hendra", "Chief"), make_person("wahyu", "Chief")

    @pytest.mark.slow
    @settings(max_examples=40, deadline=None)
    @given(st.lists(acts, max_size=8), fields, bodies, words)
    def test_after_a_redaction_no_value_contains_the_words_and_nothing_else_changed(self, life, field, body, said):
        article = make_article(self.writer, **_fields(field, body, said))
        other = make_article(self.writer, headline="Lain sekali")
        for act, *arguments in life:
            getattr(self, f"_{act}")(article, *arguments)
        article.refresh_from_db()
        edit(article, self.writer, headline="Kabar", slug="kabar", body="<p>Isi.</p>", **EMPTY)
        article.refresh_from_db()
        if article.editions.live().exists():
            publish(article, self.writer, self.editor)
        if not places_of(FORBIDDEN):
            return
        before, counts = _rows(), _counts()
        event, _found = redaction.propose(article, WORDS, ground="erasure", by=self.first, reason="Permintaan.")
        assert places_of(FORBIDDEN) - {"articles_forbiddenwords.words"}
        article, _event, _found = redaction.confirm(article, event.number, by=self.second)
        assert places_of(FORBIDDEN) == set()
        assert [found for found in find_breaks() if found] == []
        assert _counts() == counts
        self._check_rows(before)
        other.refresh_from_db()
        assert other.headline == "Lain sekali"

    def _check_rows(self, before):
        """Check that only marks were written to rows of the record, and only to those with a redaction."""
        redacted = {(row.kind, row.row_key) for row in Redaction.objects.all()}
        for (kind, key), old in before.items():
            new = MODELS[kind].objects.filter(pk=key).values().get()
            changed = {name for name in old if old[name] != new[name]}
            assert bool(changed) == ((kind, key) in redacted), (kind, key, changed)
            for name in changed - INDEX:
                marks = [REDACTED_VALUES[kind][name]] if name in REDACTED_VALUES[kind] else []
                assert new[name] in [*marks, MARK_TEXT], name
                assert name in {*REDACTED_VALUES[kind], MARKED_FIELDS[kind], "actor_name"}

    def _save(self, article, field, body, said):
        edit(article, self.writer, **_fields(field, body, said))

    def _note(self, article, said):
        workflow.add_note(article, by=self.editor, text=f"Catatan: {said}.", quote=said)

    def _message(self, article, said):
        about = f"x{Notification.objects.count()}"
        Notification.objects.create(
            recipient=self.editor, article=article, kind="noted", about=about, actor_name="x", text=said
        )

    def _autosave(self, article, said):
        EditSession.objects.create(
            article=article, user=self.writer, form_content={"headline": [said], "body": ["<p>x</p>"]}
        )

    def _event(self, article, said):
        article.refresh_from_db()
        record_event(article, "assign", by=self.editor, reason=said, details={"assignee": "wulan"})

    def _publish(self, article):
        article.refresh_from_db()
        if not article.editions.live().exists():
            if article.state != "draft":
                edit(article, self.writer, standfirst=f"Baru {article.revision_number}.")
            publish(article, self.writer, self.editor)

    def _expire(self, article, said):
        article.refresh_from_db()
        if article.editions.live().exists():
            perform(article, "expire", by=self.editor, reason=said)


MODELS = {"revision": Revision, "edition": Edition, "event": Event, "reference_version": ReferenceVersion}
EMPTY = {"standfirst": "Bersih.", "dateline": "", "verification_notice": ""}
INDEX = {"headline_key", "excerpt", "word_count"}


def _fields(field, body, said):
    text = body.format(said) if field == "body" else f"Kabar {said} hari ini"
    return {field: text} | ({"slug": ""} if field == "headline" else {})


def _rows():
    """Return the rows of the record by kind and key."""
    return {(kind, row["id"]): row for kind, model in MODELS.items() for row in model.objects.values()}


def _counts():
    """Return the numbers of rows of tables in which a redaction neither adds nor deletes rows."""
    changing = {Redaction, Event, EditSession, Notification, Invalidation, EditionWords}
    models = [model for model in apps.get_app_config("articles").get_models() if model not in changing]
    return {model: model.objects.count() for model in models if hasattr(model, "objects")}
