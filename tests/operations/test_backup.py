"""Backups: one file from which an empty installation becomes the same newsroom, on both databases."""

import bz2
import fcntl
import gzip
import json
import lzma
import os
import re
import signal
import subprocess
import sys
import tarfile
from contextlib import closing, contextmanager

import psycopg2
import pytest
from django.db import connection

from tests.support.installations import manage, originals_in
from tests.support.serving import ROOT, demonstrate, production

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True, serialized_rollback=True)]
on_postgresql = pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has no programs")
LINKS = {"a symbolic link": tarfile.SYMTYPE, "a hard link": tarfile.LNKTYPE}
COMPRESSORS = {"gz": gzip.compress, "bz2": bz2.compress, "xz": lzma.compress}
# A digit in the manifest that becomes 9.
MANIFEST_DAMAGES = {
    "format": rb'("format": )\d',
    "count": rb'("articles_article": )\d',
    "time": rb'("made_at": ")\d',
}


@pytest.fixture(scope="module")
def databases(django_db_setup, django_db_blocker):
    """A function that makes a new, empty database on the server of the tests and returns its DATABASE_URL."""
    made = []

    def make(name):
        if connection.vendor == "sqlite":
            return ""
        options = connection.settings_dict
        with django_db_blocker.unblock(), closing(connection.copy()) as other, other.cursor() as cursor:
            name = f"{options['NAME']}_{name}"
            cursor.execute(f'CREATE DATABASE "{name}" TEMPLATE template0')
        made.append(name)
        return f"postgres://{options['USER']}@{options['HOST']}:{options['PORT']}/{name}"

    yield make
    if made:
        with django_db_blocker.unblock(), closing(connection.copy()) as other, other.cursor() as cursor:
            for name in made:
                cursor.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


@pytest.fixture(scope="module")
def newsroom(tmp_path_factory, databases):
    """The environment of a newsroom with articles and pictures."""
    environment = production(tmp_path_factory.mktemp("newsroom"), DATABASE_URL=databases("source"))
    demonstrate(environment)
    return environment


@pytest.fixture(scope="module")
def backup(newsroom, tmp_path_factory):
    """A backup of the newsroom."""
    file = tmp_path_factory.mktemp("backups") / "newsroom.tar"
    environment = newsroom
    if newsroom["DATABASE_URL"]:
        # On PostgreSQL the role of the application can make one too.
        assert manage(newsroom, "database_role", "newsroom_app")[0] == 0
        _owner, _at, server = newsroom["DATABASE_URL"].partition("@")
        environment = newsroom | {"DATABASE_URL": f"postgres://newsroom_app@{server}"}
    status, _out, errors = manage(environment, "backup", file)
    assert status == 0, errors
    return file


def test_a_restored_newsroom_is_the_same(newsroom, backup, tmp_path, databases):
    environment = production(tmp_path, DATABASE_URL=databases("target"))
    status, out, errors = manage(environment, "restore", backup)
    assert status == 0, errors
    assert "sudah dipulihkan" in out
    exports = [manage(one, "export_articles", "--all")[1] for one in (newsroom, environment)]
    assert exports[0]
    assert exports[0] == exports[1]
    assert originals_in(environment) == originals_in(newsroom) != {}
    status, _out, errors = manage(environment, "verify_record")
    assert status == 0, errors
    assert manage(environment, "check", "--database", "default")[0] == 0
    status, _out, errors = manage(environment, "restore", backup)
    assert (status, "tidak kosong" in errors) == (1, True)


def test_a_backup_of_a_broken_record_is_restored_whole_and_says_so(backup, tmp_path, databases):
    broken = production(tmp_path / "broken", DATABASE_URL=databases("broken"))
    assert manage(broken, "restore", backup, "--without-renditions")[0] == 0
    # Whoever may write to the table can end an edition.
    end = "Edition.objects.filter(live_until=None).update(live_until='2099-01-01T00:00Z')"
    assert manage(broken, "shell", "-c", f"from articles.models import Edition; {end}")[0] == 0
    assert manage(broken, "backup", tmp_path / "broken.tar")[0] == 0
    environment = production(tmp_path / "restored", DATABASE_URL=databases("restored"))
    status, out, errors = manage(environment, "restore", tmp_path / "broken.tar")
    assert (status, "Traceback" in errors) == (1, False)
    assert "docs/record.md" in out
    assert "foto dibuat" in out
    assert manage(environment, "make_renditions")[1].startswith("0 ")


