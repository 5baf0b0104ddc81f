"""Contents as revisions, exports and autosaves hold them: plain data of any version, read as contents."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from articles.models import Article, ReferenceAlias, Revision
from articles.models.redactions import is_mark

from .field_kinds import ContentError
from .field_values import CreditLine, Reference
from .fields import FIELDS, Content, references_of
from .serialization import from_json, version_of
from .version1 import read_version_1


class RedactedContent(ContentError):
    """Raised for the mark of a redaction: nobody can say what was there."""


def read_content(data: Any, row: Article | None = None, aliases: dict[str, str] | None = None) -> Content:
    """Return the content of plain data of any version.

    Args:
        row: the article, where its working copy says what the data says.
        aliases: as ``known_aliases`` gives them, for whoever reads many contents.

    Raises:
        RedactedContent: two people took the words out of the record.
        ContentError: the data is no content.
    """
    if is_mark(data):
        raise RedactedContent("redacted")
    return read_version_1(data, row) if version_of(data) == 1 else with_present_identities(from_json(data), aliases)


def content_of_revision(revision: Revision) -> Content:
    """Return what an article said at one save, with the identities that references have now.

    Raises RedactedContent where the revision was redacted.
    """
    return with_present_identities(written_content_of_revision(revision))


def written_content_of_revision(revision: Revision) -> Content:
    """Return what an article said at one save, to the letter: for reading and for finding who wrote it.

    Raises RedactedContent where the revision was redacted.
    """
    if revision.is_redacted:
        raise RedactedContent("redacted")
    if version_of(revision.content) != 1:
        return from_json(revision.content)
    article = revision.article
    # The latest revision says what the working copy says.
    return read_version_1(revision.content, article if revision.number == article.revision_number else None)


def known_aliases(uids: set[str] | None = None) -> dict[str, str]:
    """Return the present identities of references by others that they have, of all or of some."""
    rows = ReferenceAlias.objects.all() if uids is None else ReferenceAlias.objects.filter(uid__in=uids)
    return {str(uid): str(target) for uid, target in rows.values_list("uid", "target")}


def with_present_identities(content: Content, aliases: dict[str, str] | None = None) -> Content:
    """Return a content in which references that were merged or joined since have the identity that they have now.

    Args:
        aliases: as ``known_aliases`` gives them, for whoever reads many contents.
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
    """Return references with their present identities.

    Of two that were merged the one is kept that had it before, in a byline the first one: ``references.merge`` does the
    same to rows, and in whatever order several were merged the result is the same.
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
