"""Upgrades of a newspaper that was in use: its record stays valid."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import connection
from django.db.migrations.exceptions import IrreversibleError

from articles import triggers
from articles.integrity import find_breaks
from articles.models import Article, Category, Page, ReferenceVersion, Tag, Topic, write_version
from tests.support.makers import make_article, make_category, publish


def migrate(*target):
    """Run the migrations as an operator does."""
    call_command("migrate", "articles", *target, verbosity=0, interactive=False, stdout=StringIO())


@pytest.mark.slow
@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_a_downgrade_to_a_version_that_cannot_read_newer_data_is_refused(writer, editor):
    publish(make_article(writer, tags=["Pasar"], writers=["Wulan"]), writer, editor)
    with pytest.raises(IrreversibleError, match="backup"):
        migrate("0015_export_permission")
    assert triggers.missing() == []
    migrate()
    assert triggers.missing() == []
    assert list(find_breaks()) == [None]


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
def test_imported_read_also_lines_keep_waiting_and_those_of_people_are_unsettled(writer):
    fields = {"category": make_category(), "body": "<p>Baca juga: Kabar yang Belum Ada</p>"}
    brought = Article.objects.create(source="arsip/1.txt", headline="Dari arsip", **fields)
    written = Article.objects.create(created_by=writer, headline="Ditulis di meja", **fields)
    for article in (brought, written):
        article.read_also.create(order=0, headline="Kabar yang Belum Ada", headline_key="kabar yang belum ada")
    migrate("0004_first_pages")
    migrate()
    assert [article.read_also.get().is_settled for article in (brought, written)] == [True, False]


@pytest.mark.slow
@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_only_unchanged_passages_of_standing_pages_are_rewritten():
    texts = Path(__file__).resolve().parent.parent.parent / "articles" / "migrations" / "first_pages"
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
def test_the_migration_of_tags_is_reversible():
    Tag.objects.create(name="Dihapus").delete()
    for name in ("Pasar", "Kota"):
        Tag.objects.create(name=name)
    tags = list(Tag.objects.order_by("pk").values_list("pk", "name", "slug"))
    migrate("0015_export_permission")
    assert triggers.missing() == []
    with connection.cursor() as cursor:
        cursor.execute("SELECT id, name, slug FROM taggit_tag ORDER BY id")
        assert cursor.fetchall() == tags
        cursor.execute("INSERT INTO taggit_tag (name, slug) VALUES ('Lama', 'lama')")
    migrate()
    assert triggers.missing() == []
    assert list(Tag.objects.order_by("pk").values_list("pk", "name", "slug"))[:-1] == tags
    assert Tag.objects.order_by("pk").last().name == "Lama"
    assert Tag.objects.create(name="Baru").pk > Tag.objects.get(name="Lama").pk
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM taggit_tag")
        assert cursor.fetchone() == (0,)


@pytest.mark.slow
@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_a_topic_has_a_first_version_of_its_present_name_after_a_reversed_migration():
    topic = Topic.objects.create(name="Cabai")
    write_version(topic)
    Topic.objects.update(name="Cabai rawit")
    migrate("0015_export_permission")
    migrate()
    topic = Topic.objects.get()
    assert ReferenceVersion.objects.get(subject=topic.uid).fields == topic.versioned_fields()
