"""Checking editions against their approved revisions, field by field, and against the lists that contain them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, cast

from django.utils.translation import gettext as _

from articles.content import (
    LABELS,
    Content,
    Reference,
    content_of_revision,
    from_json,
    read_content,
    to_json,
    version_of,
    with_present_identities,
)
from articles.editions import columns_of, merged_by_one_person, renamed_content, sealed_content, work_of
from articles.models import Edition, ReferenceVersion
from articles.models.edition_kinds import KINDS_WITHOUT_UPDATE
from articles.models.redactions import is_mark

if TYPE_CHECKING:
    from django.db.models import Field

    from articles.models import EditionCredit, EditionTag

# Texts that editions of version 1 have exactly as in their revision.
VERSION_1_FIELDS = ("headline", "slug", "standfirst", "dateline")
# The field of a content that names each kind of reference.
FIELDS_BY_KIND = {"topic": "topic", "category": "category", "tag": "tags", "contributor": "credits"}


Aliases = dict[str, str]


def broken_contents(editions: Sequence[Edition], aliases: Aliases) -> str | None:
    """Return a message about the first edition that differs from what was approved or is in wrong lists, or None.

    Args:
        aliases: What ``content.known_aliases`` returns.
    """
    for edition in editions:
        reason = _broken_words(edition)
        if not edition.is_redacted:
            reason = (
                _broken_since(edition, editions)
                or _broken_comment_terms(edition, editions)
                or _broken_content(edition, aliases)
                or reason
                or _broken_index(edition, aliases)
            )
        if reason:
            return reason
    return None


def _broken_since(edition: Edition, editions: Sequence[Edition]) -> str | None:
    """Compare the date of an edition's words (``said_since``) with the edition that was shown before it."""
    if (edition.kind in KINDS_WITHOUT_UPDATE) != ("said_since" in edition.content):
        return _("edition %(number)s does not contain since when its words are shown") % {"number": edition.number}
    if edition.kind not in KINDS_WITHOUT_UPDATE:
        return None
    earlier = [one for one in editions if one.live_from < edition.live_from]
    before = max(earlier, key=lambda one: one.live_from, default=None)
    if before is None or (not before.is_redacted and before.words_since != edition.words_since):
        return _("edition %(number)s gives a wrong time since which its words are shown") % {"number": edition.number}
    return None


def _broken_comment_terms(edition: Edition, editions: Sequence[Edition]) -> str | None:
    """Compare the comment terms of an edition that was made of one of version 1 with the terms of that one."""
    if version_of(edition.content) == 1 or "comments" not in edition.content:
        return None
    same = (one.content for one in editions if one.revision_id == edition.revision_id and not one.is_redacted)
    terms = [content["comments"] for content in same if version_of(content) == 1]
    if not terms or edition.content["comments"] in terms:
        return None
    return _("edition %(number)s has other comment terms than the one it was made of") % {"number": edition.number}


def _broken_content(edition: Edition, aliases: Aliases) -> str | None:
    if edition.is_retraction or edition.revision.is_redacted:
        return None
    approved = edition.revision.content
    if version_of(edition.content) == 1:
        changed = [name for name in VERSION_1_FIELDS if approved.get(name, "") != edition.content.get(name, "")]
    elif version_of(approved) == 1:
        changed = _changed_since_version_1(edition)
    else:
        shown = edition.content["content"]
        renamed = edition.content.get("renamed", [])
        if any(is_mark(_version_of(one).fields) for one in renamed):
            # A redacted version cannot be compared any more.
            return None
        approved = _with_new_names(approved, renamed)
        if aliases:
            # An edition has the uids that its references had when it was made, some of which were merged since.
            shown, approved = (to_json(with_present_identities(from_json(one), aliases)) for one in (shown, approved))
        changed = sorted(name for name in shown.keys() | approved.keys() if shown.get(name) != approved.get(name))
    if not changed:
        return None
    names = ", ".join(str(LABELS.get(name, name)) for name in changed)
    return _("edition %(number)s differs from what was approved: %(fields)s") % {
        "number": edition.number,
        "fields": names,
    }


def _changed_since_version_1(edition: Edition) -> list[str]:
    """Return the fields of an edition that differ from a revision of version 1, where uids are unknown."""
    approved, shown = content_of_revision(edition.revision), read_content(edition.content["content"])
    changed = set(approved.changed_fields(shown))
    if approved.picture_words != shown.picture_words:
        changed.add("picture_words")
    # These fields may have names that were confirmed since.
    changed -= {FIELDS_BY_KIND.get(one["kind"], "") for one in edition.content.get("renamed", [])}
    # Version 1 contained the slug of a category, in place of its name.
    written, category = approved.category, shown.category
    if written and category and written.uid is None and written.name == category.slug:
        changed.discard("category")
    return sorted(changed)


def _with_new_names(approved: dict[str, Any], renamed: list[dict[str, Any]]) -> dict[str, Any]:
    """Return an approved content with the names that two people confirmed since, from their sealed versions."""
    if not renamed or version_of(approved) == 1:
        return approved
    content = from_json(approved)
    for one in renamed:
        aliases = set(one.get("aliases", ()))
        # What one person merged keeps the name that was approved.
        aliases -= merged_by_one_person(one["kind"], aliases) if aliases else set()
        content = renamed_content(content, one["uid"], _version_of(one).fields, aliases)
    return to_json(content)


