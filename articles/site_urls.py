"""Absolute addresses of the site, and which addresses belong to the desk."""

from django.conf import settings
from django.urls import reverse


def absolute_url(path):
    """Return a path of this site under the address it is set to have, never under the host a request named."""
    return f"{settings.SITE_ADDRESS}{path}"


def desk_address():
    """Return the path under which every page of the desk lies."""
    return reverse("desk:index")


def is_desk_path(path):
    """Return whether a path of this site, as the server gets it, is one of the desk's."""
    return path.startswith(settings.DESK_PATH)


def is_on_desk(request):
    """Return whether a request asks for a page of the desk."""
    return is_desk_path(request.path_info)
