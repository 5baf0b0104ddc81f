"""The prose editor on the desk: its translated labels and messages, its stylesheets, and the scripts of its page."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.contrib import admin
from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from django_prose_editor.fields import ProseEditorField
from django_prose_editor.widgets import AdminProseEditorWidget
from js_asset import Media

from articles.admin.script_imports import SCRIPT_IMPORTS

from .editor_pictures import EMBEDS, PICTURES

# The keys are the prose editor's names for its buttons.
BUTTONS = {
    "paragraph": _("Paragraph"),
    "heading2": _("Subheading"),
    "heading3": _("Smaller subheading"),
    "bulletList": _("List"),
    "orderedList": _("Numbered list"),
    "blockquote": _("Quotation"),
    "pullQuote": _("Pull quote"),
    "horizontalRule": _("Rule"),
    "readAlso": _("Baca juga"),
    "photo": _("Picture"),
    "gallery": _("Gallery"),
    "embed": _("Link card"),
    "link": _("Link"),
    "unlink": _("Remove the link"),
    "bold": _("Bold"),
    "italic": _("Italic"),
    "noBreakSpace": _("No-break space"),
    "enDash": _("Dash"),
    "ellipsis": _("Ellipsis"),
    "history:undo": _("Undo"),
    "history:redo": _("Redo"),
}
# Labels in the prose editor's own dialogs that are not in its translations.
DIALOGS = {
    "Edit Link": _("Link"),
    "URL": _("Address"),
    "Title": pgettext_lazy("of a link", "Title"),
    "Update": pgettext_lazy("a link", "Set"),
}
LINKS = {
    "desk": reverse_lazy("desk:index"),
    "refused": _(
        "The link to “{address}” was left out. Links lead to an address that begins with https:// or http://, to one "
        "e-mail address (mailto:), or to a page of this site for readers, such as /nasional/12/."
    ),
}
MENU = {
    "buttons": BUTTONS,
    "dialogs": DIALOGS,
    "toolbar": _("Formatting (Alt+F10)"),
    "text": _("body"),
}
LINES = {
    "address": reverse_lazy("desk:articles_article_read_also_lines"),
    "plain": _("plain text, leads nowhere"),
    "waiting": _("leads nowhere yet"),
    "unknown": _("this article does not exist"),
    "now": _("now called"),
}
CHOICE = {
    "address": reverse_lazy("desk:articles_article_read_also"),
    "words": {
        "title": _("Baca juga"),
        "field": _("Words of the headline"),
        "results": _("Articles"),
        "none": _("No article has all these words in its headline."),
        "failed": _("The desk did not answer. Try again."),
        "plain": _("Keep as plain text"),
        "unlink": _("Find it by its headline"),
        "cancel": _("Cancel"),
        "help": _("Arrow keys choose, Enter takes."),
    },
}


class ProseWidget(AdminProseEditorWidget):
    """The prose editor with our buttons, "Baca juga" lines and labels."""

    @property
    def media(self) -> Media:
        return super().media + Media(
            css={"all": [f"articles/desk/{name}.css" for name in ("editor", "editor-pictures", "picture-dialogs")]},
            importmap=SCRIPT_IMPORTS,
        )

    def get_config(self) -> dict[str, Any]:
        """Return the field's configuration with the options of our extensions."""
        config = super().get_config()
        known = {
            "DeskLinks": LINKS,
            "DeskMenu": MENU,
            "ReadAlso": LINES,
            "ReadAlsoChoice": CHOICE,
            "Pictures": PICTURES,
            "Embeds": EMBEDS,
        }
        options_by_extension = {name: options for name, options in known.items() if name in config["extensions"]}
        return config | {"extensions": config["extensions"] | options_by_extension}


class ProseAdmin(admin.ModelAdmin):
    """A ModelAdmin that uses our prose editor for long texts, and loads only the scripts that its pages use."""

    formfield_overrides = {ProseEditorField: {"widget": ProseWidget}}

    @property
    def media(self) -> forms.Media:
        """Return the admin's scripts without those that make slugs, which are unused and a fifth of the page's size."""
        shortened = "" if settings.DEBUG else ".min"
        names = ["jquery.init", "core", "admin/RelatedObjectLookups", "actions"]
        js = [f"admin/js/vendor/jquery/jquery{shortened}.js", *(f"admin/js/{name}.js" for name in names)]
        return forms.Media(js=js)
