"""Redactions: rows of the record that two people took words out of, and the words while somebody decides."""

import django.db.models.deletion
from django.db import migrations, models
from django.db.migrations.exceptions import IrreversibleError

from ._triggers import drop_triggers


def nothing(apps, schema_editor):
    """Change no row on the way to this version."""


def refuse_to_lose_the_record(apps, schema_editor):
    """Refuse to go back once a revision was saved that an earlier version cannot read."""
    revisions = apps.get_model("articles", "Revision").objects.using(schema_editor.connection.alias)
    if revisions.exclude(salt="").exists():
        raise IrreversibleError(
            "Articles were saved since the upgrade, and an earlier version cannot read them. "
            "To go back, restore the backup that was taken before it."
        )


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0025_guest_approvals'),
    ]

    operations = [
        migrations.RunPython(drop_triggers, migrations.RunPython.noop),
        migrations.CreateModel(
            name='ForbiddenWords',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('words', models.JSONField()),
                ('proposal', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='forbidden_words', to='articles.event')),
            ],
            options={
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='Redaction',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('revision', 'revision'), ('edition', 'edition'), ('event', 'event'), ('reference_version', 'version')], max_length=20, verbose_name='kind')),
                ('row_key', models.PositiveBigIntegerField()),
                ('is_restored', models.BooleanField(default=False)),
                ('confirmation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='redactions', to='articles.event')),
                ('proposal', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='articles.event')),
            ],
            options={
                'verbose_name': 'redaction',
                'verbose_name_plural': 'redactions',
                'default_permissions': (),
                'constraints': [models.UniqueConstraint(fields=('kind', 'row_key'), name='row_is_redacted_once')],
            },
        ),
        migrations.RunPython(migrations.RunPython.noop, drop_triggers),
        migrations.RunPython(nothing, refuse_to_lose_the_record),
    ]
