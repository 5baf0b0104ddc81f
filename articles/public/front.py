"""What stands on the front page, made from the newest of each section; no article twice."""

from datetime import timedelta

from articles.models.editions import Edition
from articles.models.readership import Readership
from articles.reading import gather

NEWEST = 40
PER_SECTION = 4
TOPICS = 6
MOST_READ = 5
MORE = 8
BREAKING_FOR = timedelta(hours=6)


def _running(editions):
    """Topics by how many of the newest articles they have, then by the newest; each once."""
    count, topics = {}, {}
    for edition in editions:
        if edition.topic_id:
            count[edition.topic_id] = count.get(edition.topic_id, 0) + 1
            topics.setdefault(edition.topic_id, edition.topic)
    return sorted(topics.values(), key=lambda topic: -count[topic.pk])[:TOPICS]


def front_page_of(at, sections):
    """The front page at an instant, in three queries; the names below are those of the template.

    ``sections`` are those of the navigation, in order. What is most read leaves out what leads already.
    """
    live = Edition.objects.live(at).listed()
    hottest = list(Readership.objects.hottest().values_list("article", flat=True)[: MOST_READ * 4])
    wanted = {
        "newest": live.newest_first()[:NEWEST],
        "breaking": live.filter(is_breaking=True, live_from__gt=at - BREAKING_FOR).order_by("-live_from")[:1],
        "most read": live.filter(article__in=hottest),
    }
    # More than are shown, since some may stand at the top already.
    wanted |= {f"section {one.pk}": live.filter(section=one.pk).newest_first()[: PER_SECTION + 7] for one in sections}
    found = gather(wanted)
    used = {edition.article_id for edition in found["breaking"]}

    def take(editions, count):
        taken = [edition for edition in editions if edition.article_id not in used][:count]
        used.update(edition.article_id for edition in taken)
        return taken

    def news_first(editions):
        return sorted(editions, key=lambda edition: edition.is_advertising)

    # What was paid for never leads, neither the page nor a section.
    news = [edition for edition in found["newest"] if not edition.is_advertising]
    opening = {name: take(news, count) for name, count in (("lead", 1), ("top", 3), ("beneath", 2))}
    most_read = take(sorted(found["most read"], key=lambda edition: hottest.index(edition.article_id)), MOST_READ)
    filled = [
        {"section": one, "editions": take(news_first(found[f"section {one.pk}"]), PER_SECTION)} for one in sections
    ]
    return opening | {
        "at": at,
        "lead": opening["lead"][0] if opening["lead"] else None,
        "breaking": found["breaking"][0] if found["breaking"] else None,
        "topics": _running(found["newest"]),
        "most_read": most_read,
        "sections": [one for one in filled if one["editions"]],
        "more": take(found["newest"], MORE),
    }
