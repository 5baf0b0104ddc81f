"""An installation of each earlier version keeps its articles, pages and record when it is brought up to date."""

from contextlib import contextmanager
from importlib import import_module
from io import StringIO
from pathlib import Path

import pytest
from django.conf import global_settings, settings
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.db import connection, transaction
from django.db.models import F
from django.test import Client

from articles import publishing, references, triggers
from articles.content import content_of, content_of_revision
from articles.integrity import find_breaks
from articles.models import (
    Article,
    ArticleTag,
    Category,
    CommentPolicy,
    Contributor,
    Edition,
    EditionCredit,
    EditionTag,
    EditSession,
    GuestLink,
    Note,
    Page,
    ReferenceVersion,
    Tag,
    Topic,
    reference_models,
)
from articles.text import digest
from tests.makers import edit, perform

pytestmark = pytest.mark.slow

FOLDER = Path(__file__).resolve().parent
# headline: editorial state, public state, whether a retraction waits, answer to a reader.
ARTICLES = {
    "Konsep": ("draft", "unpublished", False, 404),
    "Ditinjau": ("in_review", "unpublished", False, 404),
    "Dikembalikan": ("draft", "unpublished", False, 404),
    "Disetujui": ("approved", "unpublished", False, 404),
    "Pembaruan terjadwal besok": ("approved", "live_with_changes", False, 200),
    "Tayang": ("approved", "live", False, 200),
    "Tayang dengan perubahan": ("draft", "live_with_changes", False, 200),
    "Diralat benar": ("approved", "live", False, 200),
    "Hak jawab": ("approved", "live", False, 200),
    "Diturunkan": ("approved", "expired", False, 404),
    "Menunggu pencabutan": ("approved", "live", True, 200),
    "Ditarik": ("approved", "retracted", False, 410),
    "Terjadwal": ("approved", "scheduled", False, 404),
}


@contextmanager
def another_database(name):
    """Let the default connection lead to another, empty database, and remove that one afterwards."""
    usual = settings.DATABASES["default"]["NAME"], connection.settings_dict["NAME"]
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(f'DROP DATABASE IF EXISTS "{name}"')
            cursor.execute(f'CREATE DATABASE "{name}" TEMPLATE template0')
    connection.close()
    connection.settings_dict["NAME"] = name
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict["NAME"] = usual[1]
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute(f'DROP DATABASE "{name}"')


def load(version):
    """Fill the database with the SQL text that is kept of a version."""
    text = (FOLDER / f"{version}_{connection.vendor}.sql").read_text()
    connection.ensure_connection()
    if connection.vendor == "sqlite":
        connection.connection.executescript(text)
    else:
        with connection.cursor() as cursor:
            cursor.execute(text)
    # A dump changes settings of the connection it is loaded by.
    connection.close()


def migrate():
    """Run the migrations as an operator does."""
    call_command("migrate", verbosity=0, interactive=False, stdout=StringIO())


def fail(_apps, _editor):
    """Take the place of a step of a migration, and fail."""
    raise RuntimeError


@pytest.fixture(scope="module", params=["v0_1_0"])
def upgraded(request, tmp_path_factory, worker_id, django_db_setup, django_db_blocker):
    """The database of an earlier version after ``manage.py migrate``, which failed at its first run.

    Its value is the list of triggers that were missing after the failure.
    """
    name = f"upgrade_{request.param}_{worker_id}"
    if connection.vendor == "sqlite":
        name = str(tmp_path_factory.mktemp("upgrade") / f"{name}.sqlite3")
    module = import_module("articles.migrations.0019_sealed_content")
    step = next(one for one in module.Migration.operations if getattr(one, "code", None) is module.seal_content)
    with django_db_blocker.unblock(), another_database(name):
        load(request.param)
        with pytest.MonkeyPatch.context() as broken, pytest.raises(RuntimeError):
            broken.setattr(step, "code", fail)
            migrate()
        missing_after_failure = triggers.missing()
        migrate()
        yield missing_after_failure


