"""Migrations stay as they were when they were applied, whatever becomes of the code."""

import ast
from pathlib import Path

import pytest

import articles.migrations
from articles.migrations._constraints import NoTwoLiveAtOnce
from articles.models import Edition

FOLDER = Path(articles.migrations.__file__).parent


def imported(node):
    """Return the names of the modules that an import statement names, relative ones with their dots."""
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    return ["." * node.level + (node.module or "")] if isinstance(node, ast.ImportFrom) else []


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.py")), ids=lambda path: path.stem)
def test_no_migration_imports_live_code(path):
    names = [name for node in ast.walk(ast.parse(path.read_text())) for name in imported(node)]
    live = [name for name in names if name.startswith(("articles", "newsroom", ".."))]
    assert live == []
    # What is beside the migrations is one too, and checked here like them.
    assert [name for name in names if name.startswith(".") and not (FOLDER / f"{name[1:]}.py").exists()] == []
    assert [name for name in names if name.startswith(".") and not name.startswith("._")] == []


def test_the_constraint_of_migrations_is_that_of_the_model():
    (present,) = (rule for rule in Edition._meta.constraints if rule.name == "no_two_editions_live_at_once")
    frozen = NoTwoLiveAtOnce(name=present.name)
    assert (present == frozen, frozen == present) == (True, True)
    assert frozen != NoTwoLiveAtOnce(name="another")


def test_both_have_the_same_sql_on_postgresql():
    class Editor:
        connection = type("Connection", (), {"vendor": "postgresql"})
        quote_name = staticmethod(lambda name: f'"{name}"')

    (present,) = (rule for rule in Edition._meta.constraints if rule.name == "no_two_editions_live_at_once")
    frozen = NoTwoLiveAtOnce(name=present.name)
    assert "EXCLUDE USING gist" in frozen.create_sql(Edition, Editor)
    for make in ("constraint_sql", "create_sql", "remove_sql"):
        assert getattr(frozen, make)(Edition, Editor) == getattr(present, make)(Edition, Editor)
