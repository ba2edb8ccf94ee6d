"""Records as JSON lines, CSV and Parquet."""

import csv
import re
import sys
from collections.abc import Iterable, Sequence
from enum import StrEnum
from types import ModuleType
from typing import IO

import msgspec

from onrecord.present.console import UserError
from onrecord.present.records import Record

FORMULA = ("=", "+", "-", "@", "\t", "\r")  # what spreadsheets take for the start of a formula (OWASP)

_encoder = msgspec.json.Encoder()
_SURROGATES = re.compile("[\ud800-\udfff]")


class Format(StrEnum):
    """How rows are printed."""

    table = "table"
    jsonl = "jsonl"
    csv = "csv"
    parquet = "parquet"


class FileFormat(StrEnum):
    """How rows are written to files."""

    jsonl = "jsonl"
    csv = "csv"
    parquet = "parquet"


def print_as(records: Iterable[Record], header: Sequence[str], format_: Format) -> None:
    """Print records; `format_` is no table. Raises UserError for Parquet on a terminal."""
    if format_ is Format.jsonl:
        write_jsonl(records, sys.stdout)
    elif format_ is Format.csv:
        write_csv(records, sys.stdout, header)
    elif sys.stdout.isatty():
        raise UserError("Parquet is no text; send it to a file with > FILE.parquet")
    else:
        write_parquet(records, sys.stdout.buffer, header)


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


def write_parquet(records: Iterable[Record], out: IO[bytes], header: Iterable[str]) -> int:
    """Write one row a record, nested parts as JSON text; returns how many.

    A column is of truth values, integers or numbers where all its values are, else of text. Raises UserError
    where pyarrow is not installed.
    """
    pa, parquet = _arrow()
    held = list(records)
    columns = {name: [record.get(name) for record in held] for name in header}
    parquet.write_table(pa.table({name: _column(pa, values) for name, values in columns.items()}), out)
    return len(held)


def _arrow() -> tuple[ModuleType, ModuleType]:
    try:
        import pyarrow
        from pyarrow import parquet
    except ImportError as error:
        raise UserError("Parquet needs pyarrow: pip install 'onrecord[parquet]'") from error
    return pyarrow, parquet


def _column(pa: ModuleType, values: Sequence[object]) -> object:
    kinds = {type(value) for value in values if value is not None}
    for kind, arrow in ((bool, pa.bool_()), (int, pa.int64()), (float, pa.float64())):
        if kinds == {kind} or (kind is float and kinds == {int, float}):
            return pa.array(values, arrow)
    text = [
        None if value is None else _unicode(value) if isinstance(value, str) else json_text(value)
        for value in values
    ]
    return pa.array(text, pa.string())


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
