"""The form of an article. It refuses to overwrite a revision that somebody else has saved meanwhile."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from django import forms
from django.core.validators import MaxLengthValidator
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from articles import workflow
from articles.admin.seen_revision import seen_in
from articles.content import (
    clean_text,
    content_of_form,
    content_of_revision,
    difference,
    form_field_names,
    normalized_field_names,
    tags_by_name,
    text_of_tags,
)
from articles.models import Article, Category, CommentPolicy, Photo, Tag, Topic
from articles.text import is_date, printable

from .lead_picture import LeadPictureField
from .merged_choices import with_present_choices

if TYPE_CHECKING:
    from datetime import datetime

    from django.db.models import QuerySet
    from django.http import QueryDict

    from articles.content.changes.presentation import FieldChanges
    from articles.models import Revision

CHOICE_FIELDS = {"category", "topic", "comment_policy"}


class ArticleForm(forms.ModelForm):
    """The working copy as a form.

    ``seen`` in the data is the number of the revision that was on the screen. If there is a newer one, the form is
    invalid and ``stale`` is that revision. What was typed stays in the form. The form ``is_too_old`` if ``seen`` is no
    revision of the article. ``restored_data`` is the data of an autosave to open the form with, or None.
    """

    why = forms.CharField(
        label=_("Why this change"),
        required=False,
        max_length=400,
        help_text=_("Optional. Kept in the history."),
    )
    embargo = forms.DateTimeField(
        label=_("Embargo"),
        required=False,
        help_text=_("Nothing of this article is published before this time (newsroom's time zone)."),
        widget=forms.DateTimeInput(attrs={"type": "datetime-local", "step": 1}, format="%Y-%m-%dT%H:%M:%S"),
    )
    photo = LeadPictureField(label=_("Lead picture"), required=False, queryset=Photo.objects.all())
    stale: Revision | None = None
    is_too_old = False
    restored_data: QueryDict | None = None

    class Meta:
        model = Article
        fields = form_field_names()
        widgets = {
            "headline": forms.Textarea(attrs={"rows": 2, "class": "headline-field"}),
            "standfirst": forms.Textarea(attrs={"rows": 3, "class": "standfirst-field"}),
            "photo_caption": forms.Textarea(attrs={"rows": 2}),
            "verification_notice": forms.Textarea(attrs={"rows": 3}),
        }

    def __init__(self, data: QueryDict | None = None, *args: Any, **kwargs: Any) -> None:
        self.is_restored = data is None and self.restored_data is not None
        data = self.restored_data if self.is_restored else data
        if data is not None:
            for model, name in ((Category, "category"), (Topic, "topic"), (CommentPolicy, "comment_policy")):
                data = with_present_choices(data, model, [name])
        super().__init__(data, *args, **kwargs)
        # A read-only form has no fields.
        if "photo" in self.fields and self.instance.photo_id:
            self.fields["photo"].widget.known = self.instance.photo
        for name in CHOICE_FIELDS & self.fields.keys():
            # An archived object cannot be chosen any more, but the article keeps the one it has.
            field = cast("forms.ModelChoiceField[Any]", self.fields[name])
            chosen = getattr(self.instance, f"{name}_id")
            field.queryset = cast("QuerySet[Any]", field.queryset).filter(Q(archived_at=None) | Q(pk=chosen))
        if "topic" in self.fields and self.instance.topic_id:
            topic = self.instance.topic
            self.fields["topic"].widget.widget.labels = {str(topic.pk): str(topic)}

    @property
    def shown_tags(self) -> str:
        """The tags as the field shows them before anything is typed, or as it showed them when it was sent."""
        shown: str | None = self.data.get("shown_tags")
        return text_of_tags(sorted(tag.name for tag in self.initial.get("tags", []))) if shown is None else shown

    def clean_embargo(self) -> datetime | None:
        """Refuse an embargo that a scheduled edition would break."""
        embargo = self.cleaned_data["embargo"]
        if embargo and not is_date(embargo):
            raise forms.ValidationError(self.fields["embargo"].error_messages["invalid"], code="invalid")
        if self.instance.pk:
            try:
                workflow.check_scheduled_after(self.instance, embargo)
            except workflow.MoveNotAllowed as refusal:
                raise forms.ValidationError(str(refusal)) from refusal
        return embargo

    def clean_tags(self) -> list[str]:
        """Return the names of the tags, and refuse any that is too long.

        Unchanged tags are not parsed, so that names with quotation marks stay as they are.
        """
        before = sorted(tag.name for tag in self.instance.tags.all()) if self.instance.pk else []
        typed = self.data.get(self.add_prefix("tags"))
        # As they were shown, too: a tag may have another name since the form was opened.
        if typed in {text_of_tags(before), self.data.get("shown_tags")}:
            return before
        tags = [tag for tag in (printable(tag).strip() for tag in self.cleaned_data["tags"]) if tag]
        is_short = MaxLengthValidator(Tag._meta.get_field("name").max_length)
        for name in tags:
            is_short(name)
        return [tag.name for tag in tags_by_name(tags)]

    def clean(self) -> dict[str, Any]:
        super().clean()
        cleaned = self.cleaned_data
        for name in cleaned.keys() & normalized_field_names():
            # Line endings are normalized, so that a save without a change makes no new revision in any browser.
            cleaned[name] = clean_text(name, cleaned[name])
        if not cleaned.get("photo"):
            self._check_words_without_picture(cleaned)
            # Without a picture there is no caption or credit.
            cleaned["photo_caption"] = cleaned["photo_credit"] = ""
        if self.instance.pk:
            self._check_fresh()
        return cleaned

    def _check_words_without_picture(self, cleaned: dict[str, Any]) -> None:
        """Refuse a new caption or credit without a picture. Those of a removed picture are removed with it."""
        names = [name for name in ("photo_caption", "photo_credit") if cleaned.get(name)]
        if "photo" in cleaned and any(cleaned[name] != getattr(self.instance, name) for name in names):
            self.add_error("photo", _("Choose a picture, or empty its caption and credit."))

    def _check_fresh(self) -> None:
        """Refuse to save over a newer revision. The row is locked later, when it is written."""
        seen = seen_in(cast("QueryDict", self.data))
        if seen == self.instance.revision_number:
            return
        self.stale = self.instance.latest_revision
        self.is_too_old = seen is None or not self.instance.revisions.filter(number=seen).exists()
        if not self.is_restored:
            too_old = _("This page is too old. Load it again.")
            self.add_error(None, too_old if self.is_too_old else str(workflow.StaleCopy(self.stale)))

    def compare_with_stale(self) -> list[FieldChanges]:
        """Return the fields in which the newer revision differs from what was typed in this form."""
        saved = content_of_revision(cast("Revision", self.stale))
        return difference(saved, content_of_form(self.data, saved))
