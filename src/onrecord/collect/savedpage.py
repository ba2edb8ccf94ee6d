"""Pages that a browser saved as one file: MHTML (RFC 2557)."""

import hashlib
from datetime import datetime
from email import message_from_bytes
from email.errors import MessageError
from email.message import Message
from email.utils import parsedate_to_datetime

from onrecord.collect.media import HTML
from onrecord.model import Document, Failure


def read_saved_page(raw: bytes, name: str) -> Document | Failure:
    """The page in an MHTML file: its first HTML part, with the address and the day it was saved."""
    try:
        mail = message_from_bytes(raw)
    except (MessageError, ValueError, RecursionError):
        return Failure(name, "a damaged MHTML file: save the page again, as HTML")
    page = next((part for part in mail.walk() if part.get_content_type() == HTML), None)
    body = page.get_payload(decode=True) if page is not None else None
    if page is None or not isinstance(body, bytes) or not body.strip():
        return Failure(name, "the MHTML file holds no page: save it again, as HTML")
    body = _as_utf8(body, page.get_content_charset())
    url = mail.get("Snapshot-Content-Location") or page.get("Content-Location")
    url = str(url).strip() if url and "://" in str(url) else None
    return Document(hashlib.sha256(body).hexdigest(), body, name, HTML, url, _date(mail))


def _as_utf8(body: bytes, charset: str | None) -> bytes:
    """The page in UTF-8 where the part says how it is written, since the page itself may not say."""
    try:
        return body.decode(charset).encode() if charset else body
    except (LookupError, UnicodeError):
        return body


def _date(mail: Message) -> datetime | None:
    try:
        date = parsedate_to_datetime(str(mail["Date"]))
    except (ValueError, TypeError):
        return None
    return date if date.tzinfo else None
