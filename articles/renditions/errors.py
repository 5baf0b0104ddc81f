"""What is said while a store of pictures cannot be reached."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager

from django.utils.translation import gettext as _

logger = logging.getLogger(__name__)
# Minutes until a worker tries again what a store of pictures did not let it do.
STORE_RETRY_MINUTES = (2, 15, 60, 24 * 60)


class StorageUnavailable(OSError):
    """A store of pictures does not answer, or takes nothing. Says so in words for an editor."""


@contextmanager
def translate_storage_errors() -> Iterator[None]:
    """Make one error of all that keep a store from answering, and log it. A file that is not there is none of them."""
    try:
        yield
    except (FileNotFoundError, StorageUnavailable):
        raise
    except OSError as error:
        logger.error("The store of pictures cannot be used: %s", error)
        raise StorageUnavailable(_("The store of pictures does not answer just now. Try again in a minute.")) from error
