"""Parts of documents."""

from articles.document import Paragraph, Run


def paragraph(text, **marks):
    """A paragraph of one run."""
    return Paragraph((Run(text, **marks),))
