"""The page of a guest link: one revision to read, comment on or approve without an account."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from django.core.exceptions import BadRequest
from django.http import HttpResponseRedirect
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from articles import editions, related, workflow
from articles.content import content_of_revision, difference, shown_photos, written_content_of_revision
from articles.editions import sealed_content
from articles.models import GuestLink, Photo

from .forms import ApproveForm, CommentForm
from .url_words import RECEIVED

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.contrib.auth.models import AbstractUser
    from django.http import HttpRequest, HttpResponse

    from .forms import NameForm

GUEST_ACTIONS: dict[str, tuple[type[NameForm], Callable[..., object]]] = {
    "comment": (CommentForm, workflow.comment_as_guest),
    "approve": (ApproveForm, workflow.approve_as_guest),
}


@require_http_methods(["GET", "HEAD", "POST"])
def guest(request: HttpRequest, token: str) -> HttpResponse:
    """Show the revision of a guest link, or handle a comment or an approval.

    A closed link and a link that never existed get the same page.
    """
    link = workflow.open_link(token)
    if request.method == "POST":
        return _act(request, token, link)
    return _page(request, link) if link else _closed(request)


def _viewer(request: HttpRequest) -> AbstractUser | None:
    """Return the signed-in user who opened the link, or None."""
    return request.user if request.user.is_authenticated else None


def _closed(request: HttpRequest, unsent: str = "") -> HttpResponse:
    return render(request, "site/guests/closed.html", {"unsent": unsent}, status=410)


def _act(request: HttpRequest, token: str, link: GuestLink | None) -> HttpResponse:
    """Save the comment or approval of a form. If it is refused, show the page with the guest's input."""
    form_class, verb = GUEST_ACTIONS.get(request.POST.get("act", ""), (None, None))
    if form_class is None or verb is None:
        raise BadRequest
    form = form_class(request.POST)
    words = form["text" if "text" in form.fields else "remark"].value()
    if link is None:
        return _closed(request, unsent=words)
    act: dict[str, Any] = {cast("str", form.prefix): form}
    if not form.is_valid():
        return _page(request, link, status=422, **act)
    try:
        options = {"viewer": _viewer(request)} if verb is workflow.approve_as_guest else {}
        verb(link, **form.cleaned_data, **options)
    except workflow.LinkClosed:
        return _closed(request, unsent=words)
    except workflow.MoveNotAllowed as refusal:
        return _page(request, link, status=409, refusal=str(refusal), **act)
    received = f"?{RECEIVED}" if verb is workflow.comment_as_guest else ""
    return HttpResponseRedirect(f"{reverse('site:guest', args=[token])}{received}#guest")


def _small_pictures(numbers: set[int]) -> dict[int, str]:
    """Return the URLs of small files of photos by primary key, for photos that readers may see."""
    photos = Photo.objects.filter(pk__in=numbers).for_readers() if numbers else ()
    return {photo.pk: photo.rendered.smallest("whole") for photo in photos if photo.rendered}


def _page(
    request: HttpRequest,
    link: GuestLink,
    *,
    status: int = 200,
    refusal: str = "",
    comment: CommentForm | None = None,
    approve: ApproveForm | None = None,
) -> HttpResponse:
    edition = editions.preview(link.article, content_of_revision(link.revision))
    context = {
        "edition": edition,
        "preview_of": link.article,
        "link": link,
        "sharer": workflow.link_creator(link),
        "refusal": refusal,
        "is_received": request.method != "POST" and RECEIVED in request.GET,
        **related.article_context(edition),
        # The page shows no links to other articles.
        "related": [],
    }
    live = link.article.editions.live().select_related("revision").first()
    if live and not live.is_retraction and live.revision_id != link.revision_id:
        # The revision is compared with what readers see, so that a guest sees no other unpublished text.
        changes = difference(sealed_content(live), written_content_of_revision(link.revision))
        shown = {"changes": changes, "small_pictures": _small_pictures(shown_photos(changes)), "has_no_keys": True}
        context |= {"comparison": render_to_string("admin/articles/article/comparison.html", shown), "changes": changes}
    if link.use == GuestLink.Use.APPROVE:
        why_not = workflow.why_not_approve(link, viewer=_viewer(request))
        if why_not and approve:
            # The remark of an approval that came too late can still be sent as a comment.
            comment = CommentForm(initial={"name": approve["name"].value(), "text": approve["remark"].value()})
        approval = link.revision.events.approvals().order_by("-number").first() if why_not else None
        context |= {
            "approve_form": approve or ApproveForm(),
            "why_not": why_not,
            "approval": approval,
            "was_approved_here": approval is not None and approval.details.get("link") == link.pk,
        }
    if link.use != GuestLink.Use.LOOK:
        context |= {"comment_form": comment or CommentForm(), "comments": link.notes.all()}
    return render(request, "site/guests/preview.html", context, status=status)
