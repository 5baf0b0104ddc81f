"""What is written twice because two programs read it: the packages of the program."""

import re
import tomllib

from tests.browser.serving import ROOT


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
