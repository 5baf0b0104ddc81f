"""A Django storage for a private bucket of an S3-compatible store, with limits on memory and time.

It is imported only where settings name it, since its dependencies are optional.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from functools import lru_cache
from shutil import copyfileobj
from tempfile import SpooledTemporaryFile
from typing import Any, cast

from boto3 import Session
from boto3.exceptions import Boto3Error
from boto3.s3.transfer import TransferConfig
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError, HTTPClientError
from botocore.exceptions import ConnectionError as NotConnected
from django.core.files.base import File
from s3transfer.exceptions import RetriesExceededError
from storages.backends.s3 import S3Storage

from articles.imaging import MAX_BYTES
from articles.imaging.file_types import FILE_TYPES
from articles.retries import CircuitBreaker

# Timeouts in seconds for connecting and for reading, and how often a request is tried.
CONNECT, READ, TRIES = 5, 20, 3
# For so many seconds after the store could not be reached, requests fail at once.
PAUSE_SECONDS = 10
# Files up to so many bytes are kept in memory. Longer ones are written to a temporary file.
MAX_MEMORY_BYTES = 2**21
MIMES = {extension: kind.mime for kind in FILE_TYPES.values() for extension in kind.extensions}
# The error codes for a missing file. The answer to a HEAD request has no body, so its code is only the status.
MISSING_CODES = frozenset({"NoSuchKey", "404"})


@lru_cache(maxsize=2)
def _connected(endpoint: str, region: str, addressing: str, access_key: str, secret_key: str, token: str | None) -> Any:
    """Return the boto3 resource for the store, shared by both prefixes and all threads.

    Creating one takes longer than fetching a picture.
    """
    session = Session(aws_access_key_id=access_key, aws_secret_access_key=secret_key, aws_session_token=token)
    config = Config(
        connect_timeout=CONNECT,
        read_timeout=READ,
        retries={"total_max_attempts": TRIES, "mode": "standard"},
        signature_version="s3v4",
        s3={"addressing_style": addressing},
        # Checksums besides the signature are refused by many stores that are not Amazon's.
        request_checksum_calculation="when_required",
        response_checksum_validation="when_required",
    )
    return session.resource("s3", endpoint_url=endpoint, region_name=region, config=config)


class PrivateS3Storage(S3Storage):
    """The files under one prefix of a bucket. We choose the names, so writing a file again replaces it.

    Every error is an OSError. A missing file is a FileNotFoundError.
    """

    def __init__(self, **options: Any) -> None:
        ours = {
            # The bucket determines who may read. Many stores refuse files with their own ACL.
            "default_acl": None,
            "querystring_auth": True,
            "file_overwrite": True,
            # No picture is so large that it is uploaded in parts, some of which might be left behind.
            "transfer_config": TransferConfig(use_threads=False, multipart_threshold=2 * MAX_BYTES),
        }
        super().__init__(**ours | options)
        self._breaker = CircuitBreaker(PAUSE_SECONDS)

    @property
    def connection(self) -> Any:
        keys = (self.access_key, self.secret_key, self.security_token)
        return _connected(self.endpoint_url, self.region_name, self.addressing_style, *keys)

    @contextmanager
    def _asking(self, name: str) -> Iterator[None]:
        """Turn errors of boto into OSError, and into FileNotFoundError where there is no such file."""
        if self._breaker.is_open:
            raise OSError("The store could not be reached a moment ago.")
        try:
            yield
        except ClientError as error:
            if error.response.get("Error", {}).get("Code") in MISSING_CODES:
                raise FileNotFoundError(f"There is no {name} in the bucket.") from error
            raise OSError(str(error)) from error
        except (NotConnected, HTTPClientError) as error:
            self._breaker.open()
            raise OSError(str(error)) from error
        except (BotoCoreError, Boto3Error, RetriesExceededError) as error:
            raise OSError(str(error)) from error

    def get_object_parameters(self, name: str) -> dict[str, str]:
        """Return the content type of a file by the name we gave it, never by what a browser sent with an upload."""
        return {"ContentType": MIMES.get(name.rpartition(".")[2], cast("str", self.default_content_type))}

    def signed_address(self, name: str, seconds: int, disposition: str) -> str:
        """Return a signed address from which anybody can fetch a file for some seconds.

        ``disposition`` is the Content-Disposition of the answer. Raises FileNotFoundError where there is no such file.
        """
        with self._asking(name):
            if not super().exists(name):
                raise FileNotFoundError(f"There is no {name} in the bucket.")
            parameters = {
                "ResponseContentDisposition": disposition,
                "ResponseContentType": self.get_object_parameters(name)["ContentType"],
            }
            return self.url(name, parameters=parameters, expire=seconds)

    def exists(self, name: str) -> bool:
        with self._asking(name):
            return super().exists(name)

    def listdir(self, name: str) -> tuple[list[str], list[str]]:
        with self._asking(name):
            return super().listdir(name)

    def delete(self, name: str) -> None:
        with self._asking(name):
            super().delete(name)

    def _save(self, name: str, content: File[bytes]) -> str:
        with self._asking(name):
            return super()._save(name, content)

    def _open(self, name: str, mode: str = "rb") -> File[bytes]:
        """Return the whole file, fetched in one request.

        So reading it later cannot be interrupted.
        """
        with ExitStack() as opened, self._asking(name):
            file = opened.enter_context(SpooledTemporaryFile(max_size=MAX_MEMORY_BYTES))
            client, key = self.bucket.meta.client, self._normalize_name(name)
            copyfileobj(client.get_object(Bucket=self.bucket_name, Key=key)["Body"], file)
            file.seek(0)
            # The caller closes the file.
            opened.pop_all()
        return File(file, name)