@pytest.fixture(autouse=True)
def _changes_are_taken_back(upgraded):
    """What a test changes is gone before the next one."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.mark.parametrize("headline", ARTICLES)
def test_each_article_keeps_its_states_and_its_page(headline):
    article = Article.objects.get(headline=headline)
    standing = article.standing()
    live = Edition.objects.live().filter(article=article).first()
    address = live.get_absolute_url() if live else article.get_absolute_url()
    answer = Client().get(address)
    assert (
        article.state,
        standing.public_state.value,
        standing.retraction_pending,
        answer.status_code,
    ) == ARTICLES[headline]


def test_the_database_holds_exactly_these_articles():
    assert set(Article.objects.values_list("headline", flat=True)) == set(ARTICLES)


def test_what_was_approved_can_be_published_though_its_topic_and_people_were_renamed_since():
    article = Article.objects.get(headline="Disetujui")
    editor, chief = (get_user_model().objects.get(username=login) for login in ("editor", "chief"))
    approval = article.events.filter(move="approve").get()
    person = article.credits.first().contributor
    for row, name in ((article.topic, "Nama baru"), (person, "Orang lain"), (article.tags.first(), "Tag lain")):
        event = references.propose(row, {"name": name}, by=editor, reason="Sebab.")
        if event:
            references.confirm(row, event.number, by=chief)
    article = publishing.perform(article, "publish", by=editor, seen=article.revision_number)
    edition = article.editions.get()
    assert edition.approval == approval
    assert edition.topic_name == "Banjir di Tiga Desa"
    assert "Orang lain" not in str(edition.byline)
    assert "Tag lain" not in str(edition.tag_list)
    assert list(find_breaks()) == [None] * len(ARTICLES)


def test_renamed_references_with_other_addresses_change_no_article_of_an_earlier_version():
    """Also where another one has the name, or the address, that was written."""
    editor, chief = (get_user_model().objects.get(username=login) for login in ("editor", "chief"))
    for number, person in enumerate(Contributor.objects.all()):
        slug = person.slug
        confirm_name(person, f"Orang {number}", editor, chief)
        references.change(person, {"slug": f"orang-{number}"}, by=chief)
        Contributor.objects.create(name=f"Lain {number}", slug=slug, is_writer=True)
    for rows in (Topic.objects.all(), Tag.objects.all()):
        for number, row in enumerate(rows):
            name = row.name
            confirm_name(row, f"Nama {number}", editor, chief)
            type(row).objects.create(name=name)
    for article in Article.objects.all():
        latest = article.latest_revision
        assert content_of_revision(latest).changed_fields(content_of(article)) == [], article.headline
    article = Article.objects.get(headline="Disetujui")
    publishing.perform(article, "publish", by=editor, seen=article.revision_number)
    assert list(find_breaks()) == [None] * len(ARTICLES)


def confirm_name(row, name, editor, chief):
    """Give a reference another name, as two people where that takes two."""
    try:
        references.change(row, {"name": name}, by=chief)
    except references.ReferenceNotChanged:
        event = references.propose(row, {"name": name}, by=editor, reason="Sebab.")
        references.confirm(row, event.number, by=chief)


def test_a_confirmed_name_is_applied_to_every_edition_of_an_earlier_version():
    editor, chief = (get_user_model().objects.get(username=login) for login in ("editor", "chief"))
    topic, person = Topic.objects.get(), Contributor.objects.get(name="Ratih Kusumaningtyas")
    for row in (topic, person):
        confirm_name(row, "Nama Baru", editor, chief)
        list(references.apply_names(row, by=chief))
    references.change(person, {"slug": "nama-baru"}, by=chief)
    live = Edition.objects.live().listed()
    named = [one for one in live if one.topic_id == topic.pk]
    assert named
    assert {one.topic_name for one in named} == {"Nama Baru"}
    assert "Ratih" not in str([one.byline for one in live])
    assert list(find_breaks()) == [None] * len(ARTICLES)


def test_merged_tags_leave_editions_of_an_earlier_version_whole():
    editor, chief = (get_user_model().objects.get(username=login) for login in ("editor", "chief"))
    one, other = Tag.objects.order_by("pk")
    event = references.propose_merge(one, other, by=chief, reason="Sama.")
    references.confirm(one, event.number, by=editor)
    assert list(find_breaks()) == [None] * len(ARTICLES)


@pytest.mark.parametrize("column", ["topic", "category", "section"])
def test_an_edition_of_an_earlier_version_in_another_list_is_found(column):
    other = Topic.objects.create(name="Lain") if column == "topic" else Category.objects.create(name="Lain")
    Edition.objects.filter(article__headline="Tayang").update(**{column: other})
    assert [found for found in find_breaks() if found]


def test_a_later_save_of_an_article_of_an_earlier_version_is_recorded_and_holds():
    article = Article.objects.get(headline="Tayang")
    writer, chief = (get_user_model().objects.get(username=login) for login in ("writer", "chief"))
    edit(article, writer, standfirst="Teras baru.")
    perform(article, "submit", by=writer)
    perform(article, "approve", by=chief)
    perform(article, "publish", by=chief)
    assert list(find_breaks()) == [None] * len(ARTICLES)


def test_what_was_approved_can_be_published_after_its_topic_was_merged():
    article = Article.objects.get(headline="Disetujui")
    editor, chief = (get_user_model().objects.get(username=login) for login in ("editor", "chief"))
    other = Topic.objects.create(name="Banjir Besar")
    event = references.propose_merge(article.topic, other, by=editor, reason="Sama.")
    references.confirm(article.topic, event.number, by=chief)
    publishing.perform(article, "publish", by=editor, seen=article.revision_number)
    assert list(find_breaks()) == [None] * len(ARTICLES)


def test_a_confirmed_name_is_applied_to_editions_of_an_earlier_version():
    editor, chief, writer = (get_user_model().objects.get(username=login) for login in ("editor", "chief", "writer"))
    topic = Topic.objects.get()
    event = references.propose(topic, {"name": "Banjir Besar"}, by=editor, reason="Sebab.")
    topic, _event = references.confirm(topic, event.number, by=chief)
    assert list(references.apply_names(topic, by=chief))
    assert list(find_breaks()) == [None] * len(ARTICLES)
    edit(Article.objects.get(headline="Tayang"), writer, standfirst="Teras baru.")
    assert list(find_breaks()) == [None] * len(ARTICLES)


def test_readers_are_shown_the_words_they_were_shown_before():
    pages = {
        edition.headline: Client().get(edition.get_absolute_url()).content.decode()
        for edition in Edition.objects.live().listed()
    }
    assert "Warga Tayang menunggu kabar." in pages["Tayang"]
    assert "Pagi itu." in pages["Tayang"]
    assert "Jumlahnya keliru." in pages["Diralat benar"]
    assert "Pembaruan terjadwal" in pages
    assert "Teras yang belum disetujui." not in "".join(pages.values())


def test_a_migration_that_fails_leaves_every_trigger_where_it_was(upgraded):
    assert upgraded == []


def test_the_record_is_intact_and_every_trigger_is_in_place():
    assert triggers.missing() == []
    assert list(find_breaks()) == [None] * len(ARTICLES)


def test_tags_are_the_ones_they_were():
    assert list(Tag.objects.order_by("pk").values_list("pk", "name", "slug")) == [
        (1, "Banjir", "banjir"),
        (2, "Desa", "desa"),
    ]
    assert Tag.objects.create(name="Baru").pk == 3
    assert ArticleTag.objects.count() == 2 * len(ARTICLES)
    tagged = EditionTag.objects.filter(tag__slug="desa").values_list("edition__headline", flat=True)
    assert "Tayang" in tagged
    assert not EditionTag.objects.exclude(article=F("edition__article")).exists()
    assert not EditionCredit.objects.exclude(article=F("edition__article")).exists()
    assert Client().get("/tag/banjir/").status_code == 200


def test_every_reference_has_an_identity_and_a_first_version_of_what_it_says():
    rows = [row for model in reference_models() for row in model.objects.all()]
    assert len({row.uid for row in rows}) == len(rows) > 10
    versions = {(version.kind, version.subject): version for version in ReferenceVersion.objects.all()}
    assert {key: version.fields for key, version in versions.items()} == {
        (row.KIND, row.uid): row.versioned_fields() for row in rows
    }
    for version in versions.values():
        assert (version.number, version.is_reconstructed, version.slug) == (1, True, version.fields.get("slug", ""))
        assert digest(version.digest_payload()) == version.digest


def test_what_the_record_names_is_marked():
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


def test_what_was_typed_noted_shared_and_assigned_is_kept():
    draft = Article.objects.get(headline="Konsep")
    assert draft.assignee.get_username() == "writer2"
    assert EditSession.objects.get(article=draft).form_content["headline"] == ["Konsep yang belum disimpan"]
    assert Note.objects.get(article=draft).quote == "menunggu kabar"
    assert GuestLink.objects.get().guest == "Ahli hukum"
    assert Page.objects.count() == 5


def test_everybody_signs_in_with_the_password_they_had_and_opens_the_desk(settings):
    settings.PASSWORD_HASHERS = global_settings.PASSWORD_HASHERS
    for number, login in enumerate(("writer", "writer2", "editor", "chief", "moderator")):
        browser = Client(REMOTE_ADDR=f"198.51.100.{number}")
        answer = browser.post("/admin/login/", {"login": login, "password": "kata-sandi-lama"})
        assert (answer.status_code, answer["Location"]) == (302, "/admin/"), login
        assert browser.get("/admin/").status_code == 200


def test_chiefs_look_after_logins():
    chief = get_user_model().objects.get(username="chief")
    assert chief.has_perms(["articles.manage_logins", "articles.view_loginattempt"])
    editor = get_user_model().objects.get(username="editor")
    assert not editor.has_perm("articles.manage_logins")
