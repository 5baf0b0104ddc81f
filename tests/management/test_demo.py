"""The demonstration: from nothing to a newspaper with its people, and nothing new the second time."""

import socket
from io import StringIO

import pytest
from django.contrib.auth import authenticate, get_user_model
from django.core.management import CommandError, call_command

from articles.models import Article, Contributor, Edition, Event, Revision


def demo(*arguments):
    """Run the command without serving: what it printed."""
    out = StringIO()
    call_command("demo", "--no-serve", *arguments, stdout=out, stderr=out)
    return out.getvalue()


@pytest.fixture(autouse=True)
def _debug(settings):
    settings.DEBUG = True


@pytest.mark.django_db
def test_the_demonstration_publishes_the_seeds_and_makes_one_login_for_each_role(client):
    said = demo()
    password = said.split("Password:")[-1].split()[0] if "Password:" in said else said.split()[-1]
    for username, group in (
        ("writer", "Writer"),
        ("writer2", "Writer"),
        ("editor", "Editor"),
        ("chief", "Chief"),
        ("moderator", "Moderator"),
    ):
        person = authenticate(username=username, password=password)
        assert person is not None, username
        assert [one.name for one in person.groups.all()] == [group]
        client.force_login(person)
        assert client.get("/admin/").status_code == 200
    assert Edition.objects.live().count() >= 24
    assert Edition.objects.live().values("section").distinct().count() >= 7
    assert Edition.objects.live().exclude(topic=None).values("topic").distinct().count() >= 5
    assert "http://127.0.0.1:8000/" in said


@pytest.mark.django_db
def test_a_second_run_changes_nothing_and_keeps_passwords():
    demo("--password", "sandi-yang-panjang")

    def count():
        return [model.objects.count() for model in (Article, Revision, Edition, Event, Contributor, get_user_model())]

    before = count()
    demo()
    assert count() == before
    assert authenticate(username="writer", password="sandi-yang-panjang")
    demo("--password", "sandi-yang-lain")
    assert authenticate(username="writer", password="sandi-yang-lain")


@pytest.mark.django_db
def test_the_demonstration_is_refused_outside_debug(settings):
    settings.DEBUG = False
    with pytest.raises(CommandError):
        demo()
    assert not get_user_model().objects.exists()


@pytest.mark.django_db
def test_a_port_that_is_taken_is_named():
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        with pytest.raises(CommandError, match=str(port)):
            call_command("demo", "--port", str(port), stdout=StringIO())
    with pytest.raises(CommandError):
        call_command("demo", "--port", "99999999", stdout=StringIO())
