"""The desk: the admin as writers and editors see it."""

from . import (
    articles,
    checklist,
    comments,
    contributors,
    login_log,
    logins,
    other_apps,
    pages,
    photos,
    records,
    sections,
)

__all__ = [
    "articles",
    "checklist",
    "comments",
    "contributors",
    "login_log",
    "logins",
    "other_apps",
    "pages",
    "photos",
    "records",
    "sections",
]
