"""Deleting rows, and the default category and comment policy."""

import pytest
from django.contrib.auth import get_user_model

from articles import references
from articles.integrity import find_breaks
from articles.models import Category, CommentPolicy, Contributor, Tag, Topic
from tests.support.forms import post_form
from tests.support.makers import make_article, make_category, make_person, publish

pytestmark = pytest.mark.django_db
ENGLISH = {"accept-language": "en"}
KEPT = "is named in the record of what readers were shown and cannot be deleted"
DEFAULTS = [("category", Category, "category"), ("commentpolicy", CommentPolicy, "comment policy")]


def delete(client, face, *rows):
    """Delete rows, one by its page and several by the list's action, and return the page that answers."""
    if len(rows) == 1:
        app = "auth" if face == "user" else "articles"
        return client.post(f"/admin/{app}/{face}/{rows[0].pk}/delete/", {"post": "yes"}, headers=ENGLISH)
    data = {"action": "delete_selected", "_selected_action": [row.pk for row in rows], "post": "yes"}
    return client.post(f"/admin/articles/{face}/", data, headers=ENGLISH)


@pytest.fixture
def superuser(db):
    """A superuser."""
    return get_user_model().objects.create_superuser("admin", password="kata-sandi-uji")


@pytest.mark.parametrize("face", ["topic", "tag", "category", "contributor", "writer", "user"])
def test_a_row_in_the_record_is_not_deleted_and_the_page_says_why(client, superuser, writer, editor, face):
    category = make_category("Pasar")
    publish(make_article(writer, headline="RAHASIA", topic="Beras", tags=["Padi"], category=category), writer, editor)
    person = Contributor.objects.get(name="Laras Wening")
    row = {"topic": Topic.objects.get(), "tag": Tag.objects.get(), "category": category, "user": writer}.get(
        face, person
    )
    client.force_login(superuser)
    page = delete(client, face, row).content.decode()
    assert KEPT in page
    assert str(row) in page
    assert "permission" not in page
    assert "RAHASIA" not in page
    assert type(row).objects.filter(pk=row.pk).exists()


def test_a_row_that_only_a_draft_refers_to_is_not_deleted(client, chief, writer):
    make_article(writer, topic="Beras", tags=["Padi"])
    client.force_login(chief)
    for face, row in (("topic", Topic.objects.get()), ("tag", Tag.objects.get())):
        assert f"“{row}” is named in the history of articles and cannot" in delete(client, face, row).content.decode()


def test_a_row_that_only_an_old_revision_refers_to_is_not_deleted(client, chief):
    topic = Topic.objects.create(name="Beras", is_in_record=True)
    client.force_login(chief)
    assert "“Beras” is named in the history of articles and cannot" in delete(client, "topic", topic).content.decode()
    assert Topic.objects.filter(pk=topic.pk).exists()


def test_deleting_several_rows_names_those_that_are_kept(client, chief, writer, editor):
    publish(make_article(writer, topic="Beras"), writer, editor)
    idle = Topic.objects.create(name="Cabai")
    client.force_login(chief)
    page = delete(client, "topic", idle, Topic.objects.get(name="Beras")).content.decode()
    assert f"“Beras” {KEPT}" in page
    assert "“Cabai”" not in page
    assert Topic.objects.count() == 2


def test_an_unused_row_is_deleted(client, superuser, chief):
    client.force_login(chief)
    assert delete(client, "topic", Topic.objects.create(name="Cabai")).status_code == 302
    assert delete(client, "category", make_category("Sementara")).status_code == 302
    client.force_login(superuser)
    assert delete(client, "user", make_person("baru", "Writer")).status_code == 302


@pytest.mark.parametrize(("face", "model", "words"), DEFAULTS)
def test_the_default_is_not_deleted(client, chief, face, model, words):
    default, other = model.objects.get(is_default=True), model.objects.create(name="Lain")
    client.force_login(chief)
    for rows in ([default], [default, other]):
        assert f"Make another {words} the default first." in delete(client, face, *rows).content.decode()
    assert model.objects.count() == 2


def form_of(row, **typed):
    """Return the form of a category or a comment policy as a browser would send it."""
    fields = row.versioned_fields()
    data = {name: value for name, value in fields.items() if name != "parent"} | {"order": 100, "is_default": "on"}
    return {name: value for name, value in (data | typed).items() if value is not None}


