"""Who may work in the picture library, and who takes a picture from readers."""

from django.contrib.auth.management import create_permissions
from django.db import migrations

WORK = ["view_photo", "add_photo", "change_photo"]
MAY = {"Writer": WORK, "Editor": [*WORK, "withdraw_photo"], "Chief": [*WORK, "withdraw_photo", "delete_photo"]}


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
    dependencies = [("articles", "0007_pictures")]

    operations = [migrations.RunPython(grant, migrations.RunPython.noop)]
