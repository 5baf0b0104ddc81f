"""The edit page: permissions, stale saves and buttons."""

import pytest
from django.urls import reverse
from selectolax.lexbor import LexborHTMLParser

from articles import photo_library, references
from articles.models import Article, CommentPolicy, Contributor, Edition, Tag, Topic
from tests.support.edit_page import form_of, page_of
from tests.support.makers import approve, edit, make_article, make_category, make_photo, move, publish
from tests.support.page_text import text_of


@pytest.fixture
def at_desk(client):
    """A function that signs a user in."""

    def sign_in(person):
        client.force_login(person)
        return client

    return sign_in


@pytest.mark.django_db
def test_a_writer_writes_an_article_and_signs_it(at_desk, writer):
    Contributor.objects.create(name="Wulan Prasetya", user=writer, is_writer=True)
    client, url = at_desk(writer), reverse("desk:articles_article_add")
    typed = form_of(client, url) | {
        "headline": "Jalan Lama\nDibuka",
        "body": "<p>Dibuka <script>alert(1)</script>lagi.</p>",
        "category": make_category().pk,
        "tags": "Jalan, Kota",
        "_move": "submit",
    }
    response = client.post(url, typed)
    article = Article.objects.get()
    assert response.status_code == 302
    assert (article.headline, article.state) == ("Jalan Lama Dibuka", "in_review")
    assert "script" not in article.body
    assert [credit.contributor.name for credit in article.credits.all()] == ["Wulan Prasetya"]
    assert article.latest_revision.author == writer
    assert [tag["name"] for tag in article.latest_revision.content["tags"]] == ["Jalan", "Kota"]


@pytest.mark.django_db
@pytest.mark.parametrize("role", ["writer", "editor", "chief"])
def test_the_byline_is_written_on_the_edit_page(role, at_desk, request, writer):
    article = make_article(writer, writers=["Wulan"])
    person = Contributor.objects.create(name="Ratna Siregar", is_editor=True)
    client = at_desk(request.getfixturevalue(role))
    typed = form_of(client, page_of(article)) | {
        "credits-1-contributor": person.pk,
        "credits-1-role": "editor",
    }
    client.post(page_of(article), typed | {"credits-1-order": "1"})
    names = [(credit.role, credit.contributor.name) for credit in article.credits.all()]
    assert names == [("writer", "Wulan"), ("editor", "Ratna Siregar")]
    assert article.revisions.count() == 2


@pytest.mark.django_db
def test_pressing_save_without_a_change_leaves_the_approval(at_desk, writer, editor):
    article = make_article(writer, tags=["Pasar", "Harga"], writers=["Wulan"], topic="Pasar")
    move(article, "submit", by=writer)
    move(article, "approve", by=editor)
    client = at_desk(editor)
    client.post(
        page_of(article),
        form_of(client, page_of(article)) | {"_continue": "1"},
    )
    article.refresh_from_db()
    assert (article.state, article.revision_number) == ("approved", 1)


@pytest.mark.django_db
def test_a_save_without_the_number_of_the_seen_revision_is_stale(at_desk, writer):
    article = make_article(writer)
    client = at_desk(writer)
    typed = form_of(client, page_of(article)) | {"body": "<p>Lain.</p>"}
    for seen in ("", "nol", "99999999999999999999", "-1"):
        assert client.post(page_of(article), typed | {"seen": seen}).status_code == 200
    article.refresh_from_db()
    assert article.revision_number == 1


@pytest.mark.django_db
def test_a_form_opened_before_an_approval_does_not_undo_it_unless_it_changes_words(at_desk, writer, editor):
    article = make_article(writer)
    move(article, "submit", by=writer)
    client = at_desk(writer)
    typed = form_of(client, page_of(article)) | {"_continue": "1"}
    move(article, "approve", by=editor)
    client.post(page_of(article), typed)
    article.refresh_from_db()
    assert article.state == "approved"


@pytest.mark.django_db
def test_an_editor_approves_and_publishes_with_two_buttons(at_desk, writer, editor):
    article = make_article(writer)
    move(article, "submit", by=writer)
    client = at_desk(editor)
    for name, label in (("approve", "Setujui"), ("publish", "Terbitkan sekarang")):
        page = client.get(page_of(article))
        first = LexborHTMLParser(page.content.decode()).css_first("button[name=_move]")
        assert (first.attributes["value"], text_of(first)) == (name, label)
        client.post(
            page_of(article),
            form_of(client, page_of(article)) | {"_move": name},
        )
    assert Edition.objects.live().get().article == article


@pytest.mark.django_db
def test_a_schedule_is_typed_in_the_newsrooms_time_zone(at_desk, writer, editor):
    article = make_article(writer)
    move(article, "submit", by=writer)
    move(article, "approve", by=editor)
    client = at_desk(editor)
    typed = form_of(client, page_of(article)) | {
        "_move": "schedule",
        "schedule-at": "2099-09-04T10:15",
    }
    client.post(page_of(article), typed | {"schedule-at": "besok"})
    assert not Edition.objects.exists()
    client.post(page_of(article), typed)
    assert Edition.objects.get().live_from.isoformat() == "2099-09-04T03:15:00+00:00"


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["approve", "publish", "schedule", "correct", "retract", "terbang", "<script>"])
def test_a_forged_move_by_a_writer_is_refused(name, at_desk, writer):
    article = make_article(writer)
    move(article, "submit", by=writer)
    client = at_desk(writer)
    typed = form_of(client, page_of(article)) | {
        "_move": name,
        f"{name}-reason": "Sebab.",
    }
    client.post(page_of(article), typed)
    article.refresh_from_db()
    assert (article.state, Edition.objects.count()) == ("in_review", 0)


