"""Minor edits: spelling and style of a live article, without a note and without "Updated"."""

import pytest
from django.urls import reverse

from articles.content import Content, content_of_revision, why_not_minor
from articles.content.field_values import LeadPicture
from articles.document import parse
from articles.integrity import find_breaks
from articles.models import Edition
from articles.triggers import triggers_disabled
from articles.workflow import MoveNotAllowed, NotMinor, allowed_moves, check_minor, moves_for
from tests.support.edit_page import form_of
from tests.support.makers import approve, edit, make_article, make_category, make_photo, perform, publish

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
BODY = (
    '<p>Warga Desa Wonokelir menghitung 12 rumah. “Kami rugi,” kata dia di <a href="https://bps.go.id/">sini</a>.</p>'
)


@pytest.fixture
def live(writer, editor):
    return publish(make_article(writer, body=BODY, tags=["Banjir"], photo=make_photo(writer)), writer, editor)


def change(article, writer, editor, **fields):
    edit(article, writer, **fields)
    approve(article, writer, editor)
    article.refresh_from_db()


@pytest.mark.parametrize(
    "body",
    [
        BODY.replace("menghitung", "mengitung"),
        BODY.replace("kata dia", "ujar dia"),
        BODY.replace("menghitung", "<strong>menghitung</strong>"),
        BODY + "<h2>Keterangan warga</h2>",
        BODY.replace("rumah.", "rumah,"),
    ],
)
def test_spelling_and_style_are_a_minor_edit(body, live, writer, editor, client):
    before = Edition.objects.get()
    change(live, writer, editor, body=body)
    perform(live, "minor", by=editor)
    edition = Edition.objects.live().get()
    assert (edition.kind, edition.note, edition.revision.number) == ("minor", "", 2)
    assert edition.words_since == before.live_from
    assert not edition.was_updated
    page = client.get(edition.get_absolute_url()).content.decode()
    assert "Diperbarui" not in page
    assert list(find_breaks()) == [None]


@pytest.mark.parametrize(
    "body",
    [
        BODY.replace("12", "13"),
        BODY.replace("Wonokelir", "Wonokeling"),
        BODY.replace("Kami rugi", "Kami untung"),
        BODY.replace("bps.go.id", "judi.example"),
        BODY.replace('<a href="https://bps.go.id/">sini</a>', "sini"),
        BODY.replace('<a href="https://bps.go.id/">sini</a>', 'sini <a href="https://bps.go.id/">tersangka</a>'),
        BODY.replace("rumah", "tiga rumah"),
        BODY.replace("“Kami rugi,”", "Kami rugi,"),
        BODY + "<blockquote><p>Ya.</p></blockquote>",
        BODY + "<p>Menurut data 2024.</p>",
        BODY + '<ol start="7"><li><p>satu hal</p></li></ol>',
    ],
)
def test_a_changed_number_name_quotation_or_link_is_not_a_minor_edit(body, live, writer, editor):
    change(live, writer, editor, body=body)
    with pytest.raises(NotMinor):
        perform(live, "minor", by=editor)
    assert Edition.objects.count() == 1
    blocked = {move.name: refusal for move, refusal in moves_for(live, editor)[1]}
    assert blocked["minor"].reasons
    assert {"publish", "correct"} <= {move.name for move in allowed_moves(live, editor)}


def test_another_place_is_a_changed_fact(db):
    assert why_not_minor(Content(dateline="Jakarta"), Content(dateline="Bandung")) != []


@pytest.mark.parametrize("field", ["category", "tags", "photo", "caption", "slug", "is_breaking"])
def test_a_changed_choice_is_not_a_minor_edit(field, live, writer, editor, chief):
    values = {
        "category": lambda: {"category": make_category("Olahraga")},
        "tags": lambda: {"tags": ["Gempa"]},
        "photo": lambda: {"photo": make_photo(chief)},
        "caption": lambda: {"photo_caption": "Kapal pada 2019."},
        "slug": lambda: {"slug": "lain"},
        "is_breaking": lambda: {"is_breaking": True},
    }
    change(live, writer, editor, **values[field]())
    with pytest.raises(NotMinor):
        perform(live, "minor", by=editor)


def test_a_minor_edit_of_an_update_keeps_the_time_of_the_update(live, writer, editor, client):
    change(live, writer, editor, body=BODY.replace("12", "13"))
    perform(live, "publish", by=editor)
    updated = Edition.objects.live().get()
    for word in ("mengitung", "menghitung"):
        change(live, writer, editor, body=BODY.replace("12", "13").replace("menghitung", word) + f"<p>{word}.</p>")
        perform(live, "minor", by=editor)
    edition = Edition.objects.live().get()
    assert (edition.number, edition.words_since, edition.was_updated) == (4, updated.live_from, True)
    assert list(find_breaks()) == [None]


