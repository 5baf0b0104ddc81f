"""Actions that cannot be undone: the user first confirms who they are, and nothing that was typed is lost."""

import json
from io import StringIO
from urllib.parse import urlencode

import pytest
from django.contrib.auth.models import Permission
from django.core.management import call_command
from django.urls import reverse

from articles import audit
from articles.models import Article, Contributor, LoginAttempt
from tests.support.confirmation import age_session, confirm, is_asked
from tests.support.edit_page import form_of, page_of
from tests.support.forms import post_form
from tests.support.makers import make_article, make_person, perform, publish

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
REASON = "Foto korban anak;\n  baris kedua — “kutipan” & <tanda>."
LIST = reverse("desk:articles_article_changelist")


@pytest.fixture
def old(client, chief):
    """A chief's browser in which nobody has confirmed their identity recently."""
    client.force_login(chief)
    client.get("/admin/")
    age_session(client)
    return client


@pytest.fixture
def live(writer, editor):
    """A live article."""
    return publish(make_article(writer), writer, editor)


def retraction(client, article, **typed):
    """Return the form of the edit page with the button for a retraction pressed."""
    asked = {"_move": "retract", "retract-reason": REASON, "retract-ground": "child"}
    return form_of(client, page_of(article)) | asked | typed


def moves_of(article):
    """Return the names of the moves of an article."""
    return list(article.events.order_by("number").values_list("move", flat=True))


def test_a_retraction_is_asked_for_only_once_somebody_has_confirmed(old, live):
    before = moves_of(live)
    asked = old.post(page_of(live), retraction(old, live, standfirst="Teras baru."))
    assert is_asked(asked)
    assert moves_of(live) == before
    assert Article.objects.get().standfirst != "Teras baru."
    wrong = confirm(old, asked, "salah")
    assert is_asked(wrong)
    assert moves_of(live) == before
    assert wrong.context["kept"] == asked.context["kept"]
    assert confirm(old, wrong).status_code == 302
    event = live.events.get(move="retract")
    assert event.reason == REASON.strip()
    assert event.details["ground"] == "child"
    assert Article.objects.get().standfirst == "Teras baru."
    outcomes = LoginAttempt.objects.order_by("pk").values_list("outcome", flat=True)
    assert list(outcomes)[-1] == "confirmed"


def test_confirming_a_retraction_needs_a_recent_sign_in_too(old, live, writer, editor):
    perform(live, "retract", by=make_person("chief-2", "Chief"), reason="Sebab", ground="child")
    asked = old.post(
        page_of(live),
        form_of(old, page_of(live)) | {"_move": "confirm_retraction"},
    )
    assert is_asked(asked)
    assert "confirm_retraction" not in moves_of(live)
    confirm(old, asked)
    assert "confirm_retraction" in moves_of(live)


def test_other_moves_and_saves_need_no_recent_sign_in(old, live):
    form = form_of(old, page_of(live)) | {"standfirst": "Teras baru."}
    assert old.post(page_of(live), form | {"_continue": "1"}).status_code == 302
    form = form_of(old, page_of(live)) | {
        "_move": "expire",
        "expire-reason": "Sebab",
    }
    assert old.post(page_of(live), form).status_code == 302
    assert "expire" in moves_of(live)


def test_a_user_who_confirmed_a_moment_ago_is_not_asked_again(old, live):
    confirm(old, old.post(page_of(live), retraction(old, live)))
    perform(live, "cancel_retraction", by=make_person("chief-2", "Chief"), reason="Keliru")
    assert old.post(page_of(live), retraction(old, live)).status_code == 302
    assert moves_of(live).count("retract") == 2


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["multipart/form-data", "application/x-www-form-urlencoded"])
def test_a_text_of_a_megabyte_is_kept_through_the_confirmation(old, live, kind):
    body = "".join(f"<p>Paragraf {number} – {'kata ' * 190}</p>" for number in range(1024))
    form = retraction(old, live, body=body)
    if kind.startswith("application"):
        asked = old.post(page_of(live), urlencode(form), content_type=kind)
    else:
        asked = old.post(page_of(live), form)
    assert is_asked(asked)
    assert confirm(old, asked).status_code == 302
    assert len(Article.objects.get().body) > 950_000
    assert "retract" in moves_of(live)


def test_a_user_who_goes_back_finds_the_reason_on_the_edit_page(old, live):
    old.post(page_of(live), retraction(old, live))
    assert "Foto korban anak" in old.get(page_of(live)).content.decode()
    assert "retract" not in moves_of(live)


def test_a_stale_form_is_merged_after_the_confirmation_and_retracts_nothing(old, live, writer):
    form = retraction(old, live, standfirst="Teras lama saya.")
    old.post(
        page_of(live),
        form_of(old, page_of(live)) | {"headline": "Judul lain", "_continue": "1"},
    )
    asked = old.post(page_of(live), form)
    assert is_asked(asked)
    assert Article.objects.get().standfirst != "Teras lama saya."
    confirm(old, asked)
    assert (Article.objects.get().standfirst, Article.objects.get().headline) == ("Teras lama saya.", "Judul lain")
    assert "retract" not in moves_of(live)


