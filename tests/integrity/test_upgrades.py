"""A newspaper that has lived for a while is brought up to date with its record unbroken."""

from importlib import import_module
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import connection
from django.db.models import F

from articles import seals
from articles.integrity import find_breaks
from articles.models import (
    Article,
    Category,
    Contributor,
    Edition,
    EditionCredit,
    EditionTag,
    Page,
    ReferenceVersion,
    Tag,
    Topic,
    write_version,
)
from tests.makers import approve, edit, make_article, perform, publish


def migrate(*target):
    """Run the migrations as an operator does."""
    call_command("migrate", "articles", *target, verbosity=0, interactive=False, stdout=StringIO())


@pytest.mark.slow
@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_lists_learn_the_articles_they_name_and_the_seals_hold_before_and_after(writer, editor, client):
    article = make_article(writer, headline="Satu", tags=["Pasar", "Kota"], writers=["Wulan", "Bagas"])
    publish(article, writer, editor)
    edit(article, writer, headline="Satu lagi")
    approve(article, writer, editor)
    perform(article, "correct", by=editor, reason="Ada yang keliru.")
    address = article.get_absolute_url()
    migrate("0002_defaults")
    assert seals.missing() == []
    migrate()
    assert seals.missing() == []
    assert EditionTag.objects.filter(article=F("edition__article")).count() == 4
    assert EditionCredit.objects.filter(article=F("edition__article"), work="written").count() == 4
    assert list(find_breaks(Article.objects.all())) == [None]
    assert Edition.objects.count() == 2
    assert Page.objects.count() == 5
    assert client.get(address).status_code == 200
    assert client.get("/tag/pasar/").status_code == 200


@pytest.mark.slow
@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_a_migration_that_fails_leaves_every_seal_where_it_was(writer, editor, monkeypatch):
    publish(make_article(writer, tags=["Pasar"], writers=["Wulan"]), writer, editor)
    migrate("0002_defaults")
    module = import_module("articles.migrations.0003_readers_site")
    operations = module.Migration.operations
    where = next(n for n, one in enumerate(operations) if getattr(one, "code", None) is module.fill_places)

    def fail(_apps, _editor):
        raise RuntimeError

    with monkeypatch.context() as broken:
        broken.setattr(operations[where], "code", fail)
        with pytest.raises(RuntimeError):
            migrate()
    assert seals.missing() == []
    migrate()
    assert seals.missing() == []
    assert list(find_breaks(Article.objects.all())) == [None]


@pytest.mark.slow
@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_a_section_whose_address_is_now_a_page_of_the_site_gets_another():
    migrate("0002_defaults")
    with connection.cursor() as cursor:
        cursor.execute("UPDATE articles_category SET slug = 'simpanan'")
    migrate()
    assert Category.objects.get().slug == "simpanan-rubrik"


@pytest.mark.slow
@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_lines_that_an_import_brought_go_on_waiting_and_those_of_people_are_asked_about(writer):
    body = "<p>Baca juga: Kabar yang Belum Ada</p>"
    brought = make_article(source="arsip/1.txt", headline="Dari arsip", body=body)
    written = make_article(writer, headline="Ditulis di meja", body=body, is_loose=True)
    migrate("0004_first_pages")
    migrate()
    assert [article.read_also.get().is_settled for article in (brought, written)] == [True, False]


@pytest.mark.slow
@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_passages_of_standing_pages_that_nobody_changed_are_rewritten_and_others_are_left_alone():
    texts = Path(__file__).resolve().parent.parent.parent / "articles" / "first_pages"
    english = "".join((texts / "en" / "privasi.html").read_text(encoding="utf-8").splitlines())
    Page.objects.create(title="Privacy", slug="privacy", body=english)
    written = dict(Page.objects.values_list("slug", "body"))
    migrate("0008_picture_permissions")
    first = dict(Page.objects.values_list("slug", "body"))
    assert len(first) == 6
    assert all(first[slug] != body for slug, body in written.items())
    assert "mendaftar" in first["pedoman-media-siber"]
    assert "disegel" in first["tentang"]

    def fill(text):
        return text.replace("[[nomor telepon]]", "021 555 0100").replace("[[alamat surel redaksi]]", "r@example.com")

    for slug in ("kontak", "tentang"):
        Page.objects.filter(slug=slug).update(body=fill(first[slug]))
    own = first["redaksi"].replace("Setiap langkah dicatat", "Tiap langkah dicatat")
    Page.objects.filter(slug="redaksi").update(body=own)
    migrate()
    filled = {slug: fill(written[slug]) for slug in ("kontak", "tentang")}
    assert dict(Page.objects.values_list("slug", "body")) == written | filled | {"redaksi": own}


@pytest.mark.slow
@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_tags_go_back_and_forth_and_what_the_record_names_is_marked(writer, editor, client):
    Tag.objects.create(name="Dihapus").delete()
    live = publish(make_article(writer, tags=["Pasar", "Kota"], topic="Beras", writers=["Wulan"]), writer, editor)
    renamed = make_article(writer, headline="Dua", topic="Cabai", tags=["Sawah"], writers=["Bagas"])
    Topic.objects.filter(name="Cabai").update(name="Cabai rawit")
    Contributor.objects.create(name="Tidak disebut")
    Tag.objects.create(name="Tidak dipakai")
    write_version(renamed.topic)
    tags = list(Tag.objects.order_by("pk").values_list("pk", "name", "slug"))
    migrate("0015_export_permission")
    assert seals.missing() == []
    with connection.cursor() as cursor:
        cursor.execute("SELECT id, name, slug FROM taggit_tag ORDER BY id")
        assert cursor.fetchall() == tags
        cursor.execute("INSERT INTO taggit_tag (name, slug) VALUES ('Lama', 'lama')")
    migrate()
    assert seals.missing() == []
    assert list(Tag.objects.order_by("pk").values_list("pk", "name", "slug"))[:-1] == tags
    assert Tag.objects.order_by("pk").last().name == "Lama"
    assert Tag.objects.create(name="Baru").pk > Tag.objects.get(name="Lama").pk
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM taggit_tag")
        assert cursor.fetchone() == (0,)
    assert sorted(live.tags.names()) == ["Kota", "Pasar"]
    assert client.get("/tag/pasar/").status_code == 200
    assert list(find_breaks(Article.objects.all())) == [None, None]
    assert set(Tag.objects.filter(is_in_record=True).values_list("name", flat=True)) == {"Pasar", "Kota", "Sawah"}
    assert set(Topic.objects.filter(is_in_record=True).values_list("name", flat=True)) == {"Beras", "Cabai rawit"}
    assert not Contributor.objects.get(name="Tidak disebut").is_in_record
    topic = Topic.objects.get(name="Cabai rawit")
    assert ReferenceVersion.objects.get(subject=topic.uid).fields == topic.versioned_fields()
