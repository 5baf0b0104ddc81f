"""Publishing: everything that changes what readers see, from an approved revision to an edition."""

from .edition_lifecycle import make_edition
from .moves import perform
from .name_updates import NewName, apply_name
from .publication import publish_import

__all__ = ["NewName", "apply_name", "make_edition", "perform", "publish_import"]
