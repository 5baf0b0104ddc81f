"""The stylesheet of readers' pages is written in parts and sent as one file."""

from pathlib import Path

from django.contrib.staticfiles import finders

from articles.static_files import JOINED_STYLESHEETS, PARTS_FOLDER


def test_every_part_of_a_stylesheet_is_sent_in_one_file():
    (parts,) = JOINED_STYLESHEETS.values()
    sent = Path(finders.find("articles/site.css")).read_text()
    assert all((PARTS_FOLDER / part).read_text() in sent for part in parts)
    assert sorted(PARTS_FOLDER.rglob("*.css")) == sorted(PARTS_FOLDER / part for part in parts)


def test_a_stale_copy_of_the_stylesheet_is_not_sent():
    place = Path(finders.find("articles/site.css"))
    fresh = place.read_text()
    place.write_text("body { color: red }")
    assert Path(finders.find("articles/site.css")).read_text() == fresh


def test_every_other_file_is_left_to_the_other_finders():
    assert finders.find("articles/site.js").endswith("articles/static/articles/site.js")
    assert finders.find("articles/none.css") is None
