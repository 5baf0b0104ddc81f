"""Authorship after one save: each way of changing an article, with an example."""

import pytest

from articles.authorship import attribute
from tests.authorship.makers import FLOOD, RESCUE, SCHOOL, block, choice, entries, field, history, save


def test_everything_in_a_first_revision_belongs_to_its_saver():
    assert entries(("ayu", FLOOD, field("headline", "Banjir Jakarta"))) == [{"ayu": 1}, {"ayu": 1}]


def test_an_edited_block_also_belongs_to_who_edited_it():
    edited = FLOOD.replace("malam", "pagi")
    assert entries(("ayu", FLOOD, RESCUE), ("budi", edited, RESCUE)) == [{"ayu": 1, "budi": 2}, {"ayu": 1}]


def test_a_new_block_belongs_to_its_saver_only():
    assert entries(("ayu", FLOOD), ("budi", FLOOD, RESCUE)) == [{"ayu": 1}, {"budi": 2}]


def test_a_rewritten_block_no_longer_belongs_to_its_first_author():
    assert entries(("ayu", FLOOD), ("budi", RESCUE)) == [{"budi": 2}]


def test_a_second_edit_by_the_same_person_raises_their_number():
    assert entries(("ayu", FLOOD), ("ayu", f"{FLOOD} kemarin"), ("ayu", f"{FLOOD} kemarin lalu")) == [{"ayu": 3}]


def test_both_halves_of_a_split_block_keep_their_author():
    first, second = FLOOD[:32].strip(), FLOOD[32:].strip()
    assert entries(("ayu", FLOOD), ("budi", first, second)) == [{"ayu": 1, "budi": 2}, {"ayu": 1, "budi": 2}]


def test_a_piece_cut_off_a_long_block_keeps_its_author():
    # The piece is too short to be similar to the block that it was in.
    long = f"{FLOOD} {RESCUE} {SCHOOL}"
    assert entries(("ayu", long), ("budi", long.removesuffix(" sampai air surut"), "sampai air surut")) == [
        {"ayu": 1, "budi": 2},
        {"ayu": 1, "budi": 2},
    ]


def test_a_joined_block_has_the_authors_of_both():
    assert entries(("ayu", FLOOD), ("budi", FLOOD, RESCUE), ("citra", f"{FLOOD} {RESCUE}")) == [
        {"ayu": 1, "budi": 2, "citra": 3}
    ]


def test_deleting_a_block_changes_no_other_entry():
    assert entries(("ayu", FLOOD, RESCUE), ("budi", RESCUE)) == [{"ayu": 1}]


def test_deleting_words_makes_the_deleter_an_author_of_the_block():
    assert entries(("ayu", FLOOD), ("budi", FLOOD.removesuffix(" sejak Senin malam"))) == [{"ayu": 1, "budi": 2}]


def test_a_moved_block_keeps_its_entry():
    saves = ("ayu", FLOOD), ("budi", FLOOD, RESCUE), ("citra", RESCUE, FLOOD)
    assert entries(*saves) == [{"budi": 2}, {"ayu": 1}]


def test_a_copied_block_keeps_its_entry():
    assert entries(("ayu", FLOOD), ("budi", FLOOD, RESCUE, FLOOD)) == [{"ayu": 1}, {"budi": 2}, {"ayu": 1}]


@pytest.mark.parametrize("step", [1, -1])
def test_blocks_that_became_equal_have_the_authors_of_all(step):
    both = [f"{FLOOD} kemarin", f"{FLOOD} lalu"][::step]
    revisions = history(("ayu", f"{FLOOD} kemarin"), ("budi", *both), ("citra", FLOOD, FLOOD))
    expected = ({"ayu": 1, "citra": 3}, {"ayu": 1, "budi": 2, "citra": 3})
    assert revisions[-1].entries == expected[::step]
    assert save("dewi", FLOOD, after=revisions).entries == (expected[1],)
    assert revisions[-1].entries == expected[::step]


