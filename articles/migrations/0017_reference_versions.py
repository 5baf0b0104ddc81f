"""Write version 1 of each reference that is there, and mark those that the record names."""

import hashlib
import json
import secrets
from datetime import UTC

from django.db import migrations
from django.utils import timezone

FIELDS = {
    "category": ("Category", ("name", "slug", "parent", "description")),
    "topic": ("Topic", ("name", "slug", "introduction")),
    "tag": ("Tag", ("name", "slug")),
    "contributor": ("Contributor", ("name", "slug", "job_title", "biography", "links")),
    "comment_policy": ("CommentPolicy", ("name", "mode", "days_open", "notice")),
    "page": ("Page", ("title", "slug", "body", "is_in_footer", "order")),
}
BATCH = 500


def _digest(payload):
    text = json.dumps(payload, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _version(model, kind, row, fields, at):
    version = model(
        kind=kind,
        subject=row.uid,
        number=1,
        fields=fields,
        slug=fields.get("slug", ""),
        at=at,
        is_reconstructed=True,
        salt=secrets.token_hex(16),
    )
    payload = {
        "kind": kind,
        "subject": str(row.uid),
        "number": 1,
        "fields": fields,
        "at": at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ"),
        "by": "",
        "confirmed_by": "",
        "reason": "",
        "is_reconstructed": True,
        "salt": version.salt,
        "previous": "",
    }
    version.digest = _digest(payload)
    return version


def write_versions(apps, schema_editor):
    """Write version 1 from what each row says now, unless the row has a version."""
    # Whole seconds, which every format of dumps keeps: the digest covers the instant.
    alias, at = schema_editor.connection.alias, timezone.now().replace(microsecond=0)
    model = apps.get_model("articles", "ReferenceVersion")
    versions = model.objects.using(alias)
    categories = apps.get_model("articles", "Category").objects.using(alias)
    uids = {pk: str(uid) for pk, uid in categories.values_list("pk", "uid")}

    def plain(row, name):
        return uids.get(row.parent_id) if name == "parent" else getattr(row, name)

    for kind, (name, fields) in FIELDS.items():
        rows = apps.get_model("articles", name).objects.using(alias).order_by("pk")
        known = set(versions.filter(kind=kind).values_list("subject", flat=True))
        versions.bulk_create(
            (
                _version(model, kind, row, {field: plain(row, field) for field in fields}, at)
                for row in rows.iterator(chunk_size=BATCH)
                if row.uid not in known
            ),
            batch_size=BATCH,
        )


def _mark(rows, **lookup):
    """Mark the rows with one of the values of a field; ``lookup`` is the field and the values."""
    ((field, values),) = lookup.items()
    values = sorted(values - {None})
    for start in range(0, len(values), BATCH):
        rows.filter(**{f"{field}__in": values[start : start + BATCH]}).update(is_in_record=True)


def mark_named(apps, schema_editor):
    """Mark what revisions name in words, and what editions and saved working copies name by key.

    A working copy says what its latest revision says, and still leads to what has been renamed since.
    """

    def rows(name):
        return apps.get_model("articles", name).objects.using(schema_editor.connection.alias)

    def keys(name, field, **conditions):
        found = rows(name).filter(**conditions).order_by().values_list(field, flat=True)
        return set(found.distinct().iterator(chunk_size=BATCH))

    categories, topics, tags, people, policies = set(), set(), set(), set(), set()
    for content in rows("Revision").order_by("pk").values_list("content", flat=True).iterator(chunk_size=BATCH):
        if "version" in content:
            # Of a later version, which names identities: a database that was migrated back and forth.
            continue
        categories.add(content.get("category"))
        topics.add(content.get("topic"))
        tags.update(content.get("tags") or ())
        people.update(credit["slug"] for credit in content.get("credits") or ())
        policies.add((content.get("comment_policy") or {}).get("name"))
    _mark(rows("Category"), slug=categories)
    _mark(rows("Topic"), name=topics)
    _mark(rows("Tag"), name=tags)
    _mark(rows("Contributor"), slug=people)
    _mark(rows("CommentPolicy"), name=policies)

    saved, saved_article = {"revision_number__gt": 0}, {"article__revision_number__gt": 0}
    of_tagged = {"content_object__revision_number__gt": 0}
    in_editions = keys("Edition", "category") | keys("Edition", "section")
    _mark(rows("Category"), pk=in_editions | keys("Article", "category", **saved))
    _mark(rows("Topic"), pk=keys("Edition", "topic") | keys("Article", "topic", **saved))
    _mark(rows("Tag"), pk=keys("EditionTag", "tag") | keys("ArticleTag", "tag", **of_tagged))
    in_editions = keys("EditionCredit", "contributor")
    _mark(rows("Contributor"), pk=in_editions | keys("Credit", "contributor", **saved_article))
    _mark(rows("CommentPolicy"), pk=keys("Article", "comment_policy", **saved))


class Migration(migrations.Migration):
    dependencies = [("articles", "0016_references")]

    operations = [
        # Taking 0016 back drops the versions and the marks.
        migrations.RunPython(write_versions, migrations.RunPython.noop),
        migrations.RunPython(mark_named, migrations.RunPython.noop),
    ]
