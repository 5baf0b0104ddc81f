"""Upgrades: an installation of each earlier version keeps its articles, pages and record."""

import pytest
from django.conf import global_settings
from django.contrib.auth import get_user_model
from django.db.models import F
from django.test import Client

from articles import triggers
from articles.integrity import find_breaks
from articles.models import (
    Article,
    ArticleTag,
    CommentPolicy,
    Edition,
    EditionCredit,
    EditionTag,
    EditSession,
    GuestLink,
    Note,
    Page,
    ReferenceVersion,
    Tag,
    reference_models,
)
from articles.text import digest
from tests.support.earlier_versions import ARTICLES

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("headline", ARTICLES)
def test_each_article_keeps_its_states_and_its_page(headline):
    article = Article.objects.get(headline=headline)
    public_status = article.public_status()
    live = Edition.objects.live().filter(article=article).first()
    address = live.get_absolute_url() if live else article.get_absolute_url()
    answer = Client().get(address)
    assert (
        article.state,
        public_status.public_state.value,
        public_status.retraction_pending,
        answer.status_code,
    ) == ARTICLES[headline]


def test_the_database_contains_exactly_these_articles():
    assert set(Article.objects.values_list("headline", flat=True)) == set(ARTICLES)


def test_readers_see_the_same_texts_as_before():
    pages = {
        edition.headline: Client().get(edition.get_absolute_url()).content.decode()
        for edition in Edition.objects.live().listed()
    }
    assert "Warga Tayang menunggu kabar." in pages["Tayang"]
    assert "Pagi itu." in pages["Tayang"]
    assert "Jumlahnya keliru." in pages["Diralat benar"]
    assert "Pembaruan terjadwal" in pages
    assert "Teras yang belum disetujui." not in "".join(pages.values())


def test_a_failed_migration_keeps_every_trigger(upgraded):
    assert upgraded == []


def test_the_record_is_intact_and_every_trigger_is_in_place():
    assert triggers.missing() == []
    assert list(find_breaks()) == [None] * len(ARTICLES)


def test_tags_are_unchanged():
    assert list(Tag.objects.order_by("pk").values_list("pk", "name", "slug")) == [
        (1, "Banjir", "banjir"),
        (2, "Desa", "desa"),
    ]
    assert Tag.objects.create(name="Baru").pk > 2
    assert ArticleTag.objects.count() == 2 * len(ARTICLES)
    tagged = EditionTag.objects.filter(tag__slug="desa").values_list("edition__headline", flat=True)
    assert "Tayang" in tagged
    assert not EditionTag.objects.exclude(article=F("edition__article")).exists()
    assert not EditionCredit.objects.exclude(article=F("edition__article")).exists()
    assert Client().get("/tag/banjir/").status_code == 200


def test_every_reference_has_a_uid_and_a_first_version_of_its_content():
    rows = [row for model in reference_models() for row in model.objects.all()]
    assert len({row.uid for row in rows}) == len(rows) > 10
    versions = {(version.kind, version.subject): version for version in ReferenceVersion.objects.all()}
    assert {key: version.fields for key, version in versions.items()} == {
        (row.KIND, row.uid): row.versioned_fields() for row in rows
    }
    for version in versions.values():
        assert (version.number, version.is_reconstructed, version.slug) == (1, True, version.fields.get("slug", ""))
        assert digest(version.digest_payload()) == version.digest


def test_references_in_the_record_are_marked():
    named = {model.KIND: [str(row) for row in model.objects.filter(is_in_record=True)] for model in reference_models()}
    people = set(named.pop("contributor"))
    assert named == {
        "category": ["Daerah"],
        "topic": ["Banjir di Tiga Desa"],
        "tag": ["Banjir", "Desa"],
        "comment_policy": [CommentPolicy.objects.get().name],
        "page": [],
    }
    assert people == {"Ratih Kusumaningtyas", "Teguh Prakoso"}


def test_autosaves_notes_guest_links_and_assignments_are_kept():
    draft = Article.objects.get(headline="Konsep")
    assert draft.assignee.get_username() == "writer2"
    assert EditSession.objects.get(article=draft).form_content["headline"] == ["Konsep yang belum disimpan"]
    assert Note.objects.get(article=draft).quote == "menunggu kabar"
    assert GuestLink.objects.get().guest == "Ahli hukum"
    assert Page.objects.count() == 5


def test_users_sign_in_with_their_former_password_and_open_the_desk(settings):
    settings.PASSWORD_HASHERS = global_settings.PASSWORD_HASHERS
    for number, login in enumerate(("writer", "writer2", "editor", "chief", "moderator")):
        browser = Client(REMOTE_ADDR=f"198.51.100.{number}")
        answer = browser.post("/admin/login/", {"login": login, "password": "kata-sandi-lama"})
        assert (answer.status_code, answer["Location"]) == (302, "/admin/"), login
        assert browser.get("/admin/").status_code == 200


def test_chiefs_may_manage_logins():
    chief = get_user_model().objects.get(username="chief")
    assert chief.has_perms(["articles.manage_logins", "articles.view_loginattempt"])
    editor = get_user_model().objects.get(username="editor")
    assert not editor.has_perm("articles.manage_logins")
