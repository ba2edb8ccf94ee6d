"""What kind of document some bytes are, by the name of the file and by how they begin."""

import re
from pathlib import PurePath

BY_SUFFIX = {
    ".txt": "text/plain",
    ".text": "text/plain",
    ".md": "text/markdown",
    ".markdown": "text/markdown",
    ".html": "text/html",
    ".htm": "text/html",
    ".xhtml": "text/html",
}
BINARY = (
    (b"%PDF", "a PDF: PDF is not read yet, save its text as .txt first"),
    (b"PK\x03\x04", "a ZIP archive or an office file: unpack it, or save it as .txt or .html"),
    (b"\xd0\xcf\x11\xe0", "an old Microsoft Office file: save it as .txt or .html"),
    (b"{\\rtf", "a rich text file: save it as .txt or .html"),
    (b"\x1f\x8b", "a gzip file: only .html.gz, .txt.gz and .md.gz are unpacked"),
    (b"\x89PNG", "a picture: give the article as text"),
    (b"\xff\xd8\xff", "a picture: give the article as text"),
    (b"GIF8", "a picture: give the article as text"),
    (b"SQLite format 3\x00", "an SQLite database: name it with --ledger, or give articles"),
    (b"\x7fELF", "a program: give the article as text"),
)
HTML = re.compile(
    rb"\s*(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body|meta|title|script)\b", re.I | re.S
)
FRONT_MATTER = re.compile(rb"---[ \t]*\r?\n(?:.*\n){1,200}?---[ \t]*\r?\n")
SNIFFED = 65_536  # bytes looked at
MARKS = b"\xef\xbb\xbf"  # UTF-8 byte order mark


def known_suffix(name: str) -> str | None:
    """The media type that the name's extension stands for, looking under `.gz`; None for others."""
    path = PurePath(name)
    suffix = path.suffix.lower()
    if suffix == ".gz":
        suffix = PurePath(path.stem).suffix.lower()
    return BY_SUFFIX.get(suffix)


def media_type(name: str, raw: bytes) -> str:
    """text/html, text/markdown or text/plain. A page saved as .txt is HTML, front matter makes Markdown."""
    start = raw[:SNIFFED].removeprefix(MARKS)
    if HTML.match(start):
        return "text/html"
    by_name = known_suffix(name)
    if by_name:
        return by_name
    return "text/markdown" if FRONT_MATTER.match(start.lstrip()) else "text/plain"


def binary_reason(raw: bytes) -> str | None:
    """Why these bytes cannot be an article, by their signature; None where nothing speaks against it."""
    for signature, reason in BINARY:
        if raw.startswith(signature):
            return f"this is {reason}"
    return None
