"""Storages for picture files: two folders by default, or two prefixes of a bucket in any S3-compatible store."""

from __future__ import annotations

import re
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

VARIABLE_NAMES = ("ENDPOINT", "REGION", "ACCESS_KEY", "SECRET_KEY", "PREFIX", "ADDRESSING")
BUCKET_PATTERN = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{1,62}")
REGION_PATTERN = re.compile(r"[A-Za-z0-9-]{1,63}")
PREFIX_PATTERN = re.compile(r"(?!.*(?:^|/)\.{1,2}(?:/|$))[A-Za-z0-9._-]+(?:/[A-Za-z0-9._-]+)*")
KEY_PATTERN = re.compile(r"[!-~]{1,1024}")


def picture_stores(data_dir: Path, environ: Mapping[str, str]) -> dict[str, dict[str, Any]]:
    """Return the entries ``originals`` and ``renditions`` of STORAGES, from the variables that begin with ``S3_``.

    Raises:
        ImproperlyConfigured: A variable, which the message names, is wrong or missing.
    """
    given = {name: environ.get(f"S3_{name}", "").strip() for name in VARIABLE_NAMES}
    bucket = environ.get("S3_BUCKET", "").strip()
    if not bucket:
        for name in filter(given.get, VARIABLE_NAMES):
            raise ImproperlyConfigured(f"S3_BUCKET must be set where S3_{name} is; without one pictures stay here.")
        return _folders(data_dir)
    if not (find_spec("storages") and find_spec("boto3")):
        raise ImproperlyConfigured(
            "S3_BUCKET needs packages that are not installed: uv sync --extra s3, or pip install 'django-storages[s3]'."
        )
    options: dict[str, Any] = {"bucket_name": _matching("S3_BUCKET", bucket, BUCKET_PATTERN, "the name of a bucket")}
    options |= _place(given, bucket) | _keys(given)
    prefix = given["PREFIX"].strip("/")
    if given["PREFIX"]:
        prefix = _matching("S3_PREFIX", prefix, PREFIX_PATTERN, "a path such as kabar/pictures") + "/"
    return {
        name: {
            "BACKEND": "articles.renditions.s3.PrivateS3Storage",
            "OPTIONS": options | {"location": f"{prefix}{name}"},
        }
        for name in ("originals", "renditions")
    }


def _folders(data_dir: Path) -> dict[str, dict[str, Any]]:
    local = "django.core.files.storage.FileSystemStorage"
    # Originals are for the desk only. Readers get the renditions.
    private = {"file_permissions_mode": 0o600, "directory_permissions_mode": 0o700}
    return {
        "originals": {"BACKEND": local, "OPTIONS": {"location": data_dir / "originals", **private}},
        "renditions": {"BACKEND": local, "OPTIONS": {"location": data_dir / "renditions"}},
    }


def _place(given: dict[str, str], bucket: str) -> dict[str, str | None]:
    """Return the options for the endpoint, the region and the addressing style of the bucket."""
    endpoint, region, addressing = given["ENDPOINT"], given["REGION"], given["ADDRESSING"]
    if addressing not in {"", "path", "virtual"}:
        raise ImproperlyConfigured(f"S3_ADDRESSING must be path or virtual, not {addressing!r}.")
    if endpoint and not _is_address(endpoint):
        # The value is not shown, since a URL that contains keys would end up in a log.
        raise ImproperlyConfigured("S3_ENDPOINT must be an address such as https://s3.example.com, without keys.")
    if not endpoint and not region:
        raise ImproperlyConfigured("S3_REGION must be set for Amazon, such as ap-southeast-3; or set S3_ENDPOINT.")
    if not addressing:
        # No certificate matches a bucket with dots in its name, and few stores except Amazon have a host per bucket.
        addressing = "path" if endpoint or "." in bucket else "virtual"
    return {
        "endpoint_url": endpoint.rstrip("/") or None,
        # Stores without regions still need one in signatures, and most accept this one.
        "region_name": _matching("S3_REGION", region or "us-east-1", REGION_PATTERN, "a region such as ap-southeast-3"),
        "addressing_style": addressing,
    }


def _keys(given: dict[str, str]) -> dict[str, str | None]:
    """Return the options for both keys, or no options if neither is set and the role of the machine is used."""
    keys = [given["ACCESS_KEY"], given["SECRET_KEY"]]
    if not any(keys):
        return {}
    for name, key in zip(("S3_ACCESS_KEY", "S3_SECRET_KEY"), keys, strict=True):
        if not key:
            raise ImproperlyConfigured(f"{name} must be set: both keys, or neither for the role of the machine.")
        if not KEY_PATTERN.fullmatch(key):
            raise ImproperlyConfigured(f"{name} must be on one line, without spaces.")
    # The other two are set to None, so that keys elsewhere in the environment are not mixed in.
    return {"access_key": keys[0], "secret_key": keys[1], "security_token": None, "session_profile": None}


def _is_address(text: str) -> bool:
    try:
        parts = urlsplit(text)
        is_host = parts.scheme in {"http", "https"} and parts.hostname and (parts.port or True)
    except ValueError:
        return False
    return bool(is_host and KEY_PATTERN.fullmatch(text) and not {"@", "?", "#", "\\"} & set(text))


def _matching(name: str, value: str, pattern: re.Pattern[str], what: str) -> str:
    if not pattern.fullmatch(value):
        raise ImproperlyConfigured(f"{name} must be {what}, not {value!r}.")
    return value
