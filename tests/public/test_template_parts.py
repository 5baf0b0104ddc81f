"""Parts of pages that are rendered once for the same arguments."""

from django.template import engines
from django.utils.translation import override

from articles.site_templates import Parts

MASTHEAD = "site/parts/masthead.html"


def parts_with_count():
    """Return the parts of the site's templates, and a list that grows with each one that is rendered."""
    templates, rendered = engines["jinja2"].env, []

    class Counted:
        auto_reload = False

        def get_template(self, name):
            rendered.append(name)
            return templates.get_template(name)

    return Parts(Counted()), rendered


def test_a_part_is_rendered_once_for_the_same_arguments_and_language():
    parts, rendered = parts_with_count()
    arguments = {"tag": "p", "name": "Kabar", "tagline": "Dari desa"}
    first = parts.part(MASTHEAD, **arguments)
    assert parts.part(MASTHEAD, **arguments) == first
    assert len(rendered) == 1
    assert parts.part(MASTHEAD, **arguments | {"name": "Warta"}) != first
    with override("en"):
        assert parts.part(MASTHEAD, **arguments) != first
    assert len(rendered) == 3


def test_what_a_part_is_given_is_escaped():
    parts, _rendered = parts_with_count()
    assert "<b>" not in parts.part(MASTHEAD, tag="p", name="<b>Kabar", tagline="")


def test_a_part_sees_nothing_but_its_arguments():
    parts, _rendered = parts_with_count()
    assert "Kabar" not in parts.part(MASTHEAD, tag="p", tagline="")
