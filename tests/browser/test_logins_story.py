"""A chief editor's second factors: set up, used, lost and recovered, and a forgotten password."""

import email
import email.policy
import re
import shutil
import socket
import time

import pytest
from playwright.sync_api import expect

from tests.support.accessibility import faults
from tests.support.authenticator_apps import code_of
from tests.support.serving import PASSWORD, production, start, stop

pytestmark = pytest.mark.browser
NEW_PASSWORD = "kata-sandi-baru-77"
TELEPHONE = {"viewport": {"width": 390, "height": 800}, "color_scheme": "dark", "locale": "en-GB"}
DESKTOP = {"viewport": {"width": 1280, "height": 900}, "color_scheme": "light", "locale": "en-GB"}
# A virtual authenticator like that of a phone: it stores keys itself, behind its screen lock.
AUTHENTICATOR = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


class Newsroom:
    """A newsroom served under a host name, as passkeys need it: its address and its e-mails."""

    def __init__(self, url, letters):
        self.url, self.letters = url, letters

    def link_in_letter(self, to, pattern):
        """Return what a pattern finds in the newest e-mail to an address, waiting until it is sent."""
        deadline = time.monotonic() + 30
        while time.monotonic() < deadline:
            for path in sorted(self.letters.glob("*"), key=lambda path: path.stat().st_mtime_ns, reverse=True):
                message = email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
                found = re.search(pattern, message.get_body(("plain",)).get_content())
                if message["To"] == to and found:
                    return found[0]
        raise AssertionError(f"no letter to {to} in {self.letters}")


@pytest.fixture(scope="module")
def newsroom(tmp_path_factory, demonstration):
    """The demonstration in production: chiefs and editors need a second factor, and e-mails are written to a folder."""
    folder = tmp_path_factory.mktemp("logins")
    shutil.copytree(demonstration, folder, dirs_exist_ok=True)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    letters = folder / "letters"
    more = {"ALLOWED_HOSTS": "localhost", "SITE_ADDRESS": f"http://localhost:{port}", "PORT": str(port)}
    environment = production(folder, EMAIL_FOLDER=str(letters), SECOND_FACTOR_ROLES="Chief,Editor", **more)
    process, url = start(environment)
    yield Newsroom(url, letters)
    stop(process)


@pytest.fixture
def browser(newsroom, reader):
    """A function that makes browsers, each with its own page."""
    return lambda **options: reader(newsroom, **options).new_page()


def sign_in(page, newsroom, login="chief", password=PASSWORD):
    """Type login and password, and submit them."""
    page.goto(f"{newsroom.url}/admin/login/")
    page.get_by_label("Login").fill(login)
    page.get_by_label("Password", exact=True).fill(password)
    page.get_by_role("button", name="Sign in", exact=True).click()


def sign_out(page):
    """Press Sign out in the head of the desk."""
    page.locator("#logout-form button").click()


def on_the_desk(page, newsroom):
    """Wait for My desk."""
    page.wait_for_url(f"{newsroom.url}/admin/")


def enter_code(page, code):
    """Enter a code at the second step."""
    page.get_by_label("Code of your app, or a recovery code").fill(code)
    page.get_by_role("button", name="Sign in", exact=True).click()


def set_up_app(page):
    """Set up an authenticator app on its pages, and return its secret and the recovery codes."""
    page.get_by_role("link", name="Set up an authenticator app").click()
    secret = "".join(page.locator("code.key").inner_text().split())
    assert page.locator("img.qr").evaluate("image => image.complete && image.naturalWidth > 100")
    page.get_by_label("Code that the app shows now").fill(code_of(secret))
    page.get_by_role("button", name="Turn on").click()
    codes = page.get_by_label("Your recovery codes").input_value().split()
    assert len(codes) == 10
    page.get_by_role("link", name="I have saved them").click()
    return secret, codes


def keep_passkeys(page):
    """Add a device that stores passkeys to a page, and return a function that removes it."""
    tools = page.context.new_cdp_session(page)
    tools.send("WebAuthn.enable")
    device = tools.send("WebAuthn.addVirtualAuthenticator", {"options": AUTHENTICATOR})["authenticatorId"]
    return lambda: tools.send("WebAuthn.removeVirtualAuthenticator", {"authenticatorId": device})


