"""No file of code is longer than a reader takes in at one sitting."""

from itertools import chain
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
FOLDERS = ("articles", "newsroom", "templates", "tests", "benchmarks")
MAX_LINES = 300


@pytest.mark.parametrize("folder", FOLDERS)
def test_no_file_of_code_is_longer_than_three_hundred_lines(folder):
    kinds = ("*.py", "*.html", "*.js", "*.css", "*.toml")
    files = chain.from_iterable((ROOT / folder).rglob(kind) for kind in kinds)
    lengths = {str(one.relative_to(ROOT)): len(one.read_text(encoding="utf-8").splitlines()) for one in files}
    assert {name: length for name, length in lengths.items() if length > MAX_LINES} == {}
