"""Forms of rows that two people may edit at once: a save does not overwrite what the other has saved meanwhile."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, cast

from django import forms
from django.db.models import Model
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from articles.text import digest

if TYPE_CHECKING:
    from django.http import QueryDict

MAX_SHOWN_CHARACTERS = 200


class StaleForm(forms.ModelForm):
    """A form that detects which fields somebody else changed since it was opened.

    A field that somebody else changed and this user did not keeps its saved value. If both changed it, the form is
    shown again with an error that contains the saved value, and saving once more replaces that value.

    ``opened`` is a hidden field with a digest of each value when the form was opened.
    """

    opened = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kept: set[str] = set()
        if self.instance.pk and "opened" in self.fields:
            self.initial["opened"] = json.dumps(self._present())

    def clean(self) -> dict[str, Any]:
        super().clean()
        cleaned = self.cleaned_data
        if self.instance.pk and "opened" in self.fields:
            self._look_for_changes(cleaned)
        return cleaned

    def _present(self) -> dict[str, str]:
        """Return a digest of the saved value of each field, by its name."""
        names = [name for name in self.fields if name in self.initial and name != "opened"]
        return {name: _digest(self.initial[name]) for name in names}

    def _look_for_changes(self, cleaned: dict[str, Any]) -> None:
        opened = _read(cleaned.pop("opened", ""))
        present = self._present()
        if opened is None:
            self.add_error(None, _("This page does not send which version you saw. Load it again."))
            return
        changed = [name for name in present if name in cleaned and opened.get(name) != present[name]]
        for name in changed:
            typed = _digest(cleaned[name])
            if typed == opened.get(name):
                self.kept.add(name)
                cleaned[name] = self.fields[name].clean(self._as_posted(name))
            elif typed != present[name]:
                self.add_error(name, self._conflict(name))
        if changed:
            data = cast("QueryDict", self.data).copy()
            data[self.add_prefix("opened")] = json.dumps(present)
            self.data = data

    def _as_posted(self, name: str) -> Any:
        """Return the saved value of a field in the format in which a browser sends it."""
        value = self.initial[name]
        return [row.pk for row in value] if isinstance(value, list) else self.fields[name].prepare_value(value)

    def _conflict(self, name: str) -> str:
        field = self.fields[name]
        value = field.prepare_value(self.initial[name])
        if hasattr(field, "choices"):
            keys = value if isinstance(value, list) else [value]
            value = ", ".join(str(text) for key, text in field.choices if str(key) in map(str, keys))
        text = _(
            "Somebody else changed this since you opened the page. Current value: “%(value)s”. Save again to put"
            " yours in its place."
        )
        return text % {"value": Truncator(value if value is not None else "").chars(MAX_SHOWN_CHARACTERS)}


def _read(text: str) -> dict[str, str] | None:
    try:
        opened = json.loads(text)
    except ValueError:
        return None
    return opened if isinstance(opened, dict) else None


def _digest(value: Any) -> str:
    return digest(_plain(value))[:16]


def _plain(value: Any) -> Any:
    """Return the value of a field as plain data that is equal for an initial and an unchanged cleaned value."""
    if isinstance(value, Model):
        return str(value.pk)
    if value is None or isinstance(value, bool):
        return "" if value is None else value
    if isinstance(value, str | int):
        return "\n".join(str(value).splitlines()).strip()
    try:
        return sorted(_plain(one) for one in value)
    except TypeError:
        return str(value)
