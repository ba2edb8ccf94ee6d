"""What people say of lines, and what it makes of them."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import ledger_samples as samples
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.ledger import (
    EntityFilter,
    EntityRow,
    EventFilter,
    Ledger,
    LedgerError,
    StatementFilter,
    UnknownId,
)
from onrecord.ledger.judgements import Anchor, by_target, corrected, overlay, reanchor, state_of
from onrecord.model import Judgement, Span

NOON = datetime(2024, 3, 5, 12, tzinfo=UTC)


def judgement(target: str, verdict: str, correction: str | None = None, **known: object) -> Judgement:
    given = Judgement(
        id="",
        verdict=verdict,  # type: ignore[arg-type]
        target=target,
        sha256=None,
        raw=None,
        words=None,
        correction=correction,
        by="ada",
        at=NOON,
        why="read it again",
    )
    return replace(given, **known)  # type: ignore[arg-type]


def test_rejected_line_is_left_out_until_undone(filled: Ledger) -> None:
    given = filled.judge(judgement(samples.SHIPPED.id, "reject"))
    assert [row.statement for row in filled.statements()] == [samples.DENIED]
    assert filled.events() == ()  # it rested on the statement
    assert filled.counts().events == 0
    shown = filled.statements(StatementFilter(include_rejected=True))
    assert [row.state for row in shown] == ["rejected", "found"]
    assert len(filled.events(EventFilter(include_rejected=True))) == 1

    undone = filled.undo(given.id, by="grace", at=NOON + timedelta(hours=1))
    assert (undone.undone_by, undone.undone_at) == ("grace", NOON + timedelta(hours=1))
    assert [row.statement for row in filled.statements()] == [samples.SHIPPED, samples.DENIED]
    assert filled.judgements() == (undone,)
    with pytest.raises(LedgerError, match="was undone by grace already"):
        filled.undo(given.id, by="ada", at=NOON)


def test_correction_lies_over_what_was_found(filled: Ledger) -> None:
    given = filled.judge(judgement(samples.SHIPPED.id, "correct", '{"force": "confirm"}'))
    row = filled.statements(StatementFilter(force="confirm"))[0]
    assert (row.state, row.statement) == ("corrected", replace(samples.SHIPPED, force="confirm"))
    assert filled.statements(StatementFilter(force="assert")) == ()
    found = {found.article: found for _, found in filled.annotated()}[samples.HARBOUR_ARTICLE.id]
    assert found == samples.HARBOUR_FOUND  # what the machine found stays
    filled.undo(given.id, "ada", NOON)
    assert filled.statements(StatementFilter(force="assert"))[0].state == "found"


def test_corrected_speaker_is_found_under_the_new_name(filled: Ledger) -> None:
    speakers = '{"speakers": [{"name": "Otto Wren", "kind": "person", "party": "Ruritania"}]}'
    filled.judge(judgement(samples.SHIPPED.id, "correct", speakers))
    assert len(filled.statements(StatementFilter(speaker="wren"))) == 1
    assert len(filled.statements(StatementFilter(text="Otto"))) == 1
    assert filled.statements(StatementFilter(speaker="kálnoky-orel")) == ()


def test_anchor_is_filled_in(filled: Ledger) -> None:
    given = filled.judge(judgement(samples.SHIPPED.id, "accept"))
    assert given.sha256 == samples.HARBOUR_ARTICLE.sha256
    assert given.raw == samples.SHIPPED.extent
    assert given.words == "Ruritania has shipped 400 crates of shells to Freedonia"
    assert given.id.startswith("j-")
    assert filled.find(given.id) == given
    assert filled.judgements(samples.SHIPPED.id) == (given,)
    assert filled.judgements(samples.DENIED.id) == ()


def test_merged_entity_leads_to_the_other(filled: Ledger) -> None:
    filled.judge(judgement("n-vesna00000001", "merge", '{"into": "n-ruritania0001"}'))
    assert [row.entity.name for row in filled.entities()] == ["Freedonia", "Ruritania"]
    found = filled.find("n-vesna")
    assert isinstance(found, EntityRow)
    assert found.entity.name == "Ruritania"
    states = [row.state for row in filled.entities(EntityFilter(include_rejected=True))]
    assert states == ["found", "found", "merged"]


def test_entities_merged_into_each_other_are_still_found(filled: Ledger) -> None:
    for one, other in (("vesna00000001", "ruritania0001"), ("ruritania0001", "vesna00000001")):
        filled.judge(judgement(f"n-{one}", "merge", f'{{"into": "n-{other}"}}'))
    assert isinstance(filled.find("n-vesna00000001"), EntityRow)


def test_judgement_outlives_linking(filled: Ledger) -> None:
    filled.judge(judgement(samples.CLAIM.id, "reject"))
    filled.replace_links(samples.LINKS)
    assert filled.claims() == ()


def test_judgement_finds_its_line_again_after_an_upgrade(filled: Ledger) -> None:
    filled.judge(judgement(samples.SHIPPED.id, "reject"))
    renamed = replace(samples.SHIPPED, id="s-renamed", cue=())
    event = replace(samples.TRANSFER, statement="s-renamed")
    newer = replace(samples.HARBOUR_FOUND, statements=(renamed,), events=(event,))
    filled.replace_annotations(samples.HARBOUR_ARTICLE, newer, "newer")
    assert [row.statement for row in filled.statements()] == [samples.DENIED]
    assert [given.target for given in filled.judgements()] == ["s-renamed"]


def test_judgement_without_a_line_waits(filled: Ledger) -> None:
    given = filled.judge(judgement(samples.SHIPPED.id, "reject"))
    bare = replace(samples.HARBOUR_FOUND, statements=(), events=())
    filled.replace_annotations(samples.HARBOUR_ARTICLE, bare, "newer")
    assert filled.judgements() == (given,)
    filled.replace_annotations(samples.HARBOUR_ARTICLE, samples.HARBOUR_FOUND, "newest")
    assert [row.statement for row in filled.statements()] == [samples.DENIED]


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        (judgement("s-nothing", "reject"), "no line of the record"),
        (judgement(samples.SHIPPED.id, "split"), "not supported yet"),
        (judgement(samples.SHIPPED.id, "add"), "not supported yet"),
        (judgement(samples.HARBOUR_ARTICLE.id, "reject"), "only statements, events, claims and entities"),
        (judgement(samples.SHIPPED.id, "correct"), "not a JSON object"),
        (judgement(samples.SHIPPED.id, "correct", "[]"), "not a JSON object"),
        (judgement(samples.SHIPPED.id, "correct", '{"id": "s-2"}'), "has no id to correct"),
        (judgement(samples.SHIPPED.id, "correct", '{"force": "shout"}'), "does not fit"),
        (judgement(samples.SHIPPED.id, "correct", '{"content": [{"start": 9, "end": 1}]}'), "does not fit"),
        (judgement("n-ruritania0001", "merge"), "into"),
        (judgement("n-ruritania0001", "merge", '{"into": "n-ruritania0001"}'), "cannot be merged"),
        (judgement("n-ruritania0001", "merge", '{"into": "c-1"}'), "no line"),
        (judgement(samples.SHIPPED.id, "reject", at=datetime(2024, 3, 5)), "time zone"),
    ],
)
def test_judgement_that_cannot_be_taken_changes_nothing(
    filled: Ledger, given: Judgement, reason: str
) -> None:
    with pytest.raises(LedgerError, match=reason):
        filled.judge(given)
    assert filled.judgements() == ()


def test_undoing_what_is_not_there(filled: Ledger) -> None:
    with pytest.raises(UnknownId):
        filled.undo("j-nothing", "ada", NOON)


def test_times_are_kept_in_utc(filled: Ledger) -> None:
    seoul = datetime(2024, 3, 5, 21, tzinfo=timezone(timedelta(hours=9)))
    assert filled.judge(judgement(samples.SHIPPED.id, "accept", at=seoul)).at.isoformat() == NOON.isoformat()


class TestStates:
    """The state of a line is a function of its judgements."""

    @pytest.mark.parametrize(
        ("verdicts", "state"),
        [
            ("", "found"),
            ("accept", "accepted"),
            ("accept reject", "rejected"),
            ("reject accept", "accepted"),
            ("correct accept", "corrected"),
            ("correct reject", "rejected"),
            ("reject correct", "corrected"),
            ("merge", "merged"),
            ("merge ~reject", "merged"),
            ("~accept ~reject", "found"),
            ("accept ~reject", "accepted"),
        ],
    )
    def test_last_one_that_stands_decides(self, verdicts: str, state: str) -> None:
        given = [
            judgement("s-1", verdict.lstrip("~"), undone_at=NOON if verdict.startswith("~") else None)
            for verdict in verdicts.split()
        ]
        assert state_of(given) == state

    @given(st.lists(st.sampled_from(["accept", "reject", "correct", "merge"]), max_size=6))
    def test_all_undone_is_as_never_given(self, verdicts: list[str]) -> None:
        given = [
            judgement(samples.SHIPPED.id, verdict, '{"force": "deny"}', undone_at=NOON)
            for verdict in verdicts
        ]
        assert state_of(given) == "found"
        assert corrected(samples.SHIPPED, given) == samples.SHIPPED
        assert overlay(samples.HARBOUR_FOUND, by_target(given)) == samples.HARBOUR_FOUND

    def test_corrections_add_up(self) -> None:
        given = [
            judgement(samples.SHIPPED.id, "correct", correction)
            for correction in ('{"force": "warn", "via": "radio"}', '{"force": "deny"}')
        ]
        assert corrected(samples.SHIPPED, given) == replace(samples.SHIPPED, force="deny", via="radio")


def test_overlay_leaves_no_loose_ends() -> None:
    nested = replace(samples.SHIPPED, id="s-nested", nested_in=samples.SHIPPED.id)
    found = replace(samples.HARBOUR_FOUND, statements=(samples.SHIPPED, nested))
    left = overlay(found, by_target([judgement(samples.SHIPPED.id, "reject")]))
    assert left == replace(found, statements=(replace(nested, nested_in=None),), events=())


class TestReanchor:
    """A judgement finds its line by id, by words, by place, in this order."""

    GIVEN = judgement("s-1", "reject", words="the same words", raw=Span(100, 200))

    @pytest.mark.parametrize(
        ("lines", "found"),
        [
            ([], None),
            ([Anchor("s-1", None, "other")], "s-1"),
            (
                [
                    Anchor("s-2", Span(900, 914), "the same words"),
                    Anchor("s-3", Span(90, 104), "the same words"),
                ],
                "s-3",
            ),
            ([Anchor("e-2", Span(100, 200), "the same words")], None),  # an event is no statement
            ([Anchor("s-2", Span(110, 200), "fewer words")], "s-2"),
            ([Anchor("s-2", Span(160, 200), "too few")], None),
            ([Anchor("s-2", None, "elsewhere")], None),
        ],
    )
    def test_order(self, lines: list[Anchor], found: str | None) -> None:
        assert reanchor(self.GIVEN, lines) == found
