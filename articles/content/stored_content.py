"""Contents read from the plain data of any version that revisions, exports and autosaves store."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from articles.models import Article, ReferenceAlias, Revision
from articles.models.redactions import is_mark

from .field_kinds import ContentError
from .field_values import CreditLine, Reference
from .fields import FIELDS, Content, references_of
from .serialization import from_json, version_of
from .version1 import identities_in, read_version_1


class RedactedContent(ContentError):
    """Raised for the mark of a redaction, in place of which the content can no longer be read."""


def read_content(data: Any, row: Article | None = None, aliases: dict[str, str] | None = None) -> Content:
    """Return the content from plain data of any version.

    Args:
        data: The plain data.
        row: The article, if its working copy has the same content as the data, to find what version 1 names.
        aliases: The result of ``known_aliases``, to save queries when many contents are read.

    Raises:
        RedactedContent: Two people removed the text from the record.
        ContentError: The data is not a valid content.
    """
    if is_mark(data):
        raise RedactedContent("redacted")
    if version_of(data) == 1:
        return with_present_identities(read_version_1(data, identities_in(row, data) if row else None), aliases)
    return with_present_identities(from_json(data), aliases)


def content_of_revision(revision: Revision) -> Content:
    """Return the content of a revision, with the current identities of references.

    Raises:
        RedactedContent: The revision was redacted.
    """
    return with_present_identities(written_content_of_revision(revision))


def written_content_of_revision(revision: Revision) -> Content:
    """Return the content of a revision exactly as written, for showing it and for finding its authors.

    Raises:
        RedactedContent: The revision was redacted.
    """
    if revision.is_redacted:
        raise RedactedContent("redacted")
    if version_of(revision.content) != 1:
        return from_json(revision.content)
    return read_version_1(revision.content, revision.identities)


def known_aliases(uids: set[str] | None = None) -> dict[str, str]:
    """Return the current uids of references by their other uids, of all references or of some."""
    rows = ReferenceAlias.objects.all() if uids is None else ReferenceAlias.objects.filter(uid__in=uids)
    return {str(uid): str(target) for uid, target in rows.values_list("uid", "target")}


def with_present_identities(content: Content, aliases: dict[str, str] | None = None) -> Content:
    """Return a content in which references that were merged since have their current identity.

    Args:
        content: The content as it was written.
        aliases: The result of ``known_aliases``, to save queries when many contents are read.
    """
    if aliases is None:
        uids = {reference.uid for _kind, reference in references_of(content) if reference.uid}
        aliases = known_aliases(uids) if uids else {}
    if not aliases:
        return content
    values = {name: _renamed(getattr(content, name), aliases) for name, _kind, _label in FIELDS}
    return replace(content, **values)


def _renamed(value: Any, aliases: dict[str, str]) -> Any:
    if isinstance(value, Reference):
        above = _renamed(value.above, aliases) if value.above else None
        return replace(value, uid=aliases.get(value.uid or "", value.uid), above=above)
    if isinstance(value, CreditLine):
        return replace(value, person=_renamed(value.person, aliases))
    if isinstance(value, tuple):
        return _without_doubles(value, aliases)
    return value


def _without_doubles(value: tuple[Any, ...], aliases: dict[str, str]) -> tuple[Any, ...]:
    """Return references with their current identities, without duplicates.

    Of two that were merged, the one that already had the current identity is kept, or in a byline the first one.
    ``references.merge`` does the same to rows, and the result does not depend on the order of several merges.
    """
    kept: dict[Any, tuple[int, bool, Any]] = {}
    for place, one in enumerate(value):
        now = _renamed(one, aliases)
        has_kept_its_own = not isinstance(one, CreditLine) and _identity(now) == _identity(one)
        before = kept.get(_identity(now))
        if before is None or (has_kept_its_own and not before[1]):
            kept[_identity(now)] = place, has_kept_its_own, now
    return tuple(now for _place, _own, now in sorted(kept.values(), key=lambda one: one[0]))


def _identity(one: Any) -> Any:
    if isinstance(one, Reference):
        return one.uid or one
    return (one.role, _identity(one.person)) if isinstance(one, CreditLine) else one
