"""The newsroom's tables, with the rules the database holds."""
import django.core.serializers.json
import django.db.models.deletion
import django.utils.timezone
import taggit.managers
import uuid
from django.conf import settings
from django.db import migrations, models

from ._first_constraints import CONSTRAINTS
from ._first_revisions import REVISIONS


def create_btree_gist(apps, schema_editor):
    """PostgreSQL's exclusion constraint compares numbers beside ranges, which needs this extension."""
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("CREATE EXTENSION IF NOT EXISTS btree_gist")



class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('taggit', '0006_rename_taggeditem_content_type_object_id_taggit_tagg_content_8fc721_idx'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RunPython(create_btree_gist, migrations.RunPython.noop),
        migrations.CreateModel(
            name='Article',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('headline', models.CharField(max_length=240, verbose_name='headline')),
                ('headline_key', models.CharField(blank=True, default='', editable=False, max_length=240)),
                ('slug', models.SlugField(blank=True, max_length=80, verbose_name='slug')),
                ('standfirst', models.TextField(blank=True, verbose_name='standfirst')),
                ('dateline', models.CharField(blank=True, max_length=120, verbose_name='dateline')),
                ('body', models.TextField(blank=True, verbose_name='body')),
                ('state', models.CharField(choices=[('draft', 'draft'), ('in_review', 'in review'), ('approved', 'approved')], default='draft', editable=False, max_length=12, verbose_name='state')),
                ('revision_number', models.PositiveIntegerField(default=0, editable=False)),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='created')),
                ('updated_at', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='last change')),
                ('source', models.CharField(blank=True, editable=False, max_length=400, null=True, unique=True, verbose_name='source')),
                ('source_digest', models.CharField(blank=True, db_index=True, editable=False, max_length=64)),
                ('created_by', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='articles_created', to=settings.AUTH_USER_MODEL)),
                ('replies_to', models.ForeignKey(blank=True, help_text='The article that this one answers as a right of reply (hak jawab).', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='replies', to='articles.article', verbose_name='right of reply to')),
            ],
            options={
                'verbose_name': 'article',
                'verbose_name_plural': 'articles',
                'permissions': [('submit_article', 'Can submit articles for review'), ('review_article', 'Can approve articles and request changes'), ('publish_article', 'Can publish articles and take them off the site'), ('schedule_article', 'Can schedule editions'), ('correct_article', 'Can publish corrections'), ('retract_article', 'Can ask for a retraction'), ('confirm_retraction', 'Can confirm or refuse a retraction'), ('edit_any_article', 'Can work on articles of others'), ('edit_every_category', 'Can work on articles of every category')],
            },
        ),
        migrations.CreateModel(
            name='ArticleTag',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('content_object', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='article_tags', to='articles.article')),
                ('tag', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='article_tags', to='taggit.tag')),
            ],
        ),
        migrations.AddField(
            model_name='article',
            name='tags',
            field=taggit.managers.TaggableManager(blank=True, help_text='Separated by commas.', through='articles.ArticleTag', to='taggit.Tag', verbose_name='tags'),
        ),
        migrations.CreateModel(
            name='Category',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=80, verbose_name='name')),
                ('slug', models.SlugField(blank=True, max_length=80, unique=True, verbose_name='slug')),
                ('description', models.TextField(blank=True, verbose_name='description')),
                ('order', models.PositiveSmallIntegerField(default=100, verbose_name='order')),
                ('is_default', models.BooleanField(default=False, help_text='Takes imported articles that name no category.', verbose_name='default')),
                ('editors', models.ManyToManyField(blank=True, help_text='Editors named in any category handle only theirs; an editor named in none handles all.', related_name='desk_categories', to=settings.AUTH_USER_MODEL, verbose_name='editors')),
                ('parent', models.ForeignKey(blank=True, limit_choices_to={'parent': None}, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='children', to='articles.category', verbose_name='section above')),
            ],
            options={
                'verbose_name': 'category',
                'verbose_name_plural': 'categories',
                'ordering': ['order', 'name', 'id'],
            },
        ),
        migrations.AddField(
            model_name='article',
            name='category',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='articles', to='articles.category', verbose_name='category'),
        ),
        migrations.CreateModel(
            name='CommentPolicy',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=120, verbose_name='name')),
                ('mode', models.CharField(choices=[('closed', 'closed'), ('moderated', 'moderated'), ('open', 'open')], default='moderated', max_length=10, verbose_name='mode')),
                ('days_open', models.PositiveSmallIntegerField(blank=True, help_text='Empty: comments never close.', null=True, verbose_name='days until closing')),
                ('notice', models.TextField(blank=True, help_text='The legal notice shown above the comments.', verbose_name='notice')),
                ('version', models.PositiveIntegerField(default=1, editable=False, verbose_name='version')),
                ('is_default', models.BooleanField(default=False, verbose_name='default')),
            ],
            options={
                'verbose_name': 'comment policy',
                'verbose_name_plural': 'comment policies',
                'ordering': ['-is_default', 'name', 'id'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('is_default', True)), fields=('is_default',), name='one_default_comment_policy', violation_error_message="Another comment policy is already the site's default.")],
            },
        ),
        migrations.AddField(
            model_name='category',
            name='comment_policy',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='articles.commentpolicy', verbose_name='comment policy'),
        ),
        migrations.AddField(
            model_name='article',
            name='comment_policy',
            field=models.ForeignKey(blank=True, help_text="Empty: the category's, else the site's.", null=True, on_delete=django.db.models.deletion.PROTECT, related_name='articles', to='articles.commentpolicy', verbose_name='comment policy'),
        ),
        migrations.CreateModel(
            name='Contributor',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(db_index=True, max_length=160, verbose_name='name')),
                ('slug', models.SlugField(blank=True, max_length=80, unique=True, verbose_name='slug')),
                ('job_title', models.CharField(blank=True, max_length=120, verbose_name='job title')),
                ('biography', models.TextField(blank=True, verbose_name='biography')),
                ('is_writer', models.BooleanField(default=False, verbose_name='writes')),
                ('is_editor', models.BooleanField(default=False, verbose_name='edits')),
                ('user', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='contributor', to=settings.AUTH_USER_MODEL, verbose_name='login')),
            ],
            options={
                'verbose_name': 'contributor',
                'verbose_name_plural': 'contributors',
                'ordering': ['name', 'id'],
            },
        ),
        migrations.CreateModel(
            name='Editor',
            fields=[
            ],
            options={
                'verbose_name': 'editor',
                'verbose_name_plural': 'editors',
                'proxy': True,
                'indexes': [],
                'constraints': [],
            },
            bases=('articles.contributor',),
        ),
        migrations.CreateModel(
            name='Writer',
            fields=[
            ],
            options={
                'verbose_name': 'writer',
                'verbose_name_plural': 'writers',
                'proxy': True,
                'indexes': [],
                'constraints': [],
            },
            bases=('articles.contributor',),
        ),
        migrations.CreateModel(
            name='Credit',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('role', models.CharField(choices=[('writer', 'writer'), ('editor', 'editor'), ('reporter', 'reporter'), ('photographer', 'photographer')], default='writer', max_length=12, verbose_name='role')),
                ('order', models.PositiveSmallIntegerField(default=0, verbose_name='order')),
                ('article', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='credits', to='articles.article')),
                ('contributor', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='credits', to='articles.contributor', verbose_name='contributor')),
            ],
            options={
                'verbose_name': 'credit',
                'verbose_name_plural': 'credits',
                'ordering': ['order', 'id'],
            },
        ),
        migrations.CreateModel(
            name='Edition',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField(verbose_name='number')),
                ('kind', models.CharField(choices=[('first', 'first edition'), ('update', 'update'), ('correction', 'correction'), ('reply', 'right of reply'), ('retraction', 'retraction')], max_length=12, verbose_name='kind')),
                ('note', models.TextField(blank=True, verbose_name='note for readers')),
                ('ground', models.CharField(blank=True, choices=[('sara', 'ethnicity, religion, race or group (SARA)'), ('decency', 'decency'), ('child', "a child's future"), ('victim', "a victim's trauma"), ('special', 'special grounds set by the Press Council')], max_length=8, verbose_name='ground')),
                ('live_from', models.DateTimeField(verbose_name='live from')),
                ('live_until', models.DateTimeField(blank=True, null=True, verbose_name='live until')),
                ('first_published_at', models.DateTimeField(verbose_name='first published')),
                ('headline', models.CharField(blank=True, max_length=240, verbose_name='headline')),
                ('headline_key', models.CharField(blank=True, max_length=240)),
                ('slug', models.SlugField(max_length=80, verbose_name='slug')),
                ('standfirst', models.TextField(blank=True, verbose_name='standfirst')),
                ('dateline', models.CharField(blank=True, max_length=120, verbose_name='dateline')),
                ('body', models.JSONField(default=list, verbose_name='body')),
                ('excerpt', models.CharField(blank=True, max_length=320, verbose_name='excerpt')),
                ('word_count', models.PositiveIntegerField(default=0, verbose_name='words')),
                ('byline', models.JSONField(default=dict, verbose_name='byline')),
                ('tag_list', models.JSONField(default=list, verbose_name='tags')),
                ('comment_terms', models.JSONField(default=dict, verbose_name='comment policy')),
                ('previous_digest', models.CharField(blank=True, max_length=64)),
                ('digest', models.CharField(max_length=64, verbose_name='SHA-256')),
                ('article', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='editions', to='articles.article')),
                ('category', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='editions', to='articles.category', verbose_name='category')),
                ('created_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='editions', to=settings.AUTH_USER_MODEL)),
                ('replies_to', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='reply_editions', to='articles.article', verbose_name='right of reply to')),
                ('section', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='articles.category', verbose_name='section')),
            ],
            options={
                'verbose_name': 'edition',
                'verbose_name_plural': 'editions',
                'ordering': ['article_id', 'number'],
            },
        ),
        migrations.CreateModel(
            name='EditionCredit',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('role', models.CharField(max_length=12)),
                ('order', models.PositiveSmallIntegerField(default=0)),
                ('first_published_at', models.DateTimeField()),
                ('contributor', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='edition_credits', to='articles.contributor')),
                ('edition', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='edition_credits', to='articles.edition')),
            ],
            options={
                'ordering': ['order', 'id'],
            },
        ),
        migrations.CreateModel(
            name='EditionTag',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('first_published_at', models.DateTimeField()),
                ('edition', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='edition_tags', to='articles.edition')),
                ('tag', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='edition_tags', to='taggit.tag')),
            ],
        ),
        migrations.CreateModel(
            name='Event',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField(verbose_name='number')),
                ('move', models.CharField(choices=[('submit', 'Submit for review'), ('withdraw', 'Withdraw'), ('request_changes', 'Request changes'), ('approve', 'Approve'), ('publish', 'Publish now'), ('schedule', 'Schedule'), ('unschedule', 'Unschedule'), ('correct', 'Publish as a correction'), ('reply', 'Publish as a right of reply'), ('expire', 'Take off the site'), ('retract', 'Retract'), ('confirm_retraction', 'Confirm the retraction'), ('cancel_retraction', 'Refuse the retraction'), ('create', 'Created'), ('edit', 'Edited'), ('import', 'Imported'), ('import_publish', 'Published by the importer')], max_length=24, verbose_name='move')),
                ('from_state', models.CharField(blank=True, choices=[('draft', 'draft'), ('in_review', 'in review'), ('approved', 'approved')], max_length=12, verbose_name='from')),
                ('to_state', models.CharField(choices=[('draft', 'draft'), ('in_review', 'in review'), ('approved', 'approved')], max_length=12, verbose_name='to')),
                ('actor_name', models.CharField(max_length=160, verbose_name='who')),
                ('at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='when')),
                ('reason', models.TextField(blank=True, verbose_name='why')),
                ('edition_number', models.PositiveIntegerField(blank=True, null=True, verbose_name='edition')),
                ('details', models.JSONField(default=dict, encoder=django.core.serializers.json.DjangoJSONEncoder, verbose_name='details')),
                ('previous_digest', models.CharField(blank=True, max_length=64)),
                ('digest', models.CharField(max_length=64, verbose_name='SHA-256')),
                ('actor', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='events', to=settings.AUTH_USER_MODEL)),
                ('article', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='events', to='articles.article')),
            ],
            options={
                'verbose_name': 'event',
                'verbose_name_plural': 'events',
                'ordering': ['-at', '-id'],
            },
        ),
        migrations.AddField(
            model_name='edition',
            name='approval',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='editions', to='articles.event', verbose_name='approved by'),
        ),
        migrations.CreateModel(
            name='ReadAlso',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('order', models.PositiveSmallIntegerField(verbose_name='order')),
                ('headline', models.CharField(max_length=240, verbose_name='headline')),
                ('headline_key', models.CharField(editable=False, max_length=240)),
                ('article', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='read_also', to='articles.article')),
                ('target', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='read_also_from', to='articles.article', verbose_name='points to')),
            ],
            options={
                'verbose_name': 'Baca juga line',
                'verbose_name_plural': 'Baca juga lines',
                'ordering': ['order'],
            },
        ),
        *REVISIONS,
        *CONSTRAINTS,
    ]
