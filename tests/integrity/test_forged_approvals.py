"""Forged approvals and acceptances are found, even if every digest was recomputed."""

import pytest

from articles.audit import record_event
from articles.integrity import find_breaks
from articles.models import Edition, Event, Revision
from articles.triggers import triggers_disabled
from tests.support.forgeries import recompute_digests
from tests.support.makers import edit, make_article, make_person, move, perform, publish
from tests.support.redaction_makers import redact

pytestmark = pytest.mark.django_db


@pytest.fixture
def accepted(writer, editor):
    """A published article that a reviewer corrected in review and its writer accepted."""
    article = make_article(writer)
    move(article, "submit", by=writer)
    edit(article, editor, standfirst="Dikoreksi.")
    move(article, "approve", by=editor)
    move(article, "accept", by=writer)
    return perform(article, "publish", by=editor)


def let_one_person_do_both():
    approval, acceptance = Event.objects.get(move="approve"), Event.objects.get(move="accept")
    Event.objects.filter(pk=approval.pk).update(actor=acceptance.actor, actor_name=acceptance.actor_name)


ACCEPTED = {
    "one person for both": let_one_person_do_both,
    "an acceptance by whoever changed it": lambda: Event.objects.filter(move="accept").update(
        actor=Revision.objects.get(number=2).author, actor_name=Revision.objects.get(number=2).author_name
    ),
    "an approval of another revision": lambda: Event.objects.filter(move="approve").update(
        details={"awaits_acceptance_of": 1}
    ),
    "an approval that was none": lambda: Event.objects.filter(move="approve").update(move="edit"),
    "an approval that waits": lambda: Edition.objects.update(approval=Event.objects.get(move="approve")),
}


def test_an_accepted_record_with_recomputed_digests_and_no_change_is_valid(accepted):
    with triggers_disabled():
        recompute_digests(accepted)
    assert list(find_breaks()) == [None]


def approve_falsely(article, move_name, by, **details):
    """Approve an article with forged events that no rule allowed."""
    article.refresh_from_db()
    article.state = "approved"
    article.save()
    record_event(article, move_name, by=by, from_state="in_review", details=details)
    perform(article, "publish", by=by)


def accept_what_was_sent_back(article, writer, editor, chief):
    waiting = article.events.filter(move="approve").get()
    move(article, "withdraw", by=writer)
    move(article, "submit", by=writer)
    approve_falsely(article, "accept", chief, submitted=1, completes=waiting.number)


def accept_without_approval(article, writer, editor, chief):
    approve_falsely(article, "accept", chief)


def accept_what_one_changed(article, writer, editor, chief):
    edit(article, chief, standfirst="Diubah pula.")
    edit(article, editor, standfirst="Diubah terakhir.")
    waiting = move(article, "approve", by=editor).events.order_by("-number").first()
    approve_falsely(article, "accept", chief, submitted=1, completes=waiting.number)


def approve_with_a_note_that_it_waits(article, writer, editor, chief):
    approve_falsely(article, "approve", chief, awaits_acceptance_of=2)


LATER = [
    accept_what_was_sent_back,
    accept_without_approval,
    accept_what_one_changed,
    approve_with_a_note_that_it_waits,
]


@pytest.mark.parametrize("forgery", LATER)
def test_a_forbidden_acceptance_is_found(forgery, writer, editor, chief):
    article = make_article(writer)
    move(article, "submit", by=writer)
    edit(article, editor, standfirst="Dikoreksi.")
    move(article, "approve", by=editor)
    forgery(article, writer, editor, chief)
    (found,) = find_breaks()
    assert found


def approve_own_words_that_another_saved_after(writer, editor, chief):
    article = edit(edit(make_article(writer), editor, standfirst="Tambahan."), writer, tags=["Pasar"])
    move(article, "submit", by=writer)
    approve_falsely(article, "approve", editor)


def approve_own_words_of_an_approval_that_was_sent_back(writer, editor, chief):
    article = edit(make_article(writer), editor, standfirst="Tambahan.")
    move(article, "submit", by=writer)
    move(article, "approve", by=chief)
    move(article, "request_changes", by=chief, reason="Belum cukup.")
    move(edit(article, writer, tags=["Pasar"]), "submit", by=writer)
    approve_falsely(article, "approve", editor)


def approve_own_words_after_a_redaction(writer, editor, chief):
    article = move(make_article(writer, standfirst="Rahasia Negara."), "submit", by=writer)
    move(article, "approve", by=chief)
    edit(article, editor, standfirst="Ditulis ulang oleh editor.")
    move(edit(article, writer, tags=["Pasar"]), "submit", by=writer)
    redact(article, chief, make_person("kedua", "Chief"))
    assert article.revisions.get(number=1).is_redacted
    approve_falsely(article, "approve", editor)


def approve_own_words_that_came_back(writer, editor, chief):
    article = make_article(writer, standfirst="Dari penulis.")
    said = edit(article, editor, standfirst="Ditulis oleh editor di meja redaksi.").standfirst
    publish(edit(article, writer, standfirst="Dari penulis."), writer, chief)
    move(edit(article, writer, standfirst=said), "submit", by=writer)
    approve_falsely(article, "approve", editor)


def approve_together_what_one_wrote_part_of(writer, editor, chief):
    article = edit(edit(make_article(writer), editor, standfirst="Tambahan."), writer, tags=["Pasar"])
    move(article, "submit", by=writer)
    edit(article, editor, standfirst="Dikoreksi.")
    record_event(article, "approve", by=editor, from_state="in_review", details={"awaits_acceptance_of": 4})
    waiting = article.events.get(move="approve")
    approve_falsely(article, "accept", chief, submitted=3, completes=waiting.number)


OWN_WORDS = [
    approve_own_words_after_a_redaction,
    approve_own_words_that_another_saved_after,
    approve_own_words_of_an_approval_that_was_sent_back,
    approve_own_words_that_came_back,
    approve_together_what_one_wrote_part_of,
]


@pytest.mark.parametrize("forgery", OWN_WORDS)
def test_an_approval_of_ones_own_words_is_found(forgery, writer, editor, chief):
    forgery(writer, editor, chief)
    (found,) = find_breaks()
    assert found
    assert "selain penulisnya" in found.reason


def test_an_approval_after_own_words_were_published_is_valid(writer, editor, chief):
    article = edit(make_article(writer), editor, standfirst="Tambahan.")
    publish(article, writer, chief)
    publish(edit(article, writer, tags=["Pasar"]), writer, editor)
    assert list(find_breaks()) == [None]


@pytest.mark.parametrize("forgery", ACCEPTED)
def test_a_forged_acceptance_with_recomputed_digests_is_found(forgery, accepted):
    with triggers_disabled():
        ACCEPTED[forgery]()
        recompute_digests(accepted)
    (found,) = find_breaks()
    assert found
    assert "SHA-256" not in found.reason
