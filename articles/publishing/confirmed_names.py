"""Names that two people confirmed, used in editions of revisions that were saved before."""

from articles.editions import Draft, agreed_aliases, columns_of, rename
from articles.models import Article, ReferenceVersion, Revision
from articles.models.redactions import is_mark

APPLY_NAMES_MOVE = "apply_names"


def with_confirmed_names(article: Article, draft: Draft, revision: Revision) -> Draft:
    """Return the draft of an approved revision with the names that were applied to the article since it was saved.

    Without them, an edition of an older revision would have a name that readers are no longer shown.
    """
    applied = article.events.filter(move=APPLY_NAMES_MOVE, at__gt=revision.created_at).order_by("number")
    newest = {(one["kind"], one["uid"]): one["version"] for one in (event.details["reference"] for event in applied)}
    data = draft.data
    for (kind, uid), number in newest.items():
        version = ReferenceVersion.objects.get(kind=kind, subject=uid, number=number)
        if not is_mark(version.fields):
            data = rename(data, kind, uid, number, version.fields, agreed_aliases(kind, uid))
    return Draft(data, draft.columns | columns_of(data)) if newest else draft
