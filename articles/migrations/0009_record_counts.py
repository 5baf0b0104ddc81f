"""Let each article say how many events and editions its record holds, and the digest of its last event."""

from django.db import migrations, models
from django.db.models import Count, OuterRef, Subquery
from django.db.models.functions import Coalesce


def count_rows(apps, schema_editor):
    """Fill the new columns from the rows that are there."""
    article = apps.get_model("articles", "Article")
    event, edition = apps.get_model("articles", "Event"), apps.get_model("articles", "Edition")

    def number_of(model):
        rows = model.objects.filter(article=OuterRef("pk")).order_by().values("article")
        return Coalesce(Subquery(rows.annotate(number=Count("pk")).values("number")), 0)

    last = event.objects.filter(article=OuterRef("pk")).order_by("-number").values("digest")[:1]
    article.objects.update(
        event_count=number_of(event),
        edition_count=number_of(edition),
        last_event_digest=Coalesce(Subquery(last), models.Value("")),
    )


class Migration(migrations.Migration):
    dependencies = [("articles", "0008_picture_permissions")]

    operations = [
        migrations.AddField("article", "event_count", models.PositiveIntegerField(default=0, editable=False)),
        migrations.AddField("article", "edition_count", models.PositiveIntegerField(default=0, editable=False)),
        migrations.AddField(
            "article", "last_event_digest", models.CharField(blank=True, default="", editable=False, max_length=64)
        ),
        migrations.RunPython(count_rows, migrations.RunPython.noop),
    ]
