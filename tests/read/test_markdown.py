"""Markdown with front matter, with HTML in it."""

import hashlib
from datetime import date

from onrecord.lexicon import load
from onrecord.model import Article, Document, Interval
from onrecord.read import read_document
from onrecord.read.decode import decode

POST = """---
post_title: 'Dam bursts in Bergen &#8211; Reuters'
author: Staff Writer
post_date: 2021-05-04 15:34:10
permalink: >
  https://www.example.org/dam/
original_link:
  - 'http://example.com/url?a=1&#038;url=http://www.reuters.com/article/dam'
---
 [ad_1]
<br><div><p><span class="articleLocation">BERGEN, Norway</span> A dam burst on Tuesday &amp; nobody
 knew why.</p>
<span/><p>The mayor said &#8220;no more.&#8221;</p><figure><figcaption>The dam.</figcaption></figure>
<p> (Reporting by Ann Lee; Editing by Bo Dahl)</p></div>
<br>[ad_2]
<br><a href="http://www.reuters.com/article/dam">Source </a>
"""


def _read(text: str) -> tuple[Article, str]:
    raw = text.encode()
    document = Document(hashlib.sha256(raw).hexdigest(), raw, "a.md", "text/markdown")
    return read_document(document, load()), decode(document)


def test_html_in_markdown() -> None:
    article, raw = _read(POST)
    assert article.text == (
        "Dam bursts in Bergen\n\nBERGEN, Norway A dam burst on Tuesday & nobody knew why.\n\n"
        "The mayor said “no more.”"
    )
    assert article.captions == "\n\nThe dam."
    assert article.title == "Dam bursts in Bergen"
    assert article.outlet == "Reuters"
    assert article.url == "http://www.reuters.com/article/dam"
    assert article.byline == ("Ann Lee",)
    assert article.dateline is not None
    assert (article.dateline.place, article.dateline.span.of(article.text)) == (
        "BERGEN, Norway",
        "BERGEN, Norway",
    )
    assert article.published == Interval.day(date(2021, 5, 4))
    assert [gone.reason for gone in article.removed] == [
        "advertising label", "caption", "credit of reporters and editors", "advertising label",
        "pointer to another article",
    ]  # fmt: skip
    for block in article.blocks:
        for segment in block.segments:
            words = article.full_text[segment.text : segment.text + segment.length]
            assert words == raw[segment.raw : segment.raw + segment.length]


def test_markdown_marks_are_taken_off() -> None:
    article, _ = _read(
        "# A fine day for the dam\n\n"
        "The **mayor** said [so](http://a.b/c) _today_, \\*twice\\*.\n\n- One\n- Two\n"
    )
    assert article.text == "A fine day for the dam\n\nThe mayor said so today, *twice*.\n\nOne\n\nTwo"
    assert article.title == "A fine day for the dam"


def test_broken_front_matter_is_text() -> None:
    article, _ = _read("---\na: [\n---\n\nThe mayor left the dam on Monday.\n")
    assert "The mayor left the dam on Monday." in article.text
