"""Sitting at an article: who is at it now, and what was typed in a tab and has not been saved."""

from datetime import timedelta

from django.db import IntegrityError, transaction
from django.utils import timezone

from .models import Sitting

# A tab says every few seconds that it is there; one that has not for so long is gone.
GONE = timedelta(seconds=35)
# What somebody typed and never came back for.
KEPT = timedelta(days=30)
MOST = 5


def sit(user, article, tab, *, base=0, typed=None):
    """Note that somebody is at an article (None: one not yet saved) in a tab, and keep what they typed, if given.

    ``tab`` is a UUID, ``base`` the number of the revision the typing began from, ``typed`` a dict of lists.
    Returns the Sitting.
    """
    now = timezone.now()
    told = {"beat_at": now}
    if typed is not None:
        told |= {"typed": typed, "typed_at": now, "base": base}
    mine = Sitting.objects.filter(user=user, tab=tab, article=article)
    if not mine.update(**told):
        try:
            with transaction.atomic():
                Sitting.objects.create(user=user, tab=tab, article=article, since=now, **told)
        except IntegrityError:
            # Two messages of one tab crossed, or the tab was another article's.
            mine.update(**told)
    Sitting.objects.filter(article=article, typed__isnull=True, beat_at__lt=now - GONE).delete()
    return mine.defer("typed").first()


def leave(user, tab):
    """Note that a tab has been closed; what was typed in it and not saved stays."""
    mine = Sitting.objects.filter(user=user, tab=tab)
    mine.filter(typed__isnull=True).delete()
    mine.update(beat_at=timezone.now() - GONE)


def others_at(article, tab, at=None):
    """The sittings at an article in other tabs that are there now, in the order they came; one query."""
    at = at or timezone.now()
    there = Sitting.objects.filter(article=article, beat_at__gt=at - GONE).exclude(tab=tab)
    return list(there.select_related("user").defer("typed").order_by("since", "pk")[:20])


def left_behind(user, article):
    """What somebody typed at an article (None: at new ones) and has not saved, the latest first."""
    mine = Sitting.objects.filter(user=user, article=article, typed__isnull=False)
    mine.filter(typed_at__lt=timezone.now() - KEPT).delete()
    return list(mine.order_by("-typed_at", "-pk")[:MOST])


def stand_up(user, *tabs):
    """Forget what was typed in these tabs (UUIDs): it has been saved, or its writer threw it away."""
    Sitting.objects.filter(user=user, tab__in=[tab for tab in tabs if tab]).delete()
