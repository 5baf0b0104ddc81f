"""Articles on the desk: the list, the edit page and its moves."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypedDict, cast

from django.contrib import admin
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from articles.accounts.signed_in import desk_user
from articles.admin.paging import BoundedPaginator
from articles.admin.relations import ArticleRelations
from articles.admin.seen_revision import seen_in
from articles.content import difference, form_field_names, written_content_of_revision
from articles.edition_labels import MARK_FIELDS
from articles.models import Article, Credit
from articles.models.actors import display_name
from articles.search import parse_query
from articles.states import PublicState, State
from articles.text import brief, row_number

from .autosave_offers import edit_session_context, restored_form_data
from .bulk_actions import MoveForm, actions_for, seen_field
from .credits import CreditInline
from .filters import AssigneeFilter, DeadlineFilter, MineFilter, PublicStateFilter, WriterFilter
from .forms import ArticleForm
from .history import history_view, last_agreed
from .prose_editor import ProseAdmin
from .saving import ArticleSaves
from .side_panel import side_panel_context

if TYPE_CHECKING:
    from django.contrib.admin.options import InlineModelAdmin
    from django.contrib.admin.views.main import ChangeList
    from django.db.models import QuerySet
    from django.db.models.expressions import Combinable
    from django.forms import ModelForm
    from django.http import HttpRequest, HttpResponse
    from django.template.response import TemplateResponse
    from django_stubs_ext import WithAnnotations

    from articles.admin.articles.bulk_actions import Action
    from articles.models import Revision
    from articles.models.article_queryset import ArticleQuerySet

    class Shown(TypedDict):
        """Annotations of an article in the list."""

        shown_as: str

    ArticleRow = WithAnnotations[Article, Shown]


def mark(kind: str, state: State | PublicState) -> str:
    """Return a state as a word with a small coloured mark before it."""
    return format_html('<span class="state {}-{}">{}</span>', kind, state.value, state.label)


WRITING_FIELDS = ["headline", "standfirst", "photo", "photo_caption", "photo_credit", "dateline", "body"]
ABOUT_FIELDS = ["topic", "category", "tags", "embargo", "comment_policy", "replies_to", "slug"]


def other_fields() -> list[str]:
    """Return the fields of articles that have no place of their own on the edit page."""
    placed = {*WRITING_FIELDS, *ABOUT_FIELDS, *MARK_FIELDS}
    return [name for name in form_field_names() if name not in placed]


@admin.register(Article)
class ArticleAdmin(ArticleSaves, ArticleRelations, ProseAdmin, admin.ModelAdmin):
    """The desk's list of articles and their edit page."""

    form = ArticleForm
    inlines = [CreditInline]
    list_display = ["headline", "editorial", "public", "category", "writers", "assigned", "due", "saved"]
    list_filter = [
        "state",
        PublicStateFilter,
        MineFilter,
        DeadlineFilter,
        "category",
        WriterFilter,
        AssigneeFilter,
        "updated_at",
    ]
    list_select_related = ["category", "assignee"]
    list_per_page = 50
    # This only enables the search: ``get_search_results`` finds by the indexed words of working copies.
    search_fields = ["headline"]
    ordering = ["-updated_at", "-id"]
    # The others have no index in the order of the list. Filters find articles by them.
    sortable_by = ["saved"]
    show_full_result_count = False
    # Counting each filter's rows would count whole tables.
    show_facets = admin.ShowFacets.NEVER
    paginator = BoundedPaginator
    autocomplete_fields = ["topic", "replies_to"]
    save_on_top = False
    action_form = MoveForm
    change_form_template = "admin/articles/article/change_form.html"
    fieldsets = [
        (
            None,
            {
                "fields": [*WRITING_FIELDS],
                "classes": ["writing"],
            },
        ),
        (
            _("About the article"),
            {"fields": [*ABOUT_FIELDS, *other_fields()]},
        ),
        (_("Labels"), {"fields": MARK_FIELDS}),
        (_("This save"), {"fields": ["why"]}),
    ]

    def get_queryset(self, request: HttpRequest) -> ArticleQuerySet:
        """Return the articles that the user may work on, with their public state."""
        articles = cast("ArticleQuerySet", super().get_queryset(request))
        return articles.editable_by(desk_user(request)).with_public_state()

    def get_search_results(self, request: HttpRequest, queryset: QuerySet, search_term: str) -> tuple[QuerySet, bool]:
        """Return the articles of a queryset that a search finds, as readers' search does, in their working copies."""
        query = parse_query(search_term)
        if query:
            return queryset.filter(words__words__matches=query), False
        return queryset.none() if search_term.strip() else queryset, False

    def get_ordering(self, request: HttpRequest) -> list[str | Combinable]:
        """Return the order of the list: the most urgent first where it is filtered by deadline."""
        by_deadline = request.GET.get(DeadlineFilter.parameter_name) in DeadlineFilter.WITH_DEADLINE
        return ["deadline", *self.ordering] if by_deadline else [*self.ordering]

    def get_object(self, request: HttpRequest, object_id: str, from_field: str | None = None) -> Article | None:
        """Return the article with its related objects, or None if the user may not work on it.

        A GET or HEAD request fetches its article only once.
        """
        number = row_number(object_id)
        if number is None:
            return None
        known = getattr(request, "shown_article", None)
        if known and known.pk == number:
            return known
        articles = self.get_queryset(request).filter(pk=number)
        related = ("category__parent", "topic", "photo", "assignee", "reviewer")
        article = articles.select_related(*related).first()
        if request.method in {"GET", "HEAD"}:
            request.shown_article = article  # type: ignore[attr-defined]
        return article

    @admin.display(description=_("state"))
    def editorial(self, article: Article) -> str:
        """Return the editorial state, and a hidden field with the number of the revision."""
        return mark("editorial", State(article.state)) + seen_field(article)

    @admin.display(description=_("readers see"))
    def public(self, article: ArticleRow) -> str:
        """Return the public state, which is derived from the editions."""
        return mark("public", PublicState(article.shown_as))

    @admin.display(description=_("writers"))
    def writers(self, article: Article) -> str:
        """Return the names of the writers in the byline."""
        return ", ".join(credit.contributor.name for credit in article.credits.all() if credit.role in Credit.WRITING)

    @admin.display(description=_("assigned to"))
    def assigned(self, article: Article) -> str | None:
        """Return who is assigned to write it."""
        if article.assignee is None:
            return None
        return display_name(article.assignee)

    @admin.display(description=_("deadline"))
    def due(self, article: Article) -> str | None:
        """Return the deadline in the newsroom's time zone, marked if it has passed."""
        if article.deadline is None:
            return None
        hour = brief(article.deadline)
        return format_html('{} <strong class="overdue">{}</strong>', hour, _("overdue")) if article.is_overdue else hour

    @admin.display(description=_("last change"), ordering="updated_at")
    def saved(self, article: Article) -> str:
        """Return when the article last changed, in the newsroom's time zone."""
        return brief(article.updated_at)

    def get_actions(self, request: HttpRequest) -> dict[str, Action]:  # type: ignore[override]
        """Return the actions for many articles. Django's action that deletes is not among them."""
        return actions_for(desk_user(request))

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        """Return the list, with only those fields of its actions that the user's role can use."""
        response = super().changelist_view(request, extra_context)
        action_form = getattr(response, "context_data", {}).get("action_form")
        if action_form:
            action_form.only_for(desk_user(request))
        return response

    def get_changelist_instance(self, request: HttpRequest) -> ChangeList:
        changelist = super().get_changelist_instance(request)
        changelist.result_list = changelist.result_list.prefetch_related("credits__contributor").defer("body")
        return changelist

    def has_change_permission(self, request: HttpRequest, obj: Article | None = None) -> bool:
        """Return whether the user may edit the article. Nobody edits a retracted one."""
        if not super().has_change_permission(request, obj):
            return False
        return (
            obj is None or (getattr(obj, "shown_as", "") or obj.public_status().public_state) != PublicState.RETRACTED
        )

    def has_delete_permission(self, request: HttpRequest, obj: Article | None = None) -> bool:
        """Return False: articles are never deleted, so that their record stays."""
        return False

    def get_form(
        self, request: HttpRequest, obj: Article | None = None, change: bool = False, **kwargs: Any
    ) -> type[ModelForm[Article]]:
        """Return the form class. Its form opens with the autosave that ``?take=`` names, if any."""
        form = super().get_form(request, obj, change=change, **kwargs)
        data = restored_form_data(request, obj)
        return type(form.__name__, (form,), {"restored_data": data}) if data else form

    def get_formset_kwargs(
        self, request: HttpRequest, obj: Article, inline: InlineModelAdmin[Any, Article], prefix: str
    ) -> dict[str, Any]:
        data = restored_form_data(request, obj if obj.pk else None)
        return super().get_formset_kwargs(request, obj, inline, prefix) | ({"data": data} if data else {})

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> TemplateResponse:
        """Return the article's events, revisions and editions."""
        return history_view(request, object_id)

    def render_change_form(
        self,
        request: HttpRequest,
        context: dict[str, Any],
        add: bool = False,
        change: bool = False,
        form_url: str = "",
        obj: Article | None = None,
    ) -> HttpResponse:
        """Return the edit page, with its side panel, autosaves and, in review, what changed since the last approval."""
        form = context["adminform"].form
        if obj:
            # The side panel shows the saved article, not what is being typed.
            current = obj if request.method == "GET" else self.get_object(request, str(obj.pk))
            context |= side_panel_context(request, cast("Article", current))
            context |= {"seen": obj.revision_number, "events": obj.events.order_by("-number")[:8]}
            if obj.state == State.IN_REVIEW:
                agreed = last_agreed(obj, context["live"])
                before = written_content_of_revision(agreed) if agreed and not agreed.is_redacted else None
                since = difference(before, written_content_of_revision(cast("Revision", obj.latest_revision)))
                context |= {"agreed": agreed, "since": since}
        context["shown_tags"] = form.shown_tags
        stale = getattr(form, "stale", None)
        if stale:
            context |= {"stale": stale, "is_too_old": form.is_too_old, "comparison": form.compare_with_stale()}
            context["seen"] = stale.number if form.is_too_old else seen_in(request.POST)
        context |= edit_session_context(request, obj, bool(obj) and self.has_change_permission(request, obj))
        return super().render_change_form(request, context, add, change, form_url, obj)
