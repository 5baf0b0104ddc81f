"""Our own JSON Lines, one line to a record (pure): written by other programs, or by ``export_articles``."""

import hashlib
import json
from datetime import datetime

from django.utils.translation import gettext as _

from .records import ArticleRecord, Refused
from .seeds import CONTROLS

TEXTS = {"headline": 240, "topic": 160, "standfirst": 2000, "dateline": 120, "category": 80, "comment_notice": 4000}
LISTS = ("writers", "editors", "tags")
ARCHIVE = ("uid", "credits", "editions", "revisions", "events")


def _text(row, key, line):
    value = row.get(key) or ""
    if not isinstance(value, str) or CONTROLS.search(value) or len(value) > TEXTS[key]:
        raise Refused(
            _("%(key)s must be text of at most %(limit)s characters.") % {"key": key, "limit": TEXTS[key]}, line
        )
    return value.strip()


def _names(row, key, line):
    value = row.get(key) or []
    if not isinstance(value, list) or not all(isinstance(name, str) and 0 < len(name) <= 160 for name in value):
        raise Refused(_("%(key)s must be a list of names.") % {"key": key}, line)
    return list(dict.fromkeys(value))


def _body(row, line):
    body = row.get("body")
    if not isinstance(body, list) or not body:
        raise Refused(_("There is no body: it is a list of blocks."), line)
    for block in body:
        known = isinstance(block, dict) and block.keys() <= {"type", "text", "html"}
        texts = known and all(isinstance(value, str) for value in block.values())
        if not (texts and {"type", "text"} <= block.keys()) or CONTROLS.search(block["text"]):
            raise Refused(_("A block of the body needs a type and a text."), line)
    return body


def _time(row, line):
    value = row.get("published_at")
    if value is None:
        return None
    try:
        moment = datetime.fromisoformat(value)
    except (TypeError, ValueError) as error:
        raise Refused(_("published_at must be a time such as 2025-09-04T10:15:00+07:00."), line) from error
    if moment.tzinfo is None:
        raise Refused(_("published_at must say its offset, as in 2025-09-04T10:15:00+07:00."), line)
    return moment


def parse(data, line):
    """Read one line's bytes into an ArticleRecord; raises Refused with the line and the reason."""
    try:
        row = json.loads(data.decode("utf-8-sig"))
    except (UnicodeDecodeError, ValueError, RecursionError) as error:
        raise Refused(_("The line is not JSON, or is cut off."), line) from error
    if not isinstance(row, dict):
        raise Refused(_("The line is not an article: it must be a JSON object."), line)
    texts = {key: _text(row, key, line) for key in TEXTS}
    if not texts["headline"]:
        raise Refused(_("There is no headline."), line)
    source = row.get("source") or row.get("uid") or ""
    if not isinstance(source, str) or not source or len(source) > 400:
        raise Refused(_("The line names no source, by which the article would be known again."), line)
    is_archive = all(key in row for key in ARCHIVE)
    return ArticleRecord(
        source=source,
        digest=hashlib.sha256(data.strip()).hexdigest(),
        body=_body(row, line) if not is_archive else row["body"],
        published_at=_time(row, line),
        archive=row if is_archive else None,
        **texts | {"category": texts["category"] or None},
        **{key: _names(row, key, line) for key in LISTS},
    )
