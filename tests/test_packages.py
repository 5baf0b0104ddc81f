"""What is written twice because two programs read it: packages, flags of mypy and the checks before a commit."""

import re
import subprocess
import tomllib

import yaml

from tests.support.serving import ROOT


def test_the_commands_need_the_same_packages_as_the_project():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    block = re.search(r"^# /// script\n(.*?)^# ///", (ROOT / "manage.py").read_text(), re.MULTILINE | re.DOTALL)[1]
    script = tomllib.loads(re.sub(r"^# ?", "", block, flags=re.MULTILINE))
    assert script["dependencies"] == project["dependencies"]
    assert script["requires-python"] == project["requires-python"]


def test_both_lock_files_have_the_same_versions():
    locks = [tomllib.loads((ROOT / name).read_text())["package"] for name in ("uv.lock", "manage.py.lock")]
    everything, script = ({one["name"]: one.get("version") for one in packages} for packages in locks)
    assert script.items() <= everything.items()
    assert not script.keys() & {"pytest", "playwright", "mypy", "hypothesis"}


def test_mypy_is_strict_in_the_packages_that_carry_an_article():
    text = subprocess.run(["mypy", "--help"], capture_output=True, text=True, check=True).stdout
    flags = re.search(r"enables the following flags:(.*?)\n  --", text, re.DOTALL)[1]
    names = {flag.strip().removeprefix("--").replace("-", "_") for flag in re.sub(r"\n\s*", "", flags).split(",")}
    mypy = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["mypy"]
    (strict,) = (override for override in mypy["overrides"] if "articles.workflow.*" in override["module"])
    settings = mypy | strict
    on = {name for name in names if settings.get(name) is True}
    off = {name for name in names if name.startswith("no_") and settings.get(name.removeprefix("no_")) is False}
    assert "disallow_untyped_defs" in names
    assert names - on - off == set()


def test_a_commit_is_checked_like_everything_except_tests_and_changes_no_file():
    script = (ROOT / ".ci" / "run").read_text().partition('say "tests on SQLite"')[0].partition("uv sync")[2]
    commands = re.findall(r"\b(?:uv run|bash) [^;\n]+", script)
    config = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text())
    hooks = [
        hook["entry"].replace(" --force-exclude", "").removesuffix(" .")
        for repo in config["repos"]
        for hook in repo["hooks"]
    ]
    assert len(commands) == 9
    assert sorted(hooks) == sorted(command.strip().removesuffix(" .") for command in commands)
