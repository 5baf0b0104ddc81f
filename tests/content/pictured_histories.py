"""Random bodies in which each picture occurs once, and two edited versions of them."""

from uuid import UUID

from hypothesis import strategies as st

from tests.support.histories import NAMES

PHOTOS = [str(UUID(int=number)) for number in range(1, 8)]
ADDRESSES = [f"https://www.youtube.com/watch?v=dQw4w9WgXc{letter}" for letter in "QRS"]
CAPTION = st.lists(st.sampled_from(NAMES), max_size=5).map(" ".join)
WORDS = st.lists(st.sampled_from(NAMES), min_size=1, max_size=7).map(" ".join)
ACTS = ["caption", "caption", "words", "move", "move", "delete", "insert", "photo", "gallery", "split"]


def html_of(block):
    """Return a block, which is a pair of its photos or addresses and its words, as HTML."""
    pictures, words = block
    caption = f"<figcaption>{words}</figcaption>" if words else ""
    if not pictures:
        return f"<p>{words or 'kosong'}</p>"
    if pictures[0] in ADDRESSES:
        return f'<figure data-embed="{pictures[0]}">{caption}</figure>'
    if len(pictures) == 1:
        return f'<figure data-photo="{pictures[0]}">{caption}</figure>'
    inside = "".join(f'<figure data-photo="{photo}"></figure>' for photo in pictures)
    return f'<figure data-gallery="">{inside}{caption}</figure>'


@st.composite
def bodies(draw):
    """Return the blocks of a body in which no picture occurs twice."""
    pictures = draw(st.lists(st.sampled_from(PHOTOS + ADDRESSES), unique=True, max_size=4))
    blocks = [((one,), draw(CAPTION)) for one in pictures]
    blocks += [((), draw(WORDS)) for _number in range(draw(st.integers(1, 4)))]
    return draw(st.permutations(blocks))


@st.composite
def edited(draw, blocks):
    """Return the blocks of a body after some edits of one person."""
    blocks = list(blocks)
    for _number in range(draw(st.integers(0, 4))):
        act, place = draw(st.sampled_from(ACTS)), draw(st.integers(0, max(0, len(blocks) - 1)))
        unused = [photo for photo in PHOTOS if not any(photo in pictures for pictures, _words in blocks)]
        if act == "insert" or not blocks:
            blocks.insert(place, ((), draw(WORDS)))
            continue
        pictures, words = blocks[place]
        are_photos = bool(pictures) and pictures[0] in PHOTOS
        if act == "caption" and pictures:
            blocks[place] = (pictures, draw(CAPTION))
        elif act == "words" and not pictures:
            blocks[place] = ((), f"{words} {draw(WORDS)}")
        elif act == "move":
            blocks.insert(draw(st.integers(0, len(blocks) - 1)), blocks.pop(place))
        elif act == "delete":
            del blocks[place]
        elif act == "photo" and unused:
            blocks.insert(place, ((draw(st.sampled_from(unused)),), draw(CAPTION)))
        elif act == "gallery" and are_photos and unused:
            blocks[place] = ((*pictures, draw(st.sampled_from(unused))), words)
        elif act == "split" and are_photos and len(pictures) > 1:
            blocks[place : place + 1] = [((photo,), words) for photo in pictures]
    return blocks


@st.composite
def versions(draw):
    """Return a body and its versions edited by two people, as HTML."""
    base = draw(bodies())
    return tuple("".join(map(html_of, blocks)) for blocks in (base, draw(edited(base)), draw(edited(base))))
