"""E-mails about logins: a new password, a new browser, and changes of a login."""

import re

import pytest
from django.conf import settings as site
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from articles import notifications
from articles.models import KnownDevice
from articles.notifications.email import EMAIL_RETRY_MINUTES
from tests.support.authenticator_apps import code_of, set_up_app
from tests.support.browsers import PASSWORD
from tests.support.makers import make_person
from tests.support.second_factor import STEP

pytestmark = pytest.mark.django_db
RESET = "/admin/account/password/reset/"
NEW = "kata-sandi-baru-77"


@pytest.fixture
def wulan(writer):
    """A writer with an e-mail address."""
    writer.email = "wulan@example.com"
    writer.save()
    return writer


def link_in(letter):
    """Return the path of the link to set a new password."""
    return re.search(rf"{re.escape(site.SITE_ADDRESS)}(/\S+/password/reset/\S+)", letter.body)[1]


def test_a_new_password_is_set_by_a_link_that_works_once(browser, wulan, post_box):
    page = browser()
    assert page.post(RESET, {"email": "WULAN@example.com"})["Location"] == f"{RESET}sent/"
    [letter] = post_box
    assert letter.to == ["wulan@example.com"]
    assert wulan.username in letter.body
    form = page.get(link_in(letter))["Location"]
    answer = page.post(form, {"password1": NEW, "password2": NEW})
    assert answer["Location"] == "/admin/"
    assert page.is_signed_in()
    assert browser().sign_in(wulan.username, NEW)["Location"] == "/admin/"
    assert browser().sign_in(wulan.username, PASSWORD).status_code == 200
    assert browser().get(link_in(letter)).context["token_fail"]


def test_a_new_password_does_not_replace_the_second_factor(browser, wulan, post_box):
    page = browser()
    page.sign_in(wulan.username)
    secret, _codes = set_up_app(page)
    post_box.clear()
    thief = browser("203.0.113.5")
    thief.post(RESET, {"email": "wulan@example.com"})
    form = thief.get(link_in(post_box[0]))["Location"]
    assert thief.post(form, {"password1": NEW, "password2": NEW})["Location"] == STEP
    assert not thief.is_signed_in()
    thief.post(STEP, {"code": code_of(secret, 1)})
    assert thief.is_signed_in()


def test_setting_a_new_password_ends_every_other_session(browser, wulan, post_box):
    elsewhere, page = browser("203.0.113.5"), browser()
    elsewhere.sign_in(wulan.username)
    post_box.clear()
    page.post(RESET, {"email": "wulan@example.com"})
    page.post(page.get(link_in(post_box[0]))["Location"], {"password1": NEW, "password2": NEW})
    assert not elsewhere.is_signed_in()


@pytest.mark.parametrize("email", ["nobody@example.com", "reader@example.com", "gone@example.com"])
def test_users_without_access_to_the_desk_get_no_link_and_no_hint(email, browser, wulan, post_box):
    reader, gone = make_person("pembaca"), make_person("mantan", "Writer")
    reader.email, gone.email, gone.is_active = "reader@example.com", "gone@example.com", False
    reader.save()
    gone.save()
    answers = [browser().post(RESET, {"email": one}) for one in (email, "wulan@example.com")]
    assert [answer["Location"] for answer in answers] == [f"{RESET}sent/"] * 2
    assert [letter.to for letter in post_box] == [["wulan@example.com"]]


def test_a_weak_new_password_is_refused_with_a_message(browser, wulan, post_box):
    page = browser()
    page.post(RESET, {"email": "wulan@example.com"})
    form = page.get(link_in(post_box[0]))["Location"]
    for first, second in (("12345678901", "12345678901"), (NEW, NEW + "x"), ("wulan@example.com", "wulan@example.com")):
        answer = page.post(form, {"password1": first, "password2": second})
        assert answer.status_code == 200
        assert answer.context["form"].errors
    assert browser().sign_in(wulan.username)["Location"] == "/admin/"


