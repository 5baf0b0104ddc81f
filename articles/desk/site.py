"""The desk as a whole: its name, its first page and the addresses of its own pages."""

from django.contrib.admin import AdminSite
from django.utils import timezone
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext_lazy as _

from . import inbox
from .waiting import desk_of


class DeskSite(AdminSite):
    """Django's admin site, opening with what waits for whoever sits down."""

    site_header = _("Newsroom desk")
    site_title = _("Newsroom desk")
    index_title = _("My desk")
    index_template = "admin/my_desk.html"
    # The pages need the width; the way back stands in the breadcrumbs.
    enable_nav_sidebar = False

    def get_urls(self):
        """The desk's own pages before the admin's."""
        return [*inbox.addresses(self), *super().get_urls()]

    def each_context(self, request):
        """What stands around every page; unread messages are counted only where a page shows how many."""
        return {**super().each_context(request), "unread": SimpleLazyObject(lambda: inbox.unread(request.user))}

    def index(self, request, extra_context=None):
        """My desk."""
        desk = desk_of(request.user, timezone.now())
        return super().index(request, {"desk": desk, **(extra_context or {})})
