"""Revisions and topics, as the first migration makes them."""

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

REVISIONS = [
    migrations.CreateModel(
        name='Revision',
        fields=[
            ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
            ('number', models.PositiveIntegerField(verbose_name='number')),
            ('content', models.JSONField(verbose_name='content')),
            ('author_name', models.CharField(max_length=160, verbose_name='by')),
            ('reason', models.TextField(blank=True, verbose_name='reason')),
            ('created_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='at')),
            ('digest', models.CharField(max_length=64, verbose_name='SHA-256')),
            ('article', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='revisions', to='articles.article')),
            ('author', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='revisions', to=settings.AUTH_USER_MODEL)),
        ],
        options={
            'verbose_name': 'revision',
            'verbose_name_plural': 'revisions',
            'ordering': ['-number'],
        },
    ),
    migrations.AddField(
        model_name='event',
        name='revision',
        field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='events', to='articles.revision'),
    ),
    migrations.AddField(
        model_name='edition',
        name='revision',
        field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='editions', to='articles.revision'),
    ),
    migrations.CreateModel(
        name='Topic',
        fields=[
            ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
            ('name', models.CharField(max_length=160, unique=True, verbose_name='name')),
            ('slug', models.SlugField(blank=True, max_length=80, unique=True, verbose_name='slug')),
            ('introduction', models.TextField(blank=True, verbose_name='introduction')),
        ],
        options={
            'verbose_name': 'topic',
            'verbose_name_plural': 'topics',
            'ordering': ['name'],
            'constraints': [models.CheckConstraint(condition=models.Q(('name', ''), _negated=True), name='topic_has_a_name', violation_error_message='A topic needs a name.')],
        },
    ),
    migrations.AddField(
        model_name='edition',
        name='topic',
        field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='editions', to='articles.topic', verbose_name='topic'),
    ),
    migrations.AddField(
        model_name='article',
        name='topic',
        field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='articles', to='articles.topic', verbose_name='topic'),
    ),
]
