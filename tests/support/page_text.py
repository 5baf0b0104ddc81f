"""The visible text of a page."""

from selectolax.lexbor import LexborHTMLParser


def text_of(element):
    """Return the text of an element, with single spaces between its words."""
    return " ".join(element.text(separator=" ").split())


def texts_of(html, selector):
    """Return the text of each element of a page that a selector finds."""
    return [text_of(element) for element in LexborHTMLParser(html).css(selector)]


def read_also_boxes(html):
    """Return the headline in each "Baca juga" box of an article's page, with the address it links to or None."""
    labels = [one for one in LexborHTMLParser(html).css("article p > span") if text_of(one) == "Baca juga"]
    boxes = []
    for label in labels:
        box = label.parent
        link = box.css_first("a")
        headline = text_of(box).removeprefix("Baca juga").strip()
        boxes.append((headline, link and link.attributes["href"]))
    return boxes
