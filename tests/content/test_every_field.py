"""Every operation on contents, tested with every field."""

import json
from dataclasses import replace

import pytest
from django.http import QueryDict
from django.urls import reverse
from django.utils import timezone

from articles import workflow
from articles.content import (
    FIELDS,
    KINDS,
    LABELS,
    Content,
    apply_content,
    content_of,
    content_of_form,
    content_of_revision,
    difference,
    digest_of,
    from_json,
    merge_contents,
    text_of_changes,
    to_json,
)
from articles.content.body_kind import Body
from articles.content.field_kinds import Choice, Flag, Instant, Slug, Text
from articles.content.picture_kinds import Picture
from articles.content.reference_kinds import Credits, ReferenceKind, References
from articles.document import text_of, write
from articles.edition_labels import Label
from articles.editions import content_of_edition, preview
from articles.exporters import export_articles
from articles.importers import load_all
from articles.models import Article, Edition, Photo
from tests.support.client import Browser
from tests.support.edit_page import page_of
from tests.support.makers import approve, make_article, make_person, perform, restore
from tests.support.samples import SAMPLES

NAMES = [name for name, _kind, _label in FIELDS]
WRITTEN = [name for name, kind, _label in FIELDS if not kind.is_derived]

pytestmark = pytest.mark.django_db


@pytest.fixture
def writer():
    return make_person("wulan", "Writer")


@pytest.fixture
def editor():
    return make_person("ratna", "Editor")


@pytest.fixture
def article(writer):
    return make_article(writer)


def content_with(article, name, value):
    """Return the content of the article with another value in one field."""
    said = content_of(article)
    return replace(said, **{name: value})


def save(article, content, by):
    """Save a content as the desk does and return the article."""
    article = workflow.lock(article)
    assert apply_content(article, content) == []
    workflow.record_save(article, by=by)
    return Article.objects.get(pk=article.pk)


def change_library(words):
    """Change the caption, credit and alternative text of a photo in the library."""
    (said,) = words
    Photo.objects.filter(uid=said.photo).update(alt=said.alt, caption=said.caption, credit=said.credit)


def test_every_field_has_two_samples_that_differ():
    assert SAMPLES.keys() == set(NAMES)
    for name in NAMES:
        one, other = SAMPLES[name]()
        assert one != other
        assert one != KINDS[name].empty


@pytest.mark.parametrize("name", NAMES)
def test_json_preserves_a_value_and_distinguishes_two_values(name):
    contents = [Content(**{name: value}) for value in SAMPLES[name]()]
    for content in contents:
        assert from_json(json.loads(json.dumps(to_json(content)))) == content
    assert to_json(contents[0]) != to_json(contents[1])
    assert digest_of(contents[0]) != digest_of(contents[1])


@pytest.mark.parametrize("name", NAMES)
def test_an_empty_value_is_left_out_of_json(name):
    assert to_json(Content(**{name: KINDS[name].empty})) == {"version": 2}


@pytest.mark.parametrize("name", WRITTEN)
def test_two_values_of_a_field_are_not_the_same_content(name):
    one, other = (Content(**{name: value}) for value in SAMPLES[name]())
    assert one.is_same(one)
    assert not one.is_same(other)
    assert one.changed_fields(other) == [name]


@pytest.mark.parametrize("name", NAMES)
def test_a_difference_names_the_field_and_shows_both_values(name):
    one, other = SAMPLES[name]()
    (changes,) = difference(Content(**{name: one}), Content(**{name: other}))
    assert changes.name == name
    assert changes.label == dict(zip(NAMES, [label for _name, _kind, label in FIELDS], strict=True))[name]
    assert changes.note or any(
        line.all_notes or any(piece.kind != "same" for part in line.parts for piece in part.pieces)
        for line in changes.lines
    )
    assert text_of_changes([changes]) != text_of_changes(difference(Content(**{name: other}), Content(**{name: one})))


