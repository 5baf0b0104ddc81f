"""Saves that name a reference which was merged into another one meanwhile."""

import pytest

from articles import references, workflow
from articles.content import content_of_revision
from articles.integrity import find_breaks
from articles.models import Edition, Tag, Topic
from tests.support.makers import approve, make_article, perform

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def test_a_save_of_what_was_chosen_before_a_merge_records_the_current_reference(writer, editor, chief):
    article = approve(make_article(writer), writer, editor)
    topic, tag = (model.objects.create(name="Banjir") for model in (Topic, Tag))
    for chosen in (topic, tag):
        references.create(chosen, by=chief)
    merged = {Topic: (topic, Topic.objects.create(name="Air Bah")), Tag: (tag, Tag.objects.create(name="Ujan"))}
    for old, new in merged.values():
        references.merge(old, new, by=chief, reason="Nama yang sama.")
    # The rows were read before they were merged, as by a form that was checked at that time.
    article.topic = topic
    article.save()
    article.tags.set([tag, merged[Tag][1]])
    workflow.record_save(article, by=writer)
    content = content_of_revision(article.latest_revision)
    assert content.topic.uid == str(merged[Topic][1].uid)
    assert [one.uid for one in content.tags] == [str(merged[Tag][1].uid)]
    perform(approve(article, writer, editor), "publish", by=editor)
    assert Edition.objects.get().topic == merged[Topic][1]
    assert list(find_breaks()) == [None]
