"""The forms for the texts, rights and crop of a photo in the library."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from django import forms
from django.core.validators import MaxLengthValidator
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles import photo_library
from articles.imaging import MIN_SIDE_PIXELS, SHAPES, box_of
from articles.models import Photo
from articles.text import brief, is_date, printable

if TYPE_CHECKING:
    from django.contrib.auth.models import AbstractUser
    from django_stubs_ext import StrOrPromise

TEXT_FIELDS = ("alt", "caption", "credit")
FIELDSETS = [
    (
        gettext_lazy("The point that matters, and the crop"),
        ["focal_x", "focal_y", "crop_left", "crop_right", "crop_top", "crop_bottom"],
    ),
    (gettext_lazy("Description"), ["caption", "alt", "credit", "source", "place", "taken_at"]),
    (gettext_lazy("Rights"), ["owner", "licence", "usage_terms", "expires_at"]),
    (gettext_lazy("People"), ["pictured", "needs_consent", "consent"]),
]
# The most characters of a long text, and the most that an alternative text should have for users of screen readers.
MAX_TEXT_CHARACTERS, USUAL_ALT_CHARACTERS = 5000, 250


def seen_of(photo: Photo) -> str:
    """Return a token for the saved state of a photo. It changes whenever somebody saves the photo."""
    return photo.updated_at.isoformat()


class PartField(forms.FloatField):
    """A fraction of a side (0 to 1), entered in percent. ``from_end`` counts from the right or the bottom edge."""

    def __init__(self, *, from_end: bool = False, **kwargs: Any) -> None:
        self.from_end = from_end
        widget = forms.NumberInput(attrs={"min": 0, "max": 100, "step": 0.1, "inputmode": "decimal"})
        super().__init__(min_value=0, max_value=100, step_size=None, widget=widget, **kwargs)

    def prepare_value(self, value: float | str) -> int | float | str:
        """Return a fraction as percent with one decimal. Text that the user entered is returned unchanged."""
        if not isinstance(value, float | int):
            return value
        percent = round((1 - value if self.from_end else value) * 100, 1)
        return int(percent) if percent == int(percent) else percent

    def clean(self, value: Any) -> float | None:
        percent = super().clean(value)
        if percent is None:
            return None
        part = round(percent / 100, 3)
        return round(1 - part, 3) if self.from_end else part

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Return whether the percentage that was entered differs from the one that was shown."""
        shown = self.prepare_value(initial)
        try:
            return shown is None or float(data) != shown
        except (TypeError, ValueError):
            return True


