"""What was taken in, byte for byte."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Document:
    """The raw bytes of one input, with where and when they were got.

    `file` is the path, address or name under which the user knows it; of a member of a container both, parted
    by "#". `media_type` is one of text/plain, text/markdown, text/html, application/pdf, and application/json
    for an article given as fields. `fetched` is aware of its time zone, and None for files that do not say.
    """

    sha256: str
    raw: bytes
    file: str
    media_type: str
    url: str | None = None
    fetched: datetime | None = None


@dataclass(frozen=True, slots=True)
class Held:
    """What was got before from an address: how its host marked it (ETag, Last-Modified), and the document.

    The document of a feed, or of another container, is what its articles were read from.
    """

    etag: str | None
    modified: str | None
    document: Document


@dataclass(frozen=True, slots=True)
class Failure:
    """An input that could not be taken in: where it is and why, in words that a user can act on."""

    file: str
    reason: str
