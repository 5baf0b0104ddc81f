"""Every address of the project with example arguments, the forms of its pages, and unexpected values."""

import re
from html.parser import HTMLParser
from typing import NamedTuple
from urllib.parse import quote_from_bytes

from django.http import QueryDict
from django.test import Client
from django.test.client import ClientHandler
from django.urls import URLResolver, get_resolver

# As bytes, because browsers may send bytes that are not text.
VALUES = [
    value if isinstance(value, bytes) else value.encode(errors="surrogatepass")
    for value in (
        "",
        " ",
        "\t\r\n",
        "0",
        "-1",
        "007",
        "1_000",
        "٣",
        "1.5",
        "1e309",
        "NaN",
        "-inf",
        "0x1F",
        "2147483648",
        "9223372036854775808",
        "99999999999999999999",
        "9" * 5000,
        "\0",
        "a\0b",
        b"\xff\xfe",
        "\ud800",
        "\U0001f469\u200d\U0001f680",
        "\u202eterbalik\u202c\u200b",
        "e\u0301" * 50,
        "'",
        "' OR 1=1 --",
        '"><script>alert(1)</script>',
        "{{ 7|add:7 }}%s%(x)s",
        "%00",
        "../../etc/passwd",
        "//evil.example/\\x",
        "javascript:alert(1)",
        "true",
        "null",
        "[1, 2]",
        '{"a": {"b": []}}',
        "0001-01-01",
        "9999-12-31T23:59:59",
        "2025-02-30",
        "x" * 10_000,
    )
]


def encoded(pairs) -> str:
    """Encode pairs of a name and bytes as a query string or the body of a form."""
    return "&".join(f"{quote_from_bytes(name.encode(), '')}={quote_from_bytes(value, '')}" for name, value in pairs)


class Address(NamedTuple):
    """An address: its route, and the names of the arguments in it."""

    route: str
    arguments: tuple
    is_desk: bool

    def filled(self, arguments: dict) -> str:
        """Return the path with arguments, which are already quoted."""
        path = re.sub(r"<(?:\w+:)?(\w+)>", lambda found: arguments[found[1]], self.route)
        return "/" + path


def _route_of(pattern) -> str:
    """Return a pattern in the notation of ``path()``, with groups of regular expressions as arguments."""
    route, depth, text = str(pattern), 0, ""
    if "(?P<" not in route:
        return route.removeprefix("^").removesuffix("$").replace("\\Z", "")
    name = ""
    for at, letter in enumerate(route):
        if letter == "(":
            depth += 1
            if depth == 1:
                name = re.match(r"\(\?P<(\w+)>", route[at:])[1]
        elif letter == ")":
            depth -= 1
            text += f"<{name}>" if depth == 0 else ""
        elif depth == 0:
            text += letter
    return text.removeprefix("^").removesuffix("$").replace("\\Z", "").replace("\\", "")


def addresses(patterns=None, prefix="", *, is_desk=False) -> list[Address]:
    """Return every address of the project, in the order of its patterns."""
    found = []
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        route = prefix + _route_of(pattern.pattern)
        if isinstance(pattern, URLResolver):
            inside = is_desk or pattern.namespace == "admin"
            found += addresses(pattern.url_patterns, route, is_desk=inside)
        else:
            names = tuple(re.findall(r"<(?:\w+:)?(\w+)>", route))
            found.append(Address(route, names, is_desk))
    return found


class Recording(QueryDict):
    """Request data that records in ``names`` which names are read."""

    names: set = set()

    def __getitem__(self, key):
        self.names.add(key)
        return super().__getitem__(key)

    def __contains__(self, key):
        self.names.add(key)
        return super().__contains__(key)

    def getlist(self, key, default=None):
        self.names.add(key)
        return super().getlist(key, default)


class RecordingHandler(ClientHandler):
    """A handler of requests that records which names in query strings and forms are read."""

    def get_response(self, request):
        request.GET = Recording(request.META["QUERY_STRING"])
        request.POST = Recording(request.POST.urlencode())
        return super().get_response(request)


class Browser(Client):
    """A browser that sends anything unchanged, keeps its cookies, and records which names its last page read."""

    def __init__(self):
        super().__init__(raise_request_exception=False)
        self.handler = RecordingHandler(enforce_csrf_checks=False)

    def ask(self, path, query=(), form=None):
        """Send a request, and return the response with the names that it read as ``names``."""
        Recording.names = set()
        cookies = self.cookies.copy()
        method, body = ("GET", "") if form is None else ("POST", encoded(form))
        response = self.generic(
            method,
            path,
            body,
            content_type="application/x-www-form-urlencoded",
            QUERY_STRING=encoded(query),
        )
        self.cookies = cookies
        response.names = sorted(name for name in Recording.names if isinstance(name, str))
        return response


class Forms(HTMLParser):
    """A parser that collects the POST forms of a page: ``[(address, [(name, value)])]``."""

    def __init__(self, html):
        super().__init__()
        self.found, self.controls = {}, []
        self.form = self.select = self.area = None
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attributes):
        given = dict(attributes)
        if tag == "form":
            self.form = given.get("id") or f"form {len(self.found)}"
            self.found[self.form] = given
        owner, name = given.get("form", self.form), given.get("name")
        if tag == "select" and name:
            self.select = (owner, name)
            self.controls.append((*self.select, ""))
        elif tag == "option" and self.select and "selected" in given:
            self.controls.append((*self.select, given.get("value", "")))
        elif tag == "textarea" and name:
            self.area = (owner, name)
            self.controls.append((*self.area, ""))
        elif tag in {"input", "button"} and name and given.get("type") != "file":
            self.controls.append((owner, name, given.get("value") or ""))

    def handle_endtag(self, tag):
        if tag == "form":
            self.form = None
        elif tag == "select":
            self.select = None
        elif tag == "textarea":
            self.area = None

    def handle_data(self, data):
        if self.area:
            owner, name, before = self.controls[-1]
            self.controls[-1] = (owner, name, before + data)

    def posted(self):
        """Yield the address of each form and its fields as they are on the page."""
        for form, given in self.found.items():
            if given.get("method", "").lower() == "post":
                fields = {name: value for owner, name, value in self.controls if owner == form}
                yield given.get("action") or "", fields
