"""The parts of a content that determine its authors."""

from dataclasses import replace

from articles.content import Content, LeadPicture, PictureWords, Reference, key_of_picture_words, parts_of
from articles.document import parse
from tests.support.full_content import ARTICLE, CATEGORY, OTHER_PHOTO, PERSON, PHOTO, POLICY, TAG, TOPIC, WHOLE


def test_each_field_tag_credit_and_caption_is_a_part():
    parts = {part.key: part for part in parts_of(WHOLE) if part.key != "body"}
    said = {key: part.tokens for key, part in parts.items()}
    assert said == {
        "headline": ("Pasar", "dibuka"),
        "slug": (("slug", "pasar-dibuka"),),
        "topic": (("topic", TOPIC),),
        "standfirst": ("Kabar", "pagi."),
        "dateline": ("JAKARTA",),
        "picture": (("picture", PHOTO),),
        "picture:caption": ("Dari", "dekat."),
        "picture:credit": ("Arsip",),
        f"picture_words:{PHOTO}:alt": ("Kapal", "kayu."),
        f"picture_words:{PHOTO}:caption": ("Kapal.",),
        f"picture_words:{PHOTO}:credit": ("Laras",),
        f"picture_words:{OTHER_PHOTO}:alt": ("Dermaga.",),
        "category": (("category", CATEGORY),),
        f"tags:{TAG}": (("tags", TAG),),
        "tags:Pangan": (("tags", "Pangan"),),
        f"credits:writer:{PERSON}": (("credits", "writer", PERSON),),
        "credits:editor:Bima": (("credits", "editor", "Bima"),),
        "comment_policy": (("comment_policy", POLICY),),
        "replies_to": (("replies_to", ARTICLE),),
        "label": (("label", "opinion"),),
        "is_unverified": (("is_unverified", True),),
        "verification_notice": ("Jumlahnya", "belum", "pasti."),
        "is_breaking": (("is_breaking", True),),
        "embargo": (("embargo", WHOLE.embargo),),
    }
    texts = {key for key, part in parts.items() if part.words}
    assert texts == {key for key, tokens in said.items() if all(isinstance(token, str) for token in tokens)}
    assert all(parts[key].words == said[key] for key in texts)


def test_each_block_of_the_body_is_a_part_with_its_words():
    parts = [part for part in parts_of(WHOLE) if part.key == "body"]
    assert [part.words for part in parts] == [("Satu", "dua", "."), ("Tiga.",)]
    assert [len(part.tokens) for part in parts] == [4, 2]


def body_part(html):
    """Return the only part of a body."""
    (part,) = parts_of(Content(body=parse(html)))
    return part


def test_a_mark_a_link_or_a_block_kind_changes_a_part_but_not_its_words():
    parts = [
        body_part(html)
        for html in (
            "<p>Satu.</p>",
            "<p><strong>Satu.</strong></p>",
            "<p><em>Satu.</em></p>",
            '<p><a href="https://example.org/">Satu.</a></p>',
            '<p><a href="https://example.net/">Satu.</a></p>',
            "<h2>Satu.</h2>",
            "<h3>Satu.</h3>",
            "<ul><li><p>Satu.</p></li></ul>",
            "<ol><li><p>Satu.</p></li></ol>",
            "<blockquote><p>Satu.</p></blockquote>",
        )
    ]
    assert len(set(parts)) == len(parts)
    assert {part.words for part in parts} == {("Satu.",)}


def test_the_words_of_a_caption_in_the_body_are_tokens():
    part = body_part(
        f'<figure data-photo="{PHOTO}"><figcaption>Kapal di dermaga.<cite>Arsip</cite></figcaption></figure>'
    )
    assert {"Kapal", "di", "dermaga.", "Arsip"} <= set(part.tokens)


def test_empty_values_have_no_parts():
    assert parts_of(Content()) == ()
    assert [part.key for part in parts_of(Content(picture=LeadPicture(PHOTO)))] == ["picture"]
    assert parts_of(Content(picture_words=(PictureWords(PHOTO),))) == ()


def test_renaming_references_makes_nobody_an_author():
    renamed = replace(
        WHOLE,
        topic=Reference(TOPIC, "Pemilu Raya", "pemilu-raya"),
        category=Reference(CATEGORY, "Sepak Bola", "sepak-bola"),
        credits=(replace(WHOLE.credits[0], person=Reference(PERSON, "Ayu Lestari", "ayu-l")), WHOLE.credits[1]),
        tags=(Reference(TAG, "Padi", "padi"), WHOLE.tags[1]),
    )
    assert parts_of(renamed) == parts_of(WHOLE)


def test_the_key_of_a_library_caption_is_that_of_its_part():
    keys = [part.key for part in parts_of(Content(picture_words=(PictureWords(PHOTO, caption="Kapal."),)))]
    assert keys == [key_of_picture_words(PHOTO, "caption")]
