"""Link cards: the addresses that can be one, and their normalized form."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.text import embed_of

SONG = "https://www.youtube.com/watch?v=dQw4w9WgXcQ"


@pytest.mark.parametrize(
    ("address", "site", "kept"),
    [
        (f"{SONG}&utm_source=share&si=abc", "YouTube", SONG),
        (f" {SONG}&t=42 ", "YouTube", f"{SONG}&t=42"),
        ("http://youtu.be/dQw4w9WgXcQ?si=abc", "YouTube", "https://youtu.be/dQw4w9WgXcQ"),
        ("https://x.com/orang/status/1234567890?s=20", "X", "https://x.com/orang/status/1234567890"),
        ("https://twitter.com/orang/status/1/photo/1", "X", "https://twitter.com/orang/status/1/photo/1"),
        (
            "https://www.instagram.com/p/Cabc-1_2/?igsh=xyz",
            "Instagram",
            "https://www.instagram.com/p/Cabc-1_2/",
        ),
        (
            "https://www.tiktok.com/@orang.satu/video/123?is_from_webapp=1",
            "TikTok",
            "https://www.tiktok.com/@orang.satu/video/123",
        ),
        ("https://maps.app.goo.gl/AbCdEfGhIjKl123", "Google Maps", "https://maps.app.goo.gl/AbCdEfGhIjKl123"),
        (
            "https://www.google.com/maps/place/Monas/@-6.1,106.8,17z?entry=ttu",
            "Google Maps",
            "https://www.google.com/maps/place/Monas/@-6.1,106.8,17z",
        ),
        (
            "https://www.openstreetmap.org/?mlat=-6.2&mlon=106.8#map=15/-6.2/106.8",
            "OpenStreetMap",
            "https://www.openstreetmap.org/?mlat=-6.2&mlon=106.8#map=15/-6.2/106.8",
        ),
    ],
)
def test_an_address_gets_its_site_and_loses_tracking_parameters(address, site, kept):
    assert embed_of(address) == (site, kept)
    assert embed_of(kept) == (site, kept)


@pytest.mark.parametrize(
    "address",
    [
        "",
        None,
        7,
        "youtube.com/watch?v=dQw4w9WgXcQ",
        "https://www.youtube.com/watch",
        "https://www.youtube.com/@saluran/about",
        "https://youtube.com.example.com/watch?v=dQw4w9WgXcQ",
        "https://example.com/?u=https://www.youtube.com/watch?v=dQw4w9WgXcQ",
        "https://user:sandi@www.youtube.com/watch?v=dQw4w9WgXcQ",
        "https://www.youtube.com:8080/watch?v=dQw4w9WgXcQ",
        "https://www.youtube.com\\@example.com/watch?v=dQw4w9WgXcQ",
        "javascript:alert(1)//youtube.com/watch?v=dQw4w9WgXcQ",
        "ftp://www.youtube.com/watch?v=dQw4w9WgXcQ",
        "https://x.com/orang",
        "https://www.google.com/search?q=maps",
        "https://www.instagram.com/orang/",
        "https://[::1",
        f"{SONG}&t={'9' * 900}",
        f"{SONG}\n<script>",
        f"{SONG} dan lain-lain",
        f"https://www.google.com/maps?q={'é' * 200}",
    ],
)
def test_an_address_that_is_not_a_post_film_or_place_is_not_a_card(address):
    assert embed_of(address) is None


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=30))
def test_an_address_with_any_ending_is_normalized_once_or_refused(ending):
    embed = embed_of(SONG + ending)
    assert embed is None or embed_of(embed.address) == embed
