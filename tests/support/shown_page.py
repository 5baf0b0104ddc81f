"""A page of the readers' site as readers see it: the articles it links to, in order, and what it says of them."""

import re

from selectolax.lexbor import LexborHTMLParser

from tests.support.page_text import text_of

# The address of an article: its category, its number and the words of its headline.
ARTICLE_PATTERN = re.compile(r"/[^/?#]+/([1-9][0-9]*)/[^/?#]+/")


class ShownPage:
    """The page in a response.

    Selectors are those of CSS. A list that is not on the page is empty.
    """

    def __init__(self, response, status=200):
        assert response.status_code == status
        self._page = LexborHTMLParser(response.content.decode())

    def articles(self, within="main"):
        """Return the numbers of the articles that the headlines within an element link to, in order."""
        return self.linked(f"{within} .headline a")

    def linked(self, selector):
        """Return the numbers of the articles that these links lead to, in order."""
        return [_article_in(link.attributes["href"]) for link in self._page.css(selector)]

    def paid(self, within="main"):
        """Return for each card within an element whether it is marked as paid content, in order."""
        marks = []
        for card in self._page.css(f"{within} .card"):
            is_labelled = card.css_first(".label.paid") is not None
            # The style sheet reads the class, readers the label.
            assert ("is-paid" in card.attributes["class"].split()) == is_labelled
            marks.append(is_labelled)
        return marks

    def texts(self, selector):
        """Return the text of each element that a selector finds, in order."""
        return [text_of(element) for element in self._page.css(selector)]

    def sections(self):
        """Return the numbers of the articles in each section of the front page, by the name of the section."""
        ids = {text_of(heading): heading.attributes["id"] for heading in self._page.css(".section h2")}
        return {name: self.articles(f'.section[aria-labelledby="{identifier}"]') for name, identifier in ids.items()}

    @property
    def previous(self):
        """The address of the page before this one in a list, or "" if this is the first."""
        return self._paging("prev")

    @property
    def next(self):
        """The address of the page after this one in a list, or "" if this is the last."""
        return self._paging("next")

    def _paging(self, rel):
        links = self._page.css(f'nav.paging a[rel="{rel}"]')
        assert len(links) <= 1
        return links[0].attributes["href"] if links else ""


def _article_in(address):
    match = ARTICLE_PATTERN.fullmatch(address)
    assert match, address
    return int(match[1])
