"""Subjects of events: each subject has its own chain, which is shown to users who may view the subject."""

import pytest
from django.contrib.auth.models import Permission
from django.db import IntegrityError, transaction

from articles import audit
from articles.models import CommentPolicy, Contributor, Event, EventChain, Page, Tag, Topic, Writer
from articles.text import digest
from tests.support.makers import make_article, make_category, make_person, make_photo

Kind = Event.SubjectKind


def make_subjects(user):
    """Make a subject of each kind except articles, and return them by kind."""
    return {
        Kind.CATEGORY: make_category("Daerah"),
        Kind.TOPIC: Topic.objects.create(name="Banjir"),
        Kind.TAG: Tag.objects.create(name="Pasar"),
        Kind.CONTRIBUTOR: Contributor.objects.create(name="Laras Wening"),
        Kind.COMMENT_POLICY: CommentPolicy.objects.first(),
        Kind.PAGE: Page.objects.first(),
        Kind.PHOTO: make_photo(user),
        Kind.LOGIN: user,
        Kind.DESK: audit.DESK,
    }

    return CommentPolicy.objects.first()


@pytest.mark.django_db
def test_each_subject_has_a_chain_of_its_own(chief):
    subjects = make_subjects(chief)
    assert set(subjects) | {Kind.ARTICLE} == set(Kind)
    for kind, subject in subjects.items():
        for number in (1, 2):
            event = audit.record_event(subject, "change_reference", by=chief, details={"fields": ["name"]})
            assert (event.subject_kind, event.number, event.article) == (kind, number, None)
        first, second = audit.events_of(subject).order_by("number")
        assert second.previous_digest == first.digest != second.digest
        assert digest(second.digest_payload()) == second.digest
        chain = EventChain.objects.get(kind=kind, subject=second.subject)
        assert (chain.event_count, chain.last_digest) == (2, second.digest)


@pytest.mark.django_db
def test_the_article_counts_its_events(writer):
    article = make_article(writer)
    event = article.events.get()
    assert (event.subject_kind, event.subject, len(event.salt)) == (Kind.ARTICLE, article.uid, 32)
    assert (article.event_count, article.last_event_digest) == (1, event.digest)
    assert not EventChain.objects.exists()


@pytest.mark.django_db
def test_a_contributor_is_one_subject_as_writer_and_as_editor():
    person = Contributor.objects.create(name="Laras Wening", is_writer=True)
    assert audit.subject_of(Writer.objects.get()) == audit.subject_of(person)


@pytest.mark.django_db
def test_a_digest_covers_the_subject_and_the_salt(writer):
    event = make_article(writer).events.get()
    for name, value in (("subject_kind", "topic"), ("subject", audit.DESK.uid), ("salt", "0" * 32)):
        before = getattr(event, name)
        setattr(event, name, value)
        assert digest(event.digest_payload()) != event.digest, name
        setattr(event, name, before)


@pytest.mark.django_db
def test_an_event_without_a_salt_has_the_digest_of_version_1(writer):
    event = make_article(writer).events.get()
    event.salt = ""
    assert set(event.digest_payload()) == {
        *("article", "number", "move", "from_state", "to_state", "actor", "at", "reason"),
        *("revision", "edition", "details", "previous"),
    }


@pytest.mark.django_db
def test_two_events_of_a_subject_never_have_the_same_number(chief):
    event = audit.record_event(audit.DESK, "export_events", by=chief)
    event.pk = None
    with pytest.raises(IntegrityError), transaction.atomic():
        event.save(force_insert=True)


@pytest.mark.django_db
def test_only_events_of_articles_refer_to_an_article(writer):
    article = make_article(writer)
    for kind, named in ((Kind.ARTICLE, None), (Kind.TOPIC, article)):
        event = Event(subject_kind=kind, subject=article.uid, article=named, number=9, move="edit", digest="0" * 64)
        with pytest.raises(IntegrityError), transaction.atomic():
            event.save()


@pytest.mark.django_db
def test_an_unknown_subject_is_refused(writer):
    with pytest.raises(TypeError):
        audit.record_event("articles", "export_events", by=writer)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("kind", "permission"),
    [
        (Kind.CATEGORY, "view_category"),
        (Kind.TOPIC, "view_topic"),
        (Kind.TAG, "view_tag"),
        (Kind.CONTRIBUTOR, "view_contributor"),
        (Kind.COMMENT_POLICY, "view_commentpolicy"),
        (Kind.PAGE, "view_page"),
        (Kind.PHOTO, "view_photo"),
        (Kind.LOGIN, "view_loginattempt"),
        (Kind.DESK, "export_article"),
    ],
)
def test_events_are_shown_to_users_who_may_view_their_subject(chief, kind, permission):
    for subject in make_subjects(chief).values():
        audit.record_event(subject, "change_reference", by=chief)
    viewer = make_person("tamu")
    assert not Event.objects.visible_to(viewer).exists()
    viewer.user_permissions.add(Permission.objects.get(content_type__app_label="articles", codename=permission))
    viewer = type(viewer).objects.get(pk=viewer.pk)
    assert {event.subject_kind for event in Event.objects.visible_to(viewer)} == {kind}


@pytest.mark.django_db
def test_a_writer_sees_no_events_of_articles_of_others(writer, second_writer):
    make_article(writer)
    assert Event.objects.visible_to(writer).filter(subject_kind=Kind.ARTICLE).exists()
    assert not Event.objects.visible_to(second_writer).filter(subject_kind=Kind.ARTICLE).exists()


@pytest.mark.django_db
def test_the_list_and_the_desk_name_every_subject(client, chief):
    client.force_login(chief)
    for subject in make_subjects(chief).values():
        details = {"login": chief.username} if subject is chief else {}
        audit.record_event(subject, "change_reference", by=chief, details=details)
    for address in ("/admin/articles/event/", "/admin/"):
        page = client.get(address).content.decode()
        for name in ("Daerah", "Banjir", "Pasar", "Laras Wening"):
            assert name in page, (address, name)


@pytest.mark.django_db
def test_the_list_of_events_costs_the_same_with_many_subjects(client, chief, django_assert_max_num_queries):
    client.force_login(chief)

    def cost():
        with django_assert_max_num_queries(40) as asked:
            client.get("/admin/articles/event/")
        return len(asked)

    audit.record_event(make_category("Awal"), "change_reference", by=chief)
    few = cost()
    for number in range(10):
        audit.record_event(make_category(f"Rubrik {number}"), "change_reference", by=chief)
    assert cost() == few
