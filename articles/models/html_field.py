"""The field for long texts with markup."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django_prose_editor.fields import ProseEditorField

from articles.text import MAX_BODY_CHARACTERS, is_too_long, sanitise


def check_length(html):
    """Raise ValidationError for a text that is longer than the desk takes."""
    if is_too_long(html):
        limit = f"{MAX_BODY_CHARACTERS:,}"
        raise ValidationError(
            _("The text is longer than %(limit)s characters. Divide it among several articles.") % {"limit": limit},
            code="max_length",
        )


class ProseField(ProseEditorField):
    """A text of the prose editor: bounded in length, and sanitised whenever it is cleaned."""

    default_validators = [check_length]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, sanitize=sanitise, **kwargs)
