"""Reading of changes that other processes have committed, without asking the database for each page."""

from __future__ import annotations

import logging
import select
import sqlite3
import threading
import time
from abc import ABC, abstractmethod
from datetime import UTC, datetime
from typing import Any

from django.db import connection
from psycopg2.extensions import ISOLATION_LEVEL_AUTOCOMMIT

from articles.models.invalidations import CHANNEL, Invalidation

from .changes import Changes, OnChange
from .direct_connection import AnotherDatabase, connect_directly

TABLE = Invalidation._meta.db_table
# Seconds between two looks at SQLite's counter of commits.
POLL_SECONDS = 0.01
# Seconds between two questions to PostgreSQL where it says nothing, and for how long an answer counts as contact.
ASK_SECONDS, CONTACT_SECONDS = 0.5, 1.0
# Seconds until a lost connection to PostgreSQL is made again. The pause doubles with each failure, up to the second.
RETRY_SECONDS, MAX_RETRY_SECONDS = 0.5, 5.0
# Seconds for which a request waits while the listener asks.
LOCK_SECONDS = 0.2
# When there are more changes at once, all pages are forgotten.
MAX_ROWS = 10_000
logger = logging.getLogger(__name__)


class Watcher(ABC):
    """Reads changes, and knows whether its contact with the database is recent enough to rely on."""

    def __init__(self, on_change: OnChange | None = None) -> None:
        self.changes = Changes(on_change)

    @abstractmethod
    def make_contact(self) -> bool:
        """Make contact with the database, and return whether every change of a moment ago is known."""

    @abstractmethod
    def refresh(self) -> None:
        """Learn now of every change that was committed before this call. A failure loses the contact."""

    @abstractmethod
    def close(self) -> None:
        """Give up the contact, and the connection to the database."""


def make_watcher(on_change: OnChange | None = None) -> Watcher:
    """Return the watcher for the database of the settings. ``on_change`` is that of ``Changes``."""
    return PostgreSQLWatcher(on_change) if connection.vendor == "postgresql" else SQLiteWatcher(on_change)


class SQLiteWatcher(Watcher):
    """Asks SQLite whether anything was committed, at most once in POLL_SECONDS, in the thread of the request.

    Its connection is used for nothing else: SQLite's counter (``PRAGMA data_version``) counts the
    commits of other connections only.
    """

    def __init__(self, on_change: OnChange | None = None) -> None:
        super().__init__(on_change)
        self._lock = threading.Lock()
        self._looked_at = float("-inf")
        self._connection: sqlite3.Connection | None = None
        self._version, self._newest = -1, 0

    def make_contact(self) -> bool:
        return time.monotonic() - self._looked_at < POLL_SECONDS or self._look()

    def refresh(self) -> None:
        self._look()

    def close(self) -> None:
        with self._lock:
            self._looked_at = float("-inf")
            self._close()

    def _look(self) -> bool:
        with self._lock:
            try:
                now = time.monotonic()
                self._read()
                self._looked_at = now
            except sqlite3.Error:
                logger.exception("The page store cannot read the database.")
                self._close()
                return False
        return True

    def _read(self) -> None:
        if self._connection is None:
            self._connection = sqlite3.connect(
                str(connection.settings_dict["NAME"]), timeout=1, isolation_level=None, check_same_thread=False
            )
            # Nothing is known of the time before.
            self.changes.drop_all()
            self._version = -1
            self._newest = self._connection.execute(f"SELECT coalesce(max(id), 0) FROM {TABLE}").fetchone()[0]
        version = self._connection.execute("PRAGMA data_version").fetchone()[0]
        if version == self._version:
            return
        query = f"SELECT id, keys, at FROM {TABLE} WHERE id > ? ORDER BY id LIMIT {MAX_ROWS + 1}"
        rows = self._connection.execute(query, [self._newest]).fetchall()
        for pk, keys, at in rows[:MAX_ROWS]:
            self.changes.add(keys.split(), datetime.fromisoformat(at).replace(tzinfo=UTC))
            self._newest = pk
        if len(rows) > MAX_ROWS:
            self._newest = self._connection.execute(f"SELECT max(id) FROM {TABLE}").fetchone()[0]
            self.changes.drop_all()
        self._version = version

    def _close(self) -> None:
        if self._connection is not None:
            self._connection.close()
            self._connection = None


