"""Saves of the edit page: validated and merged outside any transaction, written in a short one, answered after it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast
from uuid import uuid5

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from articles import publishing, revisions, workflow
from articles.accounts.reauthentication import ask_to_confirm
from articles.accounts.signed_in import desk_user
from articles.admin.seen_revision import Outdated, seen_in
from articles.content import content_of_form, with_picture_words
from articles.editions import lock_named_rows
from articles.models import Article, Contributor, Credit
from articles.states import MOVES, State
from articles.text import row_number

from .autosaved_content import saved_content
from .browser_tabs import tab_in
from .conflicts import merge_stale, sent_again
from .desk_pages import lock_for_save, redirect_from_lost_article, redirect_to_article, refusal_to_add
from .lost_access import Refusal, refusal_for
from .move_buttons import CHANGE_BUTTON, move_in, options_of
from .move_messages import messages_after
from .read_only import read_only_page
from .unsaved_text_limits import delete_autosave
from .unsaved_texts import redirect_to_unsaved_texts, refused_page
from .unsent_reasons import remember_reasons

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from django.contrib.auth.models import AbstractUser, User
    from django.db.models.options import Options
    from django.http import HttpRequest, HttpResponse
    from django.template.response import TemplateResponse

    from articles.content import Content

# Number of attempts to validate and write a save while somebody else saves the same article.
MAX_ATTEMPTS = 3


def uid_for(user: AbstractUser, tab: UUID) -> UUID:
    """Return the uid of the new article that a user makes in a tab, so that a form sent twice makes one article."""
    return uuid5(tab, str(user.pk))


class ArticleSaves(admin.ModelAdmin):
    """A ModelAdmin that answers and saves the form of an article's edit page."""

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """Return the edit page, or the read-only page if the user may see but not edit the article.

        Unlike Django's own view, it does not hold a transaction during the whole of a POST.
        """
        if request.method in {"GET", "HEAD"} and object_id:
            article = self.get_object(request, object_id)
            if (
                article
                and self.has_view_permission(request, article)
                and not self.has_change_permission(request, article)
            ):
                return read_only_page(request, article)
        # Django's own view without the transaction. It is not in the type stubs.
        edit_page: Callable[..., HttpResponse] = self._changeform_view  # type: ignore[attr-defined]
        if request.method != "POST" or (object_id is not None and row_number(object_id) is None):
            try:
                return edit_page(request, object_id, form_url, extra_context)
            except PermissionDenied:
                unsaved = redirect_to_unsaved_texts(request, object_id)
                if unsaved is None:
                    raise
                return unsaved
        for _attempt in range(MAX_ATTEMPTS):
            try:
                answer = self._answer_instead(request, object_id)
                return answer or edit_page(request, object_id, form_url, extra_context)
            except (Outdated, IntegrityError, PermissionDenied):
                continue
        article = Article.objects.filter(pk=object_id).first() if object_id else None
        reason = _("Other people kept saving this article. Try again in a moment.")
        return refused_page(request, Refusal(reason, 409, article), is_new=object_id is None)

    def _get_obj_does_not_exist_redirect(
        self, request: HttpRequest, opts: Options, object_id: str
    ) -> HttpResponseRedirect:
        """Redirect from an article that the user cannot open to their unsaved texts, if there are any."""
        missing = super()._get_obj_does_not_exist_redirect  # type: ignore[misc]
        return redirect_to_unsaved_texts(request, object_id) or missing(request, opts, object_id)

    def _answer_instead(
        self, request: HttpRequest, object_id: str | None
    ) -> TemplateResponse | HttpResponseRedirect | None:
        """Return the answer to a save that is refused, stale, sent twice or needs confirmation, else None."""
        if object_id is None:
            refusal = refusal_to_add(request)
            if refusal:
                return refused_page(request, refusal, is_new=True)
            tab = tab_in(request.POST)
            made = tab and Article.objects.filter(uid=uid_for(desk_user(request), tab)).first()
            return sent_again(request, made) if made else None
        seen, token = seen_in(request.POST), request.POST.get("access", "")
        refusal = refusal_for(desk_user(request), object_id, token=token, seen=seen)
        if refusal:
            return refused_page(request, refusal)
        article = cast("Article", self.get_object(request, object_id))
        return self._ask_to_confirm(request, article) or merge_stale(request, article)

    def _ask_to_confirm(self, request: HttpRequest, article: Article) -> TemplateResponse | None:
        """Return the page on which the user confirms who they are before a retraction, or None if none is needed.

        The page keeps everything that the user typed.
        """
        move = MOVES.get(move_in(request.POST))
        if move is None or not move.requires_reauthentication:
            return None
        why = _("You are about to do this: %(move)s, “%(headline)s”.")
        answer = ask_to_confirm(request, why % {"move": move.label, "headline": article.headline})
        if answer:
            # The article shows the reason again if the user goes back without confirming.
            remember_reasons(request, article)
        return answer

    def save_model(self, request: HttpRequest, obj: Article, form: Any, change: bool) -> None:
        """Write nothing yet: ``save_related`` writes the row together with what belongs to it."""

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """Write the article, its byline and tags, and the revision. A writer is credited for their own new article."""
        article, tab = form.instance, tab_in(request.POST)
        # Computed before the row is locked, because it can take long.
        typed = with_picture_words(content_of_form(request.POST, saved_content(article)))
        prepared = revisions.prepare(article, typed, desk_user(request))
        with transaction.atomic():
            if change:
                self._take_over(request, article, form, typed)
            else:
                lock_named_rows(typed)
                article.created_by = cast("User", request.user)
                article.uid = uid_for(desk_user(request), tab) if tab else article.uid
            article.save()
            super().save_related(request, form, formsets, change)
            if not change and not article.credits.filter(role__in=Credit.WRITING).exists():
                person = Contributor.objects.writers().filter(user=request.user.pk).first()
                if person:
                    Credit.objects.create(article=article, contributor=person, role=Credit.Role.WRITER)
            try:
                why = form.cleaned_data.get("why", "")
                # Whoever did not choose how to publish a change wants it published all the same.
                wanted = move_in(request.POST)
                wanted = "publish" if wanted == CHANGE_BUTTON else wanted
                revision = workflow.record_save(
                    article, by=desk_user(request), reason=why, wanted=wanted, prepared=prepared
                )
                request.has_new_revision = revision is not None  # type: ignore[attr-defined]
            except workflow.MoveNotAllowed as refusal:
                # It was allowed when the form was validated. The next attempt shows the new error on the form.
                raise Outdated from refusal

    def _take_over(self, request: HttpRequest, article: Article, form: Any, typed: Content) -> None:
        """Lock the row, and copy the fields that are not in the form from it. Raises Outdated if the form is stale."""
        current = lock_for_save(request, article.pk, article.revision_number, typed)
        request.state_before_save = current.state  # type: ignore[attr-defined]
        for field in Article._meta.concrete_fields:
            if field.name not in form.fields:
                setattr(article, field.attname, getattr(current, field.attname))

    def response_add(
        self, request: HttpRequest, obj: Article, post_url_continue: str | None = None
    ) -> HttpResponseRedirect:
        """Make the move whose button was pressed, and redirect after a new article was saved."""
        return self._after_save(request, obj)

    def response_change(self, request: HttpRequest, obj: Article) -> HttpResponseRedirect:
        """Make the move whose button was pressed, and redirect after a save."""
        return self._after_save(request, obj)

    def _after_save(self, request: HttpRequest, article: Article) -> HttpResponseRedirect:
        """Make the move whose button was pressed, if any, for the revision just saved, and redirect."""
        delete_autosave(request, article, article.revision_number)
        name = move_in(request.POST)
        if not article.is_editable_by(desk_user(request)):
            return redirect_from_lost_article(request, article, name)
        is_made = bool(name) and self._move(request, article, name)
        remember_reasons(request, article, made=name if is_made else "")
        if name:
            return redirect_to_article(article.pk)
        text = _("Saved: “%(headline)s”, revision %(number)s.")
        messages.success(request, text % {"headline": article.headline, "number": article.revision_number})
        if "_addanother" in request.POST:
            return HttpResponseRedirect(reverse("desk:articles_article_add"))
        if "_save" in request.POST:
            return HttpResponseRedirect(reverse("desk:articles_article_changelist"))
        return redirect_to_article(article.pk)

    def _move(self, request: HttpRequest, article: Article, name: str) -> bool:
        """Make a move of an article, and return whether it was made."""
        if name == CHANGE_BUTTON:
            messages.error(request, _("Choose what kind of change this is: a correction, an update or a minor edit."))
            return False
        if name == "accept" and getattr(request, "has_new_revision", False):
            text = _(
                "You changed the text, so it was saved and nothing was accepted: the approval held for the text without"
                " your change. It has to be approved again."
            )
            messages.error(request, text)
            return False
        was_approved = getattr(request, "state_before_save", None) == State.APPROVED != article.state
        if was_approved and name in MOVES and MOVES[name].sources == {State.APPROVED}:
            text = _("You changed what was approved, so it is in review again. Readers see it once it is approved.")
            messages.warning(request, text)
            return False
        try:
            article = publishing.perform(
                article,
                name,
                by=desk_user(request),
                seen=article.revision_number,
                shown=(seen_in(request.POST) or 0) if getattr(request, "has_new_revision", False) else None,
                **options_of(request.POST, name),
            )
        except workflow.MoveNotAllowed as refusal:
            messages.error(request, str(refusal))
            return False
        for level, text in messages_after(article, name):
            messages.add_message(request, level, text)
        return True
