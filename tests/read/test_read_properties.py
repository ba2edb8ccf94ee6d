"""What holds for whatever is read."""

import hashlib
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.lexicon import load
from onrecord.model import Article, Document
from onrecord.read import ReadError, read_document
from onrecord.read.decode import decode

MEDIA = ("text/plain", "text/markdown", "text/html", "application/json", "application/pdf")
PIECES = st.sampled_from(
    [
        "<p>", "</p>", "<div class='caption'>", "</div>", "<br>", "<br/>", "<h1>", "</h1>", "<script>",
        "</script>", "<!--", "-->", "<![CDATA[", "]]>", "<![if", "<a href=\"x", "'>", "&amp;", "&#8211;",
        "&bogus;", "&#xD800;", "---\n", "title: A fine day\n", "date: 2024-02-30\n", "\n\n", "\n",
        "\r\n", "\u2028", "**", "_", "[", "](", ")", "Q ", "MR. LEE: ", "THE PRESIDENT: ", "(Reuters)",
        "OSLO, March 3 (AP) — ", "By Ann Lee\n", "Advertisement",
        "The minister said on Monday that talks had failed. ", "“No,” she said.", "\u00a0", "\u200b",
        "\x00", "é", "中", "<script type='application/ld+json'>",
        '{"@type": "NewsArticle", "headline": [1], "author": {"name": 3}}',
        "<meta property='og:title' content='A fine day - Site'>", "<title>", "# ", "- ", "###",
        '{"title": "A fine day", "text": "', '\\n\\n', "\\u2019", '\\"', '"}', '", "html": "<p>',
        "%PDF-1.4\n",
    ]
)  # fmt: skip
TEXTS = st.one_of(st.text(max_size=300), st.lists(PIECES, max_size=40).map("".join))
RAW = st.one_of(st.binary(max_size=300), TEXTS.map(lambda text: text.encode("utf-8", "replace")))


def _document(raw: bytes, media_type: str) -> Document:
    return Document(hashlib.sha256(raw).hexdigest(), raw, "some/file", media_type)


def _squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


def _is_subsequence(part: str, whole: str) -> bool:
    rest = iter(whole)
    return all(char in rest for char in part)


@settings(max_examples=400, deadline=None)
@given(raw=RAW, media_type=st.sampled_from(MEDIA))
def test_any_bytes_give_an_article_or_a_read_error(raw: bytes, media_type: str) -> None:
    document = _document(raw, media_type)
    try:
        article = read_document(document, load())
    except ReadError:
        return
    _check(article, decode(document))
    assert article == read_document(document, load())


def _check(article: Article, raw: str) -> None:
    full = article.full_text
    end = 0
    for block in article.blocks:
        assert end <= block.span.start <= block.span.end <= len(full)
        end = block.span.end
        at = block.span.start
        for segment in block.segments:
            assert at <= segment.text
            at = segment.text + segment.length
            assert at <= block.span.end
            assert full[segment.text : at] == raw[segment.raw : segment.raw + segment.length]
    kept = [block.span for block in article.blocks if block.kind != "caption"]
    assert all(span.end <= len(article.text) for span in kept)
    for gone in article.removed:
        if gone.raw is not None:
            assert gone.raw.end <= len(raw)
    for turn in article.turns:
        assert turn.span.end <= len(article.text)


@settings(max_examples=200, deadline=None)
@given(text=TEXTS)
def test_what_is_removed_from_plain_text_is_found_at_its_place(text: str) -> None:
    document = _document(text.encode("utf-8", "replace"), "text/plain")
    try:
        article = read_document(document, load())
    except ReadError:
        return
    raw = decode(document)
    for gone in article.removed:
        assert gone.raw is not None
        assert _squeezed(gone.text) == _squeezed(gone.raw.of(raw))


@settings(max_examples=200, deadline=None)
@given(text=TEXTS)
def test_no_word_of_a_plain_text_is_lost(text: str) -> None:
    document = _document(text.encode("utf-8", "replace"), "text/plain")
    try:
        article = read_document(document, load())
    except ReadError:
        return
    gone = "".join(gone.text for gone in article.removed)
    assert sorted(_squeezed(decode(document))) == sorted(
        _squeezed(article.text + gone) if gone else _squeezed(article.text)
    )


@pytest.mark.parametrize("raw", [b"", b" \n\t ", b"\x00\x01\x02\x03" * 200, bytes(range(256)) * 20])
@pytest.mark.parametrize("media_type", MEDIA)
def test_no_text_is_a_read_error(raw: bytes, media_type: str) -> None:
    with pytest.raises(ReadError):
        read_document(_document(raw, media_type), load())
