"""The admin pages of the desk, for writers and editors."""

from . import checklist, logins, other_apps
from .articles import article_admin
from .photos import photo_admin
from .records import login_log, record_admin
from .references import categories, comment_policies, contributors, standing_pages

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
    "record_admin",
    "standing_pages",
]
