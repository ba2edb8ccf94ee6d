"""Stories: articles on the same thing, by the names and words that they share within some days.

Each article is a vector of names and words, weighed by how few of the articles of the same days have them
(TF-IDF, as in topic detection and tracking; Allan, 2002). Two articles within `GAP` days are linked where
their cosine reaches `SAME`; a story grows as long as an article is like the story as a whole (average
linkage), so that chains of distant cousins do not make one story of everything.

The weights of an article depend on the days around it alone. So new articles can change nothing but the
stories of articles that lie near them, or hang together by links with one that does (a thread); all other
stories stay, and their articles are not paired again.
"""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from onrecord.link.components import components
from onrecord.link.ports import Annotated
from onrecord.model import Interval, Stories, Story, make_id

GAP = 3  # days between two articles that can be linked
REACH = 2 * GAP  # days to the other end of a link whose score a new article can change
# Cosine from which two articles are linked: read on 71 articles of three days, all pairs above are on one
# thing (12 of 12), of the ten below about half.
SAME = 0.22
WHOLE = 0.15  # mean cosine with the articles of a story from which an article joins it
NAME = 2.0  # what a name weighs against a word
LEAD = 4  # blocks whose words count: the headline and the first paragraphs
SHORTEST = 4  # letters of a word that counts
COMMON = 0.25  # share of the articles of the days that have what tells nothing any more
FEWEST = 8  # articles under which all that is shared tells something
WORD = re.compile(r"[^\W\d_]+")
TERMS = 6  # terms, entities and places that are named of a story, each
METHOD = (GAP, SAME, WHOLE, NAME, LEAD, SHORTEST, COMMON, FEWEST, TERMS)

Vector = Mapping[str, float]
Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Piece:
    """What counts of an article; `is_copy` where an older article has it, too."""

    article: str
    day: date
    is_copy: bool
    features: Mapping[str, int]
    entities: tuple[str, ...]
    places: tuple[str, ...]

    @property
    def basis(self) -> str:
        """What changes whenever the piece does."""
        counted = sorted(self.features.items())
        return make_id("p", self.article, self.is_copy, counted, self.entities, self.places)


PiecesOn = Callable[[Collection[date]], Iterable[Piece]]


def find_stories(
    annotated: Iterable[Annotated], roots: Mapping[str, str] | None = None, known: Stories = Stories()
) -> Stories:
    """The stories of two articles and more. Undated articles are in none, transcripts neither.

    `roots` maps articles to the root of their copy family. `known` are the stories found before, of which
    those that nothing can have changed are taken over; without them the result is the same. The order of
    `annotated` makes no difference.
    """
    return draw_stories(find_pieces(annotated, roots or {}), known)


def find_pieces(annotated: Iterable[Annotated], roots: Mapping[str, str]) -> tuple[Piece, ...]:
    """What counts of articles that may be in stories."""
    return tuple(piece for pair in annotated if (piece := _piece(pair, roots)) is not None)


def draw_stories(pieces: Iterable[Piece], known: Stories = Stories()) -> Stories:
    """The stories of all these pieces; those `known` are taken over where nothing can have changed them."""
    held: dict[date, list[Piece]] = defaultdict(list)
    for piece in pieces:
        held[piece.day].append(piece)

    def on(days: Collection[date]) -> list[Piece]:
        return [piece for day in days for piece in held.get(day, ())]

    return redraw_stories(on, held.keys() | dict(known.days).keys(), known)


def redraw_stories(on: PiecesOn, days: Collection[date], known: Stories) -> Stories:
    """The stories where nothing but the pieces of these days may be others than when `known` were found."""
    before = dict(known.days)
    fresh = _days(_ordered(on(days)))
    changed = {day for day in days if fresh.get(day) != before.get(day)}
    kept = [story for story in known.found if not _near(changed, story.thread)]
    found = kept + _found_again(on, changed, known.found, kept)
    ordered = sorted(found, key=lambda story: (story.days.start, story.id))
    now = {day: basis for day, basis in before.items() if day not in changed} | fresh
    return Stories(tuple(ordered), tuple(sorted(now.items())))


def _ordered(pieces: Iterable[Piece]) -> list[Piece]:
    return sorted(pieces, key=lambda piece: (piece.day, piece.article))


def _days(pieces: Sequence[Piece]) -> dict[date, str]:
    """For each day what its pieces are, in short."""
    bases: dict[date, list[str]] = defaultdict(list)
    for piece in pieces:
        bases[piece.day].append(piece.basis)
    return {day: make_id("d", METHOD, *found) for day, found in bases.items()}


def _near(days: Collection[date], stretch: Interval) -> bool:
    reach = timedelta(days=REACH)
    return any(stretch.start - reach <= day <= stretch.end + reach for day in days)


def _found_again(
    on: PiecesOn, changed: Collection[date], known: Iterable[Story], kept: Sequence[Story]
) -> list[Story]:
    """The stories near the days that changed."""
    settled = {article for story in kept for article in story.articles}
    keep = {story.id for story in kept}
    threads = [Interval.day(day) for day in sorted(changed)]
    threads += [story.thread for story in known if story.id not in keep]
    reach = timedelta(days=REACH)
    open_days = {
        stretch.start - reach + timedelta(days=off)
        for stretch in set(threads)
        for off in range(stretch.days + 2 * REACH)
    }
    around = {day + timedelta(days=off) for day in open_days for off in range(-GAP, GAP + 1)}
    pieces = _ordered(on(around))
    vectors = _weighed(pieces, open_days)
    loose = [piece for piece in pieces if piece.day in open_days and piece.article not in settled]
    return _grouped(loose, vectors)


