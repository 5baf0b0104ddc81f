"""Meaningless values in requests: lists ignore them, forms and endpoints report them, and no page of the desk fails."""

import json

import pytest
from django.urls import reverse

from articles.admin.records.record_admin import EventAdmin
from articles.models import Article, Category, Contributor
from tests.support.edit_page import form_of, page_of
from tests.support.forms import post_form
from tests.support.makers import make_article, make_photo, publish

pytestmark = pytest.mark.django_db

LIST = "/admin/articles/article/"
HUGE = ["2147483648", "9223372036854775807", "9223372036854775808", "99999999999999999999", "9" * 5000]
NO_NUMBERS = ["garbage", "'", "1.5", "1e3", "-1", "٣x", "[]", "true", " ", "\U0001f600"]
NO_DATES = ["garbage", "'", "2025-02-30", "2025-13-01", "99999-01-01"]
ENDS_OF_TIME = ["0001-01-01", "9999-12-31"]


@pytest.fixture
def desk(client, chief):
    """The chief's browser."""
    client.force_login(chief)
    client.raise_request_exception = False
    client.defaults["HTTP_ACCEPT_LANGUAGE"] = "en"
    return client


@pytest.fixture
def superuser(desk, chief):
    """The browser of a superuser who may also manage logins and groups."""
    chief.is_superuser = True
    chief.save()
    return desk


@pytest.fixture
def article(writer, editor):
    """A published article, so that every list has a row."""
    return publish(make_article(writer, topic="Pemilu", tags=["Kota"]), writer, editor)


def answers(ask, values):
    """Return the status of the response to each value."""
    return {value[:40]: ask(value).status_code for value in values}


@pytest.mark.slow
@pytest.mark.parametrize("name", ["at__gte", "at__lt", "at__year", "at__month", "at__day", "actor__id", "actor"])
def test_the_audit_trail_and_its_csv_refuse_invalid_filters(name, desk, article):
    for value in [*NO_DATES, *HUGE]:
        listed = desk.get("/admin/articles/event/", {name: value})
        taken = desk.get("/admin/articles/event/csv/", {name: value})
        assert listed.status_code in {200, 302}, value
        assert taken.status_code == (400 if listed.status_code == 302 else 200), value
        if listed.status_code == 302:
            assert listed.url == "/admin/articles/event/?e=1"


def test_the_csv_gives_the_reason_for_a_refusal(desk, article):
    answer = desk.get("/admin/articles/event/csv/?unknown=1")
    assert answer.status_code == 400
    assert "filter" in answer.json()["error"]
    page = desk.get("/admin/articles/event/csv/?unknown=1", headers={"accept": "text/html"})
    assert page.status_code == 400
    assert answer.json()["error"] in page.content.decode()


def test_a_list_with_an_invalid_filter_says_that_it_shows_everything(desk, article):
    page = desk.get("/admin/articles/event/?at__gte=garbage", follow=True)
    assert page.redirect_chain == [("/admin/articles/event/?e=1", 302)]
    assert "every row is shown" in page.content.decode()
    assert "every row is shown" not in desk.get("/admin/articles/event/").content.decode()


def test_an_internal_error_is_not_mistaken_for_an_invalid_filter(desk, monkeypatch):
    def fail(self, request):
        raise ValueError

    monkeypatch.setattr(EventAdmin, "get_queryset", fail)
    for address in ("/admin/articles/event/", "/admin/articles/event/?e=1", "/admin/articles/event/csv/"):
        assert desk.get(address).status_code == 500


