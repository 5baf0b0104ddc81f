"""Uploads to the library: by script or plain form, refused with a message, limited in size, and described together."""

import re

import pytest
from django.contrib.messages import get_messages
from django.core.files.uploadedfile import SimpleUploadedFile

from articles import photo_library
from articles.admin.photos import upload_handlers
from articles.models import Photo
from tests.support.drawing import saved, scene, unlike
from tests.support.makers import make_photo
from tests.support.photo_page import described

pytestmark = pytest.mark.django_db
LIST = "/admin/articles/photo/"
ENGLISH = {"accept-language": "en"}
BROWSER = ENGLISH | {"accept": "text/html,application/xhtml+xml,*/*;q=0.8"}


def a_file(data=None, name="kapal.jpg"):
    """Return a file as a browser sends it."""
    return SimpleUploadedFile(name, (data or unlike(1)).read(), content_type="image/jpeg")


def send(client, *files, headers=ENGLISH):
    """Upload files and return the response."""
    return client.post(f"{LIST}upload/", {"file": list(files)}, headers=headers)


def said(response):
    """Return the messages that a response leaves for the next page."""
    return [str(message) for message in get_messages(response.wsgi_request)]


@pytest.fixture
def small_limit(monkeypatch):
    """A limit of 3,000 bytes for a file and 7,000 bytes for all files of a form."""
    monkeypatch.setattr(upload_handlers, "MAX_BYTES", 3000)
    monkeypatch.setattr(upload_handlers, "MAX_REQUEST_BYTES", 7000)


def test_a_picture_is_accepted_and_its_card_returned(client, writer):
    client.force_login(writer)
    answer = send(client, a_file())
    photo = Photo.objects.get()
    assert answer.status_code == 201
    assert photo.uploaded_by == writer
    told = answer.json()
    assert (told["photo"]["id"], told["is_new"], told["alike"]) == (photo.pk, True, [])
    assert client.get(told["photo"]["thumb"]).headers["Content-Type"] == "image/webp"


def test_an_identical_file_and_a_similar_one_are_reported(client, writer):
    client.force_login(writer)
    first = send(client, a_file(saved(scene((960, 640))))).json()["photo"]["id"]
    again = send(client, a_file(saved(scene((960, 640)))))
    assert (again.status_code, again.json()["is_new"], again.json()["photo"]["id"]) == (200, False, first)
    small = send(client, a_file(saved(scene((480, 320)), "PNG"), "kecil.png")).json()
    assert [card["id"] for card in small["alike"]] == [first]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "SVG"),
        (b"GIF89a" + b"\0" * 40, "GIF"),
        (b"\xff\xd8\xff\xe0hancur", "damaged"),
        (b"MZ" + b"\0" * 40, ""),
    ],
)
def test_a_file_that_is_not_a_picture_is_refused_with_a_message(client, writer, data, words):
    client.force_login(writer)
    answer = send(client, SimpleUploadedFile("a.jpg", data))
    assert answer.status_code == 400
    assert words in answer.json()["refused"]
    assert not Photo.objects.exists()


def test_a_form_without_a_file_gets_a_message(client, writer):
    client.force_login(writer)
    for data in ({}, {"file": "teks"}):
        answer = client.post(f"{LIST}upload/", data, headers=ENGLISH)
        assert answer.status_code == 400
        assert "No file was sent" in answer.json()["refused"]
    assert client.get(f"{LIST}upload/").status_code == 405


def test_a_file_that_is_too_large_is_not_stored_anywhere(client, writer, small_limit, settings, tmp_path):
    settings.FILE_UPLOAD_TEMP_DIR, settings.FILE_UPLOAD_MAX_MEMORY_SIZE = str(tmp_path), 0
    client.force_login(writer)
    answer = send(client, SimpleUploadedFile("besar.jpg", b"\xff\xd8\xff" + b"x" * 500_000))
    assert answer.status_code == 400
    assert "more than 40 MB" in answer.json()["refused"]
    assert list(tmp_path.iterdir()) == []
    assert not Photo.objects.exists()


def test_the_size_of_all_files_together_is_limited_too(client, writer, small_limit):
    client.force_login(writer)
    files = [SimpleUploadedFile(f"{number}.jpg", b"\xff\xd8\xff" + b"x" * 2500) for number in range(4)]
    answer = send(client, *files, headers=BROWSER)
    assert len([text for text in said(answer) if "more than 40 MB" in text]) == 2


