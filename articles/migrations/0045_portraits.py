"""Portraits of contributors."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("articles", "0044_search_index")]

    operations = [
        migrations.AddField(
            model_name="contributor",
            name="portrait",
            field=models.ForeignKey(
                blank=True,
                help_text="A picture of the library, shown square around its focal point on their page.",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="portraits",
                to="articles.photo",
                verbose_name="portrait",
            ),
        ),
    ]
