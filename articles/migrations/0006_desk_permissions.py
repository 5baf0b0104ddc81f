"""Who may assign articles and write the newsroom's checklist; which "Baca juga" lines came in and wait."""

from django.contrib.auth.management import create_permissions
from django.db import migrations

MAY = {
    "Editor": ["assign_article", "view_checklistitem"],
    "Chief": [
        "assign_article",
        "view_checklistitem",
        "add_checklistitem",
        "change_checklistitem",
        "delete_checklistitem",
    ],
}


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


def let_wait(apps, schema_editor):
    """Lines that an import brought go on waiting for their articles, and hold no approval back."""
    lines = apps.get_model("articles", "ReadAlso").objects.using(schema_editor.connection.alias)
    lines.filter(target=None, article__source__isnull=False).update(is_awaited=True)


class Migration(migrations.Migration):
    dependencies = [("articles", "0005_the_desk")]

    operations = [
        migrations.RunPython(grant, migrations.RunPython.noop),
        migrations.RunPython(let_wait, migrations.RunPython.noop),
    ]
