"""Who gave a name in the database that an article came from does not approve it here either."""

import pytest

from articles import references
from articles.models import Article, Topic
from articles.workflow import MoveNotAllowed
from tests.support.exports import export
from tests.support.makers import make_article, make_person, move
from tests.support.merges import bring, wipe

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("way", ["rename", "merge"])
def test_a_name_given_alone_before_an_export_is_approved_by_somebody_else(way, writer, editor, chief, tmp_path):
    article = make_article(writer, topic="Banjir")
    if way == "rename":
        references.change(article.topic, {"name": "Nama Sepihak"}, by=editor)
    else:
        other = Topic.objects.create(name="Nama Sepihak")
        references.create(other, by=chief)
        references.merge(article.topic, other, by=editor, reason="Sama.")
    move(article, "submit", by=writer)
    text = export()
    wipe()
    bring(tmp_path, text)
    # The logins are made after the import, so the record knows them by name alone.
    same, another = make_person("ratna", "Editor"), make_person("dewi", "Editor")
    article = Article.objects.get()
    assert article.topic.name == "Nama Sepihak"
    with pytest.raises(MoveNotAllowed, match="Nama Sepihak"):
        move(article, "approve", by=same)
    assert move(article, "approve", by=another).state == "approved"