def test_of_two_equally_similar_blocks_the_missing_one_counts_as_edited():
    first, second, third = (f"Skor akhir {goals} satu untuk tim tamu" for goals in ("dua", "tiga", "empat"))
    assert entries(
        ("ayu", second), ("budi", RESCUE, second), ("citra", RESCUE, second, first), ("dewi", second, third)
    )[1] == {"ayu": 1, "citra": 3, "dewi": 4}


def test_a_passage_of_the_edited_block_is_not_searched_for_in_other_blocks():
    shared = "tim pencari merendam tiga kecamatan"
    revisions = history(("ayu", FLOOD), ("budi", FLOOD, RESCUE), ("budi", FLOOD, f"{RESCUE} {shared}"))
    assert revisions[-1].entries[1] == {"ayu": 1, "budi": 3}
    lone = history(("budi", f"{RESCUE} {shared}"), ("ayu", f"{RESCUE} {shared}", FLOOD))
    assert save("citra", f"Kini {RESCUE} {shared}", FLOOD, after=lone).entries[0] == {"budi": 1, "citra": 3}


def test_a_passage_copied_into_another_block_keeps_its_number():
    copied = f"{RESCUE} merendam tiga kecamatan"
    saves = ("ayu", FLOOD), ("budi", FLOOD, RESCUE), ("citra", FLOOD, copied)
    assert entries(*saves) == [{"ayu": 1}, {"ayu": 1, "budi": 2, "citra": 3}]


def test_a_restored_block_belongs_to_its_author_since_the_restoring_revision():
    saves = ("ayu", FLOOD, RESCUE), ("budi", RESCUE), ("citra", FLOOD, RESCUE)
    assert entries(*saves) == [{"ayu": 3, "citra": 3}, {"ayu": 1}]


def test_a_block_restored_twice_also_belongs_to_who_restored_it_first():
    first, second = ("budi", RESCUE), ("citra", FLOOD, RESCUE)
    saves = ("ayu", FLOOD, RESCUE), first, second, first, ("dewi", FLOOD, RESCUE)
    assert entries(*saves)[0] == {"ayu": 5, "citra": 5, "dewi": 5}


def test_restoring_an_old_revision_and_adding_a_tag_names_the_restored_authors():
    tag = choice("tags:9", "9")
    saves = ("ayu", FLOOD), ("budi", FLOOD, RESCUE), ("citra", SCHOOL), ("dewi", FLOOD, RESCUE, tag)
    assert entries(*saves) == [{"ayu": 4, "dewi": 4}, {"budi": 4, "dewi": 4}, {"dewi": 4}]


def test_a_passage_pasted_from_history_belongs_to_its_author_since_then():
    pasted = f"{RESCUE} merendam tiga kecamatan"
    saves = ("ayu", FLOOD), ("budi", RESCUE), ("citra", SCHOOL, RESCUE), ("budi", SCHOOL, pasted)
    assert entries(*saves) == [{"citra": 3}, {"ayu": 4, "budi": 4}]


def test_a_passage_written_by_several_in_history_names_all_of_them():
    # It cannot be known whose passage was copied.
    saves = ("ayu", FLOOD), ("budi", RESCUE), ("citra", f"{RESCUE} merendam tiga kecamatan"), ("budi", RESCUE)
    other = save("dewi", f"{SCHOOL} merendam tiga kecamatan", after=history(*saves))
    assert set(other.entries[0]) == {"ayu", "budi", "citra", "dewi"}


def test_words_that_were_never_removed_are_not_mistaken_for_restored_ones():
    copied = f"{RESCUE} merendam tiga kecamatan"
    saves = ("ayu", FLOOD, RESCUE), ("ayu", f"{FLOOD} kemarin", RESCUE), ("budi", f"{FLOOD} kemarin", copied)
    assert entries(*saves)[1] == {"ayu": 2, "budi": 3}


def test_two_words_of_another_block_are_not_recognised():
    assert entries(("ayu", FLOOD), ("budi", SCHOOL), ("citra", SCHOOL, "Air merendam tiga rumah")) == [
        {"budi": 2},
        {"citra": 3},
    ]


