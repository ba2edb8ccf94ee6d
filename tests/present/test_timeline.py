"""The timeline: nothing touches anything else, whatever the dates and labels."""

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.model import Interval
from onrecord.present.dossier.timeline import (
    GUTTER,
    NARROW,
    TICKS,
    WIDE,
    Lane,
    Mark,
    narrow,
    text_width,
    wide,
    wrapped,
)

MONDAY = Interval.day(date(2024, 3, 4))


def mark(when: Interval, label: str = "Borduria denies") -> Mark:
    return Mark("denies", when, label, "c-1")


def test_marks_of_one_day_go_to_rows_of_their_own() -> None:
    drawing = wide([Lane("Shells", "c-1", (mark(MONDAY), mark(MONDAY), mark(MONDAY)))])
    assert drawing is not None
    assert len({one.y for one in drawing.lanes[0].marks}) == 3
    assert len({one.x for one in drawing.lanes[0].marks}) == 1


def test_a_mark_at_the_right_edge_has_its_label_on_the_left() -> None:
    late = Interval.day(date(2034, 3, 4))
    drawing = wide([Lane("Shells", "c-1", (mark(MONDAY), mark(late, "Ruritania affirms it in writing")))])
    assert drawing is not None
    assert [one.label_anchor for one in drawing.lanes[0].marks] == ["start", "end"]


def test_no_marks_no_drawing() -> None:
    assert wide([Lane("Shells", "c-1", ())]) is None
    assert narrow([Lane("Shells", "c-1", ())]) is None


def test_the_narrow_drawing_runs_from_old_to_new() -> None:
    drawing = narrow([Lane("Shells", "c-1", (mark(Interval.day(date(2025, 1, 1))), mark(MONDAY)))])
    assert drawing is not None
    assert [entry.date for entry in drawing.entries] == ["4 Mar 2024", "1 Jan 2025"]


def test_long_titles_are_broken_and_cut() -> None:
    assert wrapped("a b c", 10_000) == ("a b c",)
    assert wrapped("one two three four", text_width("one two"), most=2) == ("one two", "three…")


intervals = st.tuples(st.dates(), st.integers(0, 2000)).map(
    lambda pair: Interval(pair[0], date.fromordinal(min(pair[0].toordinal() + pair[1], date.max.toordinal())))
)
marks = st.builds(
    Mark,
    st.sampled_from(("event", "affirms", "denies", "possible", "planned")),
    intervals,
    st.text(st.characters(min_codepoint=32, max_codepoint=0xD000), max_size=30),
    st.just("c-1"),
)
lanes = st.lists(
    st.builds(Lane, st.text(max_size=120), st.just("c-1"), st.lists(marks, max_size=8).map(tuple)), max_size=5
)


@given(lanes)
@settings(deadline=None)
def test_nothing_in_the_wide_drawing_overlaps(given_lanes: list[Lane]) -> None:
    drawing = wide(given_lanes)
    if drawing is None:
        return
    placed = [one for lane in drawing.lanes for one in lane.marks]
    assert len(placed) == sum(len(lane.marks) for lane in given_lanes)
    for at, one in enumerate(placed):
        assert GUTTER <= one.x <= one.x_end <= WIDE
        for other in placed[at + 1 :]:
            apart = one.left + one.width <= other.left or other.left + other.width <= one.left
            assert one.y != other.y or apart
    for above, below in zip(drawing.lanes, drawing.lanes[1:], strict=False):
        assert above.y + above.height <= below.y
    assert len(drawing.ticks) <= TICKS + 1


@given(lanes)
@settings(deadline=None)
def test_nothing_in_the_narrow_drawing_overlaps(given_lanes: list[Lane]) -> None:
    drawing = narrow(given_lanes)
    if drawing is None:
        return
    for above, below in zip(drawing.entries, drawing.entries[1:], strict=False):
        assert above.y + 16 * len(above.lines) < below.y
        assert above.mark.when <= below.mark.when
    assert all(text_width(line) <= NARROW for entry in drawing.entries for line in entry.lines)
