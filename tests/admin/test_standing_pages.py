"""Standing pages on the desk: the chief edits them, and sees what is still missing."""

from pathlib import Path

import pytest

from articles.models import Page
from tests.support.forms import post_form

FIRST_PAGES = Path(__file__).resolve().parent.parent.parent / "articles" / "migrations" / "first_pages"


def data_of(page, **changed):
    """Return the form data of a page."""
    fields = {"title": page.title, "body": page.body, "slug": page.slug, "order": page.order, "is_in_footer": "on"}
    return fields | changed


def confirm(client, page, editor, chief):
    """Let an editor confirm the chief's proposal, and sign the chief in again."""
    client.force_login(editor)
    address = f"/admin/articles/page/{page.pk}/proposal/"
    number = client.get(address).context["proposal"].event.number
    assert client.post(address, {"number": number, "decision": "confirm"}).status_code == 302
    client.force_login(chief)


@pytest.mark.django_db
def test_the_chief_fills_the_gaps_and_readers_see_it_once_an_editor_agrees(client, chief, editor):
    page = Page.objects.get(slug="redaksi")
    client.force_login(chief)
    assert "nama badan hukum, alamat kantor" in client.get("/admin/articles/page/").content.decode()
    body = page.body.replace("[[nama badan hukum]]", "PT Kabar")
    response = post_form(
        client, f"/admin/articles/page/{page.pk}/change/", data_of(page, body=body, reason="Nama resmi.")
    )
    assert response.status_code == 302
    assert "PT Kabar" not in client.get("/halaman/redaksi/").content.decode()
    confirm(client, page, editor, chief)
    assert "PT Kabar" in client.get("/halaman/redaksi/").content.decode()
    before, page = page.updated_at, Page.objects.get(pk=page.pk)
    assert page.updated_at > before
    assert "nama badan hukum" not in page.gaps
    post_form(client, f"/admin/articles/page/{page.pk}/change/", data_of(page))
    assert Page.objects.get(pk=page.pk).updated_at == page.updated_at


@pytest.mark.django_db
def test_hostile_markup_in_a_page_is_cleaned_and_a_taken_address_refused(client, chief, editor):
    page = Page.objects.get(slug="tentang")
    client.force_login(chief)
    body = "<p onclick=x>Isi <script>alert(1)</script></p>"
    post_form(client, f"/admin/articles/page/{page.pk}/change/", data_of(page, body=body, reason="Sebab."))
    confirm(client, page, editor, chief)
    html = client.get("/halaman/tentang/").content.decode()
    assert "Isi" in html
    assert "alert(1)" not in html
    assert "onclick" not in html
    response = post_form(client, f"/admin/articles/page/{page.pk}/change/", data_of(page, slug="redaksi"))
    assert response.status_code == 200
    assert response.context["adminform"].form.errors["slug"]


@pytest.mark.django_db
@pytest.mark.parametrize("who", ["writer", "editor", "moderator"])
def test_nobody_else_edits_them(who, client, request):
    client.force_login(request.getfixturevalue(who))
    page = Page.objects.get(slug="tentang")
    response = post_form(client, f"/admin/articles/page/{page.pk}/change/", data_of(page, title="Lain"))
    assert response.status_code == 403
    assert Page.objects.get(pk=page.pk).title == page.title


@pytest.mark.django_db
def test_a_page_added_by_the_newsroom_has_its_own_address(client, chief):
    client.force_login(chief)
    client.post(
        "/admin/articles/page/add/", {"title": "Cara menyumbang", "body": "<p>Begini.</p>", "slug": "", "order": 5}
    )
    assert "Begini." in client.get("/halaman/cara-menyumbang/").content.decode()
    assert "cara-menyumbang" not in client.get("/").content.decode()


@pytest.mark.parametrize(
    ("language", "none", "absent"),
    [
        ("id", "itus ini belum menerima komentar", ("segel", "jejak", "sudah mendaftar", "2 x 24")),
        ("en", "his site does not take comments", ("seal", "trace", "registered", "2 x 24")),
    ],
)
def test_the_initial_pages_promise_neither_comments_nor_accounts_nor_a_seal(language, none, absent):
    texts = {path.stem: path.read_text(encoding="utf-8") for path in (FIRST_PAGES / language).glob("*.html")}
    assert len(texts) == 5
    assert [name for name, text in sorted(texts.items()) if none in text] == ["kontak", "pedoman", "privasi"]
    assert not [(name, word) for name, text in texts.items() for word in absent if word in text.lower()]


@pytest.mark.django_db
def test_the_page_layout_promises_no_list_of_retractions(client):
    page = client.get("/").content.decode()
    assert "telusuri" not in page
    assert "diumumkan di sini" not in page