def test_two_words_that_make_up_a_whole_part_are_recognised():
    saves = ("ayu", field("headline", "Banjir Jakarta")), ("budi", field("headline", "Jakarta")), ("citra",)
    revisions = history(*saves)
    assert save("dewi", field("headline", "Banjir Jakarta"), after=revisions).entries == ({"ayu": 4, "dewi": 4},)


def test_an_empty_part_contains_no_words_of_anybody():
    saves = ("ayu", field("standfirst", "")), ("budi", field("standfirst", FLOOD)), ("citra", field("standfirst", ""))
    assert entries(*saves) == [{"budi": 2, "ayu": 1, "citra": 3}]


def test_who_replaces_a_link_is_an_author():
    before, after = block(FLOOD, Jakarta="https://a.id"), block(FLOOD, Jakarta="https://b.id")
    assert entries(("ayu", before), ("budi", after)) == [{"ayu": 1, "budi": 2}]


def test_who_changes_a_mark_is_an_author():
    assert entries(("ayu", block(FLOOD)), ("budi", block(FLOOD, Banjir="strong"))) == [{"ayu": 1, "budi": 2}]


def test_a_link_restored_from_history_belongs_to_its_author_again():
    linked, plain = block(FLOOD, Jakarta="https://a.id"), block(FLOOD)
    saves = ("ayu", plain), ("budi", linked), ("citra", plain), ("dewi", linked)
    assert entries(*saves) == [{"ayu": 4, "budi": 4, "citra": 3, "dewi": 4}]


def test_words_restored_with_other_marks_are_still_recognised():
    strong = block(FLOOD, kind="h2", Banjir="strong")
    assert entries(("ayu", FLOOD), ("budi", RESCUE), ("citra", RESCUE, strong))[1] == {"ayu": 3, "citra": 3}


def test_restyling_every_word_keeps_the_authors_of_a_block():
    # Nothing in the block is equal to the former block except for the bare words.
    assert entries(("ayu", "Banjir besar"), ("budi", block("Banjir besar", kind="h2"))) == [{"ayu": 1, "budi": 2}]


def test_words_of_the_body_are_recognised_in_a_field():
    saves = ("ayu", FLOOD), ("budi", RESCUE), ("citra", RESCUE, field("standfirst", FLOOD))
    assert entries(*saves)[1] == {"ayu": 3, "citra": 3}


def test_a_field_is_edited_under_its_own_key_however_little_remains():
    saves = ("ayu", field("headline", FLOOD)), ("budi", field("headline", RESCUE))
    assert entries(*saves) == [{"ayu": 1, "budi": 2}]


def test_an_equal_value_of_another_field_is_not_the_same_part():
    saves = ("ayu", field("headline", FLOOD)), ("budi", field("headline", FLOOD), field("social_headline", FLOOD))
    assert entries(*saves) == [{"ayu": 1}, {"ayu": 1, "budi": 2}]


def test_equal_values_of_two_fields_are_independent():
    saves = ("ayu", choice("is_breaking", True)), ("budi", choice("is_live", True), choice("is_breaking", True))
    assert entries(*saves) == [{"budi": 2}, {"ayu": 1}]


def test_an_untouched_save_changes_no_entry_and_fetches_no_history():
    def unreachable():
        raise AssertionError("Earlier revisions were fetched.")
        yield

    first = save("ayu", FLOOD, RESCUE)
    again = attribute(first.parts, number=2, saver="budi", previous=first, earlier=unreachable())
    assert again.entries == first.entries


def test_no_save_changes_the_entries_of_an_earlier_revision():
    revisions = history(("ayu", FLOOD, RESCUE), ("budi", FLOOD, f"{RESCUE} kemarin"))
    assert [dict(entry) for revision in revisions for entry in revision.entries] == [
        {"ayu": 1},
        {"ayu": 1},
        {"ayu": 1},
        {"ayu": 1, "budi": 2},
    ]


@pytest.mark.parametrize("number", [0, 1])
def test_revisions_are_numbered_upwards(number):
    with pytest.raises(ValueError, match="cannot follow"):
        attribute([], number=number, saver="budi", previous=save("ayu", FLOOD))
