"""Requests of somebody whose sign-in is too old for what cannot be taken back."""

from selectolax.lexbor import LexborHTMLParser

PASSWORD = "kata-sandi-uji"


def age_session(client):
    """Let the session look like one in which nobody proved lately who they are."""
    session = client.session
    session["confirmed_at"] = 0
    session.save()


def is_asked(answer):
    """Return whether an answer is the page that asks who somebody is."""
    return answer.status_code == 200 and "account/confirm.html" in [one.name for one in answer.templates]


def confirm(client, answer, password=PASSWORD):
    """Send the page that asks on, with everything it kept and a password, as a browser does."""
    page = LexborHTMLParser(answer.content.decode())
    [form] = [one for one in page.css("form") if one.css_first('[name="confirm-password"]')]
    data = {}
    for field in form.css('input[type="hidden"]'):
        data.setdefault(field.attributes["name"], []).append(field.attributes["value"] or "")
    return client.post(form.attributes["action"], data | {"confirm-password": password})
