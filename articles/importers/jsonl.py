"""Reading our JSON Lines, one record a line (pure), written by other programs or by ``export_articles``."""

from __future__ import annotations

import hashlib
import json
import re
from datetime import datetime
from typing import Any, NoReturn

from django.utils.translation import gettext as _

from articles.document import Document, ReadAlso, html_of_exchange, text_of
from articles.document import parse as parse_html
from articles.text import canonical, chosen, printable, sanitise, squash

from .records import ArticleRecord, Refused
from .seeds import CONTROLS

MAX_TEXT_CHARACTERS_BY_FIELD = {
    "headline": 240,
    "topic": 160,
    "standfirst": 2000,
    "dateline": 120,
    "category": 80,
    "comment_notice": 4000,
}
# Fields that the desk does not limit. An export may contain longer ones than these limits.
FIELDS_WITHOUT_COLUMN_LIMIT = {"standfirst", "comment_notice"}
MAX_ITEM_CHARACTERS_BY_FIELD = {"writers": 160, "editors": 160, "tags": 100}
RECORD_KEYS = ("uid", "credits", "editions", "revisions", "events")
NUL_PATTERN = re.compile(r"(?<!\\)(?:\\\\)*\\u0000")


def _text(row: dict[str, Any], key: str, line: int, is_archive: bool) -> str:
    """Return one text of a line. That of our own export is kept exactly, that of another program is cleaned."""
    value = row.get(key) or ""
    too_long = (
        isinstance(value, str)
        and len(value) > MAX_TEXT_CHARACTERS_BY_FIELD[key]
        and not (is_archive and key in FIELDS_WITHOUT_COLUMN_LIMIT)
    )
    if not isinstance(value, str) or too_long or (CONTROLS.search(value) and not is_archive):
        raise Refused(
            _("%(key)s must be text of at most %(limit)s characters.")
            % {"key": key, "limit": MAX_TEXT_CHARACTERS_BY_FIELD[key]},
            line,
        )
    if is_archive:
        return value
    value = printable(value)
    return value.strip() if key in FIELDS_WITHOUT_COLUMN_LIMIT else squash(value)


def _is_name(value: Any, limit: int) -> bool:
    return (
        isinstance(value, str) and bool(squash(printable(value))) and len(value) <= limit and not CONTROLS.search(value)
    )


def _names(row: dict[str, Any], key: str, line: int, is_archive: bool) -> list[str]:
    value = row.get(key) or []
    if not isinstance(value, list) or not all(_is_name(name, MAX_ITEM_CHARACTERS_BY_FIELD[key]) for name in value):
        raise Refused(_("%(key)s must be a list of names.") % {"key": key}, line)
    if is_archive:
        return list(dict.fromkeys(value))
    names: dict[str, str] = {}
    for name in (squash(printable(name)) for name in value):
        names.setdefault(name.casefold(), name)
    return list(names.values())


def _body(row: dict[str, Any], line: int, is_archive: bool) -> list[dict[str, Any]]:
    body = row.get("body")
    if not isinstance(body, list) or (not body and not is_archive):
        raise Refused(_("There is no body: it is a list of blocks."), line)
    if is_archive:
        return body
    for block in body:
        known = isinstance(block, dict) and block.keys() <= {"type", "text", "html", "article"}
        texts = known and all(isinstance(value, str) and not CONTROLS.search(value) for value in block.values())
        if not (texts and {"type", "text"} <= block.keys()):
            raise Refused(_("A block of the body needs a type and a text."), line)
        if "article" in block and not (block["type"] == "read_also" and chosen(block["article"])):
            raise Refused(_("The article of a “Baca juga” block must be its uid, or “none”."), line)
    document = parse_html(sanitise(html_of_exchange(body)))
    if not text_of(Document(tuple(block for block in document.blocks if not isinstance(block, ReadAlso)))):
        raise Refused(_("There is no body: it is a list of blocks."), line)
    return body


def _time(row: dict[str, Any], line: int) -> datetime | None:
    value = row.get("published_at")
    if value is None:
        return None
    try:
        moment = datetime.fromisoformat(value)
    except (TypeError, ValueError) as error:
        raise Refused(_("published_at must be a time such as 2025-09-04T10:15:00+07:00."), line) from error
    if moment.tzinfo is None:
        raise Refused(_("published_at needs its UTC offset, as in 2025-09-04T10:15:00+07:00."), line)
    return moment


def _no_number(name: str) -> NoReturn:
    """Raise ValueError for NaN and the infinities, which are not valid JSON."""
    raise ValueError(name)


def parse(data: bytes, line: int) -> ArticleRecord:
    """Read one line's bytes into an ArticleRecord. Raises Refused with the line and the reason."""
    try:
        row = json.loads(data.decode("utf-8-sig"), parse_constant=_no_number)
        written = canonical(row)
        written.encode()
    except (ValueError, RecursionError) as error:
        raise Refused(_("The line is not JSON, or is cut off."), line) from error
    if NUL_PATTERN.search(written):
        raise Refused(_("The file is binary, not text."), line)
    if not isinstance(row, dict):
        raise Refused(_("The line is not an article: it must be a JSON object."), line)
    is_archive = all(key in row for key in RECORD_KEYS)
    texts = {key: _text(row, key, line, is_archive) for key in MAX_TEXT_CHARACTERS_BY_FIELD}
    if not squash(texts["headline"]):
        raise Refused(_("There is no headline."), line)
    source = row.get("source") or row.get("uid") or ""
    if not _is_name(source, 400):
        raise Refused(_("The line has no source, which identifies the article."), line)
    return ArticleRecord(
        source=source,
        digest=hashlib.sha256(data.strip()).hexdigest(),
        body=_body(row, line, is_archive),
        published_at=_time(row, line),
        archive=row if is_archive else None,
        headline=texts["headline"],
        topic=texts["topic"],
        standfirst=texts["standfirst"],
        dateline=texts["dateline"],
        category=texts["category"] or None,
        comment_notice=texts["comment_notice"],
        writers=_names(row, "writers", line, is_archive),
        editors=_names(row, "editors", line, is_archive),
        tags=_names(row, "tags", line, is_archive),
    )
