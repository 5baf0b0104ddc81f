"""Forged records whose digests were all recomputed are found by comparing the record with itself."""

from io import StringIO

import pytest
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.utils import timezone

from articles.audit import record_event
from articles.editions import columns_of
from articles.integrity import find_breaks
from articles.models import (
    Article,
    Category,
    CommentPolicy,
    Contributor,
    Edition,
    EditionCredit,
    EditionTag,
    Event,
    Revision,
    Tag,
    Topic,
)
from articles.triggers import triggers_disabled
from tests.support.forgeries import recompute_digests
from tests.support.makers import edit, make_article, make_category, make_person, make_photo, perform, publish

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
BODY, OTHER_BODY = "<p>Satu dua tiga empat.</p>", "<p>Lima enam tujuh delapan.</p>"


@pytest.fixture
def article(writer, editor, chief):
    """An article whose third revision has the content of its first, with an edition of each revision."""
    article = publish(make_article(writer, body=BODY, topic="Banjir", tags=["Hujan"]), writer, editor)
    publish(edit(article, writer, body=OTHER_BODY), writer, editor)
    return publish(edit(article, writer, body=BODY), writer, chief)


def say_otherwise(change):
    """Change the content of the last edition, and its columns accordingly."""
    edition = Edition.objects.get(number=3)
    data = edition.content | {"content": edition.content["content"] | change}
    Edition.objects.filter(pk=edition.pk).update(content=data, **columns_of(data))


def name_other_author():
    """Change the authorship of the last revision so that the first saver wrote none of it."""
    revision = Revision.objects.get(number=3)
    entries = dict(revision.authorship)
    entries["saver"] = "3"
    Revision.objects.filter(pk=revision.pk).update(authorship=entries)


def sign_with_other_person():
    other = Contributor.objects.create(name="Orang Lain")
    EditionCredit.objects.filter(edition__number=3, role="writer").update(contributor=other)


FORGERIES = {
    "an edition of another revision": lambda: Edition.objects.filter(number=3).update(
        revision=Revision.objects.get(number=1)
    ),
    "an edition approved by another event": lambda: Edition.objects.filter(number=3).update(
        approval=Event.objects.filter(move="approve").order_by("number").first()
    ),
    "a headline nobody approved": lambda: say_otherwise({"headline": "Palsu"}),
    "a topic nobody approved": lambda: say_otherwise({"topic": {"uid": str(Topic.objects.get().uid), "name": "Palsu"}}),
    "a headline that is not the sealed one": lambda: Edition.objects.filter(number=3).update(headline="Palsu"),
    "an excerpt of other words": lambda: Edition.objects.filter(number=3).update(excerpt="Palsu."),
    "a list of another topic": lambda: Edition.objects.filter(number=3).update(topic=Topic.objects.create(name="Lain")),
    "a list of another section": lambda: Edition.objects.filter(number=3).update(section=make_category("Lain")),
    "a list of another category": lambda: Edition.objects.filter(number=3).update(
        category=Category.objects.create(name="Lain", parent=make_category("Nasional"))
    ),
    "a list of another tag": lambda: Edition.objects.get(number=3).edition_tags.update(
        tag=Tag.objects.create(name="Lain")
    ),
    "a list of another person": sign_with_other_person,
    "no place in a list of somebody's work": lambda: EditionCredit.objects.filter(edition__number=3).update(work=""),
    "another place in a tag's list": lambda: EditionTag.objects.filter(edition__number=3).update(
        first_published_at=timezone.now()
    ),
    "another author": name_other_author,
    "no authors": lambda: Revision.objects.filter(number=3).update(authorship=None),
    "an approval that is none": lambda: Edition.objects.filter(number=3).update(
        approval=Event.objects.filter(move="submit", revision=Edition.objects.get(number=3).revision).first()
    ),
    "an approval by the author": lambda: Event.objects.filter(pk=Edition.objects.get(number=3).approval_id).update(
        actor=Edition.objects.get(number=3).revision.author
    ),
    "a state that no event led to": lambda: Article.objects.update(state="draft"),
}


def test_a_record_with_recomputed_digests_and_no_change_is_valid(article):
    with triggers_disabled():
        recompute_digests(article)
    assert list(find_breaks()) == [None]


