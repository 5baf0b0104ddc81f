"""The newsroom's own checklist, beyond the built-in checks that every article has to pass before publication."""

from __future__ import annotations

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

MAX_CHECKLIST_WORDS = 300


class ChecklistItem(models.Model):
    """One item of the newsroom's own checklist. A required one blocks approval and publishing."""

    class Kind(models.TextChoices):
        """What an item checks."""

        MIN_WORDS = "min_words", _("minimum number of words")
        MAX_WORDS = "max_words", _("maximum number of words")
        MIN_TAGS = "min_tags", _("minimum number of tags")
        MAX_TAGS = "max_tags", _("maximum number of tags")
        FORBIDDEN = "forbidden", _("words that must not occur")
        TICK = "tick", _("a box somebody ticks")

    COUNTING = (Kind.MIN_WORDS, Kind.MAX_WORDS, Kind.MIN_TAGS, Kind.MAX_TAGS)

    name = models.CharField(_("name"), max_length=160, help_text=_("What the desk shows, such as: Read by a lawyer"))
    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices)
    number = models.PositiveIntegerField(_("number"), null=True, blank=True, help_text=_("Of words or tags."))
    words = models.TextField(_("words"), blank=True, help_text=_("Words or phrases, one per line."))
    category = models.ForeignKey(
        "articles.Category",
        verbose_name=_("category"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="checklist_items",
        help_text=_("Empty: for every article. A section's items apply to its categories too."),
    )
    is_required = models.BooleanField(
        _("required"), default=True, help_text=_("Blocks approval and publishing. Otherwise it warns.")
    )
    is_asked_again = models.BooleanField(
        _("asked again after every change"),
        default=False,
        help_text=_("For a box to tick: whoever ticked it has seen the revision that is published."),
    )
    order = models.PositiveSmallIntegerField(_("order"), default=100)

    class Meta:
        ordering = ["order", "id"]
        verbose_name = _("checklist item")
        verbose_name_plural = _("checklist")
        constraints = [
            models.CheckConstraint(
                name="checklist_item_has_a_name",
                condition=~models.Q(name=""),
                violation_error_message=_("A checklist item needs a name."),
            ),
            models.CheckConstraint(
                name="checklist_item_that_counts_has_a_number",
                condition=~models.Q(kind__in=["min_words", "max_words", "min_tags", "max_tags"])
                | models.Q(number__isnull=False),
                violation_error_message=_("Enter a number."),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        """Raise ValidationError for an item with no forbidden words, or with too many to search at every save."""
        if self.kind == self.Kind.FORBIDDEN and not 0 < len(self.word_list) <= MAX_CHECKLIST_WORDS:
            raise ValidationError(
                {"words": _("Type one to %(most)s words or phrases, one per line.") % {"most": MAX_CHECKLIST_WORDS}}
            )

    @property
    def word_list(self) -> list[str]:
        """The words or phrases, each once."""
        return list(dict.fromkeys(" ".join(line.split()) for line in self.words.splitlines() if line.strip()))


class Tick(models.Model):
    """A ticked box of an article's checklist, with who ticked it and which revision they saw."""

    article = models.ForeignKey("articles.Article", on_delete=models.CASCADE, related_name="ticks")
    item = models.ForeignKey(ChecklistItem, on_delete=models.CASCADE, related_name="ticks")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    revision_number = models.PositiveIntegerField()
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(name="box_is_ticked_once", fields=["article", "item"]),
        ]

    def __str__(self) -> str:
        return f"{self.item}: {self.user}"
