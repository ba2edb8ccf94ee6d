"""Stories: articles on the same thing, by the names and words that they share within some days.

Each article is a vector of names and words, weighed by how few of the articles of the same days have them
(TF-IDF, as in topic detection and tracking; Allan, 2002). Two articles within `GAP` days are linked where
their cosine reaches `SAME`; a story grows as long as an article is like the story as a whole (average
linkage), so that chains of distant cousins do not make one story of everything.

The weights of an article depend on the days around it alone. So a story that ended more than `REACH` days
before a new article came out stays as it is, and only what lies nearer needs to be found again.
"""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from onrecord.link.ports import Annotated
from onrecord.model import Interval, make_id

GAP = 3  # days between two articles that can be linked
REACH = (
    3 * GAP
)  # days that a new article can change anything: its own links, and the weights of those they touch
SAME = (
    0.22  # cosine from which two articles are linked: read on 71 articles of three days, all pairs above are
)
# on one thing (12 of 12), of the ten below about half
WHOLE = 0.15  # mean cosine with the articles of a story from which an article joins it
NAME = 2.0  # what a name weighs against a word
LEAD = 4  # blocks whose words count: the headline and the first paragraphs
SHORTEST = 4  # letters of a word that counts
COMMON = 0.25  # share of the articles of the days that have what tells nothing any more
FEWEST = 8  # articles under which all that is shared tells something
WORD = re.compile(r"[^\W\d_]+")
TERMS = 6  # that name a story

Vector = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Story:
    """Articles on one thing, sorted by id; `days` from first to last, `terms` what tells it apart."""

    id: str
    articles: tuple[str, ...]
    days: Interval
    terms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Piece:
    article: str
    day: date
    features: Counter[str]


def find_stories(annotated: Iterable[Annotated]) -> tuple[Story, ...]:
    """The stories of two articles and more, by first day, then id. Undated articles are in none.

    The order of `annotated` makes no difference.
    """
    pieces = sorted(
        (piece for pair in annotated if (piece := _piece(pair)) is not None),
        key=lambda piece: (piece.day, piece.article),
    )
    vectors = _weighed(pieces)
    groups = _grouped(pieces, vectors)
    found = [_story(group, vectors) for group in groups if len(group) > 1]
    return tuple(sorted(found, key=lambda story: (story.days.start, story.id)))


def untouched(stories: Iterable[Story], days: Iterable[date]) -> tuple[Story, ...]:
    """The stories that new articles of these days cannot change; the articles of all others are to be given
    to `find_stories` again, with the new ones and their neighbours within `REACH` days.
    """
    new = sorted(days)
    reach = timedelta(days=REACH)
    return tuple(
        story
        for story in stories
        if not any(story.days.start - reach <= day <= story.days.end + reach for day in new)
    )


def _piece(pair: Annotated) -> _Piece | None:
    article, found = pair
    if article.published is None or article.kind != "article":
        return None
    features: Counter[str] = Counter()
    for mention in found.mentions:
        if mention.form == "name":
            features.update(f"={referent.name}" for referent in mention.referents if referent.named)
    for block in article.blocks[:LEAD]:
        words = WORD.findall(block.span.of(article.full_text).casefold())
        features.update(word.removesuffix("s") for word in words if len(word) >= SHORTEST)
    return _Piece(article.id, article.published.start, features)


def _weighed(pieces: Sequence[_Piece]) -> dict[str, Vector]:
    """The vectors of unit length, weighed within `GAP` days."""
    daily: dict[date, Counter[str]] = defaultdict(Counter)
    sizes: Counter[date] = Counter()
    for piece in pieces:
        daily[piece.day].update(piece.features.keys())
        sizes[piece.day] += 1
    return {piece.article: _vector(piece, daily, sizes) for piece in pieces}


def _vector(piece: _Piece, daily: Mapping[date, Counter[str]], sizes: Counter[date]) -> Vector:
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


def _grouped(pieces: Sequence[_Piece], vectors: Mapping[str, Vector]) -> list[list[_Piece]]:
    """Stories by average linkage: pairs from the most alike down join their stories where these are alike."""
    group = {piece.article: [piece] for piece in pieces}
    scores = _scores(pieces, vectors)
    for _, first, second in sorted((-score, *pair) for pair, score in scores.items() if score >= SAME):
        ours, theirs = group[first], group[second]
        if ours is theirs:
            continue
        between = [scores.get(_pair(one, other), 0.0) for one in ours for other in theirs]
        if round(sum(between) / len(between), 6) >= WHOLE:
            joined = sorted(ours + theirs, key=lambda piece: (piece.day, piece.article))
            group.update((piece.article, joined) for piece in joined)
    return list({id(members): members for members in group.values()}.values())


def _scores(pieces: Sequence[_Piece], vectors: Mapping[str, Vector]) -> dict[tuple[str, str], float]:
    """The cosine of all pairs within `GAP` days that share anything, rounded."""
    scores: dict[tuple[str, str], float] = defaultdict(float)
    having: dict[str, list[_Piece]] = defaultdict(list)
    for piece in pieces:
        for feature, weight in vectors[piece.article].items():
            for other in reversed(having[feature]):
                if (piece.day - other.day).days > GAP:
                    break
                scores[_pair(piece, other)] += weight * vectors[other.article][feature]
            having[feature].append(piece)
    return {pair: round(score, 6) for pair, score in scores.items()}


def _pair(first: _Piece, second: _Piece) -> tuple[str, str]:
    return min(first.article, second.article), max(first.article, second.article)


def _story(members: Sequence[_Piece], vectors: Mapping[str, Vector]) -> Story:
    shared: Counter[str] = Counter()
    for piece in members:
        shared.update(vectors[piece.article])
    ranked = sorted(shared.items(), key=lambda item: (-round(item[1], 6), item[0]))
    ids = tuple(sorted(piece.article for piece in members))
    return Story(
        make_id("t", *ids),
        ids,
        Interval(min(piece.day for piece in members), max(piece.day for piece in members)),
        tuple(feature.removeprefix("=") for feature, _ in ranked[:TERMS]),
    )
