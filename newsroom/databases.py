"""The database configuration: SQLite in the data folder, or the database named by an environment variable."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import dj_database_url
from django.core.exceptions import ImproperlyConfigured

from newsroom.environment import integer, raw

if TYPE_CHECKING:
    from pathlib import Path

    from dj_database_url import DBConfig


# A server that has vanished without a word is given up after some seconds, so that pages and health checks fail and do
# not hang: the seconds to connect, the milliseconds until sent data is confirmed, and the signs of life while waiting.
# See the parameters of libpq.
CONNECTION_TIMEOUTS = {
    "connect_timeout": 5,
    "tcp_user_timeout": 10_000,
    "keepalives_idle": 5,
    "keepalives_interval": 2,
    "keepalives_count": 3,
}


def direct_parameters(name: str) -> dict[str, Any]:
    """Return psycopg2's parameters from a PostgreSQL address in the environment, or none where it is not set.

    Raises:
        ImproperlyConfigured: It is no address of PostgreSQL.
    """
    url = raw(name).strip()
    if not url:
        return {}
    if not url.startswith(("postgres://", "postgresql://")):
        raise ImproperlyConfigured(f"{name} must be an address of PostgreSQL, such as postgres://user@host:5432/name.")
    try:
        config: dict[str, Any] = {**dj_database_url.parse(url)}
    except (ValueError, KeyError) as error:
        raise ImproperlyConfigured(f"{name} must be an address such as postgres://user@host:5432/name.") from error
    names = {"NAME": "dbname", "USER": "user", "PASSWORD": "password", "HOST": "host", "PORT": "port"}
    return {parameter: config[key] for key, parameter in names.items() if config.get(key)} | config.setdefault(
        "OPTIONS", {}
    )


def database(name: str, data_dir: Path) -> DBConfig:
    """Return the configuration for a database URL in the environment, or for SQLite in the data folder.

    Raises:
        ImproperlyConfigured: The URL is invalid, or names a database other than SQLite and PostgreSQL.
    """
    url = raw(name).strip()
    if not url:
        data_dir.mkdir(parents=True, exist_ok=True)
        url = f"sqlite:///{data_dir / 'newsroom.sqlite3'}"
    try:
        max_age = integer("DATABASE_CONN_MAX_AGE", 60)
        # A connection that a restart of the database has closed is opened again before a request uses it. Asking costs
        # one round trip a request.
        config = dj_database_url.parse(url, conn_max_age=max_age, conn_health_checks=True)
    except (ValueError, KeyError) as error:
        raise ImproperlyConfigured(
            f"{name} is not a database address such as postgres://user:password@host:5432/name."
        ) from error
    if config["ENGINE"] == "django.db.backends.sqlite3":
        # IMMEDIATE takes the write lock when a transaction begins, so that two writers queue and neither fails midway.
        config["OPTIONS"] = {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;",
        }
    elif config["ENGINE"] == "django.db.backends.postgresql":
        # JIT compilation takes longer than any page's queries. Options of the URL come last, so they take precedence.
        options = config.setdefault("OPTIONS", {})
        options["options"] = f"-c jit=off {options.get('options', '')}".strip()
        config["OPTIONS"] = CONNECTION_TIMEOUTS | options
    else:
        raise ImproperlyConfigured(f"{name} must name SQLite or PostgreSQL; other databases cannot seal the record.")
    return config
