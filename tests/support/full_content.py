"""A content with a value in every field, and its JSON data."""

from datetime import UTC, datetime

from articles.content import Content, CreditLine, LeadPicture, PictureWords, Reference
from articles.document import parse

TOPIC, SECTION, CATEGORY, TAG, PERSON, POLICY, ARTICLE, PHOTO, OTHER_PHOTO = (
    f"00000000-0000-4000-8000-00000000000{number}" for number in range(1, 10)
)
WHOLE = Content(
    headline="Pasar dibuka",
    slug="pasar-dibuka",
    topic=Reference(TOPIC, "Pemilu", "pemilu"),
    standfirst="Kabar pagi.",
    dateline="JAKARTA",
    picture=LeadPicture(PHOTO, "Dari dekat.", "Arsip"),
    picture_words=(PictureWords(PHOTO, "Kapal kayu.", "Kapal.", "Laras"), PictureWords(OTHER_PHOTO, alt="Dermaga.")),
    body=parse("<p>Satu <strong>dua</strong>.</p><p>Tiga.</p>"),
    category=Reference(CATEGORY, "Bola", "bola", above=Reference(SECTION, "Olahraga", "olahraga")),
    tags=(Reference(TAG, "Beras", "beras"), Reference(None, "Pangan")),
    credits=(CreditLine("writer", Reference(PERSON, "Ayu", "ayu")), CreditLine("editor", Reference(None, "Bima"))),
    comment_policy=Reference(POLICY, "Terbuka"),
    replies_to=Reference(ARTICLE),
    label="opinion",
    is_unverified=True,
    verification_notice="Jumlahnya belum pasti.",
    is_breaking=True,
    embargo=datetime(2031, 1, 2, 3, 4, 5, tzinfo=UTC),
)
# The form that revisions have. Sealed contents are permanently read in this form.
DATA = {
    "version": 2,
    "headline": "Pasar dibuka",
    "slug": "pasar-dibuka",
    "topic": {"uid": TOPIC, "name": "Pemilu", "slug": "pemilu"},
    "standfirst": "Kabar pagi.",
    "dateline": "JAKARTA",
    "picture": {"photo": PHOTO, "caption": "Dari dekat.", "credit": "Arsip"},
    "picture_words": {
        PHOTO: {"alt": "Kapal kayu.", "caption": "Kapal.", "credit": "Laras"},
        OTHER_PHOTO: {"alt": "Dermaga."},
    },
    "body": {
        "version": 1,
        "blocks": [
            {"kind": "paragraph", "runs": [{"text": "Satu "}, {"text": "dua", "strong": True}, {"text": "."}]},
            {"kind": "paragraph", "runs": [{"text": "Tiga."}]},
        ],
    },
    "category": {
        "uid": CATEGORY,
        "name": "Bola",
        "slug": "bola",
        "above": {"uid": SECTION, "name": "Olahraga", "slug": "olahraga"},
    },
    "tags": [{"uid": TAG, "name": "Beras", "slug": "beras"}, {"name": "Pangan"}],
    "credits": [{"role": "writer", "uid": PERSON, "name": "Ayu", "slug": "ayu"}, {"role": "editor", "name": "Bima"}],
    "comment_policy": {"uid": POLICY, "name": "Terbuka"},
    "replies_to": {"uid": ARTICLE},
    "label": "opinion",
    "is_unverified": True,
    "verification_notice": "Jumlahnya belum pasti.",
    "is_breaking": True,
    "embargo": "2031-01-02T03:04:05+00:00",
}
