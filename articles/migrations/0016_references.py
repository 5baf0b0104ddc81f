"""References have a uid that outlives their names, sealed versions, and a model of tags of their own."""

import functools
import secrets
import uuid

import django.db.models.deletion
import django.utils.timezone
import taggit.managers
from django.conf import settings
from django.core.management.color import no_style
from django.db import migrations, models

from ._triggers import drop_triggers

OTHERS = ("category", "commentpolicy", "contributor", "page", "topic")
BATCH = 500


def finish_checks(schema_editor):
    """Let PostgreSQL check foreign keys now: it alters no table while checks wait for the end of the transaction."""
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        schema_editor.execute("SET CONSTRAINTS ALL DEFERRED")


def _move(schema_editor, old, new):
    """Move all tags from one table to another, with the same ids, names and slugs."""
    connection = schema_editor.connection
    old, made = old.objects.using(connection.alias), new.objects.using(connection.alias)
    rows = old.order_by("pk").values("id", "name", "slug").iterator(chunk_size=BATCH)
    made.bulk_create((new(**row) for row in rows), batch_size=BATCH)
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), [new]):
            cursor.execute(statement)


def copy_tags(apps, schema_editor):
    """Give the articles their own tags. Those of taggit are deleted once no row of the record points to them."""
    _move(schema_editor, apps.get_model("taggit", "Tag"), apps.get_model("articles", "Tag"))


def copy_tags_back(apps, schema_editor):
    """Give the tags to taggit again, where the foreign keys will look for them."""
    old = apps.get_model("taggit", "Tag")
    old.objects.using(schema_editor.connection.alias).all().delete()
    _move(schema_editor, apps.get_model("articles", "Tag"), old)
    finish_checks(schema_editor)


def delete_copied_tags(apps, schema_editor):
    """Keep no second copy of the tags."""
    apps.get_model("taggit", "Tag").objects.using(schema_editor.connection.alias).all().delete()
    finish_checks(schema_editor)


def give_uids(apps, schema_editor):
    """Give each row a uid of its own: a default would give all rows the same one."""
    for name in OTHERS:
        model = apps.get_model("articles", name)
        rows = model.objects.using(schema_editor.connection.alias)
        keys = list(rows.order_by("pk").values_list("pk", flat=True))
        rows.bulk_update([model(pk=pk, uid=uuid.uuid4()) for pk in keys], ["uid"], batch_size=BATCH)
    finish_checks(schema_editor)


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0015_export_permission"),
        ("taggit", "0006_rename_taggeditem_content_type_object_id_taggit_tagg_content_8fc721_idx"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RunPython(drop_triggers, migrations.RunPython.noop),
        migrations.CreateModel(
            name="Tag",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("is_in_record", models.BooleanField(default=False, editable=False)),
                ("archived_at", models.DateTimeField(blank=True, editable=False, null=True)),
                ("name", models.CharField(max_length=100, unique=True, verbose_name="name")),
                ("slug", models.SlugField(allow_unicode=True, max_length=100, unique=True, verbose_name="slug")),
            ],
            options={"verbose_name": "tag", "verbose_name_plural": "tags", "ordering": ["name"]},
        ),
        migrations.RunPython(copy_tags, migrations.RunPython.noop),
        migrations.AlterField(
            "article",
            "tags",
            taggit.managers.TaggableManager(
                blank=True,
                help_text="Separated by commas.",
                through="articles.ArticleTag",
                to="articles.Tag",
                verbose_name="tags",
            ),
        ),
        migrations.AlterField(
            "articletag",
            "tag",
            models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="article_tags", to="articles.tag"
            ),
        ),
        migrations.AlterField(
            "editiontag",
            "tag",
            models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="edition_tags", to="articles.tag"
            ),
        ),
        migrations.RunPython(delete_copied_tags, copy_tags_back),
        *(
            operation
            for name in OTHERS
            for operation in (
                migrations.AddField(
                    name, "archived_at", models.DateTimeField(blank=True, editable=False, null=True)
                ),
                migrations.AddField(name, "is_in_record", models.BooleanField(default=False, editable=False)),
                migrations.AddField(name, "uid", models.UUIDField(editable=False, null=True)),
            )
        ),
        migrations.RunPython(give_uids, migrations.RunPython.noop),
        *(
            migrations.AlterField(name, "uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True))
            for name in OTHERS
        ),
        migrations.CreateModel(
            name="ReferenceVersion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.CharField(choices=[("category", "category"), ("topic", "topic"), ("tag", "tag"), ("contributor", "contributor"), ("comment_policy", "comment policy"), ("page", "page")], max_length=16, verbose_name="kind")),
                ("subject", models.UUIDField()),
                ("number", models.PositiveIntegerField(verbose_name="number")),
                ("fields", models.JSONField(verbose_name="content")),
                ("slug", models.CharField(blank=True, max_length=100, verbose_name="slug")),
                ("at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="when")),
                ("by_name", models.CharField(blank=True, max_length=160, verbose_name="by")),
                ("confirmed_by_name", models.CharField(blank=True, max_length=160, verbose_name="confirmed by")),
                ("reason", models.TextField(blank=True, verbose_name="reason")),
                ("is_reconstructed", models.BooleanField(default=False)),
                ("salt", models.CharField(default=functools.partial(secrets.token_hex, 16), max_length=32)),
                ("previous_digest", models.CharField(blank=True, max_length=64)),
                ("digest", models.CharField(max_length=64, verbose_name="SHA-256")),
                ("by", models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL)),
                ("confirmed_by", models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL)),
            ],
            options={
                "verbose_name": "version",
                "verbose_name_plural": "versions",
                "ordering": ["kind", "subject", "number"],
                "indexes": [models.Index(fields=["kind", "slug"], name="reference_version_by_slug")],
                "constraints": [models.UniqueConstraint(fields=("kind", "subject", "number"), name="version_number_is_unique_for_its_reference", violation_error_message="This version number is taken.")],
            },
        ),
        migrations.RunPython(migrations.RunPython.noop, drop_triggers),
    ]
