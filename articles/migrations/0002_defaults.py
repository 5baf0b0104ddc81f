"""What every newsroom begins with: four groups, a default category and a default comment policy."""

from django.contrib.auth.management import create_permissions
from django.db import migrations

DESK = [
    "add_article",
    "change_article",
    "view_article",
    "submit_article",
    "add_credit",
    "change_credit",
    "delete_credit",
    "view_credit",
    "view_category",
    "view_contributor",
    "view_topic",
]
GROUPS = {
    "Writer": DESK,
    "Editor": [
        *DESK,
        "edit_any_article",
        "review_article",
        "publish_article",
        "schedule_article",
        "correct_article",
        "confirm_retraction",
        "add_topic",
        "change_topic",
        "add_contributor",
        "change_contributor",
        "add_writer",
        "change_writer",
        "view_writer",
        "add_editor",
        "change_editor",
        "view_editor",
        "view_commentpolicy",
        "view_event",
        "view_edition",
        "view_revision",
    ],
    "Moderator": ["view_commentpolicy", "change_commentpolicy", "add_commentpolicy"],
}
GROUPS["Chief"] = [
    *GROUPS["Editor"],
    "edit_every_category",
    "retract_article",
    "add_category",
    "change_category",
    "delete_category",
    "delete_topic",
    "delete_contributor",
    "delete_writer",
    "delete_editor",
    "add_commentpolicy",
    "change_commentpolicy",
    "delete_commentpolicy",
]


def make_groups(apps, schema_editor):
    """Make the groups. Permissions are usually made after all migrations, so they are made here first."""
    alias = schema_editor.connection.alias
    config = apps.get_app_config("articles")
    config.models_module = True
    create_permissions(config, apps=apps, using=alias, verbosity=0)
    config.models_module = None
    Group = apps.get_model("auth", "Group")
    Permission = apps.get_model("auth", "Permission")
    for name, codenames in GROUPS.items():
        group, _ = Group.objects.using(alias).get_or_create(name=name)
        wanted = Permission.objects.using(alias).filter(
            content_type__app_label="articles", codename__in=codenames
        )
        found = {permission.codename for permission in wanted}
        if missing := set(codenames) - found:
            raise LookupError(f"These permissions do not exist: {', '.join(sorted(missing))}")
        group.permissions.add(*wanted)


def make_defaults(apps, schema_editor):
    """Make the category for what names none, and the site's comment policy."""
    alias = schema_editor.connection.alias
    apps.get_model("articles", "Category").objects.using(alias).get_or_create(
        is_default=True, defaults={"name": "Umum", "slug": "umum", "order": 900}
    )
    apps.get_model("articles", "CommentPolicy").objects.using(alias).get_or_create(
        is_default=True,
        defaults={
            "name": "Kebijakan komentar",
            "mode": "moderated",
            "days_open": 30,
            "notice": "Setiap komentar menjadi tanggung jawab penulisnya dan tunduk pada UU ITE.",
        },
    )


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0001_the_newsroom"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [
        migrations.RunPython(make_groups, migrations.RunPython.noop),
        migrations.RunPython(make_defaults, migrations.RunPython.noop),
    ]
