"""Fixtures: a newspaper served as in production, and a Chromium to read it with."""

import json
import shutil

import pytest

from tests.support.serving import NODE, PASSWORD, demonstrate, made_once, production, run, start, stop

from .crawling import crawl

QUIETLY = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


class Site:
    """A running newspaper: ``url``, the address of each kind of page in ``pages`` and a way to run commands."""

    def __init__(self, url, pages, environment):
        self.url, self.pages, self.environment = url, pages, environment

    def __getitem__(self, kind):
        return self.url + self.pages[kind]

    def manage(self, *arguments):
        """Run one of the newspaper's commands and return its output."""
        return run(self.environment, "manage.py", *arguments)

    def laptop(self, *arguments):
        """Run Python on the newspaper's database and return its output."""
        return run(self.environment | {"DEBUG": "1"}, *arguments)


@pytest.fixture(scope="session")
def demonstration(tmp_path_factory):
    """A folder with the demonstration. Tests copy it and do not change it."""
    folder = tmp_path_factory.mktemp("demonstration")
    demonstrate(production(folder))
    return folder


@pytest.fixture(scope="session")
def site(tmp_path_factory, demonstration):
    """The demonstration with what it lacks, served with the settings of production. It is made once in a run."""
    secret = {"SECRET_KEY": "s" * 50}

    def make(making):
        shutil.copytree(demonstration, making, dirs_exist_ok=True)
        made = run(production(making, **secret, DEBUG="1"), "-m", "tests.browser.newspaper")
        (making / "pages.json").write_text(made)

    folder = tmp_path_factory.mktemp("newspaper")
    shutil.copytree(made_once(folder, "newspaper", make), folder, dirs_exist_ok=True)
    environment, pages = production(folder, **secret), json.loads((folder / "pages.json").read_text())
    process, url = start(environment)
    yield Site(url, pages, environment)
    stop(process)


@pytest.fixture(scope="session")
def password():
    """The password of all logins of the demonstration."""
    return PASSWORD


@pytest.fixture(scope="session")
def crawled(site):
    """All pages of the newspaper that links lead to."""
    return crawl(site.url)


@pytest.fixture(scope="package")
def chromium():
    """The system's Chromium, stopped before any test that uses the database in this process."""
    sync_api = pytest.importorskip("playwright.sync_api")
    path = shutil.which("chromium") or shutil.which("chromium-browser")
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(QUIETLY))
        yield browser
        browser.close()


@pytest.fixture
def reader(chromium):
    """A function that makes readers' browsers, each a new context that collects errors in ``troubles``."""
    made = []

    def make(site, **options):
        context = chromium.new_context(**options)
        made.append(context)
        context.troubles, context.asked = [], []
        context.on("console", lambda said: said.type in {"error", "warning"} and context.troubles.append(said.text))
        context.on("weberror", lambda error: context.troubles.append(str(error.error)))
        context.on("request", lambda request: context.asked.append(request.url))
        return context

    yield make
    for context in made:
        context.close()


@pytest.fixture(scope="session")
def axe():
    """The script of the accessibility rules of axe-core."""
    return (NODE / "axe-core" / "axe.min.js").read_text(encoding="utf-8")


@pytest.fixture
def desk(site, reader, password):
    """A function that opens pages of the desk in English, each in its own browser with a signed-in user."""

    def sign_in(name, address="/admin/", **options):
        page = reader(site, locale="en-GB", **options).new_page()
        page.goto(f"{site.url}/admin/login/?next={address}")
        page.fill("#id_login", name)
        page.fill("#id_password", password)
        page.click("button.primary")
        page.wait_for_url(site.url + address)
        return page

    return sign_in
