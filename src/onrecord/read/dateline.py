"""The dateline: "WASHINGTON, Sept. 20 (Korea Bizwire) — " and its kin."""

import re
from dataclasses import dataclass

MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?"
    r"|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
DATE = rf"(?:{MONTH} \d{{1,2}}(?:, \d{{4}})?|\d{{1,2}} {MONTH}(?:,? \d{{4}})?)"
WORD = r"[A-Z][\w.’'-]*"
CAPITALS = r"[A-Z][A-Z.’'-]+(?:[ /-](?:[A-Z][A-Z.’'-]+|of|de|la|el|al|and|DE|THE))*"
REGION = rf"(?:, (?!{MONTH} \d){WORD}(?: {WORD}){{0,3}}){{0,2}}"
CREDIT = r"\((?P<credit>[A-Z][^()]{1,40})\)"
DASH = r"(?:\s*(?:—|–|--|―)\s*|\s+-\s+|-\s+)"
END = rf"(?:{DASH}|:\s+)"  # a colon ends a dateline only after a date or a credit
SHAPES = tuple(
    re.compile(shape)
    for shape in (
        rf"(?P<place>{CAPITALS}{REGION})(?:,? (?P<date>{DATE}),?)?(?: ?{CREDIT})?{DASH}",
        rf"(?P<place>{WORD}(?: {WORD}){{0,3}}{REGION})(?:,? (?P<date>{DATE}),?)? ?{CREDIT}{END}",
        rf"(?P<place>{WORD}(?: {WORD}){{0,3}}{REGION}),? (?P<date>{DATE}){END}",
        rf"(?P<date>{DATE}) ?{CREDIT}{END}",
        rf"{CREDIT}{DASH}",
        rf"(?P<place>{CAPITALS}{REGION}),? (?P<date>{DATE})\s*[:.]\s+",
    )
)
NO_PLACES = frozenset((
    "BREAKING", "BREAKING NEWS", "DEVELOPING", "UPDATE", "EXCLUSIVE", "ANALYSIS", "OPINION", "WATCH", "VIDEO",
))  # fmt: skip
UPPER_ONLY = 4  # letters; a place without date and credit must be written in capitals and be this long


@dataclass(frozen=True, slots=True)
class FoundDateline:
    """A dateline at the start of a paragraph: `length` characters up to the first word of the news."""

    place: str | None
    date: str | None
    credit: str | None
    length: int


def find_dateline(paragraph: str, place: str | None = None) -> FoundDateline | None:
    """The dateline that opens `paragraph`; `place` is the place of reporting where the markup marks one."""
    if place and paragraph.startswith(place):
        return _marked(paragraph, place)
    for shape in SHAPES:
        match = shape.match(paragraph)
        if not match or match.end() == len(paragraph):
            continue
        found = match.groupdict()
        if found.get("place") and not found.get("date") and not found.get("credit"):
            head = found["place"].split(",")[0]
            if not head.isupper() or sum(char.isalpha() for char in head) < UPPER_ONLY or head in NO_PLACES:
                continue
        return FoundDateline(
            found.get("place"), found.get("date"), found.get("credit"), len(match[0].rstrip())
        )
    return None


def _marked(paragraph: str, place: str) -> FoundDateline:
    """A dateline whose place the markup gives; a date may be in it, a credit and a dash follow it."""
    date = re.search(DATE, place)
    name = (place[: date.start()] if date else place).strip(" ,—–-:(")
    after = re.compile(rf"(?:,? ?(?P<date>{DATE}),?)?(?: ?{CREDIT})?(?:{DASH})?").match(paragraph, len(place))
    found = after.groupdict() if after else {}
    length = len(paragraph[: after.end()].rstrip()) if after else len(place)
    return FoundDateline(name or None, date[0] if date else found.get("date"), found.get("credit"), length)
