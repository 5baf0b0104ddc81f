"""Deadlines and assignments on the desk: columns, filters, bulk assigning, and query counts."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles import workflow
from articles.admin.articles.article_admin import ArticleAdmin
from articles.models import Article
from tests.support.bulk_actions import act
from tests.support.makers import make_article, move
from tests.support.page_text import texts_of

LIST = "/admin/articles/article/"
pytestmark = pytest.mark.django_db


def listed(client, query):
    """Return the headlines in the list under a filter, by name."""
    return sorted(article.headline for article in client.get(LIST + query).context["cl"].result_list)


@pytest.fixture
def planned(writer, second_writer, editor):
    """Articles due yesterday, in an hour, next month and never."""
    now = timezone.now()
    for headline, deadline in (
        ("Kemarin", now - timedelta(days=1)),
        ("Segera", now + timedelta(hours=1)),
        ("Bulan depan", now + timedelta(days=30)),
    ):
        workflow.assign(make_article(writer, headline=headline), by=editor, to=second_writer, deadline=deadline)
    move(Article.objects.get(headline="Bulan depan"), "submit", by=writer)
    make_article(writer, headline="Tanpa")
    workflow.claim(Article.objects.get(headline="Segera"), by=editor)


def test_the_list_is_filtered_by_deadline_and_by_person(client, planned, editor, second_writer):
    client.force_login(editor)
    for query, headlines in (
        ("?due=overdue", ["Kemarin"]),
        ("?due=week", ["Segera"]),
        ("?due=any", ["Bulan depan", "Kemarin", "Segera"]),
        ("?due=none", ["Tanpa"]),
        ("?due=x", ["Bulan depan", "Kemarin", "Segera", "Tanpa"]),
        (f"?assignee={second_writer.pk}", ["Bulan depan", "Kemarin", "Segera"]),
        ("?assignee=none", ["Tanpa"]),
        ("?assignee=99999999999999", []),
        (f"?assignee={'9' * 30}", ["Bulan depan", "Kemarin", "Segera", "Tanpa"]),
        ("?whose=claimed", ["Segera"]),
        ("?whose=assigned", []),
    ):
        assert listed(client, query) == headlines, query
    client.force_login(second_writer)
    assert listed(client, "?whose=assigned") == ["Bulan depan", "Kemarin", "Segera"]
    page = client.get(LIST + "?due=overdue", headers={"accept-language": "en"}).content.decode()
    [row] = texts_of(page, "tbody tr")
    assert "WIB overdue" in row


def test_today_is_a_day_in_the_newsrooms_time_zone(client, writer, editor):
    midnight = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
    for headline, deadline in (
        ("Kemarin", midnight - timedelta(seconds=1)),
        ("Pagi", midnight),
        ("Besok", midnight + timedelta(days=1)),
    ):
        workflow.assign(make_article(writer, headline=headline), by=editor, to=None, deadline=deadline)
    client.force_login(editor)
    assert listed(client, "?due=today") == ["Pagi"]


def test_my_desk_shows_what_is_assigned_the_most_urgent_first(client, planned, second_writer):
    client.force_login(second_writer)
    response = client.get("/admin/", headers={"accept-language": "en"})
    panels = {str(panel.title): panel for panel in response.context["desk"]["panels"]}
    assert [article.headline for article in panels["Assigned to me"].rows] == ["Kemarin", "Segera"]
    [item] = [item for item in texts_of(response.content.decode(), "section li") if "overdue" in item]
    assert item.startswith("Kemarin")


def test_articles_assigned_in_bulk_are_each_checked_on_their_own(client, writer, second_writer, editor):
    articles = [make_article(writer, headline=name) for name in "AB"]
    client.force_login(editor)
    said = act(client, "assign", articles, assignee=second_writer.pk, deadline="2030-01-01T10:00")
    assert said == ["Assign: 2 articles."]
    for article in Article.objects.all():
        assert article.assignee == second_writer
        assert timezone.localtime(article.deadline).strftime("%Y-%m-%d %H:%M %Z") == "2030-01-01 10:00 WIB"
    assert (
        "Enter a date and time, such as"
        in act(client, "assign", articles, assignee=second_writer.pk, deadline="besok")[0]
    )
    assert "or type a deadline" in act(client, "assign", articles)[0]
    act(client, "assign", articles, deadline="2031-01-01T10:00")
    assert set(Article.objects.values_list("assignee", "deadline__year")) == {(second_writer.pk, 2031)}
    assert "from the list" in act(client, "assign", articles, assignee="x")[0]
    assert "from the list" in act(client, "assign", articles, assignee="987654")[0]
    assert Article.objects.filter(assignee=second_writer).count() == 2


def test_writers_are_offered_neither_a_time_nor_an_assignee(client, writer, editor):
    make_article(writer, headline="A")
    client.force_login(writer)
    assert list(client.get(LIST).context["action_form"].fields) == ["action", "select_across"]
    act(client, "assign", Article.objects.all(), assignee=writer.pk)
    assert Article.objects.get().assignee is None
    client.force_login(editor)
    assert {"at", "assignee", "deadline"} < set(client.get(LIST).context["action_form"].fields)


@pytest.mark.slow
def test_a_hundred_rows_cost_as_much_as_twenty_five(client, writer, second_writer, chief, monkeypatch):
    for number in range(101):
        article = make_article(writer, headline=f"Kabar {number}", writers=[f"Penulis {number}"], tags=["A"])
        if number % 2:
            workflow.assign(article, by=chief, to=second_writer, deadline=timezone.now())
    client.force_login(chief)

    def cost(rows):
        monkeypatch.setattr(ArticleAdmin, "list_per_page", rows)
        with CaptureQueriesContext(connection) as asked:
            response = client.get(LIST)
        assert len(response.context["cl"].result_list) == rows
        return len(asked)

    cost(25)
    assert cost(100) == cost(25)


@pytest.fixture
def former(writer, chief, second_writer):
    """An article assigned to somebody who has since lost their group."""
    article = make_article(writer, headline="A")
    workflow.assign(article, by=chief, to=second_writer)
    second_writer.groups.clear()
    return article


def test_an_assignee_who_cannot_be_assigned_any_more_is_shown_as_chosen_and_kept(client, former, chief, second_writer):
    client.force_login(chief)
    page = client.get(f"{LIST}{former.pk}/change/", headers={"accept-language": "en"}).content.decode()
    assert f'<option value="{second_writer.pk}" selected>bagas (cannot be assigned any more)</option>' in page
    data = {"assignee": second_writer.pk, "deadline": "2030-01-01T10:00"}
    client.post(f"{LIST}{former.pk}/assign/", data)
    former.refresh_from_db()
    assert former.assignee == second_writer
    client.post(f"{LIST}{former.pk}/assign/", data | {"assignee": ""})
    former.refresh_from_db()
    assert former.assignee is None


def test_no_other_user_who_cannot_be_assigned_is_accepted(client, former, chief, moderator):
    client.force_login(chief)
    client.post(f"{LIST}{former.pk}/assign/", {"assignee": moderator.pk, "deadline": "2030-01-01T10:00"})
    former.refresh_from_db()
    assert (former.assignee.username, former.deadline) == ("bagas", None)


@pytest.mark.parametrize("is_bulk", [True, False])
def test_a_deadline_is_changed_while_such_an_assignee_stays(is_bulk, client, former, chief, second_writer):
    client.force_login(chief)
    if is_bulk:
        act(client, "assign", [former], deadline="2030-01-01T10:00")
    else:
        data = {"assignee": second_writer.pk, "deadline": "2030-01-01T10:00"}
        client.post(f"{LIST}{former.pk}/assign/", data)
    former.refresh_from_db()
    assert (former.assignee, former.deadline.year) == (second_writer, 2030)
