"""Requests of somebody whose sign-in is too old for what cannot be taken back."""

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
    data = {}
    for name, value in answer.context["kept"]:
        data.setdefault(name, []).append(value)
    return client.post(answer.context["action"], data | {"confirm-password": password})
