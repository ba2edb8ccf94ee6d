"""Contents carried on to where they end, opened where they begin, and cut before what is no part of them.

In the examples <...> is the source, [...] the cue and {...} the content as the model might have it.
"""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from marked import article_of

from onrecord.annotate.mentions import find_mentions
from onrecord.annotate.parse import parse
from onrecord.annotate.quotations import find_quotations
from onrecord.annotate.statements import find_statements
from onrecord.annotate.statements.contents.completing import completed
from onrecord.annotate.statements.contents.cutting import without_hearer, without_turn
from onrecord.annotate.statements.contents.edges import with_edges
from onrecord.annotate.statements.contents.gathering import gathered
from onrecord.annotate.statements.contents.openings import with_opening
from onrecord.annotate.statements.cues.use import cue_use
from onrecord.annotate.statements.reported import Reported
from onrecord.lexicon import load
from onrecord.model import Span

LEXICON = load()
ROLES = {"<": "source", "[": "cue", "{": "content"}
MARK = re.compile(r"[<>\[\]{}]")


def reported(marked: str) -> tuple[str, Reported]:
    """The text without marks, and the find that they stand for."""
    parts: dict[str, list[Span]] = {"source": [], "cue": [], "content": []}
    text, opened = "", {}
    for piece in re.split(f"({MARK.pattern})", marked):
        if piece in ROLES:
            opened[ROLES[piece]] = len(text)
        elif MARK.fullmatch(piece):
            role, start = opened.popitem()
            parts[role].append(Span(start, len(text)))
        else:
            text += piece
    (paragraph,) = parse(article_of(text)).paragraphs
    words = [word for span in parts["cue"] for word in paragraph.tokens(span)]
    verb = next(word for word in words if word.pos_ in ("VERB", "AUX"))
    source = [word for span in parts["source"] for word in paragraph.tokens(span)]
    use = cue_use(verb, words, source[-1] if source else None, LEXICON)
    spans = {role: tuple(found) for role, found in parts.items()}
    return text, Reported(paragraph, use, spans["source"], spans["cue"], spans["content"], 0.9)


def words_of(text: str, content: tuple[Span, ...]) -> list[str]:
    return [span.of(text) for span in content]


@pytest.mark.parametrize(
    ("marked", "content"),
    [
        ("<Keller> [said] {the port can open but the yard ca}n't.", "the port can open but the yard can't"),
        ("<Keller> [said] {the work is low}-paid.", "the work is low-paid"),
        ("<Keller> [said] {it cost 3 crowns (40 cents}) a day.", "it cost 3 crowns (40 cents)"),
        ("<Keller> [said] {it was shut —} not that it matters.", "it was shut"),
        ("“<He> [said], ‘{You know} what? I can swim,’” Keller said.", "You know what? I can swim,"),
    ],
)
def test_a_content_ends_at_the_end_of_a_word(marked: str, content: str) -> None:
    text, one = reported(marked)
    assert words_of(text, with_edges(one, one.content, (), text)) == [content]


def test_pieces_with_a_blank_between_are_one() -> None:
    text, one = reported("{If it rains,} {“we will cancel,”} <Keller> [said].")
    quotations = find_quotations(article_of(text))
    assert words_of(text, with_edges(one, one.content, quotations, text)) == [
        "If it rains, “we will cancel,”"
    ]


