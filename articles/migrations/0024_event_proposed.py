from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("articles", "0023_events_of_any_subject")]

    operations = [
        migrations.AddIndex(
            model_name="event",
            index=models.Index(
                condition=models.Q(("move", "propose_change")), fields=["at"], name="event_proposed"
            ),
        ),
    ]
