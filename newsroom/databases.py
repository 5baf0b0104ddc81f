"""The database: SQLite in the data folder, or what an environment variable names."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import dj_database_url
from django.core.exceptions import ImproperlyConfigured

from newsroom.environment import integer

if TYPE_CHECKING:
    from pathlib import Path

    from dj_database_url import DBConfig


def database(name: str, data_dir: Path) -> DBConfig:
    """Read a database URL. Without one, SQLite in the data folder."""
    url = os.environ.get(name, "").strip()
    if not url:
        data_dir.mkdir(parents=True, exist_ok=True)
        url = f"sqlite:///{data_dir / 'newsroom.sqlite3'}"
    try:
        config = dj_database_url.parse(url, conn_max_age=integer("DATABASE_CONN_MAX_AGE", 60))
    except (ValueError, KeyError) as error:
        raise ImproperlyConfigured(
            f"{name} is not a database address such as postgres://user:password@host:5432/name."
        ) from error
    if config["ENGINE"] == "django.db.backends.sqlite3":
        # IMMEDIATE makes a verb's lock real: two writers queue instead of failing half-way.
        config["OPTIONS"] = {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;",
        }
    elif config["ENGINE"] == "django.db.backends.postgresql":
        # Compiling a query takes longer than the queries of any page do; options of the address come last and win.
        options = config.setdefault("OPTIONS", {})
        options["options"] = f"-c jit=off {options.get('options', '')}".strip()
    else:
        raise ImproperlyConfigured(f"{name} must name SQLite or PostgreSQL; other databases cannot seal the record.")
    return config
