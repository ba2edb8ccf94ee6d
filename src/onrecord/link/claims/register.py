"""Transfers as a register, after SIPRI's: who is said to have supplied what to whom, and how that stands.

A register is what claims of type TRANSFER say, a row each, the special ones under the general one that they
are cases of. It holds nothing that the claims do not hold.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from onrecord.link.claims.positions import asserting, by_party, latest
from onrecord.model import Claim, Designator, Interval, Position, Quantity
from onrecord.model.claim import Response, Stance, Standing

TOLD: tuple[Stance, ...] = ("affirms", "planned", "possible")  # what counts as a first report, the best first


@dataclass(frozen=True, slots=True)
class RegisterRow:
    """One transfer, as far as it is claimed. `depth` is how many general claims it stands under.

    `designations` are the weapons, ships and other things that its lines name, `quantities` the numbers with
    their bounds, each once. `first` is the earliest line that asserts it (that calls it planned or possible,
    where nobody asserts it); `denials` and `acknowledgements` are each party's first line of the run of
    positions that it holds now. `articles_asserting`, `news_origins` and `parties` are three counts that are
    never added up.
    """

    claim: str
    parent: str | None
    depth: int
    supplier: tuple[str, ...]
    recipient: tuple[str, ...]
    item: str | None
    designations: tuple[Designator, ...]
    quantities: tuple[Quantity, ...]
    when: Interval | None
    status: Standing
    first: Position | None
    denials: tuple[Position, ...]
    acknowledgements: tuple[Position, ...]
    responses: tuple[tuple[str, Response], ...]
    articles_asserting: int
    articles: int
    news_origins: int
    parties: int


def register(claims: Iterable[Claim]) -> tuple[RegisterRow, ...]:
    """The rows of the transfers among `claims`: by supplier and recipient, the special under the general,
    those with a date in their order and before those without. A claim whose parent is not among `claims`
    stands on its own, with the parent's id.
    """
    transfers = {claim.id: claim for claim in claims if claim.type == "TRANSFER"}
    below: dict[str | None, list[Claim]] = defaultdict(list)
    for claim in transfers.values():
        below[claim.parent if claim.parent in transfers else None].append(claim)
    return tuple(_branch(None, below, 0))


def first_told(positions: Sequence[Position]) -> Position | None:
    """The earliest line that asserts a claim, or calls it planned or possible where none asserts it.

    The earliest is the one that surely came first: the day by which it was said counts. Undated lines come
    last.
    """
    for stance in TOLD:
        held = [one for one in positions if one.position == stance]
        if held:
            return min(held, key=_told_by)
    return None


def _branch(parent: str | None, below: Mapping[str | None, list[Claim]], depth: int) -> Iterable[RegisterRow]:
    for claim in sorted(below.get(parent, ()), key=_order):
        yield replace(_row(claim), depth=depth)
        yield from _branch(claim.id, below, depth + 1)


def _order(claim: Claim) -> tuple[object, ...]:
    roles = dict(claim.roles)
    when = claim.when
    days = (when.start, when.end) if when else ()
    return roles.get("supplier", ()), roles.get("recipient", ()), when is None, days, claim.summary, claim.id


def _row(claim: Claim) -> RegisterRow:
    roles = dict(claim.roles)
    holding = _holding(claim.positions)
    doers = set(claim.acknowledged_by)
    return RegisterRow(
        claim=claim.id,
        parent=claim.parent,
        depth=0,
        supplier=roles.get("supplier", ()),
        recipient=roles.get("recipient", ()),
        item=next(iter(roles.get("item", ())), None),
        designations=claim.designators,
        quantities=claim.quantities,
        when=claim.when,
        status=claim.status,
        first=first_told(claim.positions),
        denials=tuple(one for one in holding if one.position == "denies"),
        acknowledgements=tuple(
            one for one in holding if one.position == "affirms" and one.party in doers and not one.own_voice
        ),
        responses=claim.responses,
        articles_asserting=len(claim.articles_asserting),
        articles=len(claim.articles),
        news_origins=len(claim.news_origins),
        parties=len(asserting(claim.positions)),
    )


def _holding(positions: Sequence[Position]) -> list[Position]:
    """Of each party the first line of the last run of what it holds now."""
    found = []
    for runs in by_party(positions).values():
        stance = latest(runs)
        run = [one for one in runs if one.stance == stance][-1]
        found.append(min(run.positions, key=_told_by))
    return sorted(found, key=lambda one: (_told_by(one), one.party))


def _told_by(position: Position) -> tuple[object, ...]:
    since = position.since
    days = (since.end, since.start) if since else ()
    return since is None, days, position.article, position.statement or "", position.event or ""
