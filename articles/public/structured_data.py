"""Structured data of pages (schema.org), for search engines and other programs that read them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from django.conf import settings
from django.templatetags.static import static
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language

from articles.edition_labels import Label
from articles.models.listings import EditionCredit
from articles.models.prepared_queries import PreparedQuery
from articles.site_urls import absolute_url, find_url

from .url_words import QUERY

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import datetime

    from articles.models.categories import Category
    from articles.models.contributors import Contributor
    from articles.models.editions import Edition
    from articles.models.rendition_files import Rendered

    from .site_context import Link

    Data = dict[str, Any]

CONTEXT = "https://schema.org"
TYPES = {
    "": "NewsArticle",
    Label.OPINION: "OpinionNewsArticle",
    Label.ANALYSIS: "AnalysisNewsArticle",
    Label.EXPLAINER: "BackgroundNewsArticle",
    Label.ADVERTORIAL: "AdvertiserContentArticle",
    Label.SPONSORED: "AdvertiserContentArticle",
}
# The shapes of the pictures: 1:1, 4:3 and 16:9.
SHAPES = ("square", "classic", "wide")
# What the standing pages that a newsroom begins with are for an organisation, by their slugs in both languages.
POLICIES = {
    "redaksi": "masthead",
    "masthead": "masthead",
    "pedoman-media-siber": "publishingPrinciples",
    "cyber-media-guideline": "publishingPrinciples",
    "kontak": "actionableFeedbackPolicy",
    "contact": "actionableFeedbackPolicy",
}


class CreditedPerson(NamedTuple):
    """Somebody in the byline of an edition, with what they do now."""

    pk: int
    slug: str
    job_title: str


PEOPLE = PreparedQuery(
    lambda edition: (
        EditionCredit.objects.filter(edition=edition)
        .order_by()
        .values_list("contributor", "contributor__slug", "contributor__job_title")
    )
)


def credited_people(edition: Edition) -> dict[str, CreditedPerson]:
    """Return the people in the byline of an edition by their slugs, in one query."""
    return {person.slug: person for person in (CreditedPerson(*row) for row in PEOPLE.rows(edition.pk))}


def _moment(value: datetime) -> str:
    return timezone.localtime(value).isoformat(timespec="seconds")


def publisher(pages: Iterable[Link]) -> Data:
    """Return the data of the newspaper, with its standing pages where they are policies of a kind."""
    policies = {POLICIES[page.slug]: absolute_url(page.url) for page in pages if page.slug in POLICIES}
    company = {"legalName": settings.PUBLISHER_NAME, "address": settings.PUBLISHER_ADDRESS}
    return {
        "@type": "NewsMediaOrganization",
        "name": settings.SITE_NAME,
        "url": absolute_url(reverse("site:front")),
        "logo": {
            "@type": "ImageObject",
            "url": absolute_url(static("articles/icon-512.png")),
            "width": 512,
            "height": 512,
        },
        **{name: value for name, value in company.items() if value},
        **policies,
    }


def _people(people: Iterable[Mapping[str, str]], known: Mapping[str, CreditedPerson]) -> list[Data]:
    return [_person(one["name"], one["slug"], known.get(one["slug"])) for one in people]


def _person(name: str, slug: str, known: CreditedPerson | None) -> Data:
    address = find_url("site:contributor", slug)
    title = known.job_title if known else ""
    return (
        {"@type": "Person", "name": name}
        | ({"url": absolute_url(address)} if address else {})
        | ({"jobTitle": title} if title else {})
    )


def _images(rendered: Rendered | None) -> list[Data]:
    if rendered is None:
        return []
    found = (rendered.largest(shape) for shape in SHAPES)
    return [_image(width, height, address) for width, height, address in dict.fromkeys(found)]


def _image(width: int, height: int, path: str) -> Data:
    return {"@type": "ImageObject", "url": absolute_url(path), "width": width, "height": height}


def article_data(
    edition: Edition, people: Mapping[str, CreditedPerson], corrections: Sequence[Edition], organisation: Data
) -> list[Data]:
    """Return the data of an article's page: the article, and the way to it from the front page.

    Args:
        edition: The edition that is live.
        people: The people in its byline, see ``credited_people``.
        corrections: Its corrections, the newest first.
        organisation: The newspaper, see ``publisher``.
    """
    address = absolute_url(edition.get_absolute_url())
    found: Data = {
        "@context": CONTEXT,
        "@type": TYPES[edition.label],
        "mainEntityOfPage": address,
        "url": address,
        "headline": edition.headline,
        "description": edition.excerpt,
        "image": _images(edition.photo.rendered if edition.photo else None),
        "datePublished": _moment(edition.first_published_at),
        "dateModified": _moment(max(edition.words_since, edition.first_published_at)),
        "author": _people(edition.writers, people) or [organisation],
        "editor": _people(edition.editors, people),
        "publisher": organisation,
        "articleSection": edition.category_name or edition.category.name,
        "keywords": [tag["name"] for tag in edition.tag_list],
        "dateline": edition.dateline,
        "wordCount": edition.word_count,
        "inLanguage": get_language(),
        "isAccessibleForFree": True,
        "correction": [
            {"@type": "CorrectionComment", "text": one.note, "datePublished": _moment(one.live_from)}
            for one in corrections
        ],
    }
    return [
        {name: value for name, value in found.items() if value not in ("", [])},
        breadcrumbs(_above_article(edition)),
    ]


def _above_article(edition: Edition) -> list[tuple[str, str]]:
    """Return the categories above an article, its own called as the edition calls it, and the article."""
    *sections, (name, path) = _above(edition.category)
    return [*sections, (edition.category_name or name, path), (edition.headline, edition.get_absolute_url())]


def _above(category: Category) -> list[tuple[str, str]]:
    levels = [category.parent, category] if category.parent_id else [category]
    return [(one.name, one.get_absolute_url()) for one in levels if one]


def breadcrumbs(levels: Iterable[tuple[str, str]]) -> Data:
    """Return the way to a page from the front page: the names and paths of the pages on it, itself last."""
    pages = [(settings.SITE_NAME, reverse("site:front")), *levels]
    return {
        "@context": CONTEXT,
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": place, "name": name, "item": absolute_url(path)}
            for place, (name, path) in enumerate(pages, 1)
        ],
    }


def item_list(editions: Iterable[Edition]) -> Data:
    """Return the articles on a page of a list, in their order."""
    return {
        "@context": CONTEXT,
        "@type": "ItemList",
        "itemListElement": [
            {"@type": "ListItem", "position": place, "url": absolute_url(edition.get_absolute_url())}
            for place, edition in enumerate(editions, 1)
        ],
    }


def category_data(category: Category) -> Data:
    """Return the way to a category's page."""
    return breadcrumbs(_above(category))


