"""The exception for a storage of pictures that cannot be reached."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager

from django.utils.translation import gettext as _

logger = logging.getLogger(__name__)
# Minutes until a worker tries again after the storage of pictures failed.
STORE_RETRY_MINUTES = (2, 15, 60, 24 * 60)


class StorageUnavailable(OSError):
    """A storage of pictures does not answer or cannot be written. The message is for an editor."""


@contextmanager
def translate_storage_errors() -> Iterator[None]:
    """Turn any OSError of a storage into StorageUnavailable, and log it. FileNotFoundError is passed on."""
    try:
        yield
    except (FileNotFoundError, StorageUnavailable):
        raise
    except OSError as error:
        logger.error("The store of pictures cannot be used: %s", error)
        raise StorageUnavailable(_("The store of pictures does not answer just now. Try again in a minute.")) from error
