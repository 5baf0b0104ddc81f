"""Seeds with every part of the format are imported completely, and refused ones leave no rows."""

import json
from pathlib import Path

import pytest
from django.db import transaction
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from articles.document import parse, to_exchange
from articles.importers import load_all
from articles.importers.seeds import LABEL
from articles.models import Article, CommentPolicy, Credit, Edition, Event, ReadAlso, Revision, Tag
from articles.text import squash
from tests.support.imports import KINDS

QUIETLY = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
MARKUP = st.sampled_from(
    ["<b>tebal</b>", "&amp;", "&lt;", "<script>alert(1)</script>", "<!-- -->", "a < b > c", "{{ x }}", "{% x %}", "\\n"]
)
ANY = st.text(st.characters(exclude_categories=["Cs", "Cc", "Cf"]), min_size=1, max_size=30)
LETTERS = st.text(st.sampled_from("abcdeéñ’-"), min_size=2, max_size=9).map(lambda text: f"W{text}a")
HEADLINES = st.lists(LETTERS | MARKUP, min_size=1, max_size=6).map(" ".join)
SENTENCES = st.lists(LETTERS | MARKUP | ANY, min_size=1, max_size=8).map(lambda words: f"Lalu {' '.join(words)} usai.")
NAMES = st.lists(LETTERS, min_size=1, max_size=3).map(lambda words: " ".join(word.title() for word in words))
PEOPLE = st.lists(NAMES, max_size=4, unique_by=str.casefold)
SEPARATORS = st.sampled_from(["\n", ", ", " dan ", ", dan "])
DATELINES = st.sampled_from(["", "KABAR.COM - ", "KABAR.COM, JAKARTA – ", "KABAR KOTA, Jakarta — ", "MEDAN-- "])
NOTICES = st.none() | SENTENCES.map(lambda text: f"Isi komentar {text}")
ENDS = st.sampled_from(["\n", "\r\n", "\n\n", "\r\n \u00a0\r\n", "\r"])
BLOCKS = st.lists(st.tuples(st.sampled_from(["paragraph", "paragraph", "read_also"]), SENTENCES), max_size=6)


@pytest.mark.slow
@pytest.mark.django_db
@QUIETLY
@given(
    topic=st.none() | HEADLINES,
    headline=HEADLINES,
    standfirst=st.none() | SENTENCES,
    writers=PEOPLE,
    editors=PEOPLE,
    between=SEPARATORS,
    dateline=DATELINES,
    first=SENTENCES,
    blocks=BLOCKS,
    notice=NOTICES,
    end=ENDS,
    bom=st.booleans(),
)
def test_a_seed_of_any_structure_is_imported_completely(
    db, tmp_path, topic, headline, standfirst, writers, editors, between, dateline, first, blocks, notice, end, bom
):
    lines = [line for line in (topic, headline, standfirst) if line]
    lines += ["Penulis:", *between.join(writers).split("\n"), "Editor:", *between.join(editors).split("\n")]
    lines += [dateline + first]
    lines += [f"Baca juga: {text}" if kind == "read_also" else text for kind, text in blocks]
    lines += [notice] if notice else []
    path = Path(tmp_path) / "utuh.txt"
    path.write_bytes((("\ufeff" if bom else "") + end.join(lines) + end).encode())
    expected = [("paragraph", squash(first))] + [(kind, squash(text)) for kind, text in blocks]
    with transaction.atomic():
        (result,) = load_all([path], publish=True)
        assert (result.status, result.reason) == ("created", "")
        article = Article.objects.get(pk=result.id)
        assert (article.headline, article.standfirst) == (squash(headline), squash(standfirst or ""))
        assert (article.topic.name if article.topic else None) == (squash(topic) if topic else None)
        credits = [(credit.role, credit.contributor.name) for credit in article.credits.all()]
        assert credits == [("writer", name) for name in writers] + [("editor", name) for name in editors]
        assert article.dateline == dateline.rstrip(" -–—")
        assert [(block["type"], block["text"]) for block in to_exchange(parse(article.body))] == expected
        assert (article.comment_policy.notice if article.comment_policy else None) == (notice and squash(notice))
        assert [row.headline for row in article.read_also.all()] == [t for kind, t in expected if kind == "read_also"]
        shown = [list(part) for part in Edition.objects.live().get().body]
        assert shown.count(["read_also"]) == article.read_also.count()
        transaction.set_rollback(True)


PIECES = st.sampled_from(
    [b"Penulis:", b"Editor: Ani", b"Topik", b"Judul", b"Baca juga: X", b"Isi komentar.", b"Isi cukup.", b"\xef\xbb\xbf"]
)
SEEDS = st.lists(PIECES | st.binary(max_size=30) | ANY.map(str.encode), max_size=12).map(b"\n".join)
STRINGS = st.text(max_size=20) | st.sampled_from(["\ud800", "\x00", "\u200b", "Ani", " "])
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | STRINGS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(STRINGS, inner, max_size=3),
    max_leaves=6,
)
ROWS = st.builds(
    lambda row, more: json.dumps(row | more).encode(),
    st.just({"source": "kawat/1", "headline": "Judul", "body": [{"type": "paragraph", "text": "Isi."}]}),
    st.dictionaries(
        st.sampled_from(["source", "headline", "topic", "writers", "tags", "body", "published_at", "comment_notice"]),
        JSON
        | st.lists(STRINGS, max_size=3)
        | st.lists(st.fixed_dictionaries({"type": STRINGS, "text": STRINGS}, optional={"html": STRINGS}), max_size=2),
        max_size=3,
    ),
)
EVERYTHING = (*KINDS, ReadAlso, Edition, Tag)


@pytest.mark.django_db
@QUIETLY
@given(name=st.just("apa.txt"), data=SEEDS)
@example(name="apa.txt", data="Judul\nPenulis: Ani\n\x85Isi.".encode("latin-1"))
@example(name="apa.jsonl", data=b'{"source": "a", "headline": "\\ud800", "body": [{"type": "p", "text": "b"}]}')
def test_a_seed_of_any_bytes_writes_all_or_nothing(db, tmp_path, name, data):
    write_and_count(tmp_path, name, data)


@pytest.mark.django_db
@QUIETLY
@given(data=ROWS)
def test_a_line_of_any_values_writes_all_or_nothing(db, tmp_path, data):
    write_and_count(tmp_path, "apa.jsonl", data)


def write_and_count(folder, name, data):
    """Import and publish bytes twice, and check the rows after each run."""
    path = Path(folder) / name
    path.write_bytes(data)
    with transaction.atomic():
        before = [model.objects.count() for model in EVERYTHING]
        for result in load_all([path], publish=True):
            result.reason.encode()
            if result.status == "refused":
                assert result.reason
                assert [model.objects.count() for model in EVERYTHING] == before
            else:
                article = Article.objects.get(pk=result.id)
                assert article.headline.strip()
                assert [block for block in to_exchange(parse(article.body)) if block["type"] != "read_also"]
                assert not LABEL.match(article.headline)
                assert (Revision.objects.count(), Event.objects.count(), Edition.objects.count()) == (1, 3, 1)
                assert Credit.objects.filter(contributor__name="").count() == 0
        after = [model.objects.count() for model in EVERYTHING]
        statuses = {result.status for result in load_all([path], publish=True)}
        assert statuses <= {"unchanged", "refused"}
        assert [model.objects.count() for model in EVERYTHING] == after
        assert not CommentPolicy.objects.filter(name="").exists()
        transaction.set_rollback(True)
