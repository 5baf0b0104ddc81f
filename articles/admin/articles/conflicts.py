"""Stale saves: they are merged with the newer revision, and conflicts are shown side by side for a choice."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, cast

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from articles import revisions, workflow
from articles.accounts.signed_in import desk_user
from articles.admin.seen_revision import seen_in
from articles.content import (
    KINDS,
    LABELS,
    NEW,
    Content,
    Written,
    apply_content,
    body_from_text,
    clean_text,
    compare_field,
    content_of_form,
    content_of_revision,
    merge_contents,
    numbers_in,
    text_of_field,
    with_picture_words,
)
from articles.models import Article, Credit
from articles.text import Work, typed_text

from .browser_tabs import last_save_of, tab_in
from .desk_pages import article_admin, lock_for_save, page_about, redirect_from_lost_article, redirect_to_article
from .lost_access import Refusal, access_token, refusal_for
from .move_buttons import move_in
from .unsaved_text_limits import REWRITTEN_PREFIX, delete_autosave
from .unsaved_texts import refused_page
from .unsent_reasons import remember_reasons

if TYPE_CHECKING:
    from django.db.models import Field
    from django.http import HttpRequest, HttpResponseRedirect, QueryDict
    from django.template.response import TemplateResponse
    from django.utils.functional import Promise

    from articles.content.merging import Conflict, Merge
    from articles.document.blocks import Document
    from articles.models import Revision

CHOICE, TEXT = "choice-", REWRITTEN_PREFIX


class Side:
    """One conflict as the page shows it: a heading, and each version with what it changes marked.

    ``content`` is the rest of the merged content. ``choice`` and ``text`` are what the user chose and wrote before, and
    ``error`` is the fault in it, or "".
    """

    def __init__(self, conflict: Conflict, data: QueryDict, work: Work, content: Content, error: str = "") -> None:
        self.conflict, self.error = conflict, error
        self.name, self.text_name = f"{CHOICE}{conflict.key}", f"{TEXT}{conflict.key}"
        self.label = LABELS[conflict.field]
        self.ours, self.theirs = (
            compare_field(conflict.field, conflict.base, one, work, content=content)
            for one in (conflict.ours, conflict.theirs)
        )
        self.has_same_words = conflict.field == "body" and bool(_passages(conflict.ours) & _passages(conflict.theirs))
        self.choice = data.get(self.name, "")
        self.text = data.get(self.text_name, _both(conflict))
        self.rows = min(12, max(2, 1 + self.text.count("\n") + len(self.text) // 40))


def _passages(document: Document) -> set[str]:
    """Return the passages of a version as text, without links and formatting."""
    return set(KINDS["body"].lines(document, {}))


def _both(conflict: Conflict) -> str:
    """Return both versions as one text, with which the field for a new text begins."""
    versions = [text_of_field(conflict.field, one) for one in (conflict.ours, conflict.theirs)]
    is_line = getattr(KINDS[conflict.field], "one_line", False)
    return (" / " if is_line else "\n\n").join(filter(None, versions))


def _written(conflict: Conflict, text: str) -> Written:
    """Return a text that replaces both versions, as a value of the content. Raises ValidationError."""
    if conflict.field == "body":
        versions = (conflict.ours, conflict.theirs, conflict.base)
        return Written(body_from_text(text, versions, numbers_in(*(Content(body=one) for one in versions))))
    field = cast("Field[Any, Any]", Article._meta.get_field(conflict.field))
    return Written(field.clean(clean_text(conflict.field, text), None))


def _rule_of(refusal: IntegrityError | workflow.MoveNotAllowed) -> Promise | str:
    """Return the sentence for the rule that an IntegrityError or a MoveNotAllowed is about."""
    if not isinstance(refusal, IntegrityError):
        return str(refusal)
    constraints = [*Article._meta.constraints, *Credit._meta.constraints]
    rules = [one.violation_error_message for one in constraints if one.name in str(refusal)]
    return rules[0] if rules else _("These values do not fit together.")


def _choices_in(data: QueryDict, conflicts: list[Conflict]) -> tuple[dict[str, str | Written], dict[str, str]]:
    """Return the choices for the conflicts, by key, and the errors in newly written texts, by key."""
    choices: dict[str, str | Written] = {
        name.removeprefix(CHOICE): cast("str", choice) for name, choice in data.items() if name.startswith(CHOICE)
    }
    errors = {}
    for conflict in conflicts:
        if choices.get(conflict.key) == NEW and conflict.can_be_new:
            try:
                choices[conflict.key] = _written(conflict, data.get(f"{TEXT}{conflict.key}", ""))
            except ValidationError as error:
                errors[conflict.key] = " ".join(error.messages)
    return choices, errors


def merge_stale(request: HttpRequest, article: Article) -> HttpResponseRedirect | TemplateResponse | None:
    """Return the answer to a stale save, or None where the save is not stale or cannot be merged as it is."""
    seen = seen_in(request.POST)
    if seen is None or seen == article.revision_number:
        return None
    # The page may not have received the answer to its own last save, on which its text is based.
    save = last_save_of(request.session, tab_in(request.POST))
    began = max(seen, save.revision) if save and save.article == article.pk and save.revision else seen
    base, latest = article.revisions.filter(number=began).first(), cast("Revision", article.latest_revision)
    form = article_admin().get_form(request, article, change=True)(request.POST, instance=article)
    # A merge resolves only a stale save. The form shows every other error.
    if base is None or base.is_redacted or form.errors.keys() - {"__all__"} or len(form.non_field_errors()) > 1:
        return None
    typed = content_of_form(request.POST, content_of_revision(base))
    return _merge(request, article, base, latest, typed)


def sent_again(request: HttpRequest, article: Article) -> HttpResponseRedirect | TemplateResponse | None:
    """Return the answer to a form for a new article that was sent before and made the article.

    What was changed in the form since then is saved in that article.
    """
    user = desk_user(request)
    refusal = refusal_for(user, article.pk, token=access_token(user, article))
    if refusal:
        return refused_page(request, refusal)
    if not article_admin().get_form(request, None, change=False)(request.POST).is_valid():
        return None
    base = cast("Revision", article.revisions.filter(number=1).first())
    latest = cast("Revision", article.latest_revision)
    if base.is_redacted:
        return refused_page(request, Refusal(_("Nothing was saved."), 409, article))
    before = content_of_revision(base)
    typed = content_of_form(request.POST, before)
    # When a form without credits made the article, its writer was credited.
    names_nobody = not typed.credits
    typed = replace(typed, credits=typed.credits or before.credits)
    answer = _merge(request, article, base, latest, typed, left_out="credits-" if names_nobody else None)
    return answer or refused_page(request, Refusal(_("Nothing was saved."), 409, article))


def _merge(
    request: HttpRequest,
    article: Article,
    base: Revision,
    latest: Revision,
    typed: Content,
    left_out: str | None = None,
) -> HttpResponseRedirect | TemplateResponse | None:
    """Merge what was typed with the latest revision and save it, or ask.

    Fields that begin with ``left_out`` stay as is.
    """
    versions = content_of_revision(base), typed, content_of_revision(latest)
    merge = merge_contents(*versions)
    keys = {conflict.key for conflict in merge.conflicts}
    choices, errors = _choices_in(request.POST, merge.conflicts)
    if choices:
        merge = merge_contents(*versions, choices)
    unplaced = [
        request.POST.get(f"{TEXT}{key}", "") for key, choice in choices.items() if choice == NEW and key not in keys
    ]
    if merge.conflicts:
        return _ask(request, article, base, latest, merge, errors, unplaced, left_out)
    answer = _save_merged(request, article, base, latest, merge)
    if answer:
        message = _("What you had rewritten has no place any more, because that passage was changed again: %(text)s")
    else:
        message = _("You had rewritten this, and it is not saved. Copy it: %(text)s")
        unplaced = [cast("str", text) for name, text in request.POST.items() if name.startswith(TEXT)]
    for text in unplaced:
        messages.warning(request, message % {"text": text})
    return answer


def _ask(
    request: HttpRequest,
    article: Article,
    base: Revision,
    latest: Revision,
    merge: Merge,
    errors: dict[str, str],
    unplaced: list[str],
    left_out: str | None,
) -> TemplateResponse:
    beginnings = ("_", "csrfmiddlewaretoken", *([left_out] if left_out else []))
    asked, work = {conflict.field for conflict in merge.conflicts}, Work()
    sides = [Side(one, request.POST, work, merge.content, errors.get(one.key, "")) for one in merge.conflicts]
    own = {"seen", *(name for side in sides for name in (side.name, side.text_name))}
    sent: list[tuple[str, str | int]] = [
        (name, value)
        for name, values in request.POST.lists()
        if name not in own and not name.startswith(beginnings)
        for value in values
    ]
    sent.append(("seen", base.number))
    # The move whose button was pressed: after the merge a message warns that it was not carried out.
    sent += [("wanted", move_in(request.POST))] if request.POST.get("_move") else []
    return page_about(
        request,
        "conflicts",
        article,
        title=_("Two versions"),
        base=base,
        latest=latest,
        sides=sides,
        unplaced=unplaced,
        taken=[LABELS[name] for name in merge.taken if name not in asked],
        is_body_taken_in_part="body" in merge.taken and "body" in asked,
        sent=sent,
    )


def _save_merged(
    request: HttpRequest, article: Article, base: Revision, latest: Revision, merge: Merge
) -> HttpResponseRedirect | None:
    # Computed before the row is locked, because it can take long.
    prepared = revisions.prepare(article, with_picture_words(merge.content), desk_user(request))
    try:
        with transaction.atomic():
            locked = lock_for_save(request, article.pk, latest.number, merge.content)
            missed = apply_content(locked, merge.content)
            why = typed_text(request.POST, "why", 400)
            revision = workflow.record_save(locked, by=desk_user(request), reason=why, prepared=prepared)
    except (IntegrityError, workflow.MoveNotAllowed) as refusal:
        text = _("The merged text breaks a rule: %(rule)s Change your version and save again.")
        messages.error(request, text % {"rule": _rule_of(refusal)})
        return None
    delete_autosave(request, locked)
    move = move_in(request.POST) or request.POST.get("wanted", "")
    _report_merge(request, base, latest, merge, revision)
    if missed:
        labels = ", ".join(str(LABELS[name]) for name in missed)
        messages.warning(request, _("No longer there, so left as it was: %(fields)s.") % {"fields": labels})
    if not locked.is_editable_by(desk_user(request)):
        return redirect_from_lost_article(request, locked, move)
    remember_reasons(request, locked)
    if move:
        messages.warning(request, _("Check what is there now before you go on. The action was not carried out."))
    return redirect_to_article(locked.pk)


def _report_merge(
    request: HttpRequest, base: Revision, latest: Revision, merge: Merge, revision: Revision | None
) -> None:
    """Add a message about the result of a merge with the latest revision."""
    values: dict[str, Any] = {"who": latest.who, "number": latest.number}
    if revision is None and base.number == latest.number:
        text = _("This form was sent before: nothing was saved twice. Here is the article it made.")
    elif base.number == latest.number:
        text = _("This form was sent before. What you have changed since then is saved in the article it made.")
    elif revision is None:
        text = _("%(who)s saved revision %(number)s while you were working. It was left as it is; nothing was saved.")
    elif merge.taken:
        text = _("%(who)s saved revision %(number)s while you were working. Both are kept; theirs: %(taken)s.")
        values["taken"] = ", ".join(str(LABELS[name]) for name in merge.taken)
    else:
        text = _("%(who)s saved revision %(number)s while you were working. Where the two differ, yours was kept.")
    messages.success(request, text % values)
