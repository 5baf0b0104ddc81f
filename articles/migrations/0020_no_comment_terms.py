"""The words of a comment policy are in its own versions, and of old editions in their sealed JSON."""

from django.db import migrations

from articles.seals import lift, put_back


class Migration(migrations.Migration):
    dependencies = [("articles", "0019_sealed_content")]

    operations = [
        migrations.RunPython(lift, put_back),
        migrations.RemoveField(model_name="edition", name="comment_terms"),
        migrations.RunPython(put_back, lift),
    ]
