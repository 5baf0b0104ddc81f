"""The story of one article, from a seed file to a retraction, as each person sees it."""

import json
from io import StringIO

import pytest
from django.core.management import call_command

from articles.integrity import find_breaks
from articles.models import Article, Contributor, Edition
from tests.support.makers import edit, make_person

SEED = """Pasar Induk Kembang Setaman
Harga Cabai Turun Tiga Hari Berturut-turut
Pedagang menyebut pasokan dari lereng selatan mulai lancar kembali.
Penulis:
Wulan Prasetya
Editor:
Ratna Siregar
KABAR NUSANTARA, SURABAYA - Harga cabai rawit turun menjadi Rp38.000 sekilo pada Senin pagi.
Baca juga: Jalan Lereng Selatan Dibuka Lagi
Pedagang berharap harga bertahan sampai akhir pekan.
Isi komentar menjadi tanggung jawab pengirimnya menurut UU ITE.
"""


def move(article, name, who, *more):
    """Make a move with the command, and return its exit code and output."""
    out, code = StringIO(), 0
    try:
        call_command("move", str(article.pk), name, "--as", who.username, *more, stdout=out)
    except SystemExit as stopped:
        code = stopped.code
    return code, json.loads(out.getvalue())


@pytest.mark.django_db
def test_a_seed_file_becomes_an_article_is_corrected_and_retracted(tmp_path, client, writer, editor, chief):
    (tmp_path / "cabai.txt").write_text(SEED, encoding="utf-8")
    Contributor.objects.create(name="Wulan Prasetya", user=writer, is_writer=True)
    call_command("import_articles", str(tmp_path), stdout=StringIO(), stderr=StringIO())
    article = Article.objects.get()
    address = article.get_absolute_url()
    assert (article.state, client.get(address).status_code) == ("draft", 404)

    code, answer = move(article, "submit", writer)
    assert (code, answer["state"], answer["public_state"]) == (0, "in_review", "unpublished")

    code, answer = move(article, "approve", writer)
    assert (code, answer["state"]) == (1, "in_review")
    assert answer["error"]

    assert move(article, "approve", editor)[0] == 0
    code, answer = move(article, "publish", editor)
    assert (code, answer["public_state"]) == (0, "live")

    page = client.get(address).content.decode()
    for words in (
        "Pasar Induk Kembang Setaman",
        "Harga Cabai Turun Tiga Hari Berturut-turut",
        "Pedagang menyebut pasokan",
        "Wulan Prasetya",
        "Ratna Siregar",
        "KABAR NUSANTARA, SURABAYA",
        "Rp38.000 sekilo",
        "Jalan Lereng Selatan Dibuka Lagi",
        "Isi komentar menjadi tanggung jawab pengirimnya",
        "WIB",
    ):
        assert words in page

    body = article.body.replace("Rp38.000", "Rp36.000")
    edit(article, writer, body=body)
    assert "Rp38.000" in client.get(address).content.decode()
    assert move(article, "submit", writer)[0] == move(article, "approve", editor)[0] == 0
    code, answer = move(article, "correct", editor)
    assert (code, answer["public_state"]) == (1, "live_with_changes")
    note = "Harga yang benar Rp36.000, bukan Rp38.000."
    assert move(article, "correct", editor, "--reason", note)[0] == 0
    page = client.get(address).content.decode()
    assert note in page
    assert "menjadi Rp36.000 sekilo" in page

    reason = "Korban di bawah umur dapat dikenali dari berita ini."
    code, answer = move(article, "retract", chief, "--reason", reason, "--ground", "child")
    assert (code, answer["public_state"], answer["retraction_pending"]) == (0, "live", True)
    assert move(article, "confirm_retraction", chief)[0] == 1
    assert client.get(address).status_code == 200
    code, answer = move(article, "confirm_retraction", editor)
    assert (code, answer["public_state"]) == (0, "retracted")

    gone = client.get(address)
    assert gone.status_code == 410
    assert reason in gone.content.decode()
    assert "cabai" not in gone.content.decode().lower()
    assert article.headline not in client.get("/").content.decode()
    assert [edition.kind for edition in Edition.objects.order_by("number")] == ["first", "correction", "retraction"]
    assert list(find_breaks()) == [None]


@pytest.mark.django_db
def test_the_command_gives_the_reason_of_a_refusal(writer):
    stranger = make_person("tamu", "Writer")
    article = Article.objects.create(headline="Satu", category_id=1, created_by=writer)
    code, answer = move(article, "submit", stranger)
    assert code == 1
    assert "error" in answer
    code, answer = move(article, "terbang", writer)
    assert code == 1
    assert "submit" in answer["error"]
