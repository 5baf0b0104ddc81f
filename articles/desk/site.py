"""The desk as a whole: its name, its first page and the addresses of its own pages."""

from django.contrib.admin import AdminSite, ModelAdmin
from django.utils import timezone
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext_lazy as _

from . import inbox
from .model_admin import DeskModelAdmin
from .waiting import desk_of


class DeskSite(AdminSite):
    """Django's admin site, opening with what waits for whoever sits down."""

    site_header = _("Newsroom desk")
    site_title = _("Newsroom desk")
    index_title = _("My desk")
    index_template = "admin/my_desk.html"
    # The pages need the width; the way back stands in the breadcrumbs.
    enable_nav_sidebar = False

    def register(self, model_or_iterable, admin_class=None, **options):
        """Register models, each with what every list and form of the desk does."""
        own = admin_class or ModelAdmin
        desk_class = type(own.__name__, (DeskModelAdmin, own), {"__module__": own.__module__})
        super().register(model_or_iterable, desk_class, **options)

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
