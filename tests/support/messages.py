"""What an answer says in messages."""

from django.contrib.messages import get_messages


def said_by(response):
    """The messages of an answer."""
    return [str(message) for message in get_messages(response.wsgi_request)]
