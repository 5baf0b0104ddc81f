"""Relation fields offer and show only what the user may see."""

import pytest
from django.contrib.contenttypes.models import ContentType

from articles.models import Article, Topic
from tests.support.edit_page import form_of, page_of
from tests.support.makers import approve, edit, make_article, perform, publish

pytestmark = pytest.mark.django_db
ENGLISH = {"accept-language": "en"}
ADD = "/admin/articles/article/add/"
SEARCH = "/admin/articles/article/answerable/"


@pytest.fixture
def secret(second_writer):
    """A draft of somebody else."""
    return make_article(second_writer, headline="Rahasia Belum Terbit")


@pytest.fixture
def live(second_writer, editor):
    """A live article of somebody else, whose working copy has another headline."""
    article = publish(make_article(second_writer, headline="Pasar Dibuka"), second_writer, editor)
    return edit(article, second_writer, headline="Rahasia Judul Baru")


def found_by(client, term):
    """Return the headlines that the search of a right of reply finds."""
    return {one["text"] for one in client.get(SEARCH, {"term": term}).json()["results"]}


def test_a_value_in_an_address_does_not_reveal_a_draft_of_somebody_else(client, writer, editor, secret):
    client.force_login(writer)
    assert "Rahasia" not in client.get(ADD, {"replies_to": secret.pk}).content.decode()
    client.force_login(editor)
    assert "Rahasia" in client.get(ADD, {"replies_to": secret.pk}).content.decode()


def test_a_right_of_reply_cannot_answer_a_draft_of_somebody_else(client, writer, secret):
    article = make_article(writer)
    client.force_login(writer)
    form = form_of(client, page_of(article)) | {
        "replies_to": str(secret.pk),
        "_continue": "1",
    }
    answer = client.post(page_of(article), form, headers=ENGLISH)
    assert "replies_to" in answer.context["adminform"].form.errors
    assert "Rahasia" not in answer.content.decode()
    article.refresh_from_db()
    assert article.replies_to is None


def test_a_right_of_reply_shows_the_public_headline_of_the_article_it_answers(client, writer, live):
    article = make_article(writer)
    client.force_login(writer)
    form = form_of(client, page_of(article)) | {
        "replies_to": str(live.pk),
        "_continue": "1",
    }
    assert client.post(page_of(article), form).status_code == 302
    page = client.get(page_of(article)).content.decode()
    assert "Pasar Dibuka" in page
    assert "Rahasia" not in page


def test_the_answered_article_stays_chosen_when_the_user_may_no_longer_see_it(client, writer, live, editor):
    article = make_article(writer, replies_to=live)
    perform(live, "expire", by=editor)
    client.force_login(writer)
    form = form_of(client, page_of(article))
    assert form["replies_to"] == live.pk
    page = client.get(page_of(article)).content.decode()
    assert f">#{live.pk}<" in page
    assert "Rahasia" not in page
    assert client.post(page_of(article), form | {"standfirst": "Baru.", "_continue": "1"}).status_code == 302
    assert Article.objects.get(pk=article.pk).replies_to == live


def test_the_search_finds_articles_the_user_may_edit_and_live_ones(client, writer, secret, live):
    make_article(writer, headline="Rahasia Milik Sendiri")
    client.force_login(writer)
    assert found_by(client, "rahasia") == {"Rahasia Milik Sendiri"}
    assert found_by(client, "pasar dibuka") == {"Pasar Dibuka"}


def test_the_link_to_the_site_is_shown_only_to_users_who_may_view_the_object(client, writer, secret):
    own = make_article(writer, headline="Milik Sendiri")
    kind = ContentType.objects.get_for_model(Article).pk
    client.force_login(writer)
    assert client.get(f"/admin/r/{kind}/{own.pk}/").url.endswith("/milik-sendiri/")
    for address in (f"{kind}/{secret.pk}", f"{kind}/x", "x/1", f"{'9' * 30}/1", "999999/1"):
        assert client.get(f"/admin/r/{address}/").status_code == 404


def test_only_users_who_write_articles_may_use_the_search(client, moderator):
    client.force_login(moderator)
    assert client.get(SEARCH, {"term": "a"}).status_code == 403


def test_the_autocomplete_search_finds_only_articles_the_user_may_edit(client, writer, secret, live):
    own = make_article(writer, headline="Rahasia Milik Sendiri")
    client.force_login(writer)
    for field in ("replies_to", "article"):
        model = "article" if field == "replies_to" else "event"
        asked = {"app_label": "articles", "model_name": model, "field_name": field, "term": "rahasia"}
        results = client.get("/admin/autocomplete/", asked).json()["results"]
        assert [one["id"] for one in results] == [str(own.pk)]


def test_a_retracted_article_shows_no_headline_of_another_draft(client, writer, editor, chief, secret):
    article = approve(make_article(writer, replies_to=secret), writer, editor)
    perform(article, "reply", by=editor)
    perform(article, "retract", by=chief, reason="Keliru.", ground="child")
    perform(article, "confirm_retraction", by=editor)
    client.force_login(writer)
    page = client.get(page_of(article))
    assert page.status_code == 200
    assert "Rahasia" not in page.content.decode()


@pytest.mark.slow
@pytest.mark.parametrize("value", ["abc", "-1", "1.5", "9" * 30, "²", "'", "1,2", "%00"])
@pytest.mark.parametrize("name", ["replies_to", "topic", "category", "comment_policy"])
def test_an_arbitrary_value_in_an_address_or_a_form_causes_no_error(client, writer, name, value):
    article = make_article(writer)
    client.force_login(writer)
    assert client.get(f"{ADD}?{name}={value}").status_code == 200
    form = form_of(client, page_of(article)) | {
        name: value,
        "headline": "Yang baru diketik",
        "_continue": "1",
    }
    answer = client.post(page_of(article), form)
    assert answer.status_code == 200
    assert "Yang baru diketik" in answer.content.decode()


@pytest.mark.parametrize("value", ["abc", "9" * 30])
def test_an_arbitrary_value_in_the_byline_causes_no_error(client, writer, value):
    article = make_article(writer)
    client.force_login(writer)
    form = form_of(client, page_of(article)) | {
        "credits-0-contributor": value,
        "_continue": "1",
    }
    assert client.post(page_of(article), form).status_code == 200


def test_topics_are_offered_to_all_who_may_view_them(client, writer):
    topic = Topic.objects.create(name="Kereta")
    client.force_login(writer)
    assert "Kereta" in client.get(ADD, {"topic": topic.pk}).content.decode()
