"""Browsers of people who sign in through the page, each at an IP address."""

from django.test import Client

PASSWORD = "kata-sandi-uji"
FIREFOX = "Mozilla/5.0 (Android 14; Mobile; rv:140.0) Gecko/140.0 Firefox/140.0"


class Browser(Client):
    """A browser at an IP address, from which all its requests come."""

    def __init__(self, address="198.51.100.7", agent=FIREFOX):
        super().__init__(REMOTE_ADDR=address, headers={"user-agent": agent, "accept-language": "en"})

    def sign_in(self, login, password=PASSWORD, after=""):
        """Send the form of the sign-in page."""
        return self.post(f"/admin/login/{after}", {"login": login, "password": password})

    def is_signed_in(self):
        """Return whether the desk opens."""
        return self.get("/admin/").status_code == 200
