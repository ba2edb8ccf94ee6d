"""What transcripts say, as lines of a ledger; and the days that they fix."""

import os
from pathlib import Path

import pytest
from typer.testing import CliRunner

from onrecord.ledger import Ledger, StatementFilter
from onrecord.lexicon import Lexicon, load
from onrecord.model import Interval
from onrecord.pipeline import add, annotate_transcripts
from onrecord.present.app import app

BRIEFING = """Press Briefing by Press Secretary Ines Halvorsen and General Piet Moreau

May 14, 2029

MS. HALVORSEN:  Good afternoon, everyone.  The General will go first.

GEN. MOREAU:  Thank you.  We found the ferry at dawn, some nine miles from the harbour.  (Applause.)

We thank the crews, who went out in heavy weather.

Q    Did the captain ignore the warning of the coast guard?

GEN. MOREAU:  Russia has delivered nothing, as the owners said.  The warning came late.

2:20 P.M. EDT
"""
UNDATED = """---
title: Ferry found
---
All passengers are safe.

"We found the ferry at dawn, some nine miles from the harbour," said General Piet Moreau.
"""


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return load()


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory, lexicon: Lexicon) -> Path:
    folder = tmp_path_factory.mktemp("spoken")
    (folder / "briefing.txt").write_text(BRIEFING, encoding="utf-8")
    (folder / "ferry.md").write_text(UNDATED, encoding="utf-8")
    with Ledger.open(folder / "onrecord.db") as ledger:
        assert not add([str(folder / "briefing.txt"), str(folder / "ferry.md")], ledger, lexicon).failed
    return folder / "onrecord.db"


def test_turns_are_statements_with_the_transcript_as_origin(filled: Path) -> None:
    with Ledger.open(filled) as ledger:
        rows = ledger.statements(StatementFilter(speaker="Moreau", read_in="transcript"))
        assert [(row.source, row.content, row.statement.force) for row in rows] == [
            (
                "GEN. MOREAU",
                "Thank you. We found the ferry at dawn, some nine miles from the harbour.",
                "assert",
            ),
            ("GEN. MOREAU", "We thank the crews, who went out in heavy weather.", "praise"),
            (
                "GEN. MOREAU",
                "Russia has delivered nothing, as the owners said. The warning came late.",
                "assert",
            ),
        ]
        (origin,) = {row.statement.origin for row in rows}
        assert origin == "Press Briefing by Press Secretary Ines Halvorsen and General Piet Moreau"
        (asked,) = ledger.statements(StatementFilter(force="ask"))
        assert asked.statement.speakers[0].name == "reporter"
        line = ledger.find(rows[0].statement.id)
        assert line == rows[0]


def test_links_are_not_drawn_over_turns(filled: Path) -> None:
    with Ledger.open(filled) as ledger:
        held = {article.kind: found for article, found in ledger.annotated()}
        assert held["transcript"].statements == ()
        assert ledger.claims() == ()


def test_the_day_of_the_transcript_dates_what_is_said_and_narrows_who_prints_it(filled: Path) -> None:
    with Ledger.open(filled) as ledger:
        (row,) = ledger.statements(StatementFilter(checked=True))
        (briefing,) = [one for one in ledger.articles() if one.article.kind == "transcript"]
        assert row.statement.said_on == briefing.article.published
        (article,) = [one for one in ledger.articles() if one.article.kind == "article"]
        assert briefing.article.published is not None
        start = briefing.article.published.start
        assert article.read is None
        assert article.article.published == Interval(start, start.replace(day=start.day + 7))


def test_annotating_keeps_turns_and_puts_reports_within_them(filled: Path, lexicon: Lexicon) -> None:
    with Ledger.open(filled) as ledger:
        before = {row.statement.id for row in ledger.statements(StatementFilter(read_in="transcript"))}
        (sha256,) = [one.article.sha256 for one in ledger.articles() if one.article.kind == "transcript"]
        annotate_transcripts([sha256], ledger, lexicon)
        after = {row.statement.id: row for row in ledger.statements(StatementFilter(read_in="transcript"))}
        assert before <= after.keys()
        assert all(after[one].statement.nested_in in after for one in after.keys() - before)


def test_people_ask_for_what_somebody_said(filled: Path) -> None:
    environment = {**os.environ, "COLUMNS": "80", "ONRECORD_LEDGER": str(filled)}
    asked = ["statements", "--speaker", "halvorsen", "--read-in", "transcript"]
    result = CliRunner().invoke(app, asked, env=environment)
    assert result.exit_code == 0
    assert "The General will" in result.output
