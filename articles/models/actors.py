"""Who did something: as the record names them."""

from articles.states.actors import IMPORTER
from articles.text import excerpt

# Characters that a revision and an event have for who made them.
MAX_ACTOR_NAME_CHARACTERS = 160


def name_of(user) -> str:
    """Return how the record names a person. None is the importer, who has a key for a name."""
    if user is None:
        return IMPORTER
    full, login = user.get_full_name(), user.get_username()
    return f"{excerpt(full, MAX_ACTOR_NAME_CHARACTERS - len(login) - 3)} ({login})" if full else login
