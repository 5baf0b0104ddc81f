"""Warnings of changed quotations, and unchanged quotations without them."""

import pytest

from articles.content import Fold, difference
from tests.support.changes import body

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("english")]

CHANGED = "A quotation changed."
ONE, TWO, THREE = "<p>Kami membangun jembatan itu.</p>", "<p>Tidak ada uang hilang.</p>", "<p>Semua tercatat rapi.</p>"
NEW = "<p>Saya mengambil uang proyek.</p>"
LAST = "<p>Begitu katanya kemarin sore.</p>"
BETWEEN = "<p>Polisi memeriksa para saksi tadi.</p>"


def block(*paragraphs):
    """Return a block quotation."""
    return f"<blockquote>{''.join(paragraphs)}</blockquote>"


def quoted(*paragraphs):
    """Return paragraphs of one quotation between marks."""
    return "".join(paragraphs).replace("<p>", "<p>“", 1)[:-4] + "”</p>"


def warned(old, new):
    """Return the kinds of the lines that have the warning, and whether the field has it."""
    (changes,) = difference(body(old), body(new))
    shown = [line for line in changes.lines if not isinstance(line, Fold)]
    folded = [line for fold in changes.lines if isinstance(fold, Fold) for line in fold.lines]
    assert not any(line.warnings for line in folded)
    return [line.kind for line in shown if CHANGED in line.warnings], CHANGED in changes.warnings


@pytest.mark.parametrize("form", [block, quoted])
@pytest.mark.parametrize("paragraphs", [(NEW, ONE, TWO, THREE), (ONE, NEW, TWO, THREE), (ONE, TWO, THREE, NEW)])
def test_a_paragraph_added_to_or_removed_from_a_quotation_has_a_warning(form, paragraphs):
    with_it, without = form(*paragraphs) + LAST, form(ONE, TWO, THREE) + LAST
    for old, new in ((without, with_it), (with_it, without)):
        above, of_field = warned(old, new)
        assert above or of_field


@pytest.mark.parametrize("form", [block, quoted])
def test_the_quotation_warning_is_at_the_added_or_removed_paragraph(form):
    short, long = (form(*paragraphs) + LAST for paragraphs in ((ONE, THREE), (ONE, TWO, THREE)))
    assert warned(short, long) == (["added"], False)
    assert warned(long, short) == (["removed"], False)


@pytest.mark.parametrize("form", [block, quoted])
def test_a_paragraph_that_moves_into_or_out_of_a_quotation_has_a_warning(form):
    outside = form(ONE, THREE) + LAST + BETWEEN
    inside = form(ONE, BETWEEN, THREE) + LAST
    for old, new in ((outside, inside), (inside, outside)):
        above, _of_field = warned(old, new)
        assert above


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (block(ONE, TWO, THREE), block(TWO, THREE, ONE)),
        (quoted(ONE, TWO, THREE, LAST), quoted(ONE, THREE, TWO, LAST)),
    ],
)
def test_reordered_paragraphs_of_a_quotation_have_warnings(old, new):
    above, of_field = warned(old, new)
    assert set(above) >= {"moved_from", "moved_to"}
    assert not of_field


def test_a_paragraph_that_moves_from_one_quotation_to_another_has_a_warning():
    old = block(ONE, TWO) + BETWEEN + block(THREE, NEW)
    new = block(ONE) + BETWEEN + block(TWO, THREE, NEW)
    assert warned(old, new)[0]


@pytest.mark.parametrize("form", [block, quoted])
def test_quotations_joined_without_the_text_between_them_have_a_warning(form):
    old, new = form(ONE) + BETWEEN + form(TWO) + LAST, form(ONE, TWO) + BETWEEN + LAST
    assert warned(old, new)[0]
    assert warned(new, old)[0]
    assert warned(old, form(ONE, TWO) + LAST)[0]


def test_a_removed_last_paragraph_of_a_quotation_has_a_warning():
    old = "<p>Ia berkata “kami membangun.</p><p>uang hilang dari proyek.</p><p>“semua tercatat.”</p>" + LAST
    assert warned(old, old.replace("<p>“semua tercatat.”</p>", ""))[0] == ["removed"]


def test_a_mark_elsewhere_that_ends_a_quotation_gives_a_warning_for_the_field():
    """The paragraphs that are no longer quoted are the same, and so is the one before them."""
    old = "<p>Kata dia “kami lelah.</p><p>Kami mundur besok.</p><p>Terima kasih semuanya.”</p>"
    assert warned(old, old.replace("</p><p>Kami", "</p><p>Kata “ya” tadi.</p><p>Kami")) == ([], True)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (LAST, LAST + block(ONE, TWO)),
        (LAST, LAST + quoted(ONE, TWO)),
        (LAST, LAST + quoted(ONE)),
        (block(ONE, TWO) + LAST, LAST),
        (block(ONE, TWO) + LAST + BETWEEN, LAST + BETWEEN + block(ONE, TWO)),
        (quoted(ONE, TWO) + LAST + BETWEEN, LAST + BETWEEN + quoted(ONE, TWO)),
        (quoted(ONE) + LAST + BETWEEN, LAST + BETWEEN + quoted(ONE)),
        (quoted(ONE) + LAST + quoted(TWO), quoted(ONE) + BETWEEN + LAST + quoted(TWO)),
        (quoted(ONE) + quoted(TWO), quoted(ONE) + quoted(NEW) + quoted(TWO)),
        (block(ONE, TWO) + LAST, BETWEEN + block(ONE, TWO) + LAST),
        (block(ONE) + block(TWO), block(ONE, TWO)),
        (quoted(ONE, TWO), quoted(ONE) + quoted(TWO)),
        (block(ONE, TWO), block(ONE, TWO) + LAST),
    ],
)
def test_a_new_or_moved_whole_quotation_gives_no_warning(old, new):
    assert warned(old, new) == ([], False)
    assert warned(new, old) == ([], False)


@pytest.mark.parametrize("is_reversed", [False, True])
def test_a_moved_long_quotation_has_a_warning_only_if_its_paragraphs_are_reordered(is_reversed):
    paragraphs = [f"<p>Kalimat nomor {number} itu.</p>" for number in range(1500)]
    old = block(*paragraphs) + LAST + BETWEEN
    new = LAST + BETWEEN + block(*(paragraphs[::-1] if is_reversed else paragraphs))
    above, of_field = warned(old, new)
    assert bool(above) == is_reversed
    assert not of_field