@on_postgresql
def test_an_extension_that_an_administrator_made_is_left_alone(backup, tmp_path, databases):
    url = databases("extension")
    with closing(psycopg2.connect(url)) as administrator, administrator, administrator.cursor() as cursor:
        cursor.execute("CREATE EXTENSION btree_gist")
        cursor.execute("CREATE ROLE newsroom_restorer LOGIN")
        cursor.execute(f'ALTER DATABASE "{url.rpartition("/")[2]}" OWNER TO newsroom_restorer')
    _administrator, _at, server = url.partition("@")
    environment = production(tmp_path, DATABASE_URL=f"postgres://newsroom_restorer@{server}")
    status, _out, errors = manage(environment, "restore", backup, "--without-renditions")
    assert status == 0, errors


def test_only_the_owner_can_read_a_backup_and_it_contains_no_secret(newsroom, backup):
    assert backup.stat().st_mode & 0o777 == 0o600
    with tarfile.open(backup) as archive:
        manifest = json.load(archive.extractfile("manifest.json"))
    assert "SECRET_KEY" in manifest["settings"]
    assert newsroom["SECRET_KEY"].encode() not in backup.read_bytes()


def test_what_a_killed_backup_left_is_deleted_by_the_next_one(newsroom, tmp_path):
    left = tmp_path / ".newsroom-backup-left"
    left.mkdir()
    (left / "database.dump").write_bytes(b"x" * 1000)
    with running_backup(tmp_path) as running:
        status, _out, errors = manage(newsroom, "backup", tmp_path / "new.tar")
        assert status == 0, errors
        assert sorted(path.name for path in tmp_path.iterdir()) == [running.name, "new.tar"]


@contextmanager
def running_backup(folder):
    """The working folder of a backup that is running."""
    running = folder / ".newsroom-backup-running"
    running.mkdir()
    descriptor = os.open(running, os.O_RDONLY)
    fcntl.flock(descriptor, fcntl.LOCK_EX)
    yield running
    os.close(descriptor)


def test_no_file_is_replaced_and_none_is_left_incomplete(newsroom, backup, tmp_path):
    before = backup.read_bytes()
    status, _out, errors = manage(newsroom, "backup", backup)
    assert (status, "sudah ada" in errors) == (1, True)
    assert backup.read_bytes() == before
    # A process may write at most a megabyte to a file, as on a disk that is almost full.
    command = f"ulimit -f 1000; exec {sys.executable} manage.py backup {tmp_path / 'new.tar'}"
    done = subprocess.run(["bash", "-c", command], cwd=ROOT, env=newsroom, capture_output=True, text=True)
    assert done.returncode == 1, done.stderr
    assert "Traceback" not in done.stderr
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "damage",
    [
        "no archive",
        "dump",
        "cut",
        "cut later",
        "cut between",
        "an original",
        "a header",
        "zeros",
        "format",
        "count",
        "time",
        *COMPRESSORS,
        *LINKS,
    ],
)
def test_a_damaged_backup_is_refused_in_words(damage, backup, tmp_path, databases):
    file = tmp_path / "damaged.tar"
    if damage == "no archive":
        file.write_bytes(b"x" * 5000)
    elif damage in LINKS:
        with tarfile.open(backup) as archive, tarfile.open(file, "w") as changed:
            for place, member in enumerate(archive.getmembers()):
                if place == 5:
                    member.type, member.linkname, member.size = LINKS[damage], "/etc/passwd", 0
                changed.addfile(member, archive.extractfile(member) if member.isreg() else None)
    else:
        data = backup.read_bytes()
        if damage == "dump":
            data = data[:20_000] + bytes(255 - one for one in data[20_000:20_050]) + data[20_050:]
        elif damage == "cut":
            data = data[:30_000]
        elif damage == "cut later":
            # In the last of the originals.
            data = data.rstrip(b"\0")[:-100]
        elif damage in COMPRESSORS:
            # Somebody compressed the backup, and the copy was cut off.
            data = COMPRESSORS[damage](data)[:-1000]
        elif damage in MANIFEST_DAMAGES:
            data = re.sub(MANIFEST_DAMAGES[damage], lambda found: found[1] + b"9", data, count=1)
        else:
            with tarfile.open(backup) as archive:
                one = archive.getmembers()[5]
            place = one.offset_data + 100 if damage == "an original" else one.offset + 10
            rest = bytes([255 - data[place]]) + data[place + 1 :]
            data = data[:place] + {"cut between": b"", "zeros": bytes(len(rest))}.get(damage, rest)
        file.write_bytes(data)
    environment = production(tmp_path, DATABASE_URL=databases(damage.replace(" ", "_")))
    status, _out, errors = manage(environment, "restore", file)
    assert status == 1
    assert "Traceback" not in errors
    assert errors.strip()
    if damage in {"cut", "an original", "count", "time"}:
        # Nothing was changed, so that the right backup can be restored now.
        assert manage(environment, "restore", backup, "--without-renditions")[0] == 0


