"""From an approved revision to an edition: what changes what readers see."""

from .making import make_edition
from .renaming import NewName, apply_name
from .verbs import perform, publish_import

__all__ = ["NewName", "apply_name", "make_edition", "perform", "publish_import"]
