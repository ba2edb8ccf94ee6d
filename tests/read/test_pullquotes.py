"""Pull quotes go, quotations stay."""

import hashlib

import pytest

from onrecord.lexicon import load
from onrecord.model import Document
from onrecord.read import read_document
from onrecord.read.draft import Draft
from onrecord.read.pullquotes import without_pull_quotes
from onrecord.read.traced import Traced

SAID = "“The dam will hold for a hundred years to come,” the mayor told reporters in Bergen on Monday."


def roles(*texts: str) -> list[tuple[str, str | None]]:
    drafts = [Draft(Traced.of(text, 0, len(text))) for text in texts]
    return [(draft.role, draft.reason) for draft in without_pull_quotes(drafts)]


@pytest.mark.parametrize(
    "block",
    [
        "“The dam will hold for a hundred years to come”",
        "The dam will hold for a hundred years to come.",
        '"The dam will hold for a hundred years to come" — Ann Lee, mayor',
        "“The dam will hold for a hundred years to come,” – Ann Lee",
    ],
)
def test_words_that_are_quoted_elsewhere_go(block: str) -> None:
    assert roles(block, SAID) == [("removed", "pull quote"), ("paragraph", None)]
    assert roles(SAID, block) == [("paragraph", None), ("removed", "pull quote")]


@pytest.mark.parametrize(
    "block",
    [
        "“The dam will not hold for a hundred years to come,” the envoy said.",
        "“It will hold.”",
        "The mayor told reporters in Bergen on Monday",
        "“The valves had been tested twice before the flood came.”",
    ],
)
def test_everything_else_stays(block: str) -> None:
    assert roles(block, SAID) == [("paragraph", None), ("paragraph", None)]


def test_of_two_equal_blocks_none_goes_here() -> None:
    assert roles(SAID, SAID) == [("paragraph", None), ("paragraph", None)]


def page(quote: str) -> list[tuple[str, str]]:
    body = "".join(
        f"<p>On day {n} the mayor told reporters that the dam was quite safe.</p>" for n in range(6)
    )
    raw = (
        f"<!doctype html><title>Dam holds in Bergen</title><article><h1>Dam holds in Bergen</h1>"
        f"<figure><img src=a><figcaption>The dam on Tuesday.</figcaption></figure><p>{SAID}</p>{body}"
        f'<aside class="c-pullquote"><p>{quote}</p></aside><p>The minister left Bergen for Oslo at night.</p>'
        f"<figure><img src=b><p>The minister at the gate.</p></figure>"
        f"{body.replace('day', 'night')}</article>"
    ).encode()
    article = read_document(Document(hashlib.sha256(raw).hexdigest(), raw, "a.html", "text/html"), load())
    captions = [
        ("caption", block.span.of(article.full_text)) for block in article.blocks if block.kind == "caption"
    ]
    gone = [(one.reason, one.text) for one in article.removed if one.reason == "pull quote"]
    return captions + gone


def test_markup_tells_pull_quotes_and_captions_stay_captions() -> None:
    assert page("A hundred years") == [
        ("caption", "The dam on Tuesday."),
        ("caption", "The minister at the gate."),
        ("pull quote", "A hundred years"),
    ]


def test_what_stands_nowhere_else_is_no_pull_quote() -> None:
    assert page("“The valves had been tested twice before,” Bo Dahl said.")[-1][0] == "caption"
