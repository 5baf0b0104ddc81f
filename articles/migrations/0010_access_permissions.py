"""Who may link logins to contributors, and who may download originals that others uploaded."""

from django.contrib.auth.management import create_permissions
from django.db import migrations

MAY = {"Editor": ["view_original"], "Chief": ["view_original", "link_login"]}


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
    dependencies = [("articles", "0009_record_counts")]

    operations = [
        migrations.AlterModelOptions(
            name="contributor",
            options={
                "ordering": ["name", "id"],
                "permissions": [("link_login", "Can link logins to contributors")],
                "verbose_name": "contributor",
                "verbose_name_plural": "contributors",
            },
        ),
        migrations.AlterModelOptions(
            name="photo",
            options={
                "ordering": ["-created_at", "-id"],
                "permissions": [
                    ("withdraw_photo", "Can take photos off the site"),
                    ("view_original", "Can download originals that others uploaded"),
                ],
                "verbose_name": "photo",
                "verbose_name_plural": "photos",
            },
        ),
        migrations.RunPython(grant, migrations.RunPython.noop),
    ]
