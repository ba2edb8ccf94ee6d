"""Measuring copies and events: what is drawn, what counts as right."""

import json
import random
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from evals.copies import Made, copies_in, make_copies, score_copies
from evals.counting import Count
from evals.edits import edits
from evals.petrarch import Coded, learn_names, read_sentences, score_events

STORY = [" ".join(f"{word}{part}" for word in ("rain", "fell", "upon", "roof", "again")) for part in range(8)]
OTHER = [f"A different paragraph number {part} about something else." for part in range(8)]


def rows(number: int) -> list[dict[str, str]]:
    """Articles of 200 words of their own each."""
    return [
        {
            "id": f"{article:03}",
            "published": f"2020-03-{1 + article % 28:02}",
            "text": "\n\n".join(
                " ".join(f"w{article}x{part}y{word}" for word in range(40)) for part in range(5)
            ),
        }
        for article in range(number)
    ]


def test_every_edit_keeps_part_of_the_story() -> None:
    for edit in edits():
        made = edit.make(STORY, OTHER, random.Random(1))
        assert len(set(made) & set(STORY)) >= 2 or edit.name == "dateline"
        assert made != STORY, edit.name


@given(st.lists(st.text(min_size=1), min_size=2, max_size=6), st.integers())
def test_edits_take_any_article(paragraphs: list[str], seed: int) -> None:
    for edit in edits():
        made = edit.make(paragraphs, OTHER, random.Random(seed))
        assert made == edit.make(paragraphs, OTHER, random.Random(seed))


def test_copies_are_drawn_alike_every_time() -> None:
    first, second = make_copies(rows(60), number=40), make_copies(rows(60), number=40)
    assert first.rows == second.rows
    assert len(first.edit_of) == 40 * len(edits())


def test_articles_that_have_a_copy_are_not_edited() -> None:
    twins = [*rows(5), *({**row, "id": row["id"] + "b"} for row in rows(3))]
    made = make_copies(twins)
    assert {copy.partition("#")[0] for copy in made.edit_of} == {"003", "004"}
    assert frozenset(("000", "000b")) in made.kin


def test_recall_by_edit_and_precision() -> None:
    roots = {name: frozenset(name[0]) for name in ("a", "b", "c", "a#headline", "a#reordered")}
    kin = frozenset({frozenset("ac")})
    made = Made([], roots, {"a#headline": "headline", "a#reordered": "reordered"}, kin)
    found = [
        {"a": "a", "b": "a#headline", "relation": "whole"},
        {"a": "a", "b": "b", "relation": "partial"},
        {"a": "c", "b": "a#headline", "relation": "partial"},  # left out: they share words of themselves
        {"a": "a", "b": "a#reordered", "relation": "topic"},  # no copy
    ]
    figures = score_copies(made, copies_in(found))
    assert figures["recall"] == Count(1, 2)
    assert figures["precision"] == Count(1, 2)
    assert (figures["recall: headline"], figures["recall: reordered"]) == (Count(1, 1), Count(0, 1))


def coded(number: int, text: str, root: str, *pairs: tuple[str, str]) -> Coded:
    return Coded({"id": str(number), "text": text}, frozenset({root}), frozenset(), frozenset(pairs))


def test_words_are_learnt_for_the_codes_of_actors() -> None:
    sentences = [
        coded(1, "Arden met Brava on Monday.", "CONSULT", ("ARD", "BRA")),
        coded(2, "Port Ellis sued Arden.", "COERCE", ("CCC", "ARD")),
        coded(3, "Brava sued Port Ellis.", "COERCE", ("BRA", "CCC")),
    ]
    assert learn_names(sentences) == {
        "arden": {"ARD"},
        "brava": {"BRA"},
        "ellis": {"CCC"},
        "port": {"CCC"},
    }


def test_root_and_pair_are_counted_apart() -> None:
    sentences = [
        coded(1, "Arden met Brava.", "CONSULT", ("ARD", "BRA")),
        coded(2, "Arden gave Brava rifles.", "AID", ("ARD", "BRA")),
    ]
    events = [
        {"id": "1", "events": [{"type": "CONSULT", "roles": {"actor": ["Brava", "Arden"]}}]},
        {
            "id": "2",
            "events": [{"type": "TRANSFER", "roles": {"supplier": ["Brava"], "recipient": ["Arden"]}}],
        },
    ]
    assert score_events(sentences, events) == {
        "root, CAMEO": Count(2, 2),
        "root, WEIS": Count(0, 0),
        "source and target": Count(1, 2),  # a meeting goes both ways, a gift does not
    }


def test_codes_are_read_by_either_scheme(tmp_path: Path) -> None:
    (tmp_path / "CAMEO2PLOVER-2021.txt").write_text(
        "# table\n12: REJECT\n122: REJECT, assist, # Refuse\n1711: COERCE, seize, # Confiscate\n",
        encoding="utf-8",
    )
    events = [
        {"sourcecode": "ARDGOV", "targetcode": "BRA", "eventcode": code} for code in ("122", "1711", "999")
    ]
    records = [
        {"id": "A", "date": "20200302", "text": "Arden denounced Brava.", "events": events[:1]},
        {"id": "B", "date": "20200302", "text": "Arden took the house.", "events": events[1:2]},
        {"id": "C", "date": "20200302", "text": "Nobody knows.", "events": events[2:]},
        {"id": "D", "date": "20200302", "text": "Nothing.", "events": [{"noevents": "True"}]},
    ]
    (tmp_path / "PETR.UnitTest.records.json").write_text(json.dumps(records), encoding="utf-8")
    read = read_sentences(tmp_path)
    assert [one.cameo for one in read] == [{"REJECT"}, {"COERCE"}]
    assert [one.weis for one in read] == [{"ACCUSE"}, {"COERCE"}]
    assert read[0].pairs == {("ARD", "BRA")}
    assert read[0].row["published"] == "2020-03-02"
