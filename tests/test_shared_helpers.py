"""Helpers of tests: what several packages share is in ``tests/support``, and no test module is imported."""

import ast
from pathlib import Path

import pytest

TESTS = Path(__file__).parent


def imported(path):
    """Yield the modules of the tests that a module imports, as absolute names."""
    package = ("tests", *path.relative_to(TESTS).parent.parts)
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom):
            above = package[: len(package) - node.level + 1] if node.level else ()
            module = ".".join([*above, *filter(None, [node.module])])
            if module == "tests" or module.startswith("tests."):
                for name in node.names:
                    inner = TESTS.joinpath(*module.split(".")[1:], f"{name.name}.py")
                    yield f"{module}.{name.name}" if inner.exists() else module


@pytest.mark.parametrize("path", sorted(TESTS.rglob("*.py")), ids=lambda path: path.relative_to(TESTS).as_posix())
def test_a_test_imports_helpers_of_its_own_package_and_of_support_only(path):
    own = ".".join(["tests", *path.relative_to(TESTS).parent.parts])
    for module in imported(path):
        package, _dot, name = module.rpartition(".")
        assert module.startswith("tests.support") or package == own, module
        assert not name.startswith("test_"), module
        assert name != "conftest", module
