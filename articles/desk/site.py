"""The admin site of the desk: its titles, its index page and the URLs of its own pages."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

from allauth.account.adapter import get_adapter
from django.contrib import messages
from django.contrib.admin import AdminSite, ModelAdmin
from django.contrib.auth import logout
from django.contrib.auth.views import PasswordChangeView
from django.contrib.contenttypes.models import ContentType
from django.contrib.contenttypes.views import shortcut
from django.http import Http404, HttpResponseRedirect
from django.urls import path, reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from articles.accounts.forms import OwnPasswordForm
from articles.accounts.signed_in import desk_user
from articles.text import row_number

from . import inbox_pages, team_pages
from .dashboard import dashboard_panels
from .model_admin import DeskModelAdmin

if TYPE_CHECKING:
    from django.db.models import Model
    from django.http import HttpRequest
    from django.http.response import HttpResponseBase
    from django.template.response import TemplateResponse
    from django.urls.resolvers import URLPattern, URLResolver


class DeskSite(AdminSite):
    """Django's admin site, whose index page is a dashboard of the user's tasks."""

    site_header = _("Newsroom desk")
    site_title = _("Newsroom desk")
    index_title = _("My desk")
    index_template = "admin/my_desk.html"
    # The pages need the full width, and the breadcrumbs lead back.
    enable_nav_sidebar = False

    def __init__(self, name: str = "desk") -> None:
        super().__init__(name)
        self._pages: list[URLPattern] = []

    def register_page(self, address: str, view: Callable[..., HttpResponseBase], *, name: str) -> None:
        """Serve a view at an address of the desk, for users who may open the desk.

        Args:
            address: The route below ``/admin/``, as ``django.urls.path`` takes it.
            name: The name in the ``desk:`` namespace.
        """
        self._pages.append(path(address, self.admin_view(view), name=name))

    def register(
        self,
        model_or_iterable: type[Model] | Iterable[type[Model]],
        admin_class: type[ModelAdmin] | None = None,
        **options: Any,
    ) -> None:
        """Register models with ``DeskModelAdmin`` mixed into their admin class."""
        own = admin_class or ModelAdmin
        desk_class = type(own.__name__, (DeskModelAdmin, own), {"__module__": own.__module__})
        super().register(model_or_iterable, desk_class, **options)

    def get_urls(self) -> list[URLResolver | URLPattern]:
        """Return the URLs of the desk's own pages, followed by those of the admin."""
        public = self.admin_view(require_safe(self.public_address))
        return [
            path("r/<path:content_type_id>/<path:object_id>/", public, name="view_on_site"),
            *inbox_pages.url_patterns(self),
            *team_pages.url_patterns(self),
            *self._pages,
            *super().get_urls(),
        ]

    def public_address(self, request: HttpRequest, content_type_id: str, object_id: str) -> HttpResponseRedirect:
        """Redirect to the public URL of an object that the user may view on the desk.

        Django's own view redirects for any object, but the URL of a draft contains words of its headline.
        """
        number = row_number(content_type_id)
        kind = None if number is None else ContentType.objects.filter(pk=number).first()
        model = kind.model_class() if kind else None
        model_admin = self._registry.get(model) if model else None
        found = model_admin.get_object(request, object_id) if model_admin else None
        if model_admin is None or found is None or not model_admin.has_view_permission(request, found):
            raise Http404
        return shortcut(request, content_type_id, object_id)

    def each_context(self, request: HttpRequest) -> dict[str, Any]:
        """Return the context shared by all pages.

        Unread messages are counted only if a page shows their number.
        """
        return {**super().each_context(request), "unread": SimpleLazyObject(lambda: inbox_pages.unread(request.user))}

    def password_change(  # type: ignore[override]
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponseBase:
        """Change the user's password, and notify them by e-mail."""
        view = PasswordChangeView.as_view(
            form_class=OwnPasswordForm,
            success_url=reverse("mfa_index"),
            template_name="account/password_change.html",
            extra_context={**self.each_context(request), "title": _("Change password"), **(extra_context or {})},
        )
        before = desk_user(request).password
        response = view(request)
        if desk_user(request).password != before:
            messages.success(request, _("Your password is changed. All your other sessions have ended."))
            get_adapter(request).send_notification_mail("account/email/password_changed", request.user)
        return response

    @method_decorator(require_POST)
    def logout(  # type: ignore[override]
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponseRedirect:
        """Sign the user out, and redirect to the sign-in page with a message."""
        logout(request)
        messages.success(request, _("You have signed out."))
        return HttpResponseRedirect(reverse("desk:login"))

    def index(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> TemplateResponse:
        """Show the user's dashboard."""
        desk = dashboard_panels(desk_user(request), timezone.now())
        return super().index(request, {"desk": desk, **(extra_context or {})})
