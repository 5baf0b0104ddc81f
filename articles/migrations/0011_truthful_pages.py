"""Passages of the first pages that nobody has changed no longer speak of comments, reader accounts and a sealed record.

A passage is rewritten where it is the first one of migration 0004, in either language, but for its filled gaps.
"""

import re

from django.db import migrations
from django.utils import timezone

REWRITTEN = {
    "id/tentang": [
        (
            '<p>Kami redaksi berita yang menyimpan apa yang pernah kami tunjukkan kepada pembaca. Berita boleh berkembang dan kekeliruan harus diperbaiki, tetapi perubahan penting tidak kami lakukan diam-diam.</p><h2>Yang pernah Anda lihat tetap tercatat</h2><p>Naskah yang sedang kami kerjakan terpisah dari artikel yang Anda baca. Setiap kali artikel terbit atau diperbarui, kami menyimpan apa yang dilihat pembaca, sejak kapan, dan sampai kapan. Catatan itu disegel: kami tidak menulis ulang masa lalu, dan upaya mengubahnya akan meninggalkan jejak.</p><h2>Ralat dan pencabutan diumumkan</h2>',
            '<p>Kami redaksi berita. Berita boleh berkembang dan kekeliruan harus diperbaiki. Halaman ini menjelaskan bagaimana kami bekerja dan di mana Anda dapat melihat apa yang berubah.</p><h2>Bila sebuah artikel berubah</h2>',
        ),
        (
            '<li><strong>Pencabutan</strong> jarang terjadi dan memerlukan persetujuan dua orang. Alamat artikel tetap ada, tetapi isinya diganti dengan alasan dan dasar pencabutan.</li>',
            '<li><strong>Pencabutan</strong> memerlukan persetujuan dua orang dan dasar yang disebut pedoman Dewan Pers. Alamat artikel tetap ada, tetapi isinya diganti dengan alasan dan dasar pencabutan.</li>',
        ),
        (
            '<p>Jadwal kami tepat sampai ke detik: artikel yang dijadwalkan baru dapat dibaca ketika waktunya tiba, tidak sesaat pun sebelumnya.</p>',
            '<p>Naskah yang sedang kami kerjakan terpisah dari artikel yang Anda baca. Perubahan baru tampak setelah disetujui dan diterbitkan, dan artikel yang dijadwalkan baru dapat dibaca ketika waktunya tiba.</p>',
        ),
        (
            '<p>Artikel yang Anda simpan dan yang baru Anda baca dapat dibuka lagi ketika internet terputus. Salinannya berada di peramban Anda saja. Isinya sama dengan ketika terakhir dimuat, jadi ralat sesudah itu baru tampak setelah Anda tersambung lagi. Salinan artikel yang dicabut dibuang begitu Anda membuka halaman mana pun di situs ini.</p>',
            '<p>Artikel yang Anda simpan dapat dibuka lagi ketika internet terputus. Sesudah beberapa halaman, begitu pula artikel yang baru Anda baca. Salinannya berada di peramban Anda saja, dan gambarnya mungkin tidak ikut. Isinya sama dengan ketika terakhir dimuat, jadi ralat sesudah itu baru tampak setelah Anda tersambung lagi. Salinan artikel yang dicabut dibuang begitu Anda tersambung dan membuka halaman mana pun di situs ini.</p>',
        ),
        (
            '<li><strong>Di ponsel:</strong> buka menu peramban atau menu berbagi, lalu pilih tambahkan ke layar utama atau pasang aplikasi.</li><li><strong>Di komputer:</strong> bila peramban Anda mendukungnya, pilih tanda pasang di bilah alamat atau di menunya.</li>',
            '<li><strong>Di ponsel:</strong> buka halaman depan, lalu menu peramban atau menu berbagi, dan pilih tambahkan ke layar utama atau pasang aplikasi.</li><li><strong>Di komputer:</strong> bila peramban Anda mendukungnya, buka halaman depan dan pilih tanda pasang di bilah alamat atau di menunya.</li>',
        ),
        (
            '<p>Pertanyaan dan masukan kami tunggu di [[alamat surel redaksi]]. Siapa saja yang bekerja di sini dapat dilihat di halaman redaksi.</p>',
            '<p>Pertanyaan dan masukan kami tunggu di [[alamat surel redaksi]]. Penanggung jawab dan alamat kami tercantum di halaman redaksi.</p>',
        ),
    ],
    "id/redaksi": [
        (
            '<p>Ralat wajib disertai catatan tentang apa yang keliru. Pencabutan memerlukan dua orang: yang satu mengusulkan dengan alasan dan dasar yang jelas, yang lain memutuskan. Setiap langkah dicatat bersama nama pelaku dan waktunya, dan catatan itu tidak diubah lagi.</p>',
            '<p>Ralat wajib disertai catatan tentang apa yang keliru. Pencabutan memerlukan dua orang: yang satu mengusulkan dengan alasan dan dasar yang jelas, yang lain memutuskan. Setiap langkah kami catat bersama nama pelaku dan waktunya.</p>',
        ),
    ],
    "id/pedoman": [
        (
            '<p>Komentar hanya dapat dikirim oleh pembaca yang sudah mendaftar, masuk dengan akunnya, dan menyetujui aturan kami. Yang dilarang: kebohongan, fitnah, kekejaman, kecabulan, kebencian atas dasar suku, agama, ras, atau antargolongan (SARA), ajakan melakukan kekerasan, diskriminasi, serta hinaan terhadap orang yang lemah, miskin, sakit, atau penyandang disabilitas. Kami berwenang menyunting atau menghapus isi yang melanggar.</p><p>Siapa pun boleh mengadu. Pelanggaran yang dilaporkan kami tangani paling lambat 2 x 24 jam sejak laporan diterima. Bila kami lalai, kami ikut bertanggung jawab.</p>',
            '<p>Situs ini belum menerima komentar atau isi lain dari pembaca. Sebelum menerimanya, kami akan memuat aturannya di halaman ini.</p>',
        ),
        (
            '<p>Berita tidak kami cabut karena tekanan dari luar redaksi. Dasarnya hanya SARA, kesusilaan, masa depan anak, trauma korban, atau pertimbangan khusus yang ditetapkan Dewan Pers. Di tempat berita itu kami umumkan alasan dan dasar pencabutannya.</p>',
            '<p>Berita tidak kami cabut karena tekanan dari luar redaksi. Dasarnya hanya suku, agama, ras, dan antargolongan (SARA), kesusilaan, masa depan anak, trauma korban, atau pertimbangan khusus yang ditetapkan Dewan Pers. Siapa pun yang membuka alamat berita itu membaca alasan dan dasar pencabutannya.</p>',
        ),
    ],
    "id/kontak": [
        (
            '<h3>Pengaduan tentang isi atau komentar</h3><p>Adukan berita, gambar, iklan tanpa label, atau komentar pembaca yang menurut Anda melanggar aturan. Laporan pelanggaran dalam komentar dan isi lain dari pembaca kami tangani paling lambat <strong>2 x 24 jam</strong> sejak kami terima.</p>',
            '<h3>Pengaduan tentang isi situs</h3><p>Adukan berita, gambar, atau iklan tanpa label yang menurut Anda melanggar aturan. Situs ini belum menerima komentar.</p>',
        ),
        (
            '<li>alamat tautan atau judul artikel; untuk komentar, sebutkan juga nama penulis komentar dan waktunya;</li>',
            '<li>alamat tautan atau judul artikel;</li>',
        ),
    ],
    "id/privasi": [
        (
            '<p>Pembaca yang tidak masuk dengan akun tidak menerima kuki. Halaman kami tidak meminta apa pun dari pihak ketiga: tidak ada pelacak, jaringan iklan, atau layanan statistik milik pihak lain.</p>',
            '<p>Halaman untuk pembaca tidak memasang kuki. Halaman kami tidak meminta apa pun dari pihak ketiga: tidak ada pelacak, jaringan iklan, atau layanan statistik milik pihak lain.</p>',
        ),
        (
            '<li>artikel yang baru Anda baca, agar dapat dibuka lagi tanpa sambungan internet.</li>',
            '<li>halaman depan dan artikel yang baru Anda baca, agar dapat dibuka lagi tanpa sambungan internet.</li>',
        ),
        (
            '<p>Kami menghitung berapa kali sebuah artikel dibaca tanpa mengenali pembacanya. Agar satu pembaca tidak terhitung berulang kali, alamat internet dan nama perambannya dicampur dengan nilai rahasia yang acak (<em>salt</em>) lalu diubah menjadi sidik. Sidik itu hanya ada di memori komputer kami, paling lama satu hari, dan tidak pernah ditulis ke berkas atau basis data. Yang kami simpan hanyalah jumlahnya.</p>',
            '<p>Kami menghitung berapa kali sebuah artikel dibaca tanpa mengenali pembacanya. Agar satu pembaca tidak terhitung berulang kali dalam sehari, alamat internet dan nama perambannya dicampur dengan kunci acak, yang baru setiap hari, lalu diubah menjadi sidik. Penghitungan ini tidak menyimpan alamat dan nama itu sendiri. Sidik dan kuncinya kami hapus saat pembacaan pertama pada hari berikutnya terhitung. Sesudah itu yang tersisa hanyalah jumlahnya.</p>',
        ),
        (
            '<h2>Yang masuk dengan akun</h2><p>Orang yang bekerja di meja redaksi menerima kuki sesi supaya tetap dikenali selama bekerja, dan kuki yang melindungi formulir dari pemalsuan. Pembaca yang masuk untuk berkomentar, bila komentar dibuka, juga menerimanya. Keterangan yang ia isi saat mendaftar hanya dipakai untuk mengurus komentarnya.</p>',
            '<h2>Orang yang bekerja pada naskah</h2><p>Orang yang bekerja di meja redaksi menerima kuki sesi supaya tetap dikenali selama bekerja, dan kuki yang melindungi formulir dari pemalsuan. Orang luar yang diminta redaksi memeriksa sebuah naskah lewat tautan khusus juga menerima kuki pelindung formulir itu; nama dan catatan yang ia tulis kami simpan bersama naskahnya. Pembaca tidak dapat mendaftar atau masuk dengan akun, dan situs ini belum menerima komentar.</p>',
        ),
    ],
    "en/tentang": [
        (
            '<p>We are a newsroom that keeps what it has shown its readers. News may develop and mistakes must be put right, but we make no change that matters in silence.</p><h2>What you were shown stays on record</h2><p>The text we are working on is separate from the article you read. Each time an article is published or updated, we keep what readers were shown, from when and until when. That record is sealed: we do not rewrite the past, and an attempt to alter it would leave a trace.</p><h2>Corrections and retractions are told</h2>',
            '<p>We are a newsroom. News may develop, and mistakes must be put right. This page explains how we work and where you can see what has changed.</p><h2>When an article changes</h2>',
        ),
        (
            "<li><strong>Retractions</strong> are rare and take the consent of two people. The article's address stays, but its text gives way to the reason and the ground.</li>",
            "<li><strong>Retractions</strong> take the consent of two people and a ground named in the Press Council's guideline. The article's address stays, but its text gives way to the reason and the ground.</li>",
        ),
        (
            '<p>Our scheduled times are right to the second: a scheduled article can be read when its time has come, and not a moment before.</p>',
            '<p>The text we are working on is separate from the article you read. A change shows only once it is approved and published, and a scheduled article can be read only when its time has come.</p>',
        ),
        (
            '<p>Articles you saved and articles you read recently can be opened again when you have no internet. The copies are in your browser only. They say what the article said when it was last loaded, so a correction made since then shows only once you are connected again. The copy of an article that was retracted is thrown away as soon as you open any page of this site.</p>',
            '<p>Articles you saved can be opened again when you have no internet. After a few pages, so can articles you read recently. The copies are in your browser only, and their pictures may be missing. They say what the article said when it was last loaded, so a correction made since then shows only once you are connected again. The copy of an article that was retracted is thrown away as soon as you are connected and open any page of this site.</p>',
        ),
        (
            "<li><strong>On a phone:</strong> open the browser's menu or the share menu, then choose to add the site to the home screen or to install it as an app.</li><li><strong>On a computer:</strong> if your browser supports it, choose the install mark in the address bar or in the menu.</li>",
            "<li><strong>On a phone:</strong> open the front page, then the browser's menu or the share menu, and choose to add the site to the home screen or to install it as an app.</li><li><strong>On a computer:</strong> if your browser supports it, open the front page and choose the install mark in the address bar or in the menu.</li>",
        ),
        (
            '<p>Questions and suggestions are welcome at [[newsroom e-mail]]. The masthead page says who works here.</p>',
            '<p>Questions and suggestions are welcome at [[newsroom e-mail]]. The masthead page names the person responsible and our address.</p>',
        ),
    ],
    "en/redaksi": [
        (
            "<p>Readers have a right to know who publishes the news, where to find them and who answers for it. Article 12 of Indonesia's Press Law (Law 40 of 1999) asks this openness of every press company. Here is what we owe you.</p>",
            "<p>Readers have a right to know who publishes the news, where to find them and who answers for it. Article 12 of Indonesia's Press Law (Law 40 of 1999) asks this openness of every press company. Here is ours.</p>",
        ),
        (
            '<p>A correction must carry a note saying what was wrong. A retraction takes two people: one asks for it, with a clear reason and ground, and the other decides. Every step is recorded with the name of the person and the time, and that record is not altered afterwards.</p>',
            '<p>A correction must carry a note saying what was wrong. A retraction takes two people: one asks for it, with a clear reason and ground, and the other decides. We record every step with the name of the person and the time.</p>',
        ),
    ],
    "en/pedoman": [
        (
            '<p>Only readers who have registered, signed in and agreed to our rules can send comments. Not allowed are lies, slander, cruelty and obscenity; hatred of people for their ethnicity, religion, race or group (SARA); calls to violence; discrimination; and mockery of people who are weak, poor, ill or disabled. We have the right to edit or remove what breaks these rules.</p><p>Anybody may complain. We deal with a reported violation within 2 x 24 hours of receiving the report. If we fail to, we share the responsibility.</p>',
            '<p>This site does not take comments or other content from readers yet. Before it does, we will publish the rules on this page.</p>',
        ),
        (
            "<p>We do not withdraw a story because of pressure from outside the newsroom. The only grounds are SARA, decency, a child's future, a victim's trauma, or special grounds set by the Press Council. In the story's place we announce the reason and the ground.</p>",
            "<p>We do not withdraw a story because of pressure from outside the newsroom. The only grounds are ethnicity, religion, race and group (SARA), decency, a child's future, a victim's trauma, or special grounds set by the Press Council. Anybody who opens the story's address reads the reason and the ground.</p>",
        ),
    ],
    "en/kontak": [
        (
            "<h3>A complaint about content or comments</h3><p>Complain about a story, a picture, an unlabelled advertisement or a reader's comment that you believe breaks the rules. Reported violations in comments and other readers' content are dealt with within <strong>2 x 24 hours</strong> of our receiving the report.</p>",
            '<h3>A complaint about what is on this site</h3><p>Complain about a story, a picture or an unlabelled advertisement that you believe breaks the rules. This site does not take comments yet.</p>',
        ),
        (
            "<li>the link or the headline of the article; for a comment, also its author's name and its time;</li>",
            '<li>the link or the headline of the article;</li>',
        ),
    ],
    "en/privasi": [
        (
            '<p>Readers who do not sign in get no cookie. Our pages request nothing from third parties: there are no trackers, no advertising networks and no statistics services run by others.</p>',
            '<p>Pages for readers set no cookie. Our pages request nothing from third parties: there are no trackers, no advertising networks and no statistics services run by others.</p>',
        ),
        (
            '<li>the articles you read recently, so that you can open them again without a connection.</li>',
            '<li>the front page and the articles you read recently, so that you can open them again without a connection.</li>',
        ),
        (
            "<p>We count how often an article is read without identifying anybody. So that one reader is not counted again and again, the reader's internet address and the name of the browser are mixed with a secret random value (a <em>salt</em>) and turned into a fingerprint. That fingerprint exists only in our computer's memory, for a day at most, and is never written to a file or a database. All we keep is the number.</p>",
            "<p>We count how often an article is read without identifying anybody. So that one reader is not counted again and again in a day, the reader's internet address and the name of the browser are mixed with a random key, a new one each day, and turned into a fingerprint. The count keeps neither the address nor the name itself. We delete the fingerprints and their key when the first read of the next day is counted. After that only the number is left.</p>",
        ),
        (
            '<h2>People who sign in</h2><p>People who work on the desk get a session cookie, so that they stay signed in while they work, and a cookie that protects forms against forgery. So do readers who sign in to comment, where comments are open. What they enter when they register is used only to handle their comments.</p>',
            '<h2>People who work on the texts</h2><p>People who work on the desk get a session cookie, so that they stay signed in while they work, and a cookie that protects forms against forgery. People outside the newsroom whom we ask to check a text by a special link get that second cookie too; we keep the name and the notes they write together with the text. Readers cannot register or sign in, and this site does not take comments yet.</p>',
        ),
    ],
}


