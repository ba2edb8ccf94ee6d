"""Drawing statements for judges, showing them, putting verdicts together, and scoring by them."""

import json
import random
from dataclasses import replace
from pathlib import Path

import pytest

from evals.counting import Row
from evals.hand_statements import figures as hand_figures
from evals.hand_statements import same_name, same_speakers, score
from evals.judged_statements import SPENT_SEEDS, draw, drawn_names, merge, sheet
from evals.shipped import bare_article
from evals.statement_places import in_document, in_text, read_named, said_in
from evals.statement_verdicts import figures, still_found
from onrecord.model import Article, Block, Segment, Span

MILL = (
    "The mill burned down on Monday.\n\n“Nobody was hurt,” Ada Lowe said. “We will rebuild.”\n\n"
    "It was built in 1901.\n\nThe end."
)


def row(article: str, start: int, force: str = "assert", names: tuple[str, ...] = ("Ada Lowe",)) -> Row:
    return {
        "article": article,
        "source": [],
        "cue": [],
        "content": [[start, start + 5]],
        "kind": "indirect",
        "force": force,
        "speakers": [{"name": name, "party": None, "named": True} for name in names],
        "said_on": None,
    }


def placed(words: str) -> list[int]:
    return [MILL.index(words), MILL.index(words) + len(words)]


def mill() -> Row:
    return {
        **row("mill.md", 0),
        "kind": "direct",
        "source": [placed("Ada Lowe")],
        "cue": [placed("said")],
        "content": [placed("“Nobody was hurt,”"), placed("“We will rebuild.”")],
    }


def test_a_few_of_each_article_are_drawn_and_no_thoughts() -> None:
    found = {name: [row(name, start) for start in range(9)] for name in ("b", "a", "c")}
    found["d"] = [row("d", 1, "believe"), row("d", 2, "fear"), row("d", 3, "intend")]
    drawn = draw(found, number=10)
    assert [one["n"] for one in drawn] == list(range(1, 11))
    names = [one["article"] for one in drawn]
    assert set(names) == {"a", "b", "c"}
    assert max(names.count(name) for name in names) <= 4
    assert drawn == draw(dict(reversed(found.items())), number=10)
    assert len(draw(found)) == 12


def test_articles_are_drawn_by_name(tmp_path: Path) -> None:
    for number in range(40):
        (tmp_path / f"{number}.md").write_text("A note.", encoding="utf-8")
    names = drawn_names(tmp_path, 5)
    assert len(set(names)) == 5
    assert names == drawn_names(tmp_path, 5)
    everyone = sorted(path.name for path in tmp_path.iterdir())
    earlier = {name for seed in SPENT_SEEDS for name in random.Random(seed).sample(everyone, 5)}
    assert earlier.isdisjoint(names)


def test_an_article_that_cannot_be_read_stops_the_draw(tmp_path: Path) -> None:
    (tmp_path / "empty.md").write_text("", encoding="utf-8")
    with pytest.raises(ValueError, match="not read"):
        read_named(tmp_path, ["empty.md"])


def test_a_sheet_marks_the_parts_and_ends_a_paragraph_later() -> None:
    shown = sheet({"n": 7, **mill()}, bare_article({"id": "mill.md", "text": MILL}))
    lines = shown.splitlines()
    assert lines[0] == "STATEMENT 7"
    assert "speakers: Ada Lowe (no party)" in lines
    marked = (
        "{CONTENT: “Nobody was hurt,” :CONTENT} {SOURCE: Ada Lowe :SOURCE} {CUE: said :CUE}. "
        "{CONTENT: “We will rebuild.” :CONTENT}"
    )
    assert marked in lines
    assert lines[-1] == "It was built in 1901."


def test_parts_that_touch_are_closed_before_the_next_is_opened() -> None:
    touching = {**row("mill.md", 0), "n": 1, "cue": [[0, 4]], "content": [[4, 8]]}
    shown = sheet(touching, bare_article({"id": "mill.md", "text": MILL}))
    assert "{CUE: The  :CUE}{CONTENT: mill :CONTENT}" in shown


def test_offsets_go_to_the_document_and_back() -> None:
    text = "Ada Lowe said no."
    segments = (Segment(0, 10, 4), Segment(4, 20, 13))  # six characters of markup after "Ada "
    block = Block("paragraph", Span(0, len(text)), segments)
    article: Article = replace(bare_article({"id": "a.md", "text": text}), blocks=(block,))
    pairs = in_document(article, [Span(0, 8), Span(9, 13)])
    assert pairs == [[10, 24], [25, 29]]
    assert in_text(article, pairs) == [[0, 8], [9, 13]]
    assert in_text(article, [[14, 20], [99, 120]]) == []


