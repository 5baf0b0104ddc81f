"""Conditions for querysets: which articles are a user's own, and which ones they may work on."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from django.db.models import Q, prefetch_related_objects

from .credits import Credit

if TYPE_CHECKING:
    from django.contrib.auth.models import AbstractUser, User


def written_by(user: AbstractUser, article: str = "") -> Q:
    """Return the condition under which ``user`` created an article or is in its byline as a writer.

    ``article`` is as for ``editable_condition``.
    """
    signed = Credit.objects.filter(contributor__user=cast("User", user), role__in=Credit.WRITING)
    return Q(**{f"{article}created_by": user}) | Q(**{f"{article}pk__in": signed.values("article")})


def belonging_to(user: AbstractUser, article: str = "") -> Q:
    """Return the condition under which an article is the user's own or assigned to them."""
    return written_by(user, article) | Q(**{f"{article}assignee": user})


def editable_condition(user: AbstractUser, article: str = "") -> Q:
    """Return the condition under which rows belong to an article that this person may work on.

    These are their own articles, those assigned to them, and for editors those in their categories. The condition is
    empty where they may work on every article, and matches no row where they may view none.

    Args:
        article: The lookup from a row to its article, such as ``"article__"``. Empty for articles themselves.
    """
    if not (user.has_perm("articles.view_article") or user.has_perm("articles.change_article")):
        return Q(pk__in=[])
    if user.has_perm("articles.edit_every_category"):
        return Q()
    own = belonging_to(user, article)
    if not user.has_perm("articles.edit_any_article"):
        return own
    # Queried once for each user object, as Django does for permissions.
    prefetch_related_objects([user], "desk_categories")
    desks = [category.pk for category in cast("User", user).desk_categories.all()]
    if not desks:
        return Q()
    category = f"{article}category"
    return own | Q(**{f"{category}__in": desks}) | Q(**{f"{category}__parent__in": desks})
