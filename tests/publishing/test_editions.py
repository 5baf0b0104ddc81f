"""Publishing: which edition readers see, from when and until when."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles import editions, publishing, workflow
from articles.content import content_of
from articles.models import Article, CommentPolicy, Edition
from articles.publishing import publication
from articles.signals import changed
from articles.workflow import MoveNotAllowed
from tests.support.makers import approve, edit, make_article, make_category, perform, publish

HOUR = timedelta(hours=1)


@pytest.mark.django_db
def test_editing_a_live_article_changes_nothing_in_public_until_it_is_published(writer, editor):
    article = publish(make_article(writer, body="<p>Lama.</p>"), writer, editor)
    edit(article, writer, headline="Judul Baru", body="<p>Baru.</p>")
    shown = Edition.objects.live().get()
    assert (shown.headline, shown.body) == ("Pasar Lama Dibuka Lagi", [{"html": "<p>Lama.</p>"}])
    assert article.public_status().public_state == "live_with_changes"
    publish(article, writer, editor)
    assert Edition.objects.live().get().headline == "Judul Baru"
    first, second = Edition.objects.order_by("number")
    assert first.live_until == second.live_from
    assert (second.kind, second.first_published_at) == ("update", first.live_from)


@pytest.mark.django_db
def test_a_scheduled_edition_begins_and_ends_to_the_second(writer, editor):
    start = timezone.now() + HOUR
    article = approve(make_article(writer), writer, editor)
    perform(article, "schedule", by=editor, at=start, until=start + HOUR)
    second = timedelta(seconds=1)
    assert article.public_status().public_state == "scheduled"
    for at, count in ((start - second, 0), (start, 1), (start + HOUR - second, 1), (start + HOUR, 0)):
        assert Edition.objects.live(at).count() == count
    assert article.public_status(start + HOUR).public_state == "expired"


@pytest.mark.django_db
def test_the_live_edition_ends_when_a_scheduled_update_begins_unless_it_is_unscheduled(writer, editor):
    article = publish(make_article(writer), writer, editor, until=timezone.now() + 9 * HOUR)
    end = Edition.objects.get().live_until
    edit(article, writer, body="<p>Nanti.</p>")
    approve(article, writer, editor)
    hour = timezone.now() + HOUR
    perform(article, "schedule", by=editor, at=hour)
    assert Edition.objects.live().get().number == 1
    assert Edition.objects.live(hour).get().number == 2
    perform(article, "unschedule", by=editor)
    only = Edition.objects.get()
    assert (only.number, only.live_until) == (1, end)


@pytest.mark.django_db
@pytest.mark.parametrize(("start", "end"), [(-HOUR, None), (HOUR, HOUR), (2 * HOUR, HOUR)])
def test_an_invalid_window_is_refused(start, end, writer, editor):
    article = approve(make_article(writer), writer, editor)
    now = timezone.now()
    with pytest.raises(MoveNotAllowed):
        perform(article, "schedule", by=editor, at=now + start, until=end and now + end)
    assert not Edition.objects.exists()


@pytest.mark.django_db
def test_an_imported_live_article_can_be_edited_and_published_again(writer, editor):
    article = make_article(writer)
    publishing.publish_import(article, published_at=timezone.now() - HOUR)
    edit(article, writer, body="<p>Sesudah tayang.</p>")
    publish(article, writer, editor)
    assert Edition.objects.live().get().number == 2


@pytest.mark.django_db
def test_a_retraction_withdraws_a_scheduled_update_and_shows_only_its_reason(writer, editor, chief):
    article = publish(make_article(writer, tags=["Rahasia"], writers=["Wulan"]), writer, editor)
    edit(article, writer, body="<p>Nanti.</p>")
    approve(article, writer, editor)
    perform(article, "schedule", by=editor, at=timezone.now() + HOUR)
    perform(article, "retract", by=chief, reason="Memuat SARA.", ground="sara")
    perform(article, "confirm_retraction", by=editor)
    for at in (timezone.now(), timezone.now() + 2 * HOUR):
        notice = Edition.objects.live(at).get()
        assert (notice.kind, notice.note, notice.ground) == ("retraction", "Memuat SARA.", "sara")
    assert (notice.headline, notice.body, notice.tag_list, notice.byline) == ("", [], [], {})
    assert not Edition.objects.live().listed().exists()


@pytest.mark.django_db
def test_a_refused_retraction_leaves_the_article_live(writer, editor, chief):
    article = publish(make_article(writer), writer, editor)
    perform(article, "retract", by=chief, reason="Ditekan pihak luar.")
    perform(article, "cancel_retraction", by=editor, reason="Tekanan bukan alasan.")
    public_status = article.public_status()
    assert (public_status.public_state, public_status.retraction_pending) == ("live", False)


@pytest.mark.django_db
def test_a_right_of_reply_refers_to_the_article_it_answers(writer, editor):
    answered = publish(make_article(writer), writer, editor)
    reply = approve(make_article(writer, headline="Hak Jawab Pengelola", replies_to=answered), writer, editor)
    perform(reply, "reply", by=editor)
    edition = Edition.objects.get(article=reply)
    assert (edition.kind, edition.replies_to) == ("reply", answered)


@pytest.mark.django_db
def test_a_scheduled_answer_is_a_right_of_reply_too(writer, editor):
    answered = publish(make_article(writer), writer, editor)
    reply = approve(make_article(writer, headline="Hak Jawab Pengelola", replies_to=answered), writer, editor)
    perform(reply, "schedule", by=editor, at=timezone.now() + HOUR)
    assert Edition.objects.get(article=reply).kind == "reply"


@pytest.mark.django_db
def test_the_signal_changed_is_sent_after_commit(writer, editor, django_capture_on_commit_callbacks):
    heard = []

    def hear(sender, articles, **kwargs):
        heard.extend(article.pk for article in articles)

    changed.connect(hear)
    try:
        article = approve(make_article(writer), writer, editor)
        with django_capture_on_commit_callbacks(execute=True):
            perform(article, "publish", by=editor)
            assert heard == []
        assert heard == [article.pk]
        with django_capture_on_commit_callbacks(execute=True), pytest.raises(MoveNotAllowed):
            perform(article, "publish", by=editor)
        assert heard == [article.pk]
    finally:
        changed.disconnect(hear)


@pytest.mark.django_db
def test_the_comment_policy_is_of_the_article_else_category_else_section_else_site(writer, editor):
    site, section, category, own = (
        CommentPolicy.objects.create(name=name, notice=name) for name in ("situs", "rubrik", "subrubrik", "sendiri")
    )
    CommentPolicy.objects.filter(is_default=True).update(is_default=False)
    CommentPolicy.objects.filter(pk=site.pk).update(is_default=True)
    top = make_category("Olahraga")
    below = make_category("Sepak Bola", parent=top)
    article = make_article(writer, category=below)

    def notice():
        below.refresh_from_db()
        article.refresh_from_db()
        return editions.preview(article, content_of(article)).comment_notice

    assert notice() == "situs"
    top.comment_policy = section
    top.save()
    assert notice() == "rubrik"
    below.comment_policy = category
    below.save()
    assert notice() == "subrubrik"
    article.comment_policy = own
    article.save()
    assert notice() == "sendiri"


@pytest.mark.django_db
def test_two_people_publishing_the_same_revision_make_one_edition(writer, editor, chief):
    article = approve(make_article(writer), writer, editor)
    perform(article, "publish", by=editor)
    with pytest.raises(MoveNotAllowed):
        perform(article, "publish", by=chief)
    assert Edition.objects.count() == 1
    assert workflow.allowed_moves(article, editor)


@pytest.mark.django_db
def test_a_failing_receiver_does_not_prevent_the_others(writer, editor, django_capture_on_commit_callbacks, caplog):
    heard = []

    def fail(articles, **_unused):
        raise RuntimeError("penerima rusak")

    def hear(articles, **_unused):
        heard.extend(article.pk for article in articles)

    article = approve(make_article(writer), writer, editor)
    changed.connect(fail)
    changed.connect(hear)
    try:
        with django_capture_on_commit_callbacks(execute=True):
            perform(article, "publish", by=editor)
    finally:
        changed.disconnect(fail)
        changed.disconnect(hear)
    assert heard == [article.pk]
    assert "penerima rusak" in caplog.text


@pytest.mark.django_db
def test_an_edition_is_prepared_before_the_row_is_locked(writer, editor, monkeypatch):
    article = approve(make_article(writer), writer, editor)
    prepared_after, prepare = [], publication.draft_of_words
    with CaptureQueriesContext(connection) as queries:

        def note(*args, **options):
            prepared_after.append(len(queries))
            return prepare(*args, **options)

        monkeypatch.setattr(publication, "draft_of_words", note)
        perform(article, "publish", by=editor)
    statements = [one["sql"] for one in queries]
    begun = next(place for place, sql in enumerate(statements) if sql.startswith(("BEGIN", "SAVEPOINT")))
    assert [place <= begun for place in prepared_after] == [True]


@pytest.mark.django_db
def test_a_publication_asks_the_database_at_most_25_times(writer, editor, django_capture_on_commit_callbacks):
    policy = CommentPolicy.objects.create(name="Rubrik", notice="Sopan.")
    food = make_category("Kuliner", parent=make_category("Budaya"), comment_policy=policy)
    # The first article of a section marks the section's policy as part of the record.
    publish(make_article(writer, category=food), writer, editor)
    article = approve(make_article(writer, category=food, topic="Banjir", tags=["Air", "Kota"]), writer, editor)
    with CaptureQueriesContext(connection) as queries, django_capture_on_commit_callbacks(execute=True):
        perform(article, "publish", by=editor)
    asked = [one["sql"] for one in queries if "SAVEPOINT" not in one["sql"]]
    assert len(asked) <= 25, "\n".join(asked)
    assert Edition.objects.live().get(article=article).tag_list


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["publish", "schedule"])
def test_rows_that_were_changed_without_a_revision_are_not_published(name, writer, editor):
    article = approve(make_article(writer, tags=["Pasar"]), writer, editor)
    at = {"at": timezone.now() + HOUR} if name == "schedule" else {}
    Article.objects.filter(pk=article.pk).update(headline="Judul yang tidak disetujui")
    with pytest.raises(MoveNotAllowed, match="Judul|headline|judul"):
        perform(article, name, by=editor, **at)
    Article.objects.filter(pk=article.pk).update(headline="Pasar Lama Dibuka Lagi")
    article.tags.add("Diselipkan")
    with pytest.raises(MoveNotAllowed):
        perform(article, name, by=editor, **at)
    article.tags.remove("Diselipkan")
    perform(article, name, by=editor, **at)
    assert Edition.objects.count() == 1
