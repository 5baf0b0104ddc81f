"""Messages in a response."""

from django.contrib.messages import get_messages


def said_by(response):
    """Return the messages in a response."""
    return [str(message) for message in get_messages(response.wsgi_request)]