class PostgreSQLWatcher(Watcher):
    """Listens to PostgreSQL in a thread with a connection of its own, which begins with the first request.

    Transactions commit in another order than their rows are numbered. So each question asks for the rows of the
    transactions that the snapshot of the question before did not show.
    """

    def __init__(self, on_change: OnChange | None = None) -> None:
        super().__init__(on_change)
        self._lock = threading.Lock()
        self._thread: threading.Thread | None = None
        self._contact = float("-inf")
        # What the database showed at the last question.
        self._snapshot: str | None = None
        self.contact_lock = threading.Lock()
        self._closed = threading.Event()
        # How long to wait after the next failure to connect, and why the last one failed.
        self._pause, self._was_another = RETRY_SECONDS, False

    def make_contact(self) -> bool:
        if self._thread is None:
            self._start()
        return time.monotonic() - self._contact < CONTACT_SECONDS

    def refresh(self) -> None:
        """Learn of changes over the connection of the request, since the listener may be a moment late."""
        if self._thread is None:
            return
        # The listener may wait for the database with the lock. Then pages are rendered until it has asked.
        if not self.contact_lock.acquire(timeout=LOCK_SECONDS):
            self._contact = float("-inf")
            return
        try:
            with connection.cursor() as cursor:
                self._ask(cursor)
        except Exception:
            logger.exception("The page store cannot read the database.")
            self._contact = float("-inf")
        finally:
            self.contact_lock.release()

    def close(self) -> None:
        self._closed.set()
        if self._thread is not None:
            self._thread.join()

    def _start(self) -> None:
        with self._lock:
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, name="page store", daemon=True)
                self._thread.start()

    def _run(self) -> None:
        while not self._closed.is_set():
            try:
                self._listen()
            except Exception as error:
                # One line for an outage, however long it is, and one more where the database is another one.
                if self._pause == RETRY_SECONDS or isinstance(error, AnotherDatabase) != self._was_another:
                    logger.warning("The page store has lost the database, and tries again: %s", error)
                self._was_another = isinstance(error, AnotherDatabase)
                self._closed.wait(self._pause)
                self._pause = min(2 * self._pause, MAX_RETRY_SECONDS)

    def _listen(self) -> None:
        """Ask whenever something was announced, and every ASK_SECONDS. Raise an error where the connection is lost."""
        listener = connect_directly()
        try:
            listener.set_isolation_level(ISOLATION_LEVEL_AUTOCOMMIT)
            with listener.cursor() as cursor:
                # Before the first question, so that nothing is missed between them.
                cursor.execute(f"LISTEN {CHANNEL}")
                with self.contact_lock:
                    # The database may be another one, or one of an earlier moment.
                    self._snapshot = None
                while not self._closed.is_set():
                    # Announcements that came with an answer are asked about at once.
                    listener.notifies.clear()
                    with self.contact_lock:
                        self._ask(cursor)
                    if self._pause > RETRY_SECONDS:
                        self._pause = RETRY_SECONDS
                        logger.warning("The page store has the database again.")
                    if not listener.notifies:
                        select.select([listener], [], [], ASK_SECONDS)
        finally:
            listener.close()

    def _ask(self, cursor: Any) -> None:
        """Ask for the changes that the database did not show at the last question. The lock is held."""
        asked_at = time.monotonic()
        cursor.execute(
            f"SELECT now.snapshot, change.keys, change.at"
            f" FROM (SELECT pg_current_snapshot()::text AS snapshot) now LEFT JOIN {TABLE} change"
            f" ON change.transaction_number >= pg_snapshot_xmin(%s::pg_snapshot)::text::bigint"
            f" AND NOT pg_visible_in_snapshot(change.transaction_number::text::xid8, %s::pg_snapshot)"
            # Rows of another installation, such as one that was restored, have numbers that are not used here yet.
            f" AND change.transaction_number < pg_snapshot_xmax(pg_current_snapshot())::text::bigint"
            f" ORDER BY change.id",
            [self._snapshot, self._snapshot],
        )
        rows = cursor.fetchall()
        if self._snapshot is None or len(rows) > MAX_ROWS:
            self.changes.drop_all()
        else:
            for _snapshot, keys, at in rows:
                if keys is not None:
                    self.changes.add(keys.split(), at)
        self._snapshot = rows[0][0]
        self._contact = max(self._contact, asked_at)