@pytest.mark.django_db
def test_a_writer_neither_sees_nor_opens_the_articles_of_others(at_desk, writer, second_writer):
    article = make_article(writer, headline="Milik Orang Lain")
    client = at_desk(second_writer)
    assert "Milik Orang Lain" not in client.get(reverse("desk:articles_article_changelist")).content.decode()
    for name in ("difference", "restore"):
        url = reverse(f"desk:articles_article_{name}", args=[article.pk, 1])
        assert (client.post if name == "restore" else client.get)(url).status_code == 404
    assert client.get(reverse("desk:articles_article_preview", args=[article.pk])).status_code == 404
    assert client.get(reverse("desk:articles_article_history", args=[article.pk])).status_code == 404
    assert client.post(page_of(article), {"headline": "Curian"}).status_code == 404
    article.refresh_from_db()
    assert article.headline == "Milik Orang Lain"


@pytest.mark.django_db
def test_nobody_deletes_an_article(at_desk, chief, writer):
    article = make_article(writer)
    assert at_desk(chief).post(reverse("desk:articles_article_delete", args=[article.pk])).status_code == 403


@pytest.mark.django_db
@pytest.mark.parametrize(
    "odd", [{"embargo": "0001-01-01T00:00"}, {"embargo": "0025-09-04T10:15"}, {"tags": "Pasar, " + "x" * 101}]
)
def test_values_that_no_database_can_store_are_refused_on_the_form(odd, at_desk, writer):
    article, client = make_article(writer), at_desk(writer)
    response = client.post(
        page_of(article),
        form_of(client, page_of(article)) | odd,
    )
    assert (response.status_code, list(response.context["adminform"].form.errors)) == (200, list(odd))
    article.refresh_from_db()
    assert article.revision_number == 1


@pytest.mark.django_db
def test_a_reason_is_stored_without_invisible_characters(at_desk, writer, editor):
    article = make_article(writer)
    move(article, "submit", by=writer)
    client = at_desk(editor)
    typed = form_of(client, page_of(article)) | {
        "_move": "request_changes",
        "request_changes-reason": "Siapa\x00?",
    }
    client.post(page_of(article), typed)
    assert article.events.order_by("-number").first().reason == "Siapa?"


@pytest.mark.django_db
@pytest.mark.parametrize("changed", ["topic", "contributor", "tag", "category", "photo", "policy"])
def test_an_article_can_be_approved_after_a_reference_was_renamed(changed, client, writer, editor, chief):
    policy = CommentPolicy.objects.get()
    article = make_article(writer, topic="Banjir", tags=["Hujan"], photo=make_photo(writer), comment_policy=policy)
    move(article, "submit", by=writer)
    client.force_login(editor)
    typed = form_of(client, page_of(article)) | {"_move": "approve"}
    rows = {
        "topic": (Topic.objects.get(), {"name": "Banjir Jakarta"}),
        "contributor": (Contributor.objects.get(name="Laras Wening"), {"name": "Laras W."}),
        "tag": (Tag.objects.get(), {"name": "Hujan Deras"}),
        "category": (article.category, {"slug": "dalam-negeri"}),
    }
    if changed == "photo":
        article.photo.alt = "Kapal lain."
        photo_library.change(article.photo, ["alt"], by=chief)
    elif changed == "policy":
        event = references.propose(policy, {"notice": "Aturan baru."}, by=chief, reason="Sebab.")
        references.confirm(policy, event.number, by=editor)
    else:
        row, values = rows[changed]
        if "name" in values:
            event = references.propose(row, values, by=chief, reason="Sebab.")
            references.confirm(row, event.number, by=editor)
        else:
            references.change(row, values, by=chief)
    client.post(page_of(article), typed)
    article.refresh_from_db()
    assert (article.state, article.revision_number) == ("approved", 1)


def test_the_approver_is_warned_of_a_link_with_another_target(client, writer, editor):
    link = '<p>Baca <a href="https://{}.example/">putusan itu</a>.</p>'
    article = publish(make_article(writer, body=link.format("baik")), writer, editor)
    edit(article, writer, body=link.format("jahat"))
    move(article, "submit", by=writer)
    client.force_login(editor)
    page = client.get(page_of(article), headers={"accept-language": "en"}).content.decode()
    assert "⟨https://baik.example/⟩ → ⟨https://jahat.example/⟩" in page
    assert "A link leads to another site than before: baik.example → jahat.example" in page


@pytest.mark.django_db
def test_unchanged_tags_with_quotation_marks_stay_as_they_are(client, writer, editor):
    article = approve(make_article(writer, tags=['Kasus "Ijon"', "Pasar, Kota", '"']), writer, editor)
    client.force_login(editor)
    shown = LexborHTMLParser(client.get(page_of(article)).content.decode()).css_first("[name=tags]").attributes["value"]
    typed = form_of(client, page_of(article)) | {"tags": shown}
    client.post(page_of(article), typed)
    article.refresh_from_db()
    assert (article.state, article.revision_number) == ("approved", 1)
    client.post(page_of(article), typed | {"standfirst": "Lain."})
    article.refresh_from_db()
    assert article.revision_number == 2
    assert sorted(article.tags.values_list("name", flat=True)) == ['"', 'Kasus "Ijon"', "Pasar, Kota"]
