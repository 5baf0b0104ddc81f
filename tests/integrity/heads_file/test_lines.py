"""Lines of a heads file: those that were edited, removed, moved or repeated are found."""

import hmac
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.integrity.heads_file import HeadsRefused
from articles.integrity.heads_file.lines import Fault, FaultKind, read_lines, write_line

from .steps import KEY, SITE, add, faults


def test_the_mac_is_the_hmac_of_the_canonical_json_of_the_rest(file):
    line = add(file, ("article:a", 3, "ab" * 32))
    text = file.read_text()
    fields = json.loads(text)
    mac = fields.pop("mac")
    content = json.dumps(fields, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()
    assert line.mac == mac == hmac.digest(KEY.encode(), content, "sha256").hex()
    assert text == json.dumps(fields | {"mac": mac}, sort_keys=True, separators=(",", ":"), ensure_ascii=False) + "\n"


def test_an_unchanged_file_has_no_faults(three):
    assert faults(three) == []


@pytest.mark.parametrize("number", [1, 2, 3])
def test_an_edited_line_does_not_match_its_mac(number, three):
    text = three.read_text().splitlines(keepends=True)
    text[number - 1] = text[number - 1].replace(f"{number}" * 64, "f" * 64)
    three.write_text("".join(text))
    assert faults(three) == [(number, FaultKind.MAC)]


EDITS = {
    "a head": lambda line: line.replace('"article:a"', '"article:b"'),
    "the number of an event": lambda line: line.replace("[2,", "[9,"),
    "the time": lambda line: line.replace('"at":"2', '"at":"1'),
    "the site": lambda line: line.replace("kabar.", "koran."),
    "the version": lambda line: line.replace('"version":1', '"version":2'),
    "the line before": lambda line: line.replace('"previous":"', '"previous":"0'),
    "the MAC": lambda line: line.replace('"mac":"', '"mac":"0'),
    "no MAC": lambda line: (
        json.dumps({name: value for name, value in json.loads(line).items() if name != "mac"}) + "\n"
    ),
    "a MAC of nothing": lambda line: line.replace(json.loads(line)["mac"], ""),
    "a space": lambda line: line.replace('"heads":', '"heads": '),
    "a second member of the same name": lambda line: line.replace('{"at"', '{"heads":{},"at"'),
    "a second MAC": lambda line: line.replace('{"at"', f'{{"mac":"{"0" * 64}","at"'),
    "an empty line": lambda line: "\n",
    "no JSON": lambda line: "kabar\n",
    "bytes that are no text": lambda line: "\udcff\udcfe\n",
}


@pytest.mark.parametrize("edit", EDITS)
def test_every_edit_of_a_line_is_found(edit, three):
    before = three.read_text().splitlines(keepends=True)
    after = EDITS[edit](before[1])
    assert after != before[1]
    three.write_bytes("".join((before[0], after, before[2])).encode(errors="surrogateescape"))
    assert (2, FaultKind.MAC) in faults(three)
    unchanged = three.read_bytes()
    with pytest.raises(HeadsRefused, match=r"jsonl: \w+ 2 "):
        add(three, ("article:a", 4, "4" * 64))
    assert three.read_bytes() == unchanged


@given(st.data())
def test_every_change_of_a_byte_is_found(data):
    heads = {"article:a": [1, "a" * 64]}
    mac, first = write_line(key=KEY, at="2026-01-01T00:00:00.000000Z", site=SITE, heads=heads, previous="")
    _mac, second = write_line(key=KEY, at="2026-01-02T00:00:00.000000Z", site=SITE, heads={}, previous=mac)
    whole = first + second
    place = data.draw(st.integers(0, len(whole) - 1))
    other = data.draw(st.integers(0, 255).filter(lambda byte: byte != whole[place]))
    changed = whole[:place] + bytes([other]) + whole[place + 1 :]
    assert any(isinstance(line, Fault) for line in read_lines(changed.splitlines(keepends=True), KEY))
    assert not any(isinstance(line, Fault) for line in read_lines(whole.splitlines(keepends=True), KEY))


@pytest.mark.parametrize(("order", "number"), [((1, 2), 1), ((0, 2), 2), ((1, 0, 2), 1), ((0, 1, 1, 2), 3), ((2,), 1)])
def test_a_line_that_is_missing_moved_or_repeated_is_found(order, number, three):
    text = three.read_text().splitlines(keepends=True)
    three.write_text("".join(text[place] for place in order))
    assert faults(three)[0] == (number, FaultKind.ORDER)
    unchanged = three.read_bytes()
    with pytest.raises(HeadsRefused, match=rf"jsonl: \w+ {number} "):
        add(three, ("article:a", 4, "4" * 64))
    assert three.read_bytes() == unchanged


def test_a_line_of_a_newer_version_is_refused(file, monkeypatch):
    monkeypatch.setattr("articles.integrity.heads_file.lines.LINE_VERSION", 2)
    add(file, ("article:a", 1, "a" * 64))
    monkeypatch.undo()
    assert faults(file) == [(1, FaultKind.VERSION)]
    with pytest.raises(HeadsRefused):
        add(file)
