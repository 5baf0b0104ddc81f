"""Two people save one article: what does not conflict is put together, what does is asked about, nothing is lost."""

import pytest
from django.contrib.messages import get_messages

from articles.document import text_of
from articles.models import Article, Contributor
from tests.makers import edit, make_article, publish, restore
from tests.support.edit_page import form_of, page_of

pytestmark = pytest.mark.django_db
BODY = "<p>Satu.</p><p>Dua.</p><p>Tiga.</p>"


@pytest.fixture
def article(writer):
    """An article of three paragraphs."""
    return make_article(writer, body=BODY, tags=["Pasar"])


@pytest.fixture
def typing(client, writer, article):
    """What the writer's browser would send, having opened the article."""
    client.force_login(writer)
    return form_of(client, page_of(article)) | {"_continue": "1"}


def save(client, article, typed):
    """Send the form; gives the answer and what was said."""
    response = client.post(page_of(article), typed, headers={"accept-language": "en"})
    said = [str(message) for message in get_messages(response.wsgi_request)]
    article.refresh_from_db()
    return response, said


def test_changes_to_different_places_are_put_together_and_told(client, article, typing, editor):
    edit(article, editor, headline="Judul Editor", body=BODY.replace("Tiga", "TIGA"))
    article.tags.add("Kota")
    response, said = save(client, article, typing | {"body": BODY.replace("Satu", "SATU"), "tags": "Pasar, Harga"})
    assert response.status_code == 302
    assert (article.headline, article.body) == ("Judul Editor", "<p>SATU.</p><p>Dua.</p><p>TIGA.</p>")
    assert set(article.tags.names()) == {"Pasar", "Harga"}
    assert article.revision_number == 3
    assert "ratna saved revision 2" in said[0]
    assert "headline, body" in said[0]


def test_a_conflict_is_asked_about_side_by_side_and_saved_as_chosen(client, article, typing, editor):
    edit(article, editor, headline="Judul Editor", body=BODY.replace("Dua", "Dua menurut editor"))
    typed = typing | {"headline": "Judul Penulis", "body": BODY.replace("Dua", "Dua menurut penulis") + "<p>Empat.</p>"}
    response, _said = save(client, article, typed)
    page = response.content.decode()
    assert (response.status_code, article.headline, article.revision_number) == (200, "Judul Editor", 2)
    for words in ("menurut editor", "menurut penulis", "Judul Editor", "Judul Penulis"):
        assert words in page
    headline, body = response.context["sides"]
    sent = dict(response.context["sent"])
    assert sent["body"] == typed["body"]
    response, _said = save(client, article, sent | {headline.name: "theirs", body.name: "both", "_continue": "1"})
    assert response.status_code == 302
    assert article.headline == "Judul Editor"
    assert article.body == "<p>Satu.</p><p>Dua menurut penulis.</p><p>Dua menurut editor.</p><p>Tiga.</p><p>Empat.</p>"


def test_whoever_saves_while_somebody_chooses_is_asked_about_too(client, article, typing, editor, chief):
    edit(article, editor, headline="Judul Editor")
    response, _said = save(client, article, typing | {"headline": "Judul Penulis"})
    (side,) = response.context["sides"]
    sent = dict(response.context["sent"]) | {side.name: "ours"}
    edit(article, chief, headline="Judul Kepala")
    response, _said = save(client, article, sent)
    assert (response.status_code, article.headline) == (200, "Judul Kepala")
    (again,) = response.context["sides"]
    assert again.name != side.name
    save(client, article, sent | {again.name: "ours"})
    assert article.headline == "Judul Penulis"


def test_a_choice_that_is_none_is_asked_again(client, article, typing, editor):
    edit(article, editor, headline="Judul Editor")
    response, _said = save(client, article, typing | {"headline": "Judul Penulis"})
    name = response.context["sides"][0].name
    for choice in ("", "keduanya", "both", "<script>"):
        response, _said = save(client, article, typing | {"headline": "Judul Penulis", name: choice})
        assert (response.status_code, article.headline) == (200, "Judul Editor")


