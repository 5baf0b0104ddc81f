"""Records with recomputed digests, as an attacker who knows the algorithm would forge them."""

from articles.models import Article, Edition, Event, Revision
from articles.text import digest


def recompute_digests(article):
    """Recompute every digest of a record, in the order in which they depend on each other."""
    for row in Revision.objects.filter(article=article).order_by("number"):
        Revision.objects.filter(pk=row.pk).update(digest=digest(row.digest_payload()))
    editions = {row.number: row for row in Edition.objects.filter(article=article)}
    before = edition_before = ""
    for event in Event.objects.filter(article=article).order_by("number"):
        if event.edition_number in editions and "digest" in event.details:
            row = Edition.objects.get(pk=editions[event.edition_number].pk)
            row.previous_digest = edition_before
            edition_before = digest(row.digest_payload())
            Edition.objects.filter(pk=row.pk).update(digest=edition_before, previous_digest=row.previous_digest)
            event.details = event.details | {"digest": edition_before}
        event.previous_digest = before
        before = digest(event.digest_payload())
        changed = {"details": event.details, "previous_digest": event.previous_digest, "digest": before}
        Event.objects.filter(pk=event.pk).update(**changed)
    Article.objects.filter(pk=article.pk).update(last_event_digest=before)
