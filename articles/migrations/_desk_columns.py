"""The columns, constraints and indexes that the desk adds to articles and what belongs to them."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

COLUMNS = [
    migrations.AddField(
        model_name='checklistitem',
        name='category',
        field=models.ForeignKey(blank=True, help_text="Empty: for every article. A section's items apply to its categories too.", null=True, on_delete=django.db.models.deletion.PROTECT, related_name='checklist_items', to='articles.category', verbose_name='category'),
    ),
    migrations.AddField(
        model_name='guestlink',
        name='article',
        field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='guest_links', to='articles.article'),
    ),
    migrations.AddField(
        model_name='guestlink',
        name='created_by',
        field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='guest_links', to=settings.AUTH_USER_MODEL),
    ),
    migrations.AddField(
        model_name='guestlink',
        name='revision',
        field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='guest_links', to='articles.revision'),
    ),
    migrations.AddField(
        model_name='message',
        name='article',
        field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='messages', to='articles.article'),
    ),
    migrations.AddField(
        model_name='message',
        name='recipient',
        field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='messages', to=settings.AUTH_USER_MODEL),
    ),
    migrations.AddField(
        model_name='note',
        name='article',
        field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='notes', to='articles.article'),
    ),
    migrations.AddField(
        model_name='note',
        name='author',
        field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='notes', to=settings.AUTH_USER_MODEL),
    ),
    migrations.AddField(
        model_name='note',
        name='link',
        field=models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='notes', to='articles.guestlink'),
    ),
    migrations.AddField(
        model_name='note',
        name='parent',
        field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='replies', to='articles.note'),
    ),
    migrations.AddField(
        model_name='preferences',
        name='user',
        field=models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='preferences', to=settings.AUTH_USER_MODEL),
    ),
    migrations.AddField(
        model_name='sitting',
        name='article',
        field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='sittings', to='articles.article'),
    ),
    migrations.AddField(
        model_name='sitting',
        name='user',
        field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='sittings', to=settings.AUTH_USER_MODEL),
    ),
    migrations.AddField(
        model_name='tick',
        name='article',
        field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='ticks', to='articles.article'),
    ),
    migrations.AddField(
        model_name='tick',
        name='item',
        field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='ticks', to='articles.checklistitem'),
    ),
    migrations.AddField(
        model_name='tick',
        name='user',
        field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
    ),
    migrations.AddConstraint(
        model_name='checklistitem',
        constraint=models.CheckConstraint(condition=models.Q(('name', ''), _negated=True), name='checklist_item_has_a_name', violation_error_message='A checklist item needs a name.'),
    ),
    migrations.AddConstraint(
        model_name='checklistitem',
        constraint=models.CheckConstraint(condition=models.Q(models.Q(('kind__in', ['min_words', 'max_words', 'min_tags', 'max_tags']), _negated=True), ('number__isnull', False), _connector='OR'), name='checklist_item_that_counts_has_a_number', violation_error_message='Enter a number.'),
    ),
    migrations.AddConstraint(
        model_name='guestlink',
        constraint=models.CheckConstraint(condition=models.Q(('expires_at__gt', models.F('created_at'))), name='guest_link_expires_after_it_is_made', violation_error_message='A link must expire after it is made.'),
    ),
    migrations.AddIndex(
        model_name='message',
        index=models.Index(condition=models.Q(('is_in_inbox', True)), fields=['recipient', '-at', '-id'], name='message_by_time'),
    ),
    migrations.AddIndex(
        model_name='message',
        index=models.Index(condition=models.Q(('is_in_inbox', True), ('read_at__isnull', True)), fields=['recipient', 'read_at'], name='message_unread'),
    ),
    migrations.AddConstraint(
        model_name='message',
        constraint=models.UniqueConstraint(fields=('recipient', 'about', 'kind'), name='nobody_is_told_twice'),
    ),
    migrations.AddIndex(
        model_name='note',
        index=models.Index(fields=['article', 'created_at', 'id'], name='note_by_time'),
    ),
    migrations.AddConstraint(
        model_name='note',
        constraint=models.CheckConstraint(condition=models.Q(('text', ''), _negated=True), name='note_says_something', violation_error_message='A note says something.'),
    ),
    migrations.AddConstraint(
        model_name='note',
        constraint=models.CheckConstraint(condition=models.Q(('parent', None), ('done_at', None), _connector='OR'), name='only_a_note_is_done_not_its_replies', violation_error_message='Only a note can be marked as done, not a reply.'),
    ),
    migrations.AddIndex(
        model_name='sitting',
        index=models.Index(fields=['article', 'beat_at'], name='sitting_by_beat'),
    ),
    migrations.AddIndex(
        model_name='sitting',
        index=models.Index(fields=['user', 'typed_at'], name='sitting_by_user'),
    ),
    migrations.AddConstraint(
        model_name='sitting',
        constraint=models.UniqueConstraint(fields=('user', 'tab'), name='one_sitting_a_tab'),
    ),
    migrations.AddConstraint(
        model_name='tick',
        constraint=models.UniqueConstraint(fields=('article', 'item'), name='box_is_ticked_once'),
    ),
]
