"""Web pages."""

import hashlib
from datetime import date

import pytest

from onrecord.lexicon import load
from onrecord.model import Article, Document, Interval
from onrecord.read import read_document
from onrecord.read.decode import decode

BODY = "".join(
    f"<p>On day {n} of the flood the mayor told reporters that the dam was &quot;quite safe&quot; and that"
    f" nobody would have to leave, although the water had risen by {n} metres since Monday.</p>"
    for n in ("one", "two", "three", "four", "five")
)
PAGE = f"""<!DOCTYPE html><html lang="en"><head><title>Dam holds in Bergen | Fjord Times</title>
<meta property="og:title" content="Dam holds in Bergen | Fjord Times">
<meta property="og:site_name" content="Fjord Times">
<meta name="description" content="The mayor says that nobody has to leave their home.">
<script type="application/ld+json">{{"@graph": [{{"@type": "NewsArticle", "headline": "Dam holds in Bergen",
 "datePublished": "2021-05-04T22:10:00+02:00",
 "author": [{{"@id": "#lee"}}, {{"name": "Bo Dahl and Kit Moe"}}]}},
 {{"@id": "#lee", "name": "Ann Lee"}}]}}</script></head>
<body><nav><a href="/">Home</a> <a href="/world">World</a></nav>
<article><h1>Dam holds in Bergen</h1>
<p class="standfirst">The mayor says that nobody has to leave their home.</p>
<figure><img src="a.jpg"><figcaption>The dam on Tuesday.</figcaption></figure>{BODY}
<p>Advertisement</p><p><a href="/b">Read how the dam was built</a></p></article>
<footer><p>About us</p><p>Privacy</p></footer></body></html>"""


def _read(page: str) -> tuple[Article, str]:
    raw = page.encode()
    document = Document(hashlib.sha256(raw).hexdigest(), raw, "a.html", "text/html")
    return read_document(document, load()), decode(document)


@pytest.fixture(scope="module")
def page() -> tuple[Article, str]:
    return _read(PAGE)


def test_metadata(page: tuple[Article, str]) -> None:
    article, _ = page
    assert article.title == "Dam holds in Bergen"
    assert article.outlet == "Fjord Times"
    assert article.byline == ("Ann Lee", "Bo Dahl", "Kit Moe")
    assert (article.published, article.published_basis) == (
        Interval.day(date(2021, 5, 4)),
        "JSON-LD datePublished",
    )
    assert article.language == "en"


def test_text_is_headline_summary_and_body(page: tuple[Article, str]) -> None:
    article, _ = page
    lines = article.text.split("\n\n")
    assert lines[:2] == ["Dam holds in Bergen", "The mayor says that nobody has to leave their home."]
    assert lines[2].startswith(
        'On day one of the flood the mayor told reporters that the dam was "quite safe"'
    )
    assert len(lines) == 7
    assert [block.kind for block in article.blocks] == ["headline", *["paragraph"] * 6, "caption"]


def test_every_segment_leads_back_to_the_page(page: tuple[Article, str]) -> None:
    article, raw = page
    for block in article.blocks:
        assert block.segments
        for segment in block.segments:
            words = article.full_text[segment.text : segment.text + segment.length]
            assert words == raw[segment.raw : segment.raw + segment.length]


def test_the_rest_is_recorded(page: tuple[Article, str]) -> None:
    article, _ = page
    gone = " ".join(f"{gone.reason}: {gone.text}" for gone in article.removed)
    for words in (
        "Home World",
        "Advertisement",
        "Read how the dam was built",
        "About us",
        "The dam on Tuesday.",
    ):
        assert words in gone
