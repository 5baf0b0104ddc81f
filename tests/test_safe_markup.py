"""Safe markup: marked as safe in one module only, and no template turns off escaping."""

import ast
import re
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
UNESCAPED = {"mark_safe", "SafeString", "SafeText", "SafeData", "html_safe", "__html__"}
IN_TEMPLATES = re.compile(r"\|\s*safe(?:seq)?\b|autoescape\s+off|\{%\s*filter\s+safe")


def names_in(path):
    """Return every name that a module reads, imports or defines."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        for field in ("id", "attr", "name"):
            yield getattr(node, field, None)


def test_markup_is_marked_as_safe_in_one_module_only():
    programs = [*(ROOT / "articles").rglob("*.py"), *(ROOT / "newsroom").rglob("*.py")]
    found = {str(path.relative_to(ROOT)) for path in programs if UNESCAPED & set(names_in(path))}
    assert found == {"articles/templatetags/newsroom.py"}
    source = (ROOT / "articles/templatetags/newsroom.py").read_text(encoding="utf-8")
    assert len(re.findall(r"\bmark_safe\(", source)) == 1


def test_no_template_turns_off_escaping():
    templates = [path for path in (ROOT / "templates").rglob("*") if path.is_file()]
    assert len(templates) > 50
    assert [path for path in templates if IN_TEMPLATES.search(path.read_text(encoding="utf-8"))] == []


def test_no_template_has_an_inline_style_or_script():
    inline = re.compile(r"\sstyle=|<style|\son[a-z]+=|<script(?![^>]*(?:\ssrc=|application/ld\+json))", re.IGNORECASE)
    pages = [path for path in (ROOT / "templates").rglob("*.html") if "notifications" not in path.parts]
    assert [path for path in pages if inline.search(path.read_text(encoding="utf-8"))] == []