@pytest.mark.parametrize("forgery", FORGERIES)
def test_a_forgery_with_recomputed_digests_is_found(forgery, article):
    with triggers_disabled():
        FORGERIES[forgery]()
        recompute_digests(article)
    (found,) = find_breaks()
    assert found
    assert "SHA-256" not in found.reason


RETRACTION = {
    "words": {"body": [{"html": "<p>Palsu.</p>"}], "word_count": 1},
    "a label": {"label": "opinion"},
    "a topic's name": {"topic_name": "Palsu"},
    "a headline to be found by": {"headline_key": "palsu"},
    "another topic": {"topic": lambda: Topic.objects.create(name="Lain")},
    "an article that it answers": {"replies_to": Article.objects.first},
}


@pytest.mark.parametrize("forgery", RETRACTION)
def test_a_retraction_notice_with_content_is_found(forgery, writer, editor, chief):
    article = publish(make_article(writer, topic="Banjir"), writer, editor)
    perform(article, "retract", by=chief, reason="Keliru.", ground="child")
    perform(article, "confirm_retraction", by=editor)
    assert list(find_breaks()) == [None]
    values = {name: value() if callable(value) else value for name, value in RETRACTION[forgery].items()}
    with triggers_disabled():
        Edition.objects.filter(kind="retraction").update(**values)
    (found,) = find_breaks()
    assert found


def test_a_retraction_requested_and_confirmed_by_one_person_is_found(writer, editor, chief):
    article = publish(make_article(writer), writer, editor)
    perform(article, "retract", by=chief, reason="Keliru.", ground="child")
    perform(article, "confirm_retraction", by=editor)
    with triggers_disabled():
        name = Event.objects.get(move="retract").actor_name
        Event.objects.filter(move="confirm_retraction").update(actor=chief, actor_name=name)
        recompute_digests(article)
    (found,) = find_breaks()
    assert found
    assert "SHA-256" not in found.reason


def test_another_order_of_the_byline_is_found(writer, editor):
    publish(make_article(writer, writers=["Ayu", "Bima"]), writer, editor)
    for row, order in zip(EditionCredit.objects.order_by("order"), (5, 4, 3), strict=True):
        EditionCredit.objects.filter(pk=row.pk).update(order=order)
    (found,) = find_breaks()
    assert found


def test_a_revision_assigned_to_another_login_is_found(article, writer, editor):
    with triggers_disabled():
        Revision.objects.filter(article=article, number=2).update(author=editor)
    (found,) = find_breaks()
    assert "2" in found.reason


def test_a_revision_with_the_name_of_nobody_is_found(writer, editor):
    article = make_article(writer)
    with triggers_disabled():
        Revision.objects.filter(article=article).update(author_name="Orang Lain (tidak.ada)")
        recompute_digests(article)
    assert [found.reason for found in find_breaks() if found]


def test_a_revision_of_a_user_whose_login_was_renamed_is_valid(article, writer, chief):
    record_event(writer, "rename_login", by=chief, details={"was": writer.username, "login": "nama.baru"})
    former = writer.username
    get_user_model().objects.filter(pk=writer.pk).update(username="nama.baru")
    make_person(former, "Editor")
    assert list(find_breaks()) == [None]


@pytest.mark.parametrize("column", ["comment_policy", "photo", "topic"])
def test_wrong_columns_of_listings_are_found_and_corrected_by_rebuilding_them(column, writer, editor):
    article = publish(make_article(writer, topic="Banjir", photo=make_photo(writer)), writer, editor)
    value = {"comment_policy": CommentPolicy.objects.create(name="Lain", mode="closed"), "photo": None, "topic": None}
    Edition.objects.filter(article=article).update(**{column: value[column]})
    (found,) = find_breaks()
    assert "rebuild_listings" in found.reason
    call_command("rebuild_listings", stdout=StringIO(), stderr=StringIO())
    assert list(find_breaks()) == [None]


def test_a_retraction_listed_under_a_topic_is_corrected_too(article, writer, editor, chief):
    perform(article, "retract", by=chief, reason="Keliru.")
    perform(article, "confirm_retraction", by=editor)
    Edition.objects.filter(kind="retraction").update(topic=Topic.objects.first())
    call_command("rebuild_listings", stdout=StringIO(), stderr=StringIO())
    assert list(find_breaks()) == [None]
