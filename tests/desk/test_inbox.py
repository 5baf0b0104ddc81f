"""The inbox, and the choice of notifications by each user."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles import notifications
from articles.models import Article, Notification, NotificationPreferences
from tests.support.makers import make_article, make_category, make_person, move
from tests.support.page_text import texts_of

pytestmark = pytest.mark.django_db
ENGLISH = {"accept-language": "en"}


def notify(person, article, kind="noted", number=1, **fields):
    """Notify a user."""
    return Notification.objects.create(
        recipient=person, article=article, kind=kind, about=f"note:{number}", actor_name="Ratna", **fields
    )


def page_of(client, person, address="/admin/inbox/"):
    """Return a page as a user sees it, in English."""
    client.force_login(person)
    response = client.get(address, headers=ENGLISH)
    assert response.status_code == 200
    return response.content.decode()


def test_an_inbox_shows_who_did_what_to_which_article_and_what_is_unread(client, writer, editor):
    article = make_article(writer, headline="Harga <Beras>")
    notify(writer, article, text="Sumber <mana>?", number=1)
    notify(writer, article, kind="approved", number=2, read_at=timezone.now())
    page = page_of(client, writer)
    assert "Harga &lt;Beras&gt;" in page
    assert "Sumber &lt;mana&gt;?" in page
    assert "Ratna wrote a note." in page
    assert page.index("Ratna approved this article.") < page.index("Ratna wrote a note.")
    assert [item.count("Unread") for item in texts_of(page, "ol li")] == [0, 1]
    assert "WIB" in page


def test_an_empty_inbox_explains_what_it_will_contain(client, writer):
    page = page_of(client, writer)
    assert "Nothing yet." in page
    assert "Mark all as read" not in page


@pytest.mark.parametrize(
    ("count", "said"), [(0, "Inbox</a>"), (3, "Inbox (3 unread)</a>"), (120, "Inbox (99+ unread)")]
)
def test_every_page_of_the_desk_shows_the_number_of_unread_messages(count, said, client, writer):
    article = make_article(writer)
    for number in range(count):
        notify(writer, article, number=number)
    notify(writer, article, number="elsewhere", is_in_inbox=False)
    for address in ("/admin/", "/admin/articles/article/", f"/admin/articles/article/{article.pk}/change/"):
        assert said in page_of(client, writer, address)


def test_the_number_of_unread_messages_costs_one_query_and_none_without_a_user(client, writer):
    with CaptureQueriesContext(connection) as asked:
        client.get("/admin/login/")
    assert not [query for query in asked.captured_queries if "articles_notification" in query["sql"]]
    client.force_login(writer)
    with CaptureQueriesContext(connection) as asked:
        client.get("/admin/articles/article/")
    assert len([query for query in asked.captured_queries if "articles_notification" in query["sql"]]) == 1


def test_opening_a_message_marks_it_as_read_and_redirects_to_the_article(client, writer):
    article = make_article(writer)
    message = notify(writer, article)
    client.force_login(writer)
    response = client.get(f"/admin/inbox/{message.pk}/")
    assert response["Location"] == f"/admin/articles/article/{article.pk}/change/"
    message.refresh_from_db()
    first = message.read_at
    assert first is not None
    client.get(f"/admin/inbox/{message.pk}/")
    message.refresh_from_db()
    assert message.read_at == first


def test_nobody_sees_opens_or_marks_messages_of_others(client, writer, second_writer):
    article = make_article(writer, headline="Rahasia Redaksi")
    message = notify(writer, article)
    hidden = notify(writer, article, number=2, is_in_inbox=False)
    assert "Rahasia Redaksi" not in page_of(client, second_writer)
    assert client.get(f"/admin/inbox/{message.pk}/").status_code == 404
    client.post("/admin/inbox/read/", {"until": hidden.pk})
    assert not Notification.objects.exclude(read_at=None).exists()
    client.force_login(writer)
    assert client.get(f"/admin/inbox/{hidden.pk}/").status_code == 404
    assert client.get("/admin/inbox/999999999999999999999/").status_code == 404


def test_messages_about_articles_the_user_may_no_longer_see_are_hidden(client, writer, editor):
    article = make_article(writer, headline="Rahasia Redaksi")
    message = notify(editor, article, text="Nama narasumber: X")
    make_category("Olahraga").editors.add(editor)
    page = page_of(client, editor)
    assert "Rahasia Redaksi" not in page
    assert "Nama narasumber" not in page
    assert "you no longer have access" in page
    assert client.get(f"/admin/inbox/{message.pk}/")["Location"] == "/admin/inbox/"


def test_users_without_access_to_the_desk_are_redirected_to_sign_in(client, reader):
    for address in ("/admin/inbox/", "/admin/preferences/", "/admin/inbox/1/"):
        assert "/admin/login/" in client.get(address)["Location"]
        client.force_login(reader)
        assert "/admin/login/" in client.get(address)["Location"]


def test_marking_all_as_read_leaves_out_messages_that_came_in_meanwhile(client, writer):
    article = make_article(writer)
    notify(writer, article, number=1)
    client.force_login(writer)
    until = client.get("/admin/inbox/").context["until"]
    later = notify(writer, article, number=2)
    client.post("/admin/inbox/read/", {"until": until})
    assert list(Notification.objects.filter(read_at=None)) == [later]
    assert client.get("/admin/inbox/read/").status_code == 405
    for odd in ("", "x", "-1", "9" * 40, "\u0663"):
        assert client.post("/admin/inbox/read/", {"until": odd}).status_code == 302
    assert list(Notification.objects.filter(read_at=None)) == [later]


def test_a_long_inbox_is_paginated(client, writer):
    article, moment = make_article(writer), timezone.now()
    for number in range(120):
        # Many messages with the same time, as a bulk move makes them.
        notify(writer, article, number=number, at=moment, text=f"catatan-{number:03}")
    client.force_login(writer)
    seen, address, pages = [], "/admin/inbox/", 0
    while address:
        context = client.get(address).context
        seen += [row.message.text for row in context["rows"]]
        address = context["older"] and f"/admin/inbox/?before={context['older']}"
        pages += 1
    assert seen == [f"catatan-{number:03}" for number in reversed(range(120))]
    assert pages == 3


@pytest.mark.parametrize("before", ["", "x", "-1", "0", "9" * 18, "9" * 5000])
def test_an_invalid_page_position_shows_the_first_page(before, client, writer):
    notify(writer, make_article(writer))
    client.force_login(writer)
    assert len(client.get("/admin/inbox/", {"before": before}).context["rows"]) == 1


def test_an_inbox_costs_the_same_with_many_messages(client, writer, editor):
    make_category("Nasional").editors.add(editor)
    client.force_login(editor)

    def cost():
        with CaptureQueriesContext(connection) as asked:
            client.get("/admin/inbox/")
        return len(asked.captured_queries)

    notify(editor, make_article(writer))
    few = cost()
    for number in range(2, 20):
        notify(editor, make_article(writer, headline=f"Kabar {number}"), number=number)
    assert cost() == few


def test_a_user_chooses_which_notifications_they_get(client, writer):
    page = page_of(client, writer, "/admin/preferences/")
    assert page.count(" checked") == 2 * len(Notification.Kind.values)
    chosen = {"inbox": ["approved", "noted", "tidakada"], "mail": ["approved"], "language": "en"}
    response = client.post("/admin/preferences/", chosen, headers=ENGLISH, follow=True)
    page = response.content.decode()
    assert "From now on you get the notifications you chose." in page
    assert page.count(" checked") == 3
    saved = NotificationPreferences.objects.get(user=writer)
    assert (saved.inbox, saved.mail, saved.language) == (["approved", "noted"], ["approved"], "en")
    client.post("/admin/preferences/", {"language": "<jv>"})
    saved.refresh_from_db()
    assert (saved.inbox, saved.mail, saved.language) == ([], [], "")


def test_choices_of_others_stay_and_forms_from_other_sites_are_refused(writer, second_writer):
    NotificationPreferences.objects.create(user=second_writer, inbox=["approved"], mail=[])
    client = Client(enforce_csrf_checks=True)
    client.force_login(writer)
    assert client.post("/admin/preferences/", {"inbox": "noted", "user": second_writer.pk}).status_code == 403
    assert client.post("/admin/inbox/read/", {"until": 1}).status_code == 403
    assert list(NotificationPreferences.objects.values_list("user", flat=True)) == [second_writer.pk]
    client = Client()
    client.force_login(writer)
    client.post("/admin/preferences/", {"inbox": "noted", "user": second_writer.pk})
    assert NotificationPreferences.objects.get(user=second_writer).inbox == ["approved"]


def test_the_page_shows_where_emails_are_sent_or_why_none_are(client, writer, settings):
    settings.EMAIL_HOST = ""
    assert "E-mail is not set up on this site" in page_of(client, writer, "/admin/preferences/")
    settings.EMAIL_HOST = "mail.example.com"
    assert "Your login has no e-mail address." in page_of(client, writer, "/admin/preferences/")
    writer.email = "wulan@example.com"
    writer.save()
    assert "E-mails go to wulan@example.com." in page_of(client, writer, "/admin/preferences/")


def test_a_page_of_the_inbox_is_read_with_an_index(writer):
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL chooses by how many rows there are.")
    notify(writer, make_article(writer))
    page = Notification.objects.filter(recipient=writer, is_in_inbox=True).order_by("-at", "-pk")[:50]
    assert "notification_by_time" in page.explain()
    assert "TEMP B-TREE" not in page.explain()
    unread = Notification.objects.filter(recipient=writer, is_in_inbox=True, read_at=None).order_by()[:100]
    assert "notification_unread" in unread.explain()


def test_the_inbox_fills_as_the_newsroom_works(client, writer, editor, django_capture_on_commit_callbacks):
    article = make_article(writer, headline="Jembatan Dibuka")
    with django_capture_on_commit_callbacks(execute=True):
        move(article, "submit", by=writer)
        move(article, "approve", by=editor)
    assert "ratna approved this article." in page_of(client, writer)
    assert "wulan submitted this article for review." in page_of(client, editor)
    assert notifications.unread_count(make_person("baru", "Editor")) == 0
    assert Article.objects.get().state == "approved"
