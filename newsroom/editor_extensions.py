"""Our own extensions of the prose editor: their scripts, and the HTML that each may write."""

from django_prose_editor.config import html_tags
from js_asset import static_lazy

EDITOR_EXTENSIONS = [
    {
        "js": [
            static_lazy(f"articles/desk/editor/{name}.js")
            for name in ("pull-quotes", "read-also", "read-also-dialog", "links", "toolbar")
        ],
        "extensions": {
            "PullQuote": html_tags([], {"blockquote": ["class"]}),
            "ReadAlso": html_tags([], {"p": ["data-article"]}),
            "ReadAlsoChoice": html_tags([]),
            "DeskLinks": html_tags([]),
            "DeskMenu": html_tags([]),
        },
    },
    {
        "js": [static_lazy(f"articles/desk/editor/{name}.js") for name in ("pictures", "link-cards")],
        "extensions": {
            "Pictures": html_tags(["figure", "figcaption", "cite"], {"figure": ["data-photo", "data-gallery"]}),
            "Embeds": html_tags(["figure", "figcaption"], {"figure": ["data-embed"]}),
        },
    },
]
