"""RSS and Atom feeds, by feedparser: articles where the feed has them whole, else where they are."""

import html
import re
from collections.abc import Iterator
from email.utils import parsedate_to_datetime
from io import BytesIO
from typing import Any

import feedparser

from onrecord.collect.jsonlines import member_name, record
from onrecord.collect.pointer import Pointer
from onrecord.model import Document, Failure

CUT_OFF = re.compile(
    r"(?:…|\.\.\.|\[…\]|\[\.\.\.\]"
    r"|(?:read|continue|see|view) (?:more|reading|full story|the (?:rest|full)[\w ]{0,20})\W*"
    r"|the post .{1,200} appeared first on .{1,80})$",
    re.I,
)
WHOLE_CONTENT = 60  # words from which what a feed calls the content is the article, not a teaser
WHOLE_SUMMARY = 200  # words from which a description is; teasers have up to some 100
TAG = re.compile(r"<[^<>]{0,2000}>")


def read_feed(raw: bytes, name: str, url: str | None = None) -> Iterator[Document | Failure | Pointer]:
    """A document for each item that holds its article, a pointer for each that has but a summary.

    The bytes of such a document are the JSON of the item's fields: title, address, dates, authors, outlet
    (the item's `source`, else the feed's title), language, and the HTML as it stood in the feed.
    """
    headers = {"content-location": url} if url else {}
    parsed: Any = feedparser.parse(  # type: ignore[attr-defined, no-untyped-call]
        BytesIO(raw), response_headers=headers, sanitize_html=False, resolve_relative_uris=False
    )
    if not parsed.entries:
        reason = parsed.get("bozo_exception") if parsed.bozo else None
        yield Failure(name, f"no items in this feed{f' ({reason})' if reason else ''}")
        return
    for number, entry in enumerate(parsed.entries, 1):
        yield _item(entry, parsed.feed, name, number)


def _item(entry: Any, feed: Any, name: str, number: int) -> Document | Failure | Pointer:
    fields = _fields(entry, feed)
    body, whole = _body(entry)
    member = member_name(fields, name, number)
    if whole:
        return record({**fields, "html": body}, name, number)
    if "url" in fields:
        return Pointer(member, fields["url"], "a summary" if body else "a headline")
    return Failure(member, "the feed has but a summary of this item, and no address")


def _fields(entry: Any, feed: Any) -> dict[str, Any]:
    """What the item says of itself, in the names that articles in JSON go by."""
    source = entry.get("source") or {}
    fields = {
        "title": _plain(entry.get("title")),
        "url": next((link for link in _links(entry) if re.match(r"https?://", link)), None),
        "id": entry.get("id"),
        "date": _day(entry, "published") or _day(entry, "updated"),
        "modified": _day(entry, "updated"),
        "authors": [one["name"] for one in entry.get("authors", []) if one.get("name")],
        "outlet": _plain(source.get("title") or feed.get("title")),
        "language": feed.get("language"),
        "tags": [tag["term"] for tag in entry.get("tags", []) if tag.get("term")],
    }
    return {key: value for key, value in fields.items() if value}


def _links(entry: Any) -> Iterator[str]:
    """Addresses of the article, the original one first where the feed is a proxy of another."""
    yield entry.get("feedburner_origlink") or ""
    yield entry.get("link") or ""
    yield entry.get("id") or ""


def _body(entry: Any) -> tuple[str, bool]:
    """The longest text that the item has, and whether it is the article."""
    contents = [one.get("value") or "" for one in entry.get("content", [])]
    content = max(contents, key=len, default="")
    summary = entry.get("summary") or ""
    if len(content) >= len(summary) and content:
        return content, _is_whole(content, WHOLE_CONTENT)
    return summary, _is_whole(summary, WHOLE_SUMMARY)


def _is_whole(body: str, words: int) -> bool:
    plain = " ".join(html.unescape(TAG.sub(" ", body)).split())
    return len(plain.split()) >= words and not CUT_OFF.search(plain)


def _plain(text: str | None) -> str:
    return " ".join(html.unescape(TAG.sub("", text or "")).split())


def _day(entry: Any, which: str) -> str | None:
    """A date of the item in ISO form, in the time zone in which the feed gives it."""
    written = entry.get(which) if which in entry else None  # `get` gives `published` for `updated`
    if not written:
        return None
    try:
        return parsedate_to_datetime(written).isoformat()
    except (ValueError, TypeError):
        pass
    if re.match(r"\d{4}-\d\d-\d\d", written):
        return str(written)
    parsed = entry.get(f"{which}_parsed")
    return f"{parsed.tm_year:04}-{parsed.tm_mon:02}-{parsed.tm_mday:02}" if parsed else None
