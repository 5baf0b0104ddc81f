"""Every column that is derived from an edition's content is also emptied with it."""

import pytest

from articles.edition_labels import MARK_FIELDS
from articles.editions import columns_of, retraction, seal_content
from articles.editions.page_data import WORDS_OF_LISTS
from articles.models.redactions import MARK, REDACTED_VALUES
from tests.support.full_content import WHOLE

# Marks say nothing that could need a redaction.
STAY = {*MARK_FIELDS} - {"verification_notice"}


def columns():
    """Return the columns of an edition in which every field of the content is filled."""
    return columns_of(seal_content(WHOLE, comment_policy=None, pictures={}, published_by="Ratna"))


def test_a_retraction_has_every_column_and_no_words():
    empty = columns_of(retraction(published_by="Ratna"))
    assert empty.keys() == columns().keys()
    assert {name for name, value in empty.items() if value} == {"slug"}


@pytest.mark.parametrize("name", sorted(columns().keys() - STAY - {"slug"}))
def test_a_redaction_empties_every_column_of_words(name):
    redacted = columns_of(MARK)
    assert name in redacted
    assert not redacted[name]
    assert name in REDACTED_VALUES["edition"] or name in WORDS_OF_LISTS
