"""Paths in, documents out."""

import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from onrecord.collect.files import MAX_BYTES, read_file, read_stream, shown, why
from onrecord.collect.media import BY_SUFFIX, SNIFFED, binary_reason, known_suffix
from onrecord.model import Document, Failure


def documents(
    paths: Iterable[str], stdin: BinaryIO | None = None, max_bytes: int = MAX_BYTES
) -> Iterator[Document | Failure]:
    """The documents under `paths`, one after the other, and a `Failure` for each that cannot be taken in.

    A folder is walked to the bottom in sorted order, hidden files and folders left out; "-" is standard
    input. Files named outright are tried whatever their extension, in folders only those that hold text.
    """
    for path in paths:
        if path == "-":
            yield _standard_input(stdin, max_bytes)
        elif path and Path(path).is_dir():
            yield from _folder(path, max_bytes)
        else:
            yield _named_file(path, max_bytes)


def _named_file(path: str, max_bytes: int) -> Document | Failure:
    if not path:
        return Failure(path, "an empty path: name a file or a folder")
    if "\0" in path:
        return Failure(path, "not a path (it holds a NUL character): check the path")
    return read_file(Path(path), max_bytes)


def _standard_input(stdin: BinaryIO | None, max_bytes: int) -> Document | Failure:
    try:
        return read_stream(stdin or sys.stdin.buffer, "-", max_bytes)
    except OSError as error:
        return Failure("-", f"standard input {why(error)}")


def _folder(top: str, max_bytes: int) -> Iterator[Document | Failure]:
    unreadable: list[OSError] = []
    found = False
    for folder, folders, names in os.walk(top, onerror=unreadable.append):
        yield from _not_walked(unreadable)
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if name.startswith("."):
                continue
            found = True
            path = Path(folder) / name
            yield read_file(path, max_bytes) if known_suffix(name) else _unknown(path)
    failed = bool(unreadable)
    yield from _not_walked(unreadable)
    if not found and not failed:
        yield Failure(top, "the folder holds no files: check the path")


def _unknown(path: Path) -> Failure:
    """Why a file in a folder, of an extension that stands for no text, is left out."""
    known = ", ".join(sorted(BY_SUFFIX))
    reason = f"unknown kind of file: read are {known} (name it outright to try)"
    try:
        if path.is_file():
            with path.open("rb") as stream:
                reason = binary_reason(stream.read(SNIFFED)) or reason
    except OSError as error:
        reason = why(error)
    return Failure(shown(path), reason)


def _not_walked(errors: list[OSError]) -> Iterator[Failure]:
    """What `os.walk` could not open so far; empties the list."""
    while errors:
        error = errors.pop(0)
        yield Failure(shown(Path(error.filename)), f"the folder {why(error)}")
