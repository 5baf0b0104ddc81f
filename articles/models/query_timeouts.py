"""Recognising queries that the database stopped: they took too long, or waited for each other."""

from django.db import OperationalError

# Error codes of PostgreSQL, Appendix A: query_canceled and deadlock_detected.
QUERY_CANCELED, DEADLOCK_DETECTED = "57014", "40P01"


def is_timeout(error: BaseException) -> bool:
    """Return whether an error means that a query took longer than ``DATABASE_STATEMENT_TIMEOUT``."""
    return _code_of(error) == QUERY_CANCELED


def is_deadlock(error: BaseException) -> bool:
    """Return whether an error means that two transactions waited for each other, and that this one was rolled back."""
    return _code_of(error) == DEADLOCK_DETECTED


def _code_of(error: BaseException) -> str | None:
    return getattr(error.__cause__, "pgcode", None) if isinstance(error, OperationalError) else None