def test_what_is_found_has_offsets_of_the_document(tmp_path: Path) -> None:
    raw = "---\ntitle: The mill\n---\n\nThe mill will be rebuilt, Ada Lowe said on Monday.\n"
    (tmp_path / "mill.md").write_text(raw, encoding="utf-8")
    found = said_in(read_named(tmp_path, ["mill.md"]).values())["mill.md"]
    assert [one["speakers"][0]["name"] for one in found] == ["Ada Lowe"]
    assert [raw[start:end] for start, end in found[0]["source"]] == ["Ada Lowe"]
    assert json.loads(json.dumps(found)) == found


def test_verdicts_are_put_together_without_the_reasons() -> None:
    statements = [{"n": 1, **row("a", 0)}]
    first = [{"n": 1, "content": True, "speakers": True, "force": True, "why": ""}]
    second = [{"n": 1, "content": True, "speakers": False, "force": True, "why": "it was Bo"}]
    judged = merge(statements, first, second)
    assert judged[0]["speakers"] == ["Ada Lowe"]
    assert judged[0]["judges"] == [
        {"content": True, "speakers": True, "force": True},
        {"content": True, "speakers": False, "force": True},
    ]
    with pytest.raises(ValueError, match=r"no verdict on \[1\]"):
        merge(statements, first, [{"n": 1, "content": True, "speakers": "yes", "force": True}])


def judged(article: str, start: int, *rights: bool, force: bool = True) -> Row:
    judges = [{"content": True, "speakers": right, "force": force} for right in rights]
    return {**row(article, start), "speakers": ["Ada Lowe"], "judges": judges}


def test_verdicts_stand_for_what_is_still_found() -> None:
    rows = [judged("a", 0, True, True), judged("a", 9, True, False), judged("b", 0, False, False)]
    rows.append(judged("b", 9, True, True, force=False))
    found = {"a": [row("a", 9), row("a", 0, "deny")], "b": [row("b", 0, names=("Bo",)), row("b", 9)]}
    assert [one["content"] for one, _ in still_found(rows, found)] == [[[0, 5]], [[9, 14]], [[9, 14]]]
    values = figures(rows, found)
    assert values["still found"] == 75
    assert values["content and speakers right"] == pytest.approx(200 / 3)
    assert values["content and speakers right, first judge"] == 100
    assert values["content and speakers right, second judge"] == pytest.approx(200 / 3)
    assert values["content right"] == 100
    assert values["force right"] == 50  # the first has another force now
    assert values["judges agree"] == 75
    assert values["judges agree, kappa"] == 0.5 * 100


def test_a_readers_statements_are_paired_with_ours() -> None:
    article = bare_article({"id": "mill.md", "text": MILL})
    reader = {**mill(), "scope": "speech", "doubt": False, "speakers": ["Ada Lowe"]}
    thought = {**row("mill.md", placed("The end")[0]), "scope": "mental", "doubt": False, "speakers": []}
    ours = [{**mill(), "speakers": row("x", 0, names=("Mayor Lowe",))["speakers"]}, row("mill.md", 0)]
    scored = score({"mill.md": article}, [reader, thought], {"mill.md": ours})
    values = hand_figures(scored)
    assert values["recall, content"] == values["recall without doubtful, content+source"] == 100
    assert values["recall, direct, content+speakers"] == 100
    assert values["recall of thoughts, content"] == 0
    assert values["precision, content+speakers"] == 50
    assert "recall, mixed, content" not in values


def test_a_readers_words_that_are_not_in_the_article_are_missed() -> None:
    article = bare_article({"id": "mill.md", "text": MILL})
    lost = {**row("mill.md", 9000), "scope": "speech", "doubt": True, "speakers": []}
    values = hand_figures(score({"mill.md": article}, [lost], {}))
    assert values["recall, content"] == 0
    assert "recall without doubtful, content" not in values


def test_names_of_speakers() -> None:
    assert same_name("Senator Ada Lowe", "Lowe")
    assert same_name("Harbour Police Union", "HPU")
    assert not same_name("Ada Lowe", "Ada Stone")
    lowe, bo = row("x", 0, names=("Ada Lowe", "Bo Hill"))["speakers"]
    assert same_speakers(["Bo Hill", "Ada Lowe"], [lowe, bo])
    assert not same_speakers(["Ada Lowe"], [lowe, bo])
    assert not same_speakers(["Ada Lowe", "Bo Hill"], [lowe])
    assert not same_speakers([], [lowe])
    assert same_speakers([], [{**lowe, "named": False}])
