"""Redaction: two people remove words from the record for a court, a child's safety or an erasure claim."""

from .other_articles import other_articles
from .permissions import REDACT_PERMISSION, RedactionGround, RedactionRefused
from .proposals import RedactionProposal, confirm, proposal_for, proposal_of, propose, refuse
from .row_search import RowsWithWords, SealedRow, find_rows
from .unreachable_copies import UnreachedCopies, unreached_copies
from .word_matching import Forbidden, read_phrases

__all__ = [
    "REDACT_PERMISSION",
    "Forbidden",
    "RedactionGround",
    "RedactionProposal",
    "RedactionRefused",
    "RowsWithWords",
    "SealedRow",
    "UnreachedCopies",
    "confirm",
    "find_rows",
    "other_articles",
    "proposal_for",
    "proposal_of",
    "propose",
    "read_phrases",
    "refuse",
    "unreached_copies",
]
