"""Races: of two users at the same time one succeeds, the other gets a refusal, and the record is valid."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles import references, workflow
from articles.integrity import find_breaks
from articles.models import Category, CommentPolicy, Edition, GuestLink, Topic
from articles.publishing import name_updates, perform_move
from articles.workflow import MoveNotAllowed
from tests.support.makers import approve, make_article, make_category, make_person, move, perform, publish, share
from tests.support.races import together
from tests.support.references import change_by_two


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_only_one_of_two_who_publish_at_once_makes_an_edition():
    writer, editor = make_person("wulan", "Writer"), make_person("ratna", "Editor")
    chief = make_person("hendra", "Chief")
    article = approve(make_article(writer), writer, editor)
    outcomes = together(*(lambda by=by: perform(article, "publish", by=by) for by in (editor, chief, editor, chief)))
    assert sum(isinstance(outcome, MoveNotAllowed) for outcome in outcomes) == 3
    assert Edition.objects.count() == 1
    assert list(find_breaks()) == [None]


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_only_one_of_an_approval_and_a_withdrawal_at_once_succeeds():
    writer, editor = make_person("wulan", "Writer"), make_person("ratna", "Editor")
    article = make_article(writer)
    move(article, "submit", by=writer)
    together(
        lambda: move(article, "approve", by=editor),
        lambda: move(article, "withdraw", by=writer),
    )
    article.refresh_from_db()
    last = article.events.order_by("-number").first()
    assert article.state == last.to_state
    assert article.events.count() == 3
    assert list(find_breaks()) == [None]


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_only_one_of_two_approvals_by_one_link_at_once_is_made():
    writer, editor = make_person("wulan", "Writer"), make_person("ratna", "Editor")
    article = make_article(writer)
    move(article, "submit", by=writer)
    link = share(article, by=editor, use=GuestLink.Use.APPROVE)
    outcomes = together(*[lambda: workflow.approve_as_guest(link, name="Budi Santoso")] * 3)
    assert sum(isinstance(outcome, MoveNotAllowed) for outcome in outcomes) == 2
    assert article.events.filter(move="approve").count() == 1
    assert perform(article, "publish", by=editor).public_status().live
    assert list(find_breaks()) == [None]


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_an_approval_by_a_link_being_revoked_comes_before_the_revocation_or_fails():
    writer, editor = make_person("wulan", "Writer"), make_person("ratna", "Editor")
    article = make_article(writer)
    move(article, "submit", by=writer)
    link = share(article, by=editor, use=GuestLink.Use.APPROVE)
    together(
        lambda: workflow.approve_as_guest(link, name="Budi Santoso"),
        lambda: workflow.revoke_link(link, by=editor),
    )
    moves = list(article.events.order_by("number").values_list("move", flat=True))[-2:]
    assert moves in (["approve", "unshare"], ["share", "unshare"])
    assert list(find_breaks()) == [None]


@pytest.mark.django_db
@pytest.mark.parametrize("what", ["move", "merge", "policy"])
def test_changes_made_during_a_publication_are_in_its_edition(what, writer, editor, chief, monkeypatch):
    """Change something between preparing the edition and locking the article."""
    food, life = make_category("Kuliner", parent=make_category("Budaya")), make_category("Gaya Hidup")
    policy = CommentPolicy.objects.create(name="Tertutup", notice="Ditutup.", mode="closed")
    article = approve(make_article(writer, category=food, topic="Banjir"), writer, editor)
    flood = Topic.objects.create(name="Air Bah")
    references.create(flood, by=chief)
    prepare = perform_move.draft_before_lock

    def change_after(prepared):
        if what == "move":
            change_by_two(food, {"parent": life}, by=chief, and_by=editor)
        elif what == "merge":
            merge = references.propose_merge(article.topic, flood, by=chief, reason="Sama.")
            references.confirm(article.topic, merge.number, by=editor)
        else:
            Category.objects.filter(pk=food.pk).update(comment_policy=policy)
        return prepared

    monkeypatch.setattr(perform_move, "draft_before_lock", lambda *args: change_after(prepare(*args)))
    perform(article, "publish", by=editor)
    edition = Edition.objects.get()
    changed = {"move": edition.section, "merge": edition.topic, "policy": edition.comment_policy}
    assert changed[what] == {"move": life, "merge": flood, "policy": policy}[what]
    assert list(find_breaks()) == [None]


@pytest.mark.django_db
def test_an_edition_has_the_approval_that_holds_when_it_is_made(writer, editor, chief, monkeypatch):
    article = approve(make_article(writer), writer, editor)
    prepare = perform_move.draft_before_lock

    def approve_again_after(prepared):
        move(article, "request_changes", by=editor, reason="Satu pertanyaan.")
        move(article, "submit", by=writer)
        move(article, "approve", by=chief)
        return prepared

    monkeypatch.setattr(perform_move, "draft_before_lock", lambda *args: approve_again_after(prepare(*args)))
    perform(article, "publish", by=editor)
    assert Edition.objects.get().approval.actor == chief
    assert list(find_breaks()) == [None]


@pytest.mark.django_db
def test_a_name_is_not_applied_to_an_edition_that_went_live_meanwhile(writer, editor, chief, monkeypatch):
    article = publish(make_article(writer, topic="Banjir"), writer, editor)
    proposal = references.propose(article.topic, {"name": "Air Bah"}, by=chief, reason="Nama yang benar.")
    topic, _event = references.confirm(article.topic, proposal.number, by=editor)
    # By this clock the edition is still planned.
    monkeypatch.setattr(name_updates, "event_time", lambda article: timezone.now() - timedelta(hours=1))
    with pytest.raises(MoveNotAllowed):
        list(references.apply_names(topic, by=chief))
    assert Edition.objects.get().topic_name == "Banjir"


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_a_merge_and_a_publication_at_once_both_succeed():
    writer, editor, chief = (
        make_person("wulan", "Writer"),
        make_person("ratna", "Editor"),
        make_person("hendra", "Chief"),
    )
    for number in range(4):
        article = approve(make_article(writer, f"Banjir {number}", topic=f"Banjir {number}"), writer, editor)
        other = Topic.objects.create(name=f"Air Bah {number}")
        references.create(other, by=chief)
        merge = references.propose_merge(article.topic, other, by=chief, reason="Sama.")
        together(
            lambda article=article: perform(article, "publish", by=editor),
            lambda topic=article.topic, merge=merge: references.confirm(topic, merge.number, by=editor),
        )
        assert Edition.objects.get(article=article).topic == other
    assert list(find_breaks()) == [None] * 4


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_only_one_of_two_opposite_merges_at_once_is_made():
    writer, editor, chief = (
        make_person("wulan", "Writer"),
        make_person("ratna", "Editor"),
        make_person("hendra", "Chief"),
    )
    second = make_person("tuti", "Chief")
    for number in range(4):
        one, other = (
            publish(make_article(writer, f"{name} {number}", topic=f"{name} {number}"), writer, editor).topic
            for name in ("Banjir", "Air Bah")
        )
        there = references.propose_merge(one, other, by=chief, reason="Sama.")
        back = references.propose_merge(other, one, by=chief, reason="Sama.")
        outcomes = together(
            lambda one=one, there=there: references.confirm(one, there.number, by=editor),
            lambda other=other, back=back: references.confirm(other, back.number, by=second),
        )
        assert sum(isinstance(outcome, MoveNotAllowed) for outcome in outcomes) == 1
    assert list(find_breaks()) == [None] * 8