def test_bylines_changed_by_one_stand_and_by_both_are_asked_about(client, article, typing, editor, writer):
    lina = Contributor.objects.create(name="Lina", is_writer=True)
    edit(article, editor, standfirst="Teras editor.")
    more = {"credits-2-contributor": lina.pk, "credits-2-role": "reporter", "credits-2-order": "7"}
    save(client, article, typing | more)
    assert [credit.contributor.name for credit in article.credits.all()] == ["Laras Wening", "Teguh Prakoso", "Lina"]
    typed = form_of(client, page_of(article))
    article.credits.filter(contributor=lina).delete()
    edit(article, editor, standfirst="Lagi.")
    response, _said = save(client, article, typed | {"credits-0-DELETE": "on", "_continue": "1"})
    assert [side.conflict.field for side in response.context["sides"]] == ["credits"]


def test_a_move_pressed_on_a_stale_page_is_not_made_of_words_nobody_has_seen(client, article, typing, editor):
    edit(article, editor, standfirst="Teras editor.")
    response, said = save(client, article, typing | {"body": BODY + "<p>Empat.</p>", "_move": "submit"})
    assert (response.status_code, article.state, article.standfirst) == (302, "draft", "Teras editor.")
    assert "The action was not carried out" in said[-1]


def test_a_stale_save_with_a_fault_keeps_what_it_began_from(client, article, typing, editor):
    edit(article, editor, body=BODY.replace("Tiga", "TIGA"))
    response, _said = save(client, article, typing | {"headline": "", "body": BODY.replace("Satu", "SATU")})
    assert (response.status_code, response.context["seen"]) == (200, 1)
    assert "SATU" in response.content.decode()
    save(client, article, typing | {"seen": response.context["seen"], "body": BODY.replace("Satu", "SATU")})
    assert article.body == "<p>SATU.</p><p>Dua.</p><p>TIGA.</p>"


def test_a_rule_that_only_both_together_break_is_told_and_nothing_lost(client, article, typing, editor):
    edit(article, editor, label="advert")
    response, said = save(client, article, typing | {"is_breaking": "on", "headline": "Yang Diketik"})
    assert (response.status_code, article.is_breaking, article.label) == (200, False, "advert")
    assert "break a rule: What was paid for is no breaking news." in " ".join(said)
    assert "Yang Diketik" in response.content.decode()


def test_an_article_that_goes_live_under_an_open_editor_disturbs_nobody(client, writer, editor):
    article = make_article(writer, body=BODY)
    client.force_login(writer)
    typed = form_of(client, page_of(article)) | {
        "headline": "Sesudah Tayang",
        "_continue": "1",
    }
    publish(article, writer, editor)
    response, _said = save(client, article, typed)
    assert (response.status_code, article.headline, article.state) == (302, "Sesudah Tayang", "draft")
    assert Article.objects.with_public_state().get().shown_as == "live_with_changes"


def test_the_same_change_made_twice_is_one_revision(client, article, typing, editor):
    edit(article, editor, headline="Sama")
    response, _said = save(client, article, typing | {"headline": "Sama"})
    assert (response.status_code, article.revision_number) == (302, 2)


def test_a_standfirst_of_two_lines_saved_unchanged_is_no_revision(client, writer, article):
    edit(article, writer, standfirst="Satu.\nDua.")
    client.force_login(writer)
    typed = form_of(client, page_of(article)) | {
        "standfirst": "Satu.\r\nDua.",
        "_continue": "1",
    }
    save(client, article, typed)
    assert article.revision_number == 2


def test_a_stale_save_of_an_article_out_of_reach_is_refused(client, article, typing, editor, second_writer):
    edit(article, editor, headline="Judul Editor")
    client.force_login(second_writer)
    save(client, article, typing | {"headline": "Curian"})
    assert article.headline == "Judul Editor"


