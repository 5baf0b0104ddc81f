"""The audit trail: its list with filters, and a CSV export that is safe in spreadsheets."""

import csv
import io
from datetime import UTC, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st

from articles.admin import paging
from articles.text import cell
from tests.support.makers import approve, edit, make_article, move, perform, publish


def rows_of(response):
    """Return the lines of a CSV response as dictionaries."""
    assert response.status_code == 200
    assert response.headers["Content-Type"] == "text/csv; charset=utf-8"
    said = b"".join(response.streaming_content).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(said, newline="")))


@pytest.mark.django_db
def test_the_csv_contains_the_events_of_the_filtered_list(client, writer, editor):
    article = publish(make_article(writer, headline="Pasar Dibuka"), writer, editor)
    publish(make_article(writer, headline="Jalan Ditutup"), writer, editor)
    client.force_login(editor)
    page = client.get("/admin/articles/event/?move__exact=publish").content.decode()
    assert "/admin/articles/event/csv/?move__exact=publish" in page
    everything = rows_of(client.get("/admin/articles/event/csv/"))
    assert len(everything) == 8
    chosen = rows_of(client.get("/admin/articles/event/csv/?move__exact=publish&q=Pasar"))
    (row,) = chosen
    assert (row["article"], row["headline"], row["move"]) == (str(article.pk), "Pasar Dibuka", "publish")
    assert row["who"] == "ratna"
    assert row["when"].endswith("+07:00")
    assert datetime.fromisoformat(row["when"]) == article.events.get(move="publish").at
    assert len(row["sha256"]) == 64


@pytest.mark.django_db
def test_texts_that_look_like_formulas_stay_text_in_the_csv(client, writer, editor):
    headline = '=HYPERLINK("http://jahat.example";"klik")'
    article = make_article(writer, headline=headline)
    move(article, "submit", by=writer)
    move(article, "request_changes", by=editor, reason='+1"\n@SUM(A1)')
    client.force_login(editor)
    rows = rows_of(client.get("/admin/articles/event/csv/"))
    assert {row["headline"] for row in rows} == {"'" + headline}
    assert "'+1\"\n@SUM(A1)" in {row["why"] for row in rows}


@given(st.text())
def test_no_cell_begins_a_formula_and_none_loses_a_letter(text):
    said = cell(text)
    assert not said.lstrip().startswith(("=", "+", "-", "@"))
    assert said in (text, "'" + text)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("who", "status"),
    [("editor", 200), ("sports_editor", 200), ("chief", 200), ("writer", 403), ("moderator", 403), ("reader", 302)],
)
def test_the_audit_is_for_editors(who, status, client, request):
    client.force_login(request.getfixturevalue(who))
    for address in ("/admin/articles/event/", "/admin/articles/event/csv/"):
        assert client.get(address).status_code == status, address


@pytest.mark.django_db
def test_the_csv_costs_the_same_with_many_events(client, writer, editor, django_assert_max_num_queries):
    client.force_login(editor)
    article = publish(make_article(writer), writer, editor)

    def cost():
        with django_assert_max_num_queries(24) as asked:
            rows_of(client.get("/admin/articles/event/csv/"))
        return len(asked)

    # The first export begins a chain of events.
    cost()
    few = cost()
    for number in range(10):
        edit(article, writer, headline=f"Judul {number}")
    assert cost() == few


@pytest.mark.django_db
def test_a_long_list_is_counted_only_up_to_a_limit(client, writer, chief, monkeypatch):
    for number in range(6):
        make_article(writer, headline=f"Kabar {number}")
    client.force_login(chief)
    monkeypatch.setattr(paging, "MAX_COUNTED_ROWS", 4)
    with CaptureQueriesContext(connection) as asked:
        changelist = client.get("/admin/articles/article/").context["cl"]
    assert changelist.paginator.count == 4
    queries = [query["sql"] for query in asked.captured_queries if '"articles_article"' in query["sql"]]
    counts = [sql for sql in queries if "COUNT(" in sql]
    assert counts
    assert all("LIMIT 4" in sql for sql in counts)


@pytest.mark.django_db
def test_the_audit_trail_is_filtered_by_user(client, writer, editor):
    publish(make_article(writer), writer, editor)
    client.force_login(editor)
    rows = rows_of(client.get(f"/admin/articles/event/csv/?who={writer.pk}"))
    assert {row["who"] for row in rows} == {"wulan"}
    assert client.get("/admin/articles/event/?who=x").status_code == 200


@pytest.mark.django_db
def test_a_future_end_of_an_edition_is_shown_only_to_those_who_may_edit_the_article(
    client, writer, editor, sports_editor
):
    article = publish(make_article(writer), writer, editor)
    edit(article, writer, body="<p>Nanti.</p>")
    approve(article, writer, editor)
    perform(article, "schedule", by=editor, at=datetime(2031, 1, 2, 3, tzinfo=UTC))
    edition = article.editions.get(number=1)
    pages = ["/admin/articles/edition/", f"/admin/articles/edition/{edition.pk}/change/"]
    for person, is_shown in ((editor, True), (sports_editor, False)):
        client.force_login(person)
        shown = ["2031" in client.get(page, headers={"accept-language": "en"}).content.decode() for page in pages]
        assert shown == [is_shown, is_shown], person
