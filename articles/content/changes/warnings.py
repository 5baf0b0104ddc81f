"""What deserves a second look in a line that changed, in words."""

from collections import Counter
from collections.abc import Iterator, Sequence, Set

from django.utils.translation import gettext as _

from articles.comparison import LineChange, facts_of
from articles.content.fields import Content, references_of

# A category is no name that an article is held to.
NAMED = frozenset({"contributor", "topic", "tag"})


def names_of(*contents: Content) -> list[str]:
    """Return the names of the people, topics and tags that contents refer to."""
    return [one.name for content in contents for kind, one in references_of(content) if kind in NAMED]


def warnings_on(change: LineChange, names: Set[str]) -> Iterator[str]:
    """Yield a warning for each kind of fact that two versions of a line do not share.

    Lines that were added or taken out as a whole have none but for links to other sites.
    """
    old, new = (facts_of([line] if line else [], names) for line in (change.old, change.new))
    if change.kind in {"moved_from", "moved_to", "same", "removed"}:
        return
    gone, come = _only(old.sites, new.sites), _only(new.sites, old.sites)
    if gone and come:
        yield _("A link leads to another site than before: %(old)s → %(new)s") % {
            "old": ", ".join(gone),
            "new": ", ".join(come),
        }
    elif come:
        yield _("A new link leads to: %(new)s") % {"new": ", ".join(come)}
    if change.kind == "added":
        return
    for before, after, words in (
        (old.numbers, new.numbers, _("A number changed: %(old)s → %(new)s")),
        (old.names, new.names, _("A name changed: %(old)s → %(new)s")),
    ):
        if before != after:
            yield words % {"old": _listed(before, after), "new": _listed(after, before)}
    if old.quotations != new.quotations:
        yield _("A quotation changed.")


def _only(ones: Sequence[str], others: Sequence[str]) -> list[str]:
    return list((Counter(ones) - Counter(others)).elements())


def _listed(ones: Sequence[str], others: Sequence[str]) -> str:
    """Return what only one version has; all of it where the two differ in order alone."""
    return ", ".join(_only(ones, others) or (ones if not _only(others, ones) else [])) or "–"
