"""The scorers of attributions and time expressions, on examples small enough to count by hand."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from evals.attribution import ROLES, score_attributions, stripped
from evals.counting import Row, Scores
from evals.record import read_lines
from evals.times import Expression, parse_timeml, read_timeml, score_times

SHARED = Path(__file__).resolve().parents[3] / "shared"
needs_shared = pytest.mark.skipif(
    not (SHARED / "data").is_dir(), reason="no ../shared: nothing to compare our scorers with"
)

TEXT = "Quill said the dam would hold. “It is dry,” she added."


def spans(*words: str) -> list[list[int]]:
    return [[TEXT.index(word), TEXT.index(word) + len(word)] for word in words]


HOLD: Row = {
    "source": spans("Quill"),
    "cue": spans("said"),
    "content": spans("the dam would hold"),
    "quote_type": "indirect",
}
DRY: Row = {
    "source": spans("she"),
    "cue": spans("added"),
    "content": spans("“It is dry,”"),
    "quote_type": "direct",
}
GOLD = [{"id": "1", "text": TEXT, "attributions": [HOLD, DRY]}]


def predicted(*attributions: Row) -> list[Row]:
    return [{"id": "1", "attributions": list(attributions)}]


def test_quotes_and_punctuation_at_the_edges_do_not_count() -> None:
    start, end = spans("“It is dry,”")[0]
    assert TEXT[slice(*stripped(TEXT, start, end))] == "It is dry"
    assert stripped("...", 0, 3) == (3, 3)


def test_the_gold_itself_is_all_right() -> None:
    score = score_attributions(GOLD, predicted(HOLD, DRY))
    perfect = Scores(100, 100, 100)
    assert all(score.exact[role] == score.overlap[role] == perfect for role in ROLES)
    assert set(score.linked.values()) == {perfect}
    assert score.recall == {"indirect": (1, 1, 1), "direct": (1, 1, 1)}


def test_nothing_predicted() -> None:
    score = score_attributions(GOLD, [])
    assert score.linked["content+source"] == Scores(0, 0, 0)
    assert (score.gold, score.predicted) == (2, 0)


def test_half_the_content_links_and_a_wrong_source_does_not() -> None:
    part = HOLD | {"content": spans("dam would hold")}
    wrong = DRY | {"source": spans("Quill")}
    score = score_attributions(GOLD, predicted(part, wrong))
    assert score.linked["content"].f1 == 100
    assert score.linked["content+source"].f1 == score.linked["content+source+cue"].f1 == 50
    assert score.exact["content"].f1 == 50
    assert score.recall == {"indirect": (1, 1, 1), "direct": (1, 0, 1)}


def test_one_prediction_counts_once() -> None:
    twice = [{"id": "1", "text": TEXT, "attributions": [HOLD, HOLD]}]
    assert score_attributions(twice, predicted(HOLD)).linked["content"] == Scores.of(1, 1, 2)


def test_no_source_on_both_sides_agrees() -> None:
    bare = HOLD | {"source": [], "cue": []}
    gold = [{"id": "1", "text": TEXT, "attributions": [bare]}]
    score = score_attributions(gold, predicted(bare))
    assert score.linked["content+source"].f1 == 100
    assert score.linked["content+source+cue"].f1 == 0


MARKUP = """<TimeML><DCT><TIMEX3 tid="t0" type="DATE" value="2020-03-02">2 March</TIMEX3></DCT>
<TEXT>It fell on <TIMEX3 tid="t1" type="DATE" value="2020-03-01">Sunday</TIMEX3> &amp; lay
for <TIMEX3 tid="t2" type="DURATION" value="P2D">two days</TIMEX3>.
<TIMEX3 tid="t3" type="DURATION" value="P1D"/></TEXT>
</TimeML>"""


def test_timeml_without_its_markup() -> None:
    document = parse_timeml("snow", MARKUP)
    assert document.published == "2020-03-02"
    assert document.text == "It fell on Sunday & lay\nfor two days.\n"
    assert [(document.text[t.start : t.end], t.value) for t in document.gold] == [
        ("Sunday", "2020-03-01"),
        ("two days", "P2D"),
    ]


def test_strict_relaxed_type_and_value() -> None:
    document = parse_timeml("snow", MARKUP)
    found = [
        {"start": 8, "end": 17, "type": "DATE", "value": "2020-03-01"},  # "on Sunday"
        {"start": 28, "end": 36, "type": "DURATION", "value": "P3D"},  # "two days"
        {"start": 0, "end": 2, "type": "DATE", "value": "2020"},
    ]
    score = score_times([document], [{"id": "snow", "times": found}])
    assert (score.gold, score.predicted) == (2, 3)
    assert (score.strict, score.relaxed, score.type, score.value) == (40, 80, 80, 40)


def test_expressions_sort_by_place() -> None:
    assert sorted([Expression(5, 6, "DATE", "b"), Expression(0, 9, "DATE", "a")])[0].start == 0


@needs_shared
def test_attribution_figures_equal_those_of_the_shared_scorer(tmp_path: Path) -> None:
    rows = read_lines(SHARED / "data" / "attribution" / "dev.jsonl")[:12]
    gold, found = tmp_path / "gold.jsonl", tmp_path / "found.jsonl"
    gold.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    found.write_text("".join(json.dumps(_spoilt(row)) + "\n" for row in rows), encoding="utf-8")
    theirs, ours = _printed("score_attribution.py", "attribution.py", gold, found)
    assert ours == theirs


@needs_shared
def test_time_figures_equal_those_of_the_shared_scorer(tmp_path: Path) -> None:
    folder = SHARED / "data" / "time" / "tempeval3_aquaint"
    rows = [
        {
            "id": document.id,
            "times": [
                {"start": t.start - number % 3 // 2, "end": t.end, "type": "DATE", "value": t.value}
                for number, t in enumerate(document.gold)
                if number % 5
            ],
        }
        for document in read_timeml(folder)
    ]
    found = tmp_path / "found.jsonl"
    found.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    theirs, ours = _printed("score_time.py", "times.py", folder, found)
    assert ours == theirs


def _spoilt(row: Row) -> Row:
    """The gold with some attributions gone and some spans moved."""
    attributions = [
        {role: [[max(0, s - number % 4), e - number % 3] for s, e in one[role]] for role in ROLES}
        for number, one in enumerate(row["attributions"])
        if number % 5
    ]
    return {"id": row["id"], "attributions": attributions + attributions[:1]}


def _printed(theirs: str, ours: str, *arguments: Path) -> list[str]:
    evals = Path(__file__).resolve().parents[2] / "evals"
    return [
        subprocess.run(
            [sys.executable, script, *arguments], capture_output=True, check=True, text=True
        ).stdout
        for script in (SHARED / "tools" / theirs, evals / ours)
    ]
