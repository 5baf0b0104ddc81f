"""The desk: the admin as writers and editors see it."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from . import articles, comments, contributors, pages, records, sections

__all__ = ["articles", "comments", "contributors", "pages", "records", "sections"]

admin.site.site_header = _("Newsroom desk")
admin.site.site_title = _("Newsroom desk")
admin.site.index_title = _("Desk")
# The pages need the width; the way back stands in the breadcrumbs.
admin.site.enable_nav_sidebar = False
