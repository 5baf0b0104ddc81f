"""Random histories: after random moves by random users, the rules of the newsroom are never broken."""

import itertools
import re
from datetime import timedelta

import pytest
from django.contrib.auth import get_user_model
from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from articles import photo_library, references, workflow
from articles.content import content_of, content_of_revision
from articles.editions import content_of_edition
from articles.integrity import find_breaks
from articles.models import Article, Category, Edition, Photo, ReferenceVersion, Tag, Topic
from articles.states import MOVES
from tests.support.makers import make_article, make_category, make_person, make_photo, perform, restore

PEOPLE = [("wulan", "Writer"), ("ratna", "Editor"), ("sari", "Editor"), ("hendra", "Chief"), ("joko", "Chief")]
# Likely moves are listed more than once, so that histories get far.
NAMES = [
    *MOVES,
    *("submit", "submit", "approve", "approve", "accept", "publish", "correct", "schedule", "edit", "edit", "edit"),
    *("correct in review", "correct in review", "approve", "accept", "accept"),
    *("rename", "rename", "rename and apply", "change the words of the picture", "take names", "restore"),
]
STEPS = st.lists(
    st.tuples(st.integers(0, len(PEOPLE) - 1), st.sampled_from(NAMES), st.integers(1, 3), st.booleans()),
    min_size=5,
    max_size=40,
)


# Users who edit, submit, correct in review, approve, accept and publish, in each round.
ROUND = ("edit", "submit", "correct in review", "correct in review", "approve", "accept", "publish")
EDITORS = st.integers(1, 3)
REVIEWS = st.lists(st.tuples(*(st.none() | EDITORS if "correct" in name else EDITORS for name in ROUND)), max_size=4)


def rename(article, person, hours, is_applied=False):
    """Rename a reference of the article, with two people if readers see it."""
    article.refresh_from_db()
    rows = [article.topic, article.category, *article.tags.all(), *(one.contributor for one in article.credits.all())]
    row = [row for row in rows if row][hours % len([row for row in rows if row])]
    name = f"{row.KIND} {row.pk}.{ReferenceVersion.objects.filter(subject=row.uid).count()}"
    if references.fields_to_confirm(row, {"name"}):
        proposal = references.propose(row, {"name": name}, by=person, reason="Sebab.")
        second = get_user_model().objects.filter(groups__name="Chief").exclude(pk=person.pk).first()
        row, _event = references.confirm(row, proposal.number, by=second)
        if is_applied:
            list(references.apply_names(row, by=second))
    else:
        references.change(row, {"name": name}, by=person)
    return False


def rename_and_apply(article, person, hours):
    """Rename a reference, and apply the name to published articles."""
    return rename(article, person, hours, is_applied=True)


def change_words(article, person, hours):
    """Change the texts of the picture in the library."""
    photo = Photo.objects.get()
    photo.caption, photo.alt = f"Keterangan {hours} oleh {person.username}.", f"Gambar {hours}."
    photo_library.change(photo, ["caption", "alt"], by=person)
    return False


def take_names(article, person, hours):
    """Save the present names in the article."""
    return workflow.take_present_names(article, by=person, seen=workflow.LATEST) is not None


def restore_one(article, person, hours):
    """Restore an earlier revision."""
    article.refresh_from_db()
    before = article.revision_number
    article, _missed, _saved = restore(article, article.revisions.order_by("number")[(hours - 1) % before], by=person)
    return article.revision_number > before


def correct_in_review(article, person, hours):
    """Make a small change in an article in review."""
    with transaction.atomic():
        article = workflow.lock(article)
        workflow.check_may_edit(article, person)
        if article.state != "in_review":
            return False
        article.body += f"<p>Koreksi {article.revision_number + 1} oleh {person.username}.</p>"
        article.save()
        workflow.record_save(article, by=person)
    return True


OTHERS = {
    "correct in review": correct_in_review,
    "rename": rename,
    "rename and apply": rename_and_apply,
    "change the words of the picture": change_words,
    "take names": take_names,
    "restore": restore_one,
}


def take(article, person, name, hours, with_reason):
    """Take one step, and return whether it was possible."""
    try:
        if name in OTHERS:
            return OTHERS[name](article, person, hours)
        if name == "edit":
            with transaction.atomic():
                article = workflow.lock(article)
                workflow.check_may_edit(article, person)
                article.body = f"<p>Kalimat {article.revision_number + 1} oleh {person.username}.</p>"
                if with_reason:
                    article.topic = Topic.objects.order_by("pk")[hours % 2]
                    article.category = Category.objects.order_by("pk")[hours % 2]
                    article.tags.set([tag.name for tag in Tag.objects.order_by("pk")[: hours % 3]])
                article.save()
                workflow.record_save(article, by=person)
            return True
        hour = timezone.now() + timedelta(hours=hours)
        perform(
            article,
            name,
            by=person,
            reason="Sebab." if with_reason else "",
            at=hour if MOVES[name].requires_time else None,
            until=hour + timedelta(hours=1) if MOVES[name].requires_time and with_reason else None,
        )
    except (workflow.MoveNotAllowed, photo_library.PhotoChangeNotAllowed):
        return False
    return True