class MomentField(forms.DateTimeField):
    """A date and time in the newsroom's time zone."""

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")
        super().__init__(required=False, widget=widget, **kwargs)

    def clean(self, value: Any) -> datetime | None:
        moment = super().clean(value)
        if moment and not is_date(moment):
            raise forms.ValidationError(self.error_messages["invalid"], code="invalid")
        return moment

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Return whether the minute that was entered differs from the one shown.

        Seconds, which a camera's clock records, are not shown and so are not compared.
        """
        shown = self.widget.format_value(self.prepare_value(initial)) or ""
        return str(data or "")[:16] != shown


class SeenForm(forms.ModelForm):
    """A form that refuses to overwrite what somebody else saved since it was opened.

    ``seen`` in the data is the state of the photo when the form was opened. If that is no longer the current state,
    ``stale`` is set, and the user's input stays in the form.
    """

    stale = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # The saved state is kept before cleaning overwrites the instance with the user's input.
        self.saved_state = seen_of(self.instance)
        for name in ("caption", "alt", "usage_terms", "pictured", "consent"):
            if name in self.fields:
                self.fields[name].validators.append(MaxLengthValidator(MAX_TEXT_CHARACTERS))
        if "alt" in self.fields:
            self.fields["alt"].widget.attrs["data-count"] = USUAL_ALT_CHARACTERS

    def clean(self) -> dict[str, Any]:
        super().clean()
        cleaned = self.cleaned_data
        for name, value in cleaned.items():
            if isinstance(value, str):
                cleaned[name] = printable(value.replace("\r\n", "\n")).strip()
        if self.data.get(self.add_prefix("seen"), "") != self.saved_state:
            self.stale = True
            self.add_error(None, _("Somebody has changed this picture since you opened it. Nothing was saved yet."))
        return cleaned

    def differences_from_saved(self) -> list[tuple[StrOrPromise | None, str]]:
        """Return the fields whose input differs from the saved value, as ``[(label, saved value as text)]``."""

        def display_value(name: str) -> str:
            value = self[name].initial
            if isinstance(value, bool):
                return _("yes") if value else _("no")
            if value in ("", None):
                return "–"
            return brief(value) if isinstance(value, datetime) else self.fields[name].prepare_value(value)

        return [(self.fields[name].label, display_value(name)) for name in self.changed_data]


class DescribeForm(SeenForm):
    """The three texts every picture needs before it is shown: alternative text, caption and credit."""

    # The photo, and the token of the state that the page shows.
    photo: Photo
    seen: str

    class Meta:
        model = Photo
        fields = TEXT_FIELDS
        widgets = {"alt": forms.Textarea(attrs={"rows": 2}), "caption": forms.Textarea(attrs={"rows": 2})}


class PhotoForm(SeenForm):
    """The form with all fields of a photo. ``user`` is the one who fills it in."""

    user: AbstractUser

    focal_x = PartField(label=capfirst(gettext_lazy("from the left, %")))
    focal_y = PartField(label=capfirst(gettext_lazy("from the top, %")))
    crop_left = PartField(label=capfirst(gettext_lazy("cut off on the left, %")))
    crop_right = PartField(label=capfirst(gettext_lazy("cut off on the right, %")), from_end=True)
    crop_top = PartField(label=capfirst(gettext_lazy("cut off at the top, %")))
    crop_bottom = PartField(label=capfirst(gettext_lazy("cut off at the bottom, %")), from_end=True)
    taken_at = MomentField(label=capfirst(gettext_lazy("taken at")), help_text=gettext_lazy("Newsroom's zone."))
    expires_at = MomentField(
        label=capfirst(gettext_lazy("rights end")),
        help_text=gettext_lazy(
            "From this time on readers do not see it on any page (newsroom's time zone). Empty: never."
        ),
    )

    class Meta:
        model = Photo
        fields = [name for _title, more in FIELDSETS for name in more]
        widgets = {
            "caption": forms.Textarea(attrs={"rows": 4}),
            "alt": forms.Textarea(attrs={"rows": 3}),
            "usage_terms": forms.Textarea(attrs={"rows": 2}),
            "pictured": forms.Textarea(attrs={"rows": 3}),
            "consent": forms.Textarea(attrs={"rows": 2}),
        }

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        moved = [name for name in photo_library.SEEN_AT_ONCE if name in cleaned and name in self.changed_data]
        if moved:
            try:
                photo_library.check_shown_photo(self.instance, self.user)
            except photo_library.PhotoChangeNotAllowed as refusal:
                for name in moved:
                    self.add_error(name, str(refusal))
        names = ("crop_left", "crop_top", "crop_right", "crop_bottom")
        left, top, right, bottom = (cleaned.get(name) for name in names)
        if left is None or top is None or right is None or bottom is None:
            return cleaned
        crop = left, top, right, bottom
        box = box_of(self.instance.width, self.instance.height, SHAPES["whole"], crop=crop)
        across, down = box[2] - box[0], box[3] - box[1]
        # An empty crop is reported by a database constraint.
        if left < right and top < bottom and max(across, down) < MIN_SIDE_PIXELS:
            self.add_error(
                None,
                _(
                    "The crop leaves %(width)d × %(height)d pixels; the longer side needs at least %(least)d."
                    " Cut off less."
                )
                % {"width": across, "height": down, "least": MIN_SIDE_PIXELS},
            )
        return cleaned
