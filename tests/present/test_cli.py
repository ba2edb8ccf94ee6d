"""The commands as a user meets them: what is printed where, and the exit codes."""

import csv
import json
import os
import subprocess
import sys
from io import StringIO
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from onrecord.ledger import Ledger
from onrecord.present.app import app


def run(*args: str, input: bytes | None = None, width: int = 100) -> Result:  # noqa: A002 - as in CliRunner
    return CliRunner(env={"COLUMNS": str(width), "ONRECORD_LEDGER": None, "NO_COLOR": "1"}).invoke(
        app, args, input=input
    )


@pytest.mark.parametrize("kind", ["articles", "statements", "events", "claims", "entities"])
def test_every_listing_prints_every_format(story: Path, kind: str) -> None:
    table = run(kind, "--ledger", str(story))
    jsonl = run(kind, "--ledger", str(story), "--format", "jsonl")
    rows = run(kind, "--ledger", str(story), "--format", "csv")
    assert (table.exit_code, jsonl.exit_code, rows.exit_code) == (0, 0, 0)
    records = [json.loads(line) for line in jsonl.stdout.splitlines()]
    parsed = list(csv.DictReader(StringIO(rows.stdout, newline="")))
    assert [record["id"] for record in records] == [row["id"] for row in parsed]
    assert all(record["id"] in table.stdout for record in records)


@pytest.mark.parametrize("width", [40, 60, 80, 120, 200])
@pytest.mark.parametrize("kind", ["articles", "statements", "events", "claims", "entities"])
def test_tables_fit_the_window(story: Path, kind: str, width: int) -> None:
    result = run(kind, "--ledger", str(story), width=width)
    assert max(map(len, result.stdout.splitlines())) <= width


def test_a_claim_is_listed_with_standing_and_three_counts(story: Path) -> None:
    result = run("claims", "--ledger", str(story), "--status", "acknowledged", width=160)
    line = next(line for line in result.stdout.splitlines() if "c-000000000001" in line)
    assert "● acknowledged" in line
    assert line.split("Borduria", 1)[1].split()[:3] == ["3", "2", "2"]


def test_filters_reach_the_ledger(story: Path) -> None:
    denials = run("statements", "--force", "deny", "--format", "jsonl", "--ledger", str(story))
    assert {json.loads(line)["force"] for line in denials.stdout.splitlines()} == {"deny"}
    none = run("statements", "--speaker", "Nobody Inparticular", "--ledger", str(story))
    assert (none.exit_code, none.stdout) == (0, "")
    assert "No statements on record" in none.stderr


def test_a_cut_list_says_so(story: Path) -> None:
    result = run("statements", "--limit", "2", "--format", "jsonl", "--ledger", str(story))
    assert len(result.stdout.splitlines()) == 2
    assert "--limit 0 shows all" in result.stderr
    assert len(run("statements", "-n", "0", "-f", "jsonl", "--ledger", str(story)).stdout.splitlines()) == 8


def test_show_prints_the_evidence_in_context(story: Path) -> None:
    result = run("show", "s-34f", "--ledger", str(story))
    assert "Ruritania has shipped more than 1,000 crates of artillery shells" in " ".join(
        result.stdout.split()
    )
    assert "characters 38–155" in " ".join(result.stdout.split())
    shown = run("show", "s-34f", "-f", "jsonl", "--ledger", str(story))
    assert json.loads(shown.stdout)["source"]["entities"][0]["party"] == "Syldavia"


@pytest.mark.parametrize("kind", ["articles", "statements", "events", "claims", "entities"])
def test_show_knows_every_kind_of_line(story: Path, kind: str) -> None:
    listed = run(kind, "--ledger", str(story), "--format", "jsonl")
    for record in map(json.loads, listed.stdout.splitlines()):
        result = run("show", record["id"], "--ledger", str(story))
        assert result.exit_code == 0
        assert record["id"] in result.stdout


def test_explain_gives_the_rule_and_its_lines(story: Path) -> None:
    result = run("explain", "c-000000000001", "--ledger", str(story))
    assert "1. Rule 1: a participant's latest own position affirms it." in result.stdout
    assert "Colonel Sponsz of Borduria confirmed" in result.stdout
    wrong = run("explain", "s-34f", "--ledger", str(story))
    assert (wrong.exit_code, wrong.stderr) == (
        1, "onrecord: s-34f is not a claim; `onrecord show s-34f` shows what it is\n",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("args", "code", "words"),
    [
        (("claims", "--ledger", "nowhere.db"), 1, "nowhere.db"),
        (("show", "zzz"), 1, "zzz"),
        (("articles", "--article", "x"), 2, "No such option"),
        (("claims", "--status", "true"), 2, "'disputed'"),
        (("claims", "--since", "yesterday"), 2, "2024-03-28"),
        (("frobnicate",), 2, "No such command"),
        (("dossier", "no such words anywhere"), 1, "nothing on record fits"),
    ],
)
def test_errors_are_told_on_stderr(story: Path, args: tuple[str, ...], code: int, words: str) -> None:
    where = () if "--ledger" in args else ("--ledger", str(story))
    result = run(*args, *where)
    assert result.exit_code == code
    assert result.stdout == ""
    assert words in result.stderr
    if code == 1:
        assert result.stderr.startswith("onrecord: ")
        assert result.stderr.count("\n") == 1