def _piece(pair: Annotated, roots: Mapping[str, str]) -> Piece | None:
    article, found = pair
    if article.published is None or article.kind != "article":
        return None
    features: Counter[str] = Counter()
    entities: set[str] = set()
    places = {place for event in found.events for place in event.places}
    for mention in found.mentions:
        if mention.form == "name":
            named = [referent for referent in mention.referents if referent.named]
            features.update(f"={referent.name}" for referent in named)
            places.update(referent.name for referent in named if referent.kind == "place")
            entities.update(referent.name for referent in named if referent.kind not in ("place", "thing"))
    for block in article.blocks[:LEAD]:
        words = WORD.findall(block.span.of(article.full_text).casefold())
        features.update(word.removesuffix("s") for word in words if len(word) >= SHORTEST)
    is_copy = roots.get(article.id, article.id) != article.id
    day = article.published.start
    return Piece(article.id, day, is_copy, features, tuple(sorted(entities)), tuple(sorted(places)))


def _weighed(pieces: Sequence[Piece], days: Collection[date]) -> dict[str, Vector]:
    """The vectors of the pieces of these days, of unit length, weighed within `GAP` days."""
    daily: dict[date, Counter[str]] = defaultdict(Counter)
    sizes: Counter[date] = Counter()
    for piece in pieces:
        daily[piece.day].update(piece.features.keys())
        sizes[piece.day] += 1
    return {piece.article: _vector(piece, daily, sizes) for piece in pieces if piece.day in days}


def _vector(piece: Piece, daily: Mapping[date, Counter[str]], sizes: Counter[date]) -> Vector:
    around = [piece.day + timedelta(days=off) for off in range(-GAP, GAP + 1)]
    around = [day for day in around if day in sizes]
    total = sum(sizes[day] for day in around)
    weights = {}
    for feature, count in sorted(piece.features.items()):
        having = sum(daily[day][feature] for day in around)
        if total < FEWEST or having <= COMMON * total:
            rarity = math.log(1 + total / having)
            weights[feature] = (1 + math.log(count)) * rarity * (NAME if feature[0] == "=" else 1.0)
    length = math.sqrt(sum(weight * weight for weight in weights.values()))
    return {feature: weight / length for feature, weight in weights.items()} if length else {}


def _grouped(pieces: Sequence[Piece], vectors: Mapping[str, Vector]) -> list[Story]:
    """Stories by average linkage: pairs from the most alike down join their stories where these are alike."""
    group = {piece.article: [piece] for piece in pieces}
    scores = _scores(pieces, vectors)
    alike = sorted((-score, *pair) for pair, score in scores.items() if score >= SAME)
    for _, first, second in alike:
        ours, theirs = group[first], group[second]
        if ours is theirs:
            continue
        between = [scores.get(_pair(one, other), 0.0) for one in ours for other in theirs]
        if round(sum(between) / len(between), 6) >= WHOLE:
            joined = sorted(ours + theirs, key=lambda piece: (piece.day, piece.article))
            group.update((piece.article, joined) for piece in joined)
    threads = _threads(pieces, ((first, second) for _, first, second in alike))
    groups = {id(members): members for members in group.values() if len(members) > 1}
    return [_story(members, vectors, threads[members[0].article]) for members in groups.values()]


def _threads(pieces: Sequence[Piece], links: Iterable[Pair]) -> dict[str, Interval]:
    """Article -> the days of all that hang together with it by links."""
    day = {piece.article: Interval.day(piece.day) for piece in pieces}
    return {
        article: day[members[0]].join(day[members[-1]])
        for members in components(day, links)
        for article in members
    }


def _scores(pieces: Sequence[Piece], vectors: Mapping[str, Vector]) -> dict[Pair, float]:
    """The cosine of all pairs within `GAP` days that share anything, rounded."""
    scores: dict[Pair, float] = defaultdict(float)
    having: dict[str, list[Piece]] = defaultdict(list)
    for piece in pieces:
        for feature, weight in vectors[piece.article].items():
            for other in reversed(having[feature]):
                if (piece.day - other.day).days > GAP:
                    break
                scores[_pair(piece, other)] += weight * vectors[other.article][feature]
            having[feature].append(piece)
    return {pair: round(score, 6) for pair, score in scores.items()}


def _pair(first: Piece, second: Piece) -> Pair:
    return min(first.article, second.article), max(first.article, second.article)


def _story(members: Sequence[Piece], vectors: Mapping[str, Vector], thread: Interval) -> Story:
    """The story of these pieces, which are in the order of their days."""
    shared: Counter[str] = Counter()
    for piece in members:
        shared.update(vectors[piece.article])
    ranked = sorted(shared.items(), key=lambda item: (-round(item[1], 6), item[0]))
    first = min(members, key=lambda piece: (piece.is_copy, piece.day, piece.article))
    return Story(
        id=make_id("t", members[0].article),
        first=first.article,
        articles=tuple(sorted(piece.article for piece in members)),
        days=Interval(members[0].day, members[-1].day),
        entities=_most_named([piece.entities for piece in members], shared),
        places=_most_named([piece.places for piece in members], shared),
        terms=tuple(feature.removeprefix("=") for feature, _ in ranked[:TERMS]),
        thread=thread,
    )


def _most_named(names: Sequence[Sequence[str]], weights: Mapping[str, float]) -> tuple[str, ...]:
    """The names that several articles have, weightiest first: what all the news has weighs least."""
    tally = Counter(name for one in names for name in one)
    ranked = sorted(
        (-round(weights.get(f"={name}", 0.0), 6), -count, name) for name, count in tally.items() if count > 1
    )
    return tuple(name for *_, name in ranked[:TERMS])
