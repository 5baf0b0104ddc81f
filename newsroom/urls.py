"""Root URLs: the desk under ``DESK_PATH``, and the readers' site."""

from django.conf import settings
from django.contrib import admin
from django.urls import include, path

DESK_ROUTE = settings.DESK_PATH.removeprefix("/")
urlpatterns = [
    # These precede the admin's URLs, so that this login page replaces the admin's.
    path(DESK_ROUTE, include("articles.accounts.urls")),
    path(DESK_ROUTE, admin.site.urls),
    path("", include("articles.urls")),
]

handler400 = "articles.public.errors.bad_request"
handler403 = "articles.forbidden_page.forbidden"
handler404 = "articles.public.errors.not_found"
handler429 = "articles.accounts.views.too_many_requests"
handler500 = "articles.public.errors.server_error"
