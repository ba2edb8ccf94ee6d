"""Resolutions by number: of the UN Security Council and General Assembly, and of bodies not named."""

import re
from collections.abc import Iterator

from onrecord.model import Designator, Span

YEAR = r"(?:\s*\((?:19|20)\d\d\)|\s+of\s+(?:19|20)\d\d)?"
NUMBER = r"\d{1,4}(?![\d,.]*\d|/)"
MANY = rf"{NUMBER}{YEAR}(?:\s*(?:,|,?\s*and|,?\s*or|&)\s*{NUMBER}{YEAR}(?!\s*(?:percent|per\s?cent|%)))*"
ASSEMBLY = r"(?:ES-\d{1,2}/\d{1,3}|\d{1,2}/\d{1,4})"
COUNCIL_WORDS = (
    r"(?:U\.?N\.?\s+Security\s+Council|United\s+Nations\s+Security\s+Council|Security\s+Council|UNSC)"
)
UN_WORDS = r"(?:U\.?N\.?|United\s+Nations)"
COUNCIL = re.compile(
    rf"\b(?P<by>UNSCR|UNSC\s+Res\.?|{COUNCIL_WORDS}(?:['’]s)?\s+resolutions?|{UN_WORDS}\s+resolutions?)"
    rf"\s+(?:no\.?\s*|nos\.?\s*|number\s+)?(?P<numbers>{MANY})",
    re.IGNORECASE,
)
SYMBOL = re.compile(r"\bS/RES/(?P<number>\d{1,4})(?:\s*\((?:19|20)\d\d\))?")
GENERAL = re.compile(
    rf"\b(?:(?:{UN_WORDS}\s+)?General\s+Assembly\s+resolution|A/RES/)\s*(?P<number>{ASSEMBLY}|\d{{3,4}})(?![\w/])"
)
BARE = re.compile(
    rf"(?P<before>\b[\w.]+\s+)?\bresolutions?\s+(?:no\.?\s*|nos\.?\s*|number\s+)?(?P<numbers>{MANY})",
    re.IGNORECASE,
)
OTHER_BODIES = re.compile(
    r"\b(?:house|senate|joint|concurrent|assembly|congressional|council|parliament|city|state|bill)\s+$",
    re.IGNORECASE,
)
KNOWS_THE_COUNCIL = re.compile(rf"\b{COUNCIL_WORDS}|\bUNSCRs?\b", re.IGNORECASE)
EACH = re.compile(rf"(?P<number>{NUMBER}){YEAR}")
LEAST_BARE = 3  # digits of a number that stands with nothing but "resolution"


def find_resolutions(text: str) -> Iterator[Designator]:
    """Each number of a list is one of its own; its span is the number and its year, of the first from the
    word "resolution" on.

    A bare "resolution 1718" is the Security Council's in an article that names the Council, and
    `resolution:1718`, nobody's in particular, elsewhere.
    """
    taken: list[Span] = []
    for pattern, scheme in ((SYMBOL, "unscr"), (GENERAL, "unga")):
        for match in pattern.finditer(text):
            taken.append(Span(*match.span()))
            yield _made(text, taken[-1], scheme, match["number"])
    for match in COUNCIL.finditer(text):
        span = Span(*match.span())
        if not any(span.overlaps(one) for one in taken):
            taken.append(span)
            yield from _listed(text, match, "unscr")
    scheme = "unscr" if KNOWS_THE_COUNCIL.search(text) else "resolution"
    for match in BARE.finditer(text):
        start = match.start() + len(match["before"] or "")
        body = OTHER_BODIES.search(text[max(0, start - 24) : start])
        short = not match["numbers"][:LEAST_BARE].isdigit()
        if not body and not short and not any(Span(*match.span()).overlaps(one) for one in taken):
            yield from _listed(text, match, scheme, start)


def _listed(text: str, match: re.Match[str], scheme: str, start: int | None = None) -> Iterator[Designator]:
    listed = list(EACH.finditer(text, match.start("numbers"), match.end("numbers")))
    for place, each in enumerate(listed):
        first = each.start() if place else match.start() if start is None else start
        yield _made(text, Span(first, each.end()), scheme, each["number"])


def _made(text: str, span: Span, scheme: str, number: str) -> Designator:
    called = {"unscr": "UN Security Council resolution", "unga": "UN General Assembly resolution"}
    name = f"{called.get(scheme, 'resolution')} {number}"
    return Designator(span, span.of(text), "resolution", f"{scheme}:{number}", name)
