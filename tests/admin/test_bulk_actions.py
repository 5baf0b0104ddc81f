"""Moves of many articles at once: each is checked on its own, refusals have reasons, and forged forms do nothing."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles.admin.articles import bulk_actions
from articles.admin.articles.article_admin import ArticleAdmin
from articles.models import Article
from tests.support.bulk_actions import LIST, act
from tests.support.makers import approve, edit, make_article, move
from tests.support.page_text import texts_of


def states():
    """Return every article's state by its headline."""
    return dict(Article.objects.values_list("headline", "state"))


@pytest.mark.django_db
def test_each_article_is_checked_on_its_own_and_each_refusal_has_a_reason(client, writer, editor):
    waiting, mine, draft = (
        make_article(who, headline=name) for who, name in ((writer, "A"), (editor, "B"), (writer, "C"))
    )
    for article, who in ((waiting, writer), (mine, editor)):
        move(article, "submit", by=who)
    client.force_login(editor)
    said = act(client, "approve", [waiting, mine, draft])
    assert states() == {"A": "approved", "B": "in_review", "C": "draft"}
    assert said[0] == "Approve: 1 article."
    assert any(text.startswith("B: ") and "somebody else approves" in text for text in said)
    assert any(text.startswith("C: ") for text in said)


@pytest.mark.django_db
def test_an_approval_that_needs_acceptance_is_refused_in_bulk(client, writer, editor):
    article = make_article(writer, headline="A")
    move(article, "submit", by=writer)
    edit(article, editor, standfirst="Dikoreksi.")
    client.force_login(editor)
    (said,) = act(client, "approve", [article])
    assert said.startswith("A: What was submitted has changed")
    assert said.endswith("Approve it on its own page.")
    assert not article.events.filter(move="approve").exists()


@pytest.mark.django_db
def test_nobody_approves_what_was_saved_after_the_list_was_shown(client, writer, second_writer, editor):
    article = make_article(writer, headline="A")
    move(article, "submit", by=writer)
    shown = Article.objects.get()
    edit(article, writer, body="<p>Lain.</p>")
    move(article, "submit", by=writer)
    client.force_login(editor)
    assert len(act(client, "approve", [shown])) == 1
    assert states() == {"A": "in_review"}
    act(client, "approve", [Article.objects.get()], **{f"seen-{article.pk}": "x"})
    assert states() == {"A": "in_review"}
    act(client, "approve", [Article.objects.get()])
    assert states() == {"A": "approved"}


@pytest.mark.django_db
def test_articles_are_scheduled_in_bulk_in_the_newsrooms_time_zone(client, writer, editor):
    articles = [approve(make_article(writer, headline=name), writer, editor) for name in "AB"]
    hour = timezone.localtime() + timedelta(days=1)
    client.force_login(editor)
    assert sorted(act(client, "schedule", articles))[0] == "A: A time is required for “Schedule”."
    assert "Enter a date and time, such as" in act(client, "schedule", articles, at="besok")[0]
    assert "The year 9999 is out of range." in act(client, "schedule", articles, at="9999-12-31T23:59")[0]
    assert act(client, "schedule", articles, at=f"{hour:%Y-%m-%dT%H:%M}") == ["Schedule: 2 articles."]
    for article in articles:
        assert timezone.localtime(article.editions.get().live_from).strftime("%H:%M") == f"{hour:%H:%M}"


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["approve", "schedule", "delete_selected", "retract"])
def test_a_role_is_offered_and_allowed_only_its_own_moves(name, client, writer, second_writer):
    article = make_article(second_writer, headline="A")
    move(article, "submit", by=second_writer)
    client.force_login(second_writer)
    act(client, name, [article], at="2030-01-01T10:00")
    assert states() == {"A": "in_review"}
    assert list(client.get(LIST).context["cl"].model_admin.get_actions(client.get(LIST).wsgi_request)) == ["submit"]


@pytest.mark.django_db
def test_articles_that_the_user_may_not_edit_are_not_moved_in_bulk(client, writer, second_writer):
    article = make_article(writer, headline="A")
    client.force_login(second_writer)
    act(client, "submit", [article])
    assert states() == {"A": "draft"}


@pytest.mark.django_db
def test_too_many_articles_are_refused_and_long_lists_of_refusals_are_cut(client, writer, monkeypatch):
    articles = [make_article(writer, headline=f"{number}") for number in range(4)]
    client.force_login(writer)
    monkeypatch.setattr(bulk_actions, "MAX_ARTICLES_AT_ONCE", 3)
    assert act(client, "submit", articles) == ["At most 3 articles at once; tick fewer."]
    assert set(states().values()) == {"draft"}
    monkeypatch.setattr(bulk_actions, "MAX_ARTICLES_AT_ONCE", 4)
    monkeypatch.setattr(bulk_actions, "MAX_SHOWN_REFUSALS", 1)
    act(client, "submit", articles)
    assert set(states().values()) == {"in_review"}
    assert act(client, "submit", articles)[-1] == "3 more were refused."


@pytest.mark.django_db
def test_an_article_that_was_not_on_the_page_is_refused_with_the_reason(client, writer):
    article = make_article(writer, headline="A")
    client.force_login(writer)
    for seen in ("", "x"):
        (said,) = act(client, "submit", [article], **{f"seen-{article.pk}": seen})
        assert "It was not on the page you sent." in said
    assert states() == {"A": "draft"}


def test_actions_are_offered_and_made_only_for_the_rows_of_one_page(client, writer, monkeypatch):
    monkeypatch.setattr(ArticleAdmin, "list_per_page", 2)
    articles = [make_article(writer, headline=f"{number}") for number in range(4)]
    client.force_login(writer)
    page = client.get(LIST, headers={"accept-language": "en"})
    assert page.context["cl"].result_count == 4
    assert "data-actions-icnt" in page.content.decode()
    assert "0 of 2 selected" in texts_of(page.content.decode(), "form span")
    assert "Select all 4" not in page.content.decode()
    assert act(client, "submit", articles[:2], select_across=1) == [
        "Actions are for the rows of one page. Tick the rows that you have seen."
    ]
    assert set(states().values()) == {"draft"}
