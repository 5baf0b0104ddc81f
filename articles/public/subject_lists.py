"""The list of editions of a category, topic, tag or contributor, and the keys of the pages that show it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from articles import page_keys
from articles.models.editions import Edition
from articles.models.listings import EditionCredit

from .paging import PreparedList

if TYPE_CHECKING:
    from articles.models.categories import Category
    from articles.models.contributors import Contributor
    from articles.models.edition_queryset import EditionQuerySet
    from articles.models.tags import Tag
    from articles.models.topics import Topic

    # A list, and the keys of pages that show it.
    KeyedList = tuple[PreparedList, list[str]]

Work = EditionCredit.Work


def _in_section(pk: int) -> EditionQuerySet:
    return Edition.objects.filter(section=pk)


def _in_category(pk: int) -> EditionQuerySet:
    return Edition.objects.filter(category=pk)


def _in_topic(pk: int) -> EditionQuerySet:
    return Edition.objects.filter(topic=pk)


def _written_by(pk: int) -> EditionQuerySet:
    return Edition.objects.credited(pk, Work.WRITTEN)


def _edited_by(pk: int) -> EditionQuerySet:
    return Edition.objects.credited(pk, Work.EDITED)


def all_articles() -> KeyedList:
    """Return the list of all articles."""
    return PreparedList(Edition.objects.all), [page_keys.ARTICLES]


def of_category(category: Category) -> KeyedList:
    """Return the list of a section with the categories below it, or of a category of the second level alone."""
    if category.parent_id:
        return PreparedList(_in_category, category.pk), [page_keys.category(category.pk)]
    return PreparedList(_in_section, category.pk), [page_keys.section(category.pk)]


def of_topic(topic: Topic) -> KeyedList:
    """Return the list of a running story."""
    return PreparedList(_in_topic, topic.pk), [page_keys.topic(topic.pk)]


def of_tag(tag: Tag) -> KeyedList:
    """Return the list of articles with a tag."""
    return PreparedList(Edition.objects.tagged, tag.slug), [page_keys.tag(tag.pk)]


def written_by(person: Contributor) -> KeyedList:
    """Return the list of what a person wrote."""
    return PreparedList(_written_by, person.pk), [page_keys.contributor(person.pk)]


def edited_by(person: Contributor) -> KeyedList:
    """Return the list of what a person edited."""
    return PreparedList(_edited_by, person.pk), [page_keys.contributor(person.pk)]


def of_contributor(person: Contributor) -> KeyedList:
    """Return the list on a person's page: what they wrote, or what they edited if they wrote nothing."""
    written = written_by(person)
    return written if written[0] else edited_by(person)
