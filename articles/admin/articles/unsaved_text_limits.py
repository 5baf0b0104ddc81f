"""Unsaved form content: reading it from requests, and keeping a limited number of texts for each user."""

from __future__ import annotations

import json
from hashlib import sha256
from typing import TYPE_CHECKING, cast

from articles import edit_sessions
from articles.accounts.signed_in import desk_user
from articles.admin.seen_revision import seen_in
from articles.content import Content, content_of_form, content_of_revision, typed_field_labels
from articles.document import text_of, write

from .autosaved_content import as_querydict, content_of_autosave
from .browser_tabs import TabSave, clock_in, remember_saved, tab_in, tabs_of
from .unsent_reasons import REASON_SUFFIX

if TYPE_CHECKING:
    from uuid import UUID

    from django.contrib.auth.models import AbstractUser
    from django.http import HttpRequest, QueryDict

    from articles.models import Article, EditSession

# Half of the maximum size of a request. A longer text is kept only by saving it.
MAX_FORM_BYTES = 1_200_000
# Fields that belong to one loaded page and are not kept.
PAGE_FIELDS = frozenset({"csrfmiddlewaretoken", "tab", "took", "at", "seen", "access", "_move", "_continue", "wanted"})
# Key for the browser's clock when the form was read, in milliseconds.
READ_AT = "_at"
# Prefix of the fields for a new text in place of both versions on the page about conflicts.
REWRITTEN_PREFIX = "text-"
# Revisions a text is compared with before it counts as unsaved.
MAX_REVISIONS = 50


def _storable(text: str) -> str:
    """Return text without NULs and lone surrogates, which not every database can store."""
    return text.replace("\x00", "").encode(errors="ignore").decode()


def form_content_in(text: str) -> dict[str, list[str]] | None:
    """Return form content from JSON as a dict of lists of text, or None if the JSON is malformed."""
    try:
        pairs = json.loads(text)
        content: dict[str, list[str]] = {}
        for name, value in pairs:
            if isinstance(name, str) and isinstance(value, str) and name not in PAGE_FIELDS:
                content.setdefault(_storable(name), []).append(_storable(value))
    except (ValueError, TypeError, RecursionError):
        return None
    return content


def form_content_of(data: QueryDict) -> dict[str, list[str]]:
    """Return the form content of a submitted form as a dict of lists of text."""
    names = [name for name in data if name not in PAGE_FIELDS and not name.startswith(("_", "choice-"))]
    return {_storable(name): [_storable(value) for value in data.getlist(name)] for name in names}


def digest_of(content: dict[str, list[str]]) -> str:
    """Return a digest of form content, independent of its line endings and of the time at which it was read."""
    normalized = {
        name: [value.replace("\r\n", "\n") for value in values]
        for name, values in content.items()
        if name != READ_AT and not name.startswith(REWRITTEN_PREFIX)
    }
    return sha256(json.dumps(normalized, sort_keys=True).encode()).hexdigest()


def keep(
    user: AbstractUser,
    article: Article | None,
    tab: UUID,
    base: int,
    content: dict[str, list[str]],
    *,
    is_present: bool = True,
) -> EditSession | None:
    """Autosave what was typed. At the limit, replace the oldest autosave whose content was saved as a revision.

    Raises TooManyAutosaves if there is no such autosave.
    """
    try:
        return edit_sessions.touch(user, article, tab, base=base, form_content=content, is_present=is_present)
    except edit_sessions.TooManyAutosaves:
        saved = _oldest_saved(user, article)
        if saved is None:
            raise
        edit_sessions.delete_sessions(user, saved.tab)
        return edit_sessions.touch(user, article, tab, base=base, form_content=content, is_present=is_present)


def _oldest_saved(user: AbstractUser, article: Article | None) -> EditSession | None:
    """Return the user's oldest autosave with the same content as a recent revision of the article, or None."""
    if article is None or article.latest_revision is None:
        return None
    recent = article.revisions.order_by("-number")[:MAX_REVISIONS]
    saved = [content_of_revision(one) for one in recent if not one.is_redacted]
    if not saved:
        return None
    for edit_session in reversed(edit_sessions.autosaves_for(user, article)):
        typed = content_of_autosave(edit_session, saved[0])
        if any(typed.is_same(one) for one in saved):
            return edit_session
    return None


def headline_in(content: dict[str, list[str]] | None) -> str:
    """Return the headline in form content as one line, or ""."""
    values = content.get("headline") if isinstance(content, dict) else None
    return " ".join(str(values[0]).split())[:300] if isinstance(values, list) and values else ""


def words_in(content: dict[str, list[str]] | None) -> tuple[list[tuple[str, str]], str]:
    """Return ``(field name, text)`` for each filled field of form content, to read and copy, and the body as HTML."""
    data = as_querydict(content)
    filled: list[tuple[str, str]] = []
    body = content_of_form(data, Content()).body
    more = [name for name in data if name.startswith(REWRITTEN_PREFIX) or name.endswith(REASON_SUFFIX)]
    for name in (*typed_field_labels(), "why", *more):
        text = text_of(body).replace("\n", "\n\n") if name == "body" else data.get(name, "").strip()
        if text:
            filled.append((name, text))
    return filled, write(body)


def delete_autosave(request: HttpRequest, article: Article, revision: int | None = None) -> None:
    """Delete the autosave of the tab that sent a form, if the save that just succeeded contains it.

    What was typed after Save was pressed stays kept. ``revision`` is the number of the revision with exactly the
    submitted content, or None if it was merged.
    """
    tab, restored_tab = tabs_of(request.POST)
    save = TabSave(clock_in(request.POST), digest_of(form_content_of(request.POST)), article.pk, revision)
    remember_saved(request.session, save, tab, restored_tab)
    user = desk_user(request)
    edit_session = edit_sessions.autosave_in_tab(user, tab) if tab else None
    if edit_session and not save.covers(
        clock_in(as_querydict(edit_session.form_content), READ_AT) or 0,
        digest_of(cast("dict[str, list[str]]", edit_session.form_content)),
    ):
        edit_sessions.rebase(edit_session, article, edit_session.base if revision is None else revision)
        edit_sessions.delete_sessions(user, restored_tab)
    else:
        edit_sessions.delete_sessions(user, tab, restored_tab)


def keep_refused(request: HttpRequest, article: Article | None) -> EditSession | None:
    """Keep the text of a refused save of an article (None: a new one), and return its session, or None if not kept."""
    tab, content = tab_in(request.POST), form_content_of(request.POST)
    length = sum(len(value) for values in content.values() for value in values)
    if tab is None or length > MAX_FORM_BYTES:
        return None
    at, kept = clock_in(request.POST), edit_sessions.autosave_in_tab(desk_user(request), tab)
    if kept and at is not None and (clock_in(as_querydict(kept.form_content), READ_AT) or 0) > at:
        # The autosave is newer: it was typed after Save was pressed.
        return kept
    content[READ_AT] = [str(at or 0)]
    try:
        return keep(desk_user(request), article, tab, seen_in(request.POST) or 0, content, is_present=False)
    except edit_sessions.TooManyAutosaves:
        return None
