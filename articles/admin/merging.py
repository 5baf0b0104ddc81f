"""A save of what somebody else saved meanwhile: put together, or asked about side by side; nothing typed is lost."""

from django.contrib import messages
from django.db import IntegrityError, transaction
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from articles import revisions, workflow
from articles.text import compare_words, merge_contents

from .sitting import forget_typing
from .typed import typed_content

CHOICE = "choice-"
# What a page of choices does not send on: its own fields, and those that belong to one page.
OWN = ("csrfmiddlewaretoken",)


class Side:
    """One conflict as the page shows it: a heading, and each version with what it changes marked."""

    def __init__(self, conflict):
        self.conflict, self.name = conflict, f"{CHOICE}{conflict.key}"
        self.label = revisions.label_of(conflict.field)
        base, ours, theirs = (revisions.told(conflict.field, one) for one in conflict[2:])
        self.base, self.ours, self.theirs = base, compare_words(base, ours), compare_words(base, theirs)


class MergedSaves:
    """Stale saves of the edit page; mixed into its ModelAdmin."""

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        """The edit page, where a stale save is merged with what stands before anything else is asked."""
        if request.method == "POST" and object_id is not None and object_id.isdecimal():
            with transaction.atomic():
                answer = self._merge(request, object_id)
            if answer is not None:
                return answer
        return super().changeform_view(request, object_id, form_url, extra_context)

    def _merge(self, request, object_id):
        """The answer to a stale save, or None where the save is not stale or cannot be merged as it is."""
        article = self.get_object(request, object_id)
        if article is None or not self.has_change_permission(request, article):
            return None
        article = workflow.lock(article)
        seen = request.POST.get("seen", "")
        if not seen.isdecimal() or len(seen) > 9 or int(seen) == article.revision_number:
            return None
        base, stands = article.revisions.filter(number=seen).first(), article.latest_revision
        form = self.get_form(request, article, change=True)(request.POST, instance=article)
        # A stale save is the one fault a merge mends; whatever else is wrong is told on the form.
        if base is None or form.errors.keys() - {"__all__"} or len(form.non_field_errors()) > 1:
            return None
        article = workflow.lock(article)
        typed = typed_content(request.POST, base.content)
        choices = {name.removeprefix(CHOICE): said for name, said in request.POST.items() if name.startswith(CHOICE)}
        merge = merge_contents(base.content, typed, stands.content, choices)
        if merge.conflicts:
            return self._ask(request, article, base, stands, merge)
        return self._put_together(request, article, stands, merge)

    def _ask(self, request, article, base, stands, merge):
        sent = [
            (name, value)
            for name, values in request.POST.lists()
            if name not in OWN
            and not name.startswith("_")
            and name not in {f"{CHOICE}{one.key}" for one in merge.conflicts}
            for value in values
        ]
        # Told of once both are put together.
        sent += [("wanted", request.POST["_move"])] if request.POST.get("_move") else []
        return self._page(
            request,
            "merge",
            article,
            title=_("Two versions"),
            base=base,
            stands=stands,
            sides=[Side(conflict) for conflict in merge.conflicts],
            taken=[revisions.label_of(name) for name in merge.taken],
            sent=sent,
        )

    def _put_together(self, request, article, stands, merge):
        try:
            with transaction.atomic():
                missed = revisions.put_back(article, merge.content)
                workflow.record_save(article, by=request.user, reason=request.POST.get("why", "")[:400])
        except (IntegrityError, workflow.MoveNotAllowed) as refusal:
            text = _("Put together, the two versions break a rule (%(rule)s). Change yours and save again.")
            messages.error(request, text % {"rule": refusal})
            return None
        forget_typing(request)
        told = {"who": stands.author_name, "number": stands.number}
        if merge.taken:
            text = _("%(who)s saved revision %(number)s while you were working. Both are kept; theirs: %(taken)s.")
            told["taken"] = ", ".join(str(revisions.label_of(name)) for name in merge.taken)
        else:
            text = _("%(who)s saved revision %(number)s while you were working. Yours stands where it differs.")
        messages.success(request, text % told)
        if missed:
            labels = ", ".join(str(revisions.LABELS[name]) for name in missed)
            messages.warning(request, _("No longer there, so left as it was: %(fields)s.") % {"fields": labels})
        if request.POST.get("_move") or request.POST.get("wanted"):
            messages.warning(request, _("Look at what is there now before you go on; the move was not made."))
        return HttpResponseRedirect(reverse("admin:articles_article_change", args=[article.pk]))