def test_an_original_that_is_missing_is_named(newsroom, tmp_path):
    photo = next((ROOT.__class__(newsroom["DATA_DIR"]) / "originals").rglob("*.jpg"))
    away = tmp_path / "away"
    photo.rename(away)
    try:
        status, _out, errors = manage(newsroom, "backup", tmp_path / "without.tar")
    finally:
        away.rename(photo)
    # The backup is complete but for it, and a timer that started it shows a failure.
    assert (status, photo.name in errors) == (3, True)
    assert tarfile.is_tarfile(tmp_path / "without.tar")


def test_a_picture_that_cannot_be_restored_is_no_traceback_and_says_how_to_go_on(backup, tmp_path, databases):
    environment = production(tmp_path, DATABASE_URL=databases("unwritable"))
    (tmp_path / "originals").write_text("no folder")
    status, _out, errors = manage(environment, "restore", backup)
    assert status == 1
    assert "mulai lagi dengan basis data kosong" in errors
    assert "Traceback" not in errors


@pytest.mark.skipif(connection.vendor != "sqlite", reason="only SQLite is a file")
@pytest.mark.parametrize("damage", ["no database", "cut", "overwritten"])
def test_a_damaged_database_is_not_backed_up(damage, newsroom, tmp_path):
    name = "newsroom.sqlite3"
    data = (ROOT.__class__(newsroom["DATA_DIR"]) / name).read_bytes()
    middle = len(data) // 2
    damaged = {
        "no database": b"x" * 5000,
        "cut": data[:middle],
        "overwritten": data[:middle] + b"x" * 20_000 + data[middle + 20_000 :],
    }
    (tmp_path / name).write_bytes(damaged[damage])
    status, _out, errors = manage(production(tmp_path), "backup", tmp_path / "new.tar")
    assert status == 1
    assert errors.strip()
    assert "Traceback" not in errors
    assert not (tmp_path / "new.tar").exists()


def test_a_backup_is_made_where_no_static_file_can_be_written(newsroom, tmp_path):
    joined = ROOT.__class__(newsroom["DATA_DIR"]) / "joined-static"
    away = tmp_path / "away"
    joined.mkdir(exist_ok=True)
    joined.rename(away)
    joined.write_text("no folder")
    try:
        status, _out, errors = manage(newsroom, "backup", tmp_path / "new.tar")
    finally:
        joined.unlink()
        away.rename(joined)
    assert status == 0, errors


def test_what_a_killed_restore_left_is_private_and_deleted_by_the_next_one(backup, tmp_path, databases):
    environment = production(tmp_path, DATABASE_URL=databases("killed"), DJANGO_SETTINGS_MODULE="newsroom.settings")
    program = (
        "import django, os, pathlib, signal, sys; os.umask(0); django.setup();"
        "from articles.operations.backups import restoring;"
        "restoring.load = lambda file: os.kill(os.getpid(), signal.SIGKILL);"
        "restoring.restore_backup(pathlib.Path(sys.argv[1]))"
    )
    killed = subprocess.run([sys.executable, "-c", program, backup], cwd=ROOT, env=environment)
    assert killed.returncode == -signal.SIGKILL
    (left,) = tmp_path.glob(".restore-*/database.dump")
    assert left.stat().st_mode & 0o777 == 0o600
    status, _out, errors = manage(environment, "restore", backup, "--without-renditions")
    assert status == 0, errors
    assert list(tmp_path.glob(".restore-*")) == []
