"""The environment variables that the settings read, from which the table in docs/settings.md is generated.

``uv run python -m newsroom.variables`` writes the table again.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

REFERENCE = Path(__file__).resolve().parent.parent / "docs" / "settings.md"
HEAD = "| variable | default | |\n|---|---|---|\n"


class Variable(NamedTuple):
    """Some variables that belong together: names, defaults and meaning, in Markdown."""

    names: tuple[str, ...]
    default: str
    meaning: str


VARIABLES = (
    Variable(("ALLOWED_HOSTS",), "this machine", "the site's hosts, separated by commas"),
    Variable(
        ("DEBUG",),
        "`1` on a laptop",
        "off as soon as `ALLOWED_HOSTS` names any host but `localhost`, names under it and loopback addresses; "
        "`DEBUG=1` together with such a host refuses to start",
    ),
    Variable(("SECRET_KEY",), "none", "a long random text, kept secret; needed when `DEBUG` is off"),
    Variable(
        ("SECRET_KEY_FALLBACKS",),
        "none",
        "earlier keys, separated by commas; without them a new `SECRET_KEY` signs everybody out, and authenticator "
        "apps must be set up again",
    ),
    Variable(
        ("RECORD_KEY",),
        "none",
        "a secret of at least 32 characters, other than `SECRET_KEY`: signs the lines of `verify_record --append-"
        "heads`, and checks them with `--against`; without it both options are refused",
    ),
    Variable(
        ("RECORD_HEADS",),
        "none",
        "a file, best on another disk, to which a worker appends the newest digests of the record every hour, as "
        "`verify_record --append-heads` does; needs `RECORD_KEY`",
    ),
    Variable(
        ("SECOND_FACTOR_ROLES",),
        "`Chief,Editor`; with `DEBUG` none",
        "groups that may not work without a second factor, separated by commas; superusers count as each. `none`: "
        "nobody must",
    ),
    Variable(
        ("SESSION_IDLE_HOURS",),
        "`Chief=4,Editor=8,12`",
        "hours without a request after which a session ends, by group; the number alone is for everybody else, `0` is"
        " never. Of several roles the shortest counts. An open page that only waits is no request",
    ),
    Variable(
        ("DATABASE_URL",),
        "SQLite in `var/`",
        "`postgres://user:password@host:5432/name`; PostgreSQL needs the extension `btree_gist`, which the owner of "
        "the database may create",
    ),
    Variable(
        ("SCRATCH_DATABASE",),
        "`0`",
        "`1`: everything in the database may be lost, so `manage.py generate_articles` may fill it with made-up "
        "articles",
    ),
    Variable(
        ("DATABASE_DIRECT_URL",),
        "`DATABASE_URL`",
        "an address of the same database past a pooler of transactions, for connections that listen (`LISTEN`), "
        "so that no query is prepared through the pooler; `serve` refuses that of another database",
    ),
    Variable(
        ("PAGE_STORE",),
        "`64`; with `DEBUG` `0`",
        "megabytes in which each server process keeps readers' pages until something in them changes; `0`: every "
        "page is rendered again",
    ),
    Variable(
        ("PURGE_URLS",),
        "none",
        "addresses of proxies that keep pages, such as `http://127.0.0.1:6081`, separated by commas: `manage.py work` "
        "purges the pages that have changed (`deploy/varnish.vcl`)",
    ),
    Variable(
        ("DATABASE_CONN_MAX_AGE",),
        "`60`",
        "seconds for which a process keeps a connection to PostgreSQL open; `0`: each request opens its own. Before a "
        "request uses a connection that was kept, one round trip finds out whether PostgreSQL was restarted",
    ),
    Variable(
        ("DATABASE_STATEMENT_TIMEOUT",),
        "`30`",
        "seconds after which PostgreSQL stops a query of a web process, and the page says so; `0`: never. Commands "
        "and workers have no such limit",
    ),
    Variable(("DATA_DIR",), "`var/`", "where the database file, pictures and collected static files live"),
    Variable(("SITE_NAME", "SITE_TAGLINE"), "Kabar Nusantara, “Dari desa, kota, dan dunia”", "the masthead"),
    Variable(
        ("PUBLISHER_NAME", "PUBLISHER_ADDRESS"),
        "the name in the masthead, none",
        "the company that publishes the site and its address, at the foot of every page (Press Law 40/1999, art. 12)",
    ),
    Variable(("SITE_LANGUAGE",), "`id`", "`id` or `en`: readers' pages and their addresses"),
    Variable(("FEED_CONTENT",), "`summary`", "`summary` or `full`: what feeds have of each article"),
    Variable(
        ("SECURITY_CONTACT",),
        "none",
        "`mailto:` or `https://`: whom to tell of a weakness of the site; published in `/.well-known/security.txt`",
    ),
    Variable(("MAINTENANCE",), "`0`", "`1` closes the site to readers with a 503; the desk stays open"),
    Variable(("TIME_ZONE",), "`Asia/Jakarta`", "the newsroom's zone, shown wherever a time is shown"),
    Variable(
        ("TASKS",),
        "`immediate`",
        "what may wait until a move is made (notifications, e-mails): right after it in the same process, or "
        "`database`: by `manage.py work`, which also tries again what the mail server did not take, and deletes old "
        "tasks",
    ),
    Variable(
        ("SITE_ADDRESS",),
        "`https://` and the first of `ALLOWED_HOSTS`",
        "the site's address in canonical links, shared links, guest links and e-mails, whatever host a request names;"
        " with `DEBUG` `http://127.0.0.1:8000`",
    ),
    Variable(
        ("EMAIL_HOST",),
        "none",
        "the mail server; without one no e-mail is sent, the inbox is all, and a forgotten password is reset by a "
        "superuser",
    ),
    Variable(
        ("EMAIL_FOLDER",), "none", "a folder to which e-mails are written in place of being sent, to try things out"
    ),
    Variable(
        ("EMAIL_PORT", "EMAIL_USE_TLS", "EMAIL_HOST_USER", "EMAIL_HOST_PASSWORD"),
        "`587`, `1`, none, none",
        "STARTTLS, or TLS from the first byte on port 465; with `EMAIL_USE_TLS=0` port 25 and no encryption",
    ),
    Variable(("EMAIL_FROM",), "`newsroom@` the site's host", "whom e-mails come from: `Name <address>`"),
    Variable(
        ("EMAIL_TIMEOUT",),
        "`10`",
        "seconds after which a mail server is too slow; no e-mail is sent to one that is slow or unreachable "
        "for a minute, so that one move waits and not the next",
    ),
    Variable(
        ("CSRF_TRUSTED_ORIGINS", "BEHIND_TLS_PROXY", "SECURE_SSL_REDIRECT", "SECURE_HSTS_SECONDS"),
        "none, `0`, `1`, `31536000`",
        "behind a proxy that ends TLS; the last two apply where `DEBUG` is off",
    ),
    Variable(
        ("UPLOADS_PER_DAY", "UPLOAD_MEGABYTES_PER_DAY"),
        "`500`, `2000`",
        "pictures, and MB of them, that one user may upload to the library from midnight to midnight in the "
        "newsroom's zone; `0`: no limit",
    ),
    Variable(
        ("TRUSTED_PROXIES",),
        "none",
        "addresses and networks of your own proxies, such as `127.0.0.1,10.0.0.0/8`: whose `X-Forwarded-For` is "
        "believed. Behind a proxy that is not named all readers count as one. Name proxies only: whoever connects "
        "from these addresses may claim any other",
    ),
    Variable(
        ("SECURE_HSTS_INCLUDE_SUBDOMAINS", "SECURE_HSTS_PRELOAD"),
        "`0`, `0`",
        "`1` binds every name under the site's, or asks browsers to list it; neither can be undone for months",
    ),
    Variable(("SLOW_REQUEST_SECONDS",), "`1`", "requests that take longer are logged; `0` logs none"),
    Variable(
        ("METRICS_TOKEN",),
        "none",
        "a secret of at least 20 characters, which Prometheus sends as a bearer token to read `/metrics`; without one "
        "only requests from this machine that no proxy passed on are answered",
    ),
    Variable(
        ("S3_BUCKET",),
        "none",
        "a bucket for pictures; without one they are in the folders `originals/` and `renditions/` of `DATA_DIR`",
    ),
    Variable(
        ("S3_ENDPOINT", "S3_REGION"),
        "Amazon, none",
        "the address of another S3-compatible store; Amazon needs the region, others rarely do",
    ),
    Variable(
        ("S3_ACCESS_KEY", "S3_SECRET_KEY"),
        "none",
        "both, or neither: then what the machine has been given, such as its role",
    ),
    Variable(
        ("S3_PREFIX", "S3_ADDRESSING"),
        "none, what fits",
        "a path within the bucket; `path` or `virtual`, where a store wants the bucket's name in its address or its "
        "host",
    ),
)


def names_of_set_variables(environ: Mapping[str, str]) -> list[str]:
    """Return the names of the variables that are set, in order."""
    return sorted(name for one in VARIABLES for name in one.names if environ.get(name))


def table() -> str:
    """Return the table of all variables, as Markdown."""
    rows = (
        f"| {', '.join(f'`{name}`' for name in one.names)} | {one.default} | {one.meaning} |\n" for one in VARIABLES
    )
    return HEAD + "".join(rows)


def with_table(text: str) -> str:
    """Return the text of the reference with its table replaced by the current one."""
    before, _head, rest = text.partition(HEAD)
    lines = rest.splitlines(keepends=True)
    after = next((place for place, line in enumerate(lines) if not line.startswith("|")), len(lines))
    return before + table() + "".join(lines[after:])


if __name__ == "__main__":
    REFERENCE.write_text(with_table(REFERENCE.read_text(encoding="utf-8")), encoding="utf-8")
