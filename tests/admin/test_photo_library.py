"""The photo library: who opens it, its list and search, and query counts."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Permission
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles import photo_library
from articles.models import Photo
from tests.support.makers import approve, edit, make_article, make_photo, perform, publish

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
LIST = "/admin/articles/photo/"
DAY = timedelta(days=1)
ENGLISH = {"accept-language": "en"}


def found(client, **asked):
    """Return the numbers of the photos that the list shows."""
    page = client.get(LIST, asked, headers=ENGLISH)
    assert page.status_code == 200
    return [photo.pk for photo in page.context["cl"].result_list]


def multiply(photo, count):
    """Add more photos like one, each a minute older, in one statement."""
    fields = [field.attname for field in Photo._meta.concrete_fields if field.attname not in ("id", "uid")]
    copies = [Photo(**{name: getattr(photo, name) for name in fields}) for _number in range(count)]
    for number, copy in enumerate(copies, 1):
        copy.created_at = photo.created_at - timedelta(minutes=number)
    return Photo.objects.bulk_create(copies)


def test_writers_editors_and_chiefs_open_it_and_moderators_do_not(client, writer, editor, chief, moderator, reader):
    for person in (writer, editor, chief):
        client.force_login(person)
        assert client.get(LIST).status_code == 200
    client.force_login(moderator)
    photo = make_photo()
    addresses = (
        "",
        "add/",
        "describe/",
        "choose/",
        f"{photo.pk}/change/",
        f"{photo.pk}/copy/",
        f"{photo.pk}/original/",
    )
    for address in addresses:
        assert client.get(LIST + address).status_code == 403, address
    for address in ("upload/", "describe/", "cards/", f"{photo.pk}/again/", f"{photo.pk}/withdraw/"):
        assert client.post(LIST + address).status_code == 403, address
    client.force_login(reader)
    assert client.get(LIST).status_code == 302


def test_a_user_who_may_only_view_photos_sees_the_page_without_a_form(client, reader, writer):
    photo = make_photo(writer, caption="Kapal tua.")
    reader.is_staff = True
    reader.save()
    reader.user_permissions.add(Permission.objects.get(codename="view_photo"))
    client.force_login(reader)
    page = client.get(photo.get_absolute_url(), headers=ENGLISH).content.decode()
    assert "Kapal tua." in page
    assert 'name="caption"' not in page
    assert "data-stage" not in page
    assert client.post(photo.get_absolute_url(), {"caption": "Lain."}).status_code == 403
    assert "data-upload" not in client.get(LIST).content.decode()


def test_an_empty_library_says_how_to_fill_it(client, writer):
    client.force_login(writer)
    assert "Upload the first pictures above" in client.get(LIST, headers=ENGLISH).content.decode()


def test_each_picture_shows_its_texts_and_its_problems(client, writer):
    client.force_login(writer)
    fine = make_photo(writer, caption="Kapal <b>kayu</b>.")
    ending = make_photo(writer, expires_at=timezone.now() + DAY, alt="", needs_consent=True)
    page = client.get(LIST, headers=ENGLISH).content.decode()
    assert "Kapal &lt;b&gt;kayu&lt;/b&gt;." in page
    assert f'src="{LIST}{fine.pk}/copy/" width="480" height="320" loading="lazy"' in page
    assert "its rights end" in page
    assert "no alternative text" in page
    assert "no consent" in page
    told = {photo.pk: photo.problems for photo in client.get(LIST, headers=ENGLISH).context["cl"].result_list}
    assert told[fine.pk] == []
    assert len(told[ending.pk]) == 3


def test_the_list_is_filtered_by_problem(client, writer, second_writer):
    now = timezone.now()
    wrong = {
        "ending": make_photo(second_writer, expires_at=now + 2 * DAY),
        "ended": make_photo(second_writer, expires_at=now - DAY),
        "withdrawn": make_photo(second_writer, withdrawn_at=now),
        "words": make_photo(second_writer, credit=""),
        "consent": make_photo(second_writer, needs_consent=True),
        "files": make_photo(second_writer, renditions={}),
    }
    later = make_photo(writer, expires_at=now + 30 * DAY)
    client.force_login(writer)
    for name, photo in wrong.items():
        assert found(client, problem=name) == [photo.pk], name
    assert found(client, whose="mine") == [later.pk]
    assert len(found(client, problem="'; drop table", use="x", whose="x")) == 7


def test_the_list_is_filtered_by_use(client, writer):
    used, unused = make_photo(writer), make_photo(writer)
    make_article(writer, photo=used)
    client.force_login(writer)
    assert found(client, use="used") == [used.pk]
    assert found(client, use="unused") == [unused.pk]


def test_a_search_finds_all_words_in_any_field_or_a_number(client, writer):
    boat = make_photo(writer, place="Tanjung Priok", pictured="Siti Aminah")
    other = make_photo(writer)
    client.force_login(writer)
    assert found(client, q="siti priok") == [boat.pk]
    assert found(client, q=f"#{other.pk}") == [other.pk]
    assert found(client, q="gajah") == []
    for asked in ("#", "#99999999999999999999", "%", "\\", "' or 1=1 --", "a " * 400, "#²"):
        found(client, q=asked)
    page = client.get(LIST, {"q": "gajah", "whose": "mine"}, headers=ENGLISH).content.decode()
    assert '<input type="hidden" name="whose" value="mine">' in page
    assert "No picture is like this" in page


def test_the_list_costs_the_same_with_many_pictures(client, writer):
    photo = make_photo(writer)
    client.force_login(writer)
    client.get(LIST)

    def queries():
        with CaptureQueriesContext(connection) as caught:
            assert client.get(LIST).status_code == 200
        return len(caught)

    few = queries()
    multiply(photo, 120)
    assert queries() == few
    assert len(found(client)) == 48
    assert found(client)[0] == photo.pk
    assert found(client, p=2)


def test_nothing_is_deleted_from_the_list(client, chief):
    photo = make_photo(chief)
    client.force_login(chief)
    client.post(LIST, {"action": "delete_selected", "_selected_action": photo.pk, "post": "yes"})
    assert Photo.objects.filter(pk=photo.pk).exists()


def test_the_page_to_add_a_picture_is_the_upload(client, writer):
    client.force_login(writer)
    assert client.get(f"{LIST}add/").url == f"{LIST}#upload"


def pictures_on_the_desk(client, user):
    """Return the pictures that My desk lists."""
    client.force_login(user)
    return [photo.pk for photo in client.get("/admin/", headers=ENGLISH).context["desk"]["pictures"]]


def test_my_desk_lists_published_pictures_whose_rights_end_soon(client, writer, editor, moderator):
    now = timezone.now()
    later, soon = (make_photo(writer, expires_at=now + days * DAY) for days in (5, 2))
    idle, far = make_photo(writer, expires_at=now + DAY), make_photo(writer, expires_at=now + 9 * DAY)
    planned, dropped = (make_photo(writer, expires_at=now + days * DAY) for days in (6, 1))
    for number, photo in enumerate((later, soon, far)):
        publish(make_article(writer, headline=f"Tayang {number}", photo=photo), writer, editor)
    make_article(writer, headline="Draf", photo=idle)
    ahead = approve(make_article(writer, headline="Terjadwal", photo=planned), writer, editor)
    perform(ahead, "schedule", by=editor, at=now + DAY)
    updated = publish(make_article(writer, headline="Diganti", photo=dropped), writer, editor)
    publish(edit(updated, writer, photo=None), writer, editor)
    assert pictures_on_the_desk(client, writer) == [soon.pk, later.pk, planned.pk]
    page = client.get("/admin/", headers=ENGLISH).content.decode()
    assert "Pictures whose rights end within 7 days" in page
    assert pictures_on_the_desk(client, moderator) == []
    photo_library.withdraw(soon, because="Keberatan.")
    assert pictures_on_the_desk(client, writer) == [later.pk, planned.pk]


def test_my_desk_costs_the_same_with_more_ending_rights(client, writer, editor):
    def publish_one(number):
        photo = make_photo(writer, expires_at=timezone.now() + DAY)
        publish(make_article(writer, headline=f"Tayang {number}", photo=photo), writer, editor)

    def queries():
        with CaptureQueriesContext(connection) as caught:
            client.get("/admin/")
        return len(caught)

    publish_one(1)
    client.force_login(editor)
    client.get("/admin/")
    few = queries()
    for number in range(2, 5):
        publish_one(number)
    assert queries() == few


def test_a_search_ignores_characters_that_no_database_can_store(client, writer):
    photo = make_photo(writer, caption="Kapal")
    client.force_login(writer)
    found = client.get(f"{LIST}choose/", {"q": "ka\x00pal"})
    assert [one["id"] for one in found.json()["found"]] == [photo.pk]
