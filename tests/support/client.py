"""A test client that behaves like a browser with several tabs."""

import json

from django.test import Client

from tests.support.edit_page import form_of


class Browser(Client):
    """A browser of a signed-in user, in English."""

    def __init__(self, person):
        super().__init__(headers={"accept-language": "en"})
        self.force_login(person)

    def open(self, address):
        """Return the form of the page at an address, including its hidden fields."""
        page = self.get(address)
        return form_of(self, address) | {
            "tab": str(page.context["tab"]),
            "access": page.context.get("access", ""),
        }

    def keep(self, article, form):
        """Autosave what was typed, as the page does every few seconds."""
        own = {"tab", "access", "seen"}
        typed = json.dumps([(name, str(value)) for name, value in form.items() if name not in own])
        data = {name: str(form[name]) for name in own if name in form} | {"typed": typed}
        return self.post(
            f"/admin/articles/article/{article.pk}/session/" if article else "/admin/articles/article/session/", data
        )


ADD = "/admin/articles/article/add/"
