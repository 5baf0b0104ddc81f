"""The pages every newsroom begins with, in the site's language, and who may edit them."""

from pathlib import Path

from django.conf import settings
from django.contrib.auth.management import create_permissions
from django.db import migrations

TEXTS = Path(__file__).resolve().parent / "first_pages"
# File: title and address, by language, in the order of the footer.
PAGES = {
    "tentang": {"id": ("Tentang kami", "tentang"), "en": ("About us", "about")},
    "redaksi": {"id": ("Redaksi", "redaksi"), "en": ("Masthead", "masthead")},
    "pedoman": {
        "id": ("Pedoman Pemberitaan Media Siber", "pedoman-media-siber"),
        "en": ("Guideline for Cyber Media News", "cyber-media-guideline"),
    },
    "kontak": {"id": ("Kontak dan pengaduan", "kontak"), "en": ("Contact and complaints", "contact")},
    "privasi": {"id": ("Privasi", "privasi"), "en": ("Privacy", "privacy")},
}
MAY = {
    "Editor": ["view_page"],
    "Chief": ["view_page", "add_page", "change_page", "delete_page"],
}


def make_pages(apps, schema_editor):
    """Make the pages, unless somebody has made one at their address."""
    pages = apps.get_model("articles", "Page").objects.using(schema_editor.connection.alias)
    language = "en" if settings.LANGUAGE_CODE.startswith("en") else "id"
    for order, (file, titles) in enumerate(PAGES.items(), start=1):
        title, slug = titles[language]
        body = "".join((TEXTS / language / f"{file}.html").read_text(encoding="utf-8").splitlines())
        pages.get_or_create(slug=slug, defaults={"title": title, "body": body, "order": order * 10})


def allow(apps, schema_editor):
    """Let the chief edit them. Permissions are usually made after all migrations, so they are made here first."""
    alias = schema_editor.connection.alias
    config = apps.get_app_config("articles")
    config.models_module = True
    create_permissions(config, apps=apps, using=alias, verbosity=0)
    config.models_module = None
    permissions = apps.get_model("auth", "Permission").objects.using(alias)
    for name, codenames in MAY.items():
        group = apps.get_model("auth", "Group").objects.using(alias).filter(name=name).first()
        if group:
            group.permissions.add(*permissions.filter(content_type__app_label="articles", codename__in=codenames))


class Migration(migrations.Migration):
    dependencies = [("articles", "0003_readers_site")]

    operations = [
        migrations.RunPython(make_pages, migrations.RunPython.noop),
        migrations.RunPython(allow, migrations.RunPython.noop),
    ]
