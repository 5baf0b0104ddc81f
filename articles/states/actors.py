"""Keys in the record for actors that are not people of the newsroom, and their labels."""

from django.utils.translation import gettext_lazy as _

IMPORTER = "import"
GUEST = "guest"
SHELL = "shell"
ACTOR_LABELS = {
    IMPORTER: _("importer"),
    GUEST: _("a guest"),
    SHELL: _("somebody in a shell"),
}


def actor_in_words(name: str, person: object = None) -> str:
    """Return who did something in the reader's language.

    Args:
        name: As the record has it: a key, or the name of a person.
        person: The user or its primary key, where there is one. A login may be spelled like a key.
    """
    return name if person else str(ACTOR_LABELS.get(name, name))
