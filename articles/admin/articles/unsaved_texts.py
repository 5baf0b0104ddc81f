"""Pages of texts that a user typed and has not saved: shown after a refused save, listed, discarded and restored."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple, cast

from django.contrib import messages
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from articles import edit_sessions
from articles.accounts.signed_in import desk_user
from articles.content import typed_field_labels
from articles.edition_labels import Label
from articles.models import Article, EditSession
from articles.states import MOVES
from articles.text import row_number, to_the_second

from .desk_pages import article_admin, article_page, desk_page
from .unsaved_text_limits import REWRITTEN_PREFIX, form_content_of, headline_in, keep_refused, words_in
from .unsent_reasons import REASON_SUFFIX

if TYPE_CHECKING:
    from datetime import datetime

    from django.contrib.auth.models import AbstractUser
    from django.db.models import QuerySet
    from django.http import HttpRequest
    from django.template.response import TemplateResponse
    from django.utils.functional import Promise

    from articles.admin.articles.lost_access import Refusal

LABELS: dict[str, Promise] = {**typed_field_labels(), "why": gettext_lazy("Why this change")}


def label_of(name: str) -> Promise | str:
    """Return the label of a field, for a name that ``words_in`` returned."""
    if name.startswith(REWRITTEN_PREFIX):
        return _("Rewritten in place of two versions")
    move = MOVES.get(name.removesuffix(REASON_SUFFIX))
    return _("%(move)s: reason") % {"move": move.label} if move else LABELS.get(name, name)


def shown_words(words: list[tuple[str, str]]) -> list[tuple[Promise | str, Promise | str]]:
    """Return ``(label, text)`` for each pair that ``words_in`` returned, with the names of choices."""
    labels = dict(Label.choices)
    return [(label_of(name), labels.get(text, text) if name == "label" else text) for name, text in words]


class UnsavedText(NamedTuple):
    """One unsaved text on the pages. ``edit_url`` is where it can be saved, or "" if it cannot be saved any more."""

    edit_session: EditSession
    headline: str
    edit_url: str


def edit_url_of(edit_session: EditSession, user: AbstractUser, may_add: bool) -> str:
    """Return the URL of the edit page that opens with a unsaved text, or "" if the user may not save it."""
    if edit_session.article_id is None:
        return f"{reverse('desk:articles_article_add')}?take={edit_session.pk}" if may_add else ""
    articles = cast("QuerySet[Any]", Article.objects.editable_by(user).with_public_state())
    article = articles.filter(pk=edit_session.article_id).exclude(shown_as="retracted").only("pk").first()
    if article is None or not user.has_perm("articles.change_article"):
        return ""
    return f"{reverse('desk:articles_article_change', args=[article.pk])}?take={edit_session.pk}"


def _unsaved_text(request: HttpRequest, edit_session: EditSession) -> UnsavedText:
    url = edit_url_of(edit_session, desk_user(request), article_admin().has_add_permission(request))
    return UnsavedText(edit_session, headline_in(edit_session.form_content), url)


def refused_page(request: HttpRequest, refusal: Refusal, is_new: bool = False) -> TemplateResponse:
    """Return the answer to a refused save, with the reason and the text to copy. Keep the text where allowed."""
    kept = keep_refused(request, refusal.article) if refusal.article or is_new else None
    words, body = words_in(form_content_of(request.POST))
    return desk_page(
        request,
        "refused_save",
        refusal.status,
        title=_("Not saved"),
        reason=refusal.reason,
        kept=kept,
        words=shown_words(words),
        body=body,
    )


def redirect_to_unsaved_texts(request: HttpRequest, object_id: str | None) -> HttpResponseRedirect | None:
    """Redirect from an article that this person cannot open to their unsaved texts, or return None without any."""
    number = row_number(str(object_id or ""))
    if number is None or not edit_sessions.autosaves_of(desk_user(request)).filter(article_id=number).exists():
        return None
    text = _("You cannot open this article any more. What you typed in it and did not save is kept here.")
    messages.warning(request, text)
    return HttpResponseRedirect(reverse("desk:articles_article_unsaved_texts"))


@article_page("unsaved/", "unsaved_texts")
@require_safe
def unsaved_texts_view(request: HttpRequest) -> TemplateResponse:
    """List the user's unsaved texts, including those of articles that they cannot open any more."""
    texts = [
        _unsaved_text(request, edit_session) for edit_session in edit_sessions.autosaves_of(desk_user(request))[:100]
    ]
    return desk_page(request, "unsaved_texts", title=_("Unsaved texts"), texts=texts)


def _own(request: HttpRequest, pk: int) -> EditSession:
    return get_object_or_404(edit_sessions.autosaves_of(desk_user(request)), pk=pk)


@article_page("unsaved/<int:pk>/", "unsaved_text")
@require_safe
def unsaved_text_view(request: HttpRequest, pk: int) -> TemplateResponse:
    """Show one unsaved text for reading and copying."""
    edit_session = _own(request, pk)
    words, body = words_in(edit_session.form_content)
    return desk_page(
        request,
        "unsaved_text",
        title=_("Kept text"),
        text=_unsaved_text(request, edit_session),
        words=shown_words(words),
        body=body,
    )


@article_page("unsaved/<int:pk>/discard/", "discard")
def discard_view(request: HttpRequest, pk: int) -> TemplateResponse | HttpResponseRedirect:
    """Ask whether to discard a unsaved text. On POST, discard it."""
    edit_session = _own(request, pk)
    text = _unsaved_text(request, edit_session)
    if request.method != "POST":
        return desk_page(request, "discard", title=_("Discard this text?"), text=text)
    edit_sessions.discard(edit_session)
    message = _("Discarded: “%(headline)s”, typed on %(at)s. It can be restored for %(minutes)s minutes.") % {
        "headline": text.headline or _("no headline"),
        "at": to_the_second(cast("datetime", edit_session.typed_at)),
        "minutes": edit_sessions.UNDO_PERIOD.seconds // 60,
    }
    url = reverse("desk:articles_article_unsaved_text", args=[edit_session.pk])
    messages.success(request, format_html('{} <a href="{}">{}</a>', message, url, _("Show it again")))
    return HttpResponseRedirect(text.edit_url.partition("?")[0] or reverse("desk:articles_article_unsaved_texts"))


@article_page("unsaved/<int:pk>/restore/", "restore_text")
@require_POST
def restore_text_view(request: HttpRequest, pk: int) -> HttpResponseRedirect:
    """Restore a discarded text."""
    edit_session = _own(request, pk)
    try:
        edit_sessions.restore(edit_session)
    except edit_sessions.TooManyAutosaves:
        messages.error(request, _("Five texts are kept here already. Discard one of them first."))
    else:
        messages.success(request, _("The text is kept again."))
    return HttpResponseRedirect(reverse("desk:articles_article_unsaved_text", args=[pk]))