def test_a_stale_save_that_changes_nothing_leaves_other_open_forms_good(client, article, typing, editor):
    edit(article, editor, standfirst="Teras editor.")
    other = form_of(client, page_of(article)) | {"_continue": "1"}
    save(client, article, typing)
    response, _said = save(client, article, other | {"headline": "Judul Baru"})
    assert (response.status_code, article.headline, article.revision_number) == (302, "Judul Baru", 3)


def test_a_stale_save_loses_no_tag_however_many(client, article, typing, editor):
    edit(article, editor, headline="Judul Editor")
    names = {f"Tanda {number}" for number in range(130)}
    save(client, article, typing | {"tags": ", ".join(names)})
    assert (set(article.tags.names()), article.headline) == (names, "Judul Editor")


@pytest.mark.parametrize(
    "typed",
    [
        {"embargo": "01/02/2030 10:00"},
        {"embargo": "2030-01-02T10:00+09:00"},
        {"headline": "Kata\u200bmajemuk  baru", "slug": ""},
        {"body": " <p>Satu.</p><p>Dua.</p> "},
        {"credits-0-order": "5"},
        {"credits-0-DELETE": "on"},
        {"label": "advert", "is_unverified": "on", "verification_notice": " Masih dicek.\r\nSegera. "},
    ],
)
def test_a_stale_save_says_what_a_timely_one_says(typed, client, article, typing, editor):
    save(client, article, typing | typed)
    timely = article.latest_revision.content
    restore(article, article.revisions.get(number=1), by=editor)
    edit(article, editor, dateline="JAKARTA")
    save(client, article, typing | typed)
    assert article.latest_revision.content == timely | {"dateline": "JAKARTA"}


def test_a_move_pressed_before_a_choice_is_spoken_of_after_it(client, article, typing, editor):
    edit(article, editor, headline="Judul Editor")
    response, _said = save(client, article, typing | {"headline": "Judul Penulis", "_move": "submit"})
    (side,) = response.context["sides"]
    sent = dict(response.context["sent"]) | {side.name: "ours", "_continue": "1"}
    _response, said = save(client, article, sent)
    assert (article.headline, article.state) == ("Judul Penulis", "draft")
    assert "The action was not carried out" in said[-1]


def test_of_two_paragraphs_only_the_one_both_changed_is_asked_about(client, article, typing, editor):
    edit(article, editor, body=BODY.replace("Satu", "Satu kata editor"))
    typed = typing | {"body": "<p>Satu kata penulis.</p><p>Dua kata penulis.</p><p>Tiga.</p>"}
    response, _said = save(client, article, typed)
    (side,) = response.context["sides"]
    assert "Dua" not in text_of(side.conflict.ours)
    sent = dict(response.context["sent"]) | {side.name: "theirs", "_continue": "1"}
    save(client, article, sent)
    assert article.body == "<p>Satu kata editor.</p><p>Dua kata penulis.</p><p>Tiga.</p>"


def test_a_passage_can_be_written_anew(client, article, typing, editor):
    edit(article, editor, body=BODY.replace("Dua", "Dua kata editor"), headline="Judul Editor")
    mine = '<p>Satu.</p><p>Dua <a href="https://x.id/">taut</a> kami.</p><p>Tiga.</p>'
    response, _said = save(client, article, typing | {"body": mine, "headline": "Judul Penulis"})
    headline, body = response.context["sides"]
    # It begins with both.
    assert (headline.text, body.text) == ("Judul Penulis / Judul Editor", "Dua taut kami.\n\nDua kata editor.")
    sent = dict(response.context["sent"]) | {
        headline.name: "new",
        headline.text_name: " Judul\nBaru ",
        "_continue": "1",
    }
    sent |= {body.name: "new", body.text_name: "Baru <b>sekali</b>.\r\n\r\nDua taut kami.\r\n"}
    response, _said = save(client, article, sent)
    assert response.status_code == 302
    assert article.headline == "Judul Baru"
    middle = '<p>Baru &lt;b&gt;sekali&lt;/b&gt;.</p><p>Dua <a href="https://x.id/">taut</a> kami.</p>'
    assert article.body == f"<p>Satu.</p>{middle}<p>Tiga.</p>"