@pytest.mark.parametrize("name", WRITTEN)
def test_a_merge_keeps_what_one_person_changed(name):
    one, other = SAMPLES[name]()
    base, changed = Content(**{name: one}), Content(**{name: other})
    for ours, theirs in ((changed, base), (base, changed), (changed, changed)):
        merge = merge_contents(base, ours, theirs)
        assert (merge.content, merge.conflicts) == (changed, [])


@pytest.mark.parametrize("name", [name for name in WRITTEN if name not in {"tags", "is_unverified", "is_breaking"}])
def test_a_merge_has_a_conflict_if_both_changed_the_field(name):
    one, other = SAMPLES[name]()
    base, ours, theirs = Content(), Content(**{name: one}), Content(**{name: other})
    (conflict,) = merge_contents(base, ours, theirs).conflicts
    assert conflict.field == name
    assert merge_contents(base, ours, theirs, {conflict.key: "ours"})[:2] == (ours, [])
    assert merge_contents(base, ours, theirs, {conflict.key: "theirs"})[:2] == (theirs, [])


@pytest.mark.parametrize("name", WRITTEN)
@pytest.mark.parametrize("which", [0, 1])
def test_a_save_stores_a_value_and_a_restore_brings_it_back(article, writer, name, which):
    values = SAMPLES[name]()
    before = content_with(article, name, values[which])
    article = save(article, before, writer)
    assert content_of(article) == content_of_revision(article.latest_revision)
    assert getattr(content_of(article), name) == values[which]
    kept = article.latest_revision
    article = save(article, content_with(article, name, values[1 - which]), writer)
    assert getattr(content_of(article), name) == values[1 - which]
    article, missed, _saved = restore(article, kept, by=writer)
    assert missed == []
    assert content_of(Article.objects.get(pk=article.pk)).is_same(before)


@pytest.mark.parametrize("name", WRITTEN)
def test_a_save_of_the_same_value_creates_no_revision(article, writer, name):
    article = save(article, content_with(article, name, SAMPLES[name]()[0]), writer)
    number = article.revision_number
    assert save(article, content_of(article), writer).revision_number == number


@pytest.mark.parametrize("name", WRITTEN)
def test_the_form_of_a_saved_article_has_the_saved_content(article, writer, name):
    for value in SAMPLES[name]():
        said = content_with(article, name, value)
        assert content_of_form(form_data(save(article, said, writer)), Content()).is_same(
            replace(said, picture_words=())
        )


def form_data(article):
    """Return the form data that the edit page sends for an article."""
    data, content = QueryDict(mutable=True), content_of(article)
    for name, kind, _label in FIELDS:
        value = getattr(content, name)
        if isinstance(kind, Text | Slug | Choice):
            data[name] = value
        elif isinstance(kind, Flag):
            data.update({name: "on"} if value else {})
        elif isinstance(kind, Instant):
            data[name] = timezone.localtime(value).strftime("%Y-%m-%dT%H:%M:%S") if value else ""
        elif isinstance(kind, ReferenceKind):
            data[name] = str(getattr(article, f"{name}_id") or "")
        elif isinstance(kind, References):
            data[name] = ", ".join(one.name for one in value)
        elif isinstance(kind, Body):
            data[name] = write(value)
    data["photo"] = str(article.photo_id or "")
    data.update({"photo_caption": article.photo_caption, "photo_credit": article.photo_credit})
    credits = list(article.credits.all())
    data["credits-TOTAL_FORMS"] = str(len(credits))
    for number, credit in enumerate(credits):
        said = {"contributor": credit.contributor_id, "role": credit.role, "order": credit.order}
        data.update({f"credits-{number}-{part}": str(value) for part, value in said.items()})
    return data


