"""Conflicts between two saves of an article: shown side by side, and saved as chosen or as newly written."""

import pytest

from articles.document import text_of
from articles.models import Contributor
from tests.support.conflicts import save
from tests.support.edit_page import BODY, form_of, page_of
from tests.support.makers import edit

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


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


def test_a_save_made_while_somebody_chooses_is_shown_as_a_conflict_too(client, article, typing, editor, chief):
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


def test_an_invalid_choice_is_asked_again(client, article, typing, editor):
    edit(article, editor, headline="Judul Editor")
    response, _said = save(client, article, typing | {"headline": "Judul Penulis"})
    name = response.context["sides"][0].name
    for choice in ("", "keduanya", "both", "<script>"):
        response, _said = save(client, article, typing | {"headline": "Judul Penulis", name: choice})
        assert (response.status_code, article.headline) == (200, "Judul Editor")


def test_a_byline_changed_by_one_is_kept_and_one_changed_by_both_is_a_conflict(client, article, typing, editor, writer):
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


def test_after_a_choice_a_message_says_that_the_pressed_move_was_not_made(client, article, typing, editor):
    edit(article, editor, headline="Judul Editor")
    response, _said = save(client, article, typing | {"headline": "Judul Penulis", "_move": "submit"})
    (side,) = response.context["sides"]
    sent = dict(response.context["sent"]) | {side.name: "ours", "_continue": "1"}
    _response, said = save(client, article, sent)
    assert (article.headline, article.state) == ("Judul Penulis", "draft")
    assert "The action was not carried out" in said[-1]


def test_only_the_paragraph_that_both_changed_is_a_conflict(client, article, typing, editor):
    edit(article, editor, body=BODY.replace("Satu", "Satu kata editor"))
    typed = typing | {"body": "<p>Satu kata penulis.</p><p>Dua kata penulis.</p><p>Tiga.</p>"}
    response, _said = save(client, article, typed)
    (side,) = response.context["sides"]
    assert "Dua" not in text_of(side.conflict.ours)
    sent = dict(response.context["sent"]) | {side.name: "theirs", "_continue": "1"}
    save(client, article, sent)
    assert article.body == "<p>Satu kata editor.</p><p>Dua kata penulis.</p><p>Tiga.</p>"


def test_a_passage_in_conflict_can_be_rewritten(client, article, typing, editor):
    edit(article, editor, body=BODY.replace("Dua", "Dua kata editor"), headline="Judul Editor")
    mine = '<p>Satu.</p><p>Dua <a href="https://x.id/">taut</a> kami.</p><p>Tiga.</p>'
    response, _said = save(client, article, typing | {"body": mine, "headline": "Judul Penulis"})
    headline, body = response.context["sides"]
    # The text field begins with both versions.
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
def test_a_rewritten_headline_that_is_invalid_is_asked_again_with_the_reason(text, client, article, typing, editor):
    edit(article, editor, headline="Judul Editor")
    response, _said = save(client, article, typing | {"headline": "Judul Penulis"})
    (side,) = response.context["sides"]
    sent = dict(response.context["sent"]) | {side.name: "new", side.text_name: text, "_continue": "1"}
    response, _said = save(client, article, sent)
    (again,) = response.context["sides"]
    assert (response.status_code, article.headline, again.text, again.choice) == (200, "Judul Editor", text, "new")
    assert again.error


def test_a_rewritten_text_is_shown_when_the_passage_changes_again(client, article, typing, editor, chief):
    edit(article, editor, headline="Judul Editor")
    response, _said = save(client, article, typing | {"headline": "Judul Penulis"})
    (side,) = response.context["sides"]
    sent = dict(response.context["sent"]) | {side.name: "new", side.text_name: "Yang ketiga", "_continue": "1"}
    edit(article, chief, headline="Judul Kepala")
    response, _said = save(client, article, sent)
    assert response.context["unplaced"] == ["Yang ketiga"]
    assert "Yang ketiga" in response.content.decode()


def test_the_page_does_not_list_conflicting_fields_as_merged(client, article, typing, editor):
    edit(article, editor, body=BODY.replace("Satu", "Satu editor").replace("Tiga", "TIGA"), dateline="KOTA")
    response, _said = save(client, article, typing | {"body": BODY.replace("Satu", "Satu penulis")})
    assert [str(label) for label in response.context["taken"]] == ["dateline"]
    assert "only one of you changed is already in" in response.content.decode()


def test_versions_that_differ_too_much_to_compare_are_shown_whole(client, article, typing, editor):
    long = [" ".join(f"{who}{number}" for number in range(900)) for who in ("editor", "penulis")]
    edit(article, editor, body=BODY.replace("Dua", long[0]))
    response, _said = save(client, article, typing | {"body": BODY.replace("Dua", long[1])})
    page = response.content.decode()
    assert page.count("<del>Dua") == 2
    assert all(f"<ins>{text}" in page for text in long)
    assert long[0] in page


def test_a_rewritten_text_is_shown_when_the_merge_breaks_a_rule(client, article, typing, editor):
    edit(article, editor, headline="Judul Editor", label="advert")
    response, _said = save(client, article, typing | {"headline": "Judul Penulis", "is_breaking": "on"})
    (side,) = response.context["sides"]
    sent = dict(response.context["sent"]) | {side.name: "new", side.text_name: "Yang ketiga", "_continue": "1"}
    response, said = save(client, article, sent)
    assert (response.status_code, article.headline) == (200, "Judul Editor")
    assert "Yang ketiga" in " ".join(said)


def test_two_targets_of_one_link_are_distinguished_on_the_page_about_conflicts(client, article, typing, editor):
    link = '<p>Baca <a href="https://{}.example/">putusan itu</a>.</p>'
    edit(article, editor, body=link.format("satu"))
    response, _said = save(client, article, typing | {"body": link.format("dua")})
    page = response.content.decode()
    assert "⟨https://satu.example/⟩" in page
    assert "⟨https://dua.example/⟩" in page


def test_the_field_for_new_words_is_as_high_as_the_text_up_to_a_limit(client, article, typing, editor):
    def rows_for(words):
        edit(article, editor, standfirst=f"Menurut editor. {words}")
        response, _said = save(client, article, typing | {"standfirst": f"Menurut penulis. {words}"})
        return response.context["sides"][0].rows

    short, long, very_long = (rows_for("kata " * count) for count in (1, 30, 900))
    assert short < long < very_long < 20


def test_a_merge_in_which_everything_is_theirs_says_that_nothing_was_saved(client, article, typing, editor):
    edit(article, editor, headline="Judul Editor", standfirst="Teras editor.")
    response, _said = save(client, article, typing | {"headline": "Judul Penulis"})
    chosen = {side.name: "theirs" for side in response.context["sides"]}
    _response, said = save(client, article, dict(response.context["sent"]) | chosen)
    assert article.revision_number == 2
    assert [text for text in said if "nothing was saved" in text]
    assert not [text for text in said if "kept" in text]
