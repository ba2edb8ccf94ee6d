"""From files to a ledger, on a few short articles of our own."""

import io
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from onrecord.ledger import Ledger, StatementFilter
from onrecord.lexicon import Lexicon, load
from onrecord.model import Document, Failure, Interval, Judgement
from onrecord.pipeline import add, made_by, refresh, relink

ARTICLES = {
    "a-accusation.txt": """\
Seoul says shells went to Russia

SEOUL, Oct. 12, 2023 (Peninsula Desk) -- North Korea shipped artillery shells to Russia in September, South
Korean Defense Minister Shin Won-sik said on Thursday. He said that the shells had gone by sea.

"We have seen the ships," Shin told reporters.
""",
    "b-denial.txt": """\
Kremlin denies receiving shells

MOSCOW, Oct. 13, 2023 (Neva Desk) -- Russia has not received artillery shells from North Korea, Kremlin
spokesman Dmitry Peskov said on Friday. Peskov denied the reports of arms supplies.
""",
    "c-talks.txt": """\
Foreign ministers to meet

TOKYO, Oct. 14, 2023 (Harbour Desk) -- Japan and South Korea will discuss the shipments next week, Japanese
Foreign Minister Yoko Kamikawa said. "We must act together," she said.
""",
    "d-korean.txt": """\
북한 포탄 공급 부인

북한은 러시아에 포탄을 공급했다는 보도를 금요일 부인했다.
외무성 대변인은 이러한 보도가 근거 없는 소문이라고 말했다.
한국 정부는 위성 사진을 근거로 제시하며 북한과 러시아의 군사 협력을 강하게 비판했다.
""",
    "e-undated.txt": """\
Blinken on the shells

WASHINGTON, Sept. 20 (Potomac Desk) -- North Korea delivered shells to Russia,
Secretary of State Antony Blinken said on Wednesday. "The shells will not decide this war," Blinken said.
""",
}


@dataclass
class Heard:
    """Progress that is remembered."""

    files: list[str] = field(default_factory=list)
    stages: list[str] = field(default_factory=list)

    def total(self, inputs: int | None) -> None:
        pass

    def advance(self, file: str) -> None:
        self.files.append(Path(file).name)

    def stage(self, what: str) -> None:
        self.stages.append(what)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    articles = tmp_path / "articles"
    articles.mkdir()
    for name, text in ARTICLES.items():
        (articles / name).write_text(text, encoding="utf-8")
    return articles


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger.open(tmp_path / "onrecord.db") as opened:
        yield opened


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return load()


def everything(ledger: Ledger) -> tuple[object, ...]:
    """All that can be read from a ledger."""
    return (
        ledger.articles(),
        ledger.statements(),
        ledger.events(),
        ledger.claims(),
        ledger.entities(),
        tuple(ledger.annotated()),
        ledger.counts(),
    )


def test_add_a_folder(folder: Path, ledger: Ledger, lexicon: Lexicon) -> None:
    heard = Heard()
    report = add([str(folder)], ledger, lexicon, heard)
    assert (report.added, report.known, report.failed) == (5, 0, ())
    assert report.not_read_languages == {"ko": 1}
    assert report.outdated == 0
    assert heard.files == sorted(ARTICLES)
    assert heard.stages == ["linking"]
    assert [Path(row.article.file).name for row in ledger.articles() if not row.annotated] == ["d-korean.txt"]
    assert len(ledger.statements(StatementFilter(speaker="Peskov"))) >= 1
    assert not ledger.unlinked()


def test_date_that_linking_fixed_moves_the_days_of_the_article(
    folder: Path, ledger: Ledger, lexicon: Lexicon
) -> None:
    # By the weekday the year is 2017 or 2023; the term of office leaves 2023.
    add([str(folder / "e-undated.txt")], ledger, lexicon)
    day = Interval.day(date(2023, 9, 20))
    row = ledger.articles()[0]
    assert row.article.published == day
    assert row.read is None
    _, found = next(ledger.annotated())
    assert {time.text: time.interval for time in found.times} == {"Sept. 20": day, "Wednesday": day}


def test_add_twice_changes_nothing(folder: Path, ledger: Ledger, lexicon: Lexicon) -> None:
    add([str(folder)], ledger, lexicon)
    before = everything(ledger)
    heard = Heard()
    report = add([str(folder)], ledger, lexicon, heard)
    assert (report.added, report.known, report.not_read_languages) == (0, 5, {})
    assert heard.stages == []  # nothing to link
    assert everything(ledger) == before


