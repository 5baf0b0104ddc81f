"""The picture library on the desk: the list of photos, and the page of each."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, cast

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from js_asset import Media

from articles import photo_library
from articles.accounts.signed_in import desk_user
from articles.admin.paging import BoundedPaginator
from articles.admin.script_imports import SCRIPT_IMPORTS
from articles.admin.seen_revision import Outdated
from articles.imaging import MAX_BYTES, ImageRejected
from articles.imaging.file_types import FILE_TYPES
from articles.models import Photo
from articles.text import row_number

from .cards import problems_of
from .filters import ProblemFilter, UploaderFilter, UseFilter
from .forms import FIELDSETS, PhotoForm, seen_of
from .page import photo_page_context
from .upload_messages import UPLOAD_WORDS

if TYPE_CHECKING:
    from django.contrib.admin.views.main import ChangeList
    from django.db.models import QuerySet
    from django.forms import BaseFormSet, Form
    from django.http import HttpRequest, HttpResponse

    from articles.models.photo_queryset import PhotoQuerySet

# Fields that are shown on one line.
FIELD_PAIRS = {"focal_x": "focal_y", "crop_left": "crop_right", "crop_top": "crop_bottom"}


def _lines(names: list[str]) -> list[str | list[str] | tuple[str, ...]]:
    seconds = set(FIELD_PAIRS.values())
    return [(name, FIELD_PAIRS[name]) if name in FIELD_PAIRS else name for name in names if name not in seconds]


@admin.register(Photo)
class PhotoAdmin(admin.ModelAdmin):
    """The list of photos, and the page of each with its texts, rights and focal point."""

    form = PhotoForm
    fieldsets = [(title, {"fields": _lines(names)}) for title, names in FIELDSETS]
    change_list_template = "admin/articles/photo/change_list.html"
    change_form_template = "admin/articles/photo/change_form.html"
    list_display = ["__str__"]
    list_filter = [ProblemFilter, UploaderFilter, UseFilter]
    list_per_page = 48
    paginator = BoundedPaginator
    # This only enables the search: ``get_search_results`` searches all texts of a photo.
    search_fields = ["caption"]
    search_help_text = _("Words of the caption, credit, place, people or the file's name; or a number, as #12.")
    show_full_result_count = False
    show_facets = admin.ShowFacets.NEVER
    actions = None

    @property
    def media(self) -> Media:
        return super().media + Media(importmap=SCRIPT_IMPORTS)

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Photo], search_term: str
    ) -> tuple[QuerySet[Photo], bool]:
        """Return the photos that match the words of a search, or the one with a number such as #12."""
        number = row_number(search_term[1:]) if search_term.startswith("#") else None
        photos = cast("PhotoQuerySet", queryset)
        return (photos.filter(pk=number) if number is not None else photos.about(search_term)), False

    def get_changelist_instance(self, request: HttpRequest) -> ChangeList:
        changelist, now = super().get_changelist_instance(request), timezone.now()
        changelist.result_list = list(changelist.result_list)
        for photo in changelist.result_list:
            photo.problems = problems_of(photo, now)
        return changelist

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        """Return the library's list, with the limits and messages that the upload script needs."""
        kinds = ",".join([kind.mime for kind in FILE_TYPES.values()])
        context: dict[str, Any] = {
            "title": _("Picture library"),
            "most_bytes": MAX_BYTES,
            "most": MAX_BYTES // 2**20,
            "kinds": kinds,
        }
        # The list's template takes only the scripts of its media.
        context |= {"upload_words": UPLOAD_WORDS, "imports": SCRIPT_IMPORTS}
        return super().changelist_view(request, context | (extra_context or {}))

    def add_view(
        self, request: HttpRequest, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponseRedirect:
        """Redirect to the upload in the list: pictures are added by uploading them."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        return HttpResponseRedirect(reverse("desk:articles_photo_changelist") + "#upload")

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """Return the page of a photo.

        Django would wrap the whole POST in a transaction. Here, only the writing is in one.
        """
        answer = self._changeform_view  # type: ignore[attr-defined]
        try:
            return answer(request, object_id, form_url, extra_context)
        except Outdated:
            # When the form is validated again, it shows what somebody else has saved.
            return answer(request, object_id, form_url, extra_context)

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponseRedirect:
        """Redirect to the log on the photo's page, which is its history."""
        return HttpResponseRedirect(reverse("desk:articles_photo_change", args=[object_id]) + "#log")

    def render_change_form(
        self,
        request: HttpRequest,
        context: dict[str, Any],
        add: bool = False,
        change: bool = False,
        form_url: str = "",
        obj: Photo | None = None,
    ) -> HttpResponse:
        """Return the page of a photo: its form, shapes, uses and log."""
        if obj:
            context |= photo_page_context(obj, context["adminform"].form, desk_user(request))
        return super().render_change_form(request, context, add, change, form_url, obj)

    def get_form(
        self, request: HttpRequest, obj: Photo | None = None, change: bool = False, **kwargs: Any
    ) -> type[PhotoForm]:
        """Return the form class with the current user."""
        form = cast("type[PhotoForm]", super().get_form(request, obj, change, **kwargs))
        form.user = desk_user(request)
        return form

    def has_change_permission(self, request: HttpRequest, obj: Photo | None = None) -> bool:
        """Return whether the user may change a photo: they uploaded it or may edit an article that uses it."""
        return super().has_change_permission(request, obj) and (
            obj is None or photo_library.may_describe(obj, desk_user(request))
        )

    def get_readonly_fields(self, request: HttpRequest, obj: Photo | None = None) -> list[str] | tuple[str, ...]:
        """Return the consent fields, unless the user may record consent as the uploader or an editor."""
        return (
            []
            if obj is None or photo_library.may_record_consent(obj, desk_user(request))
            else photo_library.CONSENT_FIELDS
        )

    def has_delete_permission(self, request: HttpRequest, obj: Photo | None = None) -> bool:
        """Return whether a photo may be deleted: it is not used (see ``Photo.is_used``).

        Any other photo can only be withdrawn.
        """
        return super().has_delete_permission(request, obj) and (obj is None or not obj.is_used)

    def save_model(self, request: HttpRequest, obj: Photo, form: PhotoForm, change: bool) -> None:
        if not form.changed_data:
            return
        with transaction.atomic():
            if seen_of(Photo.objects.select_for_update().get(pk=obj.pk)) != form.saved_state:
                raise Outdated
            photo_library.change(obj, form.changed_data, by=desk_user(request))

    def construct_change_message(  # type: ignore[override]
        self, request: HttpRequest, form: Form, formsets: Iterable[BaseFormSet], add: bool = False
    ) -> list[str]:
        """Return the names of the fields that were changed."""
        return form.changed_data

    def log_change(  # type: ignore[override]
        self, request: HttpRequest, obj: Photo, message: list[str]
    ) -> None:
        """Write nothing into the admin's log: the change is an event of the photo."""

    def delete_model(self, request: HttpRequest, obj: Photo) -> None:
        try:
            photo_library.delete(obj)
        except ImageRejected as refusal:
            raise PermissionDenied(str(refusal)) from refusal
