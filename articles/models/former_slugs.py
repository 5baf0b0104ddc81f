"""Finding references by their former slugs and former names, which are in their versions."""

from django.db.models import QuerySet

from .reference_aliases import ReferenceAlias
from .reference_versions import ReferenceVersion
from .references import Reference, reference_model

# The most former owners of a slug or name that are checked.
MAX_OWNERS = 20


def reference_by_former_slug(kind: str, slug: str) -> Reference | None:
    """Return the reference that once had a slug that none has now, or None.

    Where several had it, it is the last one. For a merged reference, it is the one that it was merged into.
    """
    return _last_of(kind, ReferenceVersion.objects.filter(kind=kind, slug=slug))


def reference_by_former_name(kind: str, name: str) -> Reference | None:
    """Return the reference that once had a name that none has now, or None. Letter case makes no difference."""
    return _last_of(kind, ReferenceVersion.objects.filter(kind=kind, fields__name__iexact=name))


def _last_of(kind: str, versions: QuerySet[ReferenceVersion]) -> Reference | None:
    versions = versions.order_by("-at", "-pk")
    for uid in dict.fromkeys(versions.values_list("subject", flat=True)[:MAX_OWNERS]):
        target = ReferenceAlias.objects.filter(kind=kind, uid=uid).values_list("target", flat=True).first()
        row = reference_model(kind)._base_manager.filter(uid=target or uid).first()
        if row:
            return row
    return None
