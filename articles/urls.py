"""Addresses of the readers' site, in the site's language."""

from django.conf import settings
from django.urls import path
from django.utils.translation import override, pgettext

from .public import views

with override(settings.LANGUAGE_CODE):
    urlpatterns = [
        path("", views.front, name="front"),
        path(pgettext("address", "latest") + "/", views.latest, name="latest"),
        path(pgettext("address", "topic") + "/<slug:slug>/", views.topic, name="topic"),
        path(pgettext("address", "tag") + "/<slug:slug>/", views.tag, name="tag"),
        path(pgettext("address", "writer") + "/<slug:slug>/", views.contributor, name="contributor"),
        path("<slug:slug>/", views.category, name="category"),
        path("<slug:category>/<int:number>/", views.article),
        path("<slug:category>/<int:number>/<slug:slug>/", views.article, name="article"),
    ]