def test_files_of_users_without_permission_are_not_stored_anywhere(client, moderator, settings, tmp_path):
    settings.FILE_UPLOAD_TEMP_DIR, settings.FILE_UPLOAD_MAX_MEMORY_SIZE = str(tmp_path), 0
    kept = []
    for person in (None, moderator):
        if person:
            client.force_login(person)
        answer = send(client, a_file())
        assert answer.status_code == (403 if person else 302)
        kept += answer.wsgi_request.FILES.values()
    assert kept == []
    assert list(tmp_path.iterdir()) == []


def test_without_scripts_several_files_are_uploaded_and_then_described(client, writer):
    client.force_login(writer)
    known = make_photo(writer, file=unlike(5))
    files = [a_file(unlike(1), "satu.jpg"), a_file(unlike(5), "lagi.jpg"), a_file(unlike(2), "dua.jpg")]
    answer = send(client, *files, SimpleUploadedFile("a<b>.svg", b"<svg/>"), headers=BROWSER)
    new = list(Photo.objects.exclude(pk=known.pk).order_by("pk").values_list("pk", flat=True))
    assert answer.url == f"{LIST}describe/?photo={new[0]}&photo={new[1]}"
    page = client.get(answer.url, headers=ENGLISH).content.decode()
    assert f'“lagi.jpg” is already in the library: <a href="{known.get_absolute_url()}">#{known.pk}</a>.' in page
    assert "“a&lt;b&gt;.svg”: " in page
    assert page.count("<textarea") == 4


def test_a_plain_form_without_a_picture_redirects_to_the_library(client, writer):
    client.force_login(writer)
    answer = send(client, headers=BROWSER)
    assert answer.url == LIST
    assert said(answer) == ["No file was sent. Choose a picture and send it again."]


def test_several_are_described_at_once(client, writer):
    client.force_login(writer)
    photos = [make_photo(writer, alt="", credit="") for _number in range(3)]
    data = described(client, *photos, alt=" Perahu\x07 di pantai.\r\n", credit="Antara/Bayu")
    answer = client.post(f"{LIST}describe/", data, headers=ENGLISH)
    assert answer.url == LIST
    assert said(answer) == ["3 pictures were saved."]
    assert set(Photo.objects.values_list("alt", "credit")) == {("Perahu di pantai.", "Antara/Bayu")}
    page = client.get(photos[0].get_absolute_url(), headers=ENGLISH).content.decode()
    assert "Changed: alternative text, credit" in page


def test_invalid_descriptions_stay_in_the_form_and_the_others_are_saved(client, writer, editor):
    client.force_login(writer)
    fine, stale = make_photo(writer), make_photo(writer)
    data = described(client, fine, stale, caption="Yang baru diketik.")
    stale.caption = "Dari orang lain."
    photo_library.change(stale, ["caption"])
    answer = client.post(f"{LIST}describe/", data, headers=ENGLISH)
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "Somebody has changed this picture" in page
    assert [form.photo.pk for form in answer.context["forms"]] == [stale.pk]
    assert "Yang baru diketik." in page
    fine.refresh_from_db()
    stale.refresh_from_db()
    assert (fine.caption, stale.caption) == ("Yang baru diketik.", "Dari orang lain.")
    assert "<dd>Dari orang lain.</dd>" in page
    told = client.post(f"{LIST}describe/", data, headers=ENGLISH | {"x-requested-with": "fetch"}).json()["rows"]
    assert told[str(stale.pk)]["errors"][-1] == "Caption: Dari orang lain."


def test_a_script_gets_the_result_for_each_row(client, writer):
    client.force_login(writer)
    photo = make_photo(writer, alt="")
    fetch = ENGLISH | {"x-requested-with": "fetch"}
    rows = client.get(f"{LIST}describe/", {"photo": photo.pk}, headers=fetch).content.decode()
    assert "<html" not in rows
    assert f'data-photo="{photo.pk}"' in rows
    data = described(client, photo, alt="Perahu.")
    told = client.post(f"{LIST}describe/", data, headers=fetch).json()["rows"][str(photo.pk)]
    assert told["errors"] == []
    assert told["problems"] == []
    # The returned ``seen`` value is valid for the next save.
    data |= {f"p{photo.pk}-seen": told["seen"], f"p{photo.pk}-credit": "x" * 300}
    told = client.post(f"{LIST}describe/", data, headers=fetch).json()["rows"][str(photo.pk)]
    assert len(told["errors"]) == 1
    assert "250" in told["errors"][0]


def test_describing_accepts_arbitrary_numbers(client, writer):
    client.force_login(writer)
    for asked in (["x"], ["-1"], ["9" * 40], ["²"], [], ["12345"] * 500):
        page = client.get(f"{LIST}describe/", {"photo": asked}, headers=ENGLISH)
        assert page.status_code == 200
        assert re.search("None of these pictures", page.content.decode())
        assert client.post(f"{LIST}describe/", {"photo": asked}).status_code == 302
