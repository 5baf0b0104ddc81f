"""Redaction: words that a court, a child's safety or an erasure claim forbids are taken out by two people."""

from .limits import Unreached, unreached_copies
from .proposals import Proposal, confirm, proposal_for, proposal_of, propose, refuse
from .rows import RowsWithWords, SealedRow, find_rows
from .rules import REDACT, RedactionGround, RedactionRefused
from .words import Forbidden, read_phrases

__all__ = [
    "REDACT",
    "Forbidden",
    "Proposal",
    "RedactionGround",
    "RedactionRefused",
    "RowsWithWords",
    "SealedRow",
    "Unreached",
    "confirm",
    "find_rows",
    "proposal_for",
    "proposal_of",
    "propose",
    "read_phrases",
    "refuse",
    "unreached_copies",
]
