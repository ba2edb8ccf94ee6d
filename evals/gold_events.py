"""Who did what to whom: the events of a gold record."""

from collections.abc import Iterator
from typing import Any

from evals.counting import Report, Row, Tally
from evals.matching import STATE_OF, file_of, names, overlaps, stems, with_states

# Factualities that are as good as one another.
ALIKE = ({"asserted", "probable"}, {"planned", "possible"}, {"denied"})
EXTRA_NAMES = 2  # beyond the gold's that a role may hold


def score_events(gold: list[Row], exported: list[Row]) -> Report:
    """Recall by level, and of the events found: dates, and the details that the gold states.

    An event counts once for each file in which the gold has it. Of several exported ones that fit, the one
    with the right date, then the most right details, is judged.
    """
    levels = {"core": Tally(), "hard": Tally()}
    dates, more, report = Tally(), Tally(), Report()
    for row in gold:
        if row.get("level") == "optional":
            continue
        for file in row.get("files") or [row["file"]]:
            best = _best(row, [event for event in exported if file_of(event) == file])
            levels[row["level"]].add(best is not None)
            if best is None:
                report.misses.append(f"  event   [{row['level']}] {file} {row['type']} {row.get('id')}")
                continue
            if row.get("when"):
                dates.add(overlaps(best.get("when"), row["when"]))
            for detail, right in _details(row, best):
                more.add(right)
                if not right:
                    report.misses.append(
                        f"  detail  {file} {row.get('id')} {detail}: got {_value(best, detail)}"
                    )
    report.figures = {
        "events core found": levels["core"].count,
        "events hard found": levels["hard"].count,
        "event dates right": dates.count,
        "event details right": more.count,
    }
    return report


def participants(row: Row, roles: tuple[str, ...]) -> list[set[str]]:
    """For each participant that the gold names: the names that are right for it."""
    placed = [names(row[role]) for role in roles if row.get(role)]
    return placed + [{actor} | {STATE_OF.get(actor, actor)} for actor in names(row.get("actors") or [])]


def in_place(row: Row, roles: dict[str, Any]) -> bool:
    """Whether supplier and recipient, where the gold names them, stand in their own roles."""
    return all(
        names(roles.get(role) or []) & names(row[role]) for role in ("supplier", "recipient") if row.get(role)
    )


def _best(gold: Row, events: list[Row]) -> Row | None:
    fitting = [event for event in events if event["type"] == gold["type"] and _fits(gold, event)]
    return max(fitting, key=lambda event: _quality(gold, event), default=None)


def _quality(gold: Row, event: Row) -> tuple[bool, int]:
    dated = bool(gold.get("when")) and overlaps(event.get("when"), gold["when"])
    return dated, sum(right for _, right in _details(gold, event))


def _fits(gold: Row, event: Row) -> bool:
    roles = {role: names(values) for role, values in (event.get("roles") or {}).items() if role != "item"}
    everyone = with_states(set().union(*roles.values()))
    wanted = participants(gold, ("supplier", "recipient", "target"))
    crowded = any(len(found) > EXTRA_NAMES + max(1, len(wanted)) for found in roles.values())
    return in_place(gold, event.get("roles") or {}) and not crowded and all(who & everyone for who in wanted)


def _details(gold: Row, event: Row) -> Iterator[tuple[str, bool]]:
    """The details that the gold states, each with whether the event has it right."""
    if gold.get("items"):
        items = (event.get("roles") or {}).get("item") or []
        yield "items", bool(stems(items) & stems(gold["items"]))
    smallest = (gold.get("quantity") or {}).get("min")
    if smallest is not None:
        yield "quantity", any(q.get("min") == smallest for q in event.get("quantity") or [])
    if gold.get("factuality"):
        yield "factuality", any({gold["factuality"], event.get("factuality")} <= group for group in ALIKE)
    if gold.get("asserted_by"):
        yield "asserted_by", bool(names(event.get("asserted_by") or []) & names(gold["asserted_by"]))


def _value(event: Row, detail: str) -> Any:
    return (event.get("roles") or {}).get("item") if detail == "items" else event.get(detail)
