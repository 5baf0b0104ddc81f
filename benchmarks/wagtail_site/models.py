"""The pages: a front page, sections and articles."""

from django.core.paginator import Paginator
from django.db import models
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField
from wagtail.models import Page

NEWEST, PAGE_SIZE = 30, 20


class FrontPage(Page):
    """The newest articles of all sections."""

    template = "front.html"

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        context["articles"] = ArticlePage.objects.live().order_by("-first_published_at")[:NEWEST]
        return context


class SectionPage(Page):
    """The articles of a section, page by page."""

    template = "section.html"

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        articles = ArticlePage.objects.child_of(self).live().order_by("-first_published_at")
        context["articles"] = Paginator(articles, PAGE_SIZE).get_page(request.GET.get("page"))
        return context


class ArticlePage(Page):
    """An article."""

    topic = models.CharField(max_length=200, blank=True)
    standfirst = models.TextField(blank=True)
    byline = models.CharField(max_length=500, blank=True)
    body = RichTextField()
    content_panels = (
        *Page.content_panels,
        FieldPanel("topic"),
        FieldPanel("standfirst"),
        FieldPanel("byline"),
        FieldPanel("body"),
    )
    template = "article.html"
