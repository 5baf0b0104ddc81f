"""What a source says now, merged into an article that people may have worked on since."""

from django.db import transaction
from django.utils.translation import gettext as _

from articles import revisions, workflow
from articles.states import State
from articles.text import (
    digest,
    from_paragraphs,
    merge_lists,
    merge_values,
    paragraphs,
    read_blocks,
    sanitise,
    slug_of,
    write_blocks,
)

from .newspaper import contributor_called, policy_with, topic_called
from .pictures import lead_of_line, lead_with, settle
from .records import Refused

FIELDS = (
    "headline",
    "slug",
    "standfirst",
    "dateline",
    "topic",
    "category",
    "comment_policy",
    "replies_to",
    "marks",
    "picture",
)


def _merge(base, ours, theirs):
    """Merge contents by field and the body by paragraph: ``(content, names of fields where ours was kept)``."""
    merged, kept = dict(ours), []
    for name in (*FIELDS, "tags", "credits"):
        merged[name], conflict = merge_values(base.get(name), ours.get(name), theirs.get(name))
        if conflict:
            kept.append(name)
    for name in ("marks", "picture"):
        if not merged[name]:
            del merged[name]
    blocks, conflicts = merge_lists(*(paragraphs(content["body"]) for content in (base, ours, theirs)))
    if blocks != paragraphs(ours["body"]):
        merged["body"] = from_paragraphs(blocks)
    return merged, kept + (["body"] if conflicts else [])


def _as_content(article, record, base, category):
    """What the article would say if it said just what the record says now."""
    policy = base["comment_policy"]
    if record.comment_notice != (policy["notice"] if policy else ""):
        policy = policy_with(record.comment_notice)
        policy = policy and policy.says()
    credits = base["credits"]
    if record.credits != [(credit["role"], credit["name"]) for credit in credits]:
        credits = []
        for role, name in record.credits:
            person = contributor_called(name, "is_editor" if role == "editor" else "is_writer")
            credits.append({"role": role, "name": person.name, "slug": person.slug})
    # The slug follows the headline only where it did so before.
    slug = slug_of(record.headline) if base["slug"] == slug_of(base["headline"]) else base["slug"]
    marks = {"marks": base.get("marks", {}) | {"label": record.label}} if record.label else {}
    picture = _picture(record, base.get("picture"))
    return (
        {name: value for name, value in base.items() if name != "picture"}
        | marks
        | ({"picture": picture} if picture else {})
        | {
            "headline": record.headline,
            "slug": slug,
            "standfirst": record.standfirst,
            "dateline": record.dateline,
            "body": base["body"] if record.body == read_blocks(base["body"]) else sanitise(write_blocks(record.body)),
            "topic": record.topic or None,
            "category": category.slug if category else base["category"],
            "tags": sorted(record.tags) if record.tags else base["tags"],
            "credits": credits,
            "comment_policy": policy,
        }
    )


def _picture(record, base):
    """The lead picture a record gives; one that says nothing of it leaves the one there was."""
    if record.archive:
        return lead_of_line(record.archive, base)
    return lead_with(record.photo) if record.photo else base


def last_import(article):
    """What the source said when it was last taken in."""
    event = article.events.filter(move="import").order_by("-number").first()
    taken = event.details.get("content") if event else None
    if taken:
        return taken
    return event.revision.content if event else article.latest_revision.content


def merge_in(article, record, base, category, reason, taken=()):
    """Record what a source changed as a revision for review: ``(revision or None, what was kept of an editor's)``.

    Photos made for it are added to ``taken``, whether they stay or not.
    """
    untouched = transaction.savepoint()
    theirs = _as_content(article, settle(record, taken), base, category)
    if theirs == base:
        return None, ()
    if not theirs["body"]:
        raise Refused(_("There is no body: it is a list of blocks."))
    if article.standing().retracted:
        raise Refused(_("The article was retracted; its text stays as it is."))
    ours = revisions.content_of(article)
    merged, kept = _merge(base, ours, theirs)
    if digest(merged) == digest(ours):
        # Nobody and nothing is made for words that are not taken.
        transaction.savepoint_rollback(untouched)
        return None, tuple(kept)
    topic_called(merged["topic"])
    revisions.put_back(article, merged)
    revision = workflow.record_save(
        article,
        reason=reason,
        witnessed="import",
        state=State.IN_REVIEW,
        details={"content": theirs} if merged != theirs else {},
    )
    return revision, tuple(kept)
