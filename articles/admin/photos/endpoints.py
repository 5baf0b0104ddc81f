"""Endpoints of the picture library for the desk's scripts: upload, search, cards, desk copies and originals."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlencode

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from articles import photo_library
from articles.accounts.signed_in import desk_user
from articles.admin.model_pages import model_page
from articles.imaging import MAX_BYTES, ImageRejected
from articles.models import Photo
from articles.renditions import StorageUnavailable, desk_copy_name, open_original, original_address
from articles.text import row_number, search_notice

from .cards import card_of, named, search
from .upload_handlers import left_out

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile
    from django.http import HttpRequest

NO_FILE = gettext_lazy("No file was sent. Choose a picture and send it again.")
TOO_LARGE = format_lazy(
    gettext_lazy("The file has more than {most} MB. Export it smaller or with lower quality."), most=MAX_BYTES // 2**20
)


def _message(text: str, file: UploadedFile, photos: list[Photo]) -> str:
    """Return a message with the name of the file and links to the photos it mentions."""
    links = format_html_join(", ", '<a href="{}">#{}</a>', ((photo.get_absolute_url(), photo.pk) for photo in photos))
    return format_html(text, name=file.name, links=links)


def _check_view_permission(request: HttpRequest) -> None:
    if not admin.site.get_model_admin(Photo).has_view_permission(request):
        raise PermissionDenied


@model_page("photo", "upload/", "upload")
@require_POST
def upload_view(request: HttpRequest) -> HttpResponse:
    """Import one uploaded ``file``, or several when a form is sent without JavaScript.

    Returns:
        JSON with the photo's card, whether it is new, and the cards of photos that look like it, or the reason
        why the file was refused. A form sent without JavaScript gets a redirect.
    """
    if not admin.site.get_model_admin(Photo).has_add_permission(request):
        raise PermissionDenied
    if request.get_preferred_type(["application/json", "text/html"]) == "text/html":
        return _import_all(request)
    file = request.FILES.get("file")
    if file is None:
        return JsonResponse({"refused": TOO_LARGE if left_out(request) else NO_FILE}, status=400)
    try:
        result = photo_library.import_upload(file, file.name or "", by=desk_user(request))
    except ImageRejected as refusal:
        return JsonResponse({"refused": str(refusal)}, status=400)
    except StorageUnavailable as error:
        return JsonResponse({"refused": str(error)}, status=503)
    # The task may have made the photo's files by now.
    result.photo.refresh_from_db()
    return JsonResponse(
        {"photo": card_of(result.photo), "is_new": result.is_new, "alike": [card_of(one) for one in result.alike]},
        status=201 if result.is_new else 200,
    )


def _import_all(request: HttpRequest) -> HttpResponseRedirect:
    """Import every file, add messages about those that are not new, and redirect to the page to describe them."""
    files, new = request.FILES.getlist("file"), []
    for name in left_out(request):
        messages.error(request, f"“{name}”: {TOO_LARGE}")
    if not files and not left_out(request):
        messages.error(request, NO_FILE)
    for file in files:
        try:
            photo, is_new, alike = photo_library.import_upload(file, file.name or "", by=desk_user(request))
        except (ImageRejected, StorageUnavailable) as refusal:
            messages.error(request, f"“{file.name}”: {refusal}")
            continue
        if is_new:
            new.append(photo.pk)
        else:
            messages.warning(request, _message(_("“{name}” is already in the library: {links}."), file, [photo]))
        if alike:
            messages.warning(request, _message(_("“{name}” looks like {links}."), file, alike))
    address = reverse("desk:articles_photo_describe" if new else "desk:articles_photo_changelist")
    return HttpResponseRedirect(f"{address}?{urlencode({'photo': new}, doseq=True)}" if new else address)


@model_page("photo", "choose/", "choose")
@require_safe
def choose_view(request: HttpRequest) -> JsonResponse:
    """Return photos that match ``?q=``, newest first.

    To get the next page, send the value of ``before`` from the last response.
    """
    _check_view_permission(request)
    asked = request.GET.get("q", "")
    cards, before = search(asked, row_number(request.GET.get("before", "")))
    return JsonResponse({"found": cards, "before": before, "notice": search_notice(asked)})


@model_page("photo", "cards/", "cards")
@require_POST
def cards_view(request: HttpRequest) -> JsonResponse:
    """Return the cards of the photos named by ``uid``, which may be repeated."""
    _check_view_permission(request)
    return JsonResponse({"photos": named(request.POST.getlist("uid"))})


@model_page("photo", "<int:number>/copy/", "copy")
@require_safe
def copy_view(request: HttpRequest, number: int) -> FileResponse | HttpResponse:
    """Return the small copy of a photo for the desk, even if readers may not see the photo."""
    _check_view_permission(request)
    photo = get_object_or_404(Photo, pk=number)
    return _file(desk_copy_name(photo.uid), "image/webp", "private, max-age=86400")


@model_page("photo", "<int:number>/original/", "original")
@require_safe
def original_view(request: HttpRequest, number: int) -> FileResponse | HttpResponse:
    """Return the original: a redirect to a signed URL if the storage provides one, else the file itself.

    Each download is recorded.
    """
    _check_view_permission(request)
    photo = get_object_or_404(Photo, pk=number)
    if not photo_library.may_download_original(photo, desk_user(request)):
        raise PermissionDenied
    name = photo.original_name or photo.original.rpartition("/")[2]
    answer = _file(photo.original, photo.mime, "private, no-store", download_name=name)
    if answer.status_code < 400:
        photo_library.record(photo, "download_original", by=desk_user(request))
    return answer


def _file(name: str, mime: str, kept: str, download_name: str = "") -> FileResponse | HttpResponse:
    """Return a file of the private storage.

    Args:
        name: Its name in the storage.
        mime: Its media type.
        kept: The ``Cache-Control`` header.
        download_name: A file name, to send the file as a download, or ``""`` to show it in the browser.
    """
    try:
        address = original_address(name, download_name) if download_name else ""
        if address:
            return HttpResponseRedirect(address)
        file = open_original(name)
    except StorageUnavailable as error:
        return HttpResponse(str(error), status=503, content_type="text/plain; charset=utf-8")
    except FileNotFoundError as error:
        raise Http404 from error
    headers = {"Cache-Control": kept}
    return FileResponse(
        file, as_attachment=bool(download_name), filename=download_name, content_type=mime, headers=headers
    )