def test_order_of_arrival_makes_no_difference(folder: Path, tmp_path: Path, lexicon: Lexicon) -> None:
    with Ledger.open(tmp_path / "one.db") as at_once, Ledger.open(tmp_path / "other.db") as one_by_one:
        add([str(folder)], at_once, lexicon)
        for name in sorted(ARTICLES, reverse=True):
            add([str(folder / name)], one_by_one, lexicon)
        assert everything(one_by_one) == everything(at_once)


def test_inputs_that_fail_do_not_stop_the_others(folder: Path, ledger: Ledger, lexicon: Lexicon) -> None:
    empty = folder / "empty.txt"
    empty.write_text("")
    missing = folder / "missing.txt"
    report = add([str(empty), str(missing), str(folder / "a-accusation.txt")], ledger, lexicon)
    assert report.added == 1
    assert [failure.file for failure in report.failed] == [str(empty), str(missing)]
    assert all(failure.reason and "\n" not in failure.reason for failure in report.failed)
    assert ledger.failures() == report.failed
    empty.write_text(ARTICLES["b-denial.txt"])
    assert add([str(empty)], ledger, lexicon).added == 1
    assert [failure.file for failure in ledger.failures()] == [str(missing)]


def test_standard_input(ledger: Ledger, lexicon: Lexicon) -> None:
    given = io.BytesIO(ARTICLES["b-denial.txt"].encode())
    assert add(["-"], ledger, lexicon, stdin=given).added == 1
    assert [row.article.file for row in ledger.articles()] == ["-"]


KILLED = """
import os, sys
from onrecord.ledger import Ledger
from onrecord.lexicon import load
from onrecord.pipeline import Silence, add

class Killer(Silence):
    def advance(self, file):
        if file.endswith(sys.argv[3]):
            os.kill(os.getpid(), 9)

add([sys.argv[1]], Ledger.open(sys.argv[2]), load(), Killer())
"""


@pytest.mark.parametrize("last", ["b-denial.txt", "d-korean.txt"])
def test_killed_add_resumes(folder: Path, tmp_path: Path, lexicon: Lexicon, last: str) -> None:
    path = tmp_path / "killed.db"
    killed = subprocess.run([sys.executable, "-c", KILLED, str(folder), str(path), last], check=False)
    assert killed.returncode == -signal.SIGKILL
    kept = sorted(ARTICLES).index(last) + 1
    with Ledger.open(path) as ledger, Ledger.open(tmp_path / "whole.db") as whole:
        assert ledger.counts().articles == kept
        assert ledger.unlinked()
        report = add([str(folder)], ledger, lexicon)
        assert (report.added, report.known) == (len(ARTICLES) - kept, kept)
        add([str(folder)], whole, lexicon)
        assert everything(ledger) == everything(whole)


def test_refresh_does_outdated_articles_again(folder: Path, ledger: Ledger, lexicon: Lexicon) -> None:
    add([str(folder)], ledger, lexicon)
    before = everything(ledger)
    assert ledger.outdated(made_by(lexicon)) == ()
    article, _ = next(ledger.annotated())
    ledger.replace_annotations(article, None, "an older version")
    assert add([], ledger, lexicon).outdated == 1
    report = refresh(ledger, lexicon)
    assert (report.added, report.failed, report.outdated) == (1, (), 0)
    assert everything(ledger) == before


def test_what_can_no_longer_be_read_stays(folder: Path, ledger: Ledger, lexicon: Lexicon) -> None:
    add([str(folder / "a-accusation.txt")], ledger, lexicon)
    article, _ = next(ledger.annotated())
    blank = Document("0" * 64, b" ", "blank.txt", "text/plain")
    other = replace(article, id="a-blank", sha256=blank.sha256, file=blank.file)
    ledger.put(blank, other, None, "an older version")
    report = refresh(ledger, lexicon)
    assert [type(failure) for failure in report.failed] == [Failure]
    assert report.outdated == 1
    assert [kept.id for kept, _ in ledger.annotated()] == sorted([article.id, "a-blank"])


def test_rejected_statements_leave_the_claims(folder: Path, ledger: Ledger, lexicon: Lexicon) -> None:
    add([str(folder)], ledger, lexicon)
    before = everything(ledger)
    at = datetime(2024, 1, 1, tzinfo=UTC)
    given = [
        ledger.judge(Judgement("", "reject", row.statement.id, None, None, None, None, "ada", at, "misread"))
        for row in ledger.statements()
    ]
    relink(ledger, lexicon)
    assert ledger.statements() == ()
    assert [statement for row in ledger.claims() for statement in row.claim.statements] == []
    for judgement in given:
        ledger.undo(judgement.id, "ada", at)
    relink(ledger, lexicon)
    assert everything(ledger)[:6] == before[:6]
