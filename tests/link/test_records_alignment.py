"""Word alignment of a quotation with what was said, and the differences that follow.

An example is one text: [-words-] were said and not printed, {+words+} printed and not said, [~words~] are a
stammer that was said and not printed.
"""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.link.checks.differences import verdict
from onrecord.link.checks.disfluency import droppable
from onrecord.link.checks.matching import match, printed_side, record_side
from onrecord.link.checks.spoken import norms, spoken_words
from onrecord.model import Difference

MARK = re.compile(r"\[-(?P<said>.*?)-\]|\{\+(?P<printed>.*?)\+\}|\[~(?P<stammer>.*?)~\]")
WORDS = "we will not leave the harbour — , . the the I I’m don’t uh you know, [sic] (Laughter.) har- 12 a"
TEXTS = st.lists(st.sampled_from(WORDS.split(" ")), max_size=30).map(" ".join)


def sides(example: str) -> tuple[str, str]:
    """What was printed and what was said."""
    printed = MARK.sub(lambda mark: mark["printed"] or "", example)
    said = MARK.sub(lambda mark: mark["said"] or mark["stammer"] or "", example)
    return " ".join(printed.split()), said


def found(printed: str, said: str) -> tuple[Difference, ...]:
    result = match(printed_side(spoken_words(printed)), record_side(spoken_words(said)), printed, said)
    assert result is not None
    return result.differences


def pairs(example: str) -> list[tuple[str, str]]:
    """The differences that the marks of an example stand for; marks side by side are one replacement."""
    wanted, end = [], -1
    for mark in MARK.finditer(example):
        said, printed = (
            " ".join((mark["said"] or mark["stammer"] or "").split()).strip(" —,"),
            mark["printed"] or "",
        )
        if mark.start() == end and not mark["stammer"] and wanted:
            wanted[-1] = (wanted[-1][0] or printed, wanted[-1][1] or said)
        else:
            wanted.append((printed, said))
        end = mark.end()
    return wanted


@pytest.mark.parametrize(
    ("example", "check"),
    [
        ("We will not leave the harbour before the winter.", "verbatim"),
        ("We have asked the [-new-]{+old+} inspector to look into it.", "altered"),
        ("The bridge will [-probably -]be ready by the end of June.", "trimmed"),
        ("We will [-not -]leave the harbour before the winter.", "trimmed"),
        ("They [-don’t-]{+do+} want to wait for the inspector to come.", "altered"),
        ("At least [-14-]{+40+} boats were lost in the storm that night.", "altered"),
        ("The ferry, [-which is older than I am,-] will go on until the spring.", "trimmed"),
        ("It was a mistake. [-We knew it then, and we told the mayor so.-] It was a costly one.", "trimmed"),
        ("We saw {+that +}the boats come back one by one.", "altered"),
        ("anyone interested [~in main- — ~]in maintaining the lights of the harbour", "cleaned"),
        ("we will pay [~the — ~]the fishermen what we owe them", "cleaned"),
        ("they fight [~for their — ~]for their boats and their nets", "cleaned"),
        ("It is, [~you know, ~]a matter of a few weeks at most.", "cleaned"),
        ("So [~uh, ~]nobody asked the fishermen about it at all.", "cleaned"),
        ("I can only say [~what we — ~]what we know about the boats so far.", "cleaned"),
        ("a platform [~to — ~]to say what everybody [-obviously -]knows about the boats", "trimmed"),
    ],
)  # fmt: skip
def test_differences_are_those_marked(example: str, check: str) -> None:
    printed, said = sides(example)
    differences = found(printed, said)
    assert sorted((one.printed, one.record.strip(" —,")) for one in differences) == sorted(
        (printed.strip(), said.strip(" —,.").rstrip(".")) for printed, said in pairs(example)
    )
    assert verdict(differences) == check


@pytest.mark.parametrize(
    ("printed", "said"),
    [
        ("“we’re not going to leave", "We are not going to leave"),
        ("the non-proliferation regime of the time", "the nonproliferation regime of the time"),
        ("the nonproliferation regime of the time", "the non-proliferation regime of the time"),
        ("They’re asking for 12 boats", "they are asking for twelve boats"),
        ("forty-one boats came back", "41 boats came back"),
        ("about 5% of the boats", "about 5 percent of the boats"),
        ("The boats are back (Applause.) in the harbour", "the boats are back in the harbour"),
        ("We saw the boats at sea", "We saw the boats [sic] at sea"),
        ("We will ask [the mayor] to come to the harbour", "We will ask her to come to the harbour"),
    ],
)
def test_typography_and_brackets_are_no_difference(printed: str, said: str) -> None:
    assert found(printed, said) == ()


def test_a_word_mended_after_a_dash_is_one_word() -> None:
    differences = found(
        "the global nonproliferation regime", "the global nonproliferat- — -proliferation regime"
    )
    assert [(one.record, one.nature) for one in differences] == [("nonproliferat-", "disfluency")]


def test_an_ellipsis_of_the_writer_marks_the_gap() -> None:
    (gap,) = found(
        "We saw the boats … and the nets", "We saw the boats, the mayor's among them, and the nets"
    )
    assert (gap.record, gap.nature, gap.marked) == ("the mayor's among them", "left_out", True)


def test_a_negation_in_a_false_start_is_not_a_stammer() -> None:
    (gap,) = found("if he is reelected in the autumn", "if he is re- — not reelected in the autumn")[-1:]
    assert (gap.record, gap.nature, gap.weighty) == ("not", "left_out", True)


@pytest.mark.parametrize(
    ("printed", "said", "weighty"),
    [
        ("we would like to see the Heron back", "we would like to see the Plover back", True),
        ("it may cost 3 million in all", "it may cost 4 million in all", True),
        ("we will go back to the harbour", "we may go back to the harbour", True),
        ("they want to go back to the harbour", "they don't want to go back to the harbour", True),
        ("they want to go to the old harbour", "they want to go to the new harbour", False),
    ],
)
def test_what_is_weighty(printed: str, said: str, weighty: bool) -> None:
    (change,) = found(printed, said)
    assert change.weighty is weighty


def test_spans_lead_back_to_both_texts() -> None:
    printed, said = "We saw all the boats that night", "Well. We saw, um, most of the boats that night."
    for one in found(printed, said):
        assert one.printed_span.of(printed) == one.printed
        assert " ".join(one.record_span.of(said).split()) == one.record


def test_an_emphasis_is_no_stammer() -> None:
    words = spoken_words("It was a very, very long night, and it was over.")
    assert not any(droppable(words))


@given(TEXTS, TEXTS)
def test_any_two_texts_align_without_harm(printed: str, said: str) -> None:
    result = match(printed_side(spoken_words(printed)), record_side(spoken_words(said)), printed, said)
    if result is None:
        return
    assert 0 <= result.covered <= 1.0001
    for one in result.differences:
        assert one.printed_span.end <= len(printed)
        assert one.record_span.end <= len(said)
        assert norms(one.printed_span.of(printed)) or not one.printed


@given(TEXTS)
def test_a_text_differs_from_itself_in_nothing(text: str) -> None:
    words = spoken_words(text)
    result = match(printed_side(words), record_side(words), text, text)
    if result is not None:
        assert result.differences == ()
        assert result.covered == pytest.approx(1)
