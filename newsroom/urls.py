"""Root addresses: the desk under /admin/, everything else is the readers' site."""

from django.contrib import admin
from django.urls import include, path

urlpatterns = [
    path("admin/", admin.site.urls),
    path("", include("articles.urls")),
]

handler404 = "articles.public.errors.not_found"
