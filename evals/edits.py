"""Makes copies of articles as newsrooms do, by seeded edits: what copy detection is measured on."""

import random
from collections.abc import Callable
from dataclasses import dataclass

Paragraphs = list[str]

FURNITURE = (
    "Sign up for our evening newsletter and never miss a story.",
    "Follow us on your favourite network for more news as it happens.",
    "Read also: Five things to know before the markets open",
    "Advertisement",
)
LEADS = (
    "The news was followed closely in our region, where several families have ties to those involved.",
    "Local officials said on their way into the town hall that they were watching what happened next.",
    "Readers wrote to us all morning to ask what it means for people who live here.",
)
PLACES = ("ALBANY", "PERTH", "LEEDS", "MOMBASA", "HALIFAX")
HEADLINES = (
    "What we know so far",
    "The story in full",
    "Questions grow after latest turn",
    "Why it matters now",
)


@dataclass(frozen=True)
class Edit:
    """One way to make a copy. `other` is a second article, for stories that are merged."""

    name: str
    make: Callable[[Paragraphs, Paragraphs, random.Random], Paragraphs]


def edits() -> tuple[Edit, ...]:
    """All edits, in a fixed order. Paragraphs in, paragraphs out; the first one is the headline."""
    return (
        Edit("headline", lambda own, _, rng: [rng.choice(HEADLINES), *own[1:]]),
        Edit("dateline", _dateline),
        Edit("cut to 75%", lambda own, _, __: _cut(own, 0.75)),
        Edit("cut to 50%", lambda own, _, __: _cut(own, 0.5)),
        Edit("cut to 25%", lambda own, _, __: _cut(own, 0.25)),
        Edit("reordered", _reordered),
        Edit("furniture", _furnished),
        Edit("local lead", lambda own, _, rng: [rng.choice(HEADLINES), *rng.sample(LEADS, 2), *own[1:]]),
        Edit("merged", lambda own, other, _: [*_cut(own, 0.6), *_cut(other, 0.6)[1:]]),
    )


def _dateline(own: Paragraphs, _: Paragraphs, rng: random.Random) -> Paragraphs:
    return [own[0], f"{rng.choice(PLACES)} — {own[1]}", *own[2:]] if len(own) > 1 else own


def _cut(own: Paragraphs, share: float) -> Paragraphs:
    """The first paragraphs, up to that share of the words; always one beyond the headline."""
    left = share * sum(len(part.split()) for part in own)
    kept: Paragraphs = []
    for part in own:
        if len(kept) > 1 and left < len(part.split()) / 2:
            break
        kept.append(part)
        left -= len(part.split())
    return kept


def _reordered(own: Paragraphs, _: Paragraphs, rng: random.Random) -> Paragraphs:
    body = own[2:]
    rng.shuffle(body)
    return [*own[:2], *body]


def _furnished(own: Paragraphs, _: Paragraphs, rng: random.Random) -> Paragraphs:
    furnished = list(own)
    for line in FURNITURE:
        furnished.insert(rng.randrange(1, len(furnished) + 1), line)
    return furnished
