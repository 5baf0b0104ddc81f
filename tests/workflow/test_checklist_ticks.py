"""The checklist: required items block approval and publishing, advice does not."""

from datetime import timedelta

import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from articles import checklist, workflow
from articles.models import ChecklistItem, Event
from articles.text import find_placeholders
from articles.workflow import MoveNotAllowed, NotReady
from tests.support.makers import approve, edit, make_article, make_category, move, perform, tick

pytestmark = pytest.mark.django_db


def missing(article):
    """Return the keys of the required items that are not met."""
    return {finding.key for finding in checklist.blocking(checklist.evaluate(article))}


def submitted(writer, **fields):
    """Make an article in review."""
    return move(make_article(writer, **fields), "submit", by=writer)


def test_a_complete_article_meets_the_checklist(writer):
    assert missing(make_article(writer)) == set()


@pytest.mark.parametrize(
    ("fields", "key"),
    [
        ({"standfirst": " \n"}, "standfirst"),
        ({"writers": []}, "writer"),
        ({"editors": []}, "editor"),
        ({"body": "<p>Korban TK orang.</p>"}, "gaps"),
        ({"headline": "Harga naik TK persen"}, "gaps"),
        ({"body": "<p>Kata [[nama saksi]], ia melihatnya.</p>"}, "gaps"),
        ({"standfirst": "Di [[tempat]]."}, "gaps"),
        ({"body": "<p>Isi.</p><p>Baca juga: Tidak Ada</p>", "is_loose": True}, "read_also"),
        ({"is_unverified": True}, "verification"),
    ],
)
def test_each_required_item_blocks_approval_and_is_named(fields, key, writer, editor):
    article = submitted(writer, **fields)
    before = Event.objects.count()
    assert missing(article) == {key}
    with pytest.raises(NotReady) as refusal:
        move(article, "approve", by=editor)
    assert [finding.key for finding in refusal.value.findings] == [key]
    assert refusal.value.findings[0].advice in str(refusal.value)
    assert Event.objects.count() == before
    allowed, blocked = workflow.moves_for(article, editor)
    assert "approve" not in [move.name for move in allowed]
    assert [move.name for move, _why in blocked] == ["approve"]


def test_a_submission_is_never_blocked(writer):
    assert submitted(writer, standfirst="", writers=[], editors=[]).state == "in_review"


@pytest.mark.parametrize("name", ["publish", "schedule", "correct", "reply"])
def test_an_item_added_after_the_approval_blocks_publishing(name, writer, editor):
    answered = make_article(writer)
    article = make_article(writer, replies_to=answered if name == "reply" else None)
    approve(article, writer, editor)
    if name == "correct":
        perform(article, "publish", by=editor)
        edit(article, writer, headline="Lain")
        approve(article, writer, editor)
    ChecklistItem.objects.create(name="Dua tag", kind="min_tags", number=2)
    options = {"at": timezone.now() + timedelta(hours=1)} if name == "schedule" else {"reason": "Sebab."}
    with pytest.raises(NotReady):
        perform(article, name, by=editor, **options)
    edit(article, writer, tags=["Satu", "Dua"])
    approve(article, writer, editor)
    perform(article, name, by=editor, **options)


def test_the_abbreviation_of_kindergarten_is_not_a_placeholder():
    assert find_placeholders("Siswa TK Pertiwi dan TK ABA Kauman, juga TK/PAUD Melati.") == []
    assert find_placeholders("TK. Korban TK orang (TK), [[ ]] dan [[siapa]] [[siapa]]") == ["TK", "[[ ]]", "[[siapa]]"]


@given(st.text())
def test_the_checklist_can_evaluate_any_text(text):
    for gap in find_placeholders(text):
        assert gap in text


ARTICLE = {"body": "<p>satu dua tiga empat</p>", "tags": ["A", "B"]}


@pytest.mark.parametrize(
    ("item", "is_met"),
    [
        ({"kind": "min_words", "number": 4}, True),
        ({"kind": "min_words", "number": 5}, False),
        ({"kind": "max_words", "number": 4}, True),
        ({"kind": "max_words", "number": 3}, False),
        ({"kind": "min_tags", "number": 3}, False),
        ({"kind": "max_tags", "number": 2}, True),
        ({"kind": "max_tags", "number": 1}, False),
        ({"kind": "forbidden", "words": "Dua  Tiga\nlima"}, False),
        ({"kind": "forbidden", "words": "du\n(tiga\nempat lima"}, True),
        ({"kind": "tick"}, False),
    ],
)
def test_the_newsrooms_own_items_block_or_warn(item, is_met, writer, editor):
    own = ChecklistItem.objects.create(name="Milik kami", **item)
    article = submitted(writer, **ARTICLE)
    assert missing(article) == (set() if is_met else {f"item-{own.pk}"})
    own.is_required = False
    own.save()
    assert missing(article) == set()
    found = next(one for one in checklist.evaluate(article) if one.key == f"item-{own.pk}")
    assert (found.is_met, bool(found.advice)) == (is_met, True)
    move(article, "approve", by=editor)


def test_an_item_of_a_section_applies_only_to_its_categories(writer):
    sport = make_category("Olahraga")
    football, other = make_category("Sepak Bola", parent=sport), make_category("Ekonomi")
    item = ChecklistItem.objects.create(name="Skor dicek", kind="tick", category=sport)
    for category, holds in ((sport, True), (football, True), (other, False)):
        assert (f"item-{item.pk}" in missing(make_article(writer, category=category))) is holds


def test_a_tick_is_recorded_with_its_user(writer, editor, second_writer):
    item = ChecklistItem.objects.create(name="Dibaca ahli hukum", kind="tick")
    article = submitted(writer)
    with pytest.raises(MoveNotAllowed):
        tick(article, item, by=second_writer)
    tick(article, item, by=writer)
    tick(article, item, by=editor)
    assert article.ticks.get().user == writer
    event = article.events.order_by("-number").first()
    assert (event.move, event.actor, event.details) == ("tick", writer, {"item": "Dibaca ahli hukum"})
    tick(article, item, by=editor, is_ticked=False)
    assert article.events.order_by("-number").first().move == "untick"
    with pytest.raises(NotReady):
        move(article, "approve", by=editor)


def test_a_box_that_is_asked_again_is_reset_by_every_change(writer, editor):
    once = ChecklistItem.objects.create(name="Sekali", kind="tick")
    again = ChecklistItem.objects.create(name="Setiap kali", kind="tick", is_asked_again=True)
    article = make_article(writer)
    for item in (once, again):
        tick(article, item, by=editor)
    assert missing(article) == set()
    edit(article, writer, headline="Lain")
    assert missing(article) == {f"item-{again.pk}"}
    tick(article, again, by=writer)
    assert missing(article) == set()
    assert article.ticks.get(item=again).user == writer


def test_items_that_are_not_boxes_of_the_article_cannot_be_ticked(writer):
    article = make_article(writer)
    for fields in ({"kind": "min_tags", "number": 1}, {"kind": "tick", "category": make_category("Lain")}):
        with pytest.raises(MoveNotAllowed):
            tick(article, ChecklistItem.objects.create(name="Bukan", **fields), by=writer)
    assert not article.ticks.exists()


def test_the_checklist_costs_the_same_with_many_items(writer, django_assert_max_num_queries):
    article = make_article(writer)
    ChecklistItem.objects.bulk_create(
        ChecklistItem(name=f"Butir {n}", kind=kind, number=n, words="x")
        for n in range(20)
        for kind in ("tick", "min_words", "forbidden")
    )
    with django_assert_max_num_queries(5):
        assert len(checklist.evaluate(article)) > 60
