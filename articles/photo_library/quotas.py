"""How much one user may upload in a day of the newsroom's time zone, counted from the photos in the database."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING, cast

from django.conf import settings
from django.contrib.auth import get_user_model
from django.db.models import Count, Sum
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.imaging import ImageRejected
from articles.models import Photo
from articles.text import brief

if TYPE_CHECKING:
    from django.contrib.auth.models import AbstractUser, User

MEGABYTE = 2**20


def _midnights(now: datetime) -> list[datetime]:
    """Return the midnights before and after an instant, in the newsroom's time zone."""
    day = timezone.localtime(now).date()
    return [timezone.make_aware(datetime.combine(one, time())) for one in (day, day + timedelta(days=1))]


def lock_uploader(user: AbstractUser | None) -> AbstractUser | None:
    """Lock the row of a user (or None) until the transaction ends, so that parallel uploads are counted in turn."""
    return user and get_user_model().objects.select_for_update().get(pk=user.pk)


def check_quota(user: AbstractUser | None, size: int, now: datetime | None = None) -> None:
    """Check that one more upload is within the limits of the day.

    Args:
        user: Who uploads. None, as for imports, is not limited.
        size: Bytes of the file.

    Raises:
        ImageRejected: A limit was reached. The message has which one and when it ends.
    """
    if user is None:
        return
    start, end = _midnights(now or timezone.now())
    today = Photo.objects.filter(uploaded_by=cast("User", user), created_at__gte=start, created_at__lt=end)
    done = today.aggregate(files=Count("pk"), bytes=Sum("size", default=0))
    files, megabytes = settings.UPLOADS_PER_DAY, settings.UPLOAD_MEGABYTES_PER_DAY
    if files and done["files"] >= files:
        limit = ngettext("%(most)s picture", "%(most)s pictures", files) % {"most": files}
    elif megabytes and done["bytes"] + size > megabytes * MEGABYTE:
        limit = _("%(most)s MB of pictures") % {"most": megabytes}
    else:
        return
    text = _("Your limit for today is reached: %(limit)s a day. It ends %(hour)s.")
    raise ImageRejected(text % {"limit": limit, "hour": brief(end)})