def test_a_file_that_is_no_ledger_is_told_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("just notes, " * 400)
    result = run("claims", "--ledger", str(tmp_path / "notes.txt"))
    assert (result.exit_code, result.stdout, result.stderr.count("\n")) == (1, "", 1)


def test_what_came_from_the_web_cannot_steer_the_terminal(tmp_path: Path) -> None:
    from story import document, make_article

    from onrecord.model import Annotations

    hostile = make_article("x.txt", "Head\x1b[2J\x07line \u202ereversed\n\nText.", None, "Out\x1b]0;let")
    with Ledger.open(tmp_path / "x.db") as ledger:
        ledger.put(document(hostile), hostile, Annotations(hostile.id), "test")
    for args in (("articles",), ("show", hostile.id)):
        result = run(*args, "--ledger", str(tmp_path / "x.db"))
        assert result.exit_code == 0
        assert not set("\x1b\x07\u202e") & set(result.stdout)


def test_the_ledger_can_be_named_in_the_environment(story: Path) -> None:
    runner = CliRunner(env={"ONRECORD_LEDGER": str(story)})
    assert runner.invoke(app, ["claims"]).exit_code == 0


def test_version_and_bare_call() -> None:
    assert run("--version").stdout.startswith("onrecord 0.")
    assert "Usage" in run().output


def test_a_reader_that_leaves_is_no_error(story: Path) -> None:
    command = f"{sys.executable} -m onrecord.present statements -f jsonl --ledger {story} | true; "
    shell = ["bash", "-c", command + "echo ${PIPESTATUS[0]}"]
    done = subprocess.run(shell, capture_output=True, text=True, check=True, env=os.environ)
    assert (done.stdout, done.stderr) == ("0\n", "")


def test_judging_takes_a_line_out_and_undo_brings_it_back(tmp_path: Path) -> None:
    from story import fill

    path = tmp_path / "judged.db"
    with Ledger.open(path) as ledger:
        fill(ledger)
    at = ("--ledger", str(path))
    rejected = run("judge", "reject", "s-34f", "--why", "a headline", "--by", "Tintin", *at)
    assert rejected.exit_code == 0, rejected.output
    judgement = rejected.stderr.split(":")[0]
    shown = run("statements", "-f", "jsonl", *at).stdout
    assert "s-34fed939540f" not in shown
    assert "s-34fed939540f" in run("statements", "-f", "jsonl", "--rejected", *at).stdout
    assert "a headline" in run("show", "s-34f", *at).stdout
    assert json.loads(run("judgements", *at).stdout)["by"] == "Tintin"
    assert run("undo", judgement, "--by", "Haddock", *at).exit_code == 0
    assert "s-34fed939540f" in run("statements", "-f", "jsonl", *at).stdout


def test_doctor_finds_everything_well(story: Path) -> None:
    result = run("doctor", "--ledger", str(story))
    assert result.exit_code == 0
    assert {line[:4] for line in result.stdout.splitlines()} == {"ok  "}
    assert len(result.stdout.splitlines()) == 6


def test_doctor_says_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "bad.db").write_text("no ledger")
    result = run("doctor", "--ledger", str(tmp_path / "bad.db"))
    assert result.exit_code == 1
    bad = [line for line in result.stdout.splitlines() if line.startswith("bad")]
    assert len(bad) == 1
    assert bad[0].endswith("name another with --ledger")


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (("claims", "--text", "-shells"), "only excludes"),
        (("claims", "--text", '"shells'), "is not closed"),
        (("claims", "--text", "*"), "no word to look for"),
        (("judge", "reject", "s-34f", "--why", " "), "must not be empty"),
        (("judge", "correct", "s-34f", "--why", "wrong"), "needs --correction"),
        (("judge", "merge", "s-34f", "--why", "same"), '{"into": "ID"}'),
        (("judge", "split", "s-34f", "--why", "two"), "'merge'"),
    ],
)
def test_what_cannot_work_is_a_usage_error(story: Path, args: tuple[str, ...], words: str) -> None:
    result = run(*args, "--ledger", str(story), width=300)
    assert (result.exit_code, result.stdout) == (2, "")
    assert words in result.stderr


def test_a_narrow_table_keeps_who_denies_and_says_what_it_leaves_out(story: Path) -> None:
    result = run("claims", "--ledger", str(story), width=80)
    assert "denied by" in result.stdout
    assert "Not shown for want of room: asserted by, denied by." in result.stderr
    assert all(line == line.rstrip() for line in result.stdout.splitlines())
    assert "Not shown" not in run("claims", "--ledger", str(story), width=160).stderr


def test_a_dossier_goes_to_standard_output(story: Path) -> None:
    result = run("dossier", "shells", "-o", "-", "--ledger", str(story))
    assert result.stdout.startswith("<!")
    assert result.stdout.rstrip().endswith("</html>")


def test_language_codes_may_be_in_capitals(story: Path) -> None:
    assert run("articles", "--language", "KO", "--ledger", str(story)).stdout
