"""The pictures of the seeds: complete, small, unlike one another and described."""

import tomllib
from itertools import combinations
from pathlib import Path

import pytest
from django.conf import settings

from articles.imaging import MAX_ALIKE_DISTANCE, distance, examine

SEEDS = Path(settings.BASE_DIR) / "seeds"
FOLDER = SEEDS / "pictures"
DRAWN = sorted(path.name for kind in ("*.jpg", "*.webp") for path in FOLDER.glob(kind))
NEWSROOM = tomllib.loads((SEEDS / "newsroom.toml").read_text())
TOLD = NEWSROOM["pictures"]
# Limits in bytes: of each picture, for the sake of the front page, and of all, for clones of the repository.
EACH, TOGETHER = 160_000, 2_500_000


@pytest.fixture(scope="module")
def examined():
    """Examine every picture once and return the results by name."""
    found = {}
    for name in DRAWN:
        with (FOLDER / name).open("rb") as file:
            found[name] = examine(file, name)
    return found


def test_every_picture_is_valid_small_and_free_of_metadata(examined):
    assert len(examined) >= len(list(SEEDS.glob("*.txt")))
    for name, one in examined.items():
        assert one.size < EACH, name
        assert one.width >= 1000, name
        assert one.height >= 900, name
        assert not one.meta.caption, name
        assert not one.meta.has_location, name
    assert sum(one.size for one in examined.values()) < TOGETHER


def test_no_two_pictures_look_alike(examined):
    alike = [
        (one, other)
        for (one, first), (other, second) in combinations(examined.items(), 2)
        if distance(first.fingerprint, second.fingerprint) <= MAX_ALIKE_DISTANCE
    ]
    assert not alike


def test_every_picture_has_alternative_text_caption_credit_and_focal_point():
    assert sorted(TOLD) == DRAWN
    for name, one in TOLD.items():
        assert 60 <= len(one["alt"]) <= 160, name
        assert one["caption"].endswith("."), name
        assert one["caption"] != one["alt"], name
        assert one["credit"].startswith("Ilustrasi: "), name
        across, down = one["focal"]
        assert 0 < across < 1, name
        assert 0 < down < 1, name
    assert len({one["alt"] for one in TOLD.values()}) == len(TOLD)


def test_every_article_has_its_own_picture_and_every_picture_is_used_once():
    used = [article["picture"] for article in NEWSROOM["articles"].values()]
    for article in NEWSROOM["articles"].values():
        for figure in article.get("figures", []):
            used += figure.get("gallery", [figure.get("picture")])
    assert sorted(used) == DRAWN
