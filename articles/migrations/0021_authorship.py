from django.db import migrations, models

from articles.seals import lift, put_back


class Migration(migrations.Migration):
    dependencies = [("articles", "0020_no_comment_terms")]

    operations = [
        migrations.RunPython(lift, put_back),
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
        migrations.RunPython(put_back, lift),
    ]
