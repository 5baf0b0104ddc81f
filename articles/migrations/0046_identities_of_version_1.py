"""Which references the latest revisions of version 1 name, which have names only."""

from collections import defaultdict
from itertools import islice

from django.db import migrations, models

from ._triggers import drop_triggers

CHUNK_SIZE = 200


def uid_of(row):
    return str(row.uid) if row else None


def identities_in(article, data, tags, credits):
    """Return the uids of what a content names, from the working copy of the same content."""
    tags = sorted(tags, key=lambda tag: tag.name)
    found = {tag.name: tag for tag in tags if tag.name in data["tags"]}
    unknown = sorted(set(data["tags"]) - found.keys())
    others = [tag for tag in tags if tag.name not in found]
    if len(others) == len(unknown):
        found |= dict(zip(unknown, others, strict=True))
    is_same = [credit.role for credit in credits] == [one["role"] for one in data["credits"]]
    return {
        **{
            name: uid_of(getattr(article, name)) if data[name] else None
            for name in ("category", "topic", "comment_policy")
        },
        "tags": {name: str(tag.uid) for name, tag in found.items()},
        "credits": [str(credit.contributor.uid) for credit in credits] if is_same else None,
    }


def store_identities(apps, schema_editor):
    """Store what each latest revision of version 1 names, before anybody changes the working copy."""
    Revision, Tagged, Credit = (apps.get_model("articles", name) for name in ("Revision", "ArticleTag", "Credit"))
    latest = Revision.objects.filter(number=models.F("article__revision_number")).order_by("pk")
    rows = latest.select_related("article__category", "article__topic", "article__comment_policy")
    version_1 = (one for one in rows.iterator(chunk_size=CHUNK_SIZE) if is_version_1(one.content))
    while chunk := list(islice(version_1, CHUNK_SIZE)):
        tags, credits = defaultdict(list), defaultdict(list)
        numbers = [one.article_id for one in chunk]
        for row in Tagged.objects.filter(content_object__in=numbers).select_related("tag"):
            tags[row.content_object_id].append(row.tag)
        for row in Credit.objects.filter(article__in=numbers).order_by("order", "id").select_related("contributor"):
            credits[row.article_id].append(row)
        for one in chunk:
            number = one.article_id
            found = identities_in(one.article, one.content, tags[number], credits[number])
            Revision.objects.filter(pk=one.pk).update(identities=found)


def is_version_1(content):
    """Return whether a content is one of version 1, and no mark of a redaction."""
    return "version" not in content and "headline" in content


class Migration(migrations.Migration):
    dependencies = [("articles", "0045_portraits")]

    operations = [
        migrations.RunPython(drop_triggers, migrations.RunPython.noop),
        migrations.AddField(
            model_name="revision",
            name="identities",
            field=models.JSONField(blank=True, editable=False, null=True),
        ),
        migrations.RunPython(store_identities, migrations.RunPython.noop),
        migrations.RunPython(migrations.RunPython.noop, drop_triggers),
    ]
