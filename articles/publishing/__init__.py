"""From an approved revision to an edition: what changes what readers see."""

from .edition_lifecycle import make_edition
from .moves import perform
from .name_updates import NewName, apply_name
from .publication import publish_import

__all__ = ["NewName", "apply_name", "make_edition", "perform", "publish_import"]
