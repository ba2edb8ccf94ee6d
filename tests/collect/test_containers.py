"""Inputs that hold many articles: each member by itself, named after its container."""

import gzip
import io
import json
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from onrecord.collect import documents
from onrecord.model import Document, Failure

LONG = " ".join(f"On day {n} the mayor told reporters that the dam was safe." for n in range(1, 9))
FEED = f"""<?xml version="1.0"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>Fjord Times</title><language>en</language>
<item><title>Dam holds</title><link>https://fjord.example/dam</link>
<pubDate>Wed, 05 May 2021 00:10:00 +0200</pubDate><source url="https://coast.example/">Coast Wire</source>
<content:encoded><![CDATA[<p>{LONG}</p>]]></content:encoded></item>
<item><title>Valve fails</title><link>https://fjord.example/valve</link>
<description>It failed.</description></item>
<item><title>No address</title><description>It failed.</description></item>
</channel></rss>"""
ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>Fjord Times</title><entry><title>Dam holds</title>
<id>tag:fjord.example,2021:dam</id><link href="https://fjord.example/dam"/>
<updated>2021-05-06T08:00:00Z</updated>
<published>2021-05-04T08:00:00Z</published>
<content type="html">&lt;p&gt;{LONG}&lt;/p&gt;</content></entry></feed>"""
SITEMAP = b"""<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<url><loc>https://fjord.example/a</loc></url></urlset>"""


def take(tmp_path: Path, name: str, raw: bytes | str) -> list[tuple[str, str]]:
    """(member, media type or reason) of all that is in an input."""
    path = tmp_path / name
    path.write_bytes(raw.encode() if isinstance(raw, str) else raw)
    return [
        (one.file.removeprefix(str(path)), one.media_type if isinstance(one, Document) else one.reason)
        for one in documents([str(path)])
    ]


def fields(tmp_path: Path, name: str, raw: str) -> dict[str, object]:
    """The fields of the first document in an input."""
    (tmp_path / name).write_text(raw)
    first = next(iter(documents([str(tmp_path / name)])))
    assert isinstance(first, Document)
    found: dict[str, object] = json.loads(first.raw)
    return found


def record(
    url: str, body: bytes, status: str = "200 OK", kind: str = "text/html", packed: bool = False
) -> bytes:
    """A WARC record of a response, as crawlers write it."""
    coding = "Content-Encoding: gzip\r\n" if packed else ""
    sent = gzip.compress(body) if packed else body
    http = (
        f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n{coding}Content-Length: {len(sent)}\r\n\r\n".encode()
        + sent
    )
    head = (
        "WARC/1.0\r\nWARC-Type: response\r\n"
        "WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000001>\r\n"
        f"WARC-Target-URI: {url}\r\nWARC-Date: 2021-05-04T10:00:00Z\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
    )
    return head.encode() + http + b"\r\n\r\n"


ARCHIVE = [
    record("https://fjord.example/a", b"<p>The dam holds."),
    record("https://fjord.example/b", b"<p>The valve fails.", packed=True),
    record("https://fjord.example/logo", b"\x89PNG", kind="image/png"),
    record("https://fjord.example/old", b"<p>Moved.", status="301 Moved Permanently"),
    record("https://fjord.example/robots.txt", b"User-agent: *", kind="text/plain"),
]


def test_a_line_is_an_article_named_by_its_address_or_id_or_number(tmp_path: Path) -> None:
    lines = [
        '{"url": "https://fjord.example/a", "text": "x"}',
        "",
        '{"id": 7}',
        '{"text": "x"}',
        "[1]",
        "no JSON",
    ]
    found = take(tmp_path, "news.jsonl", "\n".join(lines))
    assert found[:3] == [
        ("#https://fjord.example/a", "application/json"),
        ("#7", "application/json"),
        ("#4", "application/json"),
    ]
    assert found[3] == ("#5", "a line without fields: give an object with title and text")
    assert found[4][0] == "#6"
    assert "no JSON on this line" in found[4][1]


def test_the_bytes_of_a_line_are_kept_as_they_are(tmp_path: Path) -> None:
    line = b'{"text":  "caf\\u00e9"}'
    (tmp_path / "a.jsonl.gz").write_bytes(gzip.compress(b"\xef\xbb\xbf" + line + b"\r\n"))
    (found,) = documents([str(tmp_path / "a.jsonl.gz")])
    assert isinstance(found, Document)
    assert found.raw == line


