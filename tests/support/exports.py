"""Exports, and a database that is emptied before they are imported."""

from io import StringIO

from django.contrib.auth import get_user_model
from django.core.management import call_command

from articles.models import (
    Article,
    ArticleTag,
    ArticleWords,
    Category,
    CommentPolicy,
    Contributor,
    Credit,
    Edition,
    EditionCredit,
    EditionTag,
    EditionWords,
    Event,
    EventChain,
    Page,
    ReadAlso,
    Redaction,
    ReferenceVersion,
    Revision,
    Tag,
    Topic,
    ensure_versions,
)
from articles.triggers import triggers_disabled


def empty():
    """Empty the database to the state of a new one: no articles, no users, the default category and policy."""
    with triggers_disabled():
        Article.objects.update(replies_to=None)
        User = get_user_model()
        EventChain.objects.all().delete()
        for model in (*EVERYTHING, Topic, Tag, User.groups.through, User):
            model.objects.all()._raw_delete(using="default")
        ensure_versions(Page.objects.all())
        Category.objects.filter(is_default=False, parent__isnull=False).delete()
        Category.objects.filter(is_default=False).delete()
        CommentPolicy.objects.filter(is_default=False).delete()


def export(*arguments):
    """Return the output of the export command."""
    out = StringIO()
    call_command("export_articles", *arguments, stdout=out, stderr=StringIO())
    return out.getvalue()


EVERYTHING = (
    Redaction,
    ArticleWords,
    EditionTag,
    EditionCredit,
    EditionWords,
    Edition,
    Event,
    Revision,
    Page,
    ReadAlso,
    Credit,
    ArticleTag,
    Article,
    Contributor,
    ReferenceVersion,
)