def linked(user, **fields):
    """Return the form of a contributor with a login."""
    return {"name": "Bagas", "is_writer": "on", "is_editor": "on", "user": user.pk if user else ""} | fields


@pytest.mark.parametrize("face", ["contributor", "writer", "editor"])
@pytest.mark.parametrize("query", ["", "?_popup=1"])
def test_linking_a_login_needs_a_recent_sign_in_on_each_page_of_a_contributor(old, writer, second_writer, face, query):
    add = reverse(f"desk:articles_{face}_add") + query
    popup = {"_popup": "1"} if query else {}
    asked = old.post(add, linked(writer, slug="bagas", **popup))
    assert is_asked(asked)
    assert not Contributor.objects.exists()
    answer = confirm(old, asked)
    assert Contributor.objects.get().user == writer
    assert answer.status_code == (200 if query else 302)
    age_session(old)
    change = reverse(f"desk:articles_{face}_change", args=[Contributor.objects.get().pk]) + query
    asked = post_form(old, change, linked(second_writer, **popup))
    assert is_asked(asked)
    assert Contributor.objects.get().user == writer
    asked = post_form(old, change, linked(None, **popup))
    assert is_asked(asked)
    assert Contributor.objects.get().user == writer
    without = linked(None, **popup)
    del without["user"]
    assert is_asked(post_form(old, change, without))
    assert Contributor.objects.get().user == writer
    confirm(old, asked)
    assert Contributor.objects.get().user is None


def test_changing_a_contributor_but_not_the_login_needs_no_recent_sign_in(old, writer, editor, client):
    person = Contributor.objects.create(name="Bagas", user=writer, is_writer=True, is_editor=True)
    change = reverse("desk:articles_contributor_change", args=[person.pk])
    assert post_form(old, change, linked(writer, name="Bagas Baru")).status_code == 302
    client.force_login(editor)
    age_session(client)
    assert post_form(client, change, linked(None, name="Bagas Lagi")).status_code == 302
    person.refresh_from_db()
    assert (person.name, person.user) == ("Bagas Lagi", writer)


def ticked(*articles, **more):
    """Return the form of the list with ticked rows and the action Export."""
    return {"action": "export", "_selected_action": [article.pk for article in articles], "index": 0} | more


def exported_by_command():
    """Return the output of the export command for all articles."""
    out = StringIO()
    call_command("export_articles", stdout=out, stderr=StringIO())
    return out.getvalue()


def test_an_export_equals_the_output_of_the_command_and_is_recorded(old, chief, live, writer):
    draft = make_article(writer, "Draf")
    asked = old.post(LIST + "?state__exact=draft&o=1", ticked(draft))
    assert is_asked(asked)
    assert not audit.events_of(audit.DESK).exists()
    answer = confirm(old, asked)
    assert json.loads(answer.content)["headline"] == "Draf"
    answer = old.post(LIST, ticked(live, draft))
    assert answer.content.decode() == exported_by_command()
    assert answer.headers["Content-Disposition"].startswith('attachment; filename="articles-')
    assert "no-store" in answer.headers["Cache-Control"]
    events = audit.events_of(audit.DESK).order_by("number")
    assert {(event.move, event.actor) for event in events} == {("export_articles", chief)}
    named = [event.details["articles"] for event in events]
    assert named == [[str(draft.uid)], [str(live.uid), str(draft.uid)]]


def test_the_events_as_csv_need_a_recent_sign_in_before_the_download(old):
    address = f"{reverse('desk:articles_event_csv')}?move__exact=publish"
    asked = old.get(address)
    assert asked["Location"].startswith("/admin/account/confirm/?next=")
    answer = old.post(asked["Location"], {"confirm-password": "kata-sandi-uji"})
    assert answer["Location"] == address
    assert old.get(address).headers["Content-Type"].startswith("text/csv")


def test_only_users_with_permission_export_and_only_articles_they_may_edit(client, sports_editor, live, writer):
    client.force_login(sports_editor)
    own = make_article(sports_editor, "Milik sendiri")
    assert 'value="export"' not in client.get(LIST).content.decode()
    answer = client.post(LIST, ticked(live, own))
    assert b"Milik" not in answer.content
    assert not answer.headers.get("Content-Disposition")
    sports_editor.user_permissions.add(Permission.objects.get(codename="export_article"))
    answer = client.post(LIST, ticked(live, own))
    assert [json.loads(line)["id"] for line in answer.content.splitlines()] == [own.pk]


def test_an_export_has_a_hundred_articles_at_most(old, writer, monkeypatch):
    monkeypatch.setattr("articles.admin.articles.export.MAX_ARTICLES", 1)
    answer = old.post(LIST, ticked(make_article(writer, "A"), make_article(writer, "B")), follow=True)
    assert not is_asked(answer)
    assert not audit.events_of(audit.DESK).exists()
    assert answer.status_code == 200
    assert answer.context["messages"]
