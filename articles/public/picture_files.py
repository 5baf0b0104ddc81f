"""Picture files for readers, at URLs that always have the same content, while the pictures may be shown."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.conf import settings
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.views.decorators.http import require_safe

from articles import page_keys
from articles.models.photos import Photo
from articles.models.rendition_files import MIMES
from articles.page_store import surrogate_key_header
from articles.renditions import StorageUnavailable, open_rendition

from .errors import RETRY_AFTER

if TYPE_CHECKING:
    from django.http import HttpRequest

FOR_EVER = timedelta(days=365)


@require_safe
def rendition(request: HttpRequest, number: str, folder: str, name: str) -> FileResponse | HttpResponse:
    """Return one file of a photo.

    The status is 410 from the time its rights end or somebody withdraws it, even if the file still exists.
    """
    columns = ("renditions", "former", "expires_at", "withdrawn_at")
    photo = get_object_or_404(Photo.objects.only(*columns), pk=number)
    now = timezone.now()
    if not photo.may_be_shown(now):
        return HttpResponse(status=410)
    if folder not in {photo.renditions.get("folder"), photo.former}:
        raise Http404
    try:
        file = open_rendition(number, folder, name)
    except StorageUnavailable:
        return HttpResponse(status=503, headers={"Retry-After": RETRY_AFTER, "Cache-Control": "no-store"})
    except FileNotFoundError as error:
        raise Http404 from error
    response = FileResponse(file, content_type=MIMES[name.rpartition(".")[2]])
    # Caches must not keep a copy for longer than the photo may be shown.
    kept = min(FOR_EVER, photo.expires_at - now) if photo.expires_at else FOR_EVER
    immutable = ", immutable" if kept == FOR_EVER else ""
    response.headers["Cache-Control"] = f"public, max-age={int(kept.total_seconds())}{immutable}"
    response.headers["ETag"] = f'"{folder}-{name}"'
    # By this key, a proxy is purged of the file once the photo is withdrawn.
    if settings.PURGE_URLS:
        response.headers["Surrogate-Key"] = surrogate_key_header([page_keys.photo(photo.pk)])
    return response
