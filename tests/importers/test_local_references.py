"""Imports leave alone what this newsroom has made of its references."""

import pytest

from articles import references
from articles.integrity import find_breaks, find_broken_versions
from articles.models import Category, CommentPolicy, Contributor, Edition, ReferenceVersion, Topic
from articles.triggers import triggers_disabled
from tests.support.exports import export
from tests.support.makers import make_article, make_category, make_person, publish
from tests.support.merges import bring, wipe

pytestmark = pytest.mark.django_db


def holds():
    """Return whether verification finds nothing."""
    return not any([*find_breaks(), *find_broken_versions()])


@pytest.fixture
def line(writer, editor):
    """The export of an article of another newsroom."""
    category = make_category("Kuliner", parent=make_category("Budaya"))
    publish(make_article(writer, "Dari Seberang", category=category, topic="Banjir", writers=["Ani"]), writer, editor)
    text = export()
    wipe()
    return text


def people():
    """Return a writer, an editor and a chief."""
    return make_person("wulan", "Writer"), make_person("ratna", "Editor"), make_person("hendra", "Chief")


def test_the_policy_of_earlier_articles_keeps_its_identity(line, tmp_path):
    writer, editor, _chief = people()
    own = publish(make_article(writer, "Dari Sini"), writer, editor)
    policy = CommentPolicy.objects.default()
    assert policy.is_in_record
    bring(tmp_path, line)
    assert CommentPolicy.objects.default().uid == policy.uid
    assert Edition.objects.get(article=own).comment_policy == policy
    assert holds()


def test_sections_that_were_set_up_first_keep_their_identity(line, tmp_path):
    section = make_category("Budaya")
    child = make_category("Kuliner", parent=section)
    for category in (section, child):
        references.create(category, by=None)
    bring(tmp_path, line)
    assert {one.uid for one in Category.objects.filter(name__in=["Budaya", "Kuliner"])} == {section.uid, child.uid}
    assert holds()


def test_what_somebody_wrote_about_a_reference_here_stays(line, tmp_path):
    _writer, _editor, chief = people()
    person = Contributor.objects.create(name="Ani", biography="Wartawan di sini.", is_writer=True)
    topic = Topic.objects.create(name="Banjir", introduction="Hujan di sini.")
    for row in (person, topic):
        references.create(row, by=chief)
    bring(tmp_path, line)
    for row, text in ((person, "biography"), (topic, "introduction")):
        now = type(row).objects.get(pk=row.pk)
        assert (now.uid, getattr(now, text)) == (row.uid, getattr(row, text))
    assert holds()


def test_a_proposal_that_waits_goes_on_waiting(line, tmp_path):
    _writer, _editor, chief = people()
    section = make_category("Budaya")
    references.create(section, by=chief)
    references.propose(section, {"description": "Seni."}, by=chief, reason="Keterangan.")
    bring(tmp_path, line)
    assert [one.reference for one in references.open_proposals()] == [section]


def test_the_words_of_the_policy_of_published_articles_are_verified(writer, editor):
    publish(make_article(writer), writer, editor)
    policy = CommentPolicy.objects.default()
    assert holds()
    with triggers_disabled():
        ReferenceVersion.objects.filter(subject=policy.uid).delete()
        CommentPolicy.objects.filter(pk=policy.pk).update(notice="Dipalsukan.")
    assert not holds()
