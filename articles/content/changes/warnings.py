"""What deserves a second look in what changed, in words."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence, Set

from django.utils.translation import gettext as _

from articles.comparison import Facts, LineChange, facts_of
from articles.content.fields import Content, references_of
from articles.document import Line

# A category is no name that an article is held to.
NAMED = frozenset({"contributor", "topic", "tag"})


def names_of(*contents: Content) -> list[str]:
    """Return the names of the people, topics and tags that contents refer to."""
    return [one.name for content in contents for kind, one in references_of(content) if kind in NAMED]


class Warnings:
    """The facts that differ between the lines of two versions.

    A fact that is in another line now, because a paragraph was split, joined or moved, does not differ.
    """

    def __init__(self, changes: Sequence[LineChange], names: Set[str]):
        self._names = names
        self._known: dict[Line, Facts] = {}
        old = [change.old for change in changes if change.kind != "same" and change.old]
        new = [change.new for change in changes if change.kind != "same" and change.new]
        self._gone, self._come = _differing(map(self._facts, old), map(self._facts, new))

    def _facts(self, line: Line | None) -> Facts:
        if line is None:
            return Facts()
        if line not in self._known:
            self._known[line] = facts_of([line], self._names)
        return self._known[line]

    def on(self, change: LineChange) -> list[str]:
        """Return a warning for each kind of fact that differs in a line. Facts that were warned of are not left."""
        if change.kind not in {"changed", "added"}:
            return []
        old, new = self._facts(change.old), self._facts(change.new)
        warnings = list(self._on_links(old, new))
        if change.kind == "changed":
            for kind, words in _kinds():
                before, after = getattr(old, kind), getattr(new, kind)
                gone = _take(self._gone[kind], _only(before, after))
                come = _take(self._come[kind], _only(after, before))
                is_reordered = before != after and Counter(before) == Counter(after)
                if gone or come or is_reordered:
                    warnings.append(words % _listed(gone or before * is_reordered, come or after * is_reordered))
        return warnings

    def _on_links(self, old: Facts, new: Facts) -> Iterator[str]:
        gone, come = _only(old.sites, new.sites), _take(self._come["sites"], _only(new.sites, old.sites))
        if come and gone:
            yield _("A link leads to another site than before: %(old)s → %(new)s") % _listed(gone, come)
        elif come:
            yield _("A new link leads to: %(new)s") % _listed([], come)
        elif old.sites and old.sites != new.sites and Counter(old.sites) == Counter(new.sites):
            yield _("A link leads to another site than before: %(old)s → %(new)s") % _listed(old.sites, new.sites)

    def left(self) -> list[str]:
        """Return warnings of facts that differ between lines that are no versions of each other."""
        return [
            words % _listed(list(self._gone[kind].elements()), list(self._come[kind].elements()))
            for kind, words in _kinds()
            if self._gone[kind] and self._come[kind]
        ]


def _kinds() -> list[tuple[str, str]]:
    return [
        ("numbers", _("A number changed: %(old)s → %(new)s")),
        ("names", _("A name changed: %(old)s → %(new)s")),
        ("quotations", _("A quotation changed.")),
    ]


def _differing(old: Iterable[Facts], new: Iterable[Facts]) -> tuple[dict[str, Counter[str]], dict[str, Counter[str]]]:
    """Return how often each fact is only in the old lines, and only in the new ones, by kind of fact."""
    counts: list[dict[str, Counter[str]]] = []
    for facts in (old, new):
        count: dict[str, Counter[str]] = {kind: Counter() for kind in ("sites", "numbers", "names", "quotations")}
        for one in facts:
            for kind, counter in count.items():
                counter.update(getattr(one, kind))
        counts.append(count)
    before, after = counts
    return {kind: before[kind] - after[kind] for kind in before}, {kind: after[kind] - before[kind] for kind in after}


def _take(left: Counter[str], wanted: Iterable[str]) -> list[str]:
    """Return those of some facts that are left, and take them away."""
    taken = []
    for one in wanted:
        if left[one] > 0:
            left[one] -= 1
            taken.append(one)
    for one in [one for one, count in left.items() if count <= 0]:
        del left[one]
    return taken


def _only(ones: Sequence[str], others: Sequence[str]) -> list[str]:
    return list((Counter(ones) - Counter(others)).elements())


def _listed(old: Sequence[str], new: Sequence[str]) -> dict[str, str]:
    return {"old": ", ".join(filter(None, old)) or "–", "new": ", ".join(filter(None, new)) or "–"}
