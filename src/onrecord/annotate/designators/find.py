"""All designators of an article, and what the other annotators make of them."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from onrecord.annotate.designators.aircraft import find_aircraft
from onrecord.annotate.designators.companies import find_companies
from onrecord.annotate.designators.resolutions import find_resolutions
from onrecord.annotate.designators.ships import find_ships
from onrecord.annotate.designators.weapons import find_weapon_names
from onrecord.lexicon import Lexicon
from onrecord.model import Article, Designator, Event, Mention, Referent, Span

PLURAL = re.compile(r"s\b")


def find_designators(article: Article, lexicon: Lexicon) -> tuple[Designator, ...]:
    """The designators of an article in the order of the text; none overlaps another. Never raises.

    Where two claim the same words, the longer one stays: "MV Kornet" is a ship.
    """
    text = _without_dateline(article)
    found = [
        *find_ships(text, lexicon),
        *find_aircraft(text, lexicon),
        *find_companies(text, lexicon),
        *find_resolutions(text),
        *find_weapon_names(text, lexicon),
    ]
    kept: list[Designator] = []
    for one in sorted(found, key=lambda one: (-len(one.span), one.span.start, one.kind)):
        if _stands(one, article) and not any(one.span.overlaps(other.span) for other in kept):
            kept.append(one)
    return tuple(sorted(kept, key=lambda one: one.span))


def _without_dateline(article: Article) -> str:
    """The full text with blanks for the dateline, which is no part of any name."""
    text = article.full_text
    if article.dateline is None:
        return text
    span = article.dateline.span
    return text[: span.start] + " " * len(span) + text[span.end :]


def _stands(one: Designator, article: Article) -> bool:
    """Whether it lies in one block. In a headline any word has a capital, so no company is read from one."""
    kinds = [block.kind for block in article.blocks if block.span.contains(one.span)]
    return bool(kinds) and (one.kind != "company" or "headline" not in kinds)


def with_weapons(
    article: Article, mentions: Sequence[Mention], found: Iterable[Designator]
) -> tuple[Mention, ...]:
    """The mentions, with weapons as what their designations stand for.

    What a name finder took for an organisation or a person there gives way; what the lexicon names does not.
    """
    weapons = [one for one in found if one.kind == "weapon" and one.id.startswith("weapon:")]
    weapons = [
        one
        for one in weapons
        if not any(_is_known(mention) and mention.span.overlaps(one.span) for mention in mentions)
    ]
    kept = [
        mention
        for mention in mentions
        if mention.form != "name" or not any(one.span.overlaps(mention.span) for one in weapons)
    ]
    named = [_mention(one, article.full_text) for one in weapons]
    return tuple(sorted([*kept, *named], key=lambda mention: (mention.span, mention.form)))


def with_designators(events: Iterable[Event], found: Sequence[Designator]) -> tuple[Event, ...]:
    """The events, each with the designators that stand in its evidence or name its item."""
    return tuple(replace(event, designators=_of(event, found)) for event in events)


def _of(event: Event, found: Sequence[Designator]) -> tuple[Designator, ...]:
    """Where the item is named by a weapon's designation, no other weapon of the clause is meant."""
    spans = [event.evidence, *(role.span for role in event.roles if role.span)]
    here = [one for one in found if any(span.contains(one.span) for span in spans)]
    items = [role.referent.name for role in event.roles if role.role == "item"]
    meant = {
        one.id
        for one in here
        if one.kind == "weapon" and any(one.text in item or one.name in item for item in items)
    }
    return tuple(one for one in here if one.kind != "weapon" or not meant or one.id in meant)


def _mention(one: Designator, text: str) -> Mention:
    """A weapon as what its words stand for, with the ending of a plural."""
    plural = PLURAL.match(text, one.span.end)
    span = Span(one.span.start, plural.end() if plural else one.span.end)
    referent = Referent(one.name, "weapon", None, one.id)
    return Mention(span, span.of(text), "name", (referent,), "weapon designation")


def _is_known(mention: Mention) -> bool:
    return any(referent.key for referent in mention.referents)
