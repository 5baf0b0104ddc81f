"""The command difference: the differences between two revisions, in a terminal."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from tests.support.makers import edit, make_article

pytestmark = pytest.mark.django_db
OLD = '<p>Ada 200 karung. Baca <a href="https://baik.example/">putusan itu</a>.</p>'


def difference(*arguments):
    """Return the output of the command, in English."""
    out = StringIO()
    call_command("difference", *map(str, arguments), stdout=out)
    return out.getvalue()


@pytest.fixture
def article(writer, settings):
    settings.LANGUAGE_CODE = "en"
    article = make_article(writer, body=OLD)
    return edit(article, writer, body=OLD.replace("200", "250").replace("baik", "jahat"))


def test_words_links_and_warnings_are_printed(article):
    said = difference(article.pk, 1, 2)
    assert "[-200-]{+250+} karung" in said
    assert "⟨https://baik.example/⟩ → ⟨https://jahat.example/⟩" in said
    assert "! A number changed: 200 → 250" in said
    assert "! A link leads to another site than before: baik.example → jahat.example" in said


def test_a_first_revision_is_compared_with_nothing_and_a_revision_with_itself(article):
    assert "{+Pasar Lama Dibuka Lagi+}" in difference(article.pk, 0, 1)
    assert difference(article.pk, 2, 2).strip() == "Nothing differs."


@pytest.mark.parametrize("numbers", [(1, 9), (9, 1), (1, 0)])
def test_a_missing_revision_is_refused(article, numbers):
    with pytest.raises(CommandError):
        difference(article.pk, *numbers)
