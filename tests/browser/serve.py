"""Serve the site as in production, for tests: ``python -m tests.browser.serve``; prints its address when it is up."""

import os
from socketserver import ThreadingMixIn
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

from django.core.wsgi import get_wsgi_application


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
    server = make_server("127.0.0.1", int(os.environ.get("PORT", "0")), get_wsgi_application(), Server, Handler)
    print(f"http://127.0.0.1:{server.server_port}", flush=True)
    server.serve_forever()
