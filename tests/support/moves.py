"""Moves that somebody may make, and why one is refused."""

import pytest

from articles.workflow import MoveNotAllowed, allowed_moves
from tests.makers import move


def names(article, person):
    """The names of the moves that somebody may make now."""
    article.refresh_from_db()
    return {one.name for one in allowed_moves(article, person)}


def refusal_of(article, name, by):
    """Why somebody may not make a move."""
    with pytest.raises(MoveNotAllowed) as refused:
        move(article, name, by=by)
    return str(refused.value)
