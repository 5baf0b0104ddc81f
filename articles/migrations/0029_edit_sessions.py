"""Call sittings edit sessions, and their columns by what they hold."""


import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

ACTIONS = ("add", "change", "delete", "view")


def rename_permissions(apps, old, new):
    """Rename the default permissions of a model that was renamed."""
    permissions = apps.get_model("auth", "Permission").objects.filter(content_type__app_label="articles")
    for action in ACTIONS:
        permissions.filter(codename=f"{action}_{old}").update(codename=f"{action}_{new}")


def forwards(apps, schema_editor):
    rename_permissions(apps, "sitting", "editsession")


def backwards(apps, schema_editor):
    rename_permissions(apps, "editsession", "sitting")


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0028_minor_edits_and_schedules"),
        ("auth", "0012_alter_user_first_name_max_length"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveConstraint(model_name="sitting", name="one_sitting_a_tab"),
        # A renamed column is not renamed in what a migration knows of its index.
        migrations.RemoveIndex(model_name="sitting", name="sitting_by_beat"),
        migrations.RenameModel("Sitting", "EditSession"),
        migrations.RunPython(forwards, backwards),
        migrations.RenameField("editsession", "since", "opened_at"),
        migrations.RenameField("editsession", "beat_at", "last_seen_at"),
        migrations.RenameField("editsession", "typed", "form_content"),
        migrations.AlterField(
            model_name="editsession",
            name="article",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="edit_sessions",
                to="articles.article",
            ),
        ),
        migrations.AlterField(
            model_name="editsession",
            name="user",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="edit_sessions", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddIndex(
            model_name="editsession",
            index=models.Index(fields=["article", "last_seen_at"], name="edit_session_by_last_seen"),
        ),
        migrations.RenameIndex("editsession", new_name="edit_session_by_user", old_name="sitting_by_user"),
        migrations.AddConstraint(
            model_name="editsession",
            constraint=models.UniqueConstraint(fields=("user", "tab"), name="one_edit_session_per_tab"),
        ),
    ]
