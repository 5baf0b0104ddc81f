"""The doctor names settings that contradict each other, or that name what cannot be used."""

import socket
from pathlib import Path

import pytest

from articles.operations.settings_diagnosis import find_setting_problems


def found(name):
    """Return the problems of settings that name something."""
    return [text for text in find_setting_problems() if name in text]


def test_settings_that_agree_have_no_problem(settings):
    assert list(find_setting_problems()) == []
    settings.SECURE_SSL_REDIRECT = True
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    settings.TRUSTED_PROXIES = ["127.0.0.1"]
    settings.ALLOWED_HOSTS, settings.SITE_ADDRESS = [".kabar.example"], "https://www.kabar.example"
    assert list(find_setting_problems()) == []


def test_redirects_without_a_proxy_are_named(settings):
    settings.SECURE_SSL_REDIRECT = True
    assert found("BEHIND_TLS_PROXY=1")


def test_a_proxy_that_is_not_trusted_is_named(settings):
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    assert found("TRUSTED_PROXIES")


@pytest.mark.parametrize("address", ["https://lain.example", "https://[::2]:8000"])
def test_links_to_a_host_that_is_refused_are_named(settings, address):
    settings.SITE_ADDRESS = address
    assert found("SITE_ADDRESS")
    settings.ALLOWED_HOSTS = ["lain.example", "[::2]"]
    assert not found("SITE_ADDRESS")


@pytest.mark.parametrize("place", ["tidak/ada/heads", ""])
def test_a_heads_file_that_cannot_be_made_is_named(settings, tmp_path, place):
    settings.RECORD_KEY, settings.RECORD_HEADS = "k" * 40, tmp_path / place
    assert found("RECORD_HEADS")
    settings.RECORD_HEADS = tmp_path / "heads"
    assert not found("RECORD_HEADS")


def test_a_heads_file_that_may_not_be_written_is_named(settings, tmp_path, monkeypatch):
    settings.RECORD_KEY, settings.RECORD_HEADS = "k" * 40, tmp_path / "heads"
    monkeypatch.setattr("os.access", lambda path, mode: Path(path) != tmp_path)
    assert found("RECORD_HEADS")


def test_a_folder_of_e_mails_that_cannot_be_written_is_named(settings, tmp_path):
    (tmp_path / "berkas").write_text("x")
    settings.EMAIL_FOLDER = str(tmp_path / "berkas" / "surel")
    assert found("EMAIL_FOLDER")
    settings.EMAIL_FOLDER = str(tmp_path / "surel")
    assert not found("EMAIL_FOLDER")


def test_a_proxy_that_is_told_of_changes_and_does_not_answer_is_named(settings):
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        settings.PURGE_URLS = [f"http://127.0.0.1:{listener.getsockname()[1]}"]
        assert found("PURGE_URLS")
        listener.listen()
        assert not found("PURGE_URLS")