def test_the_link_names_the_site_and_not_the_host_of_the_request(browser, wulan, post_box, settings):
    settings.ALLOWED_HOSTS = ["*"]
    browser().post(RESET, {"email": "wulan@example.com"}, headers={"host": "evil.test"})
    assert "evil.test" not in post_box[0].body
    assert settings.SITE_ADDRESS in post_box[0].body


def test_many_requests_for_a_link_from_one_address_are_limited(browser, wulan, post_box):
    page = browser("203.0.113.9")
    answers = [page.post(RESET, {"email": "wulan@example.com"}).status_code for _again in range(12)]
    assert answers == [302] * 10 + [429] * 2
    assert browser().post(RESET, {"email": "wulan@example.com"}).status_code == 302


def test_one_email_is_sent_about_a_new_browser(browser, wulan, post_box):
    page = browser("198.51.100.7")
    page.sign_in(wulan.username)
    page.post("/admin/logout/")
    page.sign_in(wulan.username)
    [letter] = post_box
    assert letter.to == ["wulan@example.com"]
    assert "198.51.100.7" in letter.body
    assert "Firefox, Android" in letter.body
    browser("203.0.113.5").sign_in(wulan.username)
    assert len(post_box) == 2


def test_a_browser_with_a_forged_cookie_is_new(browser, wulan, post_box):
    for key in ("a" * 43, "", "'; DROP TABLE", "x" * 5000):
        page = browser()
        page.cookies["device"] = key
        page.sign_in(wulan.username)
    assert len(post_box) == 4
    assert "a" * 43 not in KnownDevice.objects.values_list("key_hash", flat=True)


def test_a_browser_is_known_to_each_of_the_two_people_who_use_it(browser, wulan, editor, post_box):
    editor.email = "ratna@example.com"
    editor.save()
    page = browser()
    for person in (wulan, editor, wulan, editor):
        page.sign_in(person.username)
        page.post("/admin/logout/")
    assert [letter.to[0] for letter in post_box] == ["wulan@example.com", "ratna@example.com"]


def test_emails_are_written_in_the_language_of_their_reader(browser, wulan, post_box):
    notifications.save_preferences(wulan, inbox=[], mail=[], language="en")
    browser().sign_in(wulan.username)
    notifications.save_preferences(wulan, inbox=[], mail=[], language="id")
    browser().sign_in(wulan.username)
    english, indonesian = post_box
    assert english.subject != indonesian.subject


def test_nothing_is_sent_without_a_mail_server(browser, wulan, mailoutbox):
    browser().sign_in(wulan.username)
    browser().post(RESET, {"email": "wulan@example.com"})
    assert not mailoutbox


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_an_email_is_sent_about_each_change_of_the_second_factor(browser, post_box):
    person = make_person("wulan")
    person.is_staff, person.email = True, "wulan@example.com"
    person.save()
    page = browser()
    page.sign_in("wulan")
    post_box.clear()
    set_up_app(page)
    page.post("/admin/account/app/remove/", {})
    assert [letter.to for letter in post_box] == [["wulan@example.com"]] * 2


def test_an_email_is_sent_about_a_changed_password(browser, wulan, post_box, client):
    page = browser()
    page.sign_in(wulan.username)
    post_box.clear()
    sent = {"old_password": "salah", "new_password1": NEW, "new_password2": NEW}
    page.post("/admin/password_change/", sent)
    assert not post_box
    page.post("/admin/password_change/", sent | {"old_password": PASSWORD})
    client.force_login(get_user_model().objects.create_superuser("admin"))
    client.post(f"/admin/auth/user/{wulan.pk}/password/", {"password1": PASSWORD, "password2": PASSWORD})
    assert [letter.to for letter in post_box] == [["wulan@example.com"]] * 2


