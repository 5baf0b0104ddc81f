"""Which page says that something was refused: the desk's own, or the readers'."""

from .desk.refused_page import refused
from .public import errors
from .site_urls import is_on_desk


def forbidden(request, exception=None, reason=""):
    """403, for missing permissions and for forms that fail the protection against forgery."""
    answer = refused if is_on_desk(request) and hasattr(request, "user") else errors.forbidden
    return answer(request, exception, reason)
