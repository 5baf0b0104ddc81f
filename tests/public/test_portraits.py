"""Portraits of contributors: on their pages, in the library, in exports."""

import json

import pytest
from django.utils import timezone

from articles import photo_library
from articles.imaging import ImageRejected
from articles.models import Contributor, Invalidation, Photo
from tests.support.exports import export
from tests.support.makers import make_article, make_photo, publish
from tests.support.merges import bring, wipe
from tests.support.shown_page import ShownPage

pytestmark = pytest.mark.django_db
PORTRAIT = ".list-head .portrait img:not(.sketch)"


@pytest.fixture
def person(writer, editor):
    """A writer with a portrait and a published article."""
    article = publish(make_article(writer), writer, editor)
    found = article.credits.get(role="writer").contributor
    found.portrait = make_photo()
    found.save()
    return found


def profile(client, person):
    """Return what the page of a person says of them to programs."""
    page = client.get(person.get_absolute_url()).content.decode()
    data = page.split('<script type="application/ld+json">')[1].split("</script>")[0]
    return json.loads(data)["mainEntity"]


def test_a_person_has_a_portrait_on_their_page(client, person):
    page = ShownPage(client.get(person.get_absolute_url()))
    assert len(page.texts(PORTRAIT)) == 1
    assert f"/{person.portrait_id}/" in profile(client, person)["image"]


def test_a_portrait_that_may_not_be_shown_is_not_shown(client, person):
    Photo.objects.update(expires_at=timezone.now())
    assert ShownPage(client.get(person.get_absolute_url())).texts(PORTRAIT) == []
    assert "image" not in profile(client, person)


def test_another_portrait_makes_the_pages_of_its_person_out_of_date(person):
    Invalidation.objects.all().delete()
    Contributor.objects.filter(pk=person.pk).update(portrait=None)
    assert f"contributor:{person.pk}" in " ".join(Invalidation.objects.values_list("keys", flat=True)).split()


def test_a_portrait_is_in_use_and_cannot_be_deleted(person, editor):
    assert not Photo.objects.unused().exists()
    assert Photo.objects.used().get() == person.portrait
    with pytest.raises(ImageRejected, match="potret"):
        photo_library.delete(person.portrait)
    Contributor.objects.update(portrait=None)
    photo_library.delete(Photo.objects.get())
    assert not Photo.objects.exists()


def test_a_portrait_is_exported_with_its_person_and_restored(person, tmp_path):
    exported, uid = export(), person.portrait.uid
    wipe()
    Photo.objects.all().delete()
    bring(tmp_path, exported)
    assert Contributor.objects.get(uid=person.uid).portrait.uid == uid
    assert export() == exported


def test_an_import_keeps_the_portrait_that_somebody_has_here(person, tmp_path):
    exported = export()
    wipe()
    here = make_photo()
    Contributor.objects.create(uid=person.uid, name=person.name, portrait=here)
    bring(tmp_path, exported)
    assert Contributor.objects.get(uid=person.uid).portrait == here
