"""Normalization of the characters of a text for comparison."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from articles.comparison import normalized

TEXT = st.text(st.sampled_from("aeé \u0301\u0323\u0327ﬁ５가"), max_size=30)


@given(TEXT, st.sampled_from(["NFC", "NFKC"]))
def test_a_text_is_normalized_as_by_unicodedata(text, form):
    assert normalized(text, form) == unicodedata.normalize(form, text)


def test_more_marks_than_a_letter_can_have_are_not_reordered():
    """Ordering them takes time quadratic in their number."""
    marks = "\u0301\u0323" * 20_000
    assert normalized(f"e\u0301 a{marks} e\u0301") == f"é a{marks} é"
