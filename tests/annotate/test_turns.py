"""What is said in a transcript: a statement for each paragraph of a turn."""

import hashlib

import pytest

from onrecord.annotate.turns import find_spoken, within_turns
from onrecord.lexicon import load
from onrecord.model import Annotations, Article, Document, Interval, Span, Statement
from onrecord.read import read_document

BRIEFING = """---
title: Press Briefing by Press Secretary Ann Lee and Secretary of State Antony Blinken
date: '2023-05-04'
---
Harbour Office

MS. LEE: Good afternoon. We condemn [sic] the strikes. (Laughter.) All of them.

We will send more cranes.

Q Thank you. Is the dam safe?

SECRETARY BLINKEN: (As interpreted.) It is. I can't comment on the rest.

AUDIENCE MEMBER: (Inaudible.)

SENIOR OFFICIAL: Is that so?
"""


def _read(text: str) -> Article:
    raw = text.encode()
    return read_document(Document(hashlib.sha256(raw).hexdigest(), raw, "a.md", "text/markdown"), load())


def _said(one: Statement, article: Article) -> tuple[str, ...]:
    return tuple(span.of(article.full_text) for span in one.content)


def test_each_paragraph_of_a_turn_is_a_statement_of_who_holds_it() -> None:
    article = _read(BRIEFING)
    found = find_spoken(article, load())
    assert [(one.turn, one.source[0].of(article.text), _said(one, article), one.force) for one in found] == [
        (0, "MS. LEE", ("Good afternoon. We condemn", "the strikes.", "All of them."), "denounce"),
        (0, "MS. LEE", ("We will send more cranes.",), "assert"),
        (1, "Q", ("Thank you. Is the dam safe?",), "ask"),
        (2, "SECRETARY BLINKEN", ("It is. I can't comment on the rest.",), "decline"),
        (4, "SENIOR OFFICIAL", ("Is that so?",), "ask"),
    ]
    assert {one.kind for one in found} == {"direct"}
    assert {one.cue for one in found} == {()}
    assert {one.said_on for one in found} == {article.published}
    assert {one.origin for one in found} == {article.title}
    assert len({one.id for one in found}) == len(found)


def test_speakers_have_the_party_of_their_office_on_the_day() -> None:
    found = find_spoken(_read(BRIEFING), load())
    assert [[(who.name, who.party, who.named) for who in one.speakers] for one in found] == [
        [("Ann Lee", None, True)],
        [("Ann Lee", None, True)],
        [("reporter", None, False)],
        [("Antony Blinken", "United States", True)],
        [("senior official", None, False)],
    ]


def test_remarks_without_labels_have_their_source_in_the_headline() -> None:
    article = _read(
        "---\ntitle: Remarks by Mayor Ann Lee at the Harbour\ntags: speeches-remarks\n---\n"
        "Thank you. (Applause.)\n\nI am glad (and moved).\n"
    )
    found = find_spoken(article, load())
    assert [one.source[0].of(article.text) for one in found] == ["Ann Lee", "Ann Lee"]
    assert [_said(one, article) for one in found] == [("Thank you.",), ("I am glad (and moved).",)]


def test_an_article_has_none() -> None:
    assert find_spoken(_read("---\ntitle: The harbour\n---\nIt was mended, Ann Lee said.\n"), load()) == ()


@pytest.mark.parametrize(
    ("words", "force"),
    [
        ("We do not deny it.", "decline"),
        ("And so, I warn them again.", "warn"),
        ("We strongly urge both sides to stop.", "demand"),
        ("I’m not going to comment on that.", "decline"),
        ("I think that we deny nothing.", "assert"),
        ("He said that they condemn it.", "assert"),
        ("We call on them to stop.", "demand"),
        ("Why? Who says so?", "ask"),
        ("Why? Nobody knows.", "assert"),
    ],
)
def test_force_is_that_of_what_the_speaker_performs(words: str, force: str) -> None:
    found = find_spoken(_read(f"---\ntitle: Remarks by Ann Lee\ntags: remarks\n---\n{words}\n"), load())
    assert [one.force for one in found] == [force]


def test_what_a_speaker_reports_stands_within_the_turn() -> None:
    article = _read(BRIEFING)
    spoken = find_spoken(article, load())
    start = article.text.index("send more")
    reported = Statement(
        "s-1", article.id, "indirect", "assert", (), (), (Span(start, start + 4),), (), None, None, None,
        Interval.day(article.published.start) if article.published else None, None, 1.0,
    )  # fmt: skip
    placed = within_turns(Annotations(article.id, statements=(reported,)), spoken)
    assert placed.statements[0].nested_in == spoken[1].id
