"""Readers' pages: a question to the editions, and a template for the answer."""

from django.http import Http404, HttpResponsePermanentRedirect
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe
from taggit.models import Tag

from articles.models.contributors import Contributor
from articles.models.editions import Edition
from articles.models.sections import Category, Topic
from articles.reading import body_of, corrections_of, related_to, replies_to

from .front import front_page_of
from .paging import page_of


@require_safe
def front(request):
    """The front page: a lead, top stories, topics running now and the sections."""
    return render(request, "front_page.html", front_page_of(timezone.now()))


@require_safe
def article(request, category, number, slug=""):
    """An article's live edition; 410 with the reason where it was retracted, a redirect from an old address."""
    edition = get_object_or_404(
        Edition.objects.live().select_related("category__parent", "section", "topic"), article=number
    )
    if edition.is_retraction:
        return render(request, "retracted.html", {"edition": edition}, status=410)
    if request.path != edition.get_absolute_url():
        return HttpResponsePermanentRedirect(edition.get_absolute_url())
    body = body_of(edition)
    context = {
        "edition": edition,
        "body": body,
        "related": related_to(edition, body),
        "corrections": corrections_of(edition),
        **replies_to(edition),
    }
    return render(request, "article.html", context)


def _list(request, editions, *, may_be_empty=False, **context):
    """A page of a list of live editions; a place in the list that holds nothing is not there.

    Sections exist before anything stands in them. A topic, a tag or a person is known to readers only by
    what is live: one that only drafts name is not there either.
    """
    page = page_of(editions.live().listed().for_cards(), request.GET)
    if not page.editions and (request.GET or not may_be_empty):
        raise Http404
    return render(request, "list.html", context | {"page": page})


@require_safe
def latest(request):
    """Everything, the newest first."""
    return _list(request, Edition.objects.all(), kind="latest", may_be_empty=True)


@require_safe
def category(request, slug):
    """A section with what stands below it, or a category of the second level."""
    subject = get_object_or_404(Category.objects.select_related("parent"), slug=slug)
    editions = Edition.objects.in_category(subject)
    current = subject.parent or subject
    return _list(request, editions, kind="category", subject=subject, current=current, may_be_empty=True)


@require_safe
def topic(request, slug):
    """A running story."""
    subject = get_object_or_404(Topic, slug=slug)
    return _list(request, Edition.objects.filter(topic=subject), kind="topic", subject=subject)


@require_safe
def tag(request, slug):
    """Everything that carries a tag."""
    subject = get_object_or_404(Tag, slug=slug)
    return _list(request, Edition.objects.filter(edition_tags__tag=subject), kind="tag", subject=subject)


@require_safe
def contributor(request, slug):
    """A writer's or editor's page, with what carries their name."""
    subject = get_object_or_404(Contributor, slug=slug)
    editions = Edition.objects.filter(pk__in=subject.edition_credits.values("edition"))
    return _list(request, editions, kind="contributor", subject=subject)
