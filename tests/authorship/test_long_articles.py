"""Authorship in articles so long that not every block can be compared with every other."""

from articles.authorship import Attributed, Part, attribute
from tests.authorship.makers import block

MANY = 70
AUTHORS = ["ayu", "budi", "citra"]


def paragraph(number, insert="", count=8):
    """Return a paragraph of unique words, or the same with a word inserted after every second one."""
    words = []
    for place in range(count):
        words += [f"kata{number}_{place}", *([f"{insert}{number}_{place}"] if insert and place % 2 else [])]
    return block(" ".join(words))


def author_of(number):
    """Return the author of the paragraph with a number."""
    return AUTHORS[number % len(AUTHORS)]


def written(parts, size=1):
    """Return a first revision in which each of the authors wrote so many parts in turn."""
    parts = tuple(parts)
    return Attributed(1, "ayu", parts, tuple({author_of(place // size): 1} for place, _ in enumerate(parts)))


def first_authors(parts, previous):
    """Return who wrote each part before "dewi" saved it."""
    saved = attribute(parts, number=2, saver="dewi", previous=previous)
    return ["".join(entry.keys() - {"dewi"}) for entry in saved.entries]


def test_scattered_edits_keep_the_authors_of_each_block():
    before = written(paragraph(number) for number in range(2 * MANY))
    after = [paragraph(number, "baru" if number % 2 else "") for number in range(2 * MANY)]
    new = [block("Pembuka yang seluruhnya lain"), block("Air sudah surut kembali")]
    expected = [author_of(number) for number in range(2 * MANY)]
    assert first_authors(new + after, before) == ["", "", *expected]
    assert first_authors(after[:50] + new + after[50:], before) == [*expected[:50], "", "", *expected[50:]]


def test_edited_blocks_between_repeated_and_moved_ones_keep_their_authors():
    line, other = block("* * *"), block("- - -")
    before, after = [], []
    for number in range(2 * MANY):
        before += [paragraph(number), line, other]
        after += [other, paragraph(number, "baru" if number % 2 else ""), line]
    first_ones = 20
    after = after[3 * first_ones :] + after[: 3 * first_ones]
    found = first_authors(after, written(before, size=3))[1::3]
    assert found[:-first_ones] == [author_of(number) for number in range(first_ones, 2 * MANY)]
    assert found[-first_ones::2] == [author_of(number) for number in range(0, first_ones, 2)]


def test_many_blocks_edited_in_a_row_are_matched_in_order():
    before = written(paragraph(number) for number in range(MANY))
    after = [paragraph(number, "baru") for number in range(MANY)]
    expected = [author_of(number) for number in range(MANY)]
    assert first_authors(after, before) == expected
    # Comparing all pairs would find the same authors.
    assert first_authors(after[::-1], before) == expected


def test_the_order_of_edited_blocks_begins_after_an_unchanged_one():
    before = written(paragraph(number) for number in range(MANY))
    after = [paragraph(0), *(paragraph(number, "baru") for number in range(1, MANY))]
    assert first_authors(after, before) == [author_of(number) for number in range(MANY)]


def test_the_number_of_compared_pairs_of_blocks_is_limited_for_the_whole_article():
    before = written(paragraph(number) for number in range(101))
    early = [paragraph(number, "baru") for number in range(50)][::-1]
    late = [paragraph(number, "baru") for number in range(51, 101)][::-1]
    found = first_authors([*early, paragraph(50), *late], before)
    assert found[:50] == [author_of(number) for number in range(50)][::-1]
    assert found[51:] == [author_of(number) for number in range(51, 101)]


def test_surplus_blocks_have_the_last_block_as_predecessor():
    before = written(paragraph(number) for number in range(MANY))
    after = [paragraph(number, "baru") for number in range(MANY + 3)]
    expected = [author_of(number) for number in range(MANY)]
    assert first_authors(after, before) == expected + expected[-1:] * 3


def test_a_few_blocks_that_were_edited_and_reordered_keep_their_authors():
    before = written(paragraph(number) for number in range(MANY))
    after = [
        *(paragraph(number) for number in range(MANY - 5)),
        *(paragraph(number, "baru") for number in range(65, 70)),
    ]
    expected = [author_of(number) for number in range(MANY)]
    assert first_authors(after[::-1], before) == expected[::-1]


def test_of_two_similar_blocks_the_one_with_more_shared_words_is_the_predecessor():
    long, short = paragraph(1, count=16), paragraph(1, count=6)
    assert first_authors([paragraph(1, "baru", count=8)], written([long, short])) == ["ayu"]
    assert first_authors([paragraph(1, "baru", count=8)], written([short, long])) == ["budi"]


def test_a_block_is_derived_from_another_if_they_share_a_third_of_their_words():
    before = written([paragraph(1)])
    assert first_authors([block("kata1_0 a b c kata1_1 d e f kata1_2")], before) == ["ayu"]
    assert first_authors([block("kata1_0 a b c kata1_1 d e f kata1_2 g")], before) == [""]


class CountingToken:
    """A token that counts how often it is read."""

    reads = 0

    def __init__(self, text):
        self.text = text

    def __eq__(self, other):
        return self.text == other.text

    def __hash__(self):
        CountingToken.reads += 1
        return hash(self.text)


def reads_with(count):
    """Return how often tokens are read when a word is changed after earlier revisions with the same parts."""
    parts = [Part("body", tuple(CountingToken(f"{number}_{place}") for place in range(9))) for number in range(20)]
    changed = Part("body", (*parts[3].tokens[:5], CountingToken("baru"), *parts[3].tokens[6:]))
    earlier = [Attributed(number, "ayu", tuple(parts), ({"ayu": 1},) * 20) for number in range(1, count + 1)]
    previous = Attributed(count + 1, "budi", tuple(parts), ({"ayu": 1},) * 20)
    CountingToken.reads = 0
    attribute([*parts[:3], changed, *parts[4:]], number=count + 2, saver="citra", previous=previous, earlier=earlier)
    return CountingToken.reads


def test_a_part_is_read_once_however_many_revisions_have_it():
    assert reads_with(200) == reads_with(2) > 0
