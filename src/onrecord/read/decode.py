"""Bytes to text. Total: every input gives text or a ReadError that says why not."""

import re
import unicodedata
from collections.abc import Iterator

from charset_normalizer import from_bytes

from onrecord.model import Document
from onrecord.read.errors import ReadError
from onrecord.read.pdf import pdf_text

DECLARED = re.compile(
    rb"""<(?:meta|\?xml)\b[^>]{0,200}?(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]{2,40})""", re.I
)
DECLARED_WITHIN = 4096  # bytes; HTML wants the declaration within the first 1024, pages keep to 4096
SAMPLE = 20_000  # bytes given to the charset detector, characters looked at for noise
NOISE = 0.05  # share of control and replacement characters that makes noise: random bytes 0.12, prose none
ASCII = 0.85  # share of ASCII bytes from which an unknown one-byte encoding is taken for Windows-1252
NEVER = frozenset({0xC0, 0xC1, 0xFE, 0xFF})  # bytes in no UTF-8, and in no prose as Windows-1252
NULS = 0.2  # share of NUL bytes from which bytes without a mark are UTF-16: every other one in English


def decode(document: Document) -> str:
    """The text of `document`, with its line ends as they are and without a byte order mark; of a PDF, what
    `pdf_text` makes of it.

    UTF-8 first, then what an HTML page declares, then what charset_normalizer makes of it, then
    Windows-1252 with the bytes it does not know replaced. Raises ReadError for empty input and for what is
    no text (mostly control or replacement characters).
    """
    raw = document.raw
    if not raw.strip():
        raise ReadError("the file is empty: nothing to read")
    if document.media_type == "application/pdf":
        return pdf_text(raw)
    for encoding in _encodings(document):
        text = _attempt(raw, encoding)
        if text is not None:
            break
    else:
        text = raw.decode("utf-8" if set(raw) & NEVER else "cp1252", errors="replace")
    if _is_noise(text):
        raise ReadError("this is not text (mostly control characters): give the article as text or HTML")
    return text


def _encodings(document: Document) -> Iterator[str]:
    raw = document.raw
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        yield "utf-16"
    if raw[:SAMPLE].count(0) > NULS * len(raw[:SAMPLE]):
        yield "utf-16-le" if raw[1:2] == b"\0" else "utf-16-be"
    yield "utf-8-sig"
    if document.media_type == "text/html":
        declared = DECLARED.search(raw[:DECLARED_WITHIN])
        if declared:
            yield declared[1].decode("ascii", "replace")
    sample = raw[:SAMPLE]
    if not set(raw) & NEVER and sum(byte < 128 for byte in sample) >= ASCII * len(sample):
        yield "cp1252"
    guess = None if set(raw) & NEVER else from_bytes(sample).best()
    if guess is not None:
        yield guess.encoding


def _attempt(raw: bytes, encoding: str) -> str | None:
    """Strictly decoded; one broken sequence in otherwise sound UTF-8 does not make it another encoding."""
    try:
        return raw.decode(encoding)
    except (LookupError, UnicodeError, ValueError):
        pass
    if encoding != "utf-8-sig":
        return None
    text = raw.decode("utf-8-sig", errors="replace")
    sound = sum(ord(char) > 127 and char != "\ufffd" for char in text)
    return text if sound > 4 * text.count("\ufffd") else None


def _is_noise(text: str) -> bool:
    sample = text[:SAMPLE]
    bad = sum(
        char == "\ufffd"
        or (unicodedata.category(char) in ("Cc", "Cn", "Co", "Cs") and char not in "\t\n\r\f\v\x85")
        for char in sample
    )
    return bad > NOISE * len(sample) or not any(char.isalnum() for char in text)
