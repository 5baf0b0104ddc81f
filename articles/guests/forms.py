"""Forms for guests: a name, a comment, and an approval with a remark."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from articles.models.notes import MAX_NOTE_CHARACTERS, MAX_QUOTE_CHARACTERS
from articles.text import printable


class GuestWordsField(forms.CharField):
    """A text field that removes unprintable characters. A line end counts as one character."""

    def to_python(self, value: Any) -> str | None:
        return super().to_python(value and printable(value))


class NameForm(forms.Form):
    """Base class of the forms, with the guest's name."""

    name = GuestWordsField(label=_("Your name"), max_length=80, widget=forms.TextInput(attrs={"autocomplete": "name"}))


class CommentForm(NameForm):
    """The form for a comment on the revision, or on a passage of it."""

    prefix = "comment"
    quote = GuestWordsField(
        label=_("Passage it is about"),
        help_text=_("Optional. Copied from the text."),
        max_length=MAX_QUOTE_CHARACTERS,
        required=False,
    )
    text = GuestWordsField(
        label=_("Your comment"), max_length=MAX_NOTE_CHARACTERS, widget=forms.Textarea(attrs={"rows": 6})
    )


class ApproveForm(NameForm):
    """The form to approve this one revision."""

    prefix = "approve"
    remark = GuestWordsField(
        label=_("Remark"),
        help_text=_("Optional."),
        max_length=MAX_NOTE_CHARACTERS,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
