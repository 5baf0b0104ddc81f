"""Who may export articles with their whole record."""

from django.contrib.auth.management import create_permissions
from django.db import migrations

MAY = {"Chief": ["export_article"]}


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
    dependencies = [("articles", "0014_logins")]

    operations = [
        migrations.AlterModelOptions(
            name="article",
            options={
                "permissions": [
                    ("submit_article", "Can submit articles for review"),
                    ("review_article", "Can approve articles and request changes"),
                    ("publish_article", "Can publish articles and take them off the site"),
                    ("schedule_article", "Can schedule editions"),
                    ("correct_article", "Can publish corrections"),
                    ("retract_article", "Can ask for a retraction"),
                    ("confirm_retraction", "Can confirm or refuse a retraction"),
                    ("assign_article", "Can assign articles and set deadlines"),
                    ("edit_any_article", "Can work on articles of others"),
                    ("edit_every_category", "Can work on articles of every category"),
                    ("export_article", "Can export articles with their whole record"),
                ],
                "verbose_name": "article",
                "verbose_name_plural": "articles",
            },
        ),
        migrations.RunPython(grant, migrations.RunPython.noop),
    ]
