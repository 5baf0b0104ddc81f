"""The desk's pages of other apps: users, whose deletion is explained; and none for tags."""

# Loaded before both are changed: an app registers its pages when its module is loaded.
import taggit.admin  # noqa: F401
from django.contrib import admin
from django.contrib.auth import get_user_model
from django.contrib.auth.admin import UserAdmin
from taggit.models import Tag

from .deleting import ExplainedDeletion

# Its merge of tags knows nothing of the tags of articles and editions, and its deletion takes tags from drafts.
admin.site.unregister(Tag)
admin.site.unregister(get_user_model())


@admin.register(get_user_model())
class PersonAdmin(ExplainedDeletion, UserAdmin):
    """Logins and their groups."""
