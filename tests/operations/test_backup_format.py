"""The manifest of a backup, and the words for what stops one."""

import errno
import json
import os

import pytest
from django.utils import translation

from articles.operations.backups import BackupRefused, Manifest
from articles.operations.backups.errors import reason_of
from articles.renditions.errors import StorageUnavailable, translate_storage_errors

MANIFEST = Manifest("2026-11-27T02:30:00+00:00", "sqlite", "0" * 64, {"a": 1}, {"articles": ["0001"]}, ["DEBUG"])


def test_a_manifest_is_read_as_it_was_written():
    assert Manifest.from_bytes(MANIFEST.to_bytes()) == MANIFEST


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("migrations", {"articles": 5}),
        ("migrations", {"articles": [["0001"]]}),
        ("migrations", ["articles"]),
        ("counts", {"a": "many"}),
        ("counts", {"a": None}),
        ("settings", [5]),
        ("settings", "DEBUG"),
        ("made_at", 5),
        ("another", 5),
    ],
)
def test_a_manifest_of_another_shape_is_refused(name, value):
    data = json.dumps(json.loads(MANIFEST.to_bytes()) | {name: value}).encode()
    with pytest.raises(BackupRefused):
        Manifest.from_bytes(data)


def test_deeply_nested_data_in_place_of_a_manifest_is_refused():
    with pytest.raises(BackupRefused):
        Manifest.from_bytes(b"[" * 200_000)


def test_a_file_that_may_not_be_read_is_named_with_what_to_do():
    with pytest.raises(StorageUnavailable) as refused, translate_storage_errors():
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), "/srv/originals/a.jpg")
    with translation.override("en"):
        reason = reason_of(refused.value)
    assert reason.startswith("/srv/originals/a.jpg: Permission denied. Run this as the user of the server")


def test_another_error_is_told_as_it_is():
    assert reason_of(OSError(errno.ENOSPC, "No space left on device")) == "No space left on device"
    assert reason_of(StorageUnavailable("The store does not answer.")) == "The store does not answer."
