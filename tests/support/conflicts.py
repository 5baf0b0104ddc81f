"""Saves of an article that others save too."""

from django.contrib.messages import get_messages

from tests.support.edit_page import page_of


def save(client, article, typed):
    """Send the form, and return the response and its messages."""
    response = client.post(page_of(article), typed, headers={"accept-language": "en"})
    said = [str(message) for message in get_messages(response.wsgi_request)]
    article.refresh_from_db()
    return response, said
