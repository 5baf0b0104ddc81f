"""Markup is called safe in one place, and nothing else leaves the escaping of templates."""

import ast
import re
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
UNESCAPED = {"mark_safe", "SafeString", "SafeText", "SafeData", "html_safe", "__html__"}
IN_TEMPLATES = re.compile(r"\|\s*safe(?:seq)?\b|autoescape\s+off|\{%\s*filter\s+safe")


def names_in(path):
    """Every name that a program reads, imports or defines."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        for field in ("id", "attr", "name"):
            yield getattr(node, field, None)


def test_programs_call_markup_safe_in_one_place():
    programs = [*(ROOT / "articles").rglob("*.py"), *(ROOT / "newsroom").rglob("*.py")]
    found = {str(path.relative_to(ROOT)) for path in programs if UNESCAPED & set(names_in(path))}
    assert found == {"articles/templatetags/newsroom.py"}
    source = (ROOT / "articles/templatetags/newsroom.py").read_text(encoding="utf-8")
    assert len(re.findall(r"\bmark_safe\(", source)) == 1


def test_no_template_leaves_out_escaping():
    templates = [path for path in (ROOT / "templates").rglob("*") if path.is_file()]
    assert len(templates) > 50
    assert [path for path in templates if IN_TEMPLATES.search(path.read_text(encoding="utf-8"))] == []


def test_no_template_has_a_style_or_a_program_within_its_markup():
    inline = re.compile(r"\sstyle=|<style|\son[a-z]+=|<script(?![^>]*\ssrc=)", re.IGNORECASE)
    pages = [path for path in (ROOT / "templates").rglob("*.html") if "notifications" not in path.parts]
    assert [path for path in pages if inline.search(path.read_text(encoding="utf-8"))] == []
