"""A newspaper with every kind of page. ``python -m tests.browser.newspaper`` prints their addresses as JSON.

It is the demonstration with what that lacks: a correction, labels, an unverified report, breaking news, a right of
reply and a retraction, each made with the app's own functions.
"""

import json
import os
import sys

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")
django.setup()

from django.contrib.auth import get_user_model  # noqa: E402  models cannot be imported any earlier
from django.urls import reverse  # noqa: E402
from django.utils import timezone  # noqa: E402

from articles import workflow  # noqa: E402
from articles.models import Article, Category, Contributor, Edition  # noqa: E402
from tests.support import makers  # noqa: E402
from tests.support.drawing import saved, scene  # noqa: E402
from tests.support.figures import figure  # noqa: E402
from tests.support.makers import approve, edit, make_article, perform, publish, share  # noqa: E402


def build():
    """Add what the demonstration lacks, and return ``{kind of page: address}``."""
    User = get_user_model()
    writer, editor, chief = (User.objects.get(username=name) for name in ("writer", "editor", "chief"))
    daerah = Category.objects.get(slug="daerah")
    Contributor.objects.filter(slug="sri-wahyuningrum").update(links="https://example.com/sri\nmailto:sri@example.com")
    body = (
        "<p>Air mulai surut sejak <strong>pukul lima pagi</strong>, kata <a href='https://example.com/'>petugas</a>.</p>"
        '<blockquote class="pull"><p>Kami menunggu sampai air benar-benar turun.</p></blockquote>'
        "<h2>Yang sudah diketahui</h2><ul><li>Tiga desa terendam.</li><li>Tidak ada korban.</li></ul>"
        "<p>Baca juga: Gunung Sendaru Meletus Rabu Subuh, 2.314 Warga Lembahwangi Mengungsi</p>"
        "<blockquote><p>Pasar buka lagi besok.</p></blockquote><hr><ol><li>Pertama.</li></ol>"
    )
    full = make_article(
        writer,
        headline="Banjir di Tiga Desa Mulai Surut, Warga Menunggu di Tenda",
        standfirst="Belum semua keterangan dapat dipastikan pagi ini.",
        dateline="KABAR NUSANTARA, LEMBAHWANGI",
        body=body,
        category=daerah,
        topic="Erupsi Gunung Sendaru",
        tags=["Bencana", "Pengungsi", "Gunung Api"],
        writers=["Ratih Kusumaningtyas"],
        label="analysis",
        is_unverified=True,
        verification_notice="Jumlah rumah yang terendam masih diverifikasi ke badan penanggulangan bencana.",
    )
    publish(full, writer, editor)
    edit(full, writer, body=body.replace("Tiga desa", "Empat desa"))
    approve(full, writer, editor)
    perform(full, "correct", by=editor, reason="Jumlah desa yang benar empat, bukan tiga.")
    reply = make_article(
        writer, headline="Hak Jawab Pengelola Bendungan", body="<p>Kami menjawab.</p>", category=daerah, replies_to=full
    )
    publish(reply, writer, editor)
    advert = make_article(
        writer,
        headline="Payung yang Tidak Pernah Terbalik",
        body="<p>Dibayar.</p>",
        category=Category.objects.get(slug="ekonomi"),
        label="advert",
    )
    publish(advert, writer, editor)
    breaking = make_article(
        writer,
        headline="Kereta Samudra Selatan Berhenti Dua Jam",
        body="<p>Segera.</p>",
        category=Category.objects.get(slug="nasional"),
        is_breaking=True,
    )
    publish(breaking, writer, editor)
    gone = publish(make_article(writer, headline="Yang Akan Dicabut", category=daerah), writer, editor)
    perform(gone, "retract", by=chief, reason="Korban di bawah umur dapat dikenali.", ground="child")
    perform(gone, "confirm_retraction", by=editor)
    pictures = "".join(
        figure(makers.make_photo(writer, file=saved(scene(size)), name=name))
        for name, size in (("menara.jpg", (640, 960)), ("perangko.jpg", (240, 160)))
    )
    narrow = make_article(writer, headline="Menara dan Perangko", body=f"<p>Satu.</p>{pictures}", category=daerah)
    publish(narrow, writer, editor)
    spare = [
        publish(make_article(writer, headline=f"Cadangan {number}", category=daerah), writer, editor)
        for number in (1, 2)
    ]
    moving = publish(make_article(writer, headline="Yang Pindah", slug="alamat-lama", category=daerah), writer, editor)
    checked = make_article(writer, headline="Yang Ditunjukkan kepada Pengacara", body=body, category=daerah)
    makers.move(checked, "submit", by=writer)
    link = share(checked, by=editor, use="approve", guest="Budi Santoso")
    workflow.comment_as_guest(link, name="Budi Santoso", text="Baik.", quote="Air mulai surut")
    today = timezone.localdate()
    articles = {article.pk: article.get_absolute_url() for article in Article.objects.select_related("category")}
    return {
        "front page": "/",
        "article": articles[1],
        "article with everything": articles[full.pk],
        "narrow pictures": articles[narrow.pk],
        "right of reply": articles[reply.pk],
        "advertising": articles[advert.pk],
        "retracted": f"/daerah/{gone.pk}/dicabut/",
        "latest": "/terbaru/",
        "section": "/olahraga/",
        "category": "/sepak-bola/",
        "empty section": "/umum/",
        "topic": "/topik/erupsi-gunung-sendaru/",
        "topic from its beginning": "/topik/erupsi-gunung-sendaru/?urut=terlama",
        "tag": "/tag/jawa/",
        "writer": "/penulis/ratih-kusumaningtyas/",
        "editor": "/penulis/sri-wahyuningrum/",
        "day": f"/indeks/{today:%Y/%m/%d}/",
        "month": "/indeks/2025/08/",
        "day without news": "/indeks/2025/10/02/",
        "search": "/cari/?q=gunung",
        "search without words": "/cari/",
        "search that finds nothing": "/cari/?q=zxqj",
        "about": "/halaman/tentang/",
        "masthead": "/halaman/redaksi/",
        "guideline": "/halaman/pedoman-media-siber/",
        "contact": "/halaman/kontak/",
        "privacy": "/halaman/privasi/",
        "kept": "/simpanan/",
        "offline": "/luring/",
        "guest": reverse("site:guest", args=[workflow.token_of(link)]),
        "not found": "/tidak-ada-di-sini/",
        # Not kinds of page: the numbers of all live articles, two to retract in tests, and one to move.
        "live": sorted(
            Edition.objects.live().listed().exclude(article__in=[*spare, moving]).values_list("article", flat=True)
        ),
        "moving": articles[moving.pk],
        "spare": [articles[one.pk] for one in spare],
    }


def move():
    """Give the article to move another headline and address, and return the address."""
    User = get_user_model()
    writer, editor = (User.objects.get(username=name) for name in ("writer", "editor"))
    article = Article.objects.get(slug="alamat-lama")
    publish(edit(article, writer, headline="Yang Berpindah Alamat", slug="alamat-baru"), writer, editor)
    return article.get_absolute_url()


if __name__ == "__main__":
    print(json.dumps(move() if sys.argv[1:] == ["move"] else build()))
