"""Admin pages for events and editions, which can be read and exported, but never changed."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING, Any, TypedDict, cast

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db.models import Exists, OuterRef
from django.http import StreamingHttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from articles.accounts.reauthentication import ask_before_download
from articles.accounts.signed_in import desk_user
from articles.admin.articles.filters import ActorFilter
from articles.admin.model_pages import model_page
from articles.admin.paging import BoundedPaginator
from articles.audit import DESK, add_subjects, record_event
from articles.models import Article, Edition, Event, fetch_guest_words
from articles.text import cell, to_the_second

if TYPE_CHECKING:
    from datetime import datetime

    from django.db.models import Model, QuerySet
    from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
    from django_stubs_ext import WithAnnotations

    from articles.models.edition_queryset import EditionQuerySet
    from articles.models.events import EventQuerySet

    class SubjectFound(TypedDict):
        """What ``add_subjects`` adds to an event."""

        subject_name: str
        subject_url: str

    class EditionAnnotations(TypedDict):
        """What the list of editions annotates."""

        is_editable: bool

    ListedEvent = WithAnnotations[Event, SubjectFound]
    ListedEdition = WithAnnotations[Edition, EditionAnnotations]

# The number of events fetched at once for the CSV file.
CHUNK_SIZE = 2000


class ReadOnlyAdmin(admin.ModelAdmin):
    """Base class of admin pages on which nobody adds, changes or deletes rows."""

    show_full_result_count = False
    show_facets = admin.ShowFacets.NEVER
    paginator = BoundedPaginator

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False


class RecordAdmin(ReadOnlyAdmin):
    """Base class of the admin pages for events and editions."""

    def get_queryset(self, request: HttpRequest) -> EventQuerySet | EditionQuerySet:
        """Return the rows whose content this user may read."""
        rows = cast("EventQuerySet | EditionQuerySet", super().get_queryset(request))
        return rows.visible_to(desk_user(request))


def link_to(article_id: int, text: Article) -> str:
    """Return a link to the page of an article on the desk."""
    return format_html('<a href="{}">{}</a>', reverse("desk:articles_article_change", args=[article_id]), text)


class Echo:
    """A file-like object whose ``write`` returns each line instead of storing it, for ``csv.writer``."""

    def write(self, line: str) -> str:
        """Return the line unchanged."""
        return line


@admin.register(Event)
class EventAdmin(RecordAdmin):
    """Every event, newest first: when, subject, states before and after, who and why."""

    list_display = ["when", "subject_kind", "subject_link", "move", "from_state", "to_state", "person", "because"]
    list_filter = ["subject_kind", "move", "at", "from_state", "to_state", ActorFilter]
    exclude = ["subject"]
    search_fields = ["article__headline", "actor_name", "reason"]
    sortable_by = ["when"]
    change_list_template = "admin/articles/event/change_list.html"

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        """Return the list, with the subjects of the page's events in one query for each kind."""
        response = super().changelist_view(request, extra_context)
        if found := getattr(response, "context_data", {}).get("cl"):
            found.result_list = add_subjects(found.result_list)
        return response

    @admin.display(description=_("what about"))
    def subject_link(self, event: ListedEvent) -> str:
        """Return the name of the subject, with a link if it has a page."""
        if not event.subject_url:
            return event.subject_name
        return format_html('<a href="{}">{}</a>', event.subject_url, event.subject_name)

    @admin.display(description=_("who"))
    def person(self, event: Event) -> str:
        """Return who did it."""
        return event.who

    @admin.display(description=_("why"))
    def because(self, event: Event) -> str:
        """Return the reason, or a description of what was done."""
        return event.why

    @admin.display(description=_("when"), ordering="at")
    def when(self, event: Event) -> str:
        """Return the time to the second, in the newsroom's time zone."""
        return to_the_second(event.at)


@model_page("event", "csv/", "csv")
def csv_view(request: HttpRequest) -> HttpResponseRedirect | StreamingHttpResponse:
    """Export the events of the filtered list as CSV, after the user confirmed who they are.

    Cells are escaped, so that a spreadsheet does not run them as formulas. The export is recorded.
    """
    model_admin = admin.site.get_model_admin(Event)
    if not model_admin.has_view_permission(request):
        raise PermissionDenied
    answer = ask_before_download(request, _("You are about to export events. The download starts when you confirm."))
    if answer:
        return answer
    # Only the names of the filters are recorded, not the text of a search.
    record_event(DESK, "export_events", by=desk_user(request), details={"filters": sorted(request.GET)})
    events = model_admin.get_changelist_instance(request).get_queryset(request).select_related("article", "revision")
    response = StreamingHttpResponse(_lines(events), content_type="text/csv; charset=utf-8")
    day = f"{timezone.localtime():%Y-%m-%d}"
    response.headers["Content-Disposition"] = f'attachment; filename="events-{day}.csv"'
    response.headers["Cache-Control"] = "private, no-store"
    return response


def _lines(events: QuerySet[Event]) -> Iterator[str]:
    """Yield lines of CSV (RFC 4180), the first with column names. Times are ISO 8601 with the newsroom's offset."""
    names = ["when", "kind", "subject", "article", "headline", "move", "from", "to", "who", "why", "revision"]
    names += ["edition", "sha256"]
    writer = csv.writer(Echo())
    # The byte order mark by which spreadsheets recognise UTF-8.
    yield "\ufeff"
    yield writer.writerow(names)
    rows = events.iterator(chunk_size=CHUNK_SIZE)
    while some := fetch_guest_words(islice(rows, CHUNK_SIZE)):
        yield from (writer.writerow(map(cell, _row(event))) for event in some)


def _row(event: Event) -> tuple[int | str | None, ...]:
    return (
        timezone.localtime(event.at).isoformat(),
        event.subject_kind,
        str(event.subject),
        event.article_id,
        event.article.headline if event.article else "",
        event.move,
        event.from_state,
        event.to_state,
        event.who,
        event.why,
        event.revision.number if event.revision else None,
        event.edition_number,
        event.digest,
    )


@admin.register(Edition)
class EditionAdmin(RecordAdmin):
    """Editions: what readers were shown, and when."""

    list_select_related = ["article"]

    list_display = ["__str__", "article_link", "kind", "live_from", "end", "note"]
    exclude = ["live_until"]
    readonly_fields = ["end"]
    list_filter = ["kind", "live_from"]
    search_fields = ["headline", "note"]
    ordering = ["-live_from", "-id"]
    sortable_by = ["live_from"]

    def get_queryset(self, request: HttpRequest) -> EditionQuerySet:
        """Return editions with ``is_editable``: whether this user may edit the article."""
        editable = Article.objects.editable_by(desk_user(request)).filter(pk=OuterRef("article"))
        editions = cast("EditionQuerySet", super().get_queryset(request))
        return editions.annotate(is_editable=Exists(editable))

    @admin.display(description=_("live until"))
    def end(self, edition: ListedEdition) -> datetime | None:
        """Return when an edition ended or will end.

        A future end is a plan, and None for users who may not edit the article.
        """
        is_planned = edition.live_until and edition.live_until > timezone.now()
        return None if is_planned and not edition.is_editable else edition.live_until

    @admin.display(description=_("article"))
    def article_link(self, edition: ListedEdition) -> str | Article:
        """Return the number of the article, with a link to its page if this user may edit it."""
        return link_to(edition.article_id, edition.article) if edition.is_editable else edition.article
