"""What a browser that keeps copies asks the site."""

import json

import pytest

from articles import publishing
from tests.makers import edit, make_article, publish


@pytest.mark.django_db
def test_a_browser_is_told_which_of_its_copies_still_stand(client, writer, editor, chief):
    stays, gone, expired = (publish(make_article(writer, headline=f"Kabar {n}"), writer, editor) for n in range(3))
    draft = make_article(writer, headline="Draf")
    publishing.perform(gone, "retract", by=chief, reason="Keliru.", ground="child")
    publishing.perform(gone, "confirm_retraction", by=editor)
    publishing.perform(expired, "expire", by=editor)
    asked = f"/masih-ada/?n={stays.pk},{gone.pk},{expired.pk},{draft.pk},99999"
    assert client.get(asked).json() == {"live": {str(stays.pk): 1}}
    edit(stays, writer, headline="Kabar baru")
    publish(stays, writer, editor)
    response = client.get(asked)
    assert response.json() == {"live": {str(stays.pk): 2}}
    assert response.headers["Cache-Control"] == "no-store"


@pytest.mark.django_db
@pytest.mark.parametrize("asked", ["", "x", "1,,2", "0", "-1", "1;2", ",".join(["1"] * 201), "9" * 30])
def test_what_is_no_list_of_numbers_is_not_found(asked, client):
    assert client.get("/masih-ada/", {"n": asked}).status_code == 404


@pytest.mark.django_db
def test_the_worker_is_a_new_one_when_what_it_keeps_is(client, settings):
    first = client.get("/sw.js").content.decode()
    assert client.get("/sw.js").content.decode() == first
    paper = json.loads(first.split("self.PAPER = ")[1].split(";\n")[0])
    assert paper["offline"] in paper["shell"]
    for path in paper["shell"]:
        assert path.startswith(("/luring/", "/static/"))
    settings.STATIC_URL = "/lain/"
    assert client.get("/sw.js").content.decode() != first
