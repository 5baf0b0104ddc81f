"""Pictures made ready while an operator looks on."""

from django.utils.translation import gettext as _

from articles import library

from .progress import Progress


def make_pictures(numbers, total, stream, bar, jobs=library.JOBS):
    """Make the photos of these numbers ready, with a line of progress: ``(how many were made, how many could not be)``.

    ``stream`` is told each that could not, with the reason; the progress shows on ``bar``.
    """
    made = failed = 0
    with Progress(_("Making pictures"), bar, total) as progress:
        for one in library.make_many(numbers, jobs):
            if one.reason:
                failed += 1
                stream.write(_("Photo %(number)s: %(reason)s") % {"number": one.number, "reason": one.reason})
            else:
                made += 1
            progress.step()
    return made, failed
