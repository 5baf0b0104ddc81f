"""Reasons typed beside the buttons of moves that were not made: shown again in their boxes until the next save."""

from articles.states import MOVES

KEY = "reasons_of_moves"
MAX_ARTICLES = 20
REASON = "-reason"


def reasons_in(data) -> dict[str, str]:
    """Return the reasons in what a form sent, by the name of the move; empty ones are left out."""
    reasons = {name: data.get(name + REASON, "").strip() for name in MOVES}
    return {name: reason for name, reason in reasons.items() if reason}


def remember_reasons(request, article, made: str = "") -> None:
    """Note in the session what was typed beside an article's moves, all but that of the move that was ``made``."""
    reasons = reasons_in(request.POST)
    reasons.pop(made, None)
    others = [[number, kept] for number, kept in request.session.get(KEY, []) if number != article.pk]
    if reasons or len(others) != len(request.session.get(KEY, [])):
        request.session[KEY] = (others + ([[article.pk, reasons]] if reasons else []))[-MAX_ARTICLES:]


def reasons_to_show(request, article) -> dict[str, str]:
    """Return the reasons to show beside an article's moves: those just sent, or those of the last save."""
    return reasons_in(request.POST) or dict(request.session.get(KEY, [])).get(article.pk, {})
