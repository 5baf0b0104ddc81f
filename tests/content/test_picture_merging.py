"""Merges of two versions of a body with pictures, in which no picture is lost or doubled."""

from collections import Counter

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from articles.content import BOTH, OURS, THEIRS, Content, Written, merge_contents
from articles.content.body_kind import block_line, body_from_text
from articles.document import Document, Figure, Gallery, LinkCard, Paragraph, Run, parse
from tests.content.pictured_histories import versions

PHOTO = '<figure data-photo="11111111-1111-4111-8111-111111111111"><figcaption>{}</figcaption></figure>'
SECOND = '<figure data-photo="22222222-2222-4222-8222-222222222222"></figure>'
THIRD = SECOND.replace("2", "3")
A, B, C = (f"<p>Alinea {words}.</p>" for words in ("satu pasar lama", "dua hujan deras", "tiga wali kota"))
LOST = (
    PHOTO.format("ket satu dua tiga") + A + B + C,
    A + PHOTO.format("") + C,
    PHOTO.format("ket satu dua tiga") + A + C,
)
DOUBLED = (
    A + PHOTO.format("ket empat lima enam") + B + SECOND,
    A + PHOTO.format("ket baru") + THIRD + B,
    A + B + PHOTO.format("ket empat lima enam") + SECOND,
)


def pictures(document):
    """Count each photo and each link card in a body."""
    found = Counter()
    for block in document.blocks:
        if isinstance(block, Gallery):
            found.update(photo.photo for photo in block.photos)
        elif isinstance(block, Figure):
            found[block.photo] += 1
        elif isinstance(block, LinkCard):
            found[block.address] += 1
    return found


def merged(contents, choose):
    """Return the conflicts, and the merged body in which a function settled each of them."""
    conflicts = merge_contents(*contents).conflicts
    choices = {conflict.key: choose(conflict) for conflict in conflicts}
    return conflicts, merge_contents(*contents, choices).content.body


def anew(conflict):
    """Return our side of a conflict, resubmitted as plain text without a change."""
    text = "\n\n".join(block_line(block, {}) for block in conflict.ours.blocks)
    return Written(body_from_text(text, (conflict.ours, conflict.theirs), {}))


@settings(max_examples=300, deadline=None)
@given(versions(), st.data())
@example(LOST, None)
@example(LOST[:1] + LOST[:0:-1], None)
@example(DOUBLED, None)
@example(DOUBLED[:1] + DOUBLED[:0:-1], None)
def test_no_picture_is_doubled_or_lost_whatever_is_chosen_for_each_conflict(htmls, data):
    contents = [Content(headline="x", body=parse(html)) for html in htmls]
    ours, theirs = (pictures(content.body) for content in contents[1:])
    for choice in (OURS, THEIRS, None):
        sides = iter((OURS, THEIRS) * 100)

        def choose(conflict, choice=choice, sides=sides):
            return choice or (data.draw(st.sampled_from([OURS, THEIRS])) if data else next(sides))

        _conflicts, body = merged(contents, choose)
        assert not pictures(body) - (ours | theirs)
        assert (ours & theirs).keys() <= pictures(body).keys()


@settings(max_examples=200, deadline=None)
@given(versions())
@example(LOST)
@example(DOUBLED)
def test_choosing_both_versions_doubles_only_pictures_of_a_conflict(htmls):
    contents = [Content(headline="x", body=parse(html)) for html in htmls]
    ours, theirs = (pictures(content.body) for content in contents[1:])
    conflicts, body = merged(contents, lambda conflict: BOTH)
    twice = sum((pictures(conflict.ours) & pictures(conflict.theirs) for conflict in conflicts), Counter())
    assert not pictures(body) - ((ours | theirs) + twice)
    assert (ours & theirs).keys() <= pictures(body).keys()


@settings(max_examples=200, deadline=None)
@given(versions())
@example(LOST)
@example(DOUBLED)
def test_a_version_resubmitted_as_plain_text_unchanged_keeps_its_pictures(htmls):
    contents = [Content(headline="x", body=parse(html)) for html in htmls]
    _conflicts, body = merged(contents, anew)
    assert pictures(body) == pictures(merged(contents, lambda conflict: OURS)[1])


@settings(max_examples=200, deadline=None)
@given(versions())
@example(LOST)
@example(DOUBLED)
def test_new_text_for_a_conflict_changes_no_picture_outside_of_it(htmls):
    contents = [Content(headline="x", body=parse(html)) for html in htmls]
    ours, theirs = (pictures(content.body) for content in contents[1:])
    conflicts, body = merged(contents, lambda conflict: Written(Document((Paragraph((Run("Lain."),)),))))
    asked = sum((pictures(one.ours) + pictures(one.theirs) for one in conflicts), Counter())
    assert not pictures(body) - (ours | theirs)
    assert (ours & theirs).keys() - asked.keys() <= pictures(body).keys()


def test_a_new_caption_is_kept_on_a_picture_that_the_other_side_moved():
    three = PHOTO.format("lama") + A + B, A + B + PHOTO.format("lama"), PHOTO.format("sama sekali baru") + A + B
    contents = [Content(headline="x", body=parse(html)) for html in three]
    conflicts, body = merged(contents, lambda conflict: OURS)
    assert conflicts == []
    assert body == parse(A + B + PHOTO.format("sama sekali baru"))


@pytest.mark.parametrize("picture", [PHOTO, '<figure data-embed="https://x.id/1"><figcaption>{}</figcaption></figure>'])
def test_two_new_captions_of_a_picture_are_a_conflict(picture):
    three = [A + picture.format(words) + B for words in ("lama", "kami", "mereka")]
    contents = [Content(headline="x", body=parse(html)) for html in three]
    (conflict,), body = merged(contents, lambda conflict: THEIRS)
    assert conflict.ours == parse(picture.format("kami"))
    assert body == parse(three[2])
