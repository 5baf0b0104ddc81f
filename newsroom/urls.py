"""Root addresses: the desk under its own, everything else is the readers' site."""

from django.conf import settings
from django.contrib import admin
from django.urls import include, path

urlpatterns = [
    path(settings.DESK_PATH.removeprefix("/"), admin.site.urls),
    path("", include("articles.urls")),
]

handler400 = "articles.public.errors.bad_request"
handler403 = "articles.refusals.forbidden"
handler404 = "articles.public.errors.not_found"
handler500 = "articles.public.errors.server_error"
