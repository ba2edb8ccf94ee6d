"""Records on standard output, as JSON lines or CSV."""

import sys
from collections.abc import Iterable

from onrecord.present.export import HEADERS
from onrecord.present.formats import Format, write_csv, write_jsonl
from onrecord.present.records import Record


def print_records(kind: str, records: Iterable[Record], format_: Format) -> None:
    """Print records of one kind; `format_` is jsonl or csv."""
    if format_ is Format.jsonl:
        write_jsonl(records, sys.stdout)
    else:
        write_csv(records, sys.stdout, HEADERS[kind])
