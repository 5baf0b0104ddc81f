"""Publishing: everything that changes what readers see, from an approved revision to an edition."""

from .edition_lifecycle import end_of_next, make_edition, planned_end
from .name_updates import NewName, apply_name
from .perform_move import perform
from .publication import publish_import

__all__ = ["NewName", "apply_name", "end_of_next", "make_edition", "perform", "planned_end", "publish_import"]
