"""What kind of document some bytes are, by the name of the file and by how they begin."""

import json
import re
from pathlib import PurePath

TEXT, MARKDOWN, HTML, PDF = "text/plain", "text/markdown", "text/html", "application/pdf"
RECORD = "application/json"  # one article as JSON: a line of JSONL, an item of a feed
LINES = "application/jsonl"
XML = "application/xml"  # a feed or a sitemap; which of them its root tells
WARC = "application/warc"
MHTML = "multipart/related"
CONTAINERS = frozenset((RECORD, LINES, XML, WARC, MHTML))  # of which one input may give many documents

BY_SUFFIX = {
    ".txt": TEXT,
    ".text": TEXT,
    ".md": MARKDOWN,
    ".markdown": MARKDOWN,
    ".html": HTML,
    ".htm": HTML,
    ".xhtml": HTML,
    ".pdf": PDF,
    ".json": RECORD,
    ".jsonl": LINES,
    ".ndjson": LINES,
    ".xml": XML,
    ".rss": XML,
    ".atom": XML,
    ".rdf": XML,
    ".warc": WARC,
    ".mhtml": MHTML,
    ".mht": MHTML,
}
BINARY = (
    (b"PK\x03\x04", "a ZIP archive or an office file: unpack it, or save it as .txt or .html"),
    (b"\xd0\xcf\x11\xe0", "an old Microsoft Office file: save it as .txt or .html"),
    (b"{\\rtf", "a rich text file: save it as .txt or .html"),
    (b"\x1f\x8b", "a gzip file: it is unpacked only where its name tells what is in it, as in .html.gz"),
    (b"\x89PNG", "a picture: give the article as text"),
    (b"\xff\xd8\xff", "a picture: give the article as text"),
    (b"GIF8", "a picture: give the article as text"),
    (b"SQLite format 3\x00", "an SQLite database: name it with --ledger, or give articles"),
    (b"\x7fELF", "a program: give the article as text"),
)
COMMENTS = rb"(?:<!--.{0,2000}?-->\s*)*"
PAGE = re.compile(
    rb"\s*(?:<\?xml\b[^>]{0,200}\?>\s*)?"
    + COMMENTS
    + rb"<(?:!doctype\s+html|html|head|body|meta|title|script)\b",
    re.I | re.S,
)
DATA = re.compile(
    rb"\s*(?:<\?xml\b[^>]{0,200}\?>\s*|<\?xml-stylesheet\b[^>]{0,500}\?>\s*|<!--.{0,2000}?-->\s*)*"
    rb"<(?:rss|feed|(?:\w+:)?RDF|(?:\w+:)?urlset|(?:\w+:)?sitemapindex)\b",
    re.S,
)
FRONT_MATTER = re.compile(rb"---[ \t]*\r?\n(?:.*\n){1,200}?---[ \t]*\r?\n")
MAIL_PAGE = re.compile(rb"(?:[\w-]+:.*\r?\n(?:[ \t].*\r?\n)*){0,20}?Content-Type:\s*multipart/related", re.I)
GZIP = b"\x1f\x8b"
SNIFFED = 65_536  # bytes looked at
MARKS = b"\xef\xbb\xbf"  # UTF-8 byte order mark


def known_suffix(name: str) -> str | None:
    """The media type that the name's extension stands for, looking under `.gz`; None for others."""
    path = PurePath(name)
    suffix = path.suffix.lower()
    if suffix == ".gz":
        suffix = PurePath(path.stem).suffix.lower()
    return BY_SUFFIX.get(suffix)


def media_type(name: str, head: bytes) -> str:
    """The media type of what begins with `head`: by its words where they tell, else by its name.

    A page saved as .txt is HTML, front matter makes Markdown, an object of JSON on the first line JSONL.
    """
    start = head[:SNIFFED].removeprefix(MARKS)
    for kind, tells in ((PDF, b"%PDF-"), (WARC, b"WARC/1.")):
        if start.startswith(tells):
            return kind
    if DATA.match(start):
        return XML
    by_name = known_suffix(name)
    if PAGE.match(start):
        return HTML
    if MAIL_PAGE.match(start):
        return MHTML
    if by_name:
        return by_name
    if FRONT_MATTER.match(start.lstrip()):
        return MARKDOWN
    return LINES if _is_object(start.lstrip().split(b"\n", 1)[0]) else TEXT


def binary_reason(raw: bytes) -> str | None:
    """Why these bytes cannot be an article, by their signature; None where nothing speaks against it."""
    for signature, reason in BINARY:
        if raw.startswith(signature):
            return f"this is {reason}"
    return None


def _is_object(line: bytes) -> bool:
    if not line.startswith(b"{"):
        return False
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False
