"""The page to describe several photos at once: alternative text, caption and credit of each, saved together."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpResponseRedirect, JsonResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from articles import photo_library
from articles.accounts.signed_in import desk_user
from articles.admin.model_pages import model_page
from articles.models import Photo
from articles.text import row_number

from .cards import problems_of
from .forms import DescribeForm, seen_of

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse, QueryDict

MAX_PHOTOS = 100


def _numbers(asked: list[str]) -> list[int]:
    """Return the valid primary keys in what a browser sent, each once, in their order."""
    known = [number for number in map(row_number, asked[:MAX_PHOTOS]) if number is not None]
    return list(dict.fromkeys(known))


def _form(photo: Photo, data: QueryDict | None = None) -> DescribeForm:
    form = DescribeForm(data, instance=photo, prefix=f"p{photo.pk}")
    form.photo, form.seen = photo, seen_of(photo)
    return form


@model_page("photo", "describe/", "describe")
@require_http_methods(["GET", "HEAD", "POST"])
def describe_view(request: HttpRequest) -> HttpResponse:
    """Show or save three fields for each photo named by ``photo``.

    A script receives the rows without the page around them, or after a POST the result of each as JSON.
    """
    if not admin.site.get_model_admin(Photo).has_change_permission(request):
        raise PermissionDenied
    is_program = request.headers.get("x-requested-with") == "fetch"
    if request.method == "POST":
        judged = [_describe(request, number) for number in _numbers(request.POST.getlist("photo"))]
        forms = [form for form in judged if form]
        wrong = [form for form in forms if form.errors]
        if is_program:
            return JsonResponse({"rows": {form.photo.pk: _result(form) for form in forms}})
        count = len(forms) - len(wrong)
        if count:
            text = ngettext("%(count)d picture was saved.", "%(count)d pictures were saved.", count)
            messages.success(request, text % {"count": count})
        if not wrong:
            return HttpResponseRedirect(reverse("desk:articles_photo_changelist"))
        forms, left_out = wrong, 0
    else:
        found = Photo.objects.in_bulk(_numbers(request.GET.getlist("photo"))).values()
        forms = [_form(photo) for photo in found if photo_library.may_describe(photo, desk_user(request))]
        left_out = len(found) - len(forms)
    template = "admin/articles/photo/describe_rows.html" if is_program else "admin/articles/photo/describe.html"
    context = {**admin.site.each_context(request), "opts": Photo._meta, "forms": forms, "left_out": left_out}
    return TemplateResponse(request, template, context | {"title": _("Describe the pictures")})


def _describe(request: HttpRequest, number: int) -> DescribeForm | None:
    """Save one row if it was changed.

    Returns:
        Its form, with errors if it could not be saved, or None if there is no such photo.
    """
    with transaction.atomic():
        photo = Photo.objects.select_for_update().filter(pk=number).first()
        form = _form(photo, request.POST) if photo else None
        if form and form.is_valid() and form.changed_data:
            try:
                photo_library.change(form.save(commit=False), form.changed_data, by=desk_user(request))
            except photo_library.PhotoChangeNotAllowed as refusal:
                form.add_error(None, str(refusal))
    return form


def _result(form: DescribeForm) -> dict[str, Any]:
    photo = form.photo
    errors = [str(error) for errors in form.errors.values() for error in errors]
    if form.stale:
        errors += [f"{label}: {value}" for label, value in form.differences_from_saved()]
    return {"seen": seen_of(photo), "errors": errors, "problems": problems_of(photo)}
