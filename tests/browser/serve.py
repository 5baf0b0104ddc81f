"""Serve the site as in production, for tests: ``python -m tests.browser.serve``; prints its address when it is up."""

import os
from importlib import import_module
from socketserver import ThreadingMixIn
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server


class Server(ThreadingMixIn, WSGIServer):
    """A thread for each request, as browsers ask for several things at once."""

    daemon_threads = True
    request_queue_size = 64


class Handler(WSGIRequestHandler):
    """Says nothing of each request."""

    def log_message(self, format, *args):
        """Nothing."""


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")
    server = make_server("127.0.0.1", int(os.environ.get("PORT", "0")), None, Server, Handler)
    # Canonical addresses and guest links name the site by this.
    address = os.environ.setdefault("SITE_ADDRESS", f"http://127.0.0.1:{server.server_port}")
    server.set_app(import_module("newsroom.wsgi").application)
    print(address, flush=True)
    server.serve_forever()
