"""What the readers' site needs: labels, pages, readership, and lists that know their articles."""

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

from ._triggers import drop_triggers


def fill_places(apps, schema_editor):
    """Let each place in a list name its article, and each credit the list of work it stands in."""
    connection = schema_editor.connection
    edition = apps.get_model("articles", "Edition")
    for name in ("EditionTag", "EditionCredit"):
        article = edition.objects.using(connection.alias).filter(pk=models.OuterRef("edition")).values("article")
        apps.get_model("articles", name).objects.using(connection.alias).update(article=models.Subquery(article))
    credits = apps.get_model("articles", "EditionCredit").objects.using(connection.alias)
    credits.filter(role="editor").update(work="edited")
    others = credits.exclude(role="editor")
    seen = set()
    for pk, *place in others.order_by("edition", "order", "pk").values_list("pk", "edition", "contributor").iterator():
        if tuple(place) not in seen:
            seen.add(tuple(place))
            credits.filter(pk=pk).update(work="written")
    if connection.vendor == "postgresql":
        # The table cannot be altered while checks of foreign keys wait for the end of the transaction.
        schema_editor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        schema_editor.execute("SET CONSTRAINTS ALL DEFERRED")


NEWLY_RESERVED = (
    "author dibaca disunting edited berakhir ended halaman luring offline saved simpanan was-read".split()
)


def free_addresses(apps, schema_editor):
    """Give sections another address where theirs now belongs to a page of the site."""
    for category in apps.get_model("articles", "Category").objects.filter(slug__in=NEWLY_RESERVED):
        category.slug = f"{category.slug}-rubrik"
        category.save(update_fields=["slug"])


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0002_defaults'),
        ('taggit', '0006_rename_taggeditem_content_type_object_id_taggit_tagg_content_8fc721_idx'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RunPython(drop_triggers, migrations.RunPython.noop),
        migrations.CreateModel(
            name='Page',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', models.CharField(max_length=120, verbose_name='title')),
                ('slug', models.SlugField(blank=True, max_length=80, unique=True, verbose_name='slug')),
                ('body', models.TextField(blank=True, help_text='Put in what stands in [[double brackets]]; only you know it.', verbose_name='body')),
                ('order', models.PositiveSmallIntegerField(default=100, verbose_name='order')),
                ('is_in_footer', models.BooleanField(default=True, verbose_name='linked at the foot of every page')),
                ('updated_at', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='last change')),
            ],
            options={
                'verbose_name': 'page',
                'verbose_name_plural': 'pages',
                'ordering': ['order', 'title', 'id'],
            },
        ),
        migrations.CreateModel(
            name='Readership',
            fields=[
                ('article', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='readership', serialize=False, to='articles.article')),
                ('reads', models.PositiveBigIntegerField(default=0)),
                ('heat', models.FloatField()),
            ],
        ),
        migrations.RemoveIndex(
            model_name='editioncredit',
            name='edition_credit_newest',
        ),
        migrations.RemoveIndex(
            model_name='editiontag',
            name='edition_tag_newest',
        ),
        migrations.AddField(
            model_name='article',
            name='is_breaking',
            field=models.BooleanField(default=False, help_text="In the strip on the front page for six hours, on the article's first day.", verbose_name='breaking'),
        ),
        migrations.AddField(
            model_name='article',
            name='is_unverified',
            field=models.BooleanField(default=False, help_text='Published before everything was verified; the notice says what is still being checked.', verbose_name='unverified'),
        ),
        migrations.AddField(
            model_name='article',
            name='label',
            field=models.CharField(blank=True, choices=[('opinion', 'Opinion'), ('analysis', 'Analysis'), ('explainer', 'Explainer'), ('advert', 'Advertorial'), ('sponsor', 'Sponsored')], help_text='Empty: news. Advertising must be labelled.', max_length=10, verbose_name='label'),
        ),
        migrations.AddField(
            model_name='article',
            name='verification_notice',
            field=models.TextField(blank=True, help_text='Stands at the end of the article, in brackets, while it is unverified.', verbose_name='verification notice'),
        ),
        migrations.AddField(
            model_name='contributor',
            name='links',
            field=models.TextField(blank=True, help_text='Addresses for readers, one per line: https://… or mailto:…', verbose_name='links'),
        ),
        migrations.AddField(
            model_name='edition',
            name='is_breaking',
            field=models.BooleanField(default=False, verbose_name='breaking'),
        ),
        migrations.AddField(
            model_name='edition',
            name='is_unverified',
            field=models.BooleanField(default=False, verbose_name='unverified'),
        ),
        migrations.AddField(
            model_name='edition',
            name='label',
            field=models.CharField(blank=True, choices=[('opinion', 'Opinion'), ('analysis', 'Analysis'), ('explainer', 'Explainer'), ('advert', 'Advertorial'), ('sponsor', 'Sponsored')], max_length=10, verbose_name='label'),
        ),
        migrations.AddField(
            model_name='edition',
            name='verification_notice',
            field=models.TextField(blank=True, verbose_name='verification notice'),
        ),
        migrations.AddField(
            model_name='editioncredit',
            name='article',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='articles.article'),
        ),
        migrations.AddField(
            model_name='editioncredit',
            name='work',
            field=models.CharField(blank=True, choices=[('written', 'Written'), ('edited', 'Edited')], default='', max_length=7),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name='editiontag',
            name='article',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='articles.article'),
        ),
        migrations.RunPython(fill_places, migrations.RunPython.noop),
        migrations.AlterField(
            model_name='editioncredit',
            name='article',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='articles.article'),
        ),
        migrations.AlterField(
            model_name='editiontag',
            name='article',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='articles.article'),
        ),
        migrations.AddIndex(
            model_name='edition',
            index=models.Index(condition=models.Q(('is_breaking', True)), fields=['-live_from'], name='edition_breaking'),
        ),
        migrations.AddIndex(
            model_name='edition',
            index=models.Index(condition=models.Q(('live_until__isnull', False)), fields=['live_until', 'article'], name='edition_ended'),
        ),
        migrations.AddConstraint(
            model_name='article',
            constraint=models.CheckConstraint(condition=models.Q(('is_breaking', False), models.Q(('label__in', ['advert', 'sponsor']), _negated=True), _connector='OR'), name='advertising_is_not_breaking_news', violation_error_message='What was paid for is no breaking news.'),
        ),
        migrations.AddIndex(
            model_name='editioncredit',
            index=models.Index(models.F('contributor'), models.F('work'), models.OrderBy(models.F('first_published_at'), descending=True), models.OrderBy(models.F('article'), descending=True), name='edition_credit_newest'),
        ),
        migrations.AddIndex(
            model_name='editiontag',
            index=models.Index(models.F('tag'), models.OrderBy(models.F('first_published_at'), descending=True), models.OrderBy(models.F('article'), descending=True), name='edition_tag_newest'),
        ),
        migrations.AddConstraint(
            model_name='page',
            constraint=models.CheckConstraint(condition=models.Q(('title', ''), _negated=True), name='page_has_a_title', violation_error_message='A page needs a title.'),
        ),
        migrations.AddIndex(
            model_name='readership',
            index=models.Index(models.OrderBy(models.F('heat'), descending=True), models.OrderBy(models.F('article'), descending=True), name='readership_hottest'),
        ),
        migrations.RunPython(free_addresses, migrations.RunPython.noop),
        migrations.RunPython(migrations.RunPython.noop, drop_triggers),
    ]
