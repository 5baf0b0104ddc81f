"""The catalogue of translations."""

import gettext
import re
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
# A text in a template of the readers' site. Django gathers those at the beginning of an expression only.
TEXT_PATTERN = re.compile(r'(?<!\w)_\("((?:[^"\\]|\\.)*)"\)')


def test_every_text_of_the_readers_templates_is_translated():
    with (ROOT / "articles/locale/id/LC_MESSAGES/django.mo").open("rb") as file:
        catalogue = gettext.GNUTranslations(file)
    texts = {
        text
        for path in (ROOT / "templates" / "site").rglob("*.html")
        for text in TEXT_PATTERN.findall(path.read_text(encoding="utf-8"))
    }
    assert len(texts) > 100
    missing = object()
    catalogue.add_fallback(type("Fallback", (), {"gettext": lambda _self, _text: missing})())
    assert [text for text in sorted(texts) if catalogue.gettext(text) is missing] == []
