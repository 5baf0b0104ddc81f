"""Two sample values of every field of a content, which differ from the values of an empty article."""

from datetime import UTC, datetime

from articles.content import CreditLine, LeadPicture, PictureWords, reference_to
from articles.document import parse
from articles.models import CommentPolicy, Contributor, Photo, Tag, Topic
from tests.support.makers import make_article, make_category, make_photo


def _photos():
    return Photo.objects.order_by("pk") if Photo.objects.count() > 1 else [make_photo(), make_photo()]


def _people():
    return [Contributor.objects.get_or_create(name=name)[0] for name in ("Laras Wening", "Teguh Prakoso")]


def _credits(*lines):
    people = {person.name: reference_to(person) for person in _people()}
    return tuple(CreditLine(role, people[name]) for role, name in lines)


def _rows(model, *names):
    return tuple(reference_to(model.objects.get_or_create(name=name)[0]) for name in names)


def _pictures():
    return tuple(LeadPicture(str(photo.uid), "Dari dekat.", "Arsip") for photo in _photos()[:2])


def _articles():
    return tuple(reference_to(make_article(headline=headline)) for headline in ("Yang dijawab", "Yang lain"))


# Functions that make two values of a field, by its name. The values of derived fields are in the photo library.
SAMPLES = {
    "headline": lambda: ("Pasar dibuka", "Pasar ditutup"),
    "slug": lambda: ("pasar-dibuka", "pasar-ditutup"),
    "topic": lambda: _rows(Topic, "Pemilu", "Banjir"),
    "standfirst": lambda: ("Kabar pagi.", "Kabar\nsore."),
    "dateline": lambda: ("JAKARTA", "BOGOR"),
    "picture": _pictures,
    "picture_words": lambda: tuple(
        (PictureWords(str(_photos()[0].uid), alt, "Kapal.", "Arsip"),) for alt in ("Kapal.", "Kapal kayu.")
    ),
    "body": lambda: (
        parse('<p>Satu <strong>dua</strong>.</p><ol start="3"><li><p>Tiga</p></li></ol>'),
        parse("<h2>Bab</h2><p>Baca juga: Lain</p>"),
    ),
    "category": lambda: tuple(reference_to(make_category(name)) for name in ("Olahraga", "Ekonomi")),
    "tags": lambda: (_rows(Tag, "Beras", "Pangan"), _rows(Tag, "Jalan")),
    "credits": lambda: (
        _credits(("writer", "Laras Wening"), ("editor", "Teguh Prakoso")),
        _credits(("writer", "Teguh Prakoso")),
    ),
    "comment_policy": lambda: _rows(CommentPolicy, "Tertutup", "Terbuka"),
    "replies_to": _articles,
    "label": lambda: ("opinion", "analysis"),
    "is_unverified": lambda: (True, False),
    "verification_notice": lambda: ("Jumlahnya belum pasti.", "Namanya belum pasti."),
    "is_breaking": lambda: (True, False),
    "embargo": lambda: (datetime(2031, 1, 2, 3, 4, 5, tzinfo=UTC), datetime(2032, 1, 2, tzinfo=UTC)),
}
