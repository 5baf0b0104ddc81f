"""Authorship entries as plain data."""

import json

import pytest

from articles.authorship import Attributed, entries_from_json, to_json
from tests.authorship.makers import FLOOD, RESCUE, SCHOOL, history, save

REVISIONS = history(
    ("ayu", FLOOD, RESCUE),
    ("budi", FLOOD, f"{RESCUE} kemarin", SCHOOL),
    ("citra", SCHOOL, f"{RESCUE} kemarin", FLOOD, "Air sudah surut", "Warga kembali ke rumah"),
)


def read(revision, data):
    """Return the entries of a revision from plain data."""
    return entries_from_json(data, number=revision.number, saver=revision.saver, size=len(revision.parts))


def test_entries_refer_to_a_table_of_authors():
    assert to_json(REVISIONS[2]) == {
        "authors": ["budi", "ayu"],
        "entries": [[0, 2], [1, 1, 0, 2], [1, 1]],
        "parts": [1, 2, 3, 0, 0],
    }


def test_the_entries_of_a_first_revision_need_no_data():
    assert to_json(REVISIONS[0]) == {}


@pytest.mark.parametrize("revision", REVISIONS, ids=lambda revision: revision.saver)
def test_entries_are_written_and_read_back(revision):
    assert read(revision, json.loads(json.dumps(to_json(revision)))) == revision.entries


def test_a_block_takes_fifteen_bytes_at_most():
    paragraphs = [" ".join(f"kata{number}_{place}" for place in range(20)) for number in range(100)]
    revisions = [save("10", *paragraphs)]
    for number in range(2, 60):
        paragraphs[number * 7 % 100] += f" tambahan{number}"
        revisions.append(save(str(10 + number % 4), *paragraphs, after=revisions))
    assert len(json.dumps(to_json(revisions[-1]), separators=(",", ":"))) < 15 * 100


GOOD = {"authors": ["ayu"], "entries": [[0, 1]], "parts": [1, 1, 0]}


@pytest.mark.parametrize(
    "change",
    [
        {"authors": ["ayu", "dewi"]},
        {"authors": []},
        {"authors": [7]},
        {"authors": ["budi"], "entries": [[0, 2]]},
        {"entries": [[0, 0]]},
        {"entries": [[0, 3]]},
        {"entries": [[-1, 1]]},
        {"entries": [[0, True]]},
        {"entries": [[0]]},
        {"entries": [[]]},
        {"entries": [[0, 1], [0, 2]]},
        {"entries": [[0, 1, 0, 1]]},
        {"entries": None},
        {"parts": [1, 1]},
        {"parts": [1, 1, 2]},
        {"parts": [1, 1, -1]},
        {"parts": [1, 1, False]},
        {"parts": [0, 0, 0]},
        {"more": 1},
    ],
    ids=str,
)
def test_data_in_any_other_form_is_refused(change):
    assert entries_from_json(GOOD, number=2, saver="budi", size=3) == ({"ayu": 1}, {"ayu": 1}, {"budi": 2})
    with pytest.raises(ValueError, match="authors"):
        entries_from_json(GOOD | change, number=2, saver="budi", size=3)


@pytest.mark.parametrize(
    "data",
    [
        None,
        [],
        "",
        {"parts": [1, 1, 0]},
        {"authors": [], "entries": [], "parts": [0, 0, 0]},
        {"authors": [], "entries": [[]], "parts": [1, 1, 0]},
    ],
)
def test_malformed_data_of_authors_is_refused(data):
    with pytest.raises(ValueError, match="authors"):
        entries_from_json(data, number=2, saver="budi", size=3)


def test_a_revision_without_parts_is_written_and_read_back():
    empty = Attributed(2, "budi", (), ())
    assert read(empty, to_json(empty)) == ()