@pytest.mark.parametrize(("face", "model", "words"), DEFAULTS)
def test_the_default_stays_until_another_one_is_chosen(client, chief, face, model, words):
    default = model.objects.get(is_default=True)
    model.objects.create(name="Lain")
    client.force_login(chief)
    address = f"/admin/articles/{face}/{default.pk}/change/"
    answer = post_form(client, address, form_of(default, is_default=None), headers=ENGLISH)
    assert f"Make another {words} the default first." in answer.content.decode()
    assert post_form(client, address, form_of(default, reason="Sebab.")).status_code == 302
    assert model.objects.get(is_default=True) == default


def test_another_category_becomes_the_default_when_it_is_chosen_or_added(client, chief):
    other = Category.objects.create(name="Lain")
    client.force_login(chief)
    assert post_form(client, f"/admin/articles/category/{other.pk}/change/", form_of(other)).status_code == 302
    assert Category.objects.get(is_default=True) == other
    new = {"name": "Baru", "slug": "baru", "order": 100, "is_default": "on"}
    assert client.post("/admin/articles/category/add/", new).status_code == 302
    assert Category.objects.get(is_default=True).name == "Baru"


def test_another_comment_policy_becomes_the_default_when_a_second_person_agrees(client, chief, editor):
    default, other = CommentPolicy.objects.get(), CommentPolicy.objects.create(name="Lain")
    client.force_login(chief)
    new = {"name": "Baru", "mode": "closed", "is_default": "on"}
    assert "Add it first." in client.post("/admin/articles/commentpolicy/add/", new, headers=ENGLISH).content.decode()
    page = f"/admin/articles/commentpolicy/{other.pk}/change/"
    assert post_form(client, page, form_of(other, reason="Lebih jelas.")).status_code == 302
    assert CommentPolicy.objects.get(is_default=True) == default
    references.confirm(other, references.proposal_of(other).event.number, by=editor)
    assert CommentPolicy.objects.get(is_default=True) == other


def test_only_users_with_access_to_the_desk_can_be_editors_of_a_category(client, chief, reader, sports_editor):
    client.force_login(chief)
    page = client.get(f"/admin/articles/category/{make_category('Olahraga').pk}/change/").content.decode()
    assert ">satria<" in page
    assert ">pembaca<" not in page


def test_taggits_own_admin_pages_are_not_there(client, superuser):
    tag = Tag.objects.create(name="Pasar")
    client.force_login(superuser)
    for address in ("", "tag/", f"tag/{tag.pk}/change/", "tag/add/", "tag/merge-tags/"):
        assert client.get(f"/admin/taggit/{address}").status_code == 404


def test_the_address_of_a_person_can_be_changed_and_the_former_one_leads_there(client, writer, editor):
    """Somebody who wants their former name erased has it in the address too."""
    article = publish(make_article(writer, writers=["Guntur Lenyap"]), writer, editor)
    person = Contributor.objects.get(name="Guntur Lenyap")
    client.force_login(editor)
    address = f"/admin/articles/contributor/{person.pk}/change/"
    typed = {"name": "Guntur Lenyap", "slug": "anonim", "is_writer": "on"}
    assert post_form(client, address, typed).status_code == 302
    person.refresh_from_db()
    assert person.slug == "anonim"
    former = client.get("/penulis/guntur-lenyap/")
    assert (former.status_code, former.headers["Location"]) == (301, "/penulis/anonim/")
    assert article.headline in client.get("/penulis/anonim/").content.decode()
    assert list(find_breaks()) == [None]


def test_a_renamed_tag_keeps_its_address_and_no_two_differ_in_case_alone(client, editor):
    tag, other = Tag.objects.create(name="Pasar Lama"), Tag.objects.create(name="Kota")
    client.force_login(editor)
    address = f"/admin/articles/tag/{tag.pk}/change/"
    assert post_form(client, address, {"name": "Pasar Baru", "slug": "pasar-lama"}).status_code == 302
    tag.refresh_from_db()
    assert (tag.name, tag.slug) == ("Pasar Baru", "pasar-lama")
    answer = post_form(client, address, {"name": "KOTA", "slug": "pasar-lama"}, headers=ENGLISH)
    assert "There is a tag of this name already." in answer.content.decode()
    assert client.post("/admin/articles/tag/add/", {"name": "Sawah", "slug": "sawah"}).status_code == 302
    assert other.get_absolute_url() == "/tag/kota/"
