"""Pictures: the library, and what articles and editions show of it."""

import django.core.validators
import django.db.models.deletion
import django.utils.timezone
import uuid
from django.conf import settings
from django.db import migrations, models

from ._triggers import drop_triggers


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0006_desk_permissions'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RunPython(drop_triggers, migrations.RunPython.noop),
        migrations.AddField(
            model_name='article',
            name='photo_caption',
            field=models.TextField(blank=True, help_text='Empty: the caption the photo has in the library.', verbose_name='caption here'),
        ),
        migrations.AddField(
            model_name='article',
            name='photo_credit',
            field=models.CharField(blank=True, help_text='Empty: the credit the photo has in the library.', max_length=250, verbose_name='credit here'),
        ),
        migrations.AddField(
            model_name='edition',
            name='picture',
            field=models.JSONField(blank=True, default=dict, verbose_name='lead picture'),
        ),
        migrations.CreateModel(
            name='Photo',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('original', models.CharField(editable=False, max_length=120)),
                ('original_name', models.CharField(blank=True, editable=False, max_length=160, verbose_name='name of the file')),
                ('mime', models.CharField(editable=False, max_length=20, verbose_name='kind')),
                ('width', models.PositiveIntegerField(editable=False, verbose_name='width')),
                ('height', models.PositiveIntegerField(editable=False, verbose_name='height')),
                ('size', models.PositiveIntegerField(editable=False, verbose_name='bytes')),
                ('sha256', models.CharField(db_index=True, editable=False, max_length=64, verbose_name='SHA-256')),
                ('fingerprint', models.CharField(editable=False, max_length=16)),
                ('has_location', models.BooleanField(default=False, editable=False, verbose_name='the original tells where it was taken')),
                ('caption', models.TextField(blank=True, help_text='Who, what, where and when; ends with a full stop.', verbose_name='caption')),
                ('alt', models.TextField(blank=True, help_text='What is seen, for readers who cannot see it, in a sentence or two.', verbose_name='alternative text')),
                ('credit', models.CharField(blank=True, help_text='As readers see it: name/agency.', max_length=250, verbose_name='credit')),
                ('source', models.CharField(blank=True, help_text='Where it came from.', max_length=250, verbose_name='source')),
                ('place', models.CharField(blank=True, max_length=250, verbose_name='place')),
                ('taken_at', models.DateTimeField(blank=True, null=True, verbose_name='taken at')),
                ('owner', models.CharField(blank=True, max_length=250, verbose_name='rights belong to')),
                ('licence', models.CharField(blank=True, help_text='Its name, number or address.', max_length=400, verbose_name='licence')),
                ('usage_terms', models.TextField(blank=True, help_text='What was agreed on.', verbose_name='usage terms')),
                ('expires_at', models.DateTimeField(blank=True, help_text='From this hour readers are not shown it, wherever it stands. Empty: never.', null=True, verbose_name='rights end')),
                ('pictured', models.TextField(blank=True, help_text='One name per line.', verbose_name='who is pictured')),
                ('needs_consent', models.BooleanField(default=False, help_text='Not published before somebody consented: Journalistic Code of Ethics, clause 5.', verbose_name='shows a minor or a victim who can be recognised')),
                ('consent', models.TextField(blank=True, help_text='Who gave it, when, and how it is kept.', verbose_name='consent')),
                ('focal_x', models.FloatField(default=0.5, validators=[django.core.validators.MinValueValidator(0), django.core.validators.MaxValueValidator(1)])),
                ('focal_y', models.FloatField(default=0.5, validators=[django.core.validators.MinValueValidator(0), django.core.validators.MaxValueValidator(1)])),
                ('crop_left', models.FloatField(default=0, validators=[django.core.validators.MinValueValidator(0), django.core.validators.MaxValueValidator(1)])),
                ('crop_top', models.FloatField(default=0, validators=[django.core.validators.MinValueValidator(0), django.core.validators.MaxValueValidator(1)])),
                ('crop_right', models.FloatField(default=1, validators=[django.core.validators.MinValueValidator(0), django.core.validators.MaxValueValidator(1)])),
                ('crop_bottom', models.FloatField(default=1, validators=[django.core.validators.MinValueValidator(0), django.core.validators.MaxValueValidator(1)])),
                ('renditions', models.JSONField(default=dict, editable=False)),
                ('recipe', models.CharField(blank=True, editable=False, max_length=64)),
                ('former', models.CharField(blank=True, editable=False, max_length=20)),
                ('failure', models.CharField(blank=True, editable=False, max_length=400)),
                ('withdrawn_at', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='taken off the site')),
                ('withdrawn_because', models.CharField(blank=True, editable=False, max_length=400)),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='uploaded')),
                ('updated_at', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='last change')),
                ('band_1', models.PositiveIntegerField(editable=False)),
                ('band_2', models.PositiveIntegerField(editable=False)),
                ('band_3', models.PositiveIntegerField(editable=False)),
                ('band_4', models.PositiveIntegerField(editable=False)),
                ('uploaded_by', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='photos', to=settings.AUTH_USER_MODEL, verbose_name='uploaded by')),
            ],
            options={
                'verbose_name': 'photo',
                'verbose_name_plural': 'photos',
                'ordering': ['-created_at', '-id'],
                'permissions': [('withdraw_photo', 'Can take photos off the site')],
            },
        ),
        migrations.AddField(
            model_name='article',
            name='photo',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='led_articles', to='articles.photo', verbose_name='lead picture'),
        ),
        migrations.AddField(
            model_name='edition',
            name='photo',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='led_editions', to='articles.photo'),
        ),
        migrations.CreateModel(
            name='PhotoUse',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('is_in_copy', models.BooleanField(default=False, verbose_name='in the working copy')),
                ('is_in_editions', models.BooleanField(default=False, verbose_name='in what was published')),
                ('article', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='photo_uses', to='articles.article')),
                ('photo', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='uses', to='articles.photo')),
            ],
            options={
                'verbose_name': 'use of a photo',
                'verbose_name_plural': 'uses of photos',
            },
        ),
        migrations.AddIndex(
            model_name='photo',
            index=models.Index(fields=['-created_at', '-id'], name='photo_newest'),
        ),
        migrations.AddIndex(
            model_name='photo',
            index=models.Index(condition=models.Q(('expires_at__isnull', False)), fields=['expires_at'], name='photo_by_expiry'),
        ),
        migrations.AddIndex(
            model_name='photo',
            index=models.Index(condition=models.Q(('withdrawn_at__isnull', False)), fields=['withdrawn_at'], name='photo_by_withdrawal'),
        ),
        migrations.AddIndex(
            model_name='photo',
            index=models.Index(fields=['band_1'], name='photo_band_1'),
        ),
        migrations.AddIndex(
            model_name='photo',
            index=models.Index(fields=['band_2'], name='photo_band_2'),
        ),
        migrations.AddIndex(
            model_name='photo',
            index=models.Index(fields=['band_3'], name='photo_band_3'),
        ),
        migrations.AddIndex(
            model_name='photo',
            index=models.Index(fields=['band_4'], name='photo_band_4'),
        ),
        migrations.AddConstraint(
            model_name='photo',
            constraint=models.CheckConstraint(condition=models.Q(('crop_left__lt', models.F('crop_right')), ('crop_top__lt', models.F('crop_bottom'))), name='photo_crop_has_an_inside', violation_error_message='The crop leaves nothing of the picture.'),
        ),
        migrations.AddConstraint(
            model_name='photouse',
            constraint=models.UniqueConstraint(fields=('article', 'photo'), name='photo_is_used_by_an_article_once'),
        ),
        migrations.RunPython(migrations.RunPython.noop, drop_triggers),
    ]
