"""Browsers at the desk, and the heartbeats of their tabs."""

import json

from django.test import Client

from tests.support.edit_page import form_of


def at_desk(person):
    """Return a browser of a user at the desk."""
    client = Client(headers={"accept-language": "en"})
    client.force_login(person)
    return client


def send_heartbeat(client, article, tab, typed=None, **more):
    """Send a heartbeat of a tab."""
    data = {"tab": str(tab), "seen": article.revision_number if article else 0} | more
    if typed is not None:
        data["typed"] = json.dumps(list(typed.items()))
    address = f"/admin/articles/article/{article.pk}/session/" if article else "/admin/articles/article/session/"
    return client.post(address, data)


def typed_into(client, address, **fields):
    """Return the form at an address with other values, as a browser reads it."""
    return {name: str(value) for name, value in (form_of(client, address) | fields).items()}
