"""The door for WSGI servers."""

import os

from django.conf import settings
from django.core.wsgi import get_wsgi_application

from .timeouts import limit_queries

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")

application = get_wsgi_application()
limit_queries(settings.DATABASE_STATEMENT_TIMEOUT)
