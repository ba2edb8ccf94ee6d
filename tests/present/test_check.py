"""`check`: quotations beside the transcript, and how their other printings are shown."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from onrecord.present.app import app

BRIEFING = """Press Briefing by Press Secretary Ines Halvorsen

May 14, 2029

2:02 P.M. EDT

MS. HALVORSEN:  Good afternoon, everyone.

Q    Will there be a strike?

MS. HALVORSEN:  The drivers will probably not strike before — before the end of the month, and we will talk to
them again on Thursday.

Q    Thank you.

MS. HALVORSEN:  Thank you, all.
"""
NEWS = """{head}

By {author}
{outlet}
May 14, 2029

The drivers and the ministry go on talking.

“{quote}” Press Secretary Ines Halvorsen said on Monday.
"""
FAIR = (
    "The drivers will probably not strike before the end of the month, and we will talk to them again on "
    "Thursday,"
)
BOLD = "The drivers will strike before the end of the month, and we will talk to them again on Thursday,"


def run(*args: str) -> Result:
    return CliRunner(env={"COLUMNS": "120", "ONRECORD_LEDGER": None, "NO_COLOR": "1"}).invoke(app, args)


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("drivers")
    (folder / "briefing.md").write_text(f"---\ndate: 2029-05-14\n---\n\n{BRIEFING}", encoding="utf-8")
    for name, author, outlet, quote in (
        ("fair", "Ann Lee", "The Harbour Globe", FAIR), ("bold", "Bo Dahl", "The Daily Lantern", BOLD),
    ):  # fmt: skip
        text = NEWS.format(head=f"Talks go on, {name}", author=author, outlet=outlet, quote=quote)
        (folder / f"2029-05-14-{name}.txt").write_text(text, encoding="utf-8")
    ledger = str(tmp_path_factory.mktemp("ledger") / "record.db")
    assert run("add", str(folder), "--ledger", ledger).exit_code == 0
    return ledger


def test_differences_stand_where_the_words_are(record: str) -> None:
    result = run("check", "--ledger", record)
    words = " ".join(result.stdout.split())
    assert "≈ cleaned" in words
    assert "strike [-before-] before the end of the month" in words
    assert "… trimmed a name, a number, a negation or a modal differs" in words
    assert "The drivers will [-probably not-] strike" in words
    assert "1 cleaned, 1 trimmed" in result.stderr


def test_other_wordings_are_shown_with_who_printed_them(record: str) -> None:
    result = run("check", "--drift", "--weighty", "--ledger", record)
    assert "printed in 2 wordings" in result.stdout
    wordings = " ".join(result.stdout.split("wordings:")[1].split())
    assert f"“{FAIR}”" in wordings
    assert f"“{BOLD}”" in wordings


def test_filters_and_lines_for_programs(record: str) -> None:
    result = run("check", "--verdict", "trimmed", "-f", "jsonl", "--ledger", record)
    (row,) = map(json.loads, result.stdout.splitlines())
    assert Path(row["document"]).name == "briefing.md"
    assert row["differences"] == [["", "probably not"], ["", "before"]]
    assert [change["weighty"] for change in row["changes"]] == [True, False]
    assert row["said_on"] == ["2029-05-14", "2029-05-14"]
    assert len(row["variants"]) == 2
    assert (
        run("check", "--speaker", "Nobody", "--ledger", record).stderr
        == "No quotations on record that fit.\n"
    )


def test_show_and_export_have_the_checks(record: str, tmp_path: Path) -> None:
    statement = json.loads(run("check", "-f", "jsonl", "--ledger", record).stdout.splitlines()[0])[
        "statement"
    ]
    assert "[-before-]" in run("show", statement, "--ledger", record).stdout
    run("export", str(tmp_path), "--ledger", record)
    rows = [json.loads(line) for line in (tmp_path / "statements.jsonl").read_text("utf-8").splitlines()]
    checks = [check for row in rows for check in row["records"]]
    assert {check["check"] for check in checks} == {"cleaned", "trimmed"}
    assert all(Path(check["document"]).name == "briefing.md" for check in checks)


def test_transcripts_are_annotated_only_when_asked(record: str) -> None:
    articles = run("articles", "--kind", "transcript", "--ledger", record)
    assert "5 turns" in articles.stdout
    said = map(json.loads, run("statements", "--ledger", record, "-f", "jsonl").stdout.splitlines())
    assert {(Path(one["file"]).suffix, one["turn"] is None) for one in said} == {
        (".txt", True),
        (".md", False),
    }
