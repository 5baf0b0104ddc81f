"""Two users who send a form at the same time: one row is made, and the other user gets an error on the form."""

import threading

import pytest
from django.contrib.messages import get_messages
from django.db import connection, connections, transaction
from django.test import Client
from django.urls import reverse

from articles.models import Article, Category, Contributor, Topic
from tests.support.edit_page import form_of, page_of
from tests.support.makers import make_article, make_category, make_person
from tests.support.races import together

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)

FORMS = {
    "topic": (Topic, {"name": "Pemilu", "slug": "", "introduction": ""}),
    "category": (Category, {"name": "Daerah", "slug": "daerah", "order": "1", "description": ""}),
    "contributor": (Contributor, {"name": "Laras", "slug": "laras"}),
}


def browsers(count):
    """Return browsers that are signed in as different chiefs."""
    clients = []
    for number in range(count):
        client = Client(raise_request_exception=False, headers={"accept-language": "en"})
        client.force_login(make_person(f"hendra{number}", "Chief"))
        clients.append(client)
    return clients


@pytest.mark.parametrize("name", ["topic", "category", "contributor"])
def test_only_one_of_many_adds_the_same_row_and_the_others_get_an_error(name):
    model, typed = FORMS[name]
    address = reverse(f"desk:articles_{name}_add")
    sends = [lambda client=client: client.post(address, typed) for client in browsers(4)]
    responses = together(*sends)
    assert sorted(response.status_code for response in responses) == [200, 200, 200, 302]
    assert model.objects.filter(name=typed["name"]).count() == 1
    for response in responses:
        if response.status_code == 200:
            assert response.context["adminform"].form.errors
            assert not list(response.context["messages"])


def test_people_of_one_name_added_at_once_each_get_their_own_address():
    address = reverse("desk:articles_contributor_add")
    sends = [lambda client=client: client.post(address, {"name": "Laras", "slug": ""}) for client in browsers(3)]
    assert [response.status_code for response in together(*sends)] == [302, 302, 302]
    assert sorted(Contributor.objects.values_list("slug", flat=True)) == ["laras", "laras-2", "laras-3"]


def test_articles_that_add_the_same_new_tag_at_once_all_get_it():
    category, articles, sends = make_category(), [], []
    for client in browsers(3):
        article = make_article(None, category=category)
        typed = form_of(client, page_of(article)) | {"tags": "Kota, Desa"}
        articles.append(article)
        sends.append(lambda client=client, article=article, typed=typed: client.post(page_of(article), typed))
    assert [response.status_code for response in together(*sends)] == [302, 302, 302]
    assert [sorted(article.tags.names()) for article in articles] == [["Desa", "Kota"]] * 3


def while_another(change, act):
    """Begin a change, let somebody act meanwhile, end the change, and return what the act returned.

    On PostgreSQL the act begins before the change is committed. SQLite makes it wait until then.
    """
    answer = []

    def run():
        answer.append(act())
        connections.close_all()

    thread = threading.Thread(target=run)
    with transaction.atomic():
        change()
        thread.start()
        # Wait until the other one is blocked by this transaction, whose changes it cannot see.
        while connection.vendor == "postgresql" and thread.is_alive() and not _is_anybody_waiting():
            thread.join(0.02)
    thread.join()
    return answer[0]


def file_in(article, category):
    """File an article in a category, as the desk does it."""
    Article.objects.filter(pk=article.pk).update(category=category)
    connection.check_constraints()


def _is_anybody_waiting():
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_locks WHERE NOT granted")
        return cursor.fetchone()[0] > 0


def test_filing_an_article_in_a_category_being_deleted_is_an_error_on_the_form():
    (client,) = browsers(1)
    article, category = make_article(None), make_category("Daerah")
    typed = form_of(client, page_of(article)) | {
        "category": category.pk,
        "headline": "Judul yang baru diketik",
    }
    response = while_another(category.delete, lambda: client.post(page_of(article), typed))
    assert response.status_code == 200
    assert "category" in response.context["adminform"].form.errors
    assert "Judul yang baru diketik" in response.content.decode()
    assert not list(response.context["messages"])
    assert Article.objects.get().category != category


def test_a_category_is_not_deleted_while_an_article_is_filed_in_it():
    (client,) = browsers(1)
    article, category = make_article(None), make_category("Daerah")
    address = reverse("desk:articles_category_delete", args=[category.pk])
    response = while_another(
        lambda: file_in(article, category),
        lambda: client.post(address, {"post": "yes"}),
    )
    assert response.status_code == 200
    assert response.context["protected"]
    assert Category.objects.filter(pk=category.pk).exists()


def test_a_category_used_since_its_row_was_ticked_is_not_deleted():
    (client,) = browsers(1)
    article, category = make_article(None), make_category("Daerah")
    ticked = {"action": "delete_selected", "_selected_action": [category.pk], "index": 0, "post": "yes"}
    response = while_another(
        lambda: file_in(article, category),
        lambda: client.post(reverse("desk:articles_category_changelist"), ticked),
    )
    assert Category.objects.filter(pk=category.pk).exists()
    if response.status_code == 302:
        (refusal,) = get_messages(response.wsgi_request)
        assert "at the same moment" in str(refusal)
    else:
        assert response.context["protected"]
