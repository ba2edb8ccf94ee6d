"""Denials that a reader found, held against what a program made of them."""

from pathlib import Path

from evals.counting import Count, Row
from evals.denials import by_stage, by_type, figures, judge, misses, paths_of
from evals.judged_sample import on_record

ACCUSED = """Blinken speaks of shells

WASHINGTON, Oct. 12, 2023 (Potomac Desk) -- U.S. Secretary of State Antony Blinken said on Thursday that \
North Korea shipped artillery shells to Russia.
"""
DENIED = """Kremlin denies it

MOSCOW, Oct. 13, 2023 (Neva Desk) -- Kremlin spokesman Dmitry Peskov denied on Friday that North Korea had \
shipped artillery shells to Russia. Japan said nothing.
"""
WORDS = "Dmitry Peskov denied on Friday"


def denial(number: int, words: str, claim: bool = True, **more: object) -> Row:
    """That these words of the second file deny what the first one says."""
    start = DENIED.index(words)
    told = {
        "article": "accused.txt",
        "start": ACCUSED.index("shipped"),
        "end": len(ACCUSED),
    }
    row = {
        "n": number, "article": "denied.txt", "start": start, "end": start + len(words), "party": ["Russia"],
        "person": None, "outright": False, "type": "TRANSFER", "actor": "Russia", "target": None,
        "claim": told if claim else None,
    }  # fmt: skip
    return {**row, **more}


def test_a_denial_is_found_and_linked_to_what_it_denies(tmp_path: Path) -> None:
    (tmp_path / "accused.txt").write_text(ACCUSED, encoding="utf-8")
    (tmp_path / "denied.txt").write_text(DENIED, encoding="utf-8")
    rows = [
        denial(1, WORDS),
        denial(2, WORDS, party=["Kremlin"], person="Dmitry Peskov"),
        denial(3, WORDS, type="ASSAULT"),
        denial(4, WORDS, party=["Japan"], claim=False),
        denial(5, "Japan said nothing", party=["Japan"], outright=True),
    ]
    assert [path.name for path in paths_of(tmp_path, rows)] == ["accused.txt", "denied.txt"]
    outcomes = judge(rows, on_record(paths_of(tmp_path, rows)))
    assert [(one.found, one.linked, one.at_words) for one in outcomes] == [
        (True, True, True),
        (True, True, True),  # by the speaker's name
        (True, False, False),  # the claim is of another type
        (False, False, False),  # somebody else denies it
        (False, False, False),
    ]
    values = figures(outcomes)
    assert values["found"] == Count(3, 5)
    assert values["linked, in other words"] == Count(2, 4)
    assert values["linked to the words denied"] == Count(2, 4)
    assert by_type(outcomes) == {"ASSAULT": Count(0, 1), "TRANSFER": Count(2, 4)}
    assert values["linked, whatever the type"] == Count(3, 5)
    assert by_stage(outcomes) == {
        "in other words: a statement there, by somebody else": Count(1, 5),
        "in other words: linked": Count(2, 5),
        "in other words: linked to a claim of another type": Count(1, 5),
        "outright: a statement of the denier, not marked as a denial": Count(1, 5),
    }
    assert [line.split(":")[0] for line in misses(outcomes)] == [
        "  3 found",
        "  4 not found",
        "  5 not found",
    ]
