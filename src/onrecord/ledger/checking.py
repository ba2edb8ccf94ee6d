"""Record checks and quotations that several articles print: stored by linking, asked for by people."""

from collections.abc import Collection, Iterable, Iterator, Sequence

import sqlalchemy as sa

from onrecord.ledger import codec, kinds
from onrecord.ledger.headings import batches
from onrecord.ledger.schema import checks, quotes, statements
from onrecord.link.checks.find import said_on
from onrecord.model import Checked, Interval, Quote, RecordCheck, Statement


def replace_checks(
    connection: sa.Connection, found: Iterable[Checked], of: Collection[str] | None = None
) -> None:
    """Put these checks in the place of all, or of those of some statements, and the days that they fix in the
    columns of statements.
    """
    before = load(connection, of)
    after = {one.statement: one for one in found}
    changed = sorted(key for key in before.keys() | after.keys() if before.get(key) != after.get(key))
    if changed:
        connection.execute(
            sa.delete(checks).where(checks.c.statement == sa.bindparam("gone")),
            [{"gone": key} for key in changed],
        )
    kinds.insert_all(
        connection, checks, (row for key in changed if key in after for row in _rows(after[key]))
    )
    days = [{"of": key, **_days(one)} for key, one in sorted(after.items()) if said_on(one.records)]
    lost = before.keys() - {day["of"] for day in days}
    days += [{"of": one.id, **_ends(one.said_on)} for one in _statements(connection, lost)]
    _set_days(connection, days)


def put_days(connection: sa.Connection, of: Collection[str]) -> None:
    """Put the days that the checks of these statements fix in their columns, where these are new."""
    found = load(connection, of)
    days = [{"of": key, **_days(one)} for key, one in sorted(found.items()) if said_on(one.records)]
    _set_days(connection, days)


def _set_days(connection: sa.Connection, days: Sequence[codec.Row]) -> None:
    if days:
        values: codec.Row = {"said_from": sa.bindparam("first"), "said_to": sa.bindparam("last")}
        undecided = (statements.c.id == sa.bindparam("of")) & statements.c.judged.is_(None)
        connection.execute(sa.update(statements).where(undecided).values(values), days)


def load(connection: sa.Connection, of: Collection[str] | None = None) -> dict[str, Checked]:
    """The checks by statement, of all or of those given."""
    found: dict[str, Checked] = {}
    for batch in _batches(of):
        chosen = sa.select(checks).order_by(checks.c.statement, checks.c.place)
        if batch is not None:
            chosen = chosen.where(checks.c.statement.in_(batch))
        for row in connection.execute(chosen):
            before = found[row.statement].records if row.statement in found else ()
            records = (*before, codec.decode(row.value, RecordCheck))
            found[row.statement] = Checked(row.statement, row.basis, records)
    return found


def replace_quotes(connection: sa.Connection, found: Iterable[Quote]) -> None:
    """Put these quotations in the place of all."""
    connection.execute(sa.delete(quotes))
    add_quotes(connection, found)


def change_quotes(connection: sa.Connection, gone: Collection[str], found: Iterable[Quote]) -> None:
    """Put these quotations in the place of some."""
    for batch in _batches(gone):
        connection.execute(sa.delete(quotes).where(quotes.c.id.in_(batch or ())))
    add_quotes(connection, found)


def add_quotes(connection: sa.Connection, found: Iterable[Quote]) -> None:
    """Add quotations."""
    rows = (
        {
            "id": quote.id,
            "speaker": codec.fold(quote.speaker),
            "variants": len(quote.variants),
            "value": codec.encode(quote),
        }
        for quote in found
    )
    kinds.insert_all(connection, quotes, rows)


def load_quotes(connection: sa.Connection) -> tuple[Quote, ...]:
    """All quotations that several articles print, those with most variants first, then by id."""
    chosen = sa.select(quotes.c.value).order_by(quotes.c.variants.desc(), quotes.c.id)
    return tuple(codec.decode(value, Quote) for value in connection.scalars(chosen))


def _rows(checked: Checked) -> list[codec.Row]:
    return [
        {
            "statement": checked.statement,
            "place": place,
            "basis": checked.basis,
            "check": record.check,
            "weighty": record.weighty,
            "value": codec.encode(record),
        }
        for place, record in enumerate(checked.records)
    ]


def _days(checked: Checked) -> codec.Row:
    return _ends(said_on(checked.records))


def _ends(day: Interval | None) -> codec.Row:
    return {"first": day.start if day else None, "last": day.end if day else None}


def _statements(connection: sa.Connection, ids: Collection[str]) -> Iterator[Statement]:
    """Statements as they were found."""
    for batch in _batches(ids):
        chosen = sa.select(statements.c.value).where(statements.c.id.in_(batch or ()))
        yield from (codec.decode(value, Statement) for value in connection.scalars(chosen))


def _batches(ids: Collection[str] | None) -> Iterable[list[str] | None]:
    return [None] if ids is None else batches(ids)
