"""Authorship of words that somebody other than the saver wrote: merges, guests, the library, imports, upgrades."""

import pytest

from articles.authorship import reconstructed, waiting_authors
from tests.authorship.makers import FLOOD, RESCUE, SCHOOL, block, field, history, save

CAPTION = "picture_words:7:caption"


def test_a_block_merged_in_belongs_to_its_author():
    first = history(("ayu", FLOOD))
    merged = save("budi", FLOOD, RESCUE, SCHOOL, after=first, others={"citra": [block(FLOOD), block(SCHOOL)]})
    assert merged.entries == ({"ayu": 1}, {"budi": 2}, {"citra": 2})


def test_a_block_that_both_changed_belongs_to_both():
    first = history(("ayu", FLOOD))
    theirs = FLOOD.replace("Banjir", "Banjir setinggi dada")
    both = theirs.replace("malam", "pagi")
    assert save("budi", both, after=first, others={"citra": [block(theirs)]}).entries == (
        {"ayu": 1, "budi": 2, "citra": 2},
    )


def test_a_word_that_another_user_added_to_a_merged_block_is_found_by_its_neighbours():
    first = history(("ayu", FLOOD))
    theirs = FLOOD.replace("tiga", "empat")
    both = f"{theirs} kemarin"
    assert "citra" in save("budi", both, after=first, others={"citra": [block(theirs)]}).entries[0]


def test_merged_words_that_were_there_already_are_not_the_other_users():
    first = history(("ayu", FLOOD, RESCUE))
    edited = f"{RESCUE} kemarin"
    merged = save("budi", FLOOD, edited, after=first, others={"citra": [block(FLOOD), block(RESCUE)]})
    assert merged.entries == ({"ayu": 1}, {"ayu": 1, "budi": 2})


def test_merged_words_restored_from_history_also_belong_to_their_first_author():
    revisions = history(("ayu", FLOOD), ("budi", RESCUE))
    merged = save("budi", RESCUE, FLOOD, after=revisions, others={"citra": [block(FLOOD)]})
    assert merged.entries == ({"budi": 2}, {"ayu": 3, "citra": 3})


def test_a_user_whose_words_were_merged_in_may_not_approve():
    first = history(("ayu", FLOOD))
    merged = save("budi", FLOOD, SCHOOL, after=first, others={"citra": [block(SCHOOL)]})
    assert waiting_authors(merged, first[0], ["budi"]) == {"budi", "citra"}


def test_a_guests_words_belong_to_the_guest():
    first = history(("ayu", FLOOD))
    merged = save("ayu", FLOOD, RESCUE, after=first, others={"guest:3": [block(RESCUE)]})
    assert merged.entries == ({"ayu": 1}, {"guest:3": 2})
    assert waiting_authors(merged, first[0], ["ayu"]) == {"ayu", "guest:3"}


def test_a_caption_of_the_photo_library_belongs_to_its_writer_and_not_to_the_saver():
    first = history(("ayu", FLOOD))
    placed = save("budi", FLOOD, field(CAPTION, RESCUE), after=first, writers={CAPTION: ["editor"]})
    assert placed.entries == ({"ayu": 1}, {"editor": 2})
    assert waiting_authors(placed, first[0], ["budi"]) == {"budi", "editor"}


def test_a_caption_of_the_photo_library_that_was_there_already_keeps_its_entry():
    revisions = history(("ayu", FLOOD, field(CAPTION, RESCUE)))
    again = save("budi", SCHOOL, field(CAPTION, RESCUE), after=revisions, writers={CAPTION: ["editor"]})
    assert again.entries[1] == {"ayu": 1}


def test_an_upgraded_article_may_have_been_written_by_everyone_who_saved_it():
    old = reconstructed([block(FLOOD), field("headline", "Banjir")], ["import", "ayu"], 4)
    assert (old.number, old.saver) == (4, "ayu")
    assert old.entries == ({"import": 4, "ayu": 4},) * 2
    assert waiting_authors(old, None, []) == {"import", "ayu"}


def test_an_upgraded_article_has_at_least_one_author():
    with pytest.raises(ValueError, match="at least one"):
        reconstructed([block(FLOOD)], [], 4)