# Django warns of dates without a time, which have no time zone.
@pytest.mark.filterwarnings("ignore:DateTimeField .* received a naive datetime:RuntimeWarning")
def test_lists_accept_any_date(desk, article):
    queries = [
        *(f"at__year={year}" for year in ["0", "1", "9999", "10000", "-1", *HUGE]),
        "at__year=9999&at__month=12",
        "at__year=9999&at__month=12&at__day=31",
        "at__year=1&at__month=1&at__day=1",
        *(f"at__year=2025&at__month={month}" for month in ["0", "13", *HUGE]),
        *(f"at__year=2025&at__month=1&at__day={day}" for day in ["0", "32", *HUGE]),
        *(f"at__{word}={moment}" for word in ("gte", "lt", "gt", "lte", "exact") for moment in ENDS_OF_TIME),
        *(f"at__date={moment}" for moment in ENDS_OF_TIME),
    ]
    listed = answers(lambda query: desk.get(f"/admin/articles/event/?{query}"), queries)
    assert set(listed.values()) <= {200, 302}, listed
    taken = answers(lambda query: desk.get(f"/admin/articles/event/csv/?{query}"), queries)
    assert set(taken.values()) <= {200, 400}, taken
    for name in ["updated_at__gte", "updated_at__lt", "deadline__gte"]:
        listed = answers(lambda day, name=name: desk.get(LIST, {name: day}), [*ENDS_OF_TIME, *NO_DATES])
        assert set(listed.values()) <= {200, 302}, (name, listed)


@pytest.mark.slow
@pytest.mark.parametrize("name", ["topic", "replies_to", "category", "photo", "comment_policy"])
def test_the_page_for_a_new_article_opens_with_any_values_in_its_address(name, desk):
    opened = answers(lambda value: desk.get(f"{LIST}add/", {name: value}), [*NO_NUMBERS, *HUGE])
    assert set(opened.values()) == {200}, opened


@pytest.mark.slow
@pytest.mark.parametrize("name", ["topic", "replies_to", "category", "photo", "credits-0-contributor"])
def test_an_invalid_relation_is_an_error_on_the_form_and_the_text_stays(name, desk, article):
    sent = form_of(desk, page_of(article)) | {"headline": "Judul yang baru diketik"}
    for value in [*NO_NUMBERS[:-2], *HUGE]:
        page = desk.post(page_of(article), sent | {name: value})
        assert page.status_code == 200, value
        assert "Judul yang baru diketik" in page.content.decode()
        (credits,) = page.context["inline_admin_formsets"]
        errors = page.context["adminform"].form.errors | credits.formset.forms[0].errors
        assert name.removeprefix("credits-0-") in errors, value
    assert Article.objects.get().headline == article.headline


def test_an_invalid_login_is_an_error_on_the_form(superuser, article):
    address = reverse("desk:articles_contributor_change", args=[Contributor.objects.first().pk])
    for value in [*NO_NUMBERS[:-2], *HUGE]:
        page = post_form(superuser, address, {"name": "Nama baru", "user": value})
        assert page.status_code == 200, value
        assert "user" in page.context["adminform"].form.errors
        assert "Nama baru" in page.content.decode()


@pytest.mark.parametrize("action", ["submit", "assign"])
def test_ticking_a_missing_row_gives_a_message(action, desk, article):
    for value in [*NO_NUMBERS, *HUGE, ""]:
        page = desk.post(LIST, {"action": action, "_selected_action": [value], "index": 0}, follow=True)
        assert page.status_code == 200, value
        assert page.redirect_chain
        is_number = value in {"-1", *HUGE[:2]}
        assert bool(list(page.context["messages"])) != is_number, value


@pytest.mark.parametrize("model", ["articles/category", "articles/page", "articles/topic", "auth/user"])
def test_ticking_a_missing_row_deletes_nothing(model, superuser, article):
    count = Category.objects.count()
    sent = {"action": "delete_selected", "_selected_action": ["garbage", "1"], "index": 0, "post": "yes"}
    page = superuser.post(f"/admin/{model}/", sent, follow=True)
    assert page.status_code == 200
    assert "Load the list again" in page.content.decode()
    assert Category.objects.count() == count


def test_a_null_character_makes_a_filter_invalid(desk, article):
    for query in [
        "article/?state__exact=%00",
        "article/?public=%00",
        "article/?source=%00",
        "article/?body=%00",
        "article/?%00=1",
        "event/?move__exact=%00",
        "event/?from_state__exact=a%00b",
        "edition/?kind__exact=%00",
        "photo/?consent=%00",
    ]:
        assert desk.get(f"/admin/articles/{query}").url.endswith("/?e=1"), query
    assert desk.get("/admin/articles/event/csv/?move__exact=%00").status_code == 400


