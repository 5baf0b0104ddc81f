"""The form an article is written in; it refuses to save over what somebody else has saved meanwhile."""

from django import forms
from django.utils.translation import gettext_lazy as _

from articles import revisions, workflow
from articles.labels import MARKS
from articles.models import Article


class ArticleForm(forms.ModelForm):
    """The working copy as a form.

    ``seen`` in the data is the number of the revision that was on the screen. Where a newer one stands, the form
    is invalid and ``stale`` is that revision; what was typed stays in the form.
    """

    why = forms.CharField(
        label=_("Why this change"),
        required=False,
        max_length=400,
        help_text=_("Kept in the history; may stay empty."),
    )
    stale = None

    class Meta:
        model = Article
        fields = [
            "headline",
            "standfirst",
            "dateline",
            "body",
            "topic",
            "category",
            "tags",
            "comment_policy",
            "replies_to",
            *MARKS,
            "slug",
        ]
        widgets = {
            "headline": forms.Textarea(attrs={"rows": 2, "class": "headline-field"}),
            "standfirst": forms.Textarea(attrs={"rows": 3, "class": "standfirst-field"}),
        }

    def clean_headline(self):
        """A headline is one line, whatever was pasted."""
        return " ".join(self.cleaned_data["headline"].split())

    def clean(self):
        cleaned = super().clean()
        if self.instance.pk:
            current = workflow.lock(self.instance)
            # What the form does not hold may have moved on since the row was read.
            for name in ("state", "revision_number", "updated_at", "source_digest"):
                setattr(self.instance, name, getattr(current, name))
            seen = self.data.get("seen", "")
            if seen != str(current.revision_number):
                self.stale = current.latest_revision
                self.add_error(None, str(workflow.StaleCopy(self.stale)))
        return cleaned

    def compare_with_stale(self):
        """What stands now against what was typed here: ``(label, pieces)`` for each field that differs."""
        stands = self.stale.content
        typed = stands | {
            name: self.cleaned_data[name]
            for name in ("headline", "standfirst", "dateline", "body", "slug")
            if name in self.cleaned_data
        }
        for name in ("topic", "category"):
            row = self.cleaned_data.get(name)
            typed[name] = (row.slug if name == "category" else row.name) if row else None
        return revisions.difference(stands, typed)
