"""The field for long texts with markup."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from django_prose_editor.fields import ProseEditorField

from articles.text import BODY_LIMITS, is_too_long, sanitise

TOO_LONG = _(
    "The text is longer than %(characters)s characters or %(paragraphs)s paragraphs. Divide it among several articles."
)


def check_length(html: str) -> None:
    """Raise ValidationError for a text that is longer than ``BODY_LIMITS``."""
    if is_too_long(html):
        raise ValidationError(TOO_LONG % BODY_LIMITS, code="max_length")


class ProseField(ProseEditorField):
    """A text field for the prose editor that is limited in length and sanitised whenever it is cleaned."""

    default_validators = [check_length]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, sanitize=sanitise, **kwargs)
