"""Any text is a query, and any text can be found."""

import tempfile
from datetime import UTC, datetime
from pathlib import Path

import ledger_samples as samples
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from onrecord.ledger import Ledger
from onrecord.ledger.fulltext import END, INDEXED, START, Term, hits, terms
from onrecord.ledger.snippets import snippet
from onrecord.model import Judgement, Links, Span


@pytest.mark.parametrize(
    ("query", "asked"),
    [
        ("two words", (Term(("two",), False, True), Term(("words",), False, True))),
        ('"in a row" -not', (Term(("in", "a", "row"), False, True), Term(("not",), False, False))),
        ("begin*", (Term(("begin",), True, True),)),
        ("hyphen-ated", (Term(("hyphen", "ated"), False, True),)),
        ("북한", (Term(("북한",), True, True),)),
        ('"', ()),
    ],
)
def test_terms(query: str, asked: tuple[Term, ...]) -> None:
    assert terms(query) == asked


@settings(max_examples=60, deadline=None)
@given(text=st.text(min_size=1, max_size=60), query=st.text(max_size=20))
def test_search_never_raises_and_stays_in_bounds(text: str, query: str) -> None:
    article = samples.article(text, "any.txt")
    with tempfile.TemporaryDirectory() as folder, Ledger.open(Path(folder, "any.db")) as ledger:
        ledger.put(samples.document(text, "any.txt"), article, None, samples.MADE_BY)
        for hit in (*ledger.search(query), *ledger.search(text)):
            assert all(span.end <= len(text) for span in hit.spans)
            assert list(hit.spans) == sorted(hit.spans)
            assert [mark.of(hit.snippet) for mark in hit.marks] == [
                span.of(text) for span in hit.spans if span.of(text) in hit.snippet
            ][: len(hit.marks)]


@given(text=st.text(alphabet="ab \n", max_size=40), cuts=st.lists(st.integers(0, 40), max_size=6))
def test_hits_are_where_the_marks_were(text: str, cuts: list[int]) -> None:
    edges = sorted({cut for cut in cuts if cut <= len(text)})
    spans = [Span(start, end) for start, end in zip(edges[::2], edges[1::2], strict=False)]
    assume(all(len(span) for span in spans))
    marked, at = "", 0
    for span in spans:
        marked += text[at : span.start] + START + span.of(text) + END
        at = span.end
    assert hits(marked + text[at:], text) == tuple(spans)


def test_indexes_keep_in_step_with_the_tables(filled: Ledger) -> None:
    at = datetime(2024, 3, 5, tzinfo=UTC)
    filled.judge(Judgement("", "reject", samples.SHIPPED.id, None, None, None, None, "ada", at, ""))
    filled.replace_links(Links(), [(samples.DENIAL_ARTICLE, samples.DENIAL_FOUND)])
    rewritten = samples.article("New words.", "harbour.txt", sha256=samples.HARBOUR_ARTICLE.sha256)
    filled.replace_annotations(rewritten, None, "newer")
    assert filled.search("shells minister") == ()
    assert len(filled.search("words")) == 1
    with filled._engine.connect() as connection:
        for table in INDEXED:
            check = f"INSERT INTO {table}_fts ({table}_fts, rank) VALUES ('integrity-check', 1)"
            connection.exec_driver_sql(check)  # raises where index and table differ


def test_hits_of_another_text_are_none() -> None:
    assert hits(f"{START}one{END} two", "one three") == ()


@given(text=st.text(max_size=600), starts=st.lists(st.integers(0, 590), max_size=8, unique=True))
def test_snippet_is_part_of_the_text(text: str, starts: list[int]) -> None:
    found = [Span(start, start + 1) for start in sorted(starts) if start < len(text)]
    part, marks = snippet(text, found)
    assert part in text
    assert len(part) <= 240
    assert all(mark.end <= len(part) for mark in marks)
    assert marks or not found
