"""Documents as JSON: they are read back unchanged, and anything else is refused with the place of the error."""

import copy
import json
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.document import MAX_DEPTH, Document, DocumentError, Figure, Gallery, from_json, parse, to_json
from articles.document.blocks import MAX_START
from articles.text import sanitise
from tests.support.html_strategies import ANY_HTML, UID

WHOLE = (
    '<h2>Dua</h2><p>a <strong>b<br></strong><a href="https://x.id" rel="nofollow" title="t"><em>c</em></a></p><hr>'
    '<ol start="3" type="a"><li><p>a</p><ul><li><p>b</p></li></ul></li></ol>'
    '<blockquote><p>q</p></blockquote><blockquote class="pull"><p>p</p></blockquote>'
    f'<p data-article="{UID}">Baca juga: Air</p><p>Baca juga: Naik</p>'
    f'<figure data-photo="{UID}"><figcaption>A<cite>B</cite></figcaption></figure>'
    f'<figure data-gallery=""><figure data-photo="{UID}"></figure><figcaption>C</figcaption></figure>'
    '<figure data-embed="https://youtu.be/dQw4w9WgXcQ"><figcaption>Lagu</figcaption></figure>'
)
DATA = {
    "version": 1,
    "blocks": [
        {"kind": "heading", "level": 2, "runs": [{"text": "Dua"}]},
        {
            "kind": "paragraph",
            "runs": [
                {"text": "a "},
                {"text": "b\n", "strong": True},
                {"text": "c", "emphasis": True, "link": {"address": "https://x.id", "rel": "nofollow", "title": "t"}},
            ],
        },
        {"kind": "rule"},
        {
            "kind": "list",
            "ordered": True,
            "start": 3,
            "numbering": "a",
            "items": [
                [
                    {"kind": "paragraph", "runs": [{"text": "a"}]},
                    {"kind": "list", "items": [[{"kind": "paragraph", "runs": [{"text": "b"}]}]]},
                ]
            ],
        },
        {"kind": "quotation", "blocks": [{"kind": "paragraph", "runs": [{"text": "q"}]}]},
        {"kind": "pull_quote", "blocks": [{"kind": "paragraph", "runs": [{"text": "p"}]}]},
        {"kind": "read_also", "headline": "Air", "article": UID},
        {"kind": "read_also", "headline": "Naik"},
        {"kind": "figure", "photo": UID, "caption": "A", "credit": "B"},
        {"kind": "gallery", "photos": [{"photo": UID}], "caption": "C"},
        {"kind": "link_card", "address": "https://youtu.be/dQw4w9WgXcQ", "title": "Lagu"},
    ],
}


def test_stored_documents_keep_their_form():
    # Revisions are stored in this form, so any change of it needs a new version.
    assert to_json(parse(WHOLE)) == DATA
    assert from_json(DATA) == parse(WHOLE)
    assert sanitise(WHOLE) == WHOLE


@settings(max_examples=300, deadline=None)
@given(ANY_HTML)
def test_a_document_is_read_back_from_json_unchanged(html):
    document = parse(sanitise(html))
    assert from_json(json.loads(json.dumps(to_json(document)))) == document


def deep(depth, leaf):
    """Return deeply nested lists as data."""
    data = leaf
    for _ in range(depth):
        data = {"kind": "list", "items": [[data]]}
    return {"version": 1, "blocks": [data]}


