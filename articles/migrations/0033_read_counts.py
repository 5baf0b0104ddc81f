"""Call readership read counts, and heat popularity."""

import django.db.models.deletion
from django.db import migrations, models
from django.db.models import F

ACTIONS = ("add", "change", "delete", "view")


def rename_permissions(apps, old, new):
    """Rename the default permissions of a model that was renamed."""
    permissions = apps.get_model("auth", "Permission").objects.filter(content_type__app_label="articles")
    for action in ACTIONS:
        permissions.filter(codename=f"{action}_{old}").update(codename=f"{action}_{new}")


def forwards(apps, schema_editor):
    rename_permissions(apps, "readership", "readcount")


def backwards(apps, schema_editor):
    rename_permissions(apps, "readcount", "readership")


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0032_redactions_of_events"),
        ("auth", "0012_alter_user_first_name_max_length"),
    ]

    operations = [
        # A renamed column is not renamed in what a migration knows of its index.
        migrations.RemoveIndex(model_name="readership", name="readership_hottest"),
        migrations.RenameModel("Readership", "ReadCount"),
        migrations.RunPython(forwards, backwards),
        migrations.RenameField("readcount", "heat", "popularity"),
        migrations.AlterField(
            model_name="readcount",
            name="article",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.CASCADE,
                primary_key=True,
                related_name="read_count",
                serialize=False,
                to="articles.article",
            ),
        ),
        migrations.AddIndex(
            model_name="readcount",
            index=models.Index(F("popularity").desc(), F("article").desc(), name="read_count_by_popularity"),
        ),
    ]
