"""Name the move that records a renamed login."""
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0030_notifications'),
    ]

    operations = [
        migrations.AlterField(
            model_name='event',
            name='move',
            field=models.CharField(choices=[('submit', 'Submit for review'), ('withdraw', 'Withdraw'), ('request_changes', 'Request changes'), ('approve', 'Approve'), ('accept', 'Accept the changes'), ('publish', 'Publish now'), ('minor', 'Publish as a minor edit'), ('schedule', 'Schedule'), ('reschedule', 'Change the schedule'), ('unschedule', 'Unschedule'), ('correct', 'Publish as a correction'), ('reply', 'Publish as a right of reply'), ('expire', 'Take off the site'), ('retract', 'Retract'), ('confirm_retraction', 'Confirm the retraction'), ('cancel_retraction', 'Refuse the retraction'), ('create', 'Created'), ('edit', 'Edited'), ('import', 'Imported'), ('import_publish', 'Published by the importer'), ('assign', 'Assigned'), ('claim', 'Taken for review'), ('release', 'Review given back'), ('tick', 'Ticked on the checklist'), ('untick', 'Taken off the checklist'), ('comment', 'Commented by a guest'), ('share', 'Guest link made'), ('unshare', 'Guest link revoked'), ('propose_redaction', 'Redaction proposed'), ('confirm_redaction', 'Redaction confirmed'), ('take_present_names', 'Present names taken'), ('apply_names', 'New name applied'), ('refuse_redaction', 'Redaction refused'), ('create_reference', 'Added'), ('change_reference', 'Changed'), ('propose_change', 'Change proposed'), ('confirm_change', 'Change confirmed'), ('refuse_change', 'Change refused'), ('archive_reference', 'Archived'), ('unarchive_reference', 'No longer archived'), ('merge_reference', 'Merged'), ('link_login', 'Login changed'), ('change_photo', 'Changed'), ('withdraw_photo', 'Taken off the site'), ('give_back_photo', 'Given back'), ('request_renditions', 'Files requested again'), ('download_original', 'Original downloaded'), ('reset_second_factor', 'Second factor reset'), ('change_roles', 'Roles changed'), ('deactivate_login', 'Login deactivated'), ('reactivate_login', 'Login reactivated'), ('end_sessions', 'Sessions ended'), ('rename_login', 'Login renamed'), ('export_articles', 'Articles exported'), ('export_events', 'Events exported')], max_length=24, verbose_name='move'),
        ),
    ]