GAP = re.compile(r"\[\[[^\]]*\]\]")


def _replace(text, before, after):
    """Replace one passage, whatever the newsroom has put into the gaps of it."""
    gaps = GAP.findall(before)
    pattern = "([^<]*?)".join(re.escape(part) for part in GAP.split(before))

    def replacement(match):
        filled = dict(zip(gaps, match.groups()))
        return GAP.sub(lambda gap: filled.get(gap[0], gap[0]), after)

    return re.sub(pattern, replacement, text)


def _put(apps, schema_editor, order):
    pages = apps.get_model("articles", "Page").objects.using(schema_editor.connection.alias)
    for page in pages.all():
        body = page.body
        for pairs in REWRITTEN.values():
            for pair in pairs:
                body = _replace(body, *order(pair))
        if body != page.body:
            pages.filter(pk=page.pk).update(body=body, updated_at=timezone.now())


def rewrite(apps, schema_editor):
    """Rewrite the passages that are as they began."""
    _put(apps, schema_editor, lambda pair: pair)


def restore(apps, schema_editor):
    """Give the passages that were rewritten, and not changed since, their first texts."""
    _put(apps, schema_editor, lambda pair: (pair[1], pair[0]))


class Migration(migrations.Migration):
    dependencies = [("articles", "0010_access_permissions")]

    operations = [migrations.RunPython(rewrite, restore)]
