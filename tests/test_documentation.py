"""The documentation describes what exists, and nothing else."""

import ast
import re
import tomllib
from pathlib import Path

import pytest
from django.conf import settings

from newsroom import environment, storages
from newsroom.variables import REFERENCE, VARIABLES, with_table

ROOT = Path(settings.BASE_DIR)
READERS = {name for name in vars(environment) if not name.startswith("_")} | {"get"}


def variables():
    """Return the names of the environment variables that the settings read."""
    found = {f"S3_{name}" for name in storages.VARIABLE_NAMES} | {"S3_BUCKET"}
    for name in ("settings", "databases"):
        for node in ast.walk(ast.parse((ROOT / "newsroom" / f"{name}.py").read_text())):
            if isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant):
                reader = getattr(node.func, "id", getattr(node.func, "attr", ""))
                if reader in READERS | {"database", "direct_parameters"} and re.fullmatch(
                    "[A-Z][A-Z0-9_]+", str(node.args[0].value)
                ):
                    found.add(node.args[0].value)
    return found


def test_exactly_the_environment_variables_of_the_settings_are_described():
    assert {name for one in VARIABLES for name in one.names} == variables()


def test_the_reference_has_the_table_generated_from_the_settings():
    text = REFERENCE.read_text(encoding="utf-8")
    assert with_table(text) == text, "Run: uv run python -m newsroom.variables"


def defaults():
    """Return the numeric defaults in the settings, by the name of the variable."""
    found = {}
    for name in ("settings", "databases"):
        for node in ast.walk(ast.parse((ROOT / "newsroom" / f"{name}.py").read_text())):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in {"integer", "number", "boolean"}:
                variable, default = node.args[0].value, node.args[1]
                if isinstance(default, ast.Constant) and default.value is not None:
                    found[variable] = f"{float(default.value):g}"
    return found


def test_the_described_defaults_are_those_of_the_settings():
    named = {}
    for one in VARIABLES:
        named |= dict(zip(one.names, (value.strip(" `") for value in one.default.split(",")), strict=False))
    # Defaults that a row describes as safe ones are checked by Django itself.
    known = {name: value for name, value in defaults().items() if not name.startswith(("BEHIND_", "SECURE_"))}
    assert len(known) >= 8
    assert {name: named[name] for name in known} == known


def test_the_diagram_shows_the_layers_that_are_enforced():
    text = (ROOT / "docs" / "architecture.md").read_text()
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
    layers = [[name.strip() for name in layer.split("|")] for layer in contracts[0]["layers"]]
    diagram = text.partition("## Packages and layers")[2].split("```")[1]
    assert [line.strip().split(" · ") for line in diagram.strip().splitlines()] == layers
    assert re.findall(r"^\| `(\w+)` \|", text, re.M) == [name for layer in layers for name in layer]


DOCUMENTS = ["README.md", "CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md"]


@pytest.mark.parametrize("name", [*DOCUMENTS, *(f"docs/{path.name}" for path in (ROOT / "docs").glob("*.md"))])
def test_every_file_named_in_a_document_exists(name):
    text = (ROOT / name).read_text()
    named = re.findall(r"`((?:articles|newsroom|templates|tests|docs|seeds)/[\w./-]+)`", text)
    links = [str(Path(name).parent / one) for one in re.findall(r"\]\(([\w./-]+)\)", text)]
    assert [one for one in (*named, *links) if not (ROOT / one).exists()] == []


def test_the_readme_is_short():
    assert len((ROOT / "README.md").read_text().splitlines()) <= 120
