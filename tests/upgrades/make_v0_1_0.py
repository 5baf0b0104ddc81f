"""Script that made the newspaper in the SQL dump beside this file. Run at the commit named in ``README.md``.

Run ``manage.py migrate``, then this script, then dump the database as that file says. The script uses functions of that
commit. It is kept to document the contents of the dumps and is not run again.
"""

import os
import sys
from datetime import datetime, timedelta
from pathlib import Path
from uuid import UUID
from zoneinfo import ZoneInfo

import django

sys.path.insert(0, str(Path(__file__).resolve().parent.parent.parent))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")
django.setup()

from django.contrib.auth import get_user_model  # noqa: E402
from django.utils import timezone  # noqa: E402

from articles import sittings, workflow  # noqa: E402
from articles.management.demo_people import make_people  # noqa: E402
from articles.models import CommentPolicy, GuestLink  # noqa: E402
from articles.publishing import perform  # noqa: E402
from tests.support.makers import edit, make_article, make_category, make_photo  # noqa: E402

LATER = datetime(2090, 1, 1, 6, tzinfo=ZoneInfo("Asia/Jakarta"))
BODY = "<p>Warga {name} menunggu kabar.</p><h2>Besok</h2><p>Kata <strong>petugas</strong>: sabar.</p>"


def make_articles():
    """Make one article in each state that an article can be in."""
    make_people("kata-sandi-lama")
    people = {user.username: user for user in get_user_model().objects.all()}
    writer, editor, chief = people["writer"], people["editor"], people["chief"]
    photo = make_photo(chief, caption="Dermaga lama.", alt="Kapal kayu.", credit="Laras Wening")

    def article(headline, **fields):
        options = {
            "body": BODY.format(name=headline),
            "category": make_category("Daerah"),
            "topic": "Banjir di Tiga Desa",
            "tags": ["Banjir", "Desa"],
            "writers": ["Ratih Kusumaningtyas"],
        }
        return make_article(writer, headline=headline, **options | fields)

    def approved(headline, **fields):
        made = article(headline, **fields)
        workflow.move(made, "submit", by=writer)
        return workflow.move(made, "approve", by=editor)

    def live(headline, **fields):
        return perform(approved(headline, **fields), "publish", by=editor)

    def changed(made, words):
        made = edit(made, writer, headline=f"{made.headline} {words}")
        workflow.move(made, "submit", by=writer)
        return workflow.move(made, "approve", by=editor)

    draft = article("Konsep")
    sittings.sit(
        writer,
        draft,
        UUID("6f1d0c9e-0f7a-4f0e-9d0b-2f6f6f0a0001"),
        base=1,
        typed={"headline": ["Konsep yang belum disimpan"], "seen": ["1"]},
    )
    workflow.add_note(draft, by=editor, text="Kapan tepatnya? @writer", quote="menunggu kabar")
    workflow.assign(draft, by=chief, to=people["writer2"], deadline=LATER)
    review = article("Ditinjau")
    workflow.move(review, "submit", by=writer)
    workflow.claim(review, by=editor)
    workflow.create_link(
        review, by=editor, use=GuestLink.Use.COMMENT, guest="Ahli hukum", expires_at=timezone.now() + timedelta(days=30)
    )
    back = article("Dikembalikan")
    workflow.move(back, "submit", by=writer)
    workflow.move(back, "request_changes", by=editor, reason="Sebut sumbernya.")
    approved("Disetujui")
    perform(changed(live("Pembaruan terjadwal"), "besok"), "schedule", by=editor, at=LATER)
    figure = f'<figure data-photo="{photo.uid}"><figcaption>Pagi itu.</figcaption></figure>'
    read_also = "<p>Baca juga: Ditarik</p>"
    shown = live("Tayang", body=f"{BODY.format(name='Tayang')}{figure}{read_also}", photo=photo)
    edit(live("Tayang dengan perubahan"), writer, standfirst="Teras yang belum disetujui.")
    perform(changed(live("Diralat"), "benar"), "correct", by=editor, reason="Jumlahnya keliru.")
    perform(approved("Hak jawab", replies_to=shown), "reply", by=editor)
    perform(live("Diturunkan"), "expire", by=editor)
    perform(live("Menunggu pencabutan"), "retract", by=chief, reason="Menyebut nama anak.", ground="child")
    gone = perform(live("Ditarik"), "retract", by=chief, reason="Menyebut nama korban.", ground="victim")
    perform(gone, "confirm_retraction", by=editor)
    perform(approved("Terjadwal", comment_policy=CommentPolicy.objects.get()), "schedule", by=editor, at=LATER)


if __name__ == "__main__":
    make_articles()
