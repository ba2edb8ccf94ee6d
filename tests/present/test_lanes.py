"""The lanes of a dossier's drawing: what each party holds, as marks."""

from datetime import date

from onrecord.model import Claim, Interval, Position
from onrecord.model.claim import Stance
from onrecord.present.dossier.lanes import lane


def held(stance: Stance, start: str | None, end: str | None = None, **more: object) -> Position:
    since = Interval(date.fromisoformat(start), date.fromisoformat(end or start)) if start else None
    fields: dict[str, object] = {
        "party": "Borduria", "speaker": None, "position": stance, "since": since, "article": "a-1",
        "statement": None, "event": None, "own_voice": False, "origin": None,
    }  # fmt: skip
    return Position(**(fields | more))  # type: ignore[arg-type]


def test_the_timeline_marks_changes_and_the_first_report_alone() -> None:
    positions = (
        held("denies", "2031-05-12"),
        held("denies", "2031-05-20"),
        held("affirms", "2031-05-16", party="Klow Courier", own_voice=True),
        held("affirms", "2031-05-15", party="Harbour Wire", own_voice=True),
        held("affirms", "2031-06-02"),
        held("affirms", None, party="Syldavia"),
    )
    claim = Claim(
        "c-1", "TRANSFER", "Shells arrive", (), (), None, "acknowledged", positions, (), (), (), (), (), (),
        (), (), (), None, (),
    )  # fmt: skip
    marks = lane(claim).marks
    assert [(mark.kind, mark.label) for mark in marks] == [
        ("denies", "Borduria denies"),
        ("affirms", "Harbour Wire reports it"),
        ("affirms", "Borduria affirms"),
    ]