def test_a_minor_edit_has_the_requirements_of_every_edition(live, writer, editor):
    edit(live, writer, body=BODY.replace("kata dia", "ujar dia"))
    with pytest.raises(MoveNotAllowed):
        perform(live, "minor", by=editor)
    approve(live, writer, editor)
    with pytest.raises(MoveNotAllowed):
        perform(live, "minor", by=writer)


def test_an_article_that_readers_have_not_seen_has_no_minor_edit(writer, editor):
    article = approve(make_article(writer), writer, editor)
    with pytest.raises(MoveNotAllowed):
        perform(article, "minor", by=editor)


def test_a_minor_edit_does_not_make_an_article_breaking_again(live, writer, editor, client):
    change(live, writer, editor, is_breaking=True)
    perform(live, "correct", by=editor, reason="Label.")
    assert 'id="breaking"' not in client.get("/").content.decode()
    change(live, writer, editor, body=BODY.replace("kata dia", "ujar dia"))
    perform(live, "minor", by=editor)
    assert 'id="breaking"' not in client.get("/").content.decode()


def test_an_edition_with_a_forged_earlier_time_is_a_break(live, writer, editor):
    change(live, writer, editor, body=BODY.replace("12", "13"))
    perform(live, "publish", by=editor)
    edition = Edition.objects.live().get()
    assert list(find_breaks()) == [None]
    with triggers_disabled():
        edition.content["said_since"] = "2020-01-01T00:00:00+00:00"
        edition.save()
    (found,) = find_breaks()
    assert found is not None


def test_another_picture_with_the_same_texts_is_not_a_minor_edit(writer):
    words = {"caption": "kapal", "alt": "kapal", "credit": ""}
    htmls = [f'<figure data-photo="{make_photo(writer, **words).uid}"></figure>' for _number in range(2)]
    one, other = (Content(body=parse(html)) for html in htmls)
    assert why_not_minor(one, one) == []
    assert len(why_not_minor(one, other)) == 1


def test_removing_a_figure_of_the_lead_picture_is_not_a_minor_edit(writer):
    photo = make_photo(writer, caption="kapal", alt="kapal", credit="")
    lead = LeadPicture(str(photo.uid))
    shown = Content(picture=lead, body=parse(f'<figure data-photo="{photo.uid}"></figure>'))
    assert why_not_minor(shown, Content(picture=lead)) != []


def test_the_same_content_is_a_minor_edit_of_itself(live):
    content = content_of_revision(live.latest_revision)
    assert why_not_minor(content, content) == []


@pytest.fixture
def signed_in(client, editor):
    client.force_login(editor)
    return client


def test_the_desk_asks_what_kind_of_change_it_is(live, writer, editor, signed_in):
    change(live, writer, editor, body=BODY.replace("kata dia", "ujar dia"))
    address = reverse("desk:articles_article_change", args=[live.pk])
    page = signed_in.get(address).content.decode()
    for name in ("correct", "publish", "minor"):
        assert f'name="publish_change-as" value="{name}"' in page
    assert 'name="_move" value="publish"' not in page
    form = form_of(signed_in, address) | {"_move": "publish_change"}
    signed_in.post(address, form)
    signed_in.post(address, form | {"publish_change-as": "retract"})
    assert Edition.objects.count() == 1
    signed_in.post(address, form | {"publish_change-as": "minor"})
    assert Edition.objects.live().get().kind == "minor"


def test_the_note_of_a_correction_stays_in_a_form_sent_without_a_kind_of_change(live, writer, editor, signed_in):
    change(live, writer, editor, body=BODY.replace("12", "13"))
    address = reverse("desk:articles_article_change", args=[live.pk])
    form = form_of(signed_in, address) | {
        "_move": "publish_change",
        "correct-reason": "Yang benar 13 rumah.",
    }
    page = signed_in.post(address, form, follow=True).content.decode()
    assert ">Yang benar 13 rumah.</textarea>" in page
    signed_in.post(address, form | {"publish_change-as": "correct"})
    assert Edition.objects.live().get().note == "Yang benar 13 rumah."


def test_the_words_of_many_links_are_compared_at_a_limited_cost():
    htmls = [
        "".join(f'<p><a href="https://x.id/{number}">{words}</a></p>' for number in range(300))
        for words in ("a" * 200, "aaab" * 50)
    ]
    old, new = (Content(body=parse(html)) for html in htmls)
    # One respelled link is a minor edit, but more than the limit are not compared and so not minor.
    assert why_not_minor(*(Content(body=parse(html.partition("</p>")[0])) for html in htmls)) == []
    assert len(why_not_minor(old, new)) == 1


def test_what_was_compared_before_the_lock_is_compared_again_after_a_save(live, writer, editor):
    change(live, writer, editor, body=BODY.replace("menghitung", "mengitung"))
    before = check_minor(live)
    assert before.reasons == []
    assert check_minor(live, before) is before
    change(live, writer, editor, body=BODY.replace("12", "13"))
    assert check_minor(live, before).reasons
