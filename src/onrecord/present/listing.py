"""Records of the export contract on standard output."""

from collections.abc import Iterable

from onrecord.present.export import HEADERS
from onrecord.present.formats import Format, print_as
from onrecord.present.records import Record


def print_records(kind: str, records: Iterable[Record], format_: Format) -> None:
    """Print records of one kind; `format_` is no table."""
    print_as(records, HEADERS[kind], format_)
