"""WSGI entry point."""

import os

from django.conf import settings
from django.core.wsgi import get_wsgi_application

from .timeouts import limit_queries

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")

django_application = get_wsgi_application()

from articles.operations.database_limits import limit_waiting  # noqa: E402
from articles.page_store import PageStore, make_watcher  # noqa: E402
from articles.static_files import require_static_files  # noqa: E402  needs the settings

require_static_files()
limit_queries(settings.DATABASE_STATEMENT_TIMEOUT)
# Somewhat later than the database itself ends a query.
limit_waiting(settings.DATABASE_STATEMENT_TIMEOUT and settings.DATABASE_STATEMENT_TIMEOUT + 5)
# During maintenance every request is refused by Django.
application = (
    PageStore(django_application, max_bytes=settings.PAGE_STORE * 1_000_000, watcher=make_watcher())
    if settings.PAGE_STORE and not settings.MAINTENANCE
    else django_application
)
