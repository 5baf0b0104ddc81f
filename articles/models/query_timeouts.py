"""Recognising queries that the database stopped because they took too long."""

from django.db import OperationalError

# Error codes of PostgreSQL, Appendix A: query_canceled.
QUERY_CANCELED = "57014"


def is_timeout(error: BaseException) -> bool:
    """Return whether an error means that a query took longer than ``DATABASE_STATEMENT_TIMEOUT``."""
    return isinstance(error, OperationalError) and getattr(error.__cause__, "pgcode", None) == QUERY_CANCELED
