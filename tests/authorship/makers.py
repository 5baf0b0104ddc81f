"""Makers of parts and revisions in short notation, for the tests of authorship."""

from articles.authorship import BODY_PART, Part, attribute

FLOOD = "Banjir merendam tiga kecamatan di Jakarta sejak Senin malam"
RESCUE = "Petugas mengevakuasi ratusan warga dengan perahu karet milik dinas"
SCHOOL = "Sekolah di sekitar sungai diliburkan sampai air surut"


def block(text, kind="p", **marks):
    """Return a block of the body. ``marks`` has the mark or the link of a word, by the word."""
    words = tuple(text.split())
    return Part(BODY_PART, tuple((kind, word, marks.get(word, "")) for word in words), words)


def field(key, text):
    """Return a field of plain words."""
    return Part(key, tuple(text.split()))


def choice(key, value):
    """Return a value that is not text: a tag or a flag."""
    return Part(key, ((key, value),))


def save(saver, *parts, after=(), **given):
    """Return the next revision after some others, whose parts may be given as text of paragraphs."""
    return attribute(
        [block(part) if isinstance(part, str) else part for part in parts],
        number=len(after) + 1,
        saver=saver,
        previous=after[-1] if after else None,
        earlier=after[:-1],
        **given,
    )


def history(*saves):
    """Return revisions from pairs of a saver and parts."""
    revisions = []
    for saver, *parts in saves:
        revisions.append(save(saver, *parts, after=revisions))
    return revisions


def entries(*saves):
    """Return the entries of the last revision of a history."""
    return [dict(entry) for entry in history(*saves)[-1].entries]
