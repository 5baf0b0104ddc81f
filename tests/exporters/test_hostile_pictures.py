"""Damaged or hostile pictures in exports are refused, and nothing of them is saved."""

import json

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings

from articles.importers import load_all
from articles.integrity import find_breaks
from articles.models import Photo
from tests.support.damages import DAMAGES, damage
from tests.support.exports import export
from tests.support.imports import counts
from tests.support.makers import make_article
from tests.support.picture_exports import LOST, delete_everything, line_of, write

pytestmark = [pytest.mark.slow, pytest.mark.django_db]


@pytest.mark.parametrize(
    "picture",
    ["x", [], 5, True, {}, {"photo": LOST}, {"photo": LOST, "caption": "", "credit": ""},
     {"photo": 5, "caption": "", "credit": ""}, {"photo": "x", "caption": "", "credit": ""}],
    ids=str,
)  # fmt: skip
def test_an_invalid_lead_picture_is_refused(published, tmp_path, picture):
    before = counts()
    (result,) = load_all([write(tmp_path, line_of("Segera Berakhir") | {"picture": picture})])
    assert (result.status, bool(result.reason), counts()) == ("refused", True, before)


@pytest.mark.parametrize(
    "words", [{"caption": "\x07"}, {"credit": "x" * 251}, {"caption": ["x"]}, {"more": "x"}], ids=str
)
def test_a_lead_picture_with_an_invalid_field_is_refused(published, tmp_path, words):
    row = line_of("Segera Berakhir")
    (result,) = load_all([write(tmp_path, row | {"picture": row["picture"] | words})])
    assert (result.status, bool(result.reason)) == ("refused", True)


HOSTILE = [
    {"uid": 5},
    {"uid": "bukan"},
    {"uid": None},
    {"original": "../../etc/passwd"},
    {"original": "/etc/passwd.jpg"},
    {"original": f"6f/{LOST}.jpg"},
    {"original": None},
    {"mime": "text/html"},
    {"mime": ["image/jpeg"]},
    {"mime": "image/png"},
    {"width": "lebar"},
    {"width": -1},
    {"width": 10**30},
    {"height": None},
    {"size": float("1e999")},
    {"sha256": ""},
    {"sha256": 5},
    {"sha256": "x" * 64},
    {"sha256": "0" * 400},
    {"fingerprint": ""},
    {"fingerprint": "-23456789abcdef0"},
    {"fingerprint": 5},
    {"focal_x": float("1e999")},
    {"focal_x": -0.1},
    {"focal_y": "tengah"},
    {"focal_y": None},
    {"crop_left": 1},
    {"crop_top": 2},
    {"caption": None},
    {"caption": 5},
    {"alt": ["x"]},
    {"credit": "x" * 251},
    {"licence": {"a": 1}},
    {"has_location": "mungkin"},
    {"needs_consent": None},
    {"withdrawn_because": "x" * 401},
    {"created_at": None},
    {"created_at": "kemarin"},
    {"created_at": "2025-09-04T10:15:00"},
    {"created_at": 5},
    {"updated_at": "0001-01-01T00:00:00+07:00"},
    {"expires_at": "9999-12-31T23:59:59-07:00"},
]


def refused(path, before):
    """Import a line, check that it is refused and saves nothing, and return the reason."""
    (result,) = load_all([path])
    assert (result.status, result.line) == ("refused", 1)
    assert result.reason
    result.reason.encode()
    assert counts() == before
    assert not Photo.objects.exists()
    return result.reason


@pytest.mark.parametrize("wrong", HOSTILE, ids=lambda wrong: ascii(wrong)[:60])
def test_a_photo_with_an_invalid_value_is_refused_and_nothing_is_saved(published, tmp_path, wrong):
    row = line_of("Segera Berakhir")
    delete_everything()
    before = counts()
    refused(write(tmp_path, row | {"photos": [row["photos"][0] | wrong]}), before)


@pytest.mark.parametrize("rows", [None, 5, "x", {}, {"a": 1}, [5], [[]], ["x"], [{}], [None], []], ids=str)
def test_an_invalid_list_of_photos_is_refused(published, tmp_path, rows):
    row = line_of("Segera Berakhir")
    delete_everything()
    refused(write(tmp_path, row | {"photos": rows}), counts())


def test_a_photo_with_an_infinite_number_or_a_missing_key_is_refused(published, tmp_path):
    row = line_of("Segera Berakhir")
    delete_everything()
    before, written = counts(), json.dumps(row)
    for number in ("NaN", "Infinity", "-Infinity"):
        refused(write(tmp_path, written.replace('"focal_x": 0.5', f'"focal_x": {number}')), before)
    # Earlier exports do not name the authors of the caption.
    for key in row["photos"][0].keys() - {"word_authors"}:
        photo = {name: value for name, value in row["photos"][0].items() if name != key}
        refused(write(tmp_path, row | {"photos": [photo]}), before)


def test_a_picture_whose_photo_is_missing_from_the_export_is_refused(published, tmp_path):
    live = line_of("Segera Berakhir")
    make_article(None, "Konsep", photo=Photo.objects.get())
    draft = line_of("Konsep")
    delete_everything()
    before = counts()
    refused(write(tmp_path, live | {"photos": []}), before)
    assert draft["picture"]["photo"] in refused(write(tmp_path, draft | {"photos": []}), before)
    sealed = live["editions"][0]["content"]
    (digest,) = sealed["pictures"].values()
    sealed["content"]["picture"]["photo"], sealed["pictures"] = LOST, {LOST: digest}
    refused(write(tmp_path, live), before)


@pytest.mark.slow
def test_damaged_photos_are_refused_or_imported_and_exported_again(published, tmp_path):
    row = line_of("Segera Berakhir")
    delete_everything()
    before = counts()

    @settings(max_examples=120, deadline=None, suppress_health_check=list(HealthCheck))
    @given(damages=DAMAGES)
    def import_damaged(damages):
        part = json.loads(json.dumps({"photos": row["photos"], "picture": row["picture"]}))
        for where, change in damages:
            if part:
                damage(part, where, change)
        rest = {name: value for name, value in row.items() if name not in ("photos", "picture")}
        with transaction.atomic():
            (result,) = load_all([write(tmp_path, rest | part)])
            result.reason.encode()
            if result.status == "refused":
                assert result.reason
                assert counts() == before
                assert not Photo.objects.exists()
            else:
                assert json.loads(export())["id"] == result.id
                assert set(find_breaks()) == {None}
            transaction.set_rollback(True)

    import_damaged()


def test_a_line_with_thousands_of_photos_and_an_invalid_one_is_refused(published, tmp_path):
    row = line_of("Segera Berakhir")
    delete_everything()
    photos = [row["photos"][0]] * 2_000 + [{"uid": 5}]
    refused(write(tmp_path, row | {"photos": photos}), counts())
