"""Strategies for random texts and two edited versions of each."""

from hypothesis import strategies as st

NAMES = ["pasar", "kota", "harga", "beras", "naik", "turun", "warga", "jalan", "lama", "baru", "hujan", "sawah"]
PARAGRAPH = st.lists(st.sampled_from(NAMES), min_size=1, max_size=9).map(" ".join)
TEXT = st.lists(PARAGRAPH, min_size=1, max_size=7)
ACTS = ["edit", "rewrite", "split", "join", "move", "delete", "insert", "edit", "split", "move"]


@st.composite
def edited(draw, text):
    """Return a text after some changes by one person."""
    text = list(text)
    for _number in range(draw(st.integers(0, 4))):
        act, place = draw(st.sampled_from(ACTS)), draw(st.integers(0, max(0, len(text) - 1)))
        if act == "insert" or not text:
            text.insert(place, draw(PARAGRAPH))
            continue
        words = text[place].split()
        at = draw(st.integers(0, len(words)))
        if act == "edit":
            words[at : at + 1] = [draw(st.sampled_from(NAMES)).upper()]
            text[place] = " ".join(words)
        elif act == "rewrite":
            text[place] = draw(PARAGRAPH)
        elif act == "split" and 0 < at < len(words):
            # Whoever splits a paragraph ends its first sentence there, or leaves the words as they are.
            text[place : place + 1] = [" ".join(words[:at]) + draw(st.sampled_from(["", "."])), " ".join(words[at:])]
        elif act == "join":
            text[place : place + 2] = [" ".join(text[place : place + 2])]
        elif act == "move":
            text.insert(draw(st.integers(0, len(text) - 1)), text.pop(place))
        elif act == "delete":
            del text[place]
    return text


@st.composite
def versions(draw):
    """Return a text and two edited versions of it."""
    base = draw(TEXT)
    return base, draw(edited(base)), draw(edited(base))
