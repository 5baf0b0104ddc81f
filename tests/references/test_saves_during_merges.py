"""Saves that name a reference which was merged into another one meanwhile."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection

from articles import references, workflow
from articles.content import content_of_revision
from articles.integrity import find_breaks
from articles.models import Article, Category, Contributor, Credit, Edition, Tag, Topic
from tests.support.edit_page import form_of
from tests.support.makers import approve, edit, make_article, perform, restore

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def merge(old: Any, new: Any) -> None:
    model = type(old)
    references.merge(model.objects.get(pk=old.pk), model.objects.get(pk=new.pk), by=None, reason="Nama yang sama.")


class BeforeSavepoint:
    """Run an action once, before the first savepoint: what comes before it was read outside the transaction."""

    def __init__(self, action: Callable[[], None]) -> None:
        self.action, self.is_done = action, False

    def __call__(self, execute: Callable[..., Any], sql: str, *rest: Any) -> Any:
        if sql.startswith("SAVEPOINT") and not self.is_done:
            self.is_done = True
            self.action()
        return execute(sql, *rest)


def test_a_save_of_what_was_chosen_before_a_merge_records_the_current_reference(writer, editor, chief):
    article = approve(make_article(writer), writer, editor)
    topic, tag = (model.objects.create(name="Banjir") for model in (Topic, Tag))
    category, person = Category.objects.create(name="Lama"), Contributor.objects.create(name="Adi", is_writer=True)
    for chosen in (topic, tag, category, person):
        references.create(chosen, by=chief)
    merged = {
        Topic: (topic, Topic.objects.create(name="Air Bah")),
        Tag: (tag, Tag.objects.create(name="Ujan")),
        Category: (category, Category.objects.create(name="Baru")),
        Contributor: (person, Contributor.objects.create(name="Ahmad Adi", is_writer=True)),
    }
    for old, new in merged.values():
        references.merge(old, new, by=chief, reason="Nama yang sama.")
    # The rows were read before they were merged, as by a form that was checked at that time.
    article.topic, article.category = topic, category
    article.save()
    article.tags.set([tag, merged[Tag][1]])
    article.credits.all().delete()
    for order, credited in enumerate((person, merged[Contributor][1])):
        Credit.objects.create(article=article, contributor=credited, role=Credit.Role.WRITER, order=order)
    edits = Contributor.objects.create(name="Sari", is_editor=True)
    Credit.objects.create(article=article, contributor=edits, role=Credit.Role.EDITOR, order=2)
    workflow.record_save(article, by=writer)
    content = content_of_revision(article.latest_revision)
    assert content.topic.uid == str(merged[Topic][1].uid)
    assert content.category.uid == str(merged[Category][1].uid)
    assert [one.uid for one in content.tags] == [str(merged[Tag][1].uid)]
    assert [one.person.uid for one in content.credits] == [str(merged[Contributor][1].uid), str(edits.uid)]
    saved = Article.objects.get(pk=article.pk)
    assert (saved.topic, saved.category) == (merged[Topic][1], merged[Category][1])
    assert list(saved.tags.all()) == [merged[Tag][1]]
    assert [credit.contributor for credit in saved.credits.all()] == [merged[Contributor][1], edits]
    perform(approve(saved, writer, editor), "publish", by=editor)
    assert Edition.objects.get().topic == merged[Topic][1]
    assert list(find_breaks()) == [None]


@pytest.mark.parametrize("model", [Topic, Category])
def test_a_form_that_was_checked_before_a_merge_saves_the_current_choice(client, writer, model):
    name = model._meta.model_name
    old, new = model.objects.create(name="Lama"), model.objects.create(name="Baru")
    article = make_article(writer)
    client.force_login(writer)
    address = f"/admin/articles/article/{article.pk}/change/"
    data = form_of(client, address) | {name: old.pk, "headline": "Judul lain"}
    interruption = BeforeSavepoint(lambda: merge(old, new))
    with connection.execute_wrapper(interruption):
        client.post(address, data)
    saved = Article.objects.get(pk=article.pk)
    assert interruption.is_done
    assert (saved.headline, getattr(saved, name)) == ("Judul lain", new)
    assert getattr(content_of_revision(saved.latest_revision), name).uid == str(new.uid)


def test_a_restored_revision_of_two_people_who_are_merged_meanwhile_names_one(writer):
    article = make_article(writer, writers=["Adi", "Ahmad Adi"], tags=["Ujan", "Hujan"])
    first = article.latest_revision
    edit(article, writer, headline="Dua", tags=[])
    article.credits.filter(role=Credit.Role.WRITER).delete()
    edit(article, writer, headline="Tiga")

    def merge_both():
        merge(Contributor.objects.get(name="Adi"), Contributor.objects.get(name="Ahmad Adi"))
        merge(Tag.objects.get(name="Ujan"), Tag.objects.get(name="Hujan"))

    interruption = BeforeSavepoint(merge_both)
    with connection.execute_wrapper(interruption):
        restore(article, first, by=writer)
    assert interruption.is_done
    article = Article.objects.get()
    writers = article.credits.filter(role=Credit.Role.WRITER)
    assert [one.contributor.name for one in writers] == ["Ahmad Adi"]
    assert [tag.name for tag in article.tags.all()] == ["Hujan"]
    assert list(find_breaks()) == [None]
