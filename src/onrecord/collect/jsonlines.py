"""Articles as JSON: one a line, a list of them, a JSON Feed, or a single one."""

import hashlib
import io
import json
from collections.abc import Iterator
from typing import Any

from onrecord.collect.media import MARKS, RECORD
from onrecord.model import Document, Failure

NAMES = ("url", "link", "canonical_url", "id", "guid")  # fields that name an article for good
LISTS = ("items", "articles", "entries", "results")  # JSON Feed has `items`, news APIs one of the others
LONGEST_NAME = 300  # characters


def read_lines(stream: io.BufferedReader, name: str, max_bytes: int) -> Iterator[Document | Failure]:
    """A document for each line that is a JSON object; its bytes are those of the line.

    It is named by its address or id, which stay when lines go in above it, else by its number.
    """
    number = 0
    empty = True
    while line := stream.readline(max_bytes + 1):
        number += 1
        if len(line) > max_bytes:
            _skip_line(line, stream)
            yield Failure(f"{name}#{number}", "a line larger than the limit of one document")
            empty = False
        elif line.strip():
            yield _record(line.removeprefix(MARKS).strip(), name, number)
            empty = False
    if empty:
        yield Failure(name, "the file is empty: nothing to read")


def read_json(raw: bytes, name: str) -> Iterator[Document | Failure]:
    """A document for each article of a JSON file: a list, an object that holds one, or one article.

    The bytes of a single article are those of the file; those in a list are written out anew.
    """
    try:
        value = json.loads(raw.removeprefix(MARKS))
    except (ValueError, RecursionError) as error:
        yield Failure(name, f"no JSON ({error}): give one object, a list of them, or one a line as .jsonl")
        return
    items = _items(value)
    if items is None:
        yield Document(hashlib.sha256(raw).hexdigest(), raw, name, RECORD)
        return
    for number, item in enumerate(items, 1):
        yield record(item, name, number)
    if not items:
        yield Failure(name, "the list is empty: nothing to read")


def record(item: dict[str, Any], container: str, number: int) -> Document:
    """The document of an article given as fields: JSON with sorted keys."""
    raw = json.dumps(item, ensure_ascii=False, sort_keys=True).encode("utf-8", "replace")
    return Document(hashlib.sha256(raw).hexdigest(), raw, member_name(item, container, number), RECORD)


def member_name(item: Any, container: str, number: int) -> str:
    """How a member of a container is known: by its address or id, else by its number."""
    for field in NAMES:
        value = item.get(field) if isinstance(item, dict) else None
        if isinstance(value, str | int) and not isinstance(value, bool) and str(value).strip():
            return f"{container}#{' '.join(str(value).split())[:LONGEST_NAME]}"
    return f"{container}#{number}"


def _record(line: bytes, name: str, number: int) -> Document | Failure:
    try:
        item = json.loads(line)
    except (ValueError, RecursionError) as error:
        return Failure(f"{name}#{number}", f"no JSON on this line ({error})")
    if not isinstance(item, dict):
        return Failure(f"{name}#{number}", "a line without fields: give an object with title and text")
    return Document(hashlib.sha256(line).hexdigest(), line, member_name(item, name, number), RECORD)


def _items(value: Any) -> list[dict[str, Any]] | None:
    """The articles of a list, or of an object that holds one; None for an object that is an article."""
    held = (
        [value] if isinstance(value, list) else [value.get(key) for key in LISTS if isinstance(value, dict)]
    )
    for found in held:
        if isinstance(found, list) and all(isinstance(item, dict) for item in found):
            return found
    return None


def _skip_line(line: bytes, stream: io.BufferedReader) -> None:
    while line and not line.endswith(b"\n"):
        line = stream.readline(65_536)
