"""Autosaved form content, as form data and as a ``Content``."""

from django.http import QueryDict

from articles.content import Content, content_of_form, content_of_revision
from articles.models import Article, EditSession


def as_querydict(kept: object) -> QueryDict:
    """Return autosaved form content as form data. Anything but a dict of lists of text is left out."""
    data = QueryDict(mutable=True)
    for name, values in kept.items() if isinstance(kept, dict) else ():
        data.setlist(str(name), [str(value) for value in values] if isinstance(values, list) else [])
    return data


def content_of_autosave(autosave: EditSession, before: Content) -> Content:
    """Return the content of an autosave. Fields that it lacks are taken from ``before``."""
    return content_of_form(as_querydict(autosave.form_content), before)


def saved_content(article: Article | None) -> Content:
    """Return the content of the latest revision of an article, or an empty content for a new article."""
    latest = article.latest_revision if article and article.pk else None
    return content_of_revision(latest) if latest else Content()
