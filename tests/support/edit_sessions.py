"""Browsers of people at the desk, whose tabs send what is typed."""

import json

from django.test import Client

from tests.support.edit_page import form_of


def at_desk(person):
    """A browser of somebody at the desk."""
    client = Client(headers={"accept-language": "en"})
    client.force_login(person)
    return client


def sit(client, article, tab, typed=None, **more):
    """One message of a tab."""
    data = {"tab": str(tab), "seen": article.revision_number if article else 0} | more
    if typed is not None:
        data["typed"] = json.dumps(list(typed.items()))
    address = f"/admin/articles/article/{article.pk}/session/" if article else "/admin/articles/article/session/"
    return client.post(address, data)


def typed_into(client, address, **fields):
    """The form at an address with other words in it, as a browser reads it."""
    return {name: str(value) for name, value in (form_of(client, address) | fields).items()}