def test_a_line_that_is_too_long_costs_no_other(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(json.dumps({"text": "x" * 500}) + '\n{"text": "y"}\n')
    found = list(documents([str(tmp_path / "a.jsonl")], max_bytes=100))
    assert [type(one) for one in found] == [Failure, Document]


def test_json_files(tmp_path: Path) -> None:
    assert take(tmp_path, "one.json", '{"text": "x"}') == [("", "application/json")]
    assert take(tmp_path, "list.json", '[{"url": "u"}, {}]') == [
        ("#u", "application/json"),
        ("#2", "application/json"),
    ]
    assert take(tmp_path, "feed.json", '{"items": [{"id": "a"}]}') == [("#a", "application/json")]
    assert "no JSON" in take(tmp_path, "bad.json", "{")[0][1]


def test_items_of_a_feed_are_articles_pointers_or_failures(tmp_path: Path) -> None:
    found = dict(take(tmp_path, "feed.xml", FEED))
    assert found["#https://fjord.example/dam"] == "application/json"
    assert (
        "only a summary; the article is at https://fjord.example/valve"
        in found["#https://fjord.example/valve"]
    )
    assert "no address" in found["#3"]


def test_an_item_keeps_its_source_and_the_day_of_its_own_zone(tmp_path: Path) -> None:
    found = fields(tmp_path, "feed.xml", FEED)
    assert (found["title"], found["outlet"], found["language"]) == ("Dam holds", "Coast Wire", "en")
    assert found["date"] == "2021-05-05T00:10:00+02:00"
    assert found["html"] == f"<p>{LONG}</p>"


def test_atom_tells_publication_from_update(tmp_path: Path) -> None:
    found = fields(tmp_path, "feed.atom", ATOM)
    assert (found["date"], found["modified"]) == ("2021-05-04T08:00:00Z", "2021-05-06T08:00:00Z")


@pytest.mark.parametrize("raw", ["<rss><channel><title>x</title></channel></rss>", "<rss", "<feed></feed>"])
def test_a_feed_without_items_says_so(tmp_path: Path, raw: str) -> None:
    ((member, reason),) = take(tmp_path, "feed.xml", raw)
    assert member == ""
    assert "no items" in reason


def test_entities_of_a_feed_are_not_expanded(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("the password")
    bomb = (
        f'<!DOCTYPE rss [<!ENTITY a "{"x" * 100}"><!ENTITY b "{"&a;" * 100}"><!ENTITY c "{"&b;" * 100}">'
        f'<!ENTITY f SYSTEM "file://{tmp_path}/secret">]>'
        "<rss><channel><title>&f;</title><item><title>&c;&f;</title></item></channel></rss>"
    )
    for name in ("feed.xml", "map.xml"):
        raw = bomb if name == "feed.xml" else bomb.replace("rss", "urlset").replace("item", "url")
        text = " ".join(part for one in take(tmp_path, name, raw) for part in one)
        assert "password" not in text
        assert len(text) < 20_000


def test_a_sitemap_lists_addresses_and_nothing_is_fetched(tmp_path: Path) -> None:
    found = take(tmp_path, "sitemap.xml", SITEMAP)
    assert found == [("", "a sitemap: it only lists 1 addresses (--follow fetches them)")]


@pytest.mark.parametrize("name", ["crawl.warc", "crawl.warc.gz"])
def test_pages_of_an_archive(tmp_path: Path, name: str) -> None:
    raw = b"".join(gzip.compress(one) for one in ARCHIVE) if name.endswith("gz") else b"".join(ARCHIVE)
    (tmp_path / name).write_bytes(raw)
    found = list(documents([str(tmp_path / name)]))
    assert all(isinstance(one, Document) for one in found)
    assert [(one.file.split("#")[1], one.url, one.raw) for one in found if isinstance(one, Document)] == [
        ("https://fjord.example/a", "https://fjord.example/a", b"<p>The dam holds."),
        ("https://fjord.example/b", "https://fjord.example/b", b"<p>The valve fails."),
    ]
    assert {str(one.fetched) for one in found if isinstance(one, Document)} == {"2021-05-04 10:00:00+00:00"}


def test_an_archive_that_is_cut_off_gives_what_came_before(tmp_path: Path) -> None:
    raw = ARCHIVE[0] + ARCHIVE[0].replace(b"/a", b"/c")
    found = take(tmp_path, "cut.warc", raw[:-20])
    assert found[0] == ("#https://fjord.example/a", "text/html")
    assert "cut off" in found[1][1]


def test_an_archive_on_standard_input() -> None:
    found = list(documents(["-"], stdin=io.BytesIO(b"".join(ARCHIVE))))
    assert [one.file for one in found] == ["-#https://fjord.example/a", "-#https://fjord.example/b"]


def test_a_page_saved_as_mhtml(tmp_path: Path) -> None:
    (tmp_path / "page.mhtml").write_text(
        "From: <Saved by a browser>\nSnapshot-Content-Location: https://fjord.example/dam\n"
        "Date: Tue, 4 May 2021 10:00:00 +0200\nMIME-Version: 1.0\n"
        'Content-Type: multipart/related; type="text/html"; boundary="b"\n\n'
        "--b\nContent-Type: text/html; charset=iso-8859-1\nContent-Transfer-Encoding: quoted-printable\n\n"
        "<p>The caf=E9 by the dam.</p>\n\n--b\nContent-Type: image/png\n\nx\n--b--\n"
    )
    (found,) = documents([str(tmp_path / "page.mhtml")])
    assert isinstance(found, Document)
    assert found.raw.decode().strip() == "<p>The café by the dam.</p>"
    assert (found.url, found.media_type) == ("https://fjord.example/dam", "text/html")
    assert str(found.fetched) == "2021-05-04 10:00:00+02:00"


@settings(max_examples=150, deadline=None)
@given(
    raw=st.one_of(
        st.binary(max_size=200),
        st.sampled_from(
            ["{", "<rss>", "<urlset>", "WARC/1.0\r\n", "Content-Type: multipart/related\n"]
        ).flatmap(lambda start: st.binary(max_size=200).map(lambda rest: start.encode() + rest)),
    ),
)
@example(raw=b"<urlset:")
def test_any_bytes_give_documents_or_failures(raw: bytes) -> None:
    found = list(documents(["-"], stdin=io.BytesIO(raw)))
    assert found
    assert found == list(documents(["-"], stdin=io.BytesIO(raw)))
