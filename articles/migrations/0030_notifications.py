"""Call messages notifications. None stands for all kinds where somebody chose none."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

ACTIONS = ("add", "change", "delete", "view")
MODELS = {"message": "notification", "preferences": "notificationpreferences"}


def rename_permissions(apps, names):
    """Rename the default permissions of models that were renamed."""
    permissions = apps.get_model("auth", "Permission").objects.filter(content_type__app_label="articles")
    for old, new in names.items():
        for action in ACTIONS:
            permissions.filter(codename=f"{action}_{old}").update(codename=f"{action}_{new}")


def forwards(apps, schema_editor):
    rename_permissions(apps, MODELS)


def backwards(apps, schema_editor):
    rename_permissions(apps, {new: old for old, new in MODELS.items()})


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0029_edit_sessions"),
        ("auth", "0012_alter_user_first_name_max_length"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveConstraint(model_name="message", name="nobody_is_told_twice"),
        migrations.RenameModel("Message", "Notification"),
        migrations.RenameModel("Preferences", "NotificationPreferences"),
        migrations.RunPython(forwards, backwards),
        migrations.RenameIndex("notification", new_name="notification_by_time", old_name="message_by_time"),
        migrations.RenameIndex("notification", new_name="notification_unread", old_name="message_unread"),
        migrations.AddConstraint(
            model_name="notification",
            constraint=models.UniqueConstraint(
                fields=("recipient", "about", "kind"), name="nobody_is_notified_twice"
            ),
        ),
        migrations.AlterModelOptions(
            name="notification",
            options={
                "ordering": ["-at", "-id"],
                "verbose_name": "notification",
                "verbose_name_plural": "notifications",
            },
        ),
        migrations.AlterField(
            model_name="notification",
            name="article",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="notifications", to="articles.article"
            ),
        ),
        migrations.AlterField(
            model_name="notification",
            name="recipient",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="notifications", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AlterField(
            model_name="notificationpreferences",
            name="user",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="notification_preferences",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AlterField(
            model_name="notificationpreferences",
            name="inbox",
            field=models.JSONField(blank=True, null=True, verbose_name="in the inbox"),
        ),
        migrations.AlterField(
            model_name="notificationpreferences",
            name="mail",
            field=models.JSONField(blank=True, null=True, verbose_name="by e-mail"),
        ),
    ]
