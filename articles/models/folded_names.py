"""Names as a search compares them, in a column beside the name."""

from __future__ import annotations

from typing import Any

from django.db import models

from articles.text import search_words

MAX_FOLDED_CHARACTERS = 400


class FoldedNameField(models.CharField):  # type: ignore[type-arg]
    """The words of a row's ``name``, each after a space, so that " word" finds where one begins."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**{"max_length": MAX_FOLDED_CHARACTERS, "default": "", "editable": False, **options})

    def deconstruct(self) -> Any:
        """Return the arguments of the plain column that migrations make."""
        name, _path, arguments, options = super().deconstruct()
        return name, "django.db.models.CharField", arguments, options

    def pre_save(self, model_instance: Any, add: bool) -> str:
        """Return the words of the name that is about to be saved."""
        folded = "".join(f" {word}" for word in search_words(model_instance.name))[:MAX_FOLDED_CHARACTERS]
        setattr(model_instance, self.attname, folded)
        return folded
