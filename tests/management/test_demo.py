"""The demonstration: it makes a newspaper with its users, and a second run adds nothing."""

import shutil
import socket
from io import StringIO

import pytest
from django.contrib.auth import authenticate, get_user_model
from django.core.management import CommandError, call_command

from articles import photo_library
from articles.models import Article, Contributor, Edition, Event, Photo, Revision
from tests.support.seeds import SEEDS, small_seeds


@pytest.fixture(scope="module")
def seeds(tmp_path_factory):
    """The seeds with small pictures."""
    return small_seeds(tmp_path_factory.mktemp("seeds") / "seeds", max_side=240)


@pytest.fixture
def demo(seeds):
    """A function that runs the command without serving, and returns its output."""

    def run(*arguments):
        out = StringIO()
        call_command("demo", "--no-serve", "--seeds", str(seeds), *arguments, stdout=out, stderr=out)
        return out.getvalue()

    return run


@pytest.fixture(autouse=True)
def _debug(settings):
    settings.DEBUG = True


@pytest.mark.slow
@pytest.mark.django_db
def test_the_demonstration_publishes_the_seeds_and_makes_one_login_for_each_role(demo, client):
    said = demo()
    assert list(photo_library.out_of_date()) == []
    assert Photo.objects.exclude(renditions={}).count() == Photo.objects.count()
    assert bool(Photo.objects.count()) == (SEEDS / "pictures").is_dir()
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


@pytest.mark.slow
@pytest.mark.django_db
def test_a_second_run_changes_nothing_and_keeps_passwords(demo):
    demo("--password", "sandi-yang-panjang")

    def count():
        kinds = (Article, Revision, Edition, Event, Contributor, Photo, get_user_model())
        return [model.objects.count() for model in kinds]

    before = count()
    # Pretend that the first run was stopped before its last picture.
    Photo.objects.filter(pk__in=list(Photo.objects.values_list("pk", flat=True)[:1])).update(recipe="", renditions={})
    demo()
    assert count() == before
    assert list(photo_library.out_of_date()) == []
    assert authenticate(username="writer", password="sandi-yang-panjang")
    demo("--password", "sandi-yang-lain")
    assert authenticate(username="writer", password="sandi-yang-lain")


@pytest.mark.slow
@pytest.mark.django_db
def test_the_demonstration_works_without_the_folder_of_pictures(demo, seeds, tmp_path):
    bare = shutil.copytree(seeds, tmp_path / "seeds", ignore=shutil.ignore_patterns("pictures"))
    demo("--seeds", str(bare))
    assert Edition.objects.live().count() >= 24
    assert not Photo.objects.exists()


@pytest.mark.django_db
def test_the_demonstration_is_refused_outside_debug(demo, settings):
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
