"""The moves that a user may make, and the reason of a refusal."""

import pytest

from articles.workflow import MoveNotAllowed, allowed_moves
from tests.support.makers import move


def names(article, person):
    """Return the names of the moves that the user may make now."""
    article.refresh_from_db()
    return {one.name for one in allowed_moves(article, person)}


def refusal_of(article, name, by):
    """Return why the user may not make a move."""
    with pytest.raises(MoveNotAllowed) as refused:
        move(article, name, by=by)
    return str(refused.value)
