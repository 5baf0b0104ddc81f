"""The Content-Security-Policy of every response of the desk, and of previews, which run no scripts."""

import base64
import hashlib
import re
from pathlib import Path

import django
import django_prose_editor
import pytest
from django.test import Client
from django.urls import reverse

from articles.content_security_policy import EDITOR_STYLE, LIST_STYLE, READERS_POLICY
from tests.support.makers import make_article, make_photo, publish


def policy_of(response):
    """Return the directives of a response's policy."""
    parts = (part.split() for part in response.headers["Content-Security-Policy"].split(";"))
    return {name: values for name, *values in parts}


def check_desk(response):
    """Check the policy of the desk, and return its nonce if there is one."""
    policy = policy_of(response)
    scripts = policy["script-src"]
    assert scripts[0] == "'self'"
    assert all(re.fullmatch(r"'nonce-[\w+/=]{20,}'", source) for source in scripts[1:])
    assert len(scripts) <= 2
    assert not any("unsafe" in source or "*" in source for sources in policy.values() for source in sources)
    for name in ("object-src", "base-uri", "frame-ancestors"):
        assert policy[name] == ["'none'"]
    assert policy["form-action"] == policy["frame-src"] == policy["default-src"] == ["'self'"]
    assert "camera=()" in response.headers["Permissions-Policy"]
    return scripts[1].removeprefix("'nonce-").removesuffix("'") if scripts[1:] else ""


@pytest.mark.django_db
def test_every_kind_of_response_of_the_desk_has_the_policy(client, chief, writer, editor):
    article = publish(make_article(writer), writer, editor)
    client.force_login(chief)
    here = f"/admin/articles/article/{article.pk}"
    answers = {
        "/admin/": 200,
        "/admin/inbox/": 200,
        "/admin/jsi18n/": 200,
        "/admin/nowhere/": 404,
        "/admin/articles/article/": 200,
        "/admin/articles/article/add/": 200,
        "/admin/articles/article/999999/change/": 302,
        "/admin/articles/article/999999/history/": 404,
        "/admin/articles/event/": 200,
        "/admin/articles/event/csv/": 200,
        "/admin/articles/page/": 200,
        "/admin/articles/photo/": 200,
        f"/admin/articles/photo/{make_photo().pk}/change/": 200,
        f"{here}/change/": 200,
        f"{here}/history/": 200,
        f"{here}/difference/1/": 200,
        f"{here}/links/": 200,
        reverse("desk:articles_article_read_also"): 200,
        reverse("desk:articles_article_embed"): 200,
    }
    for address, status in answers.items():
        response = client.get(address)
        assert response.status_code == status, address
        check_desk(response)


@pytest.mark.django_db
def test_responses_to_anonymous_users_and_refused_forms_have_the_policy_of_the_desk(chief):
    browser = Client(enforce_csrf_checks=True)
    assert check_desk(browser.get("/admin/login/")) == ""
    assert check_desk(browser.get("/admin/")) == ""
    refused = browser.post("/admin/login/", {"login": "x"})
    assert refused.status_code == 403
    check_desk(refused)
    assert browser.get("/admin/login/").cookies["csrftoken"]["httponly"]


@pytest.mark.django_db
def test_inline_scripts_and_styles_have_the_nonce_of_their_response(client, chief):
    client.force_login(chief)
    addresses = [reverse(f"desk:articles_{name}") for name in ("article_add", "page_add", "photo_changelist")]
    nonces = set()
    for address in addresses * 2:
        response = client.get(address)
        nonce = check_desk(response)
        inline = re.findall(r"<script(?![^>]*\ssrc=)[^>]*>", response.text)
        programs = [tag for tag in inline if "application/json" not in tag]
        assert programs == [f'<script type="importmap" nonce="{nonce}">'], address
        nonces.add(nonce)
    assert len(nonces) == len(addresses) * 2


@pytest.mark.django_db
def test_a_preview_runs_no_script_and_is_framed_by_the_desk_only(client, editor, writer):
    article = make_article(writer, body="<p>Isi.</p><script>document.title = 'x'</script>")
    client.force_login(editor)
    response = client.get(reverse("desk:articles_article_preview", args=[article.pk]))
    policy = policy_of(response)
    assert policy["sandbox"] == []
    assert policy["default-src"] == ["'none'"]
    assert "script-src" not in policy
    assert policy["frame-ancestors"] == ["'self'"]
    assert response.headers["X-Frame-Options"] == "SAMEORIGIN"
    edit_page = client.get(reverse("desk:articles_article_change", args=[article.pk]))
    (frame,) = re.findall(r"<iframe[^>]*>", edit_page.text)
    assert " sandbox " in frame


@pytest.mark.django_db
def test_readers_pages_keep_their_own_policy_and_have_no_nonce(client, writer, editor):
    article = publish(make_article(writer), writer, editor)
    first, second = client.get(article.get_absolute_url()), client.get(article.get_absolute_url())
    for response in (first, second, client.get("/"), client.get("/tidak-ada/"), client.get("/admin")):
        assert response.headers["Content-Security-Policy"] == READERS_POLICY
        assert "camera=()" in response.headers["Permissions-Policy"]
        assert "nonce" not in response.text
    assert first.content == second.content


def sha256(css):
    """Return the hash by which a policy allows an inline stylesheet."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(css.encode()).digest()).decode()}'"


def test_the_hashes_in_the_policy_are_those_of_the_installed_stylesheets():
    editor = Path(django_prose_editor.__file__).parent / "static/django_prose_editor/editor.js"
    styles = re.findall(r"`(\.ProseMirror \{\n  position: relative.*?)`", editor.read_text(encoding="utf-8"), re.DOTALL)
    assert EDITOR_STYLE in map(sha256, styles)
    lists = Path(django.__file__).parent / "contrib/admin/templates/admin/change_list.html"
    assert [sha256(css) for css in re.findall(r"<style>(.*?)</style>", lists.read_text(), re.DOTALL)] == [LIST_STYLE]
