"""Editions hold one sealed JSON: of those that exist, what their digests cover, to the letter."""

import django.db.models.deletion
from django.db import migrations, models

from ._triggers import drop_triggers

MARKS = ("label", "is_unverified", "verification_notice", "is_breaking")
CHUNK = 200


def payload_of_version_1(edition):
    """Return what the digest of an edition of version 1 covers."""
    marks = {name: getattr(edition, name) for name in MARKS if getattr(edition, name)}
    return {
        "article": str(edition.article.uid),
        "number": edition.number,
        "kind": edition.kind,
        "note": edition.note,
        "ground": edition.ground,
        "revision": edition.revision.digest,
        "approval": edition.approval.digest,
        "headline": edition.headline,
        "slug": edition.slug,
        "standfirst": edition.standfirst,
        "dateline": edition.dateline,
        "body": edition.body,
        "excerpt": edition.excerpt,
        "byline": edition.byline,
        "tags": edition.tag_list,
        "comments": edition.comment_terms,
        "previous": edition.previous_digest,
        **({"marks": marks} if marks else {}),
        **({"picture": edition.picture} if edition.picture else {}),
    }


def seal_content(apps, schema_editor):
    """Store the payload of each edition, and the names its kicker most likely had.

    Version 1 showed the present names of topics and categories. That of the topic is taken from the approved
    revision, that of the category is the present one.
    """
    Edition = apps.get_model("articles", "Edition")
    editions = Edition.objects.using(schema_editor.connection.alias)
    related = ("article", "revision", "approval", "category")
    changed = []
    for edition in editions.select_related(*related).order_by("pk").iterator(chunk_size=CHUNK):
        edition.content = payload_of_version_1(edition)
        if edition.kind != "retraction":
            edition.topic_name = edition.revision.content.get("topic") or ""
            edition.category_name = edition.category.name
        changed.append(edition)
        if len(changed) == CHUNK:
            editions.bulk_update(changed, ["content", "topic_name", "category_name"])
            changed = []
    editions.bulk_update(changed, ["content", "topic_name", "category_name"])


class Migration(migrations.Migration):
    dependencies = [("articles", "0018_tag_permissions")]

    operations = [
        migrations.RunPython(drop_triggers, migrations.RunPython.noop),
        migrations.CreateModel(
            name="ReferenceAlias",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("category", "category"),
                            ("topic", "topic"),
                            ("tag", "tag"),
                            ("contributor", "contributor"),
                            ("comment_policy", "comment policy"),
                            ("page", "page"),
                        ],
                        max_length=16,
                    ),
                ),
                ("uid", models.UUIDField()),
                ("target", models.UUIDField()),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("uid", "kind"), name="alias_means_one_reference")],
            },
        ),
        migrations.AddField(
            model_name="revision",
            name="salt",
            field=models.CharField(blank=True, default="", editable=False, max_length=32),
        ),
        migrations.AddField(
            model_name="edition",
            name="content",
            field=models.JSONField(default=dict, verbose_name="content"),
        ),
        migrations.AddField(
            model_name="edition",
            name="salt",
            field=models.CharField(blank=True, default="", editable=False, max_length=32),
        ),
        migrations.AddField(
            model_name="edition",
            name="topic_name",
            field=models.CharField(blank=True, default="", max_length=160, verbose_name="topic"),
        ),
        migrations.AddField(
            model_name="edition",
            name="category_name",
            field=models.CharField(blank=True, default="", max_length=80, verbose_name="category"),
        ),
        migrations.AddField(
            model_name="edition",
            name="comment_policy",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="editions",
                to="articles.commentpolicy",
                verbose_name="comment policy",
            ),
        ),
        migrations.RunPython(seal_content, migrations.RunPython.noop),
        migrations.RunPython(migrations.RunPython.noop, drop_triggers),
    ]
