"""Contents as JSON data: the permanent form in the record, and the data that is refused."""

import re

import pytest

from articles.content import Content, ContentError, LeadPicture, PictureWords, digest_of, from_json, to_json, version_of
from articles.text import digest, instant
from tests.support.full_content import DATA, PHOTO, TOPIC, WHOLE


def test_the_json_form_of_a_content_is_stable():
    data = to_json(WHOLE)
    assert data == DATA | {"embargo": instant(WHOLE.embargo)}
    assert list(data) == list(DATA)
    assert from_json(DATA) == WHOLE
    assert from_json(data) == WHOLE


def test_empty_values_are_omitted_from_json():
    assert to_json(Content()) == {"version": 2}
    assert from_json({"version": 2}) == Content()
    assert to_json(Content(picture=LeadPicture(PHOTO)))["picture"] == {"photo": PHOTO}
    assert to_json(Content(picture_words=(PictureWords(PHOTO),)))["picture_words"] == {PHOTO: {}}


def test_reading_does_not_change_the_data():
    data = {"version": 2, "credits": [dict(one) for one in DATA["credits"]], "topic": dict(DATA["topic"])}
    from_json(data)
    assert data == {"version": 2, "credits": DATA["credits"], "topic": DATA["topic"]}


def test_words_of_pictures_are_sorted_whatever_the_order_of_the_data():
    turned = dict(reversed(DATA["picture_words"].items()))
    assert from_json({"version": 2, "picture_words": turned}).picture_words == WHOLE.picture_words


def test_an_identity_in_capital_letters_is_read_in_lower_case():
    assert from_json({"version": 2, "topic": {"uid": TOPIC.upper(), "name": "Pemilu"}}).topic.uid == TOPIC


def test_the_digest_of_a_content_is_that_of_its_json_data():
    assert digest_of(WHOLE) == digest(to_json(WHOLE))


@pytest.mark.parametrize(
    ("data", "version"), [({}, 1), ({"headline": "a"}, 1), ({"version": 2}, 2), ({"version": 3}, 3)]
)
def test_data_without_a_version_is_of_version_1(data, version):
    assert version_of(data) == version


@pytest.mark.parametrize("data", [None, [], "content", 2])
def test_data_that_is_not_a_dict_is_refused(data):
    for read in (version_of, from_json):
        with pytest.raises(ContentError):
            read(data)


@pytest.mark.parametrize("version", [{}, {"version": 1}, {"version": 3}, {"version": "2"}])
def test_another_version_is_refused_by_name(version):
    with pytest.raises(ContentError, match="^version$"):
        from_json(version)


REFUSED = [
    ("headline", 1),
    ("headline", None),
    ("slug", []),
    ("label", True),
    ("is_breaking", 1),
    ("is_breaking", "yes"),
    ("embargo", 20310102),
    ("embargo", "soon"),
    ("embargo", "2031-01-02T03:04:05"),
    ("topic", "Pemilu"),
    ("topic", {}),
    ("topic", {"name": ""}),
    ("topic", {"slug": "pemilu"}),
    ("topic", {"uid": "1", "name": "Pemilu"}),
    ("topic", {"uid": 1, "name": "Pemilu"}),
    ("topic", {"name": 1}),
    ("topic", {"name": "Pemilu", "colour": "red"}),
    ("category", {"name": "Bola", "above": "Olahraga"}),
    ("category", {"name": "Bola", "above": {}}),
    ("tags", {"name": "Beras"}),
    ("tags", ["Beras"]),
    ("credits", {"role": "writer"}),
    ("credits", ["Ayu"]),
    ("credits", [{"role": 1, "name": "Ayu"}]),
    ("credits", [{"role": "writer"}]),
    ("picture", PHOTO),
    ("picture", {"photo": 1}),
    ("picture", {"photo": PHOTO, "alt": "Kapal."}),
    ("picture_words", [PHOTO]),
    ("picture_words", {PHOTO: "Kapal."}),
    ("picture_words", {PHOTO: {"alt": 1}}),
    ("picture_words", {PHOTO: {"photo": PHOTO}}),
    ("body", "<p>Satu.</p>"),
    ("body", {"version": 1}),
]


@pytest.mark.parametrize(("name", "value"), REFUSED)
def test_data_with_an_invalid_value_is_refused(name, value):
    with pytest.raises(ContentError) as refusal:
        from_json({"version": 2, name: value})
    # The message is the value that was found.
    assert (str(refusal.value) == "None") == (value is None)


def test_a_credit_without_a_role_is_refused():
    with pytest.raises(ContentError):
        from_json({"version": 2, "credits": [{"name": "Ayu"}]})


def test_an_unknown_field_is_refused_by_name():
    with pytest.raises(ContentError, match="^colour$"):
        from_json({"version": 2, "headline": "a", "zebra": 1, "colour": 2})
    with pytest.raises(ContentError, match="^1$"):
        from_json({"version": 2, "zebra": 1, 1: 2})


def test_an_invalid_body_is_refused_with_the_place_of_the_error():
    with pytest.raises(ContentError, match=f"^{re.escape('blocks[0].kind: ')}"):
        from_json({"version": 2, "body": {"version": 1, "blocks": [{"kind": "table"}]}})
