"""Changes of an article: identities, roles and orders count, names and captions of the library do not."""

from uuid import UUID

import pytest

from articles.content import Content, CreditLine, PictureWords, Reference
from articles.content.reference_kinds import sort_references

ONE, OTHER = (str(UUID(int=number)) for number in (1, 2))
AYU, BIMA = Reference(ONE, "Ayu Lestari", "ayu"), Reference(OTHER, "Bima Sakti", "bima")
PHOTO = str(UUID(int=3))


def renamed(reference):
    """Return the same reference with another name and slug."""
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
def test_a_renamed_or_reordered_reference_is_listed_as_renamed_and_not_as_changed(field, before, after):
    one, other = Content(**{field: before}), Content(**{field: after})
    assert one.is_same(other)
    assert one.changed_fields(other) == []
    assert one.renamed_fields(other) == [field]


@pytest.mark.parametrize(("field", "before", "after"), CHANGED.values(), ids=CHANGED)
def test_another_reference_role_or_order_is_listed_as_a_change(field, before, after):
    one, other = Content(**{field: before}), Content(**{field: after})
    assert not one.is_same(other)
    assert not other.is_same(one)
    assert one.changed_fields(other) == [field]
    assert one.renamed_fields(other) == []


def test_references_without_identities_are_compared_by_name():
    assert Reference(None, "Banjir").is_same(Reference(ONE, "Banjir"))
    assert not Reference(ONE, "Banjir").is_same(Reference(None, "Gempa"))


def test_references_of_the_same_name_are_sorted_by_identity_with_unknown_ones_first():
    unknown, one, other = (Reference(uid, "Banjir") for uid in (None, ONE, OTHER))
    assert sort_references((other, one, unknown)) == (unknown, one, other)
