"""The desk as a whole: its name and its first page."""

from django.contrib.admin import AdminSite
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .waiting import desk_of


class DeskSite(AdminSite):
    """Django's admin site, opening with what waits for whoever sits down."""

    site_header = _("Newsroom desk")
    site_title = _("Newsroom desk")
    index_title = _("My desk")
    index_template = "admin/my_desk.html"
    # The pages need the width; the way back stands in the breadcrumbs.
    enable_nav_sidebar = False

    def index(self, request, extra_context=None):
        """My desk."""
        desk = desk_of(request.user, timezone.now())
        return super().index(request, {"desk": desk, **(extra_context or {})})
