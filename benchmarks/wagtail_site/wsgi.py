"""The WSGI application of the newspaper made with Wagtail."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "benchmarks.wagtail_site.settings")
application = get_wsgi_application()
