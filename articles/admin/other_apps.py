"""Pages of other apps that the desk does not have: their tags, and what logins are kept in."""

# Loaded before they are changed: an app registers its pages when its module is loaded.
import allauth.account.admin
import allauth.mfa.admin
import allauth.usersessions.admin  # noqa: F401
import taggit.admin  # noqa: F401
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib import admin
from taggit.models import Tag as UnusedTag

# Articles have tags of their own, with a page of their own.
admin.site.unregister(UnusedTag)
# Second factors and sessions have pages of their own, which show no secrets and record what is done.
admin.site.unregister([EmailAddress, Authenticator, UserSession])