@pytest.mark.parametrize("text", ["", "x" * 400])
def test_a_headline_written_anew_that_cannot_be_saved_is_asked_again_with_the_reason(
    text, client, article, typing, editor
):
    edit(article, editor, headline="Judul Editor")
    response, _said = save(client, article, typing | {"headline": "Judul Penulis"})
    (side,) = response.context["sides"]
    sent = dict(response.context["sent"]) | {side.name: "new", side.text_name: text, "_continue": "1"}
    response, _said = save(client, article, sent)
    (again,) = response.context["sides"]
    assert (response.status_code, article.headline, again.text, again.choice) == (200, "Judul Editor", text, "new")
    assert again.error


def test_what_was_written_anew_is_shown_when_the_passage_changes_again(client, article, typing, editor, chief):
    edit(article, editor, headline="Judul Editor")
    response, _said = save(client, article, typing | {"headline": "Judul Penulis"})
    (side,) = response.context["sides"]
    sent = dict(response.context["sent"]) | {side.name: "new", side.text_name: "Yang ketiga", "_continue": "1"}
    edit(article, chief, headline="Judul Kepala")
    response, _said = save(client, article, sent)
    assert response.context["unplaced"] == ["Yang ketiga"]
    assert "Yang ketiga" in response.content.decode()


def test_the_page_does_not_name_as_taken_what_it_asks_about(client, article, typing, editor):
    edit(article, editor, body=BODY.replace("Satu", "Satu editor").replace("Tiga", "TIGA"), dateline="KOTA")
    response, _said = save(client, article, typing | {"body": BODY.replace("Satu", "Satu penulis")})
    assert [str(label) for label in response.context["taken"]] == ["dateline"]
    assert "only one of you changed is already in" in response.content.decode()


def test_what_changed_too_much_to_compare_is_shown_whole(client, article, typing, editor):
    long = [" ".join(f"{who}{number}" for number in range(900)) for who in ("editor", "penulis")]
    edit(article, editor, body=BODY.replace("Dua", long[0]))
    response, _said = save(client, article, typing | {"body": BODY.replace("Dua", long[1])})
    page = response.content.decode()
    assert page.count("<del>Dua") == 2
    assert all(f"<ins>{text}" in page for text in long)
    assert long[0] in page


@pytest.mark.parametrize("seen", ["", "x", "99", "-1", "1.0"])
def test_a_page_that_names_no_revision_is_refused_and_its_text_shown(seen, client, article, typing):
    response, _said = save(client, article, typing | {"headline": "Dari halaman tua", "seen": seen})
    page = response.content.decode()
    assert (response.status_code, article.revision_number) == (200, 1)
    assert "This page is too old. Load it again." in page
    assert "Dari halaman tua" in page


def test_what_was_written_anew_is_shown_when_both_together_break_a_rule(client, article, typing, editor):
    edit(article, editor, headline="Judul Editor", label="advert")
    response, _said = save(client, article, typing | {"headline": "Judul Penulis", "is_breaking": "on"})
    (side,) = response.context["sides"]
    sent = dict(response.context["sent"]) | {side.name: "new", side.text_name: "Yang ketiga", "_continue": "1"}
    response, said = save(client, article, sent)
    assert (response.status_code, article.headline) == (200, "Judul Editor")
    assert "Yang ketiga" in " ".join(said)


def test_two_targets_of_one_link_are_told_apart_on_the_page_that_asks(client, article, typing, editor):
    link = '<p>Baca <a href="https://{}.example/">putusan itu</a>.</p>'
    edit(article, editor, body=link.format("satu"))
    response, _said = save(client, article, typing | {"body": link.format("dua")})
    page = response.content.decode()
    assert "⟨https://satu.example/⟩" in page
    assert "⟨https://dua.example/⟩" in page
