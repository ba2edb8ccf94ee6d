"""Ships: by IMO number, by a prefix ("MV Lady R"), by what they are ("the cargo ship Angara")."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from onrecord.lexicon import Lexicon
from onrecord.model import Designator, Span, make_slug

WORD = r"[A-Z][\w'’&.-]*|[A-Z]\b|\d{1,4}\b|[IVX]{1,4}\b"
PARTICLE = r"(?:de|da|do|di|of|the|al|el|la|le|bin|van|von)"
NAME = rf"(?:[A-Z][\w'’&-]*\.?|[A-Z]\.)(?:\s+(?:{PARTICLE}\s+)?(?:{WORD})){{0,3}}"
QUOTED = r"[“\"'‘](?P<quoted>[A-Z][^”\"'’\n]{1,30})[”\"'’]"
IMO = re.compile(r"\bIMO(?:\s*(?:number|no\.?|num\.?|#))?\s*[:#]?\s*(?P<number>\d{7})\b", re.IGNORECASE)
NAMED_BY_IMO = re.compile(rf"(?:\b(?:The|A|An)\s+)?(?P<name>{NAME})\s*[(\[,]\s*(?:with\s+)?$")
NOT_NAMES = re.compile(
    r"(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|January|February|March|April|May|June|July|"
    r"August|September|October|November|December|The|A|An|In|On|At|It|He|She|They|But|And|Mr|Mrs|Ms|President|"
    r"Captain|Capt|Adm|Cmdr|Lt|I|Reuters|AP|U\.?S|UN|U\.N)\b\.?"
)
INSIDE = 24  # characters between a name and its number: "Angara, with "


@dataclass(frozen=True, slots=True)
class _Patterns:
    prefix: re.Pattern[str]
    prefixed: re.Pattern[str]
    typed: re.Pattern[str]


def find_ships(text: str, lexicon: Lexicon) -> Iterator[Designator]:
    """The ships that a text names. One whose IMO number the text gives goes by it wherever it is named.

    IMO numbers have a check digit: the sum of the first six digits times 7, 6, 5, 4, 3, 2 ends in the seventh
    (IMO Resolution A.1117(30)).
    """
    numbers: dict[str, Designator] = {}
    for match in IMO.finditer(text):
        one = _numbered(text, match, _patterns(lexicon).prefix)
        if one.name:
            numbers.setdefault(one.name, one)
        yield one
    known = {name: one for name, one in numbers.items() if one.valid}
    names: dict[str, str] = {}
    for match in _by_words(text, lexicon):
        name = _bare(match["quoted"] or match["name"])
        if name:
            names[name] = known[name].id if name in known else f"ship:{make_slug(name)}"
            end = match.end("quoted") if match["quoted"] else match.start("name") + _reach(match["name"])
            start = (
                match.start("start")
                if match["start"]
                else match.start("quoted" if match["quoted"] else "name")
            )
            span = Span(start, end)
            yield Designator(span, span.of(text), "ship", names[name], name, True if name in known else None)
    yield from _again(text, {**{name: one.id for name, one in known.items()}, **names}, known)


def has_valid_check_digit(number: str) -> bool:
    """Whether the seventh digit of an IMO number follows from the others.

    >>> has_valid_check_digit("9074729"), has_valid_check_digit("9074728")
    (True, False)
    """
    total = sum(int(digit) * weight for digit, weight in zip(number, range(7, 1, -1), strict=False))
    return len(number) == 7 and total % 10 == int(number[6])


def _numbered(text: str, match: re.Match[str], prefix: re.Pattern[str]) -> Designator:
    before = text[max(0, match.start() - 60) : match.start()]
    named = NAMED_BY_IMO.search(before)
    name = prefix.sub("", _bare(named["name"])) if named else None
    start = match.start() - (len(before) - named.start("name")) if named and name else match.start()
    end = match.end()
    closing = text[end : end + 1]
    span = Span(start, end + 1 if name and closing in ")]" and closing else end)
    number = match["number"]
    return Designator(span, span.of(text), "ship", f"imo:{number}", name or "", has_valid_check_digit(number))


def _by_words(text: str, lexicon: Lexicon) -> Iterator[re.Match[str]]:
    patterns = _patterns(lexicon)
    for pattern in (patterns.prefixed, patterns.typed):
        for match in pattern.finditer(text):
            if match["quoted"] or not NOT_NAMES.match(match["name"]):
                yield match


def _again(text: str, ids: dict[str, str], known: dict[str, Designator]) -> Iterator[Designator]:
    """ "The Angara" further on is the ship of that name; without an article it may be a river."""
    for name, ident in sorted(ids.items()):
        for match in re.finditer(rf"\b[Tt]he\s+(?P<name>{re.escape(name)})(?!\w|\s+[A-Z(])", text):
            span = Span(*match.span("name"))
            yield Designator(span, name, "ship", ident, name, True if name in known else None)


def _bare(name: str) -> str:
    """The name without what only runs on from it: "Angara" of "Angara. The"."""
    name = name[: _reach(name)]
    return " ".join(name.strip(" .,’'").split())


def _reach(name: str) -> int:
    """How many characters of a run of capitals belong to the name: up to the end of its sentence."""
    cut = re.search(r"(?<=[\w’'])(?<!\b[A-Z])\.\s|['’]s\b|\s+(?:Reuters|AP|on|in)\b", name)
    kept = name[: cut.start()] if cut else name
    while True:
        words = kept.rsplit(None, 1)
        if len(words) == 2 and NOT_NAMES.fullmatch(words[1]) and words[1] != "I":
            kept = words[0].rstrip()
        else:
            return len(kept.rstrip(" .,’'"))


@lru_cache(maxsize=4)
def _patterns(lexicon: Lexicon) -> _Patterns:
    entries = lexicon.vessels.values()
    prefixes = sorted({one for entry in entries for one in entry.prefixes}, key=lambda one: (-len(one), one))
    nouns = sorted({one for entry in entries for one in entry.nouns}, key=lambda one: (-len(one), one))
    before = "|".join(map(re.escape, prefixes))
    kind = "|".join(re.escape(noun).replace(r"\ ", r"\s+") for noun in nouns)
    name = rf"(?:{QUOTED}|(?P<name>{NAME}))"
    return _Patterns(
        re.compile(rf"^(?:{before})\s+"),
        re.compile(rf"(?<!\w)(?P<start>(?:{before})\s+){name}"),
        re.compile(rf"(?<![\w-])(?:{kind}),?\s+(?P<start>(?:(?:{before})\s+)?){name}"),
    )
