"""The same quotation in several articles: its variants, and who printed which."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from onrecord.lexicon import Lexicon
from onrecord.link.checks.matching import weight
from onrecord.link.checks.pieces import Piece, find_pieces
from onrecord.link.checks.spoken import norms, spoken_words
from onrecord.link.checks.turns import shingles
from onrecord.link.components import components
from onrecord.link.keys import Kind, key
from onrecord.link.names import Parties
from onrecord.link.ports import Annotated
from onrecord.model import Printing, Quote, Referent, make_id

LEAST = 4.0  # weight of a quotation that nobody says twice by chance
SHARED = 0.5  # of the shingles of the shorter one
COMMON = 200  # articles that share a shingle; above it is a phrase


@dataclass(frozen=True, slots=True)
class _One:
    speaker: str
    printing: Printing
    keys: frozenset[int]


def quoted_words(annotated: Annotated, lexicon: Lexicon) -> frozenset[int]:
    """The keys of all runs of three words that an article quotes, each with who says them."""
    return frozenset(word for one in _printings(annotated, lexicon) for word in one.keys)


def find_quotes(
    annotated: Iterable[Annotated], lexicon: Lexicon, phrases: Collection[int] | None = None
) -> tuple[Quote, ...]:
    """Quotations of one person that several articles print, sorted by id.

    Two printings are of one quotation when half of the three-word runs of the shorter one stand in the other.
    Runs that more than `COMMON` articles quote do not count; they are `phrases` where these are only some of
    the articles.
    """
    ones = [one for pair in annotated for one in _printings(pair, lexicon)]
    found = [_quote(group) for group in _groups(ones, phrases) if _several(group)]
    return tuple(sorted(found, key=lambda quote: quote.id))


def _several(group: Sequence[_One]) -> bool:
    return len({one.printing.article for one in group}) > 1


def _printings(pair: Annotated, lexicon: Lexicon) -> Iterator[_One]:
    return (one for piece in find_pieces(pair) if (one := _one(pair, piece, lexicon)))


def _one(pair: Annotated, piece: Piece, lexicon: Lexicon) -> _One | None:
    words = spoken_words(piece.quotation.piece)
    if not piece.quotation.named or weight(words) < LEAST:
        return None
    speaker = _speaker(piece.statement.speakers, lexicon)
    printing = Printing(pair[0].id, piece.statement.id, piece.span, piece.quotation.piece)
    keys = frozenset(key(Kind.WORDS, speaker, shingle) for shingle in shingles(words))
    return _One(speaker, printing, keys)


def _speaker(speakers: Sequence[Referent], lexicon: Lexicon) -> str:
    return next(Parties(lexicon).known(one).name for one in speakers if one.kind == "person")


def _groups(ones: Sequence[_One], phrases: Collection[int] | None) -> list[list[_One]]:
    holders: dict[int, list[int]] = defaultdict(list)
    for place, one in enumerate(ones):
        for word in one.keys:
            holders[word].append(place)
    if phrases is None:
        phrases = {
            word
            for word, places in holders.items()
            if len(places) > COMMON and len({ones[place].printing.article for place in places}) > COMMON
        }
    links = sorted(set(_links(ones, [places for word, places in holders.items() if word not in phrases])))
    return [[ones[place] for place in group] for group in components(range(len(ones)), links)]


def _links(ones: Sequence[_One], holders: Iterable[Sequence[int]]) -> Iterator[tuple[int, int]]:
    shared: dict[tuple[int, int], int] = defaultdict(int)
    for places in holders:
        for number, first in enumerate(places):
            for second in places[number + 1 :]:
                shared[first, second] += 1
    for (first, second), count in shared.items():
        if count >= SHARED * min(len(ones[first].keys), len(ones[second].keys)):
            yield first, second


def _quote(group: Sequence[_One]) -> Quote:
    variants: dict[tuple[str, ...], list[Printing]] = defaultdict(list)
    for one in group:
        variants[norms(one.printing.words)].append(one.printing)
    ordered = sorted(
        (tuple(sorted(printings, key=_place)) for printings in variants.values()),
        key=lambda printings: (
            -len({one.article for one in printings}),
            -len(printings[0].words),
            _place(printings[0]),
        ),
    )
    first = min((one.printing for one in group), key=_place)
    return Quote(make_id("q", first.article, first.span.start, first.words), group[0].speaker, tuple(ordered))


def _place(printing: Printing) -> tuple[str, int]:
    return printing.article, printing.span.start
