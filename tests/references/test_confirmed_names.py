"""Whether a second person confirmed a name, and not something else of the same reference."""

import pytest

from articles import references
from articles.integrity import find_breaks
from articles.models import Contributor, Edition, Event, Topic
from articles.references import ReferenceNotChanged
from articles.triggers import triggers_disabled
from tests.support.forgeries import recompute_digests
from tests.support.makers import make_article, publish
from tests.support.references import change_by_two

pytestmark = pytest.mark.django_db


def test_a_name_is_not_confirmed_with_something_else(writer, editor, chief):
    article = make_article(writer)
    person = Contributor.objects.get(name="Laras Wening")
    references.change(person, {"name": "Laras Lain"}, by=chief)
    # Readers see the name that was approved, so a name on the page is not that of the row.
    publish(article, writer, editor)
    change_by_two(person, {"biography": "Wartawan sejak 1999."}, by=chief, and_by=editor)
    assert references.confirmed_name(person) is None
    with pytest.raises(ReferenceNotChanged, match="Nobody has confirmed|Belum ada|Tidak seorang pun"):
        list(references.apply_names(person, by=chief))
    change_by_two(person, {"name": "Laras Wening Asri"}, by=chief, and_by=editor)
    change_by_two(person, {"biography": "Wartawan."}, by=chief, and_by=editor)
    assert [one.pk for one in references.apply_names(person, by=chief)] == [article.pk]
    assert list(find_breaks()) == [None]


def test_verification_finds_a_name_that_was_confirmed_with_something_else(writer, editor, chief):
    article = publish(make_article(writer, topic="Banjir"), writer, editor)
    topic = Topic.objects.get()
    change_by_two(topic, {"name": "Air Bah"}, by=chief, and_by=editor)
    list(references.apply_names(topic, by=chief))
    event = change_by_two(topic, {"introduction": "Hujan."}, by=chief, and_by=editor) and topic_event(topic)
    with triggers_disabled():
        Edition.objects.filter(kind="renamed").update(approval=event)
        recompute_digests(article)
    assert any(find_breaks())


def topic_event(topic):
    """Return the newest confirmation of a change of a topic."""
    return Event.objects.filter(subject=topic.uid, move="confirm_change").latest("number")
