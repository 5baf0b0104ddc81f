"""Who may see, write and delete tags on the desk: those who may do the same to topics."""

from django.contrib.auth.management import create_permissions
from django.db import migrations

WRITE = ["view_tag", "add_tag", "change_tag"]
MAY = {"Writer": ["view_tag"], "Editor": WRITE, "Chief": [*WRITE, "delete_tag"]}


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
    dependencies = [("articles", "0017_reference_versions")]

    operations = [migrations.RunPython(grant, migrations.RunPython.noop)]
