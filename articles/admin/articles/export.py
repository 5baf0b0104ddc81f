"""Export of the articles ticked in the list, in the format of ``manage.py export_articles``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.accounts.reauthentication import ask_to_confirm
from articles.accounts.signed_in import desk_user
from articles.audit import DESK, record_event
from articles.exporters import export_articles
from articles.models import Article

if TYPE_CHECKING:
    from django.http import HttpRequest
    from django.template.response import TemplateResponse

    from articles.admin.articles.article_admin import ArticleAdmin
    from articles.models.article_queryset import ArticleQuerySet

EXPORT_PERMISSION = "articles.export_article"
MAX_ARTICLES = 100


def export(
    admin: ArticleAdmin, request: HttpRequest, queryset: ArticleQuerySet
) -> TemplateResponse | HttpResponse | None:
    """Return the ticked articles and their whole record as a download, and record the export.

    The user first has to confirm who they are.
    """
    if not request.user.has_perm(EXPORT_PERMISSION):
        raise PermissionDenied
    numbers = list(queryset.order_by().values_list("pk", flat=True)[: MAX_ARTICLES + 1])
    if len(numbers) > MAX_ARTICLES:
        text = _("At most %(count)s articles can be exported at once. Tick fewer.")
        messages.error(request, text % {"count": MAX_ARTICLES})
        return None
    why = ngettext(
        "You are about to export %(count)s article with its whole record. The download starts when you confirm.",
        "You are about to export %(count)s articles with their whole record. The download starts when you confirm.",
        len(numbers),
    )
    answer = ask_to_confirm(request, why % {"count": len(numbers)})
    if answer:
        return answer
    articles = Article.objects.editable_by(desk_user(request)).filter(pk__in=numbers)
    lines = "".join(f"{line}\n" for line in export_articles(articles))
    uids = articles.order_by("pk").values_list("uid", flat=True)
    record_event(DESK, "export_articles", by=desk_user(request), details={"articles": [str(uid) for uid in uids]})
    response = HttpResponse(lines, content_type="application/jsonl; charset=utf-8")
    name = f"articles-{timezone.localtime():%Y-%m-%d}.jsonl"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    response.headers["Cache-Control"] = "private, no-store"
    return response
