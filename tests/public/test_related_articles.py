"""What an article's page links to: what the querysets of lists find too, whatever the newspaper contains."""

from datetime import timedelta

import pytest
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from articles.models import Edition
from articles.related.linked_editions import linked_editions
from articles.text import headline_key
from tests.support.makers import approve, edit, make_article, make_category, make_person, perform, publish

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
ARTICLE = st.fixed_dictionaries(
    {
        "category": st.sampled_from(["Daerah", "Olahraga"]),
        "topic": st.sampled_from(["", "Banjir", "Pemilu"]),
        "tags": st.lists(st.sampled_from(["Air", "Angin", "Api"]), unique=True),
        "ends": st.sampled_from([None, None, "expired", "retracted", "reply", "corrected"]),
    }
)


def expected(edition, lines, max_tags, count, at):
    """Return what ``linked_editions`` should return, by the querysets of lists."""
    live = Edition.objects.live(at).listed().exclude(article=edition.article_id)
    tags = list(edition.edition_tags.order_by("tag").values_list("tag", flat=True))
    near = [live.newest_first(), live.filter(category=edition.category_id).newest_first()]
    near += [live.filter(topic=edition.topic_id).newest_first()] if edition.topic_id else []
    near += [live.filter(edition_tags__tag=tag).newest_first() for tag in tags[:max_tags]]
    found = {("near", row.pk) for one in near for row in one[:count]}
    wanted = {"replies": live.filter(replies_to=edition.article_id).newest_first()[:count]}
    if edition.topic_id:
        place, topic = (edition.first_published_at, edition.article_id), live.filter(topic=edition.topic_id)
        wanted |= {"earlier": topic.after(*place)[:1], "later": topic.before(*place)[:1]}
    if edition.replies_to_id:
        wanted["answers"] = live.filter(article=edition.replies_to_id)
    mine = Edition.objects.filter(article=edition.article_id)
    wanted["corrections"] = mine.filter(kind=Edition.Kind.CORRECTION, number__lte=edition.number)
    for number, (column, value) in enumerate(lines):
        same = Edition.objects.filter(**{column: value}).order_by("article_id").values("article_id").distinct()
        wanted[f"read also {number}"] = live.filter(article__in=same[:8])
    found |= {(of, row.pk) for of, rows in wanted.items() for row in rows}
    rows = Edition.objects.in_bulk({pk for _of, pk in found})
    return {
        (
            of,
            pk,
            rows[pk].article_id,
            rows[pk].topic_id,
            rows[pk].category_id,
            rows[pk].first_published_at,
            rows[pk].edition_tags.filter(tag__in=tags).count() if of == "near" else 0,
        )
        for of, pk in found
    }


@settings(max_examples=6, deadline=None, suppress_health_check=list(HealthCheck))
@given(articles=st.lists(ARTICLE, min_size=1, max_size=7), max_tags=st.integers(0, 3), count=st.integers(1, 4))
def test_the_query_finds_what_the_lists_show(db, articles, max_tags, count):
    people = [make_person(f"{name}{timezone.now().timestamp()}", "Chief") for name in "abc"]
    made = []
    for number, one in enumerate(articles):
        words = {"category": make_category(one["category"]), "topic": one["topic"] or None, "tags": one["tags"]}
        if one["ends"] == "reply" and made:
            words["replies_to"] = made[-1]
        article = publish(make_article(people[0], headline=f"Berita {number % 3}", **words), *people[:2])
        made.append(article)
        if one["ends"] == "expired":
            perform(article, "expire", by=people[1])
        elif one["ends"] == "corrected":
            approve(edit(article, people[0], standfirst="Yang benar."), *people[:2])
            perform(article, "correct", by=people[1], reason="Angkanya keliru.")
        elif one["ends"] == "retracted":
            perform(article, "retract", by=people[1], reason="Keliru.", ground="child")
            perform(article, "confirm_retraction", by=people[2])
    lines = [("headline_key", headline_key("Berita 1")), ("article__uid", str(made[0].uid))]
    for at in (timezone.now(), timezone.now() - timedelta(days=1)):
        for edition in Edition.objects.all():
            tags = list(edition.edition_tags.order_by("tag").values_list("tag", flat=True))
            found = linked_editions(edition, lines, tags=tags, max_tags=max_tags, count=count, at=at)
            assert {tuple(one) for one in found} == expected(edition, lines, max_tags, count, at)
            assert len({one[:2] for one in found}) == len(found)


def test_related_articles_have_something_in_common_and_the_rest_is_called_newest(client, writer, editor):
    article = publish(make_article(writer, "Gempa"), writer, editor)
    publish(make_article(writer, "Susulan"), writer, editor)
    publish(make_article(writer, "Sepak bola", category=make_category("Olahraga")), writer, editor)
    page = client.get(article.editions.get().get_absolute_url()).content.decode()
    related, newest = page.partition('<h2 id="related">')[2].split('<h2 id="newest">')
    assert related.startswith("Terkait")
    assert newest.startswith("Terbaru")
    assert "Susulan" in related
    assert "Sepak bola" not in related
    assert "Sepak bola" in newest
