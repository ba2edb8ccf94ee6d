"""One file, or standard input, to the documents in it."""

import gzip
import io
import os
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from onrecord.collect.media import GZIP, SNIFFED, WARC, known_suffix
from onrecord.collect.members import MAX_BYTES, Found, members
from onrecord.model import Failure


def read_file(path: Path, max_bytes: int = MAX_BYTES) -> Iterator[Found]:
    """What is in the file `path`, or why nothing is. Never holds more than `max_bytes` and a little.

    A sha256 is that of the bytes read, unpacked where the file is gzip.
    """
    try:
        if path.exists() and not path.is_file():
            yield Failure(shown(path), "not a file (a device, a pipe or a socket): give a text or HTML file")
            return
        with path.open("rb") as stream:
            yield from read_stream(stream, shown(path), max_bytes)
    except OSError as error:
        yield Failure(shown(path), why(error))


def read_stream(stream: BinaryIO, name: str, max_bytes: int = MAX_BYTES) -> Iterator[Found]:
    """What is in `stream`, known under `name`. Raises OSError where the stream does."""
    peeking = _peeking(stream)
    packed = peeking.peek(2).startswith(GZIP)
    if packed and known_suffix(name) != WARC and (known_suffix(name) or name == "-"):
        yield from _unpacked(peeking, name, max_bytes)
    else:
        yield from members(peeking, name, max_bytes)


def _unpacked(stream: BinaryIO, name: str, max_bytes: int) -> Iterator[Found]:
    try:
        with gzip.GzipFile(fileobj=stream) as packed:
            yield from members(_peeking(packed), name, max_bytes)
    except (gzip.BadGzipFile, EOFError, zlib.error):
        yield Failure(name, "a damaged gzip file: unpack it, or get it again")


class _Borrowed(io.RawIOBase):
    """A stream that stays open when the reader laid over it goes."""

    def __init__(self, stream: BinaryIO | gzip.GzipFile) -> None:
        self._stream = stream

    def readable(self) -> bool:
        """It is."""
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        """Fill `buffer`; how many bytes there were."""
        read = self._stream.read(len(buffer))
        buffer[: len(read)] = read
        return len(read)


def _peeking(stream: BinaryIO | gzip.GzipFile) -> io.BufferedReader:
    return io.BufferedReader(_Borrowed(stream), buffer_size=SNIFFED)


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
