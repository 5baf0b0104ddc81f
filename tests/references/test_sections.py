"""Sections above published articles: what they are called needs two people."""

import pytest

from articles import references
from articles.models import Category
from articles.references import ReferenceNotChanged
from tests.support.makers import make_article, make_category, publish
from tests.support.references import change_by_two

pytestmark = pytest.mark.django_db


def test_the_name_of_a_section_that_a_published_article_was_in_needs_two_people(writer, editor, chief):
    section = make_category("Daerah")
    city = make_category("Kota", parent=section)
    publish(make_article(writer, category=city), writer, editor)
    change_by_two(city, {"parent": None}, by=chief, and_by=editor)
    with pytest.raises(ReferenceNotChanged):
        references.change(section, {"name": "Fitnah"}, by=chief)
    change_by_two(city, {"parent": section}, by=chief, and_by=editor)
    with pytest.raises(ReferenceNotChanged):
        references.change(section, {"name": "Fitnah"}, by=chief)


def test_nobody_alone_puts_the_name_of_a_new_section_above_a_published_article(writer, editor, chief, client):
    city = make_category("Kota")
    edition = publish(make_article(writer, category=city), writer, editor)
    section = make_category("Fitnah")
    with pytest.raises(ReferenceNotChanged):
        references.change(city, {"parent": section}, by=chief)
    assert 'aria-current="true">Fitnah' not in client.get(edition.get_absolute_url()).content.decode()
    change_by_two(city, {"parent": section}, by=chief, and_by=editor)
    assert 'aria-current="true">Fitnah' in client.get(edition.get_absolute_url(), follow=True).content.decode()


@pytest.mark.parametrize("how", ["move", "merge"])
def test_a_section_renamed_after_a_proposal_does_not_come_above_a_published_article(how, writer, editor, chief):
    city, section = make_category("Kota"), make_category("Daerah")
    publish(make_article(writer, category=city), writer, editor)
    other = Category.objects.create(name="Kabupaten", parent=section)
    if how == "move":
        event = references.propose(city, {"parent": section}, by=chief, reason="Lebih tepat.")
    else:
        event = references.propose_merge(city, other, by=chief, reason="Sama.")
    references.change(section, {"name": "Fitnah"}, by=chief)
    with pytest.raises(ReferenceNotChanged, match="berubah"):
        references.confirm(city, event.number, by=editor)
    city.refresh_from_db()
    assert (city.parent, city.archived_at) == (None, None)