REFUSED = [
    ([], "document"),
    ({}, "version"),
    ({"version": 2, "blocks": []}, "version"),
    ({"version": True, "blocks": []}, "version"),
    ({"version": 1.0, "blocks": []}, "version"),
    ({"version": 1}, "blocks"),
    ({"version": 1, "blocks": {}}, "blocks"),
    ({"version": 1, "blocks": [], "extra": 1}, "extra"),
    ({"version": 1, "blocks": [], "X": 1}, "X"),
]
BLOCKS_REFUSED = [
    ("paragraph", ""),
    ({}, ".kind"),
    ({"kind": "table"}, ".kind"),
    ({"kind": "item", "blocks": [{"kind": "rule"}]}, ".kind"),
    ({"kind": ["rule"]}, ".kind"),
    ({"kind": "rule", 5: 1}, ".5"),
    ({"kind": "rule", "runs": []}, ".runs"),
    ({"kind": "paragraph"}, ".runs"),
    ({"kind": "paragraph", "runs": []}, ".runs"),
    ({"kind": "paragraph", "runs": ["a"]}, ".runs[0]"),
    ({"kind": "paragraph", "runs": [{"text": "a"}, {"text": ""}]}, ".runs[1].text"),
    ({"kind": "paragraph", "runs": [{"text": 1}]}, ".runs[0].text"),
    ({"kind": "paragraph", "runs": [{"text": "a\x00"}]}, ".runs[0].text"),
    ({"kind": "paragraph", "runs": [{"text": "a\ud800"}]}, ".runs[0].text"),
    ({"kind": "paragraph", "runs": [{"text": "a", "strong": False}]}, ".runs[0].strong"),
    ({"kind": "paragraph", "runs": [{"text": "a", "strong": 1}]}, ".runs[0].strong"),
    ({"kind": "paragraph", "runs": [{"text": "a", "underline": True}]}, ".runs[0].underline"),
    ({"kind": "paragraph", "runs": [{"text": "a", "link": None}]}, ".runs[0].link"),
    ({"kind": "paragraph", "runs": [{"text": "a", "link": {}}]}, ".runs[0].link.address"),
    ({"kind": "paragraph", "runs": [{"text": "a", "link": {"address": "b", "title": ""}}]}, ".runs[0].link.title"),
    ({"kind": "paragraph", "runs": [{"text": "a", "link": {"address": "b", "target": "c"}}]}, ".runs[0].link.target"),
    ({"kind": "heading", "level": 4, "runs": [{"text": "a"}]}, ".level"),
    ({"kind": "heading", "level": "2", "runs": [{"text": "a"}]}, ".level"),
    ({"kind": "list", "items": []}, ".items"),
    ({"kind": "list", "items": [[]]}, ".items[0]"),
    ({"kind": "list", "items": [[{"kind": "rule"}], [{"kind": "rule"}, {"kind": "x"}]]}, ".items[1][1].kind"),
    ({"kind": "list", "items": [{"kind": "rule"}]}, ".items[0]"),
    ({"kind": "list", "start": 2, "items": [[{"kind": "rule"}]]}, ".start"),
    ({"kind": "list", "ordered": True, "start": 1, "items": [[{"kind": "rule"}]]}, ".start"),
    ({"kind": "list", "ordered": True, "start": -1, "items": [[{"kind": "rule"}]]}, ".start"),
    ({"kind": "list", "ordered": True, "start": 10**9, "items": [[{"kind": "rule"}]]}, ".start"),
    ({"kind": "list", "ordered": True, "numbering": "b", "items": [[{"kind": "rule"}]]}, ".numbering"),
    ({"kind": "quotation", "blocks": []}, ".blocks"),
    ({"kind": "quotation", "blocks": [{"kind": "figure", "photo": UID}]}, ".blocks[0].kind"),
    ({"kind": "pull_quote", "blocks": [{"kind": "read_also", "headline": "a"}]}, ".blocks[0].kind"),
    ({"kind": "read_also", "headline": "a", "article": UID.upper()}, ".article"),
    ({"kind": "read_also", "headline": "a", "article": None}, ".article"),
    ({"kind": "read_also", "headline": ""}, ".headline"),
    ({"kind": "figure", "photo": "1"}, ".photo"),
    ({"kind": "gallery", "photos": []}, ".photos"),
    ({"kind": "gallery", "photos": [{"photo": UID}, {"photo": UID, "kind": "figure"}]}, ".photos[1].kind"),
    ({"kind": "gallery", "photos": [{"photo": UID}], "caption": ""}, ".caption"),
    ({"kind": "link_card"}, ".address"),
]
REFUSED += [
    ({"version": 1, "blocks": [{"kind": "rule"}, block]}, f"blocks[1]{place}") for block, place in BLOCKS_REFUSED
]


@pytest.mark.parametrize(("data", "place"), REFUSED)
def test_data_that_is_not_a_document_is_refused_with_its_place(data, place):
    with pytest.raises(DocumentError, match=f"^{re.escape(place)}: "):
        from_json(data)


