"""manage.py generate_articles: a scratch database filled with articles that readers, the desk and the record take."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from articles.integrity import find_breaks
from articles.models import Article, Edition, EditionCredit, EditionTag, ReadCount
from tests.support.makers import make_article, make_photo, publish

pytestmark = pytest.mark.django_db


@pytest.fixture
def newsroom(settings, writer, editor):
    """A scratch database with a few articles to draw from."""
    settings.SCRATCH_DATABASE = True
    for number, photo in enumerate([None, make_photo(writer), None]):
        body = "".join(f"<p>Paragraf {number}.{part} tentang pasar di kota itu.</p>" for part in range(6))
        article = make_article(
            writer,
            headline=f"Pedagang Pasar Ke-{number} Mulai Berjualan Lagi",
            body=body,
            topic="Banjir",
            tags=["Air", "Pasar"],
            photo=photo,
        )
        publish(article, writer, editor)
    return settings


def generate(count, seed=1):
    call_command("generate_articles", count=count, seed=seed, stdout=StringIO(), stderr=StringIO())


def generated():
    return Article.objects.filter(source__startswith="generated/").order_by("source")


def listed():
    """Return the rows of all lists."""
    columns = ("article", "tag", "first_published_at")
    people = ("article", "contributor", "role", "work", "order", "first_published_at")
    return sorted(EditionTag.objects.values_list(*columns)), sorted(EditionCredit.objects.values_list(*people))


def test_articles_are_live_except_some_drafts_and_their_record_holds(newsroom, client):
    generate(130)
    assert generated().count() == 130
    assert generated().filter(state="draft").count() == 2
    assert list(find_breaks(generated())) == [None] * 130
    edition = Edition.objects.live().filter(article__in=generated()).first()
    assert client.get(edition.get_absolute_url()).status_code == 200
    assert client.get("/").content.decode().count("<article") > 10
    assert ReadCount.objects.count() == 128
    assert Edition.objects.filter(live_from__gt=timezone.now()).count() == 0


def test_what_lists_show_is_what_a_rebuild_makes(newsroom):
    generate(40)
    before = listed()
    call_command("rebuild_listings", stdout=StringIO(), stderr=StringIO())
    assert listed() == before


def test_a_run_goes_on_where_the_last_one_stopped(newsroom):
    generate(70)
    whole = list(generated().values_list("source", "uid", "headline", "slug", "editions__live_from"))
    generate(70)
    generate(90)
    again = {row[0]: row for row in generated().values_list("source", "uid", "headline", "slug", "editions__live_from")}
    assert len(again) == 90
    assert all(again[row[0]] == row for row in whole)


def test_another_seed_makes_other_articles(newsroom):
    generate(5, seed=1)
    generate(5, seed=2)
    assert generated().values("uid").distinct().count() == 10


def test_nothing_is_written_to_a_database_that_must_not_be_lost(newsroom):
    newsroom.SCRATCH_DATABASE = False
    with pytest.raises(CommandError, match="SCRATCH_DATABASE"):
        generate(1)
    assert not generated().exists()


def test_an_empty_database_has_nothing_to_draw_from(settings, db):
    settings.SCRATCH_DATABASE = True
    with pytest.raises(CommandError, match="demo"):
        generate(1)
