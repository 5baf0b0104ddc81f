"""Triggers of redaction: a row can change only to the mark, and only after two people agreed."""

import pytest
from django.db import DatabaseError, connection, transaction

from articles.audit import record_event
from articles.models import Edition, Event, Redaction, ReferenceVersion, Revision
from articles.models.redactions import MARK, MARK_TEXT, REDACTED_VALUES
from tests.support.makers import edit, make_article, make_person, publish

pytestmark = pytest.mark.django_db

MODELS = {"revision": Revision, "edition": Edition, "event": Event, "reference_version": ReferenceVersion}
KINDS = list(MODELS)


@pytest.fixture
def second_chief():
    return make_person("wahyu", "Chief")


@pytest.fixture
def article(writer, editor):
    """An article with a live edition, and an event with a reason."""
    article = publish(make_article(writer, tags=["Pasar"]), writer, editor)
    edit(article, writer, headline="Pasar Baru")
    record_event(article, "assign", by=editor, reason="Lekas.", details={"assignee": "wulan"})
    return article


def row_of(kind, article):
    rows = MODELS[kind].objects.order_by("pk")
    return rows.get(move="assign") if kind == "event" else rows.first()


def refused(action):
    """Return whether the database refuses a statement, in a savepoint."""
    try:
        with transaction.atomic():
            action()
    except DatabaseError:
        return True
    return False


def entries(kind, row):
    return {"ground": "court", "rows": [{"kind": kind, "number": row.number, "digest": row.digest}]}


def events(article, kind, row, first, second, **more):
    """Make the events of a redaction of a row, as two people do."""
    details = entries(kind, row)
    proposal = record_event(article, "propose_redaction", by=first, details=details)
    details = details | {"proposal": proposal.number} | more
    return proposal, record_event(article, "confirm_redaction", by=second, details=details)


def redact(article, kind, row, first, second):
    proposal, confirmation = events(article, kind, row, first, second)
    return Redaction.objects.create(kind=kind, row_key=row.pk, proposal=proposal, confirmation=confirmation)


def marked(kind, row):
    """Return the values of the row after its redaction."""
    text = {"edition": "note"}.get(kind, "reason")
    return REDACTED_VALUES[kind] | {text: MARK_TEXT if getattr(row, text) else ""}


def update(kind, row, values):
    return MODELS[kind].objects.filter(pk=row.pk).update(**values)


@pytest.mark.parametrize("kind", KINDS)
def test_a_row_that_two_people_redacted_can_be_set_to_the_mark(kind, article, chief, second_chief):
    row = row_of(kind, article)
    redact(article, kind, row, chief, second_chief)
    assert update(kind, row, marked(kind, row)) == 1
    row.refresh_from_db()
    assert all(getattr(row, name) == value for name, value in marked(kind, row).items())


@pytest.mark.parametrize("kind", KINDS)
def test_a_row_without_a_redaction_cannot_be_set_to_the_mark(kind, article, chief, second_chief):
    row = row_of(kind, article)
    other = MODELS[kind].objects.exclude(pk=row.pk).first()
    if other:
        redact(article, kind, other, chief, second_chief)
    assert refused(lambda: update(kind, row, marked(kind, row)))


@pytest.mark.parametrize("kind", KINDS)
def test_a_redacted_row_cannot_be_set_to_anything_but_the_mark(kind, article, chief, second_chief):
    row = row_of(kind, article)
    redact(article, kind, row, chief, second_chief)
    good = marked(kind, row)
    odd = {str: "lain", dict: {"redacted": False}, list: ["lain"], type(None): {"lain": 1}}
    for name, value in good.items():
        assert refused(lambda n=name, v=value: update(kind, row, good | {n: odd[type(v)]})), name
        if value in (MARK, {}):
            assert refused(lambda n=name: update(kind, row, good | {n: {"redacted": True, "lain": 1}})), name


