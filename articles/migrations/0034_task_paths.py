"""Call the tasks that wait in the queue by the present paths of their functions."""

from django.db import migrations

PATHS = {
    "articles.library.tasks.make_files": "articles.photo_library.tasks.render_photo",
    "articles.library.throwing_away.delete_files": "articles.photo_library.file_deletion.delete_files",
    "articles.library.throwing_away.delete_uploads": "articles.photo_library.file_deletion.delete_uploads",
    "articles.telling.tasks.tell_of_event": "articles.notifications.tasks.send_event_notifications",
    "articles.telling.tasks.tell_of_note": "articles.notifications.tasks.send_note_notifications",
}


def rename(apps, schema_editor, paths):
    tasks = apps.get_model("django_tasks_database", "DBTaskResult").objects.using(schema_editor.connection.alias)
    for old, new in paths.items():
        tasks.filter(task_path=old).update(task_path=new)


def forwards(apps, schema_editor):
    rename(apps, schema_editor, PATHS)


def backwards(apps, schema_editor):
    rename(apps, schema_editor, {new: old for old, new in PATHS.items()})


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0033_read_counts"),
        ("django_tasks_database", "__first__"),
    ]

    operations = [migrations.RunPython(forwards, backwards)]
