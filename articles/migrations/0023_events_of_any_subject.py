"""Events belong to a subject, one chain per subject; those that exist belong to their article."""

import django.db.models.deletion
from django.db import migrations, models
from django.db.models import OuterRef, Subquery

from ._triggers import drop_triggers


def name_subjects(apps, schema_editor):
    """Give each event the uid of its article as its subject."""
    alias = schema_editor.connection.alias
    articles = apps.get_model("articles", "Article").objects.using(alias)
    uids = articles.filter(pk=OuterRef("article")).values("uid")[:1]
    apps.get_model("articles", "Event").objects.using(alias).update(subject=Subquery(uids))


class Migration(migrations.Migration):
    dependencies = [("articles", "0022_record_permissions")]
    operations = [
        migrations.RunPython(drop_triggers, migrations.RunPython.noop),
        migrations.CreateModel(
            name='EventChain',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('article', 'article'), ('category', 'category'), ('topic', 'topic'), ('tag', 'tag'), ('contributor', 'contributor'), ('comment_policy', 'comment policy'), ('page', 'page'), ('photo', 'photo'), ('login', 'login'), ('desk', 'desk')], max_length=16, verbose_name='kind')),
                ('subject', models.UUIDField(verbose_name='subject')),
                ('event_count', models.PositiveIntegerField(default=0)),
                ('last_digest', models.CharField(blank=True, default='', max_length=64)),
            ],
        ),
        migrations.RemoveConstraint(
            model_name='event',
            name='event_number_is_unique_for_its_article',
        ),
        migrations.AddField(
            model_name='event',
            name='salt',
            field=models.CharField(blank=True, default='', editable=False, max_length=32),
        ),
        migrations.AddField(
            model_name='event',
            name='subject',
            field=models.UUIDField(null=True, verbose_name='subject'),
        ),
        migrations.AddField(
            model_name='event',
            name='subject_kind',
            field=models.CharField(choices=[('article', 'article'), ('category', 'category'), ('topic', 'topic'), ('tag', 'tag'), ('contributor', 'contributor'), ('comment_policy', 'comment policy'), ('page', 'page'), ('photo', 'photo'), ('login', 'login'), ('desk', 'desk')], default='article', max_length=16, verbose_name='kind'),
            preserve_default=False,
        ),
        migrations.AlterField(
            model_name='event',
            name='article',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='events', to='articles.article'),
        ),
        migrations.AlterField(
            model_name='event',
            name='move',
            field=models.CharField(choices=[('submit', 'Submit for review'), ('withdraw', 'Withdraw'), ('request_changes', 'Request changes'), ('approve', 'Approve'), ('publish', 'Publish now'), ('schedule', 'Schedule'), ('unschedule', 'Unschedule'), ('correct', 'Publish as a correction'), ('reply', 'Publish as a right of reply'), ('expire', 'Take off the site'), ('retract', 'Retract'), ('confirm_retraction', 'Confirm the retraction'), ('cancel_retraction', 'Refuse the retraction'), ('create', 'Created'), ('edit', 'Edited'), ('import', 'Imported'), ('import_publish', 'Published by the importer'), ('assign', 'Assigned'), ('claim', 'Taken for review'), ('release', 'Review given back'), ('tick', 'Ticked on the checklist'), ('untick', 'Taken off the checklist'), ('comment', 'Commented by a guest'), ('share', 'Guest link made'), ('unshare', 'Guest link revoked'), ('propose_redaction', 'Redaction proposed'), ('confirm_redaction', 'Redaction confirmed'), ('take_present_names', 'Present names taken'), ('apply_names', 'New name applied'), ('refuse_redaction', 'Redaction refused'), ('create_reference', 'Added'), ('change_reference', 'Changed'), ('propose_change', 'Change proposed'), ('confirm_change', 'Change confirmed'), ('refuse_change', 'Change refused'), ('archive_reference', 'Archived'), ('unarchive_reference', 'No longer archived'), ('merge_reference', 'Merged'), ('link_login', 'Login changed'), ('change_photo', 'Changed'), ('withdraw_photo', 'Taken off the site'), ('give_back_photo', 'Given back'), ('request_renditions', 'Files requested again'), ('download_original', 'Original downloaded'), ('reset_second_factor', 'Second factor reset'), ('change_roles', 'Roles changed'), ('deactivate_login', 'Login deactivated'), ('reactivate_login', 'Login reactivated'), ('end_sessions', 'Sessions ended'), ('export_articles', 'Articles exported'), ('export_events', 'Events exported')], max_length=24, verbose_name='move'),
        ),
        migrations.AlterField(
            model_name='event',
            name='to_state',
            field=models.CharField(blank=True, choices=[('draft', 'draft'), ('in_review', 'in review'), ('approved', 'approved')], max_length=12, verbose_name='to'),
        ),
        migrations.RunPython(name_subjects, migrations.RunPython.noop),
        migrations.AlterField(
            model_name='event',
            name='subject',
            field=models.UUIDField(verbose_name='subject'),
        ),
        migrations.AddConstraint(
            model_name='event',
            constraint=models.UniqueConstraint(fields=('subject_kind', 'subject', 'number'), name='event_number_is_unique_for_its_subject', violation_error_message='This event number is taken.'),
        ),
        migrations.AddConstraint(
            model_name='event',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('article__isnull', False), ('subject_kind', 'article')), models.Q(models.Q(('subject_kind', 'article'), _negated=True), ('article__isnull', True)), _connector='OR'), name='events_of_articles_name_their_article', violation_error_message='An event of an article names the article.'),
        ),
        migrations.AddConstraint(
            model_name='eventchain',
            constraint=models.UniqueConstraint(fields=('kind', 'subject'), name='subject_has_one_chain'),
        ),
        migrations.RunPython(migrations.RunPython.noop, drop_triggers),
    ]
