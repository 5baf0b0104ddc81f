"""The indexes of words for the searches of readers and of the desk."""

import unicodedata

import django.db.models.deletion
from django.db import migrations, models

from ._search_fields import WordsField

TABLES = ("articles_editionwords", "articles_articlewords")
PARTS = ("title", "lead", "body", "title_stems", "lead_stems", "body_stems")
# New words wait in a list that each search reads, so the list is short (PostgreSQL's manual, "GIN Fast Update"). Kilobytes.
PENDING = 512


def add_indexes(apps, schema_editor):
    """Index the column on PostgreSQL. On SQLite add tables of FTS5, which triggers keep up to date."""
    for table in TABLES:
        if schema_editor.connection.vendor == "postgresql":
            schema_editor.execute(
                f'CREATE INDEX "{table}_words" ON "{table}" USING gin ("words") WITH (gin_pending_list_limit = {PENDING})'
            )
            continue
        columns = ", ".join(PARTS)
        schema_editor.execute(
            f"CREATE VIRTUAL TABLE \"{table}_fts\" USING fts5({columns}, content='', tokenize='unicode61 remove_diacritics 0')"
        )

        def values(row):
            return ", ".join(f"json_extract({row}.words, '$.{part}')" for part in PARTS)

        added = f'INSERT INTO "{table}_fts" (rowid, {columns}) VALUES (NEW.id, {values("NEW")});'
        removed = f"INSERT INTO \"{table}_fts\" (\"{table}_fts\", rowid, {columns}) VALUES ('delete', OLD.id, {values('OLD')});"
        for event, statements in (("INSERT", added), ("DELETE", removed), ("UPDATE", f"{removed} {added}")):
            schema_editor.execute(
                f'CREATE TRIGGER "{table}_fts_{event.lower()}" AFTER {event} ON "{table}" BEGIN {statements} END'
            )


def remove_indexes(apps, schema_editor):
    """Remove the tables of FTS5. Everything else goes with the tables of the models."""
    if schema_editor.connection.vendor == "sqlite":
        for table in TABLES:
            for event in ("insert", "delete", "update"):
                schema_editor.execute(f'DROP TRIGGER "{table}_fts_{event}"')
            schema_editor.execute(f'DROP TABLE "{table}_fts"')


def fold_names(apps, schema_editor):
    """Fill the columns of folded names."""
    for name in ("Contributor", "Tag", "Topic"):
        model = apps.get_model("articles", name)
        changed = []
        for row in model.objects.only("pk", "name").iterator():
            row.folded_name = folded(row.name)
            changed.append(row)
            if len(changed) == 500:
                model.objects.bulk_update(changed, ["folded_name"])
                changed = []
        model.objects.bulk_update(changed, ["folded_name"])


def folded(name):
    """Return the words of a name without case, accents and apostrophes, each after a space."""
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", name).casefold())
    letters = (one for one in plain if unicodedata.category(one) not in ("Mn", "Cf") and one not in "'’ʼ‘`´")
    words = "".join(one if one.isalnum() else " " for one in letters).split()
    return "".join(f" {word[:40]}" for word in words)[:400]


class Migration(migrations.Migration):

    dependencies = [
        ("articles", "0043_corrections_list"),
    ]

    operations = [
        migrations.CreateModel(
            name="EditionWords",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("words", WordsField()),
                ("edition", models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name="words", to="articles.edition")),
            ],
        ),
        migrations.CreateModel(
            name="ArticleWords",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("words", WordsField()),
                ("article", models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name="words", to="articles.article")),
            ],
        ),
        migrations.RunPython(add_indexes, remove_indexes),
        migrations.AddField(
            model_name="contributor",
            name="folded_name",
            field=models.CharField(default="", editable=False, max_length=400),
        ),
        migrations.AddField(
            model_name="tag",
            name="folded_name",
            field=models.CharField(default="", editable=False, max_length=400),
        ),
        migrations.AddField(
            model_name="topic",
            name="folded_name",
            field=models.CharField(default="", editable=False, max_length=400),
        ),
        migrations.RunPython(fold_names, migrations.RunPython.noop),
    ]
