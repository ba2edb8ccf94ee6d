"""Records as JSON lines and CSV."""

import csv
import re
from collections.abc import Iterable
from enum import StrEnum
from typing import IO

import msgspec

from onrecord.present.records import Record

FORMULA = ("=", "+", "-", "@", "\t", "\r")  # what spreadsheets take for the start of a formula (OWASP)

_encoder = msgspec.json.Encoder()
_SURROGATES = re.compile("[\ud800-\udfff]")


class Format(StrEnum):
    """How rows are printed."""

    table = "table"
    jsonl = "jsonl"
    csv = "csv"


class FileFormat(StrEnum):
    """How rows are written to files."""

    jsonl = "jsonl"
    csv = "csv"


def write_jsonl(records: Iterable[Record], out: IO[str]) -> int:
    """Write one JSON object a line, UTF-8 left readable; returns how many."""
    count = 0
    for record in records:
        out.write(json_text(record) + "\n")
        count += 1
    return count


def write_csv(records: Iterable[Record], out: IO[str], header: Iterable[str]) -> int:
    """Write a header and one line a record (RFC 4180, nested parts as JSON); returns how many.

    Cells that a spreadsheet would run as a formula get a leading apostrophe: what is in them came from the
    web.
    """
    writer = csv.writer(out, lineterminator="\r\n")
    columns = list(header)
    writer.writerow(columns)
    count = 0
    for record in records:
        writer.writerow([_cell(record.get(column)) for column in columns])
        count += 1
    return count


def json_text(value: object) -> str:
    """`value` as JSON on one line. Lone surrogates, which are not Unicode text, become U+FFFD."""
    try:
        return _encoder.encode(value).decode()
    except UnicodeEncodeError:
        return _encoder.encode(_clean(value)).decode()


def _cell(value: object) -> str:
    if value is None:
        return ""
    if not isinstance(value, str):
        return json_text(value)
    text = _unicode(value)
    return f"'{text}" if text[:1] in FORMULA else text


def _clean(value: object) -> object:
    if isinstance(value, str):
        return _unicode(value)
    if isinstance(value, dict):
        return {_clean(key): _clean(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_clean(item) for item in value]
    return value


def _unicode(text: str) -> str:
    return _SURROGATES.sub("\ufffd", text)
