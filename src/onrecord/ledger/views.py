"""Views of the claims: the register of transfers, and timelines, as plain rows that `link` makes."""

import sqlalchemy as sa

from onrecord.ledger import codec, queries
from onrecord.ledger.filters import ClaimFilter, EventFilter, RegisterFilter
from onrecord.ledger.headings import BATCH, headings
from onrecord.link.claims.register import RegisterRow, register
from onrecord.link.claims.timeline import Entry, timeline
from onrecord.model import Event, Interval


def transfers(connection: sa.Connection, asked: RegisterFilter) -> tuple[RegisterRow, ...]:
    """The register of the transfers that are asked for (see `link.claims.register`)."""
    wanted = ClaimFilter(
        asked.status, "TRANSFER", supplier=asked.supplier, recipient=asked.recipient, text=asked.text,
        designator=asked.designator,
    )  # fmt: skip
    rows = register(row.claim for row in queries.claims(connection, wanted))
    by_id = {row.claim: row for row in rows}
    kept = [row for row in rows if _in_time(row, asked) and _is_of(row, asked.item, by_id)]
    return tuple(kept[asked.offset :][: asked.limit])


def entries(connection: sa.Connection, asked: ClaimFilter) -> tuple[Entry, ...]:
    """The timeline of the claims that are asked for (see `link.claims.timeline`)."""
    claims = [row.claim for row in queries.claims(connection, asked)]
    ids = sorted({event for claim in claims for event in claim.events})
    events: dict[str, Event] = {}
    for start in range(0, len(ids), BATCH):
        found = queries.events(connection, EventFilter(ids=tuple(ids[start : start + BATCH])))
        events |= {row.event.id: row.event for row in found}
    heads = headings(connection, {article for claim in claims for article in claim.articles})
    return timeline(claims, events, {article: head.published for article, head in heads.items()})


def _in_time(row: RegisterRow, asked: RegisterFilter) -> bool:
    """By the day of the transfer; where that is not known, by the day when it was first claimed."""
    if asked.since is None and asked.until is None:
        return True
    day: Interval | None = row.when or (row.first.since if row.first else None)
    if day is None:
        return False
    return (asked.since is None or day.end >= asked.since) and (
        asked.until is None or day.start <= asked.until
    )


def _is_of(row: RegisterRow, item: str | None, by_id: dict[str, RegisterRow]) -> bool:
    """Whether the items are called so: by class, by designation, as counted, or by a more general claim."""
    if item is None:
        return True
    names = [row.item, *(one.name for one in row.designations), *(one.item for one in row.quantities)]
    sought = codec.fold(item).strip()
    if sought and any(name and sought in codec.fold(name) for name in names):
        return True
    above = by_id.get(row.parent or "")
    return above is not None and _is_of(above, item, by_id)
