"""Actions of the list of articles, sent as by a browser."""

from django.contrib.messages import get_messages


def act(client, name, articles, **more):
    """Tick articles, choose a move as the list sends it, and return the messages."""
    data = {"action": name, "_selected_action": [article.pk for article in articles], "index": 0}
    data |= {f"seen-{article.pk}": article.revision_number for article in articles}
    response = client.post(LIST, data | more, headers={"accept-language": "en"})
    assert response.status_code in {200, 302}
    said = [str(message) for message in get_messages(response.wsgi_request)]
    # Messages are deleted once they have been shown.
    client.get(LIST)
    return said


LIST = "/admin/articles/article/"
