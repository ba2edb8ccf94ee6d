"""Aircraft by their registration ("RA-76845"), checked against the marks that states give."""

import re
from collections.abc import Iterator
from functools import lru_cache

from onrecord.lexicon import Lexicon
from onrecord.model import Designator, Span

SAID = re.compile(
    r"\b(?i:tail\s+(?:number|no\.?)|registration(?:\s+(?:number|no\.?|mark|code))?|registered\s+as|regist(?:ered|ration)"
    r"\s+under(?:\s+number)?|hull\s+number)\s*[:,]?\s*(?:of\s+|is\s+|was\s+)?[“\"‘(]?(?P<mark>[A-Z0-9]{1,3}-?[A-Z0-9]{2,5})\b"
)
AVIATION = re.compile(
    r"\b(?:tail\s+number|registration|registered|aircraft|airplanes?|aeroplanes?|planes?|jets?|airliners?|"
    r"helicopters?|flights?|airlines?|airport|landed|took\s+off|cargo\s+plane|Boeing|Airbus|Ilyushin|Antonov|Tupolev|"
    r"Gulfstream|(?:Il|An|Tu)-\d+)\b"
)
SENTENCE_ENDS = re.compile(r"[.!?]\s+(?=[A-Z“\"])|\n")
MARKED = re.compile(r"[A-Z]|\d{3}")  # what a word after "registration" must hold to be a mark at all


def find_aircraft(text: str, lexicon: Lexicon) -> Iterator[Designator]:
    """Registrations in a sentence about aircraft, or of a form that nothing else has. What the text calls a
    tail number and no state gives is found too, as not valid.
    """
    found: set[Span] = set()
    for match in _marks(lexicon).finditer(text):
        span = Span(*match.span())
        prefix = next(name for name in lexicon.registrations if _is_mark(match[0], name, lexicon))
        if lexicon.registrations[prefix].distinct or AVIATION.search(_sentence(text, span)):
            found.add(span)
            yield _made(text, span, True)
    for match in SAID.finditer(text):
        span = Span(*match.span("mark"))
        if MARKED.search(match["mark"]) and any(map(str.isdigit, match["mark"])) and span not in found:
            yield _made(text, span, False)


def _made(text: str, span: Span, valid: bool) -> Designator:
    mark = span.of(text)
    return Designator(span, mark, "aircraft", f"tail:{mark}", mark, valid)


def _sentence(text: str, span: Span) -> str:
    starts = [match.end() for match in SENTENCE_ENDS.finditer(text, max(0, span.start - 400), span.start)]
    end = SENTENCE_ENDS.search(text, span.end)
    return text[starts[-1] if starts else max(0, span.start - 400) : end.start() if end else len(text)]


def _is_mark(words: str, prefix: str, lexicon: Lexicon) -> bool:
    return re.fullmatch(_pattern(prefix, lexicon.registrations[prefix].mark), words) is not None


def _pattern(prefix: str, mark: str) -> str:
    """The whole mark: with a hyphen, but for the United States, South Korea and Japan."""
    return f"{prefix}{mark}" if prefix in ("N", "HL", "JA") else f"{prefix}-{mark}"


@lru_cache(maxsize=4)
def _marks(lexicon: Lexicon) -> re.Pattern[str]:
    found = "|".join(_pattern(one.id, one.mark) for one in lexicon.registrations.values())
    return re.compile(rf"(?<![\w-])(?:{found})(?![\w-])")
