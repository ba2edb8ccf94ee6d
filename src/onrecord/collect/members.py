"""What is in one input: the document that it is, or those that it contains."""

import hashlib
import io
from collections.abc import Iterator
from datetime import datetime

from onrecord.collect import media
from onrecord.collect.jsonlines import read_json, read_lines
from onrecord.collect.pointer import Pointer
from onrecord.collect.savedpage import read_saved_page
from onrecord.collect.syndication import read_xml
from onrecord.collect.warc import read_warc
from onrecord.model import Document, Failure

MAX_BYTES = 50 * 1024 * 1024  # of one document: an article is some kilobytes, a long transcript some hundred
Found = Document | Failure | Pointer


def members(stream: io.BufferedReader, name: str, max_bytes: int = MAX_BYTES) -> Iterator[Found]:
    """The documents in `stream`, known under `name`, each with a Failure in its place where it fails.

    A member is named after its container: "news.jsonl#17", "crawl.warc.gz#https://example.org/a". JSON
    lines and WARC files are read as they stream by, whatever their size; all else must be within
    `max_bytes`. Raises OSError, and what the unpacking of `stream` raises.
    """
    head = stream.peek(media.SNIFFED)
    kind = media.media_type(name, head)
    if kind == media.WARC:
        yield from read_warc(stream, name, max_bytes)
    elif kind == media.LINES:
        yield from read_lines(stream, name, max_bytes)
    else:
        raw = stream.read(max_bytes + 1)
        yield from _too_large(name, max_bytes) if len(raw) > max_bytes else whole(raw, name, kind)


def whole(
    raw: bytes, name: str, kind: str, url: str | None = None, fetched: datetime | None = None
) -> Iterator[Found]:
    """The documents in an input that is held as a whole, of media type `kind`."""
    reason = media.binary_reason(raw)
    if not raw.strip():
        yield Failure(name, "the file is empty: nothing to read")
    elif reason:
        yield Failure(name, reason)
    elif kind == media.RECORD:
        yield from read_json(raw, name)
    elif kind == media.XML:
        yield from read_xml(raw, name, url)
    elif kind == media.MHTML:
        yield read_saved_page(raw, name)
    else:
        yield Document(hashlib.sha256(raw).hexdigest(), raw, name, kind, url, fetched)


def _too_large(name: str, max_bytes: int) -> Iterator[Failure]:
    limit = f"{max_bytes / (1024 * 1024):g} MB"
    yield Failure(name, f"larger than the limit of {limit}: split it into articles, or raise the limit")
