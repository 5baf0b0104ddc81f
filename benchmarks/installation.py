"""An installation to measure: its database, filled with a corpus, and servers of it."""

import os
import shutil
import socket
import subprocess
import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path

from tests.support.ports import free_port, wait_until
from tests.support.postgres_cluster import Cluster, programs
from tests.support.seeds import small_seeds
from tests.support.served import Served
from tests.support.serving import ROOT, collect_static_files, production, run

from .load import SERVER_CORE, on_server_core

NGINX = """
daemon off; pid {folder}/nginx.pid; worker_processes 2; error_log {folder}/error.log;
events {{ worker_connections 1024; }}
http {{
  access_log off; default_type text/html; client_body_temp_path {folder}/body;
  proxy_temp_path {folder}/proxy; fastcgi_temp_path {folder}/fcgi; uwsgi_temp_path {folder}/uwsgi;
  scgi_temp_path {folder}/scgi; open_file_cache max=100; keepalive_requests 1000000;
  server {{ listen 127.0.0.1:{port}; root {folder}; }}
}}
"""


@contextmanager
def installation(count, kind="postgresql"):
    """Yield the environment of an installation with so many articles, and remove it afterwards."""
    folder = Path(tempfile.mkdtemp(prefix="newsroom-benchmark-"))
    cluster = Cluster(programs()) if kind == "postgresql" else None
    try:
        if cluster:
            cluster.start()
            pin(Path(cluster.data, "postmaster.pid").read_text().split()[0])
        url = cluster.url if cluster else ""
        environment = production(folder, DATABASE_URL=url, SCRATCH_DATABASE="1", TASKS="database")
        environment["DJANGO_SETTINGS_MODULE"] = "newsroom.settings"
        seeds = small_seeds(folder / "seeds")
        run(environment | {"DEBUG": "1"}, "manage.py", "demo", "--no-serve", "--seeds", str(seeds))
        collect_static_files(environment)
        grow(environment, count)
        yield environment
    finally:
        if cluster:
            cluster.stop()
        shutil.rmtree(folder, ignore_errors=True)


def grow(environment, count):
    """Fill the database with made-up articles up to a number."""
    command = [sys.executable, "manage.py", "generate_articles", "--count", str(count)]
    subprocess.run(command, cwd=ROOT, env=environment, check=True, stdout=subprocess.DEVNULL)


def pin(pid):
    """Put a process on the core of the servers. Its children follow."""
    subprocess.run(["taskset", "-cp", SERVER_CORE, str(pid)], check=True, stdout=subprocess.DEVNULL)


@contextmanager
def serving(environment, **settings):
    """Yield a server of the installation with two workers, on the core of the servers."""
    server = Served(environment | settings)
    try:
        pin(server.process.pid)
        server.wait_until_ready()
        for pid in server.workers:
            pin(pid)
        yield server
    finally:
        server.stop()


@contextmanager
def bare(body):
    """Yield the port of the same web server with a callable that answers the same bytes to everything."""
    folder, port = Path(tempfile.mkdtemp(prefix="newsroom-bare-")), free_port()
    (folder / "body").write_bytes(body)
    command = [sys.executable, "-m", "granian", "--interface", "wsgi", "--workers", "2", "--blocking-threads", "1"]
    command += ["--no-access-log", "--log-level", "error", "--port", str(port), "benchmarks.bare:application"]
    environment = os.environ | {"BARE_BODY": str(folder / "body")}
    with _process(on_server_core(command), port, environment):
        yield port
    shutil.rmtree(folder)


@contextmanager
def nginx(body):
    """Yield the port of nginx, which sends the same bytes from a file."""
    folder, port = Path(tempfile.mkdtemp(prefix="newsroom-nginx-")), free_port()
    folder.chmod(0o755)
    (folder / "page.html").write_bytes(body)
    (folder / "nginx.conf").write_text(NGINX.format(folder=folder, port=port))
    with _process(on_server_core(["/usr/sbin/nginx", "-c", str(folder / "nginx.conf")]), port, os.environ):
        yield port
    shutil.rmtree(folder)


@contextmanager
def _process(command, port, environment):
    process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL)
    try:
        wait_until(lambda: answers(port))
        yield process
    finally:
        process.terminate()
        process.wait(timeout=30)


def answers(port):
    """Return whether something listens on a port of this machine."""
    try:
        socket.create_connection(("127.0.0.1", port), timeout=1).close()
    except OSError:
        return False
    return True
