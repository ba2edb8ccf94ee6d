"""Publication dates that other articles and the lexicon fix, by propagating constraints.

Each constraint leaves some days, with its reason. One that leaves none of the days still open contradicts
those before it: it is named, and changes nothing.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from onrecord.annotate.redate import redate
from onrecord.lexicon import Lexicon
from onrecord.link.dates.constraints import Constraint, by_copies, by_offices, by_own_dates, by_records
from onrecord.link.dates.occasions import Occasions
from onrecord.link.ports import Annotated
from onrecord.model import Article, Checked, Copy, Interval, PublicationDate

ROUNDS = 3
WIDE = 7  # days; a publication date wider than this is worth narrowing
ALWAYS = Interval(date.min, date.max)


def narrow_dates(
    annotated: Iterable[Annotated],
    lexicon: Lexicon,
    copies: Sequence[Copy] = (),
    checks: Sequence[Checked] = (),
    passages: Sequence[Annotated] = (),
) -> tuple[PublicationDate, ...]:
    """The publication dates of articles that have none, or a wide one, sorted by article.

    `passages` are paragraphs of transcripts that may date what the articles leave open (`witnesses`). Only
    what is narrower than the article itself allows is given, and what contradicts it. An article whose date
    stays open at one end has none.
    """
    pairs = sorted(annotated, key=lambda pair: pair[0].id)
    undated = open_dates(pairs)
    if not undated:
        return ()
    occasions = Occasions.of([*pairs, *passages], lexicon)
    by_id = {article.id: article for article, _ in pairs}
    checked = {one.statement: one for one in checks}
    found = []
    for article, annotations in undated:
        constraints = [
            *by_offices((article, annotations), lexicon),
            *by_own_dates((article, annotations)),
            *by_records((article, annotations), checked),
            *occasions.constraints((article, annotations)),
            *by_copies(article, copies, by_id),
        ]
        if narrowed := _narrow(article, constraints):
            found.append(narrowed)
    return tuple(found)


def settle(
    annotated: Iterable[Annotated],
    lexicon: Lexicon,
    copies: Sequence[Copy] = (),
    checks: Sequence[Checked] = (),
    passages: Sequence[Annotated] = (),
) -> tuple[tuple[Annotated, ...], tuple[PublicationDate, ...]]:
    """The articles under the dates that they fix for one another, and these dates.

    An article that has been dated may date the next one, so the constraints are drawn again until none is
    new, `ROUNDS` times at most.
    """
    pairs = tuple(annotated)
    dates: dict[str, PublicationDate] = {}
    for _ in range(ROUNDS):
        fresh = {
            one.article: one
            for one in narrow_dates(pairs, lexicon, copies, checks, passages)
            if one.article not in dates or one.published != dates[one.article].published
        }
        if not fresh:
            break
        dates |= fresh
        pairs = tuple(_under(pair, fresh.get(pair[0].id)) for pair in pairs)
    return pairs, tuple(dates[article] for article in sorted(dates))


def _under(pair: Annotated, found: PublicationDate | None) -> Annotated:
    if found is None:
        return pair
    dated = replace(
        pair[0],
        published=found.published,
        published_basis=found.basis,
        published_candidates=found.candidates,
    )
    return dated, redate(dated, pair[1])


def is_open(article: Article) -> bool:
    """Whether the day of publication is not given, or not closely."""
    return article.published is None or article.published.days > WIDE


def open_dates(annotated: Iterable[Annotated]) -> list[Annotated]:
    """The articles whose publication date is worth narrowing."""
    return [pair for pair in annotated if is_open(pair[0])]


@dataclass(slots=True)
class _State:
    left: tuple[Interval, ...]
    reasons: list[str]
    contradictions: list[str]


def _narrow(article: Article, constraints: Iterable[Constraint]) -> PublicationDate | None:
    given = article.published_candidates or ((article.published,) if article.published else (ALWAYS,))
    state = _State(tuple(sorted(given)), [], [])
    for constraint in constraints:
        left = tuple(sorted(set(_meet(state.left, constraint.days))))
        if not left:
            state.contradictions.append(constraint.reason)
        elif left != state.left:
            state.left = left
            state.reasons.append(constraint.reason)
    hull = Interval(state.left[0].start, max(days.end for days in state.left))
    if not (state.reasons or state.contradictions) or date.min == hull.start or hull.end == date.max:
        return None
    said = [article.published_basis] if article.published_basis else []
    contradicted = [f"contradicted by: {reason}" for reason in state.contradictions]
    return PublicationDate(article.id, hull, "; ".join([*said, *state.reasons, *contradicted]), state.left)


def _meet(first: Sequence[Interval], second: Sequence[Interval]) -> Iterator[Interval]:
    for one in first:
        for other in second:
            if both := one.meet(other):
                yield both
