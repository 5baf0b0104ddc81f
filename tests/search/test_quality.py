"""Forty searches over the seeds, each with the article that should come first."""

import re

import pytest
from django.conf import settings

from articles.importers import load_all
from articles.models import Article

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

# Most words are not those of the headline: other forms of a word, names from the text, beginnings and phrases.
QUESTIONS = {
    "kim jong un": "001",
    "putin pyongyang": "001",
    "trump korea utara": "002",
    "bantahan kremlin": "002",
    '"foto bersama"': "003",
    "gayatri natawirya": "003",
    "jaket pengungsi": "004",
    "mahasiswi padang warsawa": "004",
    "uji laju": "005",
    "terowongan terpanjang": "005",
    "tiket kereta ludes": "006",
    "calo tiket": "006",
    "guru pensiunan": "007",
    "sumarni": "007",
    "pasar tambaksegara": "008",
    "tongkol asap": "008",
    "letusan sendaru mengungsi": "009",
    "kolom abu": "009",
    "penjelasan ahli sendaru": "010",
    "gempa magma": "010",
    "sekolah tenda": "011",
    "papan tulis": "011",
    "status sendaru turun": "012",
    "kiper 19 tahun": "013",
    "galang wiratmaja": "013",
    "gol mahulette": "014",
    "hak siar": "015",
    "klub kecil": "015",
    "elang menang": "016",
    "data antarlekas bocor": "017",
    "panel 14 hari": "018",
    "keamanan web": "019",
    "festival dibuka": "020",
    "gohu": "021",
    "kafe apung": "022",
    "ganda putri": "023",
    "tukang pos": "024",
    "katak": "025",
    "koperasi penenun": "026",
    "pendeteksi banjir": "027",
}


def test_the_right_article_comes_first_of_forty_searches(client):
    results = list(load_all([settings.BASE_DIR / "seeds"], publish=True, with_pictures=False))
    assert all(result.status == "created" for result in results)
    sources = dict(Article.objects.values_list("pk", "source"))
    places = {}
    for asked, wanted in QUESTIONS.items():
        page = client.get("/cari/", {"q": asked}).content.decode()
        found = [sources[int(pk)][:3] for pk in re.findall(r'class="headline[^"]*"><a href="/[^"/]+/(\d+)/', page)]
        places[asked] = found.index(wanted) if wanted in found else len(found) + 3
    assert len(places) == 40
    assert [asked for asked, place in places.items() if place > 2] == []
    assert len([asked for asked, place in places.items() if place > 0]) <= 4, places