@given(st.text(alphabet="ab 'n-(). ", min_size=1, max_size=30), st.data())
def test_no_edge_stands_inside_a_word(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    span = Span(start, data.draw(st.integers(start + 1, len(text))))
    _, one = reported("<Keller> [said] {it is shut}.")
    one = Reported(one.paragraph, one.use, (), (), (span,), 0.9)
    for found in with_edges(one, one.content, (), text):
        assert not (found.end < len(text) and text[found.end - 1 : found.end + 1].isalnum())
        assert not (found.start and text[found.start - 1 : found.start + 1].isalnum())


@pytest.mark.parametrize(
    ("marked", "content"),
    [
        (
            "<Keller> [said] {the fire was put down to a} “human error” in the yard.",
            "the fire was put down to a “human error” in the yard",
        ),
        (
            "<Keller> [said] {the lamps send out rays} of light.",
            "the lamps send out rays of light",
        ),
        (
            "<A judge> [ordered] {Keller to pay a fine} and to leave the town.",
            "Keller to pay a fine and to leave the town",
        ),
        ("<Keller> [said] {the ship called at ports in Ada and} Bergen.", None),
        (
            "<Keller> [said] {the smell was so bad} that people moved away.",
            "the smell was so bad that people moved away",
        ),
        (
            "<Keller> [said] {the letter was sent by mistake} and they quickly sent another one.",
            "the letter was sent by mistake and they quickly sent another one",
        ),
        ("<Keller> [said] {the port was shut} and apologized to the crews.", "the port was shut"),
        ("<Keller> [said] {the port was shut} and the crews are leaving.", "the port was shut"),
        ("<Keller> [praised] {the plan} on Monday.", "the plan"),
        ("<Keller> [praised] {the plan} in an interview.", "the plan"),
    ],
)
def test_a_content_goes_on_to_its_end(marked: str, content: str | None) -> None:
    text, one = reported(marked)
    wanted = content or "the ship called at ports in Ada and Bergen"
    assert words_of(text, completed(one, [one], LEXICON)) == [wanted]


@pytest.mark.parametrize(
    ("marked", "content"),
    [
        ("<Keller> [asked] {Lee whether the port was shut}.", ["whether the port was shut"]),
        ("{Lee} was [asked] {whether the port was shut}.", ["whether the port was shut"]),
        ("<Keller> [asked] {the harbour board}.", ["the harbour board"]),
    ],
)
def test_who_is_told_is_no_part_of_it(marked: str, content: list[str]) -> None:
    text, one = reported(marked)
    assert words_of(text, without_hearer(one).content) == content


@pytest.mark.parametrize(
    ("marked", "content"),
    [
        ("A year later, {the port was shut}, <Keller> [said].", ["A year later, the port was shut"]),
        ("But {the port was shut}, <Keller> [said].", ["the port was shut"]),
        (
            "If the port shuts, <Keller> [said] {half the town would leave}.",
            ["If the port shuts", "half the town would leave"],
        ),
        ("Without such help, <she> [said] {it would fail}.", ["Without such help", "it would fail"]),
        ("If asked, <Keller> [said] {she is from Ada}.", ["she is from Ada"]),
        (
            "The town helped workers who <Keller> [said] {have lost their homes}.",
            ["workers who", "have lost their homes"],
        ),
    ],
)
def test_a_content_begins_at_its_beginning(marked: str, content: list[str]) -> None:
    text, one = reported(marked)
    assert words_of(text, with_opening(one, [one])) == content


@pytest.mark.parametrize(
    ("marked", "content"),
    [
        (
            "<Keller> [said] {the firm pays its guests but would not say who they are}.",
            "the firm pays its guests",
        ),
        ("<Keller> [said] {he would mend the bridge and warned of floods}.", "he would mend the bridge"),
        ("<The firm> [requested] {a copy of the deed and changed her name}.", "a copy of the deed"),
        (
            "<Keller> [said] {the firm had shut the yard and sold the ships}.",
            "the firm had shut the yard and sold the ships",
        ),
    ],
)
def test_what_the_speaker_does_next_is_not_said(marked: str, content: str) -> None:
    text, one = reported(marked)
    assert words_of(text, without_turn(one, [one], LEXICON).content) == [content]


def test_what_another_says_at_the_same_time_is_not_said() -> None:
    text, one = reported("<Keller> [said] {the port was shut, while Haddad called it open}.")
    other = reported("Keller said the port was shut, while <Haddad> [called] {it open}.")[1]
    other = Reported(one.paragraph, other.use, other.source, other.cue, other.content, 0.9)
    assert words_of(text, without_turn(one, [one, other], LEXICON).content) == ["the port was shut"]


def test_all_that_stands_before_the_source_is_said() -> None:
    text, one = reported("{The ship sank} a mile off the coast of Ada, <Keller> [said].")
    assert words_of(text, gathered(one, [one]).content) == ["The ship sank a mile off the coast of Ada"]
    text, one = reported("{The port was shut, the board of Ada} [said].")
    found = gathered(one, [one])
    assert words_of(text, found.content) == ["The port was shut"]
    assert words_of(text, found.source) == ["the board of Ada"]


@pytest.mark.parametrize(
    "text",
    [
        "If port shuts Lee says many would leave",
        "Unless help comes, Lee said, it would",
    ],
)
def test_a_condition_may_end_with_the_text(text: str) -> None:
    article = article_of(text)
    parsed = parse(article)
    lexicon = load()
    assert find_statements(article, parsed, find_mentions(article, parsed, lexicon), (), lexicon)


def test_what_was_said_goes_on_behind_an_aside() -> None:
    text = "The port of Tarn, Anna Lee said, a city of ships, would shut next year."
    article = article_of(text)
    parsed = parse(article)
    lexicon = load()
    (one,) = find_statements(article, parsed, find_mentions(article, parsed, lexicon), (), lexicon)
    assert [span.of(text) for span in one.content] == [
        "The port of Tarn",
        "a city of ships, would shut next year",
    ]