@pytest.mark.parametrize("kind", KINDS)
def test_neither_the_words_nor_the_salt_may_stay(kind, article, chief, second_chief):
    row = row_of(kind, article)
    redact(article, kind, row, chief, second_chief)
    good = marked(kind, row)
    may_stay = {"details"} if kind == "event" else set()
    for name, value in good.items():
        if getattr(row, name) != value and name not in may_stay:
            kept = {other: one for other, one in good.items() if other != name}
            assert refused(lambda k=kept: update(kind, row, k)), name


@pytest.mark.parametrize("kind", KINDS)
def test_no_other_column_may_change_with_the_mark(kind, article, chief, second_chief):
    row = row_of(kind, article)
    redact(article, kind, row, chief, second_chief)
    good = marked(kind, row)
    index = {*Edition.INDEX, "live_from", "live_until", "first_published_at"} if kind == "edition" else set()
    for field in MODELS[kind]._meta.concrete_fields:
        if field.name in good or field.name in index:
            continue
        others = {"DateTimeField": "2020-01-01T00:00:00Z", "UUIDField": "00000000-0000-0000-0000-000000000000"}
        kind_of_field = field.get_internal_type()
        number = 99 if "Integer" in kind_of_field or kind_of_field in {"ForeignKey", "BigAutoField"} else "lain"
        other = not getattr(row, field.name) if kind_of_field == "BooleanField" else others.get(kind_of_field, number)
        assert refused(lambda f=field, o=other: update(kind, row, good | {f.attname: o})), field.name


def test_the_details_of_an_event_may_stay_and_its_actor_may_be_marked(article, chief, second_chief):
    row = row_of("event", article)
    redact(article, "event", row, chief, second_chief)
    good = {"reason": MARK_TEXT, "salt": ""}
    assert refused(lambda: update("event", row, good | {"actor_name": "lain"}))
    assert update("event", row, good | {"actor_name": MARK_TEXT}) == 1
    row.refresh_from_db()
    assert row.details == {"assignee": "wulan"}


@pytest.mark.parametrize("kind", KINDS)
def test_a_redacted_row_cannot_be_changed_again(kind, article, chief, second_chief):
    row = row_of(kind, article)
    redact(article, kind, row, chief, second_chief)
    update(kind, row, marked(kind, row))
    column = {"event": "details", "reference_version": "fields"}.get(kind, "content")
    assert refused(lambda: update(kind, row, {column: {"lain": 1}}))
    assert refused(lambda: update(kind, row, {"salt": row.salt}))
    assert refused(lambda: MODELS[kind].objects.filter(pk=row.pk)._raw_delete(using="default"))


def test_one_person_alone_cannot_redact(article, chief):
    row = row_of("revision", article)
    assert refused(lambda: redact(article, "revision", row, chief, chief))


def test_a_redaction_without_actors_is_refused(article, chief, second_chief):
    row = row_of("revision", article)
    for pair in ((None, chief), (chief, None), (None, None)):
        assert refused(lambda p=pair: redact(article, "revision", row, *p)), pair


def test_a_redaction_without_its_events_is_refused(article, chief, second_chief):
    row = row_of("revision", article)
    proposal, confirmation = events(article, "revision", row, chief, second_chief)
    create = Redaction.objects.create
    other = Event.objects.exclude(move__in=("propose_redaction", "confirm_redaction")).first()
    good = {"kind": "revision", "row_key": row.pk, "proposal": proposal, "confirmation": confirmation}
    for bad in (
        {"proposal": other},
        {"confirmation": other},
        {"proposal": confirmation, "confirmation": proposal},
        {"proposal": confirmation},
        {"row_key": row.pk + 1},
        {"row_key": 999_999},
        {"kind": "edition"},
        {"kind": "lain"},
        {"proposal_id": 999_999, "proposal": None},
    ):
        assert refused(lambda b=bad: create(**{k: v for k, v in (good | b).items() if v is not None})), bad
    assert not refused(lambda: create(**good))


