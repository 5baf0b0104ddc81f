"""Second factors and sessions of users."""

from allauth.mfa.models import Authenticator
from django.test import Client


def add_factor(user, kind="totp"):
    """Add a second factor to a user."""
    return Authenticator.objects.create(user=user, type=kind, data={})


def open_session(user):
    """Sign a user in with a browser of their own and open the desk."""
    browser = Client()
    browser.force_login(user)
    browser.get("/admin/")
    return browser
