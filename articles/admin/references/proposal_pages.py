"""Admin pages of a reference: proposed changes, names on published articles, merging and archiving."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Any, cast

from django.contrib import admin, messages
from django.core.exceptions import BadRequest, FieldDoesNotExist, PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from articles import references
from articles.accounts.signed_in import desk_user
from articles.audit import is_by
from articles.content import compare_texts
from articles.models import reference_models
from articles.text import Work, is_ticked, row_number, typed_text

if TYPE_CHECKING:
    from django.db.models import Field
    from django.http import HttpResponse
    from django.urls.resolvers import URLPattern
    from django_stubs_ext import StrOrPromise

    from articles.models import Reference

# The most editions that a page lists, and the most articles that one request changes.
MAX_SHOWN, MAX_AT_ONCE = 50, 100
# The values of the two buttons beside a proposal.
DECISIONS = ("confirm", "refuse")
MAX_NAMESAKES = 20


def label_of(model: type[Reference], name: str) -> StrOrPromise:
    """Return the label of a field of a reference on the desk."""
    if name == "merged_into":
        return _("merged into")
    try:
        return cast("Field", model._meta.get_field(name)).verbose_name
    except FieldDoesNotExist:
        return name


def _text(name: str, value: Any) -> str:
    if value in (None, ""):
        return ""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if name in {"parent", "comment_policy", "merged_into"}:
        rows = (model._base_manager.filter(uid=value).first() for model in reference_models())
        return str(next(filter(None, rows), value))
    # For a page, the source is compared, so that the URLs of links are visible.
    return str(value)


class ProposalPages(admin.ModelAdmin):
    """Mixin for the ModelAdmin of a reference: pages for proposals, names on articles, merging and archiving."""

    def get_urls(self) -> list[URLPattern]:
        info = self.opts.app_label, self.opts.model_name
        wrap = self.admin_site.admin_view
        merging = [path("<int:pk>/merge/", wrap(require_POST(self.merge_view)), name="{}_{}_merge".format(*info))]
        return [
            *(merging if self.model.KIND in references.MERGED_KINDS else []),
            path("<int:pk>/proposal/", wrap(self.proposal_view), name="{}_{}_proposal".format(*info)),
            path("<int:pk>/names/", wrap(self.names_view), name="{}_{}_names".format(*info)),
            path("<int:pk>/archive/", wrap(require_POST(self.archive_view)), name="{}_{}_archive".format(*info)),
            *super().get_urls(),
        ]

    def page_url(self, page: str, row: Reference) -> str:
        """Return the URL of a page of a row, such as "change"."""
        return reverse(f"desk:{self.opts.app_label}_{self.opts.model_name}_{page}", args=[row.pk])

    def proposal_url(self, row: Reference) -> str:
        """Return the URL of the page with the proposed change of a row."""
        return self.page_url("proposal", row)

    def remaining_url(self, row: Reference) -> str:
        """Return the URL of the page of published articles that may show another name, or "" if there can be none."""
        return self.page_url("names", row) if references.confirmed_name(row) else ""

    def _row(self, request: HttpRequest, pk: int) -> Reference:
        row = self.get_queryset(request).filter(pk=pk).first()
        if row is None:
            raise Http404
        # Users who may confirm changes may also see what they confirm.
        if not (self.has_view_permission(request, row) or request.user.has_perm(references.CONFIRM_PERMISSION)):
            raise PermissionDenied
        return row

    def _changeable(self, request: HttpRequest, pk: int) -> Reference:
        row = self._row(request, pk)
        if not self.has_change_permission(request, row):
            raise PermissionDenied
        return row

    def _render(self, request: HttpRequest, template: str, row: Reference, **context: Any) -> TemplateResponse:
        page = {**self.admin_site.each_context(request), "opts": self.opts, "original": row, **context}
        return TemplateResponse(request, f"admin/articles/reference/{template}.html", page)

    def proposal_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Show the change that waits for a second person, or confirm or refuse it after a POST."""
        row = self._row(request, pk)
        if request.method == "POST":
            return self._decide(request, row)
        proposal = references.proposal_of(row)
        changes = []
        if proposal:
            was, work = proposal.event.details["was"], Work()
            for name, value in sorted(proposal.fields.items()):
                texts = _text(name, was[name]), _text(name, value)
                changes.append(compare_texts(name, label_of(self.model, name), *texts, work))
        affected = references.affected_editions(row)
        return self._render(
            request,
            "proposal",
            row,
            title=_("Change that waits for a second person"),
            proposal=proposal,
            changes=changes,
            is_name=proposal is not None and "name" in proposal.fields,
            editions=affected.for_cards()[:MAX_SHOWN],
            count=affected.count(),
            is_own=proposal is not None and is_by(proposal.event, desk_user(request)),
            may_confirm=request.user.has_perm(references.CONFIRM_PERMISSION),
        )

    def _decide(self, request: HttpRequest, row: Reference) -> HttpResponseRedirect:
        # No event has the number 0.
        number, decision = row_number(request.POST.get("number", "")) or 0, request.POST.get("decision")
        proposal = references.proposal_of(row)
        is_own = proposal is not None and is_by(proposal.event, desk_user(request))
        if not (is_own or request.user.has_perm(references.CONFIRM_PERMISSION)):
            raise PermissionDenied
        if decision not in DECISIONS:
            raise BadRequest("The decision is missing.")
        reason = typed_text(request.POST, "reason", 400)
        try:
            if decision == "confirm":
                row, _event = references.confirm(row, number, by=desk_user(request), reason=reason)
                messages.success(request, _("Confirmed: “%(name)s”.") % {"name": row})
                if is_ticked(request.POST, "is_applied"):
                    self._apply(request, row)
            else:
                references.refuse(row, number, by=desk_user(request), reason=reason)
                messages.success(request, _("The change was refused. Nothing was changed."))
        except references.ReferenceNotChanged as refusal:
            messages.error(request, str(refusal))
            return HttpResponseRedirect(self.proposal_url(row))
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
            return HttpResponseRedirect(self.proposal_url(row))
        return HttpResponseRedirect(self.page_url("change", row))

    def names_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Show published articles with a name other than the confirmed one, or change them after a POST."""
        row = self._row(request, pk)
        if request.method == "POST":
            if not request.user.has_perm(references.CONFIRM_PERMISSION):
                raise PermissionDenied
            try:
                self._apply(request, row)
            except references.ReferenceNotChanged as refusal:
                messages.error(request, str(refusal))
            return HttpResponseRedirect(self.page_url("names", row))
        return self._render(
            request,
            "names",
            row,
            title=_("Names on published articles"),
            editions=list(islice(references.remaining_editions(row), MAX_SHOWN)),
            may_confirm=request.user.has_perm(references.CONFIRM_PERMISSION),
        )

    def _apply(self, request: HttpRequest, row: Reference) -> None:
        """Apply a confirmed name to at most ``MAX_AT_ONCE`` published articles, and report how many."""
        articles = references.apply_names(row, by=desk_user(request), limit=MAX_AT_ONCE)
        count = sum(1 for _article in articles)
        text = ngettext(
            "%(count)s published article shows the new name.", "%(count)s published articles show the new name.", count
        )
        messages.success(request, text % {"count": count})
        if count == MAX_AT_ONCE:
            text = _("There may be more. Do the rest here, or by: manage.py apply_names %(kind)s %(uid)s --as LOGIN")
            messages.warning(request, text % {"kind": row.KIND, "uid": row.uid})

    def merge_view(self, request: HttpRequest, pk: int) -> HttpResponseRedirect:
        """Merge a reference into the one whose name was entered, or propose that if a second person must confirm."""
        row, name = self._changeable(request, pk), typed_text(request.POST, "into", 200)
        into = self._other(request, row, name)
        if into is None:
            return HttpResponseRedirect(self.page_url("change", row))
        try:
            if references.is_agreed_on(row):
                references.propose_merge(
                    row, into, by=desk_user(request), reason=typed_text(request.POST, "reason", 400)
                )
                messages.warning(request, _("Readers see this, so a second person confirms the merge."))
                return HttpResponseRedirect(self.proposal_url(row))
            into = references.merge(row, into, by=desk_user(request), reason=typed_text(request.POST, "reason", 400))
        except references.ReferenceNotChanged as refusal:
            messages.error(request, str(refusal))
            return HttpResponseRedirect(self.page_url("change", row))
        messages.success(request, _("“%(old)s” was merged into “%(new)s”.") % {"old": row, "new": into})
        return HttpResponseRedirect(self.page_url("change", into))

    def _other(self, request: HttpRequest, row: Reference, name: str) -> Reference | None:
        """Return the one other reference with the name or slug entered.

        If there is none or more than one, add a message and return None.
        """
        others = self.model._base_manager.filter(archived_at=None).exclude(pk=row.pk)
        found = list(others.filter(name__iexact=name)[:MAX_NAMESAKES]) or list(others.filter(slug=name))
        if len(found) == 1:
            return found[0]
        text = _("There is nothing else called “%(name)s” here.")
        if found:
            text = _("Several are called “%(name)s”. Type the address of the one you mean: %(slugs)s.")
        messages.error(request, text % {"name": name, "slugs": ", ".join(one.slug for one in found)})
        return None

    def archive_view(self, request: HttpRequest, pk: int) -> HttpResponseRedirect:
        """Archive a reference, so that it is no longer offered as a choice, or restore it."""
        row, is_archived = self._changeable(request, pk), is_ticked(request.POST, "is_archived")
        try:
            references.archive(
                row, by=desk_user(request), is_archived=is_archived, reason=typed_text(request.POST, "reason", 400)
            )
        except references.ReferenceNotChanged as refusal:
            messages.error(request, str(refusal))
        else:
            text = _("Archived: “%(name)s”.") if is_archived else _("No longer archived: “%(name)s”.")
            messages.success(request, text % {"name": row})
        return HttpResponseRedirect(self.page_url("change", row))
