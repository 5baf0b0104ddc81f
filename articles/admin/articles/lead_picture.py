"""The lead picture on the edit page: a field for the number of a photo, shown with the photo."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from django import forms
from django.core.serializers.json import DjangoJSONEncoder
from django.template.loader import render_to_string
from django.utils.translation import gettext_lazy as _

from articles.admin.photos.cards import card_of
from articles.models import Photo
from articles.text import row_number

from .editor_pictures import LEAD

if TYPE_CHECKING:
    from django.forms.renderers import BaseRenderer


def _as_json(value: dict[str, Any]) -> str:
    return json.dumps(value, cls=DjangoJSONEncoder, ensure_ascii=False)


class LeadPictureWidget(forms.NumberInput):
    """A number field for a photo, shown with the photo. It also works without JavaScript.

    ``known`` is a photo that has been fetched already, or None.
    """

    known: Photo | None = None

    def render(  # type: ignore[override]
        self,
        name: str,
        value: Any,
        attrs: dict[str, Any] | None = None,
        renderer: BaseRenderer | None = None,
    ) -> str:
        typed = self.format_value(value) or ""
        photo: Photo | None
        if self.known and typed == str(self.known.pk):
            photo = self.known
        else:
            number = row_number(typed)
            photo = None if number is None else Photo.objects.filter(pk=number).first()
        card = card_of(photo) if photo else None
        context = {
            "number": super().render(name, value, attrs, renderer),
            "value": typed,
            "card": card,
            "told": _as_json(card) if card else "",
            "options": _as_json(LEAD),
        }
        return render_to_string("admin/articles/article/lead_picture.html", context)


class LeadPictureField(forms.ModelChoiceField):
    """A choice of a photo by its number. No list offers all photos, and an unknown number is refused with a message."""

    widget = LeadPictureWidget
    default_error_messages = {
        "invalid_choice": _("There is no photo with the number %(value)s. Choose one from the library."),
    }
