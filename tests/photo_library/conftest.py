"""Fixtures for storages of pictures besides memory: folders, and a bucket behind a real HTTP server."""

import logging

import boto3
import pytest
from moto.server import ThreadedMotoServer

from newsroom.storages import picture_stores

BUCKET = "kabar-uji"


@pytest.fixture(scope="module")
def s3_address():
    """The address of an S3 server on its own port."""
    logging.getLogger("werkzeug").setLevel(logging.WARNING)
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    yield f"http://{host}:{port}"
    server.stop()


@pytest.fixture
def s3_variables(s3_address):
    """The environment variables of an operator for that server."""
    return {
        "S3_BUCKET": BUCKET,
        "S3_ENDPOINT": s3_address,
        "S3_ACCESS_KEY": "kunci",
        "S3_SECRET_KEY": "rahasia",
        "S3_PREFIX": "kabar/foto",
    }


@pytest.fixture(scope="module")
def owner(s3_address):
    """A client with the rights of the bucket's owner."""
    session = boto3.Session("pemilik", "rahasia", region_name="us-east-1")
    return session.resource("s3", endpoint_url=s3_address)


@pytest.fixture
def bucket(owner, s3_variables, settings, tmp_path):
    """An empty bucket, used for all pictures of the test."""
    bucket = owner.create_bucket(Bucket=BUCKET)
    settings.STORAGES = settings.STORAGES | picture_stores(tmp_path, s3_variables)
    yield bucket
    bucket.objects.all().delete()
    bucket.delete()


@pytest.fixture
def folders(settings, tmp_path):
    """Two folders, as in an installation without variables."""
    settings.STORAGES = settings.STORAGES | picture_stores(tmp_path, {})
    return tmp_path


@pytest.fixture(params=["memory", "folders"])
def each_storage(request):
    """A storage of pictures, in memory or in folders (see test_s3 for a bucket)."""
    if request.param == "folders":
        request.getfixturevalue("folders")
