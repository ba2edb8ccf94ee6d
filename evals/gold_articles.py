"""Publication dates, and what is not news: the article part of a gold record."""

from datetime import timedelta
from typing import Any

from evals.counting import Report, Row, Tally
from evals.matching import day, file_of, flat, overlaps

WIDER = 10  # days that a publication date may be wider than the gold's


def score_articles(gold: list[Row], exported: list[Row]) -> Report:
    """Dates that overlap the gold's (one day before it too) and are not much wider; junk that is gone."""
    by_file = {file_of(row): row for row in exported}
    published, clean = Tally(), Tally()
    report = Report()
    for row in gold:
        found = by_file.get(row["file"])
        wanted = _wanted(row)
        if wanted:
            right = found is not None and overlaps(found.get("published"), wanted, slack=WIDER)
            published.add(right)
            if not right:
                got = found and (found.get("published"), found.get("published_basis"))
                report.misses.append(f"  date    {row['file']} wanted {wanted[0]} to {wanted[1]}, got {got}")
        for junk in [*row.get("boilerplate", []), *row.get("captions", [])]:
            gone = found is not None and flat(junk) not in flat(found.get("text") or "")
            clean.add(gone)
            if not gone:
                report.misses.append(f"  junk    {row['file']} {junk[:60]!r}")
    report.figures = {
        "publication dates right": published.count,
        "boilerplate and captions gone": clean.count,
    }
    return report


def _wanted(row: Row) -> list[Any] | None:
    if row.get("published_between"):
        start, end = row["published_between"]
    elif row.get("published"):
        start = end = row["published"]
    else:
        return None
    return [day(start) - timedelta(days=1), day(end)]
