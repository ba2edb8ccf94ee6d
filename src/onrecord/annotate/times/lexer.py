"""Cuts text into words and turns each into one character, so that rules are plain regular expressions.

`codes` holds a character a token: its own for each word of the grammar, one a class of numbers, and `~` for
all else. A rule that matches `codes[i:j]` covers the tokens i to j - 1.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

TOKEN = re.compile(
    r"""(?P<iso>(?<![\d-])\d{4}-\d{2}-\d{2}
        (?:[T\ ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?(?![\d-]))
    |(?P<compact>(?<![\d-])(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?![\d-]))
    |(?P<slash>\b9/11\b(?!/)|(?<![\d/.-])\d{1,4}(?P<sep>[/.-])\d{1,2}(?P=sep)\d{2,4}(?![\d/-]|\.\d))
    |(?P<fraction>(?<![\d/])1/[234](?![\d/])|[½¼¾])
    |(?P<clock>(?<![\d:])(?:[01]?\d|2[0-4]):[0-5]\d(?::[0-5]\d)?(?![\d:]))
    |(?P<decade>(?:\d{3}0|\d0)['’]?s\b)
    |(?P<ordinal>\d{1,4}(?:st|nd|rd|th)\b)
    |(?P<number>\d+(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)
    |(?P<ampm>(?<=\d)\s*[ap]\.?m\b\.?)
    |(?P<para>\n[^\S\n]*\n\s*)
    |(?P<word>[^\W\d_]\w*)
    |(?P<mark>\S)""",
    re.X | re.I,
)
OTHER = "~"
PARAGRAPH = "\n"
CODES = {
    "iso": "I", "compact": "I", "slash": "S", "fraction": "F", "clock": "K", "decade": "D", "ampm": "A",
    "para": PARAGRAPH,
}  # fmt: skip
CARDINALS = ((0, "z"), (12, "a"), (24, "b"), (31, "c"), (59, "d"), (99, "e"))
ORDINALS = ((4, "o"), (31, "p"), (10_000, "q"))
FRACTIONS = {"1/2": 0.5, "1/4": 0.25, "1/3": 0.33, "½": 0.5, "¼": 0.25, "¾": 0.75}
BIG = (100, 1000)
LARGEST = 10**12


@dataclass(frozen=True, slots=True)
class Token:
    """One word, number or mark: its characters of the text, its code, its number where it has one."""

    start: int
    end: int
    code: str
    word: str
    number: float | None = None


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of a text, and their codes as one string."""

    text: str
    tokens: tuple[Token, ...]
    codes: str


@dataclass(frozen=True, slots=True)
class Words:
    """What the lexer must know of words: their codes, and the numbers among them."""

    codes: Mapping[str, str]
    cardinals: Mapping[str, int]
    ordinals: Mapping[str, int]
    capitalised: frozenset[str]
    names: frozenset[str]


def cut(text: str, words: Words) -> Tokens:
    """The tokens of `text`; number words in a row ("twenty-five") are one token."""
    tokens = _merge(_tokens(text, words), words)
    return Tokens(text, tuple(tokens), "".join(token.code for token in tokens))


def _tokens(text: str, words: Words) -> list[Token]:
    found: list[Token] = []
    for match in TOKEN.finditer(text):
        kind, written = match.lastgroup, match.group()
        if kind == "sep":
            kind = "slash"
        if kind in ("word", "mark"):
            inside = bool(found) and found[-1].word[-1:].isalpha()
            found.append(_word(match.start(), match.end(), written, words, inside))
        elif kind == "number":
            found.append(_number(match.start(), match.end(), written))
        elif kind == "ordinal":
            value = int(re.sub(r"\D", "", written))
            found.append(Token(match.start(), match.end(), ordinal_code(value), written, value))
        elif kind == "ampm":
            start = match.end() - len(written.lstrip())
            found.append(Token(start, match.end(), CODES["ampm"], written.strip().lower()))
        else:
            number = FRACTIONS.get(written)
            found.append(Token(match.start(), match.end(), CODES[str(kind)], written, number))
    return found


def _word(start: int, end: int, written: str, words: Words, inside: bool) -> Token:
    word = written.lower()
    if (word in words.capitalised and written == word) or (
        inside and word in words.names and written != word
    ):
        return Token(start, end, OTHER, word)
    return Token(start, end, words.codes.get(word, OTHER), word, words.ordinals.get(word))


def _number(start: int, end: int, written: str) -> Token:
    digits = written.replace(",", "")
    value = float(digits) if len(digits) < 12 else LARGEST
    if len(written) == 4 and 1000 <= value < 2200 and written.isdigit():
        return Token(start, end, "y", written, value)
    return Token(start, end, cardinal_code(value), written, value)


def cardinal_code(value: float) -> str:
    """The code of a whole number by its size, `n` for large ones and fractions."""
    if value != int(value):
        return "n"
    return next((code for top, code in CARDINALS if value <= top), "n")


def ordinal_code(value: int) -> str:
    """The code of an ordinal by its size: could it be a quarter, a day of a month?"""
    return next((code for top, code in ORDINALS if value <= top), OTHER)


def _merge(tokens: list[Token], words: Words) -> list[Token]:
    merged: list[Token] = []
    at = 0
    while at < len(tokens):
        run = _run(tokens, at, words)
        if run:
            merged.append(_numeral(tokens[at : at + run], words))
            at += run
        else:
            merged.append(tokens[at])
            at += 1
    return merged


def _run(tokens: list[Token], at: int, words: Words) -> int:
    """How many tokens from `at` on spell one number; 0 where none does."""
    end = at
    while end < len(tokens):
        word = tokens[end].word
        goes_on = end == at or _continues(tokens, end, words)
        if word in words.ordinals and goes_on and (word != "second" or end > at):
            return end + 1 - at
        if not (word in words.cardinals and goes_on) and not (end > at and _links(tokens, end, words)):
            break
        end += 1
    return end - at


def _links(tokens: list[Token], at: int, words: Words) -> bool:
    """The hyphen of "twenty-five", the "and" of "two hundred and five"."""
    if tokens[at].word == "-":
        return _joins(tokens, at, words)
    after_hundred = tokens[at].word == "and" and tokens[at - 1].word in ("hundred", "thousand")
    return after_hundred and _is_number(tokens, at + 1, words)


def _is_number(tokens: list[Token], at: int, words: Words) -> bool:
    return at < len(tokens) and (tokens[at].word in words.cardinals or tokens[at].word in words.ordinals)


def _joins(tokens: list[Token], at: int, words: Words) -> bool:
    before = words.cardinals.get(tokens[at - 1].word, 0)
    return 20 <= before < 100 and at + 1 < len(tokens) and 0 < _value(tokens[at + 1].word, words) < 10


def _continues(tokens: list[Token], at: int, words: Words) -> bool:
    """Whether the number word at `at` goes on with the one before ("twenty five", not "five two")."""
    previous = tokens[at - 1].word
    if previous in ("-", "and"):
        return True
    before, here = words.cardinals.get(previous, 0), _value(tokens[at].word, words)
    if here in BIG or before in BIG:
        return True
    return (20 <= before < 100 and here < 10) or (10 < before < 22 and here >= 10)


def _value(word: str, words: Words) -> int:
    return words.cardinals.get(word, words.ordinals.get(word, -1))


def _numeral(run: list[Token], words: Words) -> Token:
    parts = [_value(token.word, words) for token in run if token.word not in ("-", "and")]
    value, text = min(_sum(parts), LARGEST), " ".join(token.word for token in run)
    start, end, is_ordinal = run[0].start, run[-1].end, run[-1].word in words.ordinals
    if is_ordinal:
        return Token(start, end, ordinal_code(value), text, value)
    code = "y" if _is_year(parts) else cardinal_code(value)
    return Token(start, end, code, text, value)


def _is_year(parts: list[int]) -> bool:
    """Whether the words are a year in two halves: nineteen ninety seven, twenty ten."""
    return len(parts) > 1 and 10 < parts[0] < 21 and 10 <= parts[1] < 100


def _sum(parts: list[int]) -> int:
    """The number that its words add up to; "nineteen ninety seven" is 1997."""
    if _is_year(parts):
        return parts[0] * 100 + sum(parts[1:])
    total = group = 0
    for part in parts:
        if part == 100:
            group = max(group, 1) * 100
        elif part == 1000:
            total, group = total + max(group, 1) * 1000, 0
        else:
            group += part
    return total + group