def typed_data(name, writer):
    """Return form data with a typed value of one field only, with characters that are not stored in its texts."""
    kind, value = KINDS[name], SAMPLES[name]()[0]
    sample = make_article(writer, headline="Contoh")
    if isinstance(kind, Picture):
        value = replace(value, caption="Kapal", credit="Arsip")
    data = form_data(save(sample, content_with(sample, name, value), writer))
    parts = {"photo", "photo_caption", "photo_credit"} if isinstance(kind, Picture) else {name}
    typed = {key: data[key] for key in data if key in parts or key.startswith(f"{name}-")}
    for key in typed:
        if isinstance(kind, Text) or key in {"photo_caption", "photo_credit"}:
            typed[key] = f" {typed[key]}\r\nbaru\u200e "
    return typed


@pytest.mark.parametrize("name", WRITTEN)
def test_the_edit_page_stores_what_the_content_of_its_form_is(writer, editor, name):
    typed, article = typed_data(name, writer), make_article(writer, writers=[], editors=[])
    browser, before = Browser(editor), content_of(article)
    data = browser.open(page_of(article)) | typed
    answer = browser.post(page_of(article), data)
    assert answer.status_code == 302, answer.context["errors"]
    stored = content_of(Article.objects.get(pk=article.pk))
    assert stored.changed_fields(before) != []
    posted = QueryDict(mutable=True)
    posted.update({key: str(value) for key, value in data.items()})
    assert replace(stored, picture_words=()) == replace(content_of_form(posted, before), picture_words=())


@pytest.mark.parametrize(
    "name", [name for name in WRITTEN if not isinstance(KINDS[name], Credits | Flag | ReferenceKind)]
)
def test_the_page_of_a_refused_save_shows_every_typed_text(writer, name):
    typed = typed_data(name, writer)
    unknown = reverse("desk:articles_article_change", args=[987654])
    page = Browser(writer).post(unknown, {"headline": "Yang diketik", **typed, "seen": "1"})
    assert page.status_code == 404
    shown = [(str(label), str(text)) for label, text in page.context["words"]]
    if isinstance(KINDS[name], Picture):
        assert ("caption of the lead picture", typed["photo_caption"].strip()) in shown
        assert ("credit of the lead picture", typed["photo_credit"].strip()) in shown
        return
    text = {
        "body": text_of(SAMPLES["body"]()[0]).replace("\n", "\n\n"),
        "label": str(Label(SAMPLES["label"]()[0]).label),
    }
    assert (str(LABELS[name]), text.get(name, typed[name].strip())) in shown


@pytest.mark.parametrize("name", [name for name in NAMES if name != "embargo"])
def test_readers_are_shown_the_value_that_was_approved(article, writer, editor, name):
    value = SAMPLES[name]()[0]
    if name == "picture_words":
        article = save(article, content_with(article, "picture", SAMPLES["picture"]()[0]), writer)
        change_library(value)
        article = save(article, content_with(article, "dateline", "JAKARTA"), writer)
    else:
        said = content_with(article, name, value)
        # The checklist asks for the notice of what is unverified.
        article = save(article, replace(said, verification_notice=said.verification_notice or "Belum pasti."), writer)
    approve(article, writer, editor)
    article = perform(article, "publish", by=editor)
    edition = Edition.objects.get()
    assert content_of_edition(edition.content) == content_of_revision(edition.revision)
    if name != "picture_words":
        assert getattr(content_of_edition(edition.content), name) == value
    assert preview(article, content_of(article)).content["content"] == edition.content["content"]


@pytest.mark.parametrize("name", NAMES)
def test_an_export_includes_the_value(article, writer, name, tmp_path):
    value = SAMPLES[name]()[0]
    if name == "picture_words":
        article = save(article, content_with(article, "picture", SAMPLES["picture"]()[0]), writer)
        change_library(value)
    else:
        article = save(article, content_with(article, name, value), writer)
    said = content_of(article)
    (line,) = (line for line in export_articles(Article.objects.filter(pk=article.pk)))
    row = json.loads(line)
    assert from_json(row["working_copy"] or row["revisions"][-1]["content"]) == said
    path = tmp_path / "artikel.jsonl"
    path.write_text(line + "\n", encoding="utf-8")
    (result,) = load_all([str(path)], dry_run=True)
    assert result.status == "unchanged"
    assert result.kept == ()
