"""The logging configuration: all lines go to standard error in one format, without personal data."""

from __future__ import annotations

from typing import Any


def logging_to_stderr() -> dict[str, Any]:
    """Return the value of LOGGING."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "filters": {"missing pages": {"()": "articles.request_log.SkipMissingPages"}},
        "formatters": {"line": {"()": "articles.request_log.LineFormatter"}},
        "handlers": {
            "stderr": {
                "class": "articles.request_log.StderrHandler",
                "formatter": "line",
                "filters": ["missing pages"],
            }
        },
        "root": {"handlers": ["stderr"], "level": "WARNING"},
        "loggers": {
            # These replace Django's own handlers, which print only with DEBUG and e-mail errors to ADMINS (nobody).
            "django": {"handlers": [], "level": "INFO", "propagate": True},
            "django.server": {"handlers": ["stderr"], "level": "INFO", "propagate": False},
        },
    }
