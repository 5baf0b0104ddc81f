"""A server for tests with the settings of production: ``python -m tests.browser.serve`` prints its address."""

import os
from importlib import import_module
from socketserver import ThreadingMixIn
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server


class Server(ThreadingMixIn, WSGIServer):
    """A server with a thread for each request, because browsers send several at once."""

    daemon_threads = True
    request_queue_size = 64


class Handler(WSGIRequestHandler):
    """A request handler without a log."""

    def log_message(self, format, *args):
        """Write no log."""


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")
    server = make_server("127.0.0.1", int(os.environ.get("PORT", "0")), None, Server, Handler)
    # The host in canonical addresses and guest links.
    address = os.environ.setdefault("SITE_ADDRESS", f"http://127.0.0.1:{server.server_port}")
    server.set_app(import_module("newsroom.wsgi").application)
    print(address, flush=True)
    server.serve_forever()
