"""An article's history on the desk: events, revisions with their differences, and putting one back."""

from csp.decorators import csp
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from articles import editions, reading, workflow
from articles.content import LABELS, content_of, difference, written_content_of_revision
from articles.models import Article, fetch_guest_words
from articles.policies import PREVIEW
from articles.text import row_number

from .form_content import content_of_autosave, saved_content
from .redactions import confirmations_of, with_redactions
from .seen import seen_in
from .tabs import tab_in

PAGE = 50


class HistoryPages:
    """Pages beside an article's edit page; mixed into its ModelAdmin."""

    def get_urls(self):
        wrap = self.admin_site.admin_view
        return [
            path(
                "<int:number>/difference/<int:revision>/",
                wrap(self.difference_view),
                name="articles_article_difference",
            ),
            path(
                "<int:number>/restore/<int:revision>/",
                wrap(require_POST(self.restore_view)),
                name="articles_article_restore",
            ),
            path("<int:number>/preview/", wrap(self.preview_view), name="articles_article_preview"),
            *super().get_urls(),
        ]

    def _article(self, request, number):
        """The article, where this person may see it on the desk."""
        article = self.get_queryset(request).filter(pk=number).first()
        if article is None:
            raise Http404
        if not self.has_view_permission(request, article):
            raise PermissionDenied
        return article

    def _page(self, request, template, article, **context):
        return TemplateResponse(
            request,
            f"admin/articles/article/{template}.html",
            {
                **self.admin_site.each_context(request),
                "opts": self.opts,
                "article": article,
                "can_change": self.has_change_permission(request, article),
                **context,
            },
        )

    def history_view(self, request, object_id, extra_context=None):
        """Everything that happened to the article, newest first, and what it said at each save."""
        if row_number(object_id) is None:
            raise Http404
        article = self._article(request, object_id)
        return self._page(
            request,
            "history",
            article,
            title=_("History"),
            events=fetch_guest_words(article.events.select_related("revision").order_by("-number")[: PAGE * 4]),
            revisions=with_redactions(
                article.revisions.order_by("-number").defer("content").prefetch_related("events")[:PAGE]
            ),
            editions=with_redactions(article.editions.order_by("-number").defer("body", "content")),
        )

    def difference_view(self, request, number, revision):
        """One revision against the one before it, or against the one named in ``?with=``."""
        article = self._article(request, number)
        new = get_object_or_404(article.revisions, number=revision)
        against = request.GET.get("with", "")
        against = row_number(against, 8)
        against = revision - 1 if against is None else against
        old = article.revisions.filter(number=against).first()
        redacted = confirmations_of(one for one in (old, new) if one and one.is_redacted)
        return self._page(
            request,
            "difference",
            article,
            title=_("Difference"),
            old=old,
            new=new,
            changes=None
            if redacted
            else difference(old and written_content_of_revision(old), written_content_of_revision(new)),
            redacted=redacted,
            numbers=article.revisions.order_by("-number").values_list("number", flat=True)[:PAGE],
        )

    def restore_view(self, request, number, revision):
        """Let the article say again what it said; a new revision, as a draft."""
        article = self._article(request, number)
        old = get_object_or_404(article.revisions, number=revision)
        try:
            article, missed = workflow.restore(article, old, by=request.user, seen=seen_in(request.POST))
        except workflow.MoveNotAllowed as refusal:
            messages.error(request, str(refusal))
            return HttpResponseRedirect(reverse("admin:articles_article_history", args=[number]))
        messages.success(request, _("Revision %(number)s is back, as a draft.") % {"number": revision})
        if missed:
            labels = ", ".join(str(LABELS[name]) for name in missed)
            messages.warning(request, _("No longer there, so left as it was: %(fields)s.") % {"fields": labels})
        if not article.is_within_reach_of(request.user):
            return self.leave_article(request, article)
        return HttpResponseRedirect(reverse("admin:articles_article_change", args=[number]))

    def _typed_in(self, request, article):
        """The content of what this person has typed in a tab and not saved, or None."""
        tab = tab_in(request.GET.get("tab", ""))
        sitting = tab and article.sittings.filter(user=request.user, tab=tab, typed__isnull=False).first()
        return content_of_autosave(sitting, saved_content(article)) if sitting else None

    def last_agreed(self, article, live):
        """The revision readers see, else the last one that was approved, else None: what a reviewer compares with.

        ``live`` is the article's live edition, or None.
        """
        if live and not live.is_retraction:
            return live.revision
        approval = article.events.approvals().order_by("-number").first()
        return approval and approval.revision

    @method_decorator(csp(PREVIEW))
    def preview_view(self, request, number):
        """Show the working copy in the readers' template, or what is typed in ``?tab=``. Nobody may cache it.

        ``?edition=`` shows an edition that readers have seen, as they saw it.
        """
        article = self._article(request, number)
        asked = row_number(request.GET.get("edition"))
        seen = article.editions.filter(number=asked, live_from__lte=timezone.now()).first() if asked else None
        if seen and seen.is_redacted:
            raise Http404
        typed = None if seen else self._typed_in(request, article)
        if seen:
            edition = seen
        elif typed:
            edition = editions.preview(article, typed)
        else:
            fetched = Article.objects.select_related("category__parent", "topic", "photo", "comment_policy")
            working_copy = fetched.get(pk=number)
            edition = editions.preview(working_copy, content_of(working_copy))
        response = TemplateResponse(
            request,
            "article.html",
            {
                "edition": edition,
                "preview_of": article,
                "is_typed": typed is not None,
                "is_past": seen is not None,
                "is_sandboxed": True,
                **reading.surroundings_of(edition),
            },
        )
        response.headers["Cache-Control"] = "private, no-store"
        # The edit page may show it in a frame beside the form.
        response.headers["X-Frame-Options"] = "SAMEORIGIN"
        response.headers["X-Robots-Tag"] = "noindex, nofollow"
        return response