def test_a_null_character_in_a_search_separates_words(desk, article):
    query = "app_label=articles&model_name=article&field_name=replies_to"
    assert len(desk.get(f"/admin/autocomplete/?{query}&term=Pasar%00Lama").json()["results"]) == 1
    for address in ("article/?q=a%00b", "photo/?q=%00", "photo/choose/?q=%00", "article/read-also/?q=%00"):
        assert desk.get(f"/admin/articles/{address}").status_code == 200, address


@pytest.mark.slow
@pytest.mark.parametrize("name", ["tags", "headline", "body", "slug", "why", "topic", "embargo", "credits-0-order"])
def test_a_null_character_in_a_form_is_an_error_or_left_out(name, desk, article):
    sent = form_of(desk, page_of(article)) | {
        "standfirst": "Kalimat yang baru diketik",
        name: "Kota, De\0sa",
    }
    page = desk.post(page_of(article), sent)
    if page.status_code == 302:
        assert "\0" not in str(Article.objects.get().latest_revision.content)
    else:
        assert page.status_code == 200
        assert "Kalimat yang baru diketik" in page.content.decode()


@pytest.mark.parametrize("value", ["99999999999999999999", "9" * 5000, "garbage"])
def test_an_autosave_opens_whatever_it_contains(value, desk, article):
    tab = "5f0c8f0e-0000-4000-8000-000000000001"
    typed = form_of(desk, page_of(article)) | {
        "credits-0-contributor": value,
        "topic": value,
        "credits-0-id": value,
    }
    sent = {"tab": tab, "seen": article.revision_number, "typed": json.dumps([[k, str(v)] for k, v in typed.items()])}
    assert desk.post(f"/admin/articles/article/{article.pk}/session/", sent).status_code == 200
    kept = article.edit_sessions.get()
    assert desk.get(f"{page_of(article)}?take={kept.pk}").status_code == 200
    assert desk.get(f"/admin/articles/article/{article.pk}/preview/?tab={tab}").status_code == 200


@pytest.mark.parametrize("value", ["0", "9223372036854775808", "99999999999999999999"])
def test_the_number_of_a_missing_row_is_not_found(value, superuser, article):
    for address in (
        f"articles/article/{value}/history/",
        f"articles/article/{value}/difference/1/",
        f"articles/article/{article.pk}/difference/{value}/",
        f"articles/article/{value}/links/",
        f"articles/photo/{value}/copy/",
        f"inbox/{value}/",
        f"auth/user/{value}/password/",
    ):
        assert superuser.get(f"/admin/{address}").status_code == 404, address
    for model in ("article", "photo", "category", "contributor", "event", "edition"):
        assert superuser.get(f"/admin/articles/{model}/{value}/change/").status_code == 302, model
    note = f"/admin/articles/article/{article.pk}/note/{value}/reply/"
    assert superuser.post(note, {f"reply-{value}": "Ya"}).status_code == 404


@pytest.mark.parametrize("value", ["0001-01-01", "9999-12-31"])
def test_a_time_that_no_database_can_store_is_an_error_on_the_form(value, superuser, chief):
    address = reverse("desk:auth_user_change", args=[chief.pk])
    sent = {"username": "hendra", "is_active": "1", "is_superuser": "1", "is_staff": "1"}
    sent |= {"date_joined_0": value, "date_joined_1": "00:00:00", "last_login_0": "", "last_login_1": ""}
    response = superuser.post(address, sent)
    assert response.status_code == 200
    assert response.context["adminform"].errors == {"date_joined": ["Enter a valid date/time."]}
    joined = chief.date_joined
    chief.refresh_from_db()
    assert chief.date_joined == joined


def test_saving_as_a_copy_makes_no_copy(desk, article, writer):
    photo = make_photo(writer)
    for address, sent in [
        (
            page_of(article),
            form_of(desk, page_of(article)),
        ),
        (reverse("desk:articles_photo_change", args=[photo.pk]), {"caption": "Kapal"}),
    ]:
        assert desk.post(address, sent | {"_saveasnew": "1"}).status_code == 400
    assert Article.objects.count() == 1


def test_an_empty_to_field_is_ignored(desk, article):
    for address in (
        page_of(article),
        reverse("desk:articles_topic_delete", args=[article.topic.pk]),
    ):
        assert desk.get(f"{address}?_to_field=").status_code == 200
    assert desk.get(f"/admin/articles/article/{'9' * 5000}/history/").status_code == 404
