"""The words of a comment policy are in its own versions, and of old editions in their sealed JSON."""

from django.db import migrations

from ._triggers import drop_triggers


class Migration(migrations.Migration):
    dependencies = [("articles", "0019_sealed_content")]

    operations = [
        migrations.RunPython(drop_triggers, migrations.RunPython.noop),
        migrations.RemoveField(model_name="edition", name="comment_terms"),
        migrations.RunPython(migrations.RunPython.noop, drop_triggers),
    ]
