"""The two template engines: Jinja for the readers' pages, and Django's own for the desk."""

from pathlib import Path
from typing import Any

NEWSPAPER = "articles.public.site_context.newspaper"


def template_engines(folder: Path) -> list[dict[str, Any]]:
    """Return the value of TEMPLATES for a folder of templates."""
    return [
        {
            "BACKEND": "django.template.backends.jinja2.Jinja2",
            "DIRS": [folder],
            "OPTIONS": {
                "environment": "articles.site_templates.environment",
                "context_processors": [NEWSPAPER],
            },
        },
        {
            "BACKEND": "django.template.backends.django.DjangoTemplates",
            "DIRS": [folder],
            "APP_DIRS": True,
            "OPTIONS": {
                "context_processors": [
                    "django.template.context_processors.request",
                    "django.contrib.auth.context_processors.auth",
                    "django.contrib.messages.context_processors.messages",
                    NEWSPAPER,
                ],
            },
        },
    ]
