"""Parquet that reads back as what was written, and a word for those who lack what writes it."""

import importlib.util
from io import BytesIO
from pathlib import Path

import pytest
from typer.testing import CliRunner

from onrecord.ledger import Ledger
from onrecord.present.app import app
from onrecord.present.console import UserError
from onrecord.present.export import HEADERS, export
from onrecord.present.formats import FileFormat, write_parquet

INSTALLED = importlib.util.find_spec("pyarrow") is not None
needs_arrow = pytest.mark.skipif(not INSTALLED, reason="the extra `parquet` is not installed")


@needs_arrow
def test_columns_have_the_types_of_their_values() -> None:
    from pyarrow import parquet

    out = BytesIO()
    rows = [
        {"id": "a", "count": 1, "sure": 0.5, "nested": {"roles": ["x"]}, "held": True},
        {"id": "half \ud83d a pair", "count": None, "sure": 1, "held": False},
    ]
    assert write_parquet(rows, out, ("id", "count", "sure", "nested", "held", "none")) == 2
    table = parquet.read_table(out)
    assert [str(kind) for kind in table.schema.types] == [
        "string",
        "int64",
        "double",
        "string",
        "bool",
        "string",
    ]
    assert table.to_pylist()[0]["nested"] == '{"roles":["x"]}'
    assert table.column("id").to_pylist() == ["a", "half \ufffd a pair"]


@needs_arrow
def test_a_record_is_exported_whole(ledger: Ledger, tmp_path: Path) -> None:
    from pyarrow import parquet

    counts = export(ledger, tmp_path, FileFormat.parquet)
    for kind, count in counts.items():
        table = parquet.read_table(tmp_path / f"{kind}.parquet")
        assert (table.num_rows, tuple(table.column_names)) == (count, HEADERS[kind])


@needs_arrow
def test_a_listing_goes_to_standard_output(story: Path) -> None:
    from pyarrow import parquet

    result = CliRunner().invoke(app, ["claims", "--ledger", str(story), "--format", "parquet"])
    assert result.exit_code == 0
    assert parquet.read_table(BytesIO(result.stdout_bytes)).num_rows == 2


@pytest.mark.skipif(INSTALLED, reason="the extra `parquet` is installed")
def test_without_pyarrow_it_says_what_to_install() -> None:
    with pytest.raises(UserError, match="onrecord\\[parquet\\]"):
        write_parquet([], BytesIO(), ("id",))
