"""Accepting a reviewer's correction: who may, when an approval needs it, and who is notified."""

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse

from articles import publishing
from articles.integrity import find_breaks
from articles.models import Article, ChecklistItem, Edition, Topic
from articles.states import State
from articles.workflow import LATEST, MoveNotAllowed, Review, add_note, record_save, take_present_names
from tests.support.makers import edit, make_article, make_person, move, perform, restore, tick
from tests.support.moves import names, refusal_of

pytestmark = pytest.mark.django_db


def test_the_approval_of_ones_own_correction_needs_acceptance_by_the_writer(corrected, writer, editor):
    assert move(corrected, "approve", by=editor).state == State.IN_REVIEW
    waiting = corrected.events.order_by("-number").first()
    assert waiting.details == {"awaits_acceptance_of": 2}
    with pytest.raises(MoveNotAllowed):
        perform(corrected, "publish", by=editor)
    assert move(corrected, "accept", by=writer).state == State.APPROVED
    perform(corrected, "publish", by=editor)
    edition = Edition.objects.get()
    assert (edition.approval.move, edition.approval.actor, edition.revision.number) == ("accept", writer, 2)
    assert edition.approval.details == {"submitted": 1, "completes": waiting.number}
    assert list(find_breaks()) == [None]


def test_another_reviewer_may_accept_too(corrected, editor, chief):
    move(corrected, "approve", by=editor)
    assert move(corrected, "accept", by=chief).state == State.APPROVED


def test_a_reviewer_who_changed_nothing_approves_alone(corrected, chief):
    assert move(corrected, "approve", by=chief).state == State.APPROVED


def test_nobody_accepts_before_the_reviewer_has_approved(corrected, writer, chief):
    for person in (writer, chief):
        assert "accept" not in names(corrected, person)
        refusal_of(corrected, "accept", person)


def test_the_approver_cannot_accept(corrected, editor):
    move(corrected, "approve", by=editor)
    assert {"approve", "accept"} & names(corrected, editor) == set()
    assert "wulan" in refusal_of(corrected, "accept", editor)
    assert "wulan" in refusal_of(corrected, "approve", editor)


def test_a_refusal_names_nobody_whose_approval_waits_to_be_accepted(editor):
    author = make_person("sari", "Editor")
    article = make_article(author)
    move(article, "submit", by=author)
    edit(article, editor, standfirst="Teras yang dibetulkan.")
    assert "ratna" in refusal_of(article, "approve", author)
    move(article, "approve", by=editor)
    assert "ratna" not in refusal_of(article, "approve", author)


def test_a_user_who_changed_the_article_after_the_submission_cannot_accept(corrected, writer, editor, chief):
    edit(corrected, chief, standfirst="Teras oleh pemimpin redaksi.")
    move(corrected, "approve", by=editor)
    assert "wulan" in refusal_of(corrected, "accept", chief)
    assert move(corrected, "accept", by=writer).state == State.APPROVED


def test_a_writer_with_no_part_in_the_submission_cannot_accept(corrected, editor, second_writer):
    corrected.assignee = second_writer
    corrected.save()
    move(corrected, "approve", by=editor)
    assert "accept" not in names(corrected, second_writer)
    refusal_of(corrected, "accept", second_writer)


@pytest.mark.parametrize("who", ["editor", "writer", "chief"])
def test_any_save_voids_an_approval_that_needs_acceptance(who, corrected, request, writer, editor, chief):
    move(corrected, "approve", by=editor)
    edit(corrected, request.getfixturevalue(who), standfirst="Diubah lagi.")
    corrected.refresh_from_db()
    for person in (writer, chief):
        assert "accept" not in names(corrected, person)
        refusal_of(corrected, "accept", person)


@pytest.mark.parametrize(("name", "who"), [("withdraw", "writer"), ("request_changes", "editor")])
def test_an_article_that_was_sent_back_cannot_be_accepted_any_more(
    name, who, corrected, request, writer, editor, chief
):
    move(corrected, "approve", by=editor)
    move(corrected, name, by=request.getfixturevalue(who), reason="Tunggu.")
    move(corrected, "submit", by=writer)
    for person in (writer, chief):
        refusal_of(corrected, "accept", person)
    # Now the correction is part of the submission.
    assert "hendra" in refusal_of(corrected, "approve", editor)
    assert move(corrected, "approve", by=chief).state == State.APPROVED


