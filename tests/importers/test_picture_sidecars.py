"""Invalid entries for pictures in sidecars, and pictures that cannot be read, are refused with their names."""

import os

import pytest

from articles.models import Article, Photo
from tests.support.imports import run, seed
from tests.support.seed_pictures import files, picture, sidecar

pytestmark = pytest.mark.django_db
WRONG = [
    ('picture = "../1.jpg"', "picture"),
    ('picture = "/etc/passwd"', "picture"),
    ('picture = "sub/1.jpg"', "picture"),
    ("picture = 'sub\\1.jpg'", "picture"),
    ('picture = "C:1.jpg"', "picture"),
    ('picture = ".hidden.jpg"', "picture"),
    ('picture = ".."', "picture"),
    ('picture = ""', "picture"),
    ('picture = "a\\u0000.jpg"', "picture"),
    (f'picture = "{"x" * 161}"', "picture"),
    ("picture = 5", "picture"),
    ('picture = ["1.jpg"]', "picture"),
    ('picture = "9.jpg"', "9.jpg"),
    ('picture = "3.jpg"', "pictures/3.jpg"),
    ('figures = "1.jpg"', "figures"),
    ('figures = ["1.jpg"]', "figures"),
    ("figures = [{ after = 1 }]", "figures"),
    ('figures = [{ picture = "1.jpg" }]', "figures"),
    ('figures = [{ picture = "1.jpg", gallery = ["1.jpg"], after = 1 }]', "figures"),
    ('figures = [{ picture = "1.jpg", after = -1 }]', "figures"),
    ('figures = [{ picture = "1.jpg", after = true }]', "figures"),
    ('figures = [{ picture = "1.jpg", after = 1.5 }]', "figures"),
    ('figures = [{ picture = "../1.jpg", after = 1 }]', "figures"),
    ('figures = [{ picture = "1.jpg", after = 1, size = "besar" }]', "figures"),
    ('figures = [{ picture = "1.jpg", after = 1, caption = 5 }]', "figures"),
    ("figures = [{ gallery = [], after = 1 }]", "figures"),
    ('figures = [{ gallery = "1.jpg", after = 1 }]', "figures"),
    (f"figures = [{{ gallery = {['1.jpg'] * 61}, after = 1 }}]", "figures"),
    ('figures = [{ gallery = ["1.jpg", "9.jpg"], after = 1 }]', "9.jpg"),
]


@pytest.mark.parametrize(("says", "named"), WRONG, ids=[ascii(says)[:50] for says, _named in WRONG])
def test_an_invalid_article_entry_in_a_sidecar_is_refused_with_its_name(tmp_path, says, named):
    seed(tmp_path)
    picture(tmp_path, 1)
    code, (result,) = run(sidecar(tmp_path, says))
    assert (code, result["status"]) == (1, "refused")
    assert "[articles.pasar.txt]" in result["reason"]
    assert named in result["reason"]
    assert not Article.objects.exists()
    assert not files()


@pytest.mark.parametrize(
    ("table", "named"),
    [
        ('[pictures."../1.jpg"]\n', "[pictures.../1.jpg]"),
        ('[pictures."a/b.jpg"]\n', "[pictures.a/b.jpg]"),
        ('[pictures.".x.jpg"]\n', "[pictures..x.jpg]"),
        ('[pictures.""]\n', "[pictures.]"),
        ("[pictures.1.jpg]\n", "[pictures.1]"),
        ('[pictures]\n"1.jpg" = 5\n', "[pictures.1.jpg]"),
        ('[pictures."1.jpg"]\nsize = 5\n', "focal"),
        ('[pictures."1.jpg"]\nalt = 5\n', "alt"),
        ('[pictures."1.jpg"]\nalt = "a\\u0000"\n', "alt"),
        ('[pictures."1.jpg"]\ncredit = "%s"\n' % ("x" * 251), "credit"),
        ('[pictures."1.jpg"]\nfocal = [0.5]\n', "focal"),
        ('[pictures."1.jpg"]\nfocal = [0.5, 1.1]\n', "focal"),
        ('[pictures."1.jpg"]\nfocal = [nan, 0.5]\n', "focal"),
        ('[pictures."1.jpg"]\nfocal = [true, 0.5]\n', "focal"),
        ('[pictures."1.jpg"]\nfocal = "tengah"\n', "focal"),
    ],
    ids=ascii,
)
def test_an_invalid_picture_entry_in_a_sidecar_is_refused_with_its_name(tmp_path, table, named):
    seed(tmp_path)
    picture(tmp_path, 1)
    code, (result,) = run(sidecar(tmp_path, pictures=table))
    assert (code, result["status"]) == (1, "refused")
    assert named in result["reason"]
    assert not Article.objects.exists()
    assert not files()


def test_pictures_that_are_folders_pipes_empty_or_too_large_are_refused(tmp_path):
    seed(tmp_path)
    folder = tmp_path / "pictures"
    folder.mkdir()
    sidecar(tmp_path)
    (folder / "1.jpg").mkdir()
    assert "pictures/1.jpg" in run(tmp_path)[1][0]["reason"]
    (folder / "1.jpg").rmdir()
    os.mkfifo(folder / "1.jpg")
    assert "pictures/1.jpg" in run(tmp_path)[1][0]["reason"]
    (folder / "1.jpg").unlink()
    (folder / "1.jpg").write_bytes(b"")
    assert "[pictures.1.jpg]" in run(tmp_path)[1][0]["reason"]
    with (folder / "1.jpg").open("wb") as file:
        file.truncate(10**11)
    assert "[pictures.1.jpg]" in run(tmp_path)[1][0]["reason"]
    assert not Photo.objects.exists()
    assert not files()
