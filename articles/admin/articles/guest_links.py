"""Guest links on the desk: pages to list, create and revoke the links of an article."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any, cast

from django import forms
from django.contrib import messages
from django.db.models import F
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from articles import workflow
from articles.accounts.signed_in import desk_user
from articles.admin.seen_revision import seen_in
from articles.site_urls import absolute_url

from .desk_pages import article_for, article_page, page_about

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.http import HttpRequest
    from django.template.response import TemplateResponse

    from articles.models import Article, GuestLink

LINKS_PER_PAGE = 100
LIFETIME_CHOICES = [
    (1, gettext_lazy("1 hour")),
    (8, gettext_lazy("8 hours")),
    (24, gettext_lazy("1 day")),
    (72, gettext_lazy("3 days")),
    (168, gettext_lazy("7 days")),
    (336, gettext_lazy("14 days")),
    (720, gettext_lazy("30 days")),
]


class LinkForm(forms.Form):
    """A form for a link to the latest revision: the guest, what they may do, and for how long."""

    guest = forms.CharField(
        label=gettext_lazy("For"),
        max_length=160,
        required=False,
        help_text=gettext_lazy("Optional. Who will get it, such as: the lawyer."),
    )
    use = forms.ChoiceField(label=gettext_lazy("May"), choices=[])
    hours = forms.TypedChoiceField(
        label=gettext_lazy("The link is valid for"), choices=LIFETIME_CHOICES, coerce=int, initial=72
    )

    def __init__(self, *arguments: Any, uses: Iterable[GuestLink.Use], **more: Any) -> None:
        super().__init__(*arguments, **more)
        cast("forms.ChoiceField", self.fields["use"]).choices = [(use.value, use.label) for use in uses]


@article_page("<int:number>/links/", "links")
def links_view(request: HttpRequest, number: int) -> HttpResponseRedirect | TemplateResponse:
    """Show the article's links, those not revoked first, and a form for a new one. On POST, create it."""
    article = article_for(request, number)
    uses = workflow.uses_for(article, desk_user(request))
    form = LinkForm(request.POST if request.method == "POST" else None, uses=uses)
    if request.method == "POST" and _make_link(request, article, form):
        return HttpResponseRedirect(reverse("desk:articles_article_links", args=[number]))
    return page_about(
        request,
        "guest_links",
        article,
        title=_("Guest links"),
        form=form if uses else None,
        rows=_rows(request, article),
    )


def _make_link(request: HttpRequest, article: Article, form: LinkForm) -> bool:
    """Create a link from the form and return True. If it is refused, add a message and return False."""
    if not form.is_valid():
        messages.error(request, _("No link was made."))
        return False
    asked = form.cleaned_data
    expires_at = timezone.now() + timedelta(hours=asked["hours"])
    try:
        workflow.create_link(
            article,
            by=desk_user(request),
            seen=seen_in(request.POST),
            use=asked["use"],
            guest=asked["guest"],
            expires_at=expires_at,
        )
    except workflow.MoveNotAllowed as refusal:
        messages.error(request, str(refusal))
        return False
    messages.success(request, _("The link is ready. Copy its address from the list and send it yourself."))
    return True


def _rows(request: HttpRequest, article: Article) -> list[dict[str, Any]]:
    """Return the links as rows for the list.

    Only the user who created a link sees its address, because what the guest does counts in that user's name.
    """
    links = article.guest_links.select_related("revision", "created_by").defer("revision__content")
    rows = []
    for link in links.order_by(F("revoked_at").asc(nulls_first=True), "-expires_at", "-pk")[:LINKS_PER_PAGE]:
        is_mine, address = link.created_by_id == request.user.pk, ""
        if link.is_open() and is_mine:
            address = absolute_url(reverse("site:guest", args=[workflow.token_of(link)]))
        may_revoke = link.is_open() and workflow.may_revoke(link, desk_user(request))
        rows.append({"link": link, "address": address, "may_revoke": may_revoke})
    return rows


@article_page("<int:number>/links/<int:link>/revoke/", "revoke")
@require_POST
def revoke_view(request: HttpRequest, number: int, link: int) -> HttpResponseRedirect:
    """Revoke a link, so that it no longer shows anything."""
    article = article_for(request, number)
    revoked = get_object_or_404(article.guest_links, pk=link)
    try:
        workflow.revoke_link(revoked, by=desk_user(request))
    except workflow.MoveNotAllowed as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("The link is revoked and no longer works."))
    return HttpResponseRedirect(reverse("desk:articles_article_links", args=[number]))
