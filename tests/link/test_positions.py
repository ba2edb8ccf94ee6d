"""What a party holds, and since when."""

from datetime import date

from onrecord.link.claims.positions import by_party, latest, reversed_itself
from onrecord.model import Interval, Position
from onrecord.model.claim import Stance


def held(stance: Stance, start: str | None, end: str | None = None, **more: object) -> Position:
    since = Interval(date.fromisoformat(start), date.fromisoformat(end or start)) if start else None
    fields: dict[str, object] = {
        "party": "Borduria", "speaker": None, "position": stance, "since": since, "article": "a-1",
        "statement": None, "event": None, "own_voice": False, "origin": None,
    }  # fmt: skip
    return Position(**(fields | more))  # type: ignore[arg-type]


def test_the_same_position_again_is_one_run() -> None:
    positions = [held("denies", "2031-05-12"), held("denies", "2031-05-14"), held("affirms", "2031-06-02")]
    runs = by_party(positions)[("Borduria", False)]
    assert [(run.stance, len(run.positions)) for run in runs] == [("denies", 2), ("affirms", 1)]
    assert reversed_itself(runs)
    assert latest(runs) == "affirms"


def test_since_is_the_day_by_which_it_was_surely_held() -> None:
    vague, sure = held("affirms", "2031-01-01", "2031-12-31"), held("affirms", "2031-05-12")
    (run,) = by_party([vague, sure])[("Borduria", False)]
    assert run.since == sure.since


def test_calling_it_possible_takes_nothing_back() -> None:
    runs = by_party([held("denies", None), held("possible", "2031-06-02")])[("Borduria", False)]
    assert latest(runs) == "denies"
    assert not reversed_itself(runs)


def test_an_outlet_in_its_own_voice_is_not_the_party_of_that_name() -> None:
    assert len(by_party([held("affirms", None), held("affirms", None, own_voice=True)])) == 2