WRITTEN = re.compile(r"(?:Kalimat|Koreksi) (\d+) oleh (\w+)")


def check_two_people(article, edition):
    """Check that a second person approved or accepted each sentence of an edition, by the author in its words.

    The approver is responsible for what was submitted. Whoever accepts is responsible for later changes, too.
    """
    approval = edition.approval
    answer, submitted = {approval.actor.username}, edition.revision.number
    if approval.move == "accept":
        (approved,) = article.events.filter(number=approval.details["completes"])
        assert approved.details == {"awaits_acceptance_of": edition.revision.number}
        answer, submitted = {approved.actor.username}, approval.details["submitted"]
        assert article.events.filter(move="submit", revision__number=submitted, number__lt=approved.number).exists()
        assert approval.actor != approved.actor
        accepted = {approval.actor.username, approved.actor.username}
    else:
        assert (approval.move, approval.to_state) == ("approve", "approved")
        accepted = answer
    earlier = article.events.approvals().filter(revision__number__lt=edition.revision.number).select_related("actor")
    for number, author in WRITTEN.findall(str(edition.body)):
        answering = answer if int(number) <= submitted else accepted
        sentence = f"{number} oleh {author}"
        known = {one.actor.username for one in earlier if sentence in str(one.revision.content)}
        assert (answering | known) - {author}


def check(article):
    """Check everything that must be true after every step."""
    article.refresh_from_db()
    editions = list(Edition.objects.filter(article=article).order_by("live_from"))
    for earlier, later in itertools.pairwise(editions):
        assert earlier.live_until is not None
        assert earlier.live_until <= later.live_from
    for hours in range(6):
        assert Edition.objects.live(timezone.now() + timedelta(hours=hours)).count() <= 1
    for edition in editions:
        if edition.is_retraction:
            asked, confirmed = (article.events.filter(move=m).last() for m in ("retract", "confirm_retraction"))
            assert asked.actor_id != confirmed.actor_id
            continue
        if edition.kind == "renamed":
            assert edition.approval.move == "confirm_change"
        else:
            assert edition.approval.revision_id == edition.revision_id
            assert edition.approval.actor_id != edition.revision.author_id
            check_two_people(article, edition)
        said, approved = content_of_edition(edition.content), content_of_revision(edition.revision)
        assert said.is_same(approved)
        assert said.picture_words == approved.picture_words
        if not edition.content.get("renamed"):
            assert said == approved
    assert content_of_revision(article.latest_revision).is_same(content_of(article))
    last_state = article.events.order_by("-number").first().to_state
    assert last_state == article.state
    assert list(find_breaks()) == [None]


def walk(steps):
    """Take steps, and check the rules after each."""
    with transaction.atomic():
        people = [make_person(*one) for one in PEOPLE]
        make_category("Olahraga")
        Topic.objects.bulk_create(Topic(name=name, slug=name.lower()) for name in ("Banjir", "Gempa"))
        for name in ("Hujan", "Angin"):
            Tag.objects.create(name=name)
        article = make_article(people[0], topic="Banjir", tags=["Hujan"], photo=make_photo(people[0]))
        for who, name, hours, with_reason in steps:
            before = article.events.count(), Edition.objects.count()
            state = Article.objects.values_list("state", "revision_number").get(pk=article.pk)
            taken = take(article, people[who], name, hours, with_reason)
            if taken:
                assert article.events.count() == before[0] + 1
            elif name == "rename and apply":
                assert Article.objects.values_list("state", "revision_number").get(pk=article.pk) == state
            else:
                assert (article.events.count(), Edition.objects.count()) == before
            check(article)
        transaction.set_rollback(True)


NO_COMPLAINTS = [HealthCheck.function_scoped_fixture, HealthCheck.too_slow]


@pytest.mark.django_db
@settings(max_examples=6, deadline=None, suppress_health_check=NO_COMPLAINTS)
@given(steps=STEPS)
def test_no_history_publishes_an_unapproved_word_or_leaves_a_change_unrecorded(db, steps):
    walk(steps)


@pytest.mark.slow
@pytest.mark.django_db
@settings(max_examples=60, deadline=None, suppress_health_check=NO_COMPLAINTS)
@given(steps=STEPS)
def test_no_longer_history_publishes_an_unapproved_word(db, steps):
    walk(steps)


@pytest.mark.slow
@pytest.mark.django_db
@settings(max_examples=30, deadline=None, suppress_health_check=NO_COMPLAINTS)
@given(rounds=REVIEWS)
def test_no_correction_in_review_is_published_without_two_people(db, rounds):
    pairs = [pair for people in rounds for pair in zip(people, ROUND, strict=True)]
    walk([(person, name, 1, False) for person, name in pairs if person])
