#!/usr/bin/env python
"""Run a command of the newsroom: ``manage.py help`` lists them."""

# So that `uv run manage.py` installs what the program needs, and no tools of tests. The same list as in pyproject.toml.
# /// script
# requires-python = ">=3.11"
# dependencies = [
#     "django>=5.2,<5.3",
#     "django-taggit>=6.1",
#     "pillow>=11.3",
#     "psycopg2-binary>=2.9.10",
#     "django-prose-editor>=0.28,<0.29",
#     "whitenoise[brotli]>=6.9",
#     "dj-database-url>=3.0",
#     "django-tasks>=0.12,<0.13",
#     "django-tasks-db[compat]>=0.13,<0.14",
#     "selectolax>=1.0.2",
#     "django-csp>=4.0",
#     "django-allauth[mfa]>=65.21.1",
#     "cryptography>=50.0.2",
#     "granian>=2.8.9",
#     "prometheus-client>=0.23",
#     "brotli>=1.1",
#     "jinja2>=3.1.6",
#     "markupsafe>=3.0",
#     "snowballstemmer>=3.1.1",
# ]
# ///

import os
import sys

from django.core.management import execute_from_command_line
from django.db import InterfaceError, OperationalError

from articles.management.output import discard_output

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")
    try:
        try:
            execute_from_command_line(sys.argv)
        finally:
            sys.stdout.flush()
    except BrokenPipeError:
        # Nobody reads the rest, as in `manage.py doctor | head`.
        discard_output()
        sys.exit(1)
    except (InterfaceError, OperationalError) as error:
        if "--traceback" in sys.argv:
            raise
        sys.exit(f"The database cannot be used: {str(error).strip()}")
