"""Addresses of the readers' site, in the site's language."""

from django.conf import settings
from django.urls import path, register_converter
from django.urls.converters import IntConverter
from django.utils.translation import override, pgettext

from .public import views


class ArticleNumber(IntConverter):
    """The number of an article: no larger than a database can hold, and written in one way only."""

    regex = "[1-9][0-9]{0,17}"


register_converter(ArticleNumber, "number")

with override(settings.LANGUAGE_CODE):
    urlpatterns = [
        path("", views.front, name="front"),
        path(pgettext("address", "latest") + "/", views.latest, name="latest"),
        path(pgettext("address", "topic") + "/<slug:slug>/", views.topic, name="topic"),
        path(pgettext("address", "tag") + "/<slug:slug>/", views.tag, name="tag"),
        path(pgettext("address", "writer") + "/<slug:slug>/", views.contributor, name="contributor"),
        path("<slug:slug>/", views.category, name="category"),
        path("<slug:category>/<number:number>/", views.article),
        path("<slug:category>/<number:number>/<slug:slug>/", views.article, name="article"),
    ]
