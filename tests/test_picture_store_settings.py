"""Settings of the store of pictures: this machine, or a bucket."""

import pytest
from django.core.exceptions import ImproperlyConfigured

from newsroom import storages
from tests.support.settings import check, setting

BUCKET = {"S3_BUCKET": "kabar", "S3_REGION": "ap-southeast-3"}


@pytest.mark.parametrize(
    ("name", "variables"),
    [
        ("S3_BUCKET", {"S3_BUCKET": "foto kabar"}),
        ("S3_BUCKET", {"S3_BUCKET": "k"}),
        ("S3_BUCKET", {"S3_BUCKET": "", "S3_ENDPOINT": "https://s3.example.com"}),
        ("S3_ENDPOINT", {"S3_ENDPOINT": "s3.example.com"}),
        ("S3_ENDPOINT", {"S3_ENDPOINT": "ftp://s3.example.com"}),
        ("S3_ENDPOINT", {"S3_ENDPOINT": "https://s3.example.com:pintu"}),
        ("S3_ENDPOINT", {"S3_ENDPOINT": "https://kunci:rahasia@s3.example.com"}),
        ("S3_ENDPOINT", {"S3_ENDPOINT": "https://s3.example.com/?x=1"}),
        ("S3_REGION", {"S3_REGION": ""}),
        ("S3_REGION", {"S3_REGION": "Asia/Jakarta"}),
        ("S3_SECRET_KEY", {"S3_ACCESS_KEY": "kunci"}),
        ("S3_ACCESS_KEY", {"S3_SECRET_KEY": "rahasia"}),
        ("S3_SECRET_KEY", {"S3_ACCESS_KEY": "kunci", "S3_SECRET_KEY": "raha sia"}),
        ("S3_PREFIX", {"S3_PREFIX": "../lain"}),
        ("S3_PREFIX", {"S3_PREFIX": "kabar//foto"}),
        ("S3_PREFIX", {"S3_PREFIX": "kabar/./foto"}),
        ("S3_PREFIX", {"S3_PREFIX": "/"}),
        ("S3_ADDRESSING", {"S3_ADDRESSING": "host"}),
    ],
)
def test_an_invalid_configuration_of_the_picture_store_is_refused(name, variables, tmp_path):
    with pytest.raises(ImproperlyConfigured, match=f"^{name} ") as refused:
        storages.picture_stores(tmp_path, BUCKET | variables)
    assert "rahasia" not in str(refused.value)


def test_a_bucket_without_its_packages_is_refused_with_what_to_install(tmp_path, monkeypatch):
    monkeypatch.setattr(storages, "find_spec", lambda _name: None)
    with pytest.raises(ImproperlyConfigured, match=r"S3_BUCKET .* --extra s3,.*django-storages\[s3\]"):
        storages.picture_stores(tmp_path, BUCKET)


@pytest.mark.slow
def test_pictures_are_stored_on_this_machine_unless_a_bucket_is_configured(tmp_path):
    where = "[settings.STORAGES[name]['OPTIONS']['location'].name for name in ('originals', 'renditions')]"
    assert setting(tmp_path, where) == "['originals', 'renditions']"
    named = "[settings.STORAGES[name]['OPTIONS']['location'] for name in ('originals', 'renditions')]"
    found = setting(tmp_path, named, **BUCKET, S3_PREFIX="/kabar/foto/")
    assert found == "['kabar/foto/originals', 'kabar/foto/renditions']"
    assert check(tmp_path, **BUCKET)[0] == 0


@pytest.mark.slow
def test_without_a_bucket_its_packages_are_not_imported(tmp_path):
    program = (
        "(__import__('django').setup(), __import__('articles.renditions'), 'boto3' in __import__('sys').modules)[2]"
    )
    assert setting(tmp_path, program, DJANGO_SETTINGS_MODULE="newsroom.settings") == "False"


@pytest.mark.parametrize(
    ("variables", "expected"),
    [
        ({}, (None, "virtual")),
        ({"S3_BUCKET": "kabar.example.com"}, (None, "path")),
        ({"S3_ENDPOINT": "https://s3.example.com/"}, ("https://s3.example.com", "path")),
        ({"S3_ENDPOINT": "https://example.com/store/s3", "S3_REGION": ""}, ("https://example.com/store/s3", "path")),
        ({"S3_ENDPOINT": "https://s3.example.com", "S3_ADDRESSING": "virtual"}, ("https://s3.example.com", "virtual")),
    ],
)
def test_the_addressing_style_of_a_bucket_depends_on_its_store(variables, expected, tmp_path):
    options = storages.picture_stores(tmp_path, BUCKET | variables)["originals"]["OPTIONS"]
    assert (options["endpoint_url"], options["addressing_style"]) == expected
    assert "access_key" not in options
