"""One article as JSON."""

import hashlib
import json
from datetime import UTC, date, datetime

import pytest

from onrecord.lexicon import load
from onrecord.model import Article, Document
from onrecord.read import ReadError, read_document
from onrecord.read.fields import iso_of

TEXT = "The dam holds, the mayor said.\n\n“Nobody has to leave,” she told reporters in Bergen’s town hall."


def read(raw: str) -> Article:
    body = raw.encode()
    return read_document(
        Document(hashlib.sha256(body).hexdigest(), body, "a.jsonl#1", "application/json"), load()
    )


def test_text_with_its_fields() -> None:
    article = read(
        json.dumps(
            {
                "headline": "Dam holds in Bergen",
                "body": TEXT,
                "datePublished": "2021-05-04T22:10:00+02:00",
                "author": [{"name": "Ann Lee"}, {"name": "Bo Dahl"}],
                "source": {"id": None, "name": "Fjord Times"},
                "link": "https://fjord.example/dam",
                "updated_at": "2021-05-06T08:00:00Z",
            }
        )
    )
    assert article.text == f"Dam holds in Bergen\n\n{TEXT}"
    assert [block.kind for block in article.blocks] == ["headline", "paragraph", "paragraph"]
    assert (article.outlet, article.byline) == ("Fjord Times", ("Ann Lee", "Bo Dahl"))
    assert article.published is not None
    assert (article.published.start, article.published_basis) == (date(2021, 5, 4), "field: datepublished")
    assert article.url == "https://fjord.example/dam"
    assert article.updated == datetime(2021, 5, 6, 8, tzinfo=UTC)


@pytest.mark.parametrize("ascii_only", [True, False])
def test_every_segment_leads_back_through_the_escapes(ascii_only: bool) -> None:
    raw = json.dumps({"title": "Dam “holds”", "text": TEXT + " 😀 She left."}, ensure_ascii=ascii_only)
    article = read(raw)
    assert article.text.endswith("hall. 😀 She left.")
    for block in article.blocks:
        assert block.segments
        for segment in block.segments:
            words = article.full_text[segment.text : segment.text + segment.length]
            assert words == raw[segment.raw : segment.raw + segment.length]


def test_html_is_read_as_html_and_whole_pages_as_pages() -> None:
    piece = read(
        json.dumps({"title": "Dam", "html": "<p>It holds.</p><figcaption>The dam.</figcaption><p>Yes."})
    )
    assert [(block.kind, block.span.of(piece.full_text)) for block in piece.blocks] == [
        ("headline", "Dam"), ("paragraph", "It holds."), ("paragraph", "Yes."), ("caption", "The dam."),
    ]  # fmt: skip
    body = "".join(f"<p>On day {n} the mayor told reporters that the dam was safe.</p>" for n in range(9))
    page = f"<!doctype html><head><title>Dam</title></head><body><nav>Home</nav><article>{body}</article>"
    whole = read(json.dumps({"html": page}))
    assert whole.title == "Dam"
    assert "Home" not in whole.text


@pytest.mark.parametrize(
    "raw", ["{}", '{"title": "x"}', "[1]", '{"text": 3}', '{"text": "x"', "{,}", '{"text" "x"}']
)
def test_what_is_no_article_says_so(raw: str) -> None:
    with pytest.raises(ReadError):
        read(raw)


@pytest.mark.parametrize(
    ("written", "iso"),
    [
        ("Tue, 04 May 2021 22:10:00 +0200", "2021-05-04T22:10:00+02:00"),
        ("1620159000", "2021-05-04T20:10:00+00:00"),
        ("1620159000000", "2021-05-04T20:10:00+00:00"),
        ("20210504", "20210504"),
        ("2021-05-04", "2021-05-04"),
        ("yesterday", "yesterday"),
    ],
)
def test_dates_as_apis_write_them(written: str, iso: str) -> None:
    assert iso_of(written) == iso