def person_data(person: Contributor) -> Data:
    """Return the data of a person's page."""
    links = [link for link in person.link_list if not link.startswith("mailto:")]
    about = {
        "@type": "Person",
        "name": person.name,
        "url": absolute_url(person.get_absolute_url()),
        "jobTitle": person.job_title,
        "description": person.biography,
        "image": _portrait(person),
        "sameAs": links,
        "worksFor": {"@type": "NewsMediaOrganization", "name": settings.SITE_NAME},
    }
    return {
        "@context": CONTEXT,
        "@type": "ProfilePage",
        "mainEntity": {name: value for name, value in about.items() if value not in ("", [])},
    }


def _portrait(person: Contributor) -> str:
    rendered = person.portrait.rendered if person.portrait else None
    return absolute_url(rendered.largest("square")[2]) if rendered else ""


def site_data(organisation: Data) -> Data:
    """Return the data of the front page: the site, its search, and who publishes it."""
    front, search = absolute_url(reverse("site:front")), absolute_url(reverse("site:search"))
    return {
        "@context": CONTEXT,
        "@type": "WebSite",
        "name": settings.SITE_NAME,
        "alternateName": settings.SITE_TAGLINE,
        "url": front,
        "inLanguage": get_language(),
        "publisher": organisation,
        "potentialAction": {
            "@type": "SearchAction",
            "target": {"@type": "EntryPoint", "urlTemplate": f"{search}?{QUERY}={{words}}"},
            "query-input": "required name=words",
        },
    }
