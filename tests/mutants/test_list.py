"""The list of mutants is valid for the current code. No mutant is run here."""

import pytest

from .listing import ROOT, read_mutants

MUTANTS = read_mutants()


@pytest.mark.parametrize("mutant", MUTANTS, ids=lambda mutant: mutant.id)
def test_a_mutant_changes_one_place_of_the_code_and_names_tests_that_exist(mutant):
    assert mutant.count_in(ROOT) == 1
    assert mutant.new != mutant.old
    assert mutant.rule
    assert mutant.tests or mutant.equivalent
    assert [name for name in mutant.tests if not _exists(name)] == []


def _exists(test):
    """Return whether a test exists, given as a file, or as a file and a function or class after ``::``."""
    file, _colons, name = test.partition("::")
    text = (ROOT / file).read_text() if (ROOT / file).is_file() else ""
    return bool(text) and all(f"def {one}(" in text or f"class {one}" in text for one in name.split("::") if one)


def test_each_mutant_has_an_id_of_its_own():
    ids = [mutant.id for mutant in MUTANTS]
    assert len(set(ids)) == len(ids)
