"""Taking files from browsers: none larger than a picture may be, and none from people who may add no pictures.

Named in ``FILE_UPLOAD_HANDLERS``, since files are read before any view is asked.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.files.uploadhandler import FileUploadHandler, SkipFile

from articles.imaging import MAX_BYTES

if TYPE_CHECKING:
    from django.http import HttpRequest

# Bytes that all files of one form may have together, since they lie on the disk until the answer is given.
MAX_REQUEST_BYTES = 10 * MAX_BYTES


class BoundedUploads(FileUploadHandler):
    """Goes before the handlers that keep files. What is too much for it is read past and kept nowhere."""

    def __init__(self, request: HttpRequest | None = None) -> None:
        super().__init__(request)
        self.left_out: list[str] = []
        self.total = 0

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """Leave a file out at once where whoever sends it may add no picture."""
        super().new_file(*args, **kwargs)
        user = getattr(self.request, "user", None)
        if user is None or not user.has_perm("articles.add_photo"):
            raise SkipFile

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        """Hand on a piece of a file, or leave the file out from here on."""
        self.total += len(raw_data)
        if start + len(raw_data) > MAX_BYTES or self.total > MAX_REQUEST_BYTES:
            self.total -= start + len(raw_data)
            self.left_out.append(self.file_name or "")
            raise SkipFile
        return raw_data

    def file_complete(self, file_size: int) -> None:
        """Nothing: those behind have the file."""


def left_out(request: HttpRequest) -> list[str]:
    """Return the names of files that were too large, once the form of a request has been read."""
    handlers = request.upload_handlers if request.method == "POST" else []
    return [name for one in handlers if isinstance(one, BoundedUploads) for name in one.left_out]
