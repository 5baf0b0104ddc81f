"""The desk: the admin as writers and editors see it."""

from . import (
    article_admin,
    categories,
    checklist,
    comment_policies,
    contributors,
    login_log,
    logins,
    other_apps,
    photo_admin,
    records,
    standing_pages,
)

__all__ = [
    "article_admin",
    "categories",
    "checklist",
    "comment_policies",
    "contributors",
    "login_log",
    "logins",
    "other_apps",
    "photo_admin",
    "records",
    "standing_pages",
]
