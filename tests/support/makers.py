"""Functions that make users and articles for tests, with the same functions of the app as the desk."""

from datetime import timedelta

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group

from articles import photo_library, publishing, workflow
from articles.content import words_of
from articles.editions import sealed_content
from articles.models import (
    Article,
    Category,
    Contributor,
    Credit,
    Edition,
    EditionCredit,
    EditionTag,
    EditionWords,
    Photo,
    ReadCount,
    Topic,
)
from tests.support.drawing import unlike as make_image


def make_person(username, group=None):
    """Make a user in a group, with access to the desk if there is a group."""
    user = get_user_model().objects.create_user(username, password="kata-sandi-uji", is_staff=group is not None)
    if group:
        user.groups.add(Group.objects.get(name=group))
    return user


def make_category(name="Nasional", **fields):
    """Return the category with a name, made at the first call."""
    return Category.objects.get_or_create(name=name, defaults=fields)[0]


def make_article(by=None, headline="Pasar Lama Dibuka Lagi", body="<p>Pasar itu buka lagi.</p>", **fields):
    """Make a draft with its first revision, saved by a user (None: the importer), with a complete checklist.

    ``editors=[]``, ``writers=[]`` or ``standfirst=""`` leave out what the checklist needs. Its "Baca juga" lines wait
    for their articles as in an import, unless ``is_loose``.
    """
    is_loose = fields.pop("is_loose", False)
    tags, topic = fields.pop("tags", []), fields.pop("topic", None)
    writers, editors = fields.pop("writers", ["Laras Wening"]), fields.pop("editors", ["Teguh Prakoso"])
    fields.setdefault("standfirst", "Kabar yang ditunggu warga.")
    fields.setdefault("category", None)
    fields["category"] = fields["category"] or make_category()
    if topic:
        fields["topic"] = Topic.objects.get_or_create(name=topic)[0]
    article = Article.objects.create(headline=headline, body=body, created_by=by, **fields)
    article.tags.set(tags)
    people = [(name, "writer", "is_writer") for name in writers] + [(name, "editor", "is_editor") for name in editors]
    for order, (name, role, face) in enumerate(people):
        person = Contributor.objects.get_or_create(name=name, defaults={face: True})[0]
        Credit.objects.create(article=article, contributor=person, role=role, order=order)
    workflow.record_save(article, by=by)
    if not is_loose:
        article.read_also.update(is_awaited=True)
    return article


def make_photo(by=None, *, file=None, name="kapal.jpg", is_ready=True, **fields):
    """Make a photo with all required texts. Its file is unique unless one is given."""
    file = file or make_image(Photo.objects.count())
    words = {"caption": "Kapal di dermaga.", "alt": "Kapal kayu di dermaga lama.", "credit": "Laras Wening"}
    photo = photo_library.import_upload(file, name, by=by, **words).photo
    if is_ready:
        photo_library.make_ready(photo)
        photo.refresh_from_db()
    for field, value in fields.items():
        setattr(photo, field, value)
    if fields:
        photo.save(update_fields=list(fields))
    return photo


def edit(article, by, **fields):
    """Save the article with other content, as the desk does."""
    article.refresh_from_db()
    if "tags" in fields:
        article.tags.set(fields.pop("tags"))
    for name, value in fields.items():
        setattr(article, name, value)
    article.save()
    workflow.record_save(article, by=by)
    return article


def move(article, name, *, by, seen=workflow.LATEST, **options):
    """Make an editorial move as a user who was shown the latest revision."""
    return workflow.move(article, name, by=by, seen=seen, **options)


def perform(article, name, *, by, seen=workflow.LATEST, **options):
    """Make any move as a user who was shown the latest revision."""
    return publishing.perform(article, name, by=by, seen=seen, **options)


def restore(article, revision, *, by, seen=workflow.LATEST):
    """Restore a revision as a user who was shown the latest one."""
    return workflow.restore(article, revision, by=by, seen=seen)


def tick(article, item, *, by, seen=workflow.LATEST, **options):
    """Tick a box of the checklist as a user who was shown the latest revision."""
    return workflow.set_tick(article, item, by=by, seen=seen, **options)


def share(article, *, by, seen=workflow.LATEST, **options):
    """Create a guest link as a user who was shown the latest revision."""
    return workflow.create_link(article, by=by, seen=seen, **options)


def approve(article, writer, approver):
    """Submit and approve the article as it is."""
    move(article, "submit", by=writer)
    return move(article, "approve", by=approver)


def publish(article, writer, approver, **options):
    """Submit, approve and publish the article as it is."""
    approve(article, writer, approver)
    return perform(article, "publish", by=approver, **options)


def multiply(edition, count):
    """Add ``count`` more live articles, each an hour older than the one before it and otherwise equal.

    Uses a few statements instead of the app's functions, for tests of query counts with many rows.
    """
    numbers = range(1, count + 1)
    articles = Article.objects.bulk_create(
        Article(
            headline=f"Kabar lama {number}",
            headline_key=f"kabar lama {number}",
            slug=f"kabar-lama-{number}",
            category=edition.category,
            topic=edition.topic,
            state="approved",
        )
        for number in numbers
    )
    tags = list(edition.edition_tags.values_list("tag", flat=True))
    credits = list(edition.edition_credits.values_list("contributor", "role"))
    copies = []
    for number, article in zip(numbers, articles, strict=True):
        copy = Edition.objects.get(pk=edition.pk) if not copies else copies[0]
        copy = Edition(**{field.attname: getattr(copy, field.attname) for field in Edition._meta.concrete_fields})
        copy.pk, copy.article_id, copy.headline, copy.slug = None, article.pk, article.headline, article.slug
        copy.headline_key = article.headline_key
        copy.first_published_at = copy.live_from = edition.first_published_at - timedelta(hours=number)
        copies.append(copy)
    copies = Edition.objects.bulk_create(copies)
    place = [
        {"edition_id": one.pk, "article_id": one.article_id, "first_published_at": one.first_published_at}
        for one in copies
    ]
    EditionTag.objects.bulk_create(EditionTag(tag_id=tag, **one) for one in place for tag in tags)
    EditionCredit.objects.bulk_create(
        EditionCredit(contributor_id=person, role=role, **one) for one in place for person, role in credits
    )
    words = words_of(sealed_content(edition))
    EditionWords.objects.bulk_create(EditionWords(edition=one, words=words) for one in copies)
    ReadCount.objects.bulk_create(
        ReadCount(article_id=one.article_id, reads=1, popularity=one.article_id) for one in copies
    )
