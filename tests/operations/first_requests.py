"""Print the modules that a worker's first requests import: ``python -m tests.operations.first_requests``."""

import io
import re
import sys
import sysconfig
import threading

from articles.operations.server_worker import load
from tests.support.serving import ROOT

# Standard modules belong to Python, which nobody replaces under a running server.
PACKAGES = (str(ROOT), sysconfig.get_paths()["purelib"])


def application():
    """Load the application as Granian does."""
    from newsroom.wsgi import application  # noqa: PLC0415  in the worker

    return application


class Browser:
    """A browser that speaks WSGI, because Django's test client imports what the first requests would."""

    def __init__(self, application):
        self.application, self.cookies = application, {}

    def ask(self, path, form=""):
        """Return the status and the text of a page."""
        body, started = form.encode(), []
        environ = {
            "REQUEST_METHOD": "POST" if form else "GET",
            "PATH_INFO": path,
            "SERVER_NAME": "127.0.0.1",
            "SERVER_PORT": "80",
            "REMOTE_ADDR": "127.0.0.1",
            "HTTP_COOKIE": "; ".join(f"{name}={value}" for name, value in self.cookies.items()),
            "CONTENT_LENGTH": str(len(body)),
            "CONTENT_TYPE": "application/x-www-form-urlencoded",
            "wsgi.input": io.BytesIO(body),
            "wsgi.url_scheme": "http",
        }
        parts = self.application(environ, lambda status, headers, *_error: started.append((status, headers)))
        text = b"".join(parts).decode()
        ((status, headers),) = started
        for name, value in headers:
            if name == "Set-Cookie":
                key, _equals, rest = value.partition("=")
                self.cookies[key] = rest.partition(";")[0]
        return int(status[:3]), text


def main():
    """Make the first requests of a reader and of the chief editor."""
    browser = Browser(load(application, threading.Event(), 0))
    before = set(sys.modules)
    statuses = [browser.ask(path)[0] for path in ("/", "/tidak/ada/", "/static/tidak/ada.css", "/metrics")]
    statuses.append(browser.ask("/admin/login/", "login=chief")[0])
    _status, page = browser.ask("/admin/login/")
    token = re.search('csrfmiddlewaretoken" value="([^"]+)', page)[1]
    statuses.append(browser.ask("/admin/login/", f"csrfmiddlewaretoken={token}&login=chief&password=x")[0])
    statuses += [browser.ask(path)[0] for path in ("/admin/", "/admin/articles/article/add/", "/admin/articles/photo/")]
    print(*statuses)
    files = {name: getattr(sys.modules[name], "__file__", None) or "" for name in set(sys.modules) - before}
    print(*sorted(name for name, file in files.items() if file.startswith(PACKAGES)))


if __name__ == "__main__":
    main()
