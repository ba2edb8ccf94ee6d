"""Numbers as news writes them, with their bounds: digits, words, "dozens of", "more than", ranges."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

UNITS = {
    word: value
    for value, word in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
        ]
    )
}
TENS = {
    word: 10 * value
    for value, word in enumerate(
        ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], 2
    )
}
MAGNITUDES = {
    "hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "bn": 1e9, "mn":
    1e6, "m": 1e6, "k": 1e3,
}  # fmt: skip
# A plural without a number says "two or more" of its magnitude.
VAGUE = {
    "tens of thousands": 2e4, "hundreds of thousands": 2e5, "tens of millions": 2e7,
    "hundreds of millions": 2e8, "tens of billions": 2e10, "hundreds of billions": 2e11, "dozens": 24.0,
    "scores": 40.0, "tens": 20.0, "hundreds": 2e2, "thousands": 2e3, "millions": 2e6, "billions": 2e9,
    "trillions": 2e12,
}  # fmt: skip
SOME = {"several": 3, "a few": 3, "few": 3, "a couple": 2, "a couple of": 2, "half a": 0.5, "a": 1, "an": 1}

_WORD = "|".join(sorted({*UNITS, *TENS}, key=len, reverse=True))
_SPELT = rf"(?:{_WORD})(?:[-\s](?:{_WORD}))?"
_DIGITS = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_SCALE = r"hundred|thousand|million|billion|trillion|bn|mn|(?<=\d)[mk]"
_LARGE = rf"(?:{_DIGITS}|{_SPELT})(?:[\s-]?(?:{_SCALE})\b(?:\s(?:and\s)?(?:{_SPELT})\b)?)*"
_DOZEN = r"(?:(?:a|half\s+a|several|a\s+few|a\s+couple(?:\s+of)?|[a-z]+)\s+)?dozen\b(?!s)"
_SEVERAL = (
    r"(?:half\s+a|several|a\s+few|a\s+couple(?:\s+of)?|an?)\s+(?:hundred|thousand|million|billion|trillion)\b"
)
_VAGUE = "|".join(phrase.replace(" ", r"\s+") for phrase in VAGUE)
_MONEY = r"(?:US\$|A\$|C\$|HK\$|NZ\$|\$|€|£|¥|₩|₹)\s?"


def _value_pattern(side: str) -> str:
    """One number; the names of its groups begin with `side`, as a range has two."""
    return (
        rf"(?P<{side}vague>\b(?:{_VAGUE})\b)|(?P<{side}dozen>\b{_DOZEN})|(?P<{side}several>\b{_SEVERAL})"
        rf"|(?P<{side}number>(?<![\w.,])(?:{_LARGE})(?![\w]))"
    )


_CURRENCY = {
    "US$": "USD", "$": "USD", "A$": "AUD", "C$": "CAD", "HK$": "HKD", "NZ$": "NZD", "€": "EUR", "£":
    "GBP", "¥": "JPY", "₩": "KRW", "₹": "INR",
}  # fmt: skip

OVER = r"(?:(?<!no\s)more|greater|larger|higher)\s+than|over|above|exceeding|in\s+excess\s+of|upwards?\s+of"
AT_LEAST = r"at\s+least|no\s+(?:fewer|less)\s+than|not\s+less\s+than|a\s+minimum\s+of|as\s+(?:many|much)\s+as"
UNDER = r"(?<!no\s)(?<!not\s)(?:fewer|less|lower)\s+than|under|below"
AT_MOST = r"up\s+to|at\s+most|no\s+(?:more|greater)\s+than|not\s+more\s+than|a\s+maximum\s+of"
ALMOST = r"nearly|almost|close\s+to|just\s+under|just\s+short\s+of"
ABOUT = r"about|around|approximately|roughly|some|an\s+estimated|estimated|an\s+average\s+of|circa"
_BEFORE = (
    rf"(?P<over>{OVER})|(?P<at_least>{AT_LEAST})|(?P<almost>{ALMOST})|(?P<under>{UNDER})"
    rf"|(?P<at_most>{AT_MOST})|(?P<about>{ABOUT})"
)
_AFTER = r"(?P<or_more>\s+or\s+more\b|\+|[-\s]+plus\b)|(?P<or_so>\s+or\s+so\b)"
_RANGE = rf"\s*(?:[-–—]|\bto\b|\bor\b|\band\b)\s*(?:{_MONEY})?"
PATTERN = re.compile(
    rf"(?:\b(?:{_BEFORE})\s+)?(?:\b(?P<joined>between|from)\s+)?(?P<money>{_MONEY})?(?:{_value_pattern('a')})"
    rf"(?:(?P<link>{_RANGE})(?:{_value_pattern('b')}))?(?:{_AFTER})?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Number:
    """A number in a text: where, its bounds (None: open), and the ISO 4217 code where a currency sign leads.

    `value` is where the bare number stands, without "more than".
    """

    start: int
    end: int
    value: tuple[int, int]
    min: float | None
    max: float | None
    min_exclusive: bool
    max_exclusive: bool
    approximate: bool
    currency: str | None


def find_numbers(text: str) -> Iterator[Number]:
    """All numbers of a text in order, those of dates, names and scores included. Never raises.

    "dozens" is at least 24, "hundreds" at least 200, "several hundred" at least 300, all without an upper
    bound; "as many as" counts as a lower bound, "up to" and "nearly" as upper ones.
    """
    at = 0
    while match := PATTERN.search(text, at):
        number = _number(match)
        yield number
        at = max(number.end, at + 1)


def _number(match: re.Match[str]) -> Number:
    first, vague = _value(match, "a")
    start, end = match.span()
    low: float | None = first
    high: float | None = None if vague else first
    if match["link"] is not None and _is_range(match):
        second, open_end = _value(match, "b")
        scale = _scale(match["bnumber"] or "")
        if scale and first < 1000 and not _scale(match["anumber"] or ""):
            low = first * scale  # "2 to 3 million"
        high = None if open_end else second
        bounds = (low, high, False, False, bool(vague or open_end))
    else:
        if match["link"] is not None:
            end = match.end(_kind(match, "a"))
        bounds = _bounds(match, low, high, vague)
    begin = match.start("money") if match["money"] else match.start(_kind(match, "a"))
    if match["joined"] and (match["link"] is None or not _is_range(match)):
        start = begin
    sign = (match["money"] or "").strip().upper()
    currency = _CURRENCY.get(sign)
    return Number(start, end, (begin, match.end(_kind(match, "a"))), *bounds, currency)


def _is_range(match: re.Match[str]) -> bool:
    """ "5 to 7", "5-7" and "between 5 and 7" are ranges, "5 and 7" is not, nor is a score or a falling
    pair."""
    second, _ = _value(match, "b")
    first, _ = _value(match, "a")
    if "and" in match["link"].casefold():
        return (match["joined"] or "").casefold() == "between"
    scaled = first * (_scale(match["bnumber"] or "") or 1)
    return first < second or scaled < second


def _bounds(
    match: re.Match[str], low: float | None, high: float | None, vague: bool
) -> tuple[float | None, float | None, bool, bool, bool]:
    if match["over"] or match["at_least"] or match["or_more"]:
        return low, None, bool(match["over"]), False, vague
    if match["under"] or match["almost"]:
        return None, low, False, True, bool(match["almost"])
    if match["at_most"]:
        return None, low, False, False, vague
    return low, high, False, False, bool(vague or match["about"] or match["or_so"])


def _kind(match: re.Match[str], side: str) -> str:
    return next(side + name for name in ("vague", "dozen", "several", "number") if match[side + name])


def _value(match: re.Match[str], side: str) -> tuple[float, bool]:
    """The least value of one side, and whether it has no upper bound."""
    kind = _kind(match, side)
    words = re.sub(r"\s+", " ", match[kind].casefold())
    if kind.endswith("vague"):
        return VAGUE[words], True
    if kind.endswith("dozen"):
        count = words.removesuffix("dozen").strip()
        return 12 * float(SOME.get(count) or UNITS.get(count) or 1), count in ("several", "a few", "few")
    if kind.endswith("several"):
        count, _, scale = words.rpartition(" ")
        return SOME[count] * MAGNITUDES[scale], count not in ("a", "an", "half a")
    return _plain(words), False


def _scale(words: str) -> float | None:
    found = re.search(r"(hundred|thousand|million|billion|trillion|bn|mn|m|k)$", words.casefold())
    return MAGNITUDES[found[1]] if found else None


def _plain(words: str) -> float:
    """The value of digits or number words, "two hundred and fifty thousand" and "3.5 million" among them."""
    total, current = 0.0, 0.0
    for part in re.findall(r"\d[\d,]*(?:\.\d+)?|[a-z]+", words):
        if part[0].isdigit():
            current += float(part.replace(",", ""))
        elif part in UNITS or part in TENS:
            current += UNITS.get(part, TENS.get(part, 0))
        elif part == "hundred":
            current *= 100
        elif part in MAGNITUDES:
            total, current = total + current * MAGNITUDES[part], 0.0
    return total + current
