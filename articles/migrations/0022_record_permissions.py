"""Who may confirm changes of names and standing pages, and who may propose and confirm redactions."""

from django.contrib.auth.management import create_permissions
from django.db import migrations, models

from ._triggers import drop_triggers

MAY = {"Editor": ["confirm_reference"], "Chief": ["confirm_reference", "redact_record"]}


def grant(apps, schema_editor):
    """Give the groups what is new. Permissions are usually made after all migrations, so they are made here first."""
    alias = schema_editor.connection.alias
    config = apps.get_app_config("articles")
    config.models_module = True
    create_permissions(config, apps=apps, using=alias, verbosity=0)
    config.models_module = None
    groups = apps.get_model("auth", "Group").objects.using(alias)
    permissions = apps.get_model("auth", "Permission").objects.using(alias)
    for name, codenames in MAY.items():
        group, _ = groups.get_or_create(name=name)
        group.permissions.add(*permissions.filter(content_type__app_label="articles", codename__in=codenames))


class Migration(migrations.Migration):
    dependencies = [("articles", "0021_authorship")]

    operations = [
        migrations.RunPython(drop_triggers, migrations.RunPython.noop),
        migrations.AlterModelOptions(
            name="referenceversion",
            options={
                "ordering": ["kind", "subject", "number"],
                "permissions": [("confirm_reference", "Can confirm changes of names and standing pages")],
                "verbose_name": "version",
                "verbose_name_plural": "versions",
            },
        ),
        migrations.AlterModelOptions(
            name="revision",
            options={
                "ordering": ["-number"],
                "permissions": [("redact_record", "Can propose and confirm redactions of the record")],
                "verbose_name": "revision",
                "verbose_name_plural": "revisions",
            },
        ),
        migrations.AlterField(
            model_name="edition",
            name="kind",
            field=models.CharField(
                choices=[
                    ("first", "first edition"),
                    ("update", "update"),
                    ("correction", "correction"),
                    ("reply", "right of reply"),
                    ("renamed", "names changed"),
                    ("retraction", "retraction"),
                ],
                max_length=12,
                verbose_name="kind",
            ),
        ),
        migrations.RunPython(grant, migrations.RunPython.noop),
        migrations.RunPython(migrations.RunPython.noop, drop_triggers),
    ]
