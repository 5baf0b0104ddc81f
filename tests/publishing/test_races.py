"""Two people at the same instant: one of them wins, the other is told, the record holds."""

import pytest

from articles import workflow
from articles.integrity import find_breaks
from articles.models import Edition, GuestLink
from articles.workflow import MoveNotAllowed
from tests.makers import approve, make_article, make_person, move, perform, share
from tests.support.races import together


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_of_two_who_publish_at_once_one_makes_the_edition():
    writer, editor = make_person("wulan", "Writer"), make_person("ratna", "Editor")
    chief = make_person("hendra", "Chief")
    article = approve(make_article(writer), writer, editor)
    outcomes = together(*(lambda by=by: perform(article, "publish", by=by) for by in (editor, chief, editor, chief)))
    assert sum(isinstance(outcome, MoveNotAllowed) for outcome in outcomes) == 3
    assert Edition.objects.count() == 1
    assert list(find_breaks()) == [None]


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_an_approval_and_a_withdrawal_at_once_leave_one_truth():
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
def test_of_two_approvals_by_one_link_at_once_one_is_made_and_can_be_published():
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
def test_an_approval_by_a_link_that_is_revoked_at_once_comes_before_it_or_not_at_all():
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
