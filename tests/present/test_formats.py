"""JSON lines and CSV that read back as what was written."""

import csv
import json
from io import StringIO

from hypothesis import given
from hypothesis import strategies as st

from onrecord.present.formats import write_csv, write_jsonl

values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**53), 2**53)
    | st.text(st.characters(exclude_categories=["Cs"])),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text("abc"), inner, max_size=3),
    max_leaves=8,
)


def csv_text(records: list[dict[str, object]], header: list[str]) -> str:
    out = StringIO(newline="")
    write_csv(records, out, header)
    return out.getvalue()


@given(st.lists(st.dictionaries(st.sampled_from(["a", "b"]), values), max_size=4))
def test_json_lines_read_back(records: list[dict[str, object]]) -> None:
    out = StringIO()
    assert write_jsonl(records, out) == len(records)
    lines = out.getvalue().split("\n")[:-1]
    assert [json.loads(line) for line in lines] == records


def test_text_is_left_readable_and_broken_text_is_mended() -> None:
    out = StringIO()
    write_jsonl([{"text": "Szohôd 한국"}, {"text": "half \ud83d a pair"}], out)
    assert out.getvalue().splitlines() == ['{"text":"Szohôd 한국"}', '{"text":"half \ufffd a pair"}']


def test_nested_parts_are_json_in_csv() -> None:
    text = csv_text([{"id": "s-1", "roles": {"actor": ["Borduria"]}, "when": None}], ["id", "roles", "when"])
    rows = list(csv.DictReader(StringIO(text)))
    assert json.loads(rows[0]["roles"]) == {"actor": ["Borduria"]}
    assert rows[0]["when"] == ""


def test_cells_that_a_spreadsheet_would_run_are_quoted() -> None:
    text = csv_text([{"title": "=HYPERLINK(1)"}], ["title"])
    assert text == "title\r\n'=HYPERLINK(1)\r\n"


@given(st.lists(st.text(st.characters(exclude_categories=["Cs", "Cc"])), min_size=1, max_size=4))
def test_csv_has_a_row_for_each_record(texts: list[str]) -> None:
    rows = list(
        csv.reader(StringIO(csv_text([{"t": text, "n": 1} for text in texts], ["t", "n"]), newline=""))
    )
    assert [row[0].removeprefix("'") for row in rows[1:]] == [text.removeprefix("'") for text in texts]
