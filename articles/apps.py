"""App configuration."""

from __future__ import annotations

from django.apps import AppConfig
from django.contrib.admin import apps as admin_apps
from django.core import checks
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class ArticlesConfig(AppConfig):
    """App configuration of the newsroom."""

    default = True

    name = "articles"
    verbose_name = _("Newsroom")

    def ready(self) -> None:
        """Create the triggers after each migration, and register checks and signals."""
        from . import static_files, triggers  # noqa: PLC0415  models cannot be imported any earlier
        from .accounts import checks as account_checks  # noqa: PLC0415
        from .accounts import signals  # noqa: PLC0415

        post_migrate.connect(triggers.enable_after_migrate, sender=self, dispatch_uid="articles.triggers")
        checks.register(triggers.check_triggers, checks.Tags.database)
        checks.register(account_checks.check_roles, checks.Tags.database)
        checks.register(static_files.check_static_files, "serving")
        signals.connect()


class DeskConfig(admin_apps.AdminConfig):
    """Django's admin with the newsroom's own first page."""

    default = False

    default_site = "articles.desk.site.DeskSite"