def test_an_accepted_approval_is_the_base_of_the_next(corrected, writer, editor, chief):
    move(corrected, "approve", by=editor)
    move(corrected, "accept", by=writer)
    edit(corrected, writer, standfirst="Perkembangan baru.")
    move(corrected, "submit", by=writer)
    assert move(corrected, "approve", by=editor).state == State.APPROVED


def test_an_approval_that_was_not_accepted_is_not_a_base(corrected, writer, editor, chief):
    move(corrected, "approve", by=editor)
    edit(corrected, writer, standfirst="Perkembangan baru.")
    move(corrected, "submit", by=writer)
    refusal_of(corrected, "approve", editor)
    assert move(corrected, "approve", by=chief).state == State.APPROVED


def test_an_imported_article_that_was_never_submitted_has_nothing_to_accept(editor, chief):
    article = make_article(None)
    move(article, "submit", by=chief)
    edit(article, editor, standfirst="Diubah.")
    move(article, "approve", by=editor)
    assert move(article, "accept", by=chief).state == State.APPROVED


def test_a_role_that_may_only_review_can_accept(corrected, editor):
    reviewer = make_person("tinjau", "Editor")
    group = Group.objects.get(name="Editor")
    allowed = group.permissions.exclude(codename="submit_article")
    reviewer.groups.clear()
    reviewer.user_permissions.set(allowed)
    move(corrected, "approve", by=editor)
    assert move(corrected, "accept", by=reviewer).state == State.APPROVED


