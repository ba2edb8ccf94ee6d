"""`add` and `demo` end to end: what goes in, what is said of what does not, and the exit codes."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from onrecord.ledger import Ledger
from onrecord.present.app import app

STORY = """Baltic talks end

TALLINN, March 4 (Coast Wire) — Estonia and Finland met in Tallinn on Monday.

“We agreed on the ferry,” Estonian Prime Minister Kaja Kallas told reporters. She denied that money had
changed hands.
"""


def run(*args: str, input: bytes | None = None) -> Result:  # noqa: A002 - as in CliRunner
    return CliRunner(env={"COLUMNS": "120", "ONRECORD_LEDGER": None}).invoke(app, args, input=input)


@pytest.fixture
def ledger_file(tmp_path: Path) -> str:
    return str(tmp_path / "record.db")


def test_an_article_goes_in_once(tmp_path: Path, ledger_file: str) -> None:
    (tmp_path / "talks.txt").write_text(STORY, encoding="utf-8")
    first = run("add", str(tmp_path / "talks.txt"), "--ledger", ledger_file)
    assert (first.exit_code, first.stdout) == (0, "")
    assert first.stderr == "1 added, 0 already in\n"
    again = run("add", str(tmp_path / "talks.txt"), "--ledger", ledger_file)
    assert (again.exit_code, again.stderr) == (0, "0 added, 1 already in\n")
    said = run("statements", "--speaker", "Kallas", "-f", "jsonl", "--ledger", ledger_file)
    assert {json.loads(line)["force"] for line in said.stdout.splitlines()} >= {"deny"}


def test_standard_input_is_an_article_too(ledger_file: str) -> None:
    result = run("add", "-", "--ledger", ledger_file, input=STORY.encode())
    assert (result.exit_code, result.stderr) == (0, "1 added, 0 already in\n")


def test_bad_inputs_are_listed_and_the_rest_is_in(tmp_path: Path, ledger_file: str) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.txt").write_text(STORY, encoding="utf-8")
    (folder / "b.txt").write_text("")
    (folder / "c.pdf").write_bytes(b"%PDF-1.7\n\x00\x01")
    (folder / "d.txt").write_bytes(bytes(range(256)) * 40)
    result = run("add", str(folder), str(tmp_path / "gone.txt"), "--ledger", ledger_file)
    assert (result.exit_code, result.stdout) == (3, "")
    complaints = [line for line in result.stderr.splitlines() if line.startswith("onrecord: ")]
    assert [Path(line.split(": ")[1]).name for line in complaints] == ["b.txt", "c.pdf", "d.txt", "gone.txt"]
    assert result.stderr.splitlines()[-1] == "1 added, 0 already in, 4 failed"
    assert "4 inputs not in" in run("doctor", "--ledger", ledger_file).stdout


def test_nothing_but_bad_inputs_is_an_error(tmp_path: Path, ledger_file: str) -> None:
    result = run("add", str(tmp_path / "gone.txt"), "--ledger", ledger_file)
    assert result.exit_code == 1
    assert result.stderr.splitlines()[-1] == "0 added, 0 already in, 1 failed"


def test_a_language_that_is_not_read_is_kept_and_said_so(tmp_path: Path, ledger_file: str) -> None:
    text = "Die Regierung hat die Lieferung am Montag bestätigt. Der Minister sprach von tausend Kisten.\n\n"
    (tmp_path / "de.txt").write_text(text * 3, encoding="utf-8")
    result = run("add", str(tmp_path / "de.txt"), "--ledger", ledger_file)
    assert result.exit_code == 3
    assert result.stderr.splitlines() == [
        f"onrecord: {tmp_path / 'de.txt'}: kept, but not read: its language is de",
        "1 added, 0 already in, 1 article kept but not read (de)",
    ]
    assert "not read (de)" in run("articles", "--ledger", ledger_file).stdout


def test_broken_characters_are_counted_and_the_rest_is_in(tmp_path: Path, ledger_file: str) -> None:
    raw = b"The mayor \xff\xfe disagreed. Anna Keller said that the port will open in May.\n"
    (tmp_path / "broken.txt").write_bytes(raw)
    result = run("add", str(tmp_path / "broken.txt"), "--ledger", ledger_file)
    assert result.exit_code == 3
    assert "kept, but 2 broken characters in it could not be decoded" in result.stderr
    assert "the port will open" in run("statements", "--ledger", ledger_file, "--format", "jsonl").stdout


def test_a_folder_that_cannot_be_written_is_told_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    for args in (("add", "-", "--ledger", str(tmp_path / "file" / "x.db")), ("demo", str(tmp_path / "file"))):
        result = run(*args, input=STORY.encode())
        assert result.exit_code == 1
        assert result.stderr.splitlines()[-1].startswith("onrecord: ")


def test_the_demo_leaves_a_record_a_page_and_an_export(tmp_path: Path) -> None:
    result = run("demo", str(tmp_path / "demo"))
    assert result.exit_code == 0, result.output
    assert "disputed" in result.stdout
    assert "onrecord explain c-" in result.stdout
    page = (tmp_path / "demo" / "dossier.html").read_text(encoding="utf-8")
    assert "Arms and troops for Russia" in page
    assert (tmp_path / "demo" / "export" / "claims.jsonl").stat().st_size > 1000
    with Ledger.open(tmp_path / "demo" / "onrecord.db", create=False) as ledger:
        counts = ledger.counts()
    assert counts.articles + counts.transcripts == 15
    assert counts.not_read == {"de": 1}
    assert counts.copies > 0
