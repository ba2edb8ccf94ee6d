"""Paths and addresses in, documents out."""

import os
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO, Protocol

from onrecord.collect.files import read_file, read_stream, shown, why
from onrecord.collect.media import BY_SUFFIX, SNIFFED, binary_reason, known_suffix
from onrecord.collect.members import MAX_BYTES, Found
from onrecord.collect.pointer import Pointer, unfollowed
from onrecord.model import Document, Failure

ADDRESS = re.compile(r"https?://", re.I)


class Web(Protocol):
    """What fetches addresses; `collect.fetcher.Fetcher` is one."""

    def fetch(self, url: str) -> Iterator[Found]:
        """What is at an address."""

    def follow(self, pointers: Iterable[Pointer]) -> Iterator[Document | Failure]:
        """The articles that pointers lead to, or why they are not fetched."""


def documents(
    paths: Iterable[str],
    stdin: BinaryIO | None = None,
    max_bytes: int = MAX_BYTES,
    web: Web | None = None,
) -> Iterator[Document | Failure]:
    """The documents under `paths`, one after the other, and a `Failure` for each that cannot be taken in.

    A folder is walked to the bottom in sorted order, hidden files and folders left out; "-" is standard
    input; http and https addresses are fetched by `web`. Files named outright are tried whatever their
    extension, in folders only those that hold text.
    """
    for path in paths:
        yield from _resolved(_found(path, stdin, max_bytes, web), web)


def is_address(path: str) -> bool:
    """Whether a path is an http or https address."""
    return bool(ADDRESS.match(path))


def _found(path: str, stdin: BinaryIO | None, max_bytes: int, web: Web | None) -> Iterator[Found]:
    if path == "-":
        yield from _standard_input(stdin, max_bytes)
    elif is_address(path):
        yield from web.fetch(path) if web else [Failure(path, "an address: nothing is fetched here")]
    elif path and "\0" not in path and Path(path).is_dir():
        yield from _folder(path, max_bytes)
    else:
        yield from _named_file(path, max_bytes)


def _resolved(found: Iterable[Found], web: Web | None) -> Iterator[Document | Failure]:
    """With pointers followed, once the container that holds them is read."""
    pointers = []
    for one in found:
        if isinstance(one, Pointer):
            pointers.append(one)
        else:
            yield one
    if not pointers:
        return
    if web:
        yield from web.follow(pointers)
    else:
        yield from unfollowed(pointers)


def _named_file(path: str, max_bytes: int) -> Iterator[Found]:
    if not path:
        yield Failure(path, "an empty path: name a file or a folder")
    elif "\0" in path:
        yield Failure(path, "not a path (it holds a NUL character): check the path")
    else:
        yield from read_file(Path(path), max_bytes)


def _standard_input(stdin: BinaryIO | None, max_bytes: int) -> Iterator[Found]:
    try:
        yield from read_stream(stdin or sys.stdin.buffer, "-", max_bytes)
    except OSError as error:
        yield Failure("-", f"standard input {why(error)}")


def _folder(top: str, max_bytes: int) -> Iterator[Found]:
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
            if known_suffix(name):
                yield from read_file(path, max_bytes)
            else:
                yield _unknown(path)
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