def _version_of(renamed: dict[str, Any]) -> ReferenceVersion:
    return ReferenceVersion.objects.get(kind=renamed["kind"], subject=renamed["uid"], number=renamed["version"])


def _broken_words(edition: Edition) -> str | None:
    """Compare the columns that pages show with the sealed content that they are derived from."""
    for name, value in columns_of(edition.content).items():
        if getattr(edition, name) != value:
            return _("edition %(number)s shows other words than its sealed content: %(name)s") % {
                "number": edition.number,
                "name": cast("Field[Any, Any]", Edition._meta.get_field(name)).verbose_name,
            }
    return None


def _broken_index(edition: Edition, aliases: Aliases) -> str | None:
    """Compare the lists that an edition is in with what its content refers to."""
    if edition.is_retraction:
        is_right = _is_listed_as_retraction(edition)
    elif version_of(edition.content) == 1:
        # The references are in its revision, unless that was redacted.
        content = None if edition.revision.is_redacted else sealed_content(edition)
        is_right = content is None or _is_listed(edition, content, aliases)
    else:
        content = from_json(edition.content["content"])
        policy = (edition.content["comment_policy"] or {}).get("uid")
        is_right = _is_listed(edition, content, aliases)
        is_right = is_right and aliases.get(policy or "", policy) == _uid_of(edition.comment_policy)
    photo = (str(edition.photo.uid), edition.photo.sha256) if edition.photo else (None, None)
    places: list[EditionTag | EditionCredit] = [*edition.edition_tags.all(), *edition.edition_credits.all()]
    is_right = is_right and all(
        (row.article_id, row.first_published_at) == (edition.article_id, edition.first_published_at) for row in places
    )
    if is_right and photo == (edition.picture.get("photo"), edition.picture.get("sha256")):
        return None
    return _("edition %(number)s is listed in other places than it names: run rebuild_listings") % {
        "number": edition.number
    }


def _is_listed_as_retraction(edition: Edition) -> bool:
    """Return whether a retraction is listed only under its category and its article."""
    empty = (edition.topic_id, edition.replies_to_id, edition.comment_policy_id, edition.photo_id)
    places = *edition.edition_tags.all(), *edition.edition_credits.all()
    section = edition.category.parent or edition.category
    return edition.section_id == section.pk and not any(empty) and not places


def _is_listed(edition: Edition, content: Content, aliases: Aliases) -> bool:
    content = with_present_identities(content, aliases)
    section = edition.category.parent or edition.category
    credits = {(row.role, str(row.contributor.uid)) for row in edition.edition_credits.all()}
    tags = {str(row.tag.uid) for row in edition.edition_tags.all()}
    return (
        edition.section_id == section.pk
        and _leads_to(content.category, edition.category)
        and _leads_to(content.topic, edition.topic)
        and _leads_to(content.replies_to, edition.replies_to)
        and _are_listed(tags, [tag.uid for tag in content.tags])
        and _are_listed(credits, [line.person.uid and (line.role, line.person.uid) for line in content.credits])
        and _works_once(edition)
        and _is_in_order(edition, content)
    )


def _is_in_order(edition: Edition, content: Content) -> bool:
    """Return whether people are listed in the order of the byline. Version 1 ordered each role separately."""
    roles = list(dict.fromkeys(line.role for line in content.credits))
    by_role = version_of(edition.content) == 1
    rows = sorted(
        edition.edition_credits.all(), key=lambda row: (roles.index(row.role) if by_role else 0, row.order, row.pk)
    )
    credits = sorted(content.credits, key=lambda line: roles.index(line.role)) if by_role else content.credits
    listed = [(row.role, str(row.contributor.uid)) for row in rows]
    named = [(line.role, line.person.uid) for line in credits]
    return [one for one in listed if one in named] == [one for one in named if one in listed]


def _works_once(edition: Edition) -> bool:
    """Return whether the edition is once in each list of a person's work, as ``editions.list_edition`` makes it."""
    rows = edition.edition_credits.all()
    listed = [(row.contributor_id, row.work) for row in rows if row.work]
    return len(set(listed)) == len(listed) and set(listed) == {(row.contributor_id, work_of(row.role)) for row in rows}


def _leads_to(reference: Reference | None, row: Any) -> bool:
    if reference is None or reference.uid is None:
        return reference is not None or row is None
    return row is not None and str(row.uid) == reference.uid


def _uid_of(row: Any) -> str | None:
    return str(row.uid) if row else None


def _are_listed(listed: set[Any], named: Sequence[Any]) -> bool:
    """Return whether an edition is in the lists of what it names. For each that is not known (None), any other counts.

    Version 1 contained no identities, and what was renamed before the upgrade is not found by its name.
    """
    known = {one for one in named if one}
    return known <= listed and len(listed - known) == sum(1 for one in named if not one)
