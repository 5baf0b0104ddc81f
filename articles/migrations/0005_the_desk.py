"""The desk: plans, checklist, notes, sittings, guests, messages."""

import django.db.models.deletion
import django.utils.timezone
import uuid
from django.conf import settings
from django.db import migrations, models

from ._desk_columns import COLUMNS


def all_kinds():
    """Return the kinds of messages that there were."""
    return ["submitted", "changes", "approved", "published", "assigned", "mentioned", "noted"]


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0004_first_pages'),
        ('taggit', '0006_rename_taggeditem_content_type_object_id_taggit_tagg_content_8fc721_idx'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='ChecklistItem',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(help_text='What the desk shows, such as: Read by a lawyer', max_length=160, verbose_name='name')),
                ('kind', models.CharField(choices=[('min_words', 'minimum number of words'), ('max_words', 'maximum number of words'), ('min_tags', 'minimum number of tags'), ('max_tags', 'maximum number of tags'), ('forbidden', 'words that must not occur'), ('tick', 'a box somebody ticks')], max_length=10, verbose_name='kind')),
                ('number', models.PositiveIntegerField(blank=True, help_text='Of words or tags.', null=True, verbose_name='number')),
                ('words', models.TextField(blank=True, help_text='Words or phrases, one per line.', verbose_name='words')),
                ('is_required', models.BooleanField(default=True, help_text='Blocks approval and publishing. Otherwise it warns.', verbose_name='required')),
                ('is_asked_again', models.BooleanField(default=False, help_text='For a box to tick: whoever ticked it has seen the revision that is published.', verbose_name='asked again after every change')),
                ('order', models.PositiveSmallIntegerField(default=100, verbose_name='order')),
            ],
            options={
                'verbose_name': 'checklist item',
                'verbose_name_plural': 'checklist',
                'ordering': ['order', 'id'],
            },
        ),
        migrations.CreateModel(
            name='GuestLink',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(max_length=43, unique=True)),
                ('use', models.CharField(choices=[('look', 'look'), ('comment', 'look and comment'), ('approve', 'look, comment and approve')], default='look', max_length=8, verbose_name='may')),
                ('guest', models.CharField(blank=True, max_length=160, verbose_name='for')),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='made')),
                ('expires_at', models.DateTimeField(verbose_name='expires')),
                ('revoked_at', models.DateTimeField(blank=True, null=True, verbose_name='revoked')),
            ],
            options={
                'verbose_name': 'guest link',
                'verbose_name_plural': 'guest links',
                'ordering': ['-created_at', '-id'],
            },
        ),
        migrations.CreateModel(
            name='Message',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('submitted', 'submitted for review'), ('changes', 'changes requested'), ('approved', 'approved'), ('published', 'published or scheduled'), ('assigned', 'assigned to me'), ('mentioned', 'mentioned in a note'), ('noted', 'a note on an article of mine')], max_length=10, verbose_name='what')),
                ('about', models.CharField(max_length=40)),
                ('move', models.CharField(blank=True, max_length=24)),
                ('hour', models.DateTimeField(blank=True, null=True)),
                ('actor_name', models.CharField(max_length=160, verbose_name='who')),
                ('text', models.TextField(blank=True, verbose_name='text')),
                ('at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='when')),
                ('read_at', models.DateTimeField(blank=True, null=True, verbose_name='read')),
                ('is_in_inbox', models.BooleanField(default=True)),
                ('mailed_at', models.DateTimeField(blank=True, null=True)),
            ],
            options={
                'verbose_name': 'message',
                'verbose_name_plural': 'messages',
                'ordering': ['-at', '-id'],
            },
        ),
        migrations.CreateModel(
            name='Note',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('revision_number', models.PositiveIntegerField(verbose_name='revision')),
                ('author_name', models.CharField(max_length=160, verbose_name='by')),
                ('text', models.TextField(max_length=4000, verbose_name='note')),
                ('quote', models.CharField(blank=True, max_length=500, verbose_name='passage')),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='at')),
                ('done_at', models.DateTimeField(blank=True, null=True, verbose_name='done')),
                ('done_by_name', models.CharField(blank=True, max_length=160)),
            ],
            options={
                'verbose_name': 'note',
                'verbose_name_plural': 'notes',
                'ordering': ['created_at', 'id'],
            },
        ),
        migrations.CreateModel(
            name='Preferences',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('inbox', models.JSONField(blank=True, default=all_kinds, verbose_name='in the inbox')),
                ('mail', models.JSONField(blank=True, default=all_kinds, verbose_name='by e-mail')),
                ('language', models.CharField(blank=True, choices=[('id', 'Indonesian'), ('en', 'English')], max_length=7, verbose_name='language of e-mails')),
            ],
            options={
                'verbose_name': 'preferences',
                'verbose_name_plural': 'preferences',
            },
        ),
        migrations.CreateModel(
            name='Sitting',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('tab', models.UUIDField(default=uuid.uuid4)),
                ('since', models.DateTimeField(default=django.utils.timezone.now)),
                ('beat_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('typed', models.JSONField(blank=True, null=True)),
                ('typed_at', models.DateTimeField(blank=True, null=True)),
                ('base', models.PositiveIntegerField(default=0)),
            ],
        ),
        migrations.CreateModel(
            name='Tick',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('revision_number', models.PositiveIntegerField()),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
            ],
        ),
        migrations.AlterModelOptions(
            name='article',
            options={'permissions': [('submit_article', 'Can submit articles for review'), ('review_article', 'Can approve articles and request changes'), ('publish_article', 'Can publish articles and take them off the site'), ('schedule_article', 'Can schedule editions'), ('correct_article', 'Can publish corrections'), ('retract_article', 'Can ask for a retraction'), ('confirm_retraction', 'Can confirm or refuse a retraction'), ('assign_article', 'Can assign articles and set deadlines'), ('edit_any_article', 'Can work on articles of others'), ('edit_every_category', 'Can work on articles of every category')], 'verbose_name': 'article', 'verbose_name_plural': 'articles'},
        ),
        migrations.AddField(
            model_name='article',
            name='assignee',
            field=models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='articles_assigned', to=settings.AUTH_USER_MODEL, verbose_name='assigned to'),
        ),
        migrations.AddField(
            model_name='article',
            name='deadline',
            field=models.DateTimeField(blank=True, editable=False, null=True, verbose_name='deadline'),
        ),
        migrations.AddField(
            model_name='article',
            name='embargo',
            field=models.DateTimeField(blank=True, help_text="Nothing of this article is published before this hour (newsroom's zone).", null=True, verbose_name='embargo'),
        ),
        migrations.AddField(
            model_name='article',
            name='reviewer',
            field=models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='articles_claimed', to=settings.AUTH_USER_MODEL, verbose_name='reviewer'),
        ),
        migrations.AddField(
            model_name='readalso',
            name='chosen',
            field=models.UUIDField(blank=True, editable=False, null=True),
        ),
        migrations.AddField(
            model_name='readalso',
            name='is_awaited',
            field=models.BooleanField(default=False, verbose_name='waits for its article'),
        ),
        migrations.AddField(
            model_name='readalso',
            name='is_plain',
            field=models.BooleanField(default=False, verbose_name='stays plain'),
        ),
        migrations.AlterField(
            model_name='event',
            name='move',
            field=models.CharField(choices=[('submit', 'Submit for review'), ('withdraw', 'Withdraw'), ('request_changes', 'Request changes'), ('approve', 'Approve'), ('publish', 'Publish now'), ('schedule', 'Schedule'), ('unschedule', 'Unschedule'), ('correct', 'Publish as a correction'), ('reply', 'Publish as a right of reply'), ('expire', 'Take off the site'), ('retract', 'Retract'), ('confirm_retraction', 'Confirm the retraction'), ('cancel_retraction', 'Refuse the retraction'), ('create', 'Created'), ('edit', 'Edited'), ('import', 'Imported'), ('import_publish', 'Published by the importer'), ('assign', 'Assigned'), ('claim', 'Taken for review'), ('release', 'Review given back'), ('tick', 'Ticked on the checklist'), ('untick', 'Taken off the checklist'), ('comment', 'Commented by a guest'), ('share', 'Guest link made'), ('unshare', 'Guest link revoked')], max_length=24, verbose_name='move'),
        ),
        migrations.AddIndex(
            model_name='article',
            index=models.Index(fields=['assignee', 'deadline'], name='article_by_assignee'),
        ),
        migrations.AddIndex(
            model_name='article',
            index=models.Index(condition=models.Q(('deadline__isnull', False)), fields=['deadline'], name='article_by_deadline'),
        ),
        migrations.AddIndex(
            model_name='edition',
            index=models.Index(fields=['live_from'], name='edition_by_start'),
        ),
        migrations.AddIndex(
            model_name='readalso',
            index=models.Index(condition=models.Q(('chosen__isnull', False), ('target', None)), fields=['chosen'], name='read_also_waiting_for_uid'),
        ),
        migrations.AddConstraint(
            model_name='readalso',
            constraint=models.CheckConstraint(condition=models.Q(('target', None), models.Q(('target', models.F('article')), _negated=True), _connector='OR'), name='read_also_leads_elsewhere', violation_error_message='An article cannot link to itself in a “Baca juga” line.'),
        ),
        migrations.AddConstraint(
            model_name='readalso',
            constraint=models.CheckConstraint(condition=models.Q(('is_plain', False), models.Q(('chosen', None), ('target', None)), _connector='OR'), name='plain_read_also_leads_nowhere', violation_error_message='A line that stays plain leads to no article.'),
        ),
        *COLUMNS,
    ]
