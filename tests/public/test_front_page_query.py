"""The query of the front page: it finds what the querysets of lists find, in their order."""

import random
from datetime import timedelta

import pytest
from django.utils import timezone

from articles.edition_labels import ADVERTISING
from articles.models import Edition, ReadCount
from articles.models.edition_kinds import KINDS_NOT_BREAKING
from articles.public.front_page_query import front_page_candidates
from tests.support.makers import make_category, perform

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


@pytest.mark.parametrize("seed", range(3))
def test_it_finds_what_the_lists_show(seed, archive, editor, chief):
    pick, now = random.Random(seed), timezone.now()
    sections = [make_category(name) for name in ("Daerah", "Olahraga", "Kosong")]
    for number in range(14):
        label = pick.choice(["", "", "", sorted(ADVERTISING)[0], "opinion"])
        article = archive(
            f"Berita {number}",
            now - pick.randrange(1, 60) * HOUR,
            category=pick.choice(sections[:2]),
            label=label,
            is_breaking=label not in ADVERTISING and pick.choice([True, False]),
            topic=pick.choice(["Banjir", None]),
        )
        ReadCount.objects.create(article=article, popularity=pick.choice([1.0, 2.0, 3.0]))
        if pick.random() < 0.2:
            perform(article, "expire", by=chief)
    live = Edition.objects.live(now).listed()
    news = live.exclude(label__in=ADVERTISING)
    breaking = news.filter(is_breaking=True, live_from__gt=now - 40 * HOUR, first_published_at__gt=now - 30 * HOUR)
    popular = sorted(
        news.filter(article__read_count__isnull=False).values_list("article__read_count__popularity", "article", "pk"),
        key=lambda row: (row[0], row[1]),
        reverse=True,
    )
    expected = {
        "newest": live.newest_first()[:9],
        "news": news.newest_first()[:4],
        "breaking": breaking.exclude(kind__in=KINDS_NOT_BREAKING).order_by("-live_from")[:1],
        **{f"section {one.pk}": live.filter(section=one).newest_first()[:3] for one in sections},
    }
    found = front_page_candidates(
        now,
        [one.pk for one in sections],
        newest=9,
        news=4,
        most_read=5,
        per_section=3,
        breaking_since=now - 40 * HOUR,
        published_since=now - 30 * HOUR,
    )
    facts = {
        name: [(one.edition, one.article, one.label, one.topic, one.section, one.is_reply, one.photo) for one in rows]
        for name, rows in found.items()
    }
    most_read = [row[0] for row in facts.pop("most read")]
    assert facts == {
        name: [
            (
                row.pk,
                row.article_id,
                row.label,
                row.topic_id,
                row.section_id,
                row.replies_to_id is not None,
                row.photo_id,
            )
            for row in rows
        ]
        for name, rows in expected.items()
    }
    assert most_read == [row[2] for row in popular[:5]]
    assert found["news"]
