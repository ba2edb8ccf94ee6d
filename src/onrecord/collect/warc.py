"""Web archives: WARC files (ISO 28500), packed or not, by FastWARC (Bevendorff et al., OSSYM 2021)."""

import hashlib
import io
from collections.abc import Iterator
from datetime import datetime

from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType

from onrecord.collect.media import HTML, PDF, TEXT
from onrecord.model import Document, Failure

WANTED = WarcRecordType.response | WarcRecordType.resource | WarcRecordType.conversion
KINDS = {HTML: HTML, "application/xhtml+xml": HTML, TEXT: TEXT, PDF: PDF}
FOUND = 200  # HTTP status


class _Forward:
    """A stream as FastWARC wants it: it asks where it is, also in streams that cannot go back, and panics."""

    def __init__(self, stream: io.BufferedReader) -> None:
        self._stream = stream
        self._at = 0

    def read(self, size: int = -1) -> bytes:
        """Up to `size` bytes."""
        data = self._stream.read(size)
        self._at += len(data)
        return data

    def tell(self) -> int:
        """How many bytes were read."""
        return self._at

    def seek(self, offset: int, whence: int = 0) -> int:
        """Where it is; nowhere else can be gone."""
        if (offset, whence) not in ((0, io.SEEK_CUR), (self._at, io.SEEK_SET)):
            raise OSError("this stream cannot go back")
        return self._at

    def flush(self) -> None:
        """Nothing."""

    def close(self) -> None:
        """Nothing: the stream is the caller's."""


def read_warc(stream: io.BufferedReader, name: str, max_bytes: int) -> Iterator[Document | Failure]:
    """A document for each page of an archive, its bytes those of the payload with transfer codings undone.

    Pages are records of status 200 with HTML, text or PDF; pictures, styles, redirects and what the archive
    says of itself are passed over. Where the file is cut off or damaged, what came before is in.
    """
    pages = 0
    try:
        for record in ArchiveIterator(_Forward(stream), record_types=WANTED, auto_decode="all"):
            found = _page(record, name, max_bytes)
            if found is not None:
                pages += 1
                yield found
    except (OSError, ValueError, EOFError) as error:
        yield Failure(name, f"a damaged WARC file ({_shortly(error)}): the {pages} pages before it are taken")
        return
    if not pages:
        yield Failure(name, "the WARC file holds no pages (records of status 200 with HTML, text or PDF)")


def _page(record: WarcRecord, name: str, max_bytes: int) -> Document | Failure | None:
    status = record.http_headers.status_code if record.http_headers is not None else None
    kind = KINDS.get((record.http_content_type or record.headers.get("Content-Type") or "").split(";")[0])
    if kind is None or (record.is_http and status != FOUND):
        return None
    url = (record.headers.get("WARC-Target-URI") or "").strip("<>") or None
    member = f"{name}#{url or record.record_id}"
    if url and url.endswith("/robots.txt"):
        return None
    raw = record.reader.read(max_bytes + 1)
    if len(raw) > max_bytes:
        return Failure(member, "a page larger than the limit of one document")
    if not raw.strip():
        return Failure(member, "an empty page")
    if len(raw) < record.content_length and not _is_packed(record):
        return Failure(member, "cut off: the archive ends in the middle of this page")
    return Document(hashlib.sha256(raw).hexdigest(), raw, member, kind, url, _date(record))


def _is_packed(record: WarcRecord) -> bool:
    """Whether the payload was decoded, so that its length says nothing about what the archive holds."""
    headers = record.http_headers
    return headers is not None and any(name in headers for name in ("Content-Encoding", "Transfer-Encoding"))


def _date(record: WarcRecord) -> datetime | None:
    try:
        date = datetime.fromisoformat(record.headers.get("WARC-Date") or "")
    except ValueError:
        return None
    return date if date.tzinfo else None


def _shortly(error: Exception) -> str:
    return " ".join(str(error).split())[:120] or type(error).__name__
