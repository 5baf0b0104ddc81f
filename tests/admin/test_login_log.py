"""The login log on the desk: who may read it, that nobody can change it, and that expired entries are hidden."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Permission
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from articles.models import LoginAttempt
from tests.support.makers import make_person

pytestmark = pytest.mark.django_db
LIST = "desk:articles_loginattempt_changelist"


@pytest.fixture
def log(client, chief):
    """A chief's browser."""
    client.force_login(chief)
    client.defaults["HTTP_ACCEPT_LANGUAGE"] = "en"
    return client


def attempt(user=None, outcome="succeeded", **fields):
    """Add an entry to the log."""
    return LoginAttempt.objects.create(user=user, outcome=outcome, **fields)


def rows(answer):
    """Return the attempts that a list shows."""
    return list(answer.context["cl"].result_list)


def test_the_log_links_to_the_user_and_does_not_name_unknown_logins(log, writer):
    attempt(writer, "password", address="192.0.2.9", device="Firefox, Android")
    attempt(None, "password", address="192.0.2.8")
    text = log.get(reverse(LIST)).content.decode()
    assert reverse("desk:team_member", args=[writer.pk]) in text
    assert "wrong password" in text
    assert "192.0.2.9" in text
    assert "unknown" in text


def test_users_who_do_not_manage_logins_get_no_links(client, editor, writer):
    editor.user_permissions.add(Permission.objects.get(codename="view_loginattempt"))
    attempt(writer)
    client.force_login(editor)
    text = client.get(reverse(LIST)).content.decode()
    assert "wulan" in text
    assert reverse("desk:team_member", args=[writer.pk]) not in text


def test_expired_attempts_are_not_shown_even_before_they_are_deleted(log, writer):
    old = attempt(writer, at=timezone.now() - timedelta(days=91))
    new = attempt(writer)
    assert rows(log.get(reverse(LIST))) == [new]
    assert log.get(reverse("desk:articles_loginattempt_change", args=[old.pk])).status_code == 302


def test_the_log_is_filtered_and_searched(log, writer, editor):
    wrong, code = attempt(writer, "password", method="password"), attempt(editor, "code", method="totp")
    assert rows(log.get(reverse(LIST), {"outcome__exact": "password"})) == [wrong]
    assert rows(log.get(reverse(LIST), {"method__exact": "totp"})) == [code]
    assert rows(log.get(reverse(LIST), {"q": "ratna"})) == [code]


def test_nobody_adds_changes_or_deletes_an_entry(client, django_user_model, writer):
    client.force_login(django_user_model.objects.create_superuser("admin", password="kata-sandi-uji"))
    line = attempt(writer)
    for name, args in (("add", []), ("delete", [line.pk]), ("change", [line.pk])):
        assert client.post(reverse(f"desk:articles_loginattempt_{name}", args=args), {"post": "yes"}).status_code == 403
    client.post(reverse(LIST), {"action": "delete_selected", "_selected_action": line.pk, "post": "yes"})
    assert LoginAttempt.objects.filter(pk=line.pk).exists()


def test_many_entries_cost_as_many_queries_as_few(log):
    def count():
        with CaptureQueriesContext(connection) as queries:
            log.get(reverse(LIST))
        return len(queries)

    attempt(make_person("orang"))
    log.get(reverse(LIST))
    few = count()
    for number in range(20):
        attempt(make_person(f"orang-{number}", "Writer"))
    assert count() == few
