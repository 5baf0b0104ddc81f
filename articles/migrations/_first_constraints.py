"""The constraints and indexes of the first migration."""

from django.db import migrations, models

from ._constraints import NoTwoLiveAtOnce

CONSTRAINTS = [
    migrations.AddConstraint(
        model_name='articletag',
        constraint=models.UniqueConstraint(fields=('content_object', 'tag'), name='article_has_a_tag_once'),
    ),
    migrations.AddConstraint(
        model_name='category',
        constraint=models.UniqueConstraint(condition=models.Q(('is_default', True)), fields=('is_default',), name='one_default_category', violation_error_message='Another category is already the default one.'),
    ),
    migrations.AddConstraint(
        model_name='category',
        constraint=models.CheckConstraint(condition=models.Q(('parent', None), models.Q(('parent', models.F('id')), _negated=True), _connector='OR'), name='category_is_not_its_own_parent', violation_error_message='A category cannot stand above itself.'),
    ),
    migrations.AddConstraint(
        model_name='category',
        constraint=models.CheckConstraint(condition=models.Q(('name', ''), _negated=True), name='category_has_a_name', violation_error_message='A category needs a name.'),
    ),
    migrations.AddConstraint(
        model_name='contributor',
        constraint=models.CheckConstraint(condition=models.Q(('name', ''), _negated=True), name='contributor_has_a_name', violation_error_message='A contributor needs a name.'),
    ),
    migrations.AddConstraint(
        model_name='credit',
        constraint=models.UniqueConstraint(fields=('article', 'contributor', 'role'), name='contributor_has_a_role_once', violation_error_message='This person is already credited in this role.'),
    ),
    migrations.AddIndex(
        model_name='editioncredit',
        index=models.Index(models.F('contributor'), models.OrderBy(models.F('first_published_at'), descending=True), models.OrderBy(models.F('edition'), descending=True), name='edition_credit_newest'),
    ),
    migrations.AddConstraint(
        model_name='editioncredit',
        constraint=models.UniqueConstraint(fields=('edition', 'contributor', 'role'), name='edition_credits_a_role_once'),
    ),
    migrations.AddIndex(
        model_name='editiontag',
        index=models.Index(models.F('tag'), models.OrderBy(models.F('first_published_at'), descending=True), models.OrderBy(models.F('edition'), descending=True), name='edition_tag_newest'),
    ),
    migrations.AddConstraint(
        model_name='editiontag',
        constraint=models.UniqueConstraint(fields=('edition', 'tag'), name='edition_has_a_tag_once'),
    ),
    migrations.AddIndex(
        model_name='readalso',
        index=models.Index(condition=models.Q(('target', None)), fields=['headline_key'], name='read_also_waiting'),
    ),
    migrations.AddConstraint(
        model_name='readalso',
        constraint=models.UniqueConstraint(fields=('article', 'order'), name='read_also_has_a_place'),
    ),
    migrations.AddConstraint(
        model_name='revision',
        constraint=models.UniqueConstraint(fields=('article', 'number'), name='revision_number_is_unique_for_its_article', violation_error_message='This revision number is taken.'),
    ),
    migrations.AddIndex(
        model_name='event',
        index=models.Index(fields=['-at', '-id'], name='event_by_time'),
    ),
    migrations.AddConstraint(
        model_name='event',
        constraint=models.UniqueConstraint(fields=('article', 'number'), name='event_number_is_unique_for_its_article', violation_error_message='This event number is taken.'),
    ),
    migrations.AddIndex(
        model_name='edition',
        index=models.Index(models.OrderBy(models.F('first_published_at'), descending=True), models.OrderBy(models.F('article'), descending=True), models.F('live_until'), models.F('live_from'), condition=models.Q(('kind', 'retraction'), _negated=True), name='edition_newest'),
    ),
    migrations.AddIndex(
        model_name='edition',
        index=models.Index(models.F('category'), models.OrderBy(models.F('first_published_at'), descending=True), models.OrderBy(models.F('article'), descending=True), models.F('live_until'), models.F('live_from'), condition=models.Q(('kind', 'retraction'), _negated=True), name='edition_newest_in_category'),
    ),
    migrations.AddIndex(
        model_name='edition',
        index=models.Index(models.F('section'), models.OrderBy(models.F('first_published_at'), descending=True), models.OrderBy(models.F('article'), descending=True), models.F('live_until'), models.F('live_from'), condition=models.Q(('kind', 'retraction'), _negated=True), name='edition_newest_in_section'),
    ),
    migrations.AddIndex(
        model_name='edition',
        index=models.Index(models.F('topic'), models.OrderBy(models.F('first_published_at'), descending=True), models.OrderBy(models.F('article'), descending=True), models.F('live_until'), models.F('live_from'), condition=models.Q(('kind', 'retraction'), _negated=True), name='edition_newest_in_topic'),
    ),
    migrations.AddIndex(
        model_name='edition',
        index=models.Index(fields=['headline_key', 'article'], name='edition_by_headline'),
    ),
    migrations.AddConstraint(
        model_name='edition',
        constraint=models.UniqueConstraint(fields=('article', 'number'), name='edition_number_is_unique_for_its_article', violation_error_message='This edition number is taken.'),
    ),
    migrations.AddConstraint(
        model_name='edition',
        constraint=models.CheckConstraint(condition=models.Q(('live_until__isnull', True), ('live_until__gt', models.F('live_from')), _connector='OR'), name='edition_window_is_not_empty', violation_error_message='An edition must end after it begins.'),
    ),
    migrations.AddConstraint(
        model_name='edition',
        constraint=models.CheckConstraint(condition=models.Q(models.Q(('kind__in', ['correction', 'retraction']), _negated=True), models.Q(('note', ''), _negated=True), _connector='OR'), name='correction_and_retraction_carry_a_note', violation_error_message='A correction and a retraction owe readers a note.'),
    ),
    migrations.AddConstraint(
        model_name='edition',
        constraint=models.CheckConstraint(condition=models.Q(models.Q(('kind', 'retraction'), _negated=True), ('ground__in', ['sara', 'decency', 'child', 'victim', 'special']), _connector='OR'), name='retraction_names_its_ground', violation_error_message='A retraction names its ground.'),
    ),
    migrations.AddConstraint(
        model_name='edition',
        constraint=models.CheckConstraint(condition=models.Q(models.Q(('kind', 'reply'), _negated=True), ('replies_to__isnull', False), _connector='OR'), name='reply_names_what_it_answers', violation_error_message='A right of reply names the article it answers.'),
    ),
    migrations.AddConstraint(
        model_name='edition',
        constraint=models.CheckConstraint(condition=models.Q(models.Q(('kind', 'retraction'), _negated=True), models.Q(('dateline', ''), ('excerpt', ''), ('headline', ''), ('standfirst', '')), _connector='OR'), name='retraction_says_nothing_of_the_article', violation_error_message='A retraction shows its reason only.'),
    ),
    migrations.AddConstraint(
        model_name='edition',
        constraint=NoTwoLiveAtOnce(name='no_two_editions_live_at_once'),
    ),
    migrations.AddIndex(
        model_name='article',
        index=models.Index(fields=['-updated_at', '-id'], name='article_by_last_change'),
    ),
    migrations.AddIndex(
        model_name='article',
        index=models.Index(fields=['state', '-updated_at', '-id'], name='article_by_state'),
    ),
    migrations.AddIndex(
        model_name='article',
        index=models.Index(fields=['headline_key'], name='article_by_headline'),
    ),
    migrations.AddConstraint(
        model_name='article',
        constraint=models.CheckConstraint(condition=models.Q(('headline', ''), _negated=True), name='article_has_a_headline', violation_error_message='An article needs a headline.'),
    ),
    migrations.AddConstraint(
        model_name='article',
        constraint=models.CheckConstraint(condition=models.Q(('state__in', ['draft', 'in_review', 'approved'])), name='article_state_is_known', violation_error_message='This is no state of an article.'),
    ),
    migrations.AddConstraint(
        model_name='article',
        constraint=models.CheckConstraint(condition=models.Q(('replies_to', None), models.Q(('replies_to', models.F('id')), _negated=True), _connector='OR'), name='article_does_not_reply_to_itself', violation_error_message='An article cannot reply to itself.'),
    ),
]
