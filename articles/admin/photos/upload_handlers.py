"""The upload handler that skips files larger than a picture may be, and files from users who may not add pictures.

It is listed in ``FILE_UPLOAD_HANDLERS``, since Django reads files before any view runs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.files.uploadhandler import FileUploadHandler, SkipFile

from articles.imaging import MAX_BYTES

if TYPE_CHECKING:
    from django.http import HttpRequest

# Most bytes of all files of one form together, since they stay on disk until the response is sent.
MAX_REQUEST_BYTES = 10 * MAX_BYTES


class BoundedUploads(FileUploadHandler):
    """An upload handler that must precede those that store files. Data above its limits is discarded."""

    def __init__(self, request: HttpRequest | None = None) -> None:
        super().__init__(request)
        self.left_out: list[str] = []
        self.total = 0

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """Start a file. Raise SkipFile if the user may not add pictures."""
        super().new_file(*args, **kwargs)
        user = getattr(self.request, "user", None)
        if user is None or not user.has_perm("articles.add_photo"):
            raise SkipFile

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        """Return a chunk for the next handler. Raise SkipFile if the file or the request has become too large."""
        self.total += len(raw_data)
        if start + len(raw_data) > MAX_BYTES or self.total > MAX_REQUEST_BYTES:
            self.total -= start + len(raw_data)
            self.left_out.append(self.file_name or "")
            raise SkipFile
        return raw_data

    def file_complete(self, file_size: int) -> None:
        """Return None: the handlers after this one have the file."""


def left_out(request: HttpRequest) -> list[str]:
    """Return the names of files that were too large, once the form of a request has been read."""
    handlers = request.upload_handlers if request.method == "POST" else []
    return [name for one in handlers if isinstance(one, BoundedUploads) for name in one.left_out]
