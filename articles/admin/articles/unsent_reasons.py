"""Reasons and grounds given beside the buttons of moves that were not made: shown again until the next save."""

from __future__ import annotations

from typing import TYPE_CHECKING

from articles.states import MOVES, Ground

if TYPE_CHECKING:
    from django.http import HttpRequest, QueryDict

    from articles.models import Article

SESSION_KEY = "reasons_of_moves"
MAX_ARTICLES = 20
REASON_SUFFIX = "-reason"
GROUND_SUFFIX = "-ground"


def reasons_in(data: QueryDict) -> dict[str, str]:
    """Return the reasons in form data, by the name of the move, without empty ones."""
    reasons = {name: data.get(name + REASON_SUFFIX, "").strip() for name in MOVES}
    return {name: reason for name, reason in reasons.items() if reason}


def _grounds_in(data: QueryDict) -> dict[str, str]:
    """Return the grounds in form data, by the name of the move, for moves with a reason."""
    grounds = {name: data.get(name + GROUND_SUFFIX, "") for name in reasons_in(data)}
    return {name: ground for name, ground in grounds.items() if ground in Ground.values}


def remember_reasons(request: HttpRequest, article: Article, made: str = "") -> None:
    """Store the reasons and grounds of an article's moves in the session, except of the move that was ``made``."""
    reasons = reasons_in(request.POST)
    reasons.pop(made, None)
    grounds = {name: ground for name, ground in _grounds_in(request.POST).items() if name != made}
    before = request.session.get(SESSION_KEY, [])
    others = [row for row in before if row[0] != article.pk]
    if reasons or len(others) != len(before):
        request.session[SESSION_KEY] = (others + ([[article.pk, reasons, grounds]] if reasons else []))[-MAX_ARTICLES:]


def _remembered(request: HttpRequest, article: Article, place: int) -> dict[str, str]:
    rows = [row for row in request.session.get(SESSION_KEY, []) if row[0] == article.pk]
    # A session from before an upgrade has no grounds.
    return rows[-1][place] if rows and len(rows[-1]) > place else {}


def reasons_to_show(request: HttpRequest, article: Article) -> dict[str, str]:
    """Return the reasons to show beside an article's moves: those just sent, or those stored in the session."""
    return reasons_in(request.POST) or _remembered(request, article, 1)


def grounds_to_show(request: HttpRequest, article: Article) -> dict[str, str]:
    """Return the grounds to preselect beside an article's moves, as ``reasons_to_show`` does for reasons."""
    return _grounds_in(request.POST) if reasons_in(request.POST) else _remembered(request, article, 2)
