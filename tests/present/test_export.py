"""The export contract: names, spans and counts."""

import csv
import json
from pathlib import Path
from typing import Any

import pytest

from onrecord.ledger import Ledger
from onrecord.present.console import UserError
from onrecord.present.export import HEADERS, export
from onrecord.present.formats import FileFormat


def lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


@pytest.fixture
def exported(ledger: Ledger, tmp_path: Path) -> Path:
    counts = export(ledger, tmp_path / "out", FileFormat.jsonl)
    assert counts == {
        "articles": 4, "statements": 8, "events": 3, "claims": 2, "entities": 2, "stories": 0,
        "designators": 0, "register": 2, "judgements": 0,
    }  # fmt: skip
    return tmp_path / "out"


@pytest.mark.parametrize("kind", ["articles", "statements", "events", "claims", "entities"])
def test_every_record_has_the_fields_of_the_contract_in_order(exported: Path, kind: str) -> None:
    for record in lines(exported / f"{kind}.jsonl"):
        assert tuple(record) == HEADERS[kind]


def test_spans_are_offsets_of_the_text(exported: Path) -> None:
    texts = {row["id"]: row["text"] for row in lines(exported / "articles.jsonl")}
    for row in lines(exported / "statements.jsonl"):
        text = texts[row["article"]]
        assert row["content"]["pieces"] == [text[start:end] for start, end in row["content"]["spans"]]
        assert row["cue"]["text"] == " … ".join(text[start:end] for start, end in row["cue"]["spans"])
    for row in lines(exported / "events.jsonl"):
        start, end = row["evidence"]["spans"][0]
        assert row["evidence"]["text"] == texts[row["article"]][start:end]


def test_copies_and_origins(exported: Path) -> None:
    by_file = {row["file"]: row for row in lines(exported / "articles.jsonl")}
    assert by_file["wire.txt"]["copies"] == [by_file["reprint.txt"]["id"]]
    assert by_file["reprint.txt"]["origin"] == "Harbour Wire"
    assert by_file["korean.txt"]["annotated"] is False
    statements = lines(exported / "statements.jsonl")
    assert {row["origin"] for row in statements if row["file"] == "reprint.txt"} == {"Harbour Wire"}


def test_speakers_point_at_entities(exported: Path) -> None:
    ids = {row["name"]: row["id"] for row in lines(exported / "entities.jsonl")}
    entity = lines(exported / "statements.jsonl")[0]["source"]["entities"][0]
    assert entity == {
        "id": ids["Ada Rawnsley"], "name": "Ada Rawnsley", "kind": "person", "party": "Syldavia",
    }  # fmt: skip


def test_a_claim_names_its_files_and_positions(exported: Path) -> None:
    claim = lines(exported / "claims.jsonl")[0]
    assert claim["files"] == ["wire.txt", "reprint.txt", "borduria.txt"]
    assert claim["when"] == ["2031-05-01", "2031-05-31"]
    assert claim["responses"] == {"Borduria": "affirmed", "Ruritania": "denied"}
    assert {"party", "position", "from", "statement"} <= claim["positions"][0].keys()


def test_csv_says_the_same(ledger: Ledger, exported: Path, tmp_path: Path) -> None:
    export(ledger, tmp_path / "csv", FileFormat.csv)
    with (tmp_path / "csv" / "claims.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    for row, record in zip(rows, lines(exported / "claims.jsonl"), strict=True):
        assert row["summary"] == record["summary"]
        assert json.loads(row["positions"]) == record["positions"]


def test_the_same_ledger_gives_the_same_bytes(ledger: Ledger, exported: Path, tmp_path: Path) -> None:
    export(ledger, tmp_path / "again", FileFormat.jsonl)
    for file in exported.iterdir():
        assert (tmp_path / "again" / file.name).read_bytes() == file.read_bytes()


def test_a_folder_that_is_a_file_is_told_in_words(ledger: Ledger, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(UserError, match="give another folder"):
        export(ledger, tmp_path / "file", FileFormat.jsonl)
