"""Versions and events of the references in an exported article."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from articles.models import Event, ReferenceVersion

from .named_subjects import Key
from .record import event_data, version_data


class ReferenceRecords:
    """The records of references, each fetched once in a whole export."""

    def __init__(self) -> None:
        self._known: dict[Key, dict[str, Any] | None] = {}

    def records_of(self, subjects: Iterable[Key], references: dict[str, list[dict[str, Any]]]) -> list[dict[str, Any]]:
        """Return the records of the references in a line, ordered by kind and uid.

        Args:
            subjects: References that only the editions and events in the line name, from ``subjects_named``.
            references: The references in the line, as returned by ``references_named``.
        """
        named = {(kind, one["uid"]) for kind, rows in references.items() for one in rows}
        # Those that were merged into them, whose former addresses and names lead to them.
        named |= {(kind, uid) for kind, rows in references.items() for one in rows for uid in one.get("aliases", ())}
        named |= set(subjects)
        self._fetch(named - self._known.keys())
        return [record for key in sorted(named) if (record := self._known[key])]

    def _fetch(self, keys: set[Key]) -> None:
        if not keys:
            return
        subjects = [uid for _kind, uid in keys]
        events: dict[Key, list[Event]] = defaultdict(list)
        versions: dict[Key, list[ReferenceVersion]] = defaultdict(list)
        kinds = {kind for kind, _uid in keys}
        for event in Event.objects.filter(subject__in=subjects, subject_kind__in=kinds).order_by("number"):
            events[event.subject_kind, str(event.subject)].append(event)
        for version in ReferenceVersion.objects.filter(subject__in=subjects, kind__in=kinds).order_by("number"):
            versions[version.kind, str(version.subject)].append(version)
        self._known |= {key: _record(key, events[key], versions[key]) for key in keys}


def _record(key: Key, events: list[Event], versions: list[ReferenceVersion]) -> dict[str, Any] | None:
    if not (events or versions):
        return None
    kind, uid = key
    return {
        "kind": kind,
        "uid": uid,
        "events": [event_data(event) for event in events],
        "versions": [version_data(version) for version in versions],
    }
