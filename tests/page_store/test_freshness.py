"""No stored page is out of date: after any change, each is what the application would render."""

import random

import pytest
from django.db import connection
from django.urls import reverse
from django.utils import timezone

from articles.models import Category, CommentPolicy, Contributor, Edition, Page, Photo, Tag, Topic
from articles.photo_library import withdraw
from articles.public.feeds.formats import FORMATS
from tests.support.makers import approve, edit, make_article, make_category, make_person, make_photo, perform, publish

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)
SECTIONS, TOPICS, TAGS = ("Daerah", "Olahraga"), ("", "Banjir", "Pemilu"), ("Air", "Angin", "Api")


class Newsroom:
    """A newsroom that makes changes of every kind, at random."""

    def __init__(self, seed, writer, editor, chief):
        self.random = random.Random(seed)
        self.writer, self.editor, self.chief = writer, editor, chief
        self.second_chief = make_person("second-chief", "Chief")
        self.count = 0

    def _an_article(self):
        editions = list(Edition.objects.live().listed().select_related("article").order_by("pk"))
        return self.random.choice(editions).article if editions else self.publish()

    def _a_topic(self):
        return Topic.objects.filter(name=self.random.choice(TOPICS)).first()

    def publish(self):
        """Publish an article, with whatever it may have."""
        pick = self.random.choice
        self.count += 1
        photo = make_photo(self.writer) if pick([True, False, False]) else None
        body = "<p>Air naik.</p>"
        if pick([True, False]):
            body += f"<p>Baca juga: Berita {pick(range(6))}</p>"
        if photo:
            body += f'<figure data-photo="{photo.uid}"><figcaption>Kapal itu.</figcaption></figure>'
        article = make_article(
            self.writer,
            headline=f"Berita {pick(range(6))}",
            body=body,
            category=make_category(pick(SECTIONS))
            if pick([True, True, False])
            else Category.objects.get(is_default=True),
            topic=pick(TOPICS) or None,
            tags=self.random.sample(TAGS, pick(range(3))),
            photo=photo,
            is_breaking=pick([True, False]),
        )
        return publish(article, self.writer, self.editor)

    def correct(self):
        """Correct an article."""
        article = self._an_article()
        fields = {"standfirst": f"Yang benar {self.count}.", "topic": self._a_topic()}
        approve(edit(article, self.writer, **fields), self.writer, self.editor)
        perform(article, "correct", by=self.chief, reason="Angkanya keliru.")

    def expire(self):
        """Take an article off the site."""
        perform(self._an_article(), "expire", by=self.chief)

    def retract(self):
        """Retract an article."""
        article = self._an_article()
        perform(article, "retract", by=self.chief, reason="Keliru.", ground="child")
        perform(article, "confirm_retraction", by=self.second_chief)

    def rename(self):
        """Give a reference another name, without the desk."""
        model, field = self.random.choice(
            [
                (Topic, "name"),
                (Topic, "introduction"),
                (Category, "name"),
                (Category, "description"),
                (Contributor, "name"),
                (Contributor, "biography"),
                (Tag, "name"),
                (Page, "title"),
                (Page, "body"),
                (CommentPolicy, "notice"),
            ]
        )
        rows = list(model.objects.order_by("pk"))
        if rows:
            self.count += 1
            model.objects.filter(pk=self.random.choice(rows).pk).update(**{field: f"Nama {self.count}"})

    def withdraw(self):
        """Take a photo off the site."""
        photos = list(Photo.objects.filter(withdrawn_at=None).order_by("pk"))
        if photos:
            withdraw(self.random.choice(photos), by=self.chief, because="Hak habis.")

    def change_by_sql(self):
        """Change an edition past everything but the database."""
        edition = Edition.objects.live().listed().order_by("?").first()
        if edition:
            self.count += 1
            with connection.cursor() as cursor:
                cursor.execute(
                    "UPDATE articles_edition SET excerpt = %s WHERE id = %s", [f"Ringkas {self.count}", edition.pk]
                )

    def change(self):
        """Make one change of any kind."""
        kinds = [self.publish] * 4 + [self.correct, self.expire, self.retract, self.rename, self.withdraw]
        self.random.choice([*kinds, self.change_by_sql])()


def addresses():
    """Return an address of every page that there is."""
    found = [reverse("site:front"), reverse("site:latest")]
    for model in (Category, Topic, Tag, Contributor):
        found += [row.get_absolute_url() for row in model.objects.all()]
    found += ["/ralat/", "/ralat/rss.xml", "/sitemap.xml", "/sitemap/articles-1.xml", "/sitemap/news-1.xml"]
    lists = [reverse("site:front"), *found[2:-5]]
    found += [f"{page}{feed}" for page in lists for feed in FORMATS]
    editions = Edition.objects.filter(live_from__lte=timezone.now()).select_related("category")
    found += {edition.get_absolute_url() for edition in editions}
    found += [page.get_absolute_url() for page in Page.objects.all()]
    today = timezone.localdate()
    found.append(reverse("site:day", args=[f"{today:%Y}", f"{today:%m}", f"{today:%d}"]))
    found.append(reverse("site:month", args=[f"{today:%Y}", f"{today:%m}"]))
    return found


@pytest.mark.parametrize("seed", [1, *(pytest.param(seed, marks=pytest.mark.slow) for seed in range(2, 8))])
def test_after_any_change_every_page_is_what_would_be_rendered(seed, site, writer, editor, chief):
    newsroom = Newsroom(seed, writer, editor, chief)
    stored = 0
    for _step in range(14):
        newsroom.change()
        site.watcher.refresh()
        for address in addresses():
            stored += not site.get(address).is_rendered
            answer = site.get(address)
            assert answer.shown == site.get(address, is_stored=False).shown, address
            assert answer.status not in {200, 410} or not answer.is_rendered, f"{address} was not kept"
    assert stored, "No page outlived a change."
