"""Small makers of people and articles, made through the same verbs as on the desk."""

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group

from articles import publishing, workflow
from articles.models import Article, Category, Contributor, Credit, Topic


def make_person(username, group=None):
    """A login in a group, on the desk's staff where there is one."""
    user = get_user_model().objects.create_user(username, password="kata-sandi-uji", is_staff=group is not None)
    if group:
        user.groups.add(Group.objects.get(name=group))
    return user


def make_category(name="Nasional", **fields):
    """A category, made once by name."""
    return Category.objects.get_or_create(name=name, defaults=fields)[0]


def make_article(by=None, headline="Pasar Lama Dibuka Lagi", body="<p>Pasar itu buka lagi.</p>", **fields):
    """A draft with its first revision, as saved by somebody (None: the importer)."""
    tags, topic = fields.pop("tags", []), fields.pop("topic", None)
    writers = fields.pop("writers", [])
    fields.setdefault("category", None)
    fields["category"] = fields["category"] or make_category()
    if topic:
        fields["topic"] = Topic.objects.get_or_create(name=topic)[0]
    article = Article.objects.create(headline=headline, body=body, created_by=by, **fields)
    article.tags.set(tags)
    for order, name in enumerate(writers):
        person = Contributor.objects.get_or_create(name=name, defaults={"is_writer": True})[0]
        Credit.objects.create(article=article, contributor=person, role="writer", order=order)
    workflow.record_save(article, by=by)
    return article


def edit(article, by, **fields):
    """Save the article with other words, as the desk does."""
    article.refresh_from_db()
    for name, value in fields.items():
        setattr(article, name, value)
    article.save()
    workflow.record_save(article, by=by)
    return article


def approve(article, writer, approver):
    """Submit and approve the article as it stands."""
    workflow.move(article, "submit", by=writer)
    return workflow.move(article, "approve", by=approver)


def publish(article, writer, approver, **options):
    """Submit, approve and publish the article as it stands."""
    approve(article, writer, approver)
    return publishing.perform(article, "publish", by=approver, **options)
