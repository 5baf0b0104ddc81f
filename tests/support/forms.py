"""Helpers to send forms of the desk as a browser does."""

import re
from html import unescape

OPENED = re.compile(r'name="opened" value="([^"]*)"')


def opened(client, address):
    """Return the hidden field with the versions that a form was opened with, as form data. Empty if it has none."""
    found = OPENED.search(client.get(address).content.decode())
    return {"opened": unescape(found.group(1))} if found else {}


def post_form(client, address, data, **options):
    """Open the page of a row and send its form with some data."""
    return client.post(address, opened(client, address) | data, **options)
