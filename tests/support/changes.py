"""Helpers to compare bodies."""

from django.template.loader import render_to_string

from articles.content import Content, Fold, difference
from articles.document import parse

# A body with a link.
LINK = '<p>Baca <a href="https://baik.example/a">putusan itu</a> di sini.</p>'


def body(html):
    """Return a content that has only a body."""
    return Content(body=parse(html))


def lines(old, new):
    """Return the lines of the body that changed."""
    (changes,) = difference(body(old), body(new))
    return [line for line in changes.lines if not isinstance(line, Fold) and line.kind != "same"]


def page(old, new):
    """Return the comparison of two contents as the page that a person sees."""
    return render_to_string("admin/articles/article/comparison.html", {"changes": difference(old, new)})