def test_second_factors_are_set_up_used_lost_and_recovered(newsroom, browser, axe):
    wrong = []
    telephone = browser(**TELEPHONE)
    lose = keep_passkeys(telephone)
    telephone.goto(f"{newsroom.url}/admin/login/")
    wrong += faults(telephone, axe)

    # A user whose role needs a second factor is redirected to set one up.
    sign_in(telephone, newsroom)
    expect(telephone.get_by_text("Set up a second factor to go on working.")).to_be_visible()
    wrong += faults(telephone, axe)
    secret, codes = set_up_app(telephone)
    telephone.goto(f"{newsroom.url}/admin/")
    on_the_desk(telephone, newsroom)

    # The app is used at another computer.
    desktop = browser(**DESKTOP)
    sign_in(desktop, newsroom)
    expect(desktop.get_by_role("heading", name="Second step")).to_be_visible()
    wrong += faults(desktop, axe)
    enter_code(desktop, "000000")
    expect(desktop.get_by_text("The code is wrong or was used before.")).to_be_visible()
    enter_code(desktop, code_of(secret, 1))
    on_the_desk(desktop, newsroom)

    # A passkey on the phone works without a password, and as second step after it.
    telephone.goto(f"{newsroom.url}/admin/account/passkeys/add/")
    telephone.get_by_label("Name").fill("Telepon Hendra")
    wrong += faults(telephone, axe)
    telephone.get_by_role("button", name="Add a passkey").click()
    telephone.wait_for_url(f"{newsroom.url}/admin/account/")
    expect(telephone.get_by_text("Telepon Hendra").first).to_be_visible()
    sign_out(telephone)
    telephone.goto(f"{newsroom.url}/admin/login/")
    telephone.get_by_role("button", name="Sign in with a passkey").click()
    on_the_desk(telephone, newsroom)
    sign_out(telephone)
    sign_in(telephone, newsroom)
    telephone.get_by_role("button", name="Use a passkey").click()
    on_the_desk(telephone, newsroom)

    # The overview lists both sessions. The phone is lost, and its session is ended from the desktop.
    desktop.goto(f"{newsroom.url}/admin/account/")
    wrong += faults(desktop, axe)
    expect(desktop.get_by_role("button", name=re.compile("^End session Chrome"))).to_have_count(1)
    desktop.get_by_role("button", name=re.compile("^End session Chrome")).click()
    telephone.goto(f"{newsroom.url}/admin/inbox/")
    assert telephone.url.startswith(f"{newsroom.url}/admin/login/")
    lose()

    # A recovery code signs in, once.
    new = browser(**TELEPHONE)
    sign_in(new, newsroom)
    enter_code(new, codes[0])
    on_the_desk(new, newsroom)
    again = browser(**TELEPHONE)
    sign_in(again, newsroom)
    enter_code(again, codes[0])
    expect(again.get_by_text("The code is wrong or was used before.")).to_be_visible()

    # The lost factors are removed.
    new.goto(f"{newsroom.url}/admin/account/")
    new.get_by_role("link", name="Remove Telepon Hendra").click()
    wrong += faults(new, axe)
    new.get_by_role("button", name="Remove").click()
    new.goto(f"{newsroom.url}/admin/account/")
    expect(new.get_by_text("Telepon Hendra")).to_have_count(0)
    assert wrong == []


def test_a_forgotten_password_is_reset_with_the_link_in_the_email(newsroom, browser, axe):
    wrong = []
    page = browser(**TELEPHONE)
    page.goto(f"{newsroom.url}/admin/login/")
    page.get_by_role("link", name="Forgotten your password?").click()
    wrong += faults(page, axe)
    page.get_by_label("E-mail address").fill("writer@example.com")
    page.locator("form button.primary").click()
    page.wait_for_url("**/password/reset/sent/")
    wrong += faults(page, axe)
    link = newsroom.link_in_letter("writer@example.com", r"http://localhost:\d+/admin/account/password/reset/\S+")
    page.goto(link)
    page.get_by_label("New password", exact=True).fill(NEW_PASSWORD)
    page.get_by_label("New password, again").fill(NEW_PASSWORD)
    wrong += faults(page, axe)
    page.locator("form button.primary").click()
    on_the_desk(page, newsroom)
    page.goto(link)
    wrong += faults(page, axe)
    expect(page.locator("input[type=password]")).to_have_count(0)
    other = browser(**DESKTOP)
    sign_in(other, newsroom, "writer", PASSWORD)
    expect(other.get_by_text("The login or the password is wrong.")).to_be_visible()
    sign_in(other, newsroom, "writer", NEW_PASSWORD)
    on_the_desk(other, newsroom)
    assert wrong == []


def test_at_an_ip_address_the_page_says_where_passkeys_work(site, reader):
    page = reader(site, locale="en-GB").new_page()
    page.goto(f"{site.url}/admin/login/")
    page.get_by_role("button", name="Sign in with a passkey").click()
    expect(page.get_by_role("alert").filter(has_text="localhost")).to_be_visible()