RULES = [[{"kind": "rule"}]]
REASONS = [
    ([], "document: must be a dict, is list"),
    ({"version": 2, "blocks": []}, "version: must be 1"),
    ({"version": 1}, "blocks: is missing"),
    ({"version": 1, "blocks": {}}, "blocks: must be list, is dict"),
    ({"version": 1, "blocks": [], "extra": 1}, "extra: is not known"),
]
REASONS_OF_BLOCKS = [
    ({"kind": "x" * 50}, f"kind: {'x' * 40!r} is not known here"),
    ({"kind": "paragraph", "runs": []}, "runs: is empty"),
    ({"kind": "paragraph", "runs": [{"text": "a\x00"}]}, "runs[0].text: has NUL or a lone surrogate"),
    ({"kind": "heading", "level": 4, "runs": [{"text": "a"}]}, "level: is not known"),
    ({"kind": "list", "ordered": True, "start": -1, "items": RULES}, "start: is out of range"),
    ({"kind": "list", "ordered": True, "start": 1, "items": RULES}, "start: must be left out where it is the default"),
    ({"kind": "list", "ordered": True, "numbering": "b", "items": RULES}, "numbering: is not known"),
    ({"kind": "read_also", "headline": "a", "article": "b"}, "article: is no uid"),
    ({"kind": "figure", "photo": "1"}, "photo: is no uid"),
]
REASONS += [({"version": 1, "blocks": [block]}, f"blocks[0].{reason}") for block, reason in REASONS_OF_BLOCKS]


@pytest.mark.parametrize(("data", "reason"), REASONS)
def test_a_refusal_gives_the_place_and_the_reason(data, reason):
    with pytest.raises(DocumentError, match=f"^{re.escape(reason)}$"):
        from_json(data)


@pytest.mark.parametrize("start", [0, MAX_START])
def test_a_list_keeps_the_lowest_and_the_highest_start(start):
    document = parse(f'<ol start="{start}"><li>a</li></ol>')
    assert document.blocks[0].start == start
    assert from_json(to_json(document)) == document


def test_a_gallery_without_a_caption_is_read_back_without_one():
    document = Document((Gallery((Figure(UID),)),))
    assert from_json(to_json(document)) == document


def test_an_empty_body_is_a_document():
    assert from_json({"version": 1, "blocks": []}) == Document(()) == parse("")


@pytest.mark.parametrize("depth", [MAX_DEPTH + 1, 100_000])
def test_data_nested_too_deep_is_refused(depth):
    with pytest.raises(DocumentError, match=rf"^blocks\[0\][^:]*\.kind: is nested deeper than {MAX_DEPTH}$"):
        from_json(deep(depth, {"kind": "rule"}))
    with pytest.raises(DocumentError, match="must be a dict"):
        from_json(deep(MAX_DEPTH, []))
    assert to_json(from_json(deep(MAX_DEPTH, {"kind": "rule"}))) == deep(MAX_DEPTH, {"kind": "rule"})


def places(data):
    """Return each list or dict in data, with each of its keys."""
    found, waiting = [], [data]
    while waiting:
        one = waiting.pop()
        for key in one if isinstance(one, dict) else range(len(one)):
            found.append((one, key))
            if isinstance(one[key], dict | list):
                waiting.append(one[key])
    return found


VALUES = st.sampled_from(
    [
        None,
        True,
        False,
        0,
        1,
        2,
        -1,
        10**5000,
        1.5,
        float("nan"),
        "",
        "a",
        "paragraph",
        "list",
        "none",
        UID,
        "�",
        [],
        {},
        [[]],
        [{}],
        {"kind": "rule"},
        [{"kind": "rule"}],
        [[{"kind": "rule"}]],
        {"text": "a"},
        b"a",
        (1,),
    ]
)


@settings(max_examples=600, deadline=None)
@given(st.data())
def test_damaged_data_is_refused_or_read_unchanged(data):
    damaged = copy.deepcopy(DATA)
    for _ in range(data.draw(st.integers(1, 2))):
        found = places(damaged)
        container, key = found[data.draw(st.integers(0, len(found) - 1))]
        value = copy.deepcopy(data.draw(VALUES))
        match data.draw(st.integers(0, 3)):
            case 0:
                container[key] = value
            case 1:
                del container[key]
            case 2 if isinstance(container, dict):
                container[data.draw(st.sampled_from(["kind", "x", "start", "link", "strong", 7, None]))] = value
            case _:
                parts = places(copy.deepcopy(DATA))
                container[key] = parts[data.draw(st.integers(0, len(parts) - 1))][0]
    try:
        document = from_json(damaged)
    except DocumentError as error:
        assert re.match(r"(blocks|version|document|x|kind|start|link|strong|7|None)\b.*: ", str(error))
    else:
        assert to_json(document) == damaged
