"""Unregisters admin pages of other apps: tags, e-mail addresses, authenticators and sessions."""

# Imported first, since these apps register their admin pages when the modules are loaded.
import allauth.account.admin
import allauth.mfa.admin
import allauth.usersessions.admin  # noqa: F401
import taggit.admin  # noqa: F401
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib import admin
from taggit.models import Tag as UnusedTag

# Articles have their own model of tags, with its own admin page.
admin.site.unregister(UnusedTag)
# Second factors and sessions have other pages, which show no secrets and record every change.
admin.site.unregister([EmailAddress, Authenticator, UserSession])
