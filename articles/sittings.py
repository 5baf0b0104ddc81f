"""Sitting at an article: who is at it now, and what was typed in a tab and has not been saved."""

from datetime import timedelta

from django.contrib.auth import get_user_model
from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils import timezone

from .models import Sitting

# A tab says every few seconds that it is there; one that has not for so long is gone.
GONE = timedelta(seconds=35)
# What somebody typed and never came back for.
KEPT = timedelta(days=30)
# How long discarded text can be restored.
UNDO = timedelta(minutes=30)
# Autosaves of one person for one article, or for new ones, without those that were discarded.
MAX_AUTOSAVES = 5


class TooManyAutosaves(Exception):
    """As much is kept for this person and article as may be."""


def sit(user, article, tab, *, base=0, typed=None, is_present=True):
    """Note that somebody is at an article (None: one not yet saved) in a tab, and keep what they typed, if given.

    ``tab`` is a UUID, ``base`` the number of the revision the typing began from, ``typed`` a dict of lists. Others do
    not see somebody who is not ``is_present``. Returns the Sitting. Raises TooManyAutosaves where a text would be one
    more than may be kept.
    """
    now = timezone.now()
    told = {"beat_at": now if is_present else now - GONE}
    if typed is not None:
        told |= {"typed": typed, "typed_at": now, "base": base, "discarded_at": None}
    mine = Sitting.objects.filter(user=user, tab=tab, article=article)
    with transaction.atomic():
        if typed is not None:
            _check_room(user, article, mine)
        if not mine.update(**told):
            try:
                with transaction.atomic():
                    Sitting.objects.create(user=user, tab=tab, article=article, since=now, **told)
            except IntegrityError:
                # Two messages of one tab crossed, or the tab was another article's.
                mine.update(**told)
        Sitting.objects.filter(article=article, typed__isnull=True, beat_at__lt=now - GONE).delete()
        ended = Q(typed_at__lt=now - KEPT) | Q(discarded_at__lt=now - UNDO)
        Sitting.objects.filter(ended, article=article, user=user).delete()
    return mine.defer("typed").first()


def _check_room(user, article, mine):
    """Refuse one text more than may be kept; of several tabs that begin at once, each waits for the one before."""
    if mine.filter(typed__isnull=False, discarded_at=None).exists():
        return
    get_user_model().objects.select_for_update(no_key=True).only("pk").get(pk=user.pk)
    if kept_texts(user).filter(article=article, discarded_at=None).count() >= MAX_AUTOSAVES:
        raise TooManyAutosaves


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


def kept_texts(user):
    """What somebody typed and has not saved, discarded texts included while they can be restored, the latest first."""
    now = timezone.now()
    mine = Sitting.objects.filter(user=user, typed__isnull=False).order_by("-typed_at", "-pk")
    return mine.exclude(Q(typed_at__lt=now - KEPT) | Q(discarded_at__isnull=False, discarded_at__lt=now - UNDO))


def left_behind(user, article):
    """What somebody typed at an article (None: at new ones) and has neither saved nor discarded, the latest first."""
    mine = Sitting.objects.filter(user=user, article=article, typed__isnull=False, discarded_at=None)
    recent = mine.filter(typed_at__gte=timezone.now() - KEPT)
    return list(recent.order_by("-typed_at", "-pk")[:MAX_AUTOSAVES])


def discard(sitting):
    """Discard what was typed; it can be restored for as long as ``UNDO``. Those discarded before that are deleted."""
    now = timezone.now()
    Sitting.objects.filter(user=sitting.user, discarded_at__lt=now - UNDO).delete()
    sitting.discarded_at = now
    sitting.save(update_fields=["discarded_at"])


def restore(sitting):
    """Take back that a text was discarded. Raises TooManyAutosaves where others have taken its place."""
    with transaction.atomic():
        _check_room(sitting.user, sitting.article, Sitting.objects.filter(pk=sitting.pk))
        sitting.discarded_at = None
        sitting.save(update_fields=["discarded_at"])


def typed_in(user, tab):
    """Return the sitting that keeps what somebody typed in a tab (a UUID), or None."""
    return Sitting.objects.filter(user=user, tab=tab, typed__isnull=False).first()


def continue_from(sitting, article, base):
    """Keep a text as typed on the revision of an article with the number ``base``."""
    sitting.article, sitting.base = article, base
    sitting.save(update_fields=["article", "base"])


def stand_up(user, *tabs):
    """Forget what was typed in these tabs (UUIDs): it has been saved, or its writer threw it away."""
    Sitting.objects.filter(user=user, tab__in=[tab for tab in tabs if tab]).delete()
