"""What counts as a change of an article: identities, roles and orders do, names and words of the library do not."""

from uuid import UUID

import pytest

from articles.content import Content, CreditLine, PictureWords, Reference
from articles.content.reference_kinds import sort_references

ONE, OTHER = (str(UUID(int=number)) for number in (1, 2))
AYU, BIMA = Reference(ONE, "Ayu Lestari", "ayu"), Reference(OTHER, "Bima Sakti", "bima")
PHOTO = str(UUID(int=3))


def renamed(reference):
    """The same thing under another name and address."""
    return Reference(reference.uid, f"{reference.name} baru", f"{reference.slug}-baru")


SAME = {
    "a renamed topic": ("topic", AYU, renamed(AYU)),
    "a category in another section": ("category", AYU, Reference(ONE, "Ayu Lestari", "ayu", above=BIMA)),
    "a renamed tag": ("tags", (AYU, BIMA), (renamed(AYU), BIMA)),
    "tags in another order": ("tags", (AYU, BIMA), (BIMA, AYU)),
    "a renamed person": ("credits", (CreditLine("writer", AYU),), (CreditLine("writer", renamed(AYU)),)),
    "words of the library": (
        "picture_words",
        (PictureWords(PHOTO, caption="Kapal."),),
        (PictureWords(PHOTO, caption="Perahu."),),
    ),
}
CHANGED = {
    "another topic of the same name": ("topic", AYU, Reference(OTHER, AYU.name, AYU.slug)),
    "no topic any more": ("topic", AYU, None),
    "another tag of the same name": ("tags", (AYU,), (Reference(OTHER, AYU.name, AYU.slug),)),
    "one more tag": ("tags", (AYU,), (AYU, BIMA)),
    "the byline in another order": (
        "credits",
        (CreditLine("writer", AYU), CreditLine("writer", BIMA)),
        (CreditLine("writer", BIMA), CreditLine("writer", AYU)),
    ),
    "another role": ("credits", (CreditLine("writer", AYU),), (CreditLine("editor", AYU),)),
    "one more person": (
        "credits",
        (CreditLine("writer", AYU),),
        (CreditLine("writer", AYU), CreditLine("writer", BIMA)),
    ),
    "a name in place of another, without identities": ("topic", Reference(None, "Banjir"), Reference(None, "Gempa")),
}


@pytest.mark.parametrize(("field", "before", "after"), SAME.values(), ids=SAME)
def test_it_is_no_change_of_the_article_and_is_told_as_new_names(field, before, after):
    one, other = Content(**{field: before}), Content(**{field: after})
    assert one.is_same(other)
    assert one.changed_fields(other) == []
    assert one.renamed_fields(other) == [field]


@pytest.mark.parametrize(("field", "before", "after"), CHANGED.values(), ids=CHANGED)
def test_it_is_a_change_of_the_article(field, before, after):
    one, other = Content(**{field: before}), Content(**{field: after})
    assert not one.is_same(other)
    assert not other.is_same(one)
    assert one.changed_fields(other) == [field]
    assert one.renamed_fields(other) == []


def test_where_an_identity_is_unknown_the_name_says_what_is_meant():
    assert Reference(None, "Banjir").is_same(Reference(ONE, "Banjir"))
    assert not Reference(ONE, "Banjir").is_same(Reference(None, "Gempa"))


def test_namesakes_are_sorted_by_identity_and_the_unknown_first():
    unknown, one, other = (Reference(uid, "Banjir") for uid in (None, ONE, OTHER))
    assert sort_references((other, one, unknown)) == (unknown, one, other)
