"""The form of the edit page, as a browser sends it."""

from django.urls import reverse
from selectolax.lexbor import LexborHTMLParser

# A body of three paragraphs.
BODY = "<p>Satu.</p><p>Dua.</p><p>Tiga.</p>"
# What somebody types into the form.
TYPED = {"headline": "Yang diketik", "body": "<p>Kalimat yang <strong>diketik</strong>.</p>", "_continue": "1"}


def page_of(article):
    """Return the address of an article's edit page."""
    return reverse("desk:articles_article_change", args=[article.pk])


def form_of(client, url):
    """Return the form of the page at this address as a browser would send it without changes."""
    page = client.get(url)
    assert page.status_code == 200
    form = page.context["adminform"].form
    data = {name: form[name].value() or "" for name in form.fields}
    html = LexborHTMLParser(page.content.decode())
    for name in ("tags", "shown_tags"):
        data[name] = html.css_first(f'form#article_form [name="{name}"]').attributes.get("value") or ""
    if page.context.get("original"):
        data["seen"] = page.context["seen"]
    for inline in page.context["inline_admin_formsets"]:
        management = inline.formset.management_form
        data |= {management.add_prefix(name): management[name].value() for name in management.fields}
        for row in inline.formset.forms:
            data |= {row.add_prefix(name): row[name].value() for name in row.fields}
    typed = {name: value.pk if hasattr(value, "pk") else value for name, value in data.items()}
    return {name: "" if value is None else value for name, value in typed.items()}
