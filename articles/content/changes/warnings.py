"""Warnings about changed facts, which an editor should check again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence, Set
from typing import NamedTuple

from django.utils.translation import gettext as _

from articles.comparison import CheckedFacts, LineChange, facts_by_line, joined_facts, pairs_in_any_order, text_of_line
from articles.content.fields import Content, references_of
from articles.document import Line
from articles.text import TooDifferent, Work

from .changed_quotations import changed_quotations
from .exchanged_facts import Version, exchanged_facts

# Categories are left out, since their names are not facts of an article.
NAMED_KINDS = frozenset({"contributor", "topic", "tag"})
WARNING_KINDS = ("sites", "numbers", "names", "quotations")


def names_of(*contents: Content) -> list[str]:
    """Return the names of the people, topics and tags that contents refer to, and the places in their datelines."""
    named = [one.name for content in contents for kind, one in references_of(content) if kind in NAMED_KINDS]
    return named + [content.dateline for content in contents]


class FactWarning(NamedTuple):
    """A warning, with the kind of fact that it is about."""

    kind: str
    text: str


class Warnings:
    """The facts that differ between two versions, line by line.

    Lines that were split off a changed line, or joined to it, are compared together with it. An added line is compared
    with the most similar removed one. Lines that are not versions of others are compared with each other as a whole.
    Quotations are also compared by their paragraphs, see ``changed_quotations``. If the lines have more characters than
    ``work`` allows, no facts are compared, and one warning says so.
    """

    def __init__(
        self,
        changes: Sequence[LineChange],
        names: Set[str],
        work: Work,
        known: dict[Line, CheckedFacts] | None = None,
    ) -> None:
        self._changes = changes
        known = {} if known is None else known
        self._is_too_long = False
        try:
            self._old = _facts_by_place([change.old for change in changes], names, known, work)
            self._new = _facts_by_place([change.new for change in changes], names, known, work)
        except TooDifferent:
            self._is_too_long = True
            self._old = self._new = [CheckedFacts()] * len(changes)
        self._parts: dict[int, list[int]] = {}
        gone, come = [], []
        for place, change in enumerate(changes):
            if change.part_of is not None:
                self._parts.setdefault(change.part_of, [change.part_of]).append(place)
            elif change.old and change.kind == "removed":
                gone.append((place, change.old))
            elif change.new and change.kind == "added":
                come.append((place, change.new))
        pairs = pairs_in_any_order([line for _place, line in gone], [line for _place, line in come], work)
        self._before = {come[new][0]: gone[old][0] for old, new in pairs.found}
        self._are_all_compared = pairs.are_all_compared
        self._compare_the_rest([place for place, _line in gone], [place for place, _line in come])
        self._quotations = changed_quotations(changes, self._old, self._new, self._before)

    def _compare_the_rest(self, gone: Sequence[int], come: Sequence[int]) -> None:
        known = set(self._before.values())
        old = [self._old[place] for place in gone if place not in known]
        new = [self._new[place] for place in come if place not in self._before]
        before, after = joined_facts(old), joined_facts(new)
        self._gone = {kind: _only(getattr(before, kind), getattr(after, kind)) for kind in WARNING_KINDS}
        self._come = {kind: _only(getattr(after, kind), getattr(before, kind)) for kind in WARNING_KINDS}
        self._new_sites = Counter(self._come["sites"])
        versions = list(self._versions(gone, come))
        self._exchanged = {
            kind: list(dict.fromkeys([*self._by_other_lines(old, new, kind), *exchanged_facts(versions, kind)]))
            for kind in WARNING_KINDS
        }

    def _by_other_lines(self, old: Sequence[CheckedFacts], new: Sequence[CheckedFacts], kind: str) -> Iterator[str]:
        """Yield the facts of a kind if lines that are not versions of each other have the same ones in other lines.

        Where not all lines were compared, a line may have got the facts of another, so other order counts too.
        """
        is_same = not (self._gone[kind] or self._come[kind])
        before, after = (list(_in_lines(lines, kind)) for lines in (old, new))
        is_elsewhere = Counter(before) != Counter(after) or (before != after and not self._are_all_compared)
        if old and new and is_same and is_elsewhere:
            yield from (fact for one in new for fact in getattr(one, kind))

    def _versions(self, gone: Sequence[int], come: Sequence[int]) -> Iterator[Version]:
        known = set(self._before.values())
        for place, change in enumerate(self._changes):
            if change.kind == "changed":
                yield self._version(self._together(place), self._together(place))
        yield from (self._version([old], [new]) for new, old in self._before.items())
        yield from (self._version([place], []) for place in gone if place not in known)
        yield from (self._version([], [place]) for place in come if place not in self._before)

    def _version(self, old: Sequence[int], new: Sequence[int]) -> Version:
        before = " ".join(text_of_line(line) for place in old if (line := self._changes[place].old))
        after = " ".join(text_of_line(line) for place in new if (line := self._changes[place].new))
        return Version(
            before, after, joined_facts(self._old[one] for one in old), joined_facts(self._new[one] for one in new)
        )

    def _together(self, place: int) -> list[int]:
        """Return the indexes of a changed line and of those split off it or joined to it."""
        return sorted(self._parts.get(place, [place]))

    @property
    def kinds(self) -> set[str]:
        """The kinds of facts that there is a warning about."""
        above = (one for place in range(len(self._changes)) for one in self._on(place))
        return {one.kind for one in (*above, *self._remaining())}

    def on(self, place: int) -> list[str]:
        """Return a warning for each kind of fact that differs in the change at an index."""
        return list(dict.fromkeys(one.text for one in self._on(place)))

    def _on(self, place: int) -> Iterator[FactWarning]:
        change = self._changes[place]
        if change.kind == "changed":
            places = self._together(place)
            old, new = (joined_facts(facts[one] for one in places) for facts in (self._old, self._new))
            yield from (*_on_links(old, new), *_on_facts(old, new))
        elif place in self._before:
            old, new = self._old[self._before[place]], self._new[place]
            yield from (*_on_links(old, new), *_on_facts(old, new))
        elif change.kind == "added" and change.part_of is None:
            sites = list((Counter(self._new[place].sites) & self._new_sites).elements())
            if sites:
                yield FactWarning("sites", _("A new link leads to: %(new)s") % _listed([], sites))
        if place in self._quotations.places:
            yield FactWarning("quotations", _("A quotation changed."))

    def remaining_warnings(self) -> list[str]:
        """Return warnings about facts that differ between lines that are not versions of each other."""
        return list(dict.fromkeys(one.text for one in self._remaining()))

    def _remaining(self) -> Iterator[FactWarning]:
        if self._is_too_long:
            words = _("Too long to compare numbers, names, quotations and links. Check them yourself.")
            yield from (FactWarning(kind, words) for kind in WARNING_KINDS)
        for kind, words in _kinds():
            if self._gone[kind] and self._come[kind]:
                yield FactWarning(kind, words % _listed(self._gone[kind], self._come[kind]))
        if self._quotations.is_elsewhere:
            yield FactWarning("quotations", _("A quotation changed."))
        exchanged = list(dict.fromkeys(one for found in self._exchanged.values() for one in found))
        words = _("In other paragraphs than before: %(what)s") % {"what": ", ".join(exchanged)}
        yield from (FactWarning(kind, words) for kind, found in self._exchanged.items() if found)


def _in_lines(lines: Sequence[CheckedFacts], kind: str) -> Iterator[tuple[str, ...]]:
    """Yield the facts of a kind in each line, except lines without any."""
    return (facts for line in lines if (facts := getattr(line, kind)))


def _facts_by_place(
    found: Sequence[Line | None], names: Set[str], known: dict[Line, CheckedFacts], work: Work
) -> list[CheckedFacts]:
    """Return the facts of each line of one version, which are empty if it has no such line."""
    facts = iter(facts_by_line([line for line in found if line], names, known, work))
    return [next(facts) if line else CheckedFacts() for line in found]


def _on_facts(old: CheckedFacts, new: CheckedFacts) -> Iterator[FactWarning]:
    for kind, words in _kinds():
        before, after = getattr(old, kind), getattr(new, kind)
        if before != after:
            is_reordered = Counter(before) == Counter(after)
            gone, come = (before, after) if is_reordered else (_only(before, after), _only(after, before))
            yield FactWarning(kind, words % _listed(gone, come))


def _on_links(old: CheckedFacts, new: CheckedFacts) -> Iterator[FactWarning]:
    before, after = (list(zip(facts.anchors, facts.sites, strict=True)) for facts in (old, new))
    gone, come = _only(old.sites, new.sites), _only(new.sites, old.sites)
    if come and not gone:
        yield FactWarning("sites", _("A new link leads to: %(new)s") % _listed([], come))
    elif come:
        yield FactWarning(
            "sites", _("A link leads to another site than before: %(old)s → %(new)s") % _listed(gone, come)
        )
    elif (gone and set(after) - set(before)) or (not gone and _leads_elsewhere(before, after)):
        # The same sites, or some of them, are linked from other words than before.
        yield FactWarning(
            "sites", _("A link leads to another site than before: %(old)s → %(new)s") % _listed(old.sites, new.sites)
        )


def _leads_elsewhere(before: Sequence[tuple[str, str]], after: Sequence[tuple[str, str]]) -> bool:
    """Return whether words link to another site than before. Both lists must have the same sites."""
    sites = [site for _words, site in before]
    if sites != [site for _words, site in after]:
        return True
    known: dict[str, set[str]] = {}
    for words, site in before:
        known.setdefault(words, set()).add(site)
    return any(site not in known.get(words, {site}) for words, site in after)


def _kinds() -> list[tuple[str, str]]:
    return [
        ("numbers", _("A number changed: %(old)s → %(new)s")),
        ("names", _("A name changed: %(old)s → %(new)s")),
        ("quotations", _("A quotation changed.")),
    ]


def _only(ones: Sequence[str], others: Sequence[str]) -> list[str]:
    return list((Counter(ones) - Counter(others)).elements())


def _listed(old: Sequence[str], new: Sequence[str]) -> dict[str, str]:
    return {"old": ", ".join(filter(None, old)) or "–", "new": ", ".join(filter(None, new)) or "–"}
