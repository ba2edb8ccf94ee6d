"""One file, or standard input, to a document."""

import gzip
import hashlib
import io
import os
import zlib
from pathlib import Path
from typing import BinaryIO

from onrecord.collect.media import binary_reason, known_suffix, media_type
from onrecord.model import Document, Failure

MAX_BYTES = 50 * 1024 * 1024  # an article is some kilobytes, a long transcript some hundred
GZIP = b"\x1f\x8b"


def read_file(path: Path, max_bytes: int = MAX_BYTES) -> Document | Failure:
    """The document in the file `path`, or why there is none. Never holds more than `max_bytes` and a little.

    The sha256 is that of the bytes read, unpacked where the file is gzip.
    """
    try:
        if path.exists() and not path.is_file():
            return Failure(shown(path), "not a file (a device, a pipe or a socket): give a text or HTML file")
        with path.open("rb") as stream:
            return read_stream(stream, shown(path), max_bytes)
    except OSError as error:
        return Failure(shown(path), why(error))


def read_stream(stream: BinaryIO, name: str, max_bytes: int = MAX_BYTES) -> Document | Failure:
    """The document in `stream`, known under `name`. Raises OSError where the stream does."""
    raw = stream.read(max_bytes + 1)
    if len(raw) > max_bytes:
        return _too_large(name, max_bytes)
    if raw.startswith(GZIP) and (known_suffix(name) or name == "-"):
        unpacked = _unpack(raw, name, max_bytes)
        if isinstance(unpacked, Failure):
            return unpacked
        raw = unpacked
    if not raw.strip():
        return Failure(name, "the file is empty: nothing to read")
    reason = binary_reason(raw)
    if reason:
        return Failure(name, reason)
    return Document(
        sha256=hashlib.sha256(raw).hexdigest(), raw=raw, file=name, media_type=media_type(name, raw)
    )


def _unpack(raw: bytes, name: str, max_bytes: int) -> bytes | Failure:
    try:
        with gzip.GzipFile(fileobj=io.BytesIO(raw)) as packed:
            unpacked = packed.read(max_bytes + 1)
    except (OSError, EOFError, zlib.error):
        return Failure(name, "a damaged gzip file: unpack it, or get it again")
    return unpacked if len(unpacked) <= max_bytes else _too_large(name, max_bytes)


def _too_large(name: str, max_bytes: int) -> Failure:
    limit = f"{max_bytes / (1024 * 1024):g} MB"
    return Failure(name, f"larger than the limit of {limit}: split it into articles, or raise the limit")


def shown(path: Path) -> str:
    """The path as text that can be stored: bytes of it that are no UTF-8 are replaced."""
    return os.fsencode(path).decode("utf-8", "replace")


def why(error: OSError) -> str:
    """What went wrong, in words that say what to do."""
    if isinstance(error, FileNotFoundError):
        return "there is no such file or folder: check the path"
    if isinstance(error, PermissionError):
        return "no permission to read it: change its permissions, or run as a user who may"
    return f"cannot be read: {error.strerror or error}"
