"""Absolute addresses of the site, and which addresses belong to the desk."""

from django.conf import settings
from django.urls import reverse


def absolute_url(path):
    """Return a path of this site under the address it is set to have, never under the host a request named."""
    return f"{settings.SITE_ADDRESS}{path}"


def desk_address():
    """Return the path under which every page of the desk lies."""
    return reverse("admin:index")


def is_on_desk(request):
    """Return whether a request asks for a page of the desk."""
    return request.path.startswith(desk_address())
