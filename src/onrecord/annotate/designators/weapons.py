"""Weapons by their designations, and ammunition and guns by their calibre."""

import re
from collections.abc import Iterator
from functools import lru_cache

from onrecord.lexicon import Lexicon
from onrecord.lexicon.weaponry import find_weapons
from onrecord.model import Designator, Span

MM = r"(?P<size>\d{1,3}(?:\.\d{1,2})?)\s?[-\u2010\u2011]?\s?(?:mm|millimet(?:er|re)s?)"
CALIBRE = re.compile(rf"(?<![\w.,]){MM}\b", re.IGNORECASE)
BEFORE = re.compile(rf"(?<![\w.,]){MM}[\s-]+(?:calib(?:er|re)\s+)?$", re.IGNORECASE)
AHEAD = 40  # characters of a calibre before a designation
BETWEEN = r"(?:[-\s]+(?!and\b|or\b|of\b|to\b|in\b)[A-Za-z]+){0,3}?[-\s]+"  # "152-mm towed guns"
SIZES = (4.5, 420.0)  # of small arms, up to the largest mortars; lenses and rain are told by what follows


def find_weapon_names(text: str, lexicon: Lexicon) -> Iterator[Designator]:
    """Designations, with a calibre before them ("152-mm D-20"), and calibres of what shoots or is shot."""
    taken: list[Span] = []
    for one in find_weapons(text, lexicon):
        if one.common and not _arms(lexicon).match(text, one.end):
            continue
        calibre = BEFORE.search(text, max(0, one.start - AHEAD), one.start)
        span = Span(calibre.start() if calibre else one.start, one.end)
        taken.append(span)
        yield Designator(span, span.of(text), "weapon", f"weapon:{one.id}", one.name)
    for match in CALIBRE.finditer(text):
        span = Span(*match.span())
        fits = SIZES[0] <= float(match["size"]) <= SIZES[1]
        if fits and _arms(lexicon).match(text, span.end) and not any(span.overlaps(one) for one in taken):
            size = match["size"]
            yield Designator(span, span.of(text), "weapon", f"calibre:{size}", f"{size} mm")


@lru_cache(maxsize=4)
def _arms(lexicon: Lexicon) -> re.Pattern[str]:
    """A noun for arms within the next words."""
    nouns = {noun for item in lexicon.items.values() if item.kind == "arms" for noun in item.nouns} | {
        "caliber",
        "calibre",
        "battery",
        "launcher",
        "system",
        "interceptor",
        "helicopter",
        "fighter",
        "bomber",
        "jet",
    }
    endings = "|".join(sorted(map(re.escape, nouns), key=lambda noun: (-len(noun), noun)))
    return re.compile(rf"{BETWEEN}(?:{endings})(?:s|es|ies)?\b", re.IGNORECASE)
