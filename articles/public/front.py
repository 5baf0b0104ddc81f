"""What stands on the front page, made from the newest editions; no article twice."""

from articles.models.editions import Edition
from articles.models.sections import Category

NEWEST = 120
PER_SECTION = 4
TOPICS = 6


def front_page_of(at):
    """The front page at an instant, in two queries; the names below are those of the template."""
    newest = list(Edition.objects.live(at).listed().for_cards().newest_first()[:NEWEST])
    lead, top, beneath, rest = newest[:1], newest[1:4], newest[4:6], newest[6:]
    sections = []
    used = {edition.article_id for edition in lead + top + beneath}
    for section in Category.objects.sections():
        stories = [edition for edition in rest if edition.section_id == section.pk and edition.article_id not in used][
            :PER_SECTION
        ]
        used.update(edition.article_id for edition in stories)
        if stories:
            sections.append({"section": section, "editions": stories})
    topics = list({edition.topic_id: edition.topic for edition in newest if edition.topic_id}.values())
    return {
        "at": at,
        "lead": lead[0] if lead else None,
        "top": top,
        "beneath": beneath,
        "topics": topics[:TOPICS],
        "sections": sections,
        "more": [edition for edition in rest if edition.article_id not in used][:8],
    }