def test_events_that_name_the_row_only_once_or_belong_to_other_proposals_are_refused(article, chief, second_chief):
    row, other = Revision.objects.order_by("pk")[:2]
    elsewhere = make_article(None)
    named, unnamed = entries("revision", row), entries("revision", other)
    for first, second, of, number in (
        (named, unnamed, article, 0),
        (unnamed, named, article, 0),
        (named, named, elsewhere, 0),
        (named, named, article, 1),
        ({}, named, article, 0),
        ({"rows": "lain"}, named, article, 0),
        ({"rows": [1, None, "lain"]}, named, article, 0),
    ):
        proposal = record_event(article, "propose_redaction", by=chief, details=first)
        details = second | {"proposal": proposal.number + number}
        confirmation = record_event(of, "confirm_redaction", by=second_chief, details=details)
        make = {"kind": "revision", "row_key": row.pk, "proposal": proposal, "confirmation": confirmation}
        assert refused(lambda m=make: Redaction.objects.create(**m)), (first, second)


def test_a_redaction_that_was_imported_allows_no_update(article, chief, second_chief):
    row = row_of("revision", article)
    proposal, confirmation = events(article, "revision", row, chief, second_chief)
    Redaction.objects.create(
        kind="revision", row_key=row.pk, proposal=proposal, confirmation=confirmation, is_restored=True
    )
    assert refused(lambda: update("revision", row, marked("revision", row)))
    assert refused(lambda: Redaction.objects.update(is_restored=False))


def test_redactions_themselves_cannot_be_changed(article, chief, second_chief):
    row = row_of("revision", article)
    made = redact(article, "revision", row, chief, second_chief)
    assert refused(lambda: Redaction.objects.update(row_key=row.pk + 1))
    assert refused(lambda: Redaction.objects.update(kind="edition"))
    assert refused(made.delete)
    assert Redaction.objects.get() == made
    if connection.vendor == "postgresql":
        assert refused(lambda: run('TRUNCATE "articles_redaction"'))
    else:
        values = f"{made.pk}, 'edition', {row.pk}, {made.proposal_id}, {made.confirmation_id}, 0"
        columns = '"id", "kind", "row_key", "proposal_id", "confirmation_id", "is_restored"'
        assert refused(lambda: run(f'REPLACE INTO "articles_redaction" ({columns}) VALUES ({values})'))


@pytest.mark.parametrize("kind", KINDS)
def test_a_redacted_row_is_not_replaced_on_sqlite(kind, article, chief, second_chief):
    if connection.vendor != "sqlite":
        return
    row = row_of(kind, article)
    redact(article, kind, row, chief, second_chief)
    table = MODELS[kind]._meta.db_table
    column = {"event": "details", "reference_version": "fields"}.get(kind, "content")
    assert refused(lambda: run(f'INSERT OR REPLACE INTO "{table}" SELECT * FROM "{table}" WHERE "id" = {row.pk}'))
    update(kind, row, marked(kind, row))
    assert refused(lambda: run(f'UPDATE OR REPLACE "{table}" SET "{column}" = \'{{}}\' WHERE "id" = {row.pk}'))
    # Bytes are not text, even if they look alike.
    assert refused(
        lambda: run(f'UPDATE "{table}" SET "{column}" = CAST(\'{{"redacted": true}}\' AS BLOB) WHERE "id" = {row.pk}')
    )


def run(statement):
    with connection.cursor() as cursor:
        cursor.execute(statement)


@pytest.mark.parametrize("kind", ["revision", "edition"])
def test_a_row_can_be_redacted_only_once(kind, article, chief, second_chief):
    row = row_of(kind, article)
    redact(article, kind, row, chief, second_chief)
    update(kind, row, marked(kind, row))
    assert refused(lambda: update(kind, row, {"reason" if kind == "revision" else "note": "Lain."}))
