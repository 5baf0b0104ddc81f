from django.db import migrations, models

from ._triggers import drop_triggers


class Migration(migrations.Migration):
    dependencies = [("articles", "0020_no_comment_terms")]

    operations = [
        migrations.RunPython(drop_triggers, migrations.RunPython.noop),
        migrations.AddField(
            model_name="revision",
            name="authorship",
            field=models.JSONField(blank=True, editable=False, null=True),
        ),
        migrations.AddField(
            model_name="photo",
            name="word_authors",
            field=models.JSONField(default=dict, editable=False),
        ),
        migrations.RunPython(migrations.RunPython.noop, drop_triggers),
    ]