def test_only_those_who_can_accept_are_notified(
    corrected, writer, editor, chief, second_writer, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        move(corrected, "approve", by=editor)
    assert [(one.kind, one.recipient) for one in corrected.notifications.all()] == [("acceptance", writer)]
    with django_capture_on_commit_callbacks(execute=True):
        move(corrected, "accept", by=writer)
    told = corrected.notifications.filter(move="accept")
    assert [(one.kind, one.recipient) for one in told] == [("approved", editor)]


def test_other_reviewers_are_notified_if_no_writer_can_accept(
    writer, editor, chief, django_capture_on_commit_callbacks
):
    article = make_article(writer)
    move(article, "submit", by=writer)
    edit(article, editor, standfirst="Diubah.")
    writer.is_active = False
    writer.save()
    with django_capture_on_commit_callbacks(execute=True):
        move(article, "approve", by=editor)
    assert [one.recipient for one in article.notifications.all()] == [chief]


def test_a_second_acceptance_is_refused(corrected, writer, editor, chief):
    move(corrected, "approve", by=editor)
    move(corrected, "accept", by=writer)
    refusal_of(corrected, "accept", chief)
    assert corrected.events.filter(move="accept").count() == 1


def test_nothing_is_accepted_from_a_stale_page(corrected, writer, editor):
    move(corrected, "approve", by=editor)
    with pytest.raises(MoveNotAllowed):
        publishing.perform(corrected, "accept", by=writer, seen=1)


def reversed_after_publication(article, writer, editor):
    """Make an article that was corrected and published, and whose editor then restored the submitted text."""
    submitted = article.body
    edit(article, editor, body="<p>Menteri itu tidak terbukti menerima suap.</p>")
    move(article, "approve", by=editor)
    move(article, "accept", by=writer)
    perform(article, "publish", by=editor)
    article.refresh_from_db()
    article.body = submitted
    article.save()
    record_save(article, by=editor, wanted="publish")
    article.refresh_from_db()
    return article


def test_changes_of_a_published_article_are_compared_with_the_live_edition(client, writer, editor, chief):
    article = make_article(writer, body="<p>Menteri itu terbukti menerima suap.</p>")
    move(article, "submit", by=writer)
    article = reversed_after_publication(article, writer, editor)
    assert move(article, "approve", by=editor).state == State.IN_REVIEW
    client.force_login(chief)
    page = client.get(reverse("desk:articles_article_acceptance", args=[article.pk])).content.decode()
    assert "tidak" in page.partition("<del")[2].partition("</del>")[0]
    assert "setelah disetujui sebagai revisi 2" in page
    with pytest.raises(MoveNotAllowed):
        # The words that came back are the writer's.
        move(article, "accept", by=writer)
    move(article, "accept", by=chief)
    assert article.events.order_by("-number").first().details["submitted"] == 2
    perform(article, "publish", by=editor)
    assert list(find_breaks()) == [None]


def change_and_approve(article, reviewer, **fields):
    """Let a reviewer change an article with the button that publishes it, and approve that. Returns the article."""
    article = Article.objects.get(pk=article.pk)
    for name, value in fields.items():
        setattr(article, name, value)
    article.save()
    record_save(article, by=reviewer, wanted="publish")
    article.refresh_from_db()
    move(article, "approve", by=reviewer)
    return article


def test_the_author_of_words_published_earlier_may_accept(writer, editor, chief):
    article = make_article(writer, body="<p>Menteri itu menerima suap.</p>")
    move(article, "submit", by=writer)
    edit(article, chief, body="<p>Menteri itu menerima suap. Hak jawab: ia membantah.</p>")
    move(article, "approve", by=chief)
    move(article, "accept", by=writer)
    perform(article, "publish", by=editor)
    article = change_and_approve(article, editor, body="<p>Menteri itu menerima suap, kata jaksa.</p>")
    assert move(article, "accept", by=chief).state == State.APPROVED
    assert list(find_breaks()) == [None]


def test_whoever_wrote_what_was_submitted_long_ago_may_accept_in_every_round(writer, editor, chief):
    article = make_article(writer, body="<p>Satu. Dua. Tiga.</p>")
    move(article, "submit", by=writer)
    for number in range(3):
        article = change_and_approve(article, editor, standfirst=f"Diubah editor, kali {number}.")
        assert move(article, "accept", by=writer).state == State.APPROVED
    assert list(find_breaks()) == [None]


@pytest.mark.parametrize(
    "then",
    [
        [],
        ["accept"],
        ["edit"],
        ["withdraw"],
        ["request_changes"],
        ["names"],
        ["restore"],
        ["comment"],
        ["tick"],
        ["edit", "approve"],
        ["withdraw", "submit", "approve"],
        ["request_changes", "edit", "submit", "approve"],
        ["accept", "edit", "submit"],
    ],
)
def test_lists_and_the_review_agree_on_which_approvals_wait(then, corrected, writer, editor, chief):
    topic = Topic.objects.create(name="Pasar")
    found = []
    item = ChecklistItem.objects.create(name="Foto diperiksa", kind="tick", is_required=False)
    corrected = edit(corrected, editor, topic=topic)
    steps = {
        "approve": lambda: move(corrected, "approve", by=chief if found and "submit" in then else editor),
        "accept": lambda: move(corrected, "accept", by=writer),
        "edit": lambda: edit(corrected, editor, standfirst=f"Lain {corrected.revision_number}."),
        "withdraw": lambda: move(corrected, "withdraw", by=writer),
        "submit": lambda: move(corrected, "submit", by=writer),
        "request_changes": lambda: move(corrected, "request_changes", by=editor, reason="Belum."),
        "names": lambda: take_present_names(corrected, by=editor, seen=LATEST),
        "restore": lambda: restore(corrected, corrected.revisions.get(number=1), by=editor),
        "comment": lambda: add_note(corrected, by=chief, text="Sudah?"),
        "tick": lambda: tick(corrected, item, by=chief),
    }
    for step in ["approve", *then]:
        if step == "names":
            Topic.objects.filter(pk=topic.pk).update(name="Pasar Lama")
        steps[step]()
        corrected.refresh_from_db()
        waits = Review(Article.objects.get(pk=corrected.pk)).awaited is not None
        assert Article.objects.awaiting_acceptance().exists() == waits, step
        found.append(waits)
    assert found[0]
