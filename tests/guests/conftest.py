"""Fixtures: an article in review, and guest links to it."""

import pytest

from tests.support.guest_links import LOOK, address_of
from tests.support.makers import make_article, move, share


@pytest.fixture
def submitted(writer):
    """A writer's article in review, with everything that a revision can contain."""
    article = make_article(
        writer,
        headline="Judul Pertama",
        standfirst="Teras pertama.",
        dateline="KABAR NUSANTARA, BANDUNG",
        body="<p>Kalimat pertama.</p><p>Baca juga: Kabar Lain</p>",
        topic="Cerita Pertama",
        tags=["Tag Pertama"],
        writers=["Penulis Pertama"],
        label="opinion",
    )
    move(article, "submit", by=writer)
    return article


@pytest.fixture
def sent(submitted, editor):
    """A function that makes guest links: ``(link, address)``."""

    def make(use=LOOK, **more):
        link = share(more.pop("article", submitted), by=more.pop("by", editor), use=use, **more)
        return link, address_of(link)

    return make
