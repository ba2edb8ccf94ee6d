"""The statement model's parts: windows, places in the tree, decoding, and the weights that ship."""

import itertools
import json
import shutil
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from marked import article_of

from onrecord.annotate.parse import parse
from onrecord.annotate.quotations import find_quotations
from onrecord.annotate.statements.reported import find_reported
from onrecord.annotate.statements.tagging.decoding import decode
from onrecord.annotate.statements.tagging.features import PIECES, Window, case, windows
from onrecord.annotate.statements.tagging.frames import REACH, TAGS, frame
from onrecord.annotate.statements.tagging.network import ABOUT, WEIGHTS, WeightsError, load_model
from onrecord.annotate.statements.tagging.syntax import branches
from onrecord.lexicon import load

WORDS = (
    "The minister said on Tuesday that “no ship” left Port-au-Prince , Keller told U.S. officials . 한국 ..."
)
SOUP = st.lists(st.sampled_from([*WORDS.split(), "\n\n", "antidisestablishmentarianism" * 3]), max_size=400)


def windows_of(text: str) -> list[Window]:
    article = article_of(text)
    return list(windows(parse(article).paragraphs, find_quotations(article), load_model().vocabulary))


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(SOUP.map(" ".join))
def test_windows_hold_every_word_once_and_fit_the_encoder(text: str) -> None:
    article = article_of(text)
    parsed = parse(article)
    made = list(windows(parsed.paragraphs, find_quotations(article), load_model().vocabulary))
    inside = [window.span(place) for window in made for place in range(len(window))]
    wanted = [paragraph.span(token) for paragraph in parsed for token in paragraph.doc if not token.is_space]
    assert inside == wanted
    for window in made:
        assert len(window.pieces) <= PIECES + 2
        assert list(window.holders[window.first]) == list(range(len(window)))
        assert all(0 <= head < len(window) for head in window.heads)


def test_a_paragraph_that_fits_is_never_cut() -> None:
    long = " ".join(["The convoy of nine trucks left the northern depot before dawn on Monday."] * 11)
    made = windows_of(f"{long}\n\n{long}\n\nA last line.")
    assert [set(window.paragraph.tolist()) for window in made] == [{0}, {0, 1}]
    assert len(made[0]) == len(made[1]) - len(["A", "last", "line", "."])


def test_words_in_quotation_marks_are_told_apart() -> None:
    (window,) = windows_of("Keller said “the port is shut” today.")
    quoted = [token.text for token, inside in zip(window.tokens, window.quoted, strict=True) if inside]
    assert quoted == ["“", "the", "port", "is", "shut", "”"]


@pytest.mark.parametrize(
    ("word", "number"), [("port", 0), ("Keller", 1), ("A", 1), ("UN", 2), ("McCain", 3), ("12", 4), ("“", 4)]
)
def test_the_case_of_a_word_is_kept(word: str, number: int) -> None:
    assert case(word) == number


def test_branches_turn_where_the_ways_to_the_word_and_to_the_cue_meet() -> None:
    # she(1) said(ROOT) trucks(1) left(ccomp) : heads and labels of "She said trucks left"
    heads, labels = np.array([1, 1, 3, 1]), np.array([1, 9, 1, 2])
    own, other = branches(1, heads, labels, turn=50)
    assert own.tolist() == [1, 50, 2, 2]
    assert other.tolist() == [50, 50, 50, 50]
    own, other = branches(3, heads, labels, turn=50)
    assert own.tolist() == [1, 50, 1, 50]
    assert other.tolist() == [2, 2, 50, 50]


def test_a_frame_ends_with_its_paragraph() -> None:
    (window,) = windows_of("Nobody spoke.\n\nKeller said so.")
    anchor = [token.text for token in window.tokens].index("said")
    one = frame(window, anchor, load_model().vocabulary.turn)
    assert [token.text for token in window.tokens[one.start : one.end]] == ["Keller", "said", "so", "."]
    assert one.distance.tolist() == [REACH - 1, REACH, REACH + 1, REACH + 2]


@given(st.lists(st.lists(st.floats(-8, 8, width=32), min_size=7, max_size=7), min_size=1, max_size=30))
def test_no_stretch_begins_in_its_middle(rows: list[list[float]]) -> None:
    roles = decode(np.array(rows, dtype=np.float32))
    runs = sorted((*roles.source, *roles.cue, *roles.content))
    assert all(start < end for start, end in runs)
    assert all(first[1] <= second[0] for first, second in itertools.pairwise(runs))
    assert all(0 < sure <= 1 for sure in roles.certainty)


def test_the_likeliest_tags_are_taken() -> None:
    odds = np.full((4, len(TAGS)), -5, dtype=np.float32)
    for place, tag in enumerate(("B-source", "B-cue", "B-content", "I-content")):
        odds[place, TAGS.index(tag)] = 5
    roles = decode(odds)
    assert (roles.source, roles.cue, roles.content) == (((0, 1),), ((1, 2),), ((2, 4),))


def test_weights_that_were_changed_are_refused(tmp_path: Path) -> None:
    shutil.copytree(WEIGHTS, tmp_path / "weights")
    (tmp_path / "weights" / "roles.onnx").write_bytes(b"something else")
    with pytest.raises(WeightsError, match="install the package again"):
        load_model(tmp_path / "weights")


def test_weights_that_are_missing_are_named(tmp_path: Path) -> None:
    with pytest.raises(WeightsError, match=ABOUT):
        load_model(tmp_path)


def test_what_is_noted_of_the_weights_fits_the_parser() -> None:
    about = json.loads((WEIGHTS / ABOUT).read_text(encoding="utf-8"))
    assert set(about["sha256"]) == {"encoder.onnx", "roles.onnx", "tokenizer.json"}
    assert "ROOT" in about["labels"]
    assert "nsubj" in about["labels"]


def test_what_is_read_in_a_paragraph_does_not_hang_on_other_articles() -> None:
    """The same article is read the same, whatever was read before it."""
    article = article_of("Anna Keller denied that the convoy crossed the border.")
    other = article_of("According to the ministry, nine trucks were burnt. “We saw it,” said a driver.")
    alone = list(find_reported(parse(article), find_quotations(article), load(), load_model()))
    list(find_reported(parse(other), find_quotations(other), load(), load_model()))
    again = list(find_reported(parse(article), find_quotations(article), load(), load_model()))
    assert [replace(one, paragraph=None, use=None) for one in alone] == [  # type: ignore[arg-type]
        replace(one, paragraph=None, use=None)
        for one in again  # type: ignore[arg-type]
    ]
    assert [one.use.head.text for one in alone] == ["denied"]
