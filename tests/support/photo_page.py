"""The page of a photo and the list of photos, sent and read as by a browser."""

from django.contrib.messages import get_messages

ENGLISH = {"accept-language": "en"}
LIST = "/admin/articles/photo/"


def described(client, *photos, **words):
    """Return the form for describing photos as a browser would send it, with other texts for each photo."""
    page = client.get(f"{LIST}describe/", {"photo": [photo.pk for photo in photos]}, headers=ENGLISH)
    data = {"photo": [str(photo.pk) for photo in photos]}
    for form in page.context["forms"]:
        data |= {form.add_prefix(name): form[name].value() for name in form.fields}
        data |= {form.add_prefix(name): value for name, value in words.items()}
        data[form.add_prefix("seen")] = form.seen
    return data


def press(client, photo, button, **typed):
    """Press a button around the form, and return the last message or the status of a refusal."""
    answer = client.post(f"{LIST}{photo.pk}/{button}/", typed, headers=ENGLISH)
    said = [str(one) for one in get_messages(answer.wsgi_request)]
    return said[-1] if answer.status_code == 302 else answer.status_code


def save(client, photo, **typed):
    """Save the page with these values, and return the response."""
    return client.post(photo.get_absolute_url(), form_of(client, photo, **typed), headers=ENGLISH)


def errors_of(answer):
    """Return all errors of a form that was refused."""
    assert answer.status_code == 200
    return [str(error) for errors in answer.context["adminform"].form.errors.values() for error in errors]


def form_of(client, photo, **typed):
    """Return the form of the page as a browser would send it with these values."""
    page = page_of(client, photo)
    form = page.context["adminform"].form
    data = {name: form[name].value() for name in form.fields}
    data = {name: "" if value is None else value for name, value in data.items()}
    for name in ("taken_at", "expires_at"):
        data[name] = data[name].strftime("%Y-%m-%dT%H:%M") if data[name] else ""
    if not data.get("needs_consent"):
        data.pop("needs_consent", None)
    return data | {"seen": page.context["seen"], "_continue": "1"} | typed


def page_of(client, photo):
    """Return the page of a photo, in English."""
    page = client.get(photo.get_absolute_url(), headers=ENGLISH)
    assert page.status_code == 200
    return page
