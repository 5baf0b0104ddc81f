"""Bodies compared."""

from articles.content import Content, Fold, difference
from articles.document import parse

# A body with a link.
LINK = '<p>Baca <a href="https://baik.example/a">putusan itu</a> di sini.</p>'


def body(html):
    """A content that is only a body."""
    return Content(body=parse(html))


def lines(old, new):
    """The lines of the body that changed."""
    (changes,) = difference(body(old), body(new))
    return [line for line in changes.lines if not isinstance(line, Fold) and line.kind != "same"]