def test_one_email_is_sent_about_many_wrong_codes_after_the_right_password(browser, wulan, post_box):
    page = browser()
    page.sign_in(wulan.username)
    set_up_app(page)
    post_box.clear()
    for address in ("203.0.113.8", "203.0.113.9"):
        thief = browser(address)
        thief.sign_in(wulan.username)
        for number in range(4):
            thief.post(STEP, {"code": f"{number:06}"})
    [letter] = post_box
    assert letter.to == ["wulan@example.com"]
    assert "203.0.113.9" in letter.body


def test_a_mailbox_gets_at_most_five_links_an_hour(browser, wulan, post_box):
    for number in range(8):
        answer = browser(f"203.0.113.{number}").post(RESET, {"email": "wulan@example.com"})
        assert answer["Location"] == f"{RESET}sent/"
    assert len(post_box) == 5


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_with_a_worker_no_link_is_stored_in_the_table_of_tasks(browser, wulan, mailoutbox, settings):
    settings.EMAIL_HOST = "mail.example.com"
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    for email in ("wulan@example.com", "entah@example.com"):
        browser().post(RESET, {"email": email})
    waiting = list(DBTaskResult.objects.all())
    assert len(waiting) == 2, "as much work for an address that belongs to nobody"
    assert "password/reset" not in str([task.args_kwargs for task in waiting])
    assert not mailoutbox
    call_command("db_worker", batch=True, startup_delay=False, interval=0, verbosity=0)
    [letter] = mailoutbox
    page = browser()
    assert page.get(page.get(link_in(letter))["Location"]).status_code == 200


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_an_email_is_not_sent_again_where_its_worker_was_killed_after_sending_it(browser, wulan, mailoutbox, settings):
    settings.EMAIL_HOST = "mail.example.com"
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    browser().post(RESET, {"email": "wulan@example.com"})
    for _worker in range(2):
        call_command("db_worker", batch=True, startup_delay=False, interval=0, verbosity=0)
        assert len(mailoutbox) == 1
        # As if the worker had been killed before it could say that the task is done.
        DBTaskResult.objects.update(status="READY", started_at=None, finished_at=None)


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_an_email_whose_retry_was_queued_by_a_worker_that_was_killed_is_sent_once(browser, wulan, mailoutbox, settings):
    settings.EMAIL_HOST = "mail.example.com"
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    browser().post(RESET, {"email": "wulan@example.com"})
    # The first attempt is taken over beside its retry, which was queued already.
    first = DBTaskResult.objects.get()
    DBTaskResult.objects.create(
        task_path=first.task_path, args_kwargs=first.args_kwargs, backend_name="default", run_after=timezone.now()
    )
    call_command("db_worker", batch=True, startup_delay=False, interval=0, verbosity=0)
    assert sorted(DBTaskResult.objects.values_list("status", flat=True)) == ["SUCCESSFUL"] * 2
    assert len(mailoutbox) == 1


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_an_email_that_cannot_be_sent_is_tried_again_and_named_in_the_end(browser, wulan, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    browser().post(RESET, {"email": "wulan@example.com"})
    for _attempt in range(9):
        DBTaskResult.objects.filter(status="READY").update(run_after=timezone.now())
        call_command("db_worker", batch=True, startup_delay=False, interval=0, verbosity=0)
    states = sorted(DBTaskResult.objects.values_list("status", flat=True))
    assert states == ["FAILED"] + ["SUCCESSFUL"] * len(EMAIL_RETRY_MINUTES)


def test_a_cookie_planted_by_somebody_else_makes_no_browser_known(browser, wulan, editor, post_box):
    attacker, victim = browser("203.0.113.5"), browser("198.51.100.7")
    attacker.sign_in(editor.username)
    victim.cookies["device"] = attacker.cookies["device"].value
    victim.sign_in(wulan.username)
    post_box.clear()
    attacker.sign_in(wulan.username)
    attacker.post("/admin/logout/")
    attacker.sign_in(wulan.username)
    assert len(post_box) == 1
