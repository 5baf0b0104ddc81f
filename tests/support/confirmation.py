"""Helpers for requests that need a recent sign-in because they cannot be undone."""

from selectolax.lexbor import LexborHTMLParser

PASSWORD = "kata-sandi-uji"


def age_session(client):
    """Make the session look as if the user had not confirmed who they are for a long time."""
    session = client.session
    session["confirmed_at"] = 0
    session.save()


def is_asked(answer):
    """Return whether a response is the page on which users confirm who they are."""
    return answer.status_code == 200 and "account/confirm.html" in [one.name for one in answer.templates]


def confirm(client, answer, password=PASSWORD):
    """Send the confirmation page, with everything it kept and a password, as a browser does."""
    page = LexborHTMLParser(answer.content.decode())
    [form] = [one for one in page.css("form") if one.css_first('[name="confirm-password"]')]
    data = {}
    for field in form.css('input[type="hidden"]'):
        data.setdefault(field.attributes["name"], []).append(field.attributes["value"] or "")
    return client.post(form.attributes["action"], data | {"confirm-password": password})
