"""Relation fields in the admin: each offers, and shows as chosen, only what the user may see."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypedDict, cast

from django.contrib.admin.options import BaseModelAdmin, ModelAdmin
from django.contrib.admin.widgets import AutocompleteSelect
from django.db.models import Q
from django.forms import ModelChoiceField
from django.urls import reverse

from articles.accounts.signed_in import desk_user
from articles.models import Article
from articles.text import row_number

if TYPE_CHECKING:
    from django.db.models import ForeignKey
    from django.forms import ModelForm
    from django.http import HttpRequest
    from django_stubs_ext import WithAnnotations

    class Title(TypedDict):
        """What ``with_title_for`` adds to an article."""

        title: str | None

    TitledArticle = WithAnnotations[Article, Title]


class NumberSelect(AutocompleteSelect):
    """A select with search that ignores values that cannot be a primary key.

    ``labels`` maps the primary keys of rows that are already loaded to their labels, so that no query is needed.
    """

    labels: Mapping[str, str] = {}

    def optgroups(
        self, name: str, value: Sequence[str], attr: dict[str, Any] | None = None
    ) -> list[tuple[str | None, list[dict[str, Any]], int | None]]:
        """Return the selected options."""
        numbers = [str(one) for one in value if row_number(str(one)) is not None]
        if not numbers or any(number not in self.labels for number in numbers):
            return super().optgroups(name, numbers, attr)
        empty = [] if self.is_required else [self.create_option(name, "", "", False, 0)]
        chosen = [self.create_option(name, number, self.labels[number], True, 0) for number in numbers]
        return [(None, [*empty, *chosen], 0)]


class ArticleSelect(NumberSelect):
    """A select that searches articles the user may edit and published articles."""

    def get_url(self) -> str:
        """Return the URL of the search."""
        return reverse("desk:articles_article_answerable")


class ArticleField(ModelChoiceField):
    """A choice of an article. The queryset must have ``title``, from ``with_title_for``."""

    def label_from_instance(self, article: TitledArticle) -> str:
        """Return the headline that the user may see, else the article's number."""
        return article.title or str(article)


class SafeRelations(BaseModelAdmin):
    """Mixin for a ModelAdmin or an inline: relation fields with search."""

    def formfield_for_foreignkey(
        self, db_field: ForeignKey, request: HttpRequest, **kwargs: Any
    ) -> ModelChoiceField | None:
        """Use selects that accept any value in a query string or a form that is shown again."""
        if db_field.name in self.get_autocomplete_fields(request):
            own = kwargs.get("widget")
            kwargs["widget"] = own if isinstance(own, NumberSelect) else NumberSelect(db_field, self.admin_site)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)


class ArticleRelations(SafeRelations, ModelAdmin):
    """The relation fields of the edit form of articles."""

    def formfield_for_foreignkey(
        self, db_field: ForeignKey, request: HttpRequest, **kwargs: Any
    ) -> ModelChoiceField | None:
        """Use a select for ``replies_to`` that searches articles by the headline the user may see."""
        if db_field.name == "replies_to":
            kwargs |= {"form_class": ArticleField, "widget": ArticleSelect(db_field, self.admin_site)}
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def get_form(
        self, request: HttpRequest, obj: Article | None = None, change: bool = False, **kwargs: Any
    ) -> type[ModelForm]:
        """Offer as answered article those the user may edit, published ones, and the one answered already."""
        form = super().get_form(request, obj, change=change, **kwargs)
        field = cast("ModelChoiceField | None", form.base_fields.get("replies_to"))
        if field:
            user = desk_user(request)
            current = Article.objects.filter(Q(pk=obj.replies_to_id if obj else None))
            field.queryset = (Article.objects.visible_to(user) | current).with_title_for(user)
        return form
