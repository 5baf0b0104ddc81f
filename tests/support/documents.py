"""Makers of parts of documents."""

from articles.document import Paragraph, Run


def paragraph(text, **marks):
    """Return a paragraph of one run."""
    return Paragraph((Run(text, **marks),))
