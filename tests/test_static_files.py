"""The stylesheet of readers' pages is written in parts and sent as one file."""

from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.contrib.staticfiles.finders import get_finder
from django.core.management import call_command

from articles.static_files import JOINED_STYLESHEETS, PARTS_FOLDER, JoinedStylesheets, check_static_files
from tests.support.serving import collect_static_files, production, run


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


def test_a_check_writes_no_stylesheet(settings, tmp_path):
    settings.STATIC_ROOT = tmp_path / "static"
    get_finder.cache_clear()
    try:
        call_command("check")
        assert "articles/site.css" in [name for name, _storage in JoinedStylesheets().list(None)]
        assert list(tmp_path.iterdir()) == []
    finally:
        get_finder.cache_clear()


def test_collected_files_that_cannot_be_read_stop_no_command(monkeypatch):
    def fail():
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("articles.static_files.uncollected", fail)
    (warning,) = check_static_files()
    assert "Permission denied" in warning.msg


@pytest.mark.slow
def test_collected_files_that_were_cut_off_are_collected_again(tmp_path):
    folder = tmp_path / "installation" / "data"
    folder.mkdir(parents=True)
    environment = production(folder, DJANGO_SETTINGS_MODULE="newsroom.settings")
    collect_static_files(environment)
    static = folder / "static"
    hashed = next(path for path in static.rglob("*.svg") if path.name.count(".") == 2)
    whole = {path: path.read_bytes() for path in (hashed, static / "articles" / "comparison.css")}
    program = "import django; django.setup(); from articles import static_files; print(static_files.collect())"
    assert run(environment, "-c", program).split() == ["False"]
    for path in whole:
        path.write_bytes(b"")
    assert run(environment, "-c", program).split() == ["True"]
    assert {path: path.read_bytes() for path in whole} == whole
