"""The desk: the admin as writers and editors see it."""

from . import articles, comments, contributors, pages, records, sections

__all__ = ["articles", "comments", "contributors", "pages", "records", "sections"]
