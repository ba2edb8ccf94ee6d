"""Companies: names that end in a legal form ("Harbour Trading Co., Ltd.")."""

import re
from collections.abc import Iterator
from functools import lru_cache

from onrecord.lexicon import Lexicon
from onrecord.model import Designator, Span, make_slug

WORD = r"[A-Z0-9][\w'’.&+-]*"
JOINED = r"(?:of|for|de|del|&)"
NAME = rf"(?P<name>[A-Z][\w'’&+-]*(?:\.(?=\w)[\w.]*)?(?:\s+(?:{JOINED}\s+)?{WORD}){{0,6}}?)"
ARTICLES = ("", "The", "A", "An", "Its", "Their", "His", "Our", "This", "That")
LEADING = re.compile(r"^(?:The|A|An|In|At|By|For|And|But|U\.S|US)\s+")


def find_companies(text: str, lexicon: Lexicon) -> Iterator[Designator]:
    """Companies with their legal form, and the same names again without it. News outlets are left out.

    The id is that of the name without its form, so that "Ltd" and "Limited" are one.
    """
    ids: dict[str, str] = {}
    spans: list[Span] = []
    for match in _pattern(lexicon).finditer(text):
        skipped = LEADING.match(match["name"]) or _owners(lexicon).match(match["name"])
        start = match.start() + (skipped.end() if skipped else 0)
        name = " ".join(text[start : match.end("name")].split()).rstrip(" ,")
        if name in ARTICLES or _outlets(lexicon) & {name.casefold(), f"{name} {match['form']}".casefold()}:
            continue
        span = Span(start, match.end())
        spans.append(span)
        ids[name] = f"company:{make_slug(name)}"
        yield Designator(span, span.of(text), "company", ids[name], " ".join(span.of(text).split()))
    for name, ident in sorted(ids.items()):
        for again in re.finditer(rf"(?<![\w-]){re.escape(name)}(?![\w-])", text):
            span = Span(*again.span())
            if (" " in name or len(name) > 3) and not any(span.overlaps(one) for one in spans):
                yield Designator(span, name, "company", ident, name)


@lru_cache(maxsize=4)
def _owners(lexicon: Lexicon) -> re.Pattern[str]:
    """A state that a company is said to be of ("China's Petrel Corp")."""
    names = {name for state in lexicon.states.values() for name in (state.name, *state.aliases)}
    listed = "|".join(sorted(map(re.escape, names), key=lambda name: (-len(name), name)))
    return re.compile(rf"(?:{listed})['’]s\s+(?=\w)")


@lru_cache(maxsize=4)
def _outlets(lexicon: Lexicon) -> frozenset[str]:
    return frozenset(name.casefold() for one in lexicon.outlets.values() for name in (one.name, *one.aliases))


@lru_cache(maxsize=4)
def _pattern(lexicon: Lexicon) -> re.Pattern[str]:
    forms = {form for entry in lexicon.legal_forms.values() for form in entry.forms}
    written = "|".join(_written(form) for form in sorted(forms, key=lambda form: (-len(form), form)))
    return re.compile(rf"(?<![\w-]){NAME},?\s+(?P<form>(?:{written})(?:,?\s+(?:{written}))?)(?![\w-])")


def _written(form: str) -> str:
    """A legal form with or without full stops, with commas and blanks as print has them."""
    words = [rf"{re.escape(word.rstrip('.'))}\.?" for word in form.split()]
    return r",?\s+".join(words)
