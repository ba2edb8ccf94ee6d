"""The drivers: what they print and the codes they end with."""

import json
import subprocess
import sys
from pathlib import Path

from evals.baseline import Figure, Floor, read_floors
from evals.run import BASELINE, Outcome
from evals.sections import sections
from evals.shipped import bare_article

ROOT = Path(__file__).resolve().parents[2]


def run(script: str, *arguments: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(ROOT / "evals" / script), *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_predicting_times(tmp_path: Path) -> None:
    row = {"id": "1", "published": "2020-03-02", "text": "The ferry sank on 1 March 2020."}
    (tmp_path / "in.jsonl").write_text(json.dumps(row) + "\n", encoding="utf-8")
    done = run("predict.py", "times", tmp_path / "in.jsonl", tmp_path / "out.jsonl")
    assert done.returncode == 0, done.stderr
    found = json.loads((tmp_path / "out.jsonl").read_text(encoding="utf-8"))
    assert found == {
        "id": "1",
        "times": [{"start": 18, "end": 30, "type": "DATE", "value": "2020-03-01"}],
    }


def test_usage_errors_end_with_2(tmp_path: Path) -> None:
    assert run("predict.py", "times", tmp_path / "none", tmp_path / "out").returncode == 2
    assert run("predict.py", "poems", tmp_path, tmp_path / "out").returncode == 2
    assert run("run.py", "--only", "poems").returncode == 2
    assert run("run.py", "--lower", "poems: f1").returncode == 2


def test_without_the_data_its_sections_are_named_and_nothing_fails(tmp_path: Path) -> None:
    done = run("run.py", "--shared", tmp_path / "none", "--only", "TimeBank")
    assert done.returncode == 0
    assert "No data in" in done.stderr
    assert "TimeBank: not measured: no " in done.stdout


def test_every_section_has_its_own_name_and_the_samples_are_always_there(tmp_path: Path) -> None:
    found = list(sections(tmp_path))
    assert len({section.name for section in found}) == len(found)
    here = [section.name for section in found if all(path.exists() for path in section.data)]
    assert here == ["samples", "sample copies", "misquotations", "second misquotations"]


def test_a_bare_article_has_its_paragraphs_as_blocks() -> None:
    text = "\nOne line.\n \n\nTwo\nlines. \n\n\n"
    article = bare_article({"id": 7, "text": text, "published": "2020-03-02T10:00"})
    assert [block.span.of(text) for block in article.blocks] == ["One line.", "Two\nlines."]
    assert article.published is not None
    assert article.published.start.isoformat() == "2020-03-02"
    assert bare_article({"id": 7, "text": text, "published": "2020-03"}).published is None
    single = bare_article({"id": 8, "text": "One.\nTwo."})
    assert [block.span.of("One.\nTwo.") for block in single.blocks] == ["One.", "Two."]


def test_a_floor_without_its_figure_is_gone_if_its_data_are_there() -> None:
    floors = {name: Floor(50.0, "abc") for name in ("read: f1", "read: recall", "asleep: f1", "lost: f1")}
    outcome = Outcome([Figure("read: f1", 60.0, "abc")], {"asleep": "no data"}, {"lost": "no code"}, ["read"])
    assert outcome.gone(floors) == ["lost: f1", "read: recall"]


def test_every_floor_belongs_to_a_section(tmp_path: Path) -> None:
    known = {section.name for section in sections(tmp_path)}
    assert {name.partition(":")[0] for name in read_floors(BASELINE)} <= known
