"""Events that a reader coded, held against what the program finds."""

from pathlib import Path

from evals.counting import Count, Row
from evals.hand_events import figures, judge
from evals.judged_sample import on_record, untried

TEXT = """A quarrel

LIMA, Oct. 12, 2023 (Potomac Desk) -- Rebels attacked a hospital in Chad on Monday. Peru accused Chile of \
spying on Tuesday. Norway slept.
"""


def coded(clause: str, word: str, **more: object) -> Row:
    start = TEXT.index(clause)
    place = start + clause.index(word)
    row: Row = {
        "clause": [start, start + len(clause)], "word": [place, place + len(word)], "actor": [], "target": [],
        "factuality": "asserted", "core": True,
    }  # fmt: skip
    return {**row, **more}


def test_events_found_and_missed(tmp_path: Path) -> None:
    (tmp_path / "quarrel.txt").write_text(TEXT, encoding="utf-8")
    attack = coded("Rebels attacked a hospital", "attacked", type="ASSAULT", actor=["rebels"])
    blame = coded("Peru accused Chile", "accused", type="ACCUSE", actor=["Chile"], target=["Chile"])
    sleep = coded("Norway slept", "slept", type="YIELD", actor=["Norway"], core=False)
    rows: list[Row] = [
        {"article": "quarrel.txt", "tried": False, "events": [attack, blame, sleep]},
        {"article": "read.txt", "tried": True, "events": []},
    ]
    sample = on_record((tmp_path / "quarrel.txt",))
    assert [one.found is not None for one in judge(untried(rows), sample)] == [True, True, False]
    values = figures(untried(rows), sample)
    assert values["found"] == Count(2, 3)
    assert values["found, main ones"] == Count(2, 2)
    assert values["actor of those found"] == Count(1, 2)  # it was Peru
    assert values["target of those found"] == Count(2, 2)
    assert values["factuality of those found"] == Count(2, 2)
    assert values["ours among the reader's"] == Count(2, 2)
