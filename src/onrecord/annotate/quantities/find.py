"""Quantities: numbers with bounds, and what they count.

Numbers come from `numbers.py`; the parse tells the noun counted, the lexicon (items of class `unit`) which
nouns measure something else ("containers of munitions": unit "containers", item "munitions").
"""

import re
from bisect import bisect_left, bisect_right

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from onrecord.annotate.nounphrase import MEASURING, lemma_of, of_object, text_of
from onrecord.annotate.parse import Paragraph, Parse
from onrecord.annotate.quantities.numbers import Number, find_numbers
from onrecord.lexicon import Lexicon
from onrecord.model import Article, Quantity, Span

PERCENT = re.compile(r"\s?(?:%|per\s?cent\b|percentage\s+points?\b)", re.IGNORECASE)
AGE = re.compile(r"[-\s]years?[-\s]olds?\b", re.IGNORECASE)
CALIBRE = re.compile(r"[-\s\u2010\u2011]?(?:mm|millimet(?:er|re)s?)\b", re.IGNORECASE)  # names a gun
DURATIONS = {
    "second", "minute", "hour", "day", "night", "week", "weekend", "month", "year", "decade", "century",
    "quarter", "season", "a.m.", "p.m.", "am", "pm", "o'clock", "o’clock",
}  # fmt: skip
MONTHS = re.compile(r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec)[a-z]*\.?$", re.IGNORECASE)
MONEY_WORDS = {
    "dollar", "euro", "pound", "yen", "won", "yuan", "rupee", "rouble", "ruble", "franc", "krona",
    "krone", "peso", "rial", "riyal", "dinar", "lira", "cent",
}  # fmt: skip
NUMERIC_DEPS = {"nummod", "quantmod", "compound", "amod", "npadvmod", "det", "nmod", "conj"}
NAMING = {
    "no", "number", "resolution", "article", "section", "chapter", "flight", "channel", "route",
    "highway", "page", "room", "phase", "level", "type", "gate", "district", "act", "title", "version",
}  # fmt: skip


def find_quantities(article: Article, parse: Parse, lexicon: Lexicon) -> tuple[Quantity, ...]:
    """Numbers of things, money, percentages and ages in the order of the text; dates, durations, scores,
    ordinals and numbers that are part of a name are left out.

    A span runs from the words that bound the number to the noun counted, "of" phrase included. The unit is
    the noun as printed, "%" for shares, "years old" for ages, an ISO 4217 code where a currency sign leads
    ("$" is taken for USD). Never raises.
    """
    units = unit_nouns(lexicon)
    found = [
        quantity
        for paragraph in parse
        for number in find_numbers(paragraph.doc.text)
        if (quantity := _quantity(article, paragraph, number, units)) is not None
    ]
    return tuple(sorted(found, key=lambda quantity: (quantity.span.start, quantity.span.end)))


def unit_nouns(lexicon: Lexicon) -> frozenset[str]:
    """Lemmas of the nouns that measure something else."""
    return frozenset(noun for item in lexicon.items.values() if item.kind == "unit" for noun in item.nouns)


def _quantity(
    article: Article, paragraph: Paragraph, number: Number, units: frozenset[str]
) -> Quantity | None:
    text = paragraph.doc.text
    if CALIBRE.match(text, number.end):
        return None
    if match := AGE.match(text, number.end):
        return _made(article, paragraph, number, match.end(), "years old", None)
    if match := PERCENT.match(text, number.end):
        counted = _after_of(paragraph, match.end())
        return _made(article, paragraph, number, match.end(), "%", counted)
    if number.currency:
        return _made(article, paragraph, number, number.end, number.currency, None)
    tokens = _tokens(paragraph, number)
    head = _counted(tokens) if tokens is not None and _counts(paragraph, number, tokens) else None
    if head is None or lemma_of(head) in DURATIONS or head.ent_type_ in ("DATE", "TIME"):
        return None
    if head.i < tokens.start:  # type: ignore[union-attr]
        return None
    unit, item, last = _unit_and_item(head, units)
    return _made(article, paragraph, number, last.idx + len(last), unit, item)


def _made(
    article: Article, paragraph: Paragraph, number: Number, end: int, unit: str, item: str | None
) -> Quantity:
    span = Span(number.start, max(end, number.end)).shifted(paragraph.block.span.start)
    return Quantity(
        span=span,
        text=span.of(article.full_text),
        item=item,
        min=number.min,
        max=number.max,
        min_exclusive=number.min_exclusive,
        max_exclusive=number.max_exclusive,
        unit=unit,
        approximate=number.approximate,
    )


def _tokens(paragraph: Paragraph, number: Number) -> Tokens | None:
    """The tokens of the number; None where it does not begin and end with a token."""
    starts = [token.idx for token in paragraph.doc]
    first, last = bisect_left(starts, number.value[0]), bisect_right(starts, number.end - 1) - 1
    if first > last or starts[first] != number.value[0]:
        return None
    tokens = paragraph.doc[first : last + 1]
    return tokens if tokens.end_char == number.end else None


def _counts(paragraph: Paragraph, number: Number, tokens: Tokens) -> bool:
    """Whether the number counts things, and is no year, date, score, version or part of a name."""
    text = paragraph.doc.text
    words = text[slice(*number.value)]
    before, after = text[max(0, number.value[0] - 14) : number.value[0]], text[number.end : number.end + 2]
    if (before[-1:] in "-–/.:#" and before[-1:]) or (after[:1] in tuple("-–/:") and after[1:2].isdigit()):
        return False
    if all(token.ent_type_ in ("DATE", "TIME", "ORDINAL") for token in tokens):
        return False
    if words.isalpha() and after[:1] == "-":
        return False  # "two-thirds", "one-time"
    if MONTHS.search(before.rstrip()) and words.isdigit():
        return False
    previous = paragraph.doc[tokens.start - 1] if tokens.start else None
    if previous is not None and previous.lower_.rstrip(".") in NAMING:
        return False
    return not (words.isdigit() and len(words) == 4 and 1900 <= int(words) <= 2100)


def _counted(tokens: Tokens) -> Token | None:
    """The noun that a number counts: what it modifies, or what follows its "of"."""
    last = tokens[-1]
    if last.lower_ != "one" and (found := of_object(last)) is not None:
        return found
    for token in (tokens.root, *tokens):
        seen: Token = token
        while seen.dep_ in NUMERIC_DEPS and seen.head != seen and seen.head.i >= tokens.start:
            seen = seen.head
            if seen.i >= tokens.end and seen.pos_ in ("NOUN", "PROPN") and not seen.like_num:
                return seen
    return None


def _unit_and_item(head: Token, units: frozenset[str]) -> tuple[str, str | None, Token]:
    """Unit, item and the last token: a measuring noun counts what its "of" leads to."""
    inner = of_object(head)
    if inner is not None and (lemma_of(head) in units or lemma_of(head) in MEASURING):
        return text_of(head), text_of(inner), inner
    phrase = text_of(head)
    return phrase, None if lemma_of(head) in MONEY_WORDS else phrase, head


def _after_of(paragraph: Paragraph, at: int) -> str | None:
    """What "of" after `at` leads to: "its exports" in "40 percent of its exports"."""
    match = re.match(r"\s+of\s+", paragraph.doc.text[at : at + 8])
    if not match:
        return None
    for token in paragraph.doc.char_span(at, len(paragraph.doc.text), alignment_mode="contract") or ():
        if token.dep_ == "pobj" and token.head.lower_ == "of":
            return text_of(token)
    return None
