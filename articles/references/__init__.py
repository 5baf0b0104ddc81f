"""Changes to references: confirming them by a second person, applying new names, merging and archiving."""

from .changes import archive, as_sent, change, create
from .merging import MERGED_KINDS, apply_merge, check_may_be_merged, merge
from .permissions import (
    CONFIRM_PERMISSION,
    ReferenceNotChanged,
    changeable_fields,
    fields_to_confirm,
    is_agreed_on,
)
from .proposals import (
    CONFIRMED,
    MERGED_INTO,
    PROPOSE,
    Proposal,
    confirm,
    open_proposals,
    proposal_of,
    propose,
    propose_merge,
    refuse,
)
from .renaming import affected_editions, apply_names, confirmed_name, remaining_editions

__all__ = [
    "CONFIRMED",
    "CONFIRM_PERMISSION",
    "MERGED_INTO",
    "MERGED_KINDS",
    "PROPOSE",
    "Proposal",
    "ReferenceNotChanged",
    "affected_editions",
    "apply_merge",
    "apply_names",
    "archive",
    "as_sent",
    "change",
    "changeable_fields",
    "check_may_be_merged",
    "confirm",
    "confirmed_name",
    "create",
    "fields_to_confirm",
    "is_agreed_on",
    "merge",
    "open_proposals",
    "proposal_of",
    "propose",
    "propose_merge",
    "refuse",
    "remaining_editions",
]
