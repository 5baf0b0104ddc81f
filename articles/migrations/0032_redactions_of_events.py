"""Let what is left of a redacted event be redacted again."""

from django.db import migrations, models

from ._triggers import drop_triggers


class Migration(migrations.Migration):
    dependencies = [("articles", "0031_moves_of_logins")]

    operations = [
        migrations.RunPython(drop_triggers, migrations.RunPython.noop),
        migrations.RemoveConstraint(model_name="redaction", name="row_is_redacted_once"),
        migrations.AddConstraint(
            model_name="redaction",
            constraint=models.UniqueConstraint(
                fields=("kind", "row_key", "confirmation"), name="row_is_redacted_once_by_a_confirmation"
            ),
        ),
        migrations.RunPython(migrations.RunPython.noop, drop_triggers),
    ]
