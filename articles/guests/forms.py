"""What a guest types: a name, a comment, a remark with an approval."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from articles.models.notes import LONGEST_NOTE, LONGEST_QUOTE
from articles.text import printable


class Words(forms.CharField):
    """Text as people type it. A line end counts once."""

    def to_python(self, value: Any) -> str | None:
        return super().to_python(value and printable(value))


class NameForm(forms.Form):
    """Every guest says who they are."""

    name = Words(label=_("Your name"), max_length=80, widget=forms.TextInput(attrs={"autocomplete": "name"}))


class CommentForm(NameForm):
    """A comment on the revision, or on a passage of it."""

    prefix = "comment"
    quote = Words(
        label=_("Passage it is about"),
        help_text=_("Copied from the text; may stay empty."),
        max_length=LONGEST_QUOTE,
        required=False,
    )
    text = Words(label=_("Your comment"), max_length=LONGEST_NOTE, widget=forms.Textarea(attrs={"rows": 6}))


class ApproveForm(NameForm):
    """An approval of just this revision."""

    prefix = "approve"
    remark = Words(
        label=_("Remark"),
        help_text=_("May stay empty."),
        max_length=LONGEST_NOTE,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
