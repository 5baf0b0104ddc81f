"""What a browser sent of the edit page and was kept, as data for a form and as a content."""

from django.http import QueryDict

from articles.content import Content, content_of_form, content_of_revision
from articles.models import Article, EditSession


def as_querydict(kept: object) -> QueryDict:
    """Return what an autosave kept, as data for a form. A dict of lists of text is read, anything else is left out."""
    data = QueryDict(mutable=True)
    for name, values in kept.items() if isinstance(kept, dict) else ():
        data.setlist(str(name), [str(value) for value in values] if isinstance(values, list) else [])
    return data


def content_of_autosave(autosave: EditSession, before: Content) -> Content:
    """Return what an autosave says. ``before`` is what is said where it says nothing."""
    return content_of_form(as_querydict(autosave.form_content), before)


def saved_content(article: Article | None) -> Content:
    """Return what the latest revision of an article says. An empty content for a new article."""
    latest = article.latest_revision if article and article.pk else None
    return content_of_revision(latest) if latest else Content()
