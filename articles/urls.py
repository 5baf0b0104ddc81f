"""Addresses of the readers' site, in the site's language."""

from __future__ import annotations

import re

from django.conf import settings
from django.urls import path, re_path, register_converter
from django.urls.converters import IntConverter, StringConverter
from django.utils.translation import override, pgettext

from .guests.url_words import PREVIEW
from .guests.views import guest
from .models.rendition_files import MEDIA_PATH
from .public import (
    article_page,
    category_page,
    corrections,
    date_pages,
    edition_lists,
    front_page,
    offline,
    picture_files,
    read_beacon,
    search_page,
    share_picture,
    sitemaps,
    standing_page,
    subject_indexes,
    well_known,
)
from .public.feeds import views as feeds
from .public.feeds.formats import FORMATS


class ArticleNumber(IntConverter):
    """The number of an article: no larger than a database can store, and without leading zeros."""

    regex = "[1-9][0-9]{0,17}"


class TagSlug(StringConverter):
    """The slug of a tag: letters of any script."""

    regex = r"[-\w]+"


class Year(IntConverter):
    """A year of four digits."""

    regex = "[0-9]{4}"


class TwoDigits(IntConverter):
    """A month or a day of two digits."""

    regex = "[0-9]{2}"

    def to_url(self, value: str | int) -> str:
        return f"{int(value):02}"


class FeedFile(StringConverter):
    """The last part of a feed's address, which names its format."""

    regex = "|".join(map(re.escape, FORMATS))


class SitemapKind(StringConverter):
    """The kind of the pages in a sitemap."""

    regex = "|".join((*sitemaps.KINDS, sitemaps.NEWS))


register_converter(ArticleNumber, "number")
register_converter(SitemapKind, "sitemap")
register_converter(FeedFile, "feed")
register_converter(TagSlug, "tag")
register_converter(Year, "year")
register_converter(TwoDigits, "two")

app_name = "site"

with override(settings.LANGUAGE_CODE):
    INDEX = pgettext("address", "index")
    WRITER = pgettext("address", "writer")
    urlpatterns = [
        path("", front_page.front, name="front"),
        path("robots.txt", well_known.robots, name="robots"),
        path("favicon.ico", well_known.favicon, name="favicon"),
        path(".well-known/security.txt", well_known.security, name="security"),
        path("sitemap.xml", sitemaps.index, name="sitemaps"),
        path(f"sitemap/{sitemaps.NEWS}-<number:number>.xml", sitemaps.news, name="news_sitemap"),
        path("sitemap/articles-<number:number>.xml", sitemaps.articles, name="article_sitemap"),
        path("sitemap/<sitemap:name>-<number:number>.xml", sitemaps.lists, name="sitemap"),
        path("<feed:form>", feeds.site_feed, name="feed"),
        path("sw.js", offline.service_worker, name="service_worker"),
        path("manifest.webmanifest", offline.manifest, name="manifest"),
        path(pgettext("address", "offline") + "/", offline.offline, name="offline"),
        path(pgettext("address", "saved") + "/", offline.saved, name="saved"),
        path(pgettext("address", "ended") + "/", offline.ended, name="ended"),
        path(pgettext("address", "was-read") + "/<number:number>/", read_beacon.read, name="read"),
        path(pgettext("address", "latest") + "/", edition_lists.latest, name="latest"),
        path(pgettext("address", "corrections") + "/", corrections.corrections, name="corrections"),
        path(pgettext("address", "corrections") + "/<feed:form>", feeds.corrections_feed, name="corrections_feed"),
        path(pgettext("address", "search") + "/", search_page.search, name="search"),
        path(
            pgettext("address", "search") + "/" + pgettext("address", "suggestions") + "/",
            search_page.suggestions,
            name="search_suggestions",
        ),
        path(pgettext("address", "topic") + "/", subject_indexes.subject_index, {"kind": "topics"}, name="topics"),
        path(pgettext("address", "tag") + "/", subject_indexes.subject_index, {"kind": "tags"}, name="tags"),
        path(WRITER + "/", subject_indexes.subject_index, {"kind": "people"}, name="people"),
        path(pgettext("address", "topic") + "/<slug:slug>/", edition_lists.topic, name="topic"),
        path(pgettext("address", "topic") + "/<slug:slug>/<feed:form>", feeds.topic_feed, name="topic_feed"),
        path(pgettext("address", "tag") + "/<tag:slug>/", edition_lists.tag, name="tag"),
        path(pgettext("address", "tag") + "/<tag:slug>/<feed:form>", feeds.tag_feed, name="tag_feed"),
        path(WRITER + "/<slug:slug>/", edition_lists.contributor, name="contributor"),
        path(WRITER + "/<slug:slug>/<feed:form>", feeds.contributor_feed, name="contributor_feed"),
        path(
            WRITER + "/<slug:slug>/" + pgettext("address", "edited") + "/",
            edition_lists.contributor_edited,
            name="contributor_edited",
        ),
        path(INDEX + "/", date_pages.index, name="index"),
        path(INDEX + "/<year:year>/<two:month>/", date_pages.month, name="month"),
        path(INDEX + "/<year:year>/<two:month>/<two:day>/", date_pages.day, name="day"),
        path(pgettext("address", "page") + "/<slug:slug>/", standing_page.page, name="page"),
        path(
            pgettext("address", "share") + "/<number:number>/<slug:token>.png",
            share_picture.share_picture,
            name="share_picture",
        ),
        path(pgettext("address", "share") + "/site.png", share_picture.site_picture, name="site_picture"),
        re_path(
            rf"^{MEDIA_PATH}/(?P<number>[1-9][0-9]{{0,17}})/(?P<folder>[0-9a-f]{{16}})/"
            r"(?P<name>[a-z]{2,10}-[0-9]{1,5}\.(?:avif|webp|jpeg))$",
            picture_files.rendition,
            name="rendition",
        ),
        path(PREVIEW + "/<str:token>/", guest, name="guest"),
        path("<slug:slug>/", category_page.category, name="category"),
        path("<slug:slug>/<feed:form>", feeds.category_feed, name="category_feed"),
        path("<slug:category>/<number:number>/", article_page.article),
        path("<slug:category>/<number:number>/<slug:slug>/", article_page.article, name="article"),
    ]
