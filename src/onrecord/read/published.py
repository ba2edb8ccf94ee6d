"""When an article was published, as far as the document itself tells."""

import re
from calendar import monthrange
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime

from onrecord.model import Interval
from onrecord.read.dateline import MONTH

FIRST_YEAR, LAST_YEAR = (
    2000,
    2030,
)  # news on the web; a fixed range, so that the day of reading changes nothing
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
LEAD = 3  # paragraphs; the news of the day and its weekday stand in the first ones
ISO = re.compile(r"(?<!\d)((?:19|20)\d\d)[-/_.]?(\d\d)[-/_.]?(\d\d)(?!\d)")
DAY_OF_MONTH = re.compile(
    rf"(?:(?P<m1>{MONTH}) (?P<d1>\d{{1,2}})|(?P<d2>\d{{1,2}}) (?P<m2>{MONTH}))(?:,? (?P<year>\d{{4}}))?\b"
)
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


@dataclass(frozen=True, slots=True)
class Published:
    """The publication date, None while several days remain, with its basis and all that remain, in order."""

    interval: Interval | None
    basis: str | None
    candidates: tuple[Interval, ...]


@dataclass(frozen=True, slots=True)
class DateClues:
    """Where a date may stand: `stated` are (ISO day, where found), the best first.

    `lines` are dates that stand above the text by themselves, as printed.
    """

    stated: Sequence[tuple[str, str]]
    url: str | None
    file: str
    dateline: str | None
    lead: Sequence[str]
    captions: Sequence[str]
    lines: Sequence[str] = ()


def publication_date(clues: DateClues) -> Published:
    """The first clue that gives a day: metadata, URL, date line, file name, dateline, captions.

    A day and month without a year leave every year from 2000 to 2030 whose calendar agrees with the
    weekdays that the first paragraphs name.
    """
    lines = [(_printed_day(line), "date line") for line in clues.lines]
    for text, basis in (*clues.stated, (clues.url or "", "URL"), *lines, (_name(clues.file), "file name")):
        day = _iso_day(text)
        if day:
            return Published(Interval.day(day), basis, (Interval.day(day),))
    weekdays = _weekdays(clues.lead)
    for text, basis in ((clues.dateline or "", "dateline"), *((line, "date line") for line in clues.lines)):
        found = DAY_OF_MONTH.search(text)
        if found:
            return _narrowed([_month_day(found)], weekdays, basis)
    shown = [_month_day(found) for text in clues.captions for found in DAY_OF_MONTH.finditer(text)]
    if shown and weekdays:
        return _narrowed(shown, weekdays, "dates of the captions")
    return Published(None, None, ())


def is_full_day(line: str) -> bool:
    """Whether a short line opens with a day and its year: "Tuesday, 4 May 2021", "May 4, 2021 • Remarks"."""
    found = DAY_OF_MONTH.search(line)
    opens = found is not None and len(line[: found.start()].split()) <= 1
    return bool(found and found["year"] and opens and len(line.split()) <= 8)


def moment(written: str | None) -> datetime | None:
    """A day or time in ISO form, in UTC where it names no zone; None for anything else."""
    try:
        found = datetime.fromisoformat((written or "").strip())
    except ValueError:
        return None
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def printed_moment(days: Sequence[str]) -> datetime | None:
    """The first of some days as printed that has a year, at its beginning in UTC."""
    return next((found for day in days if (found := moment(_printed_day(day)))), None)


def _printed_day(line: str) -> str:
    """A day as printed in ISO form; as it is where it has no year, or is none."""
    found = DAY_OF_MONTH.search(line) or DAY_OF_MONTH.search(line.title())
    year, month, day = _month_day(found) if found else (None, 0, 0)
    return f"{year:04}-{month:02}-{day:02}" if year else line


def _name(file: str) -> str:
    """The name of the file, or of the member of a container: the container's day is not the article's."""
    return re.split(r"[/\\#]", file)[-1]


def _iso_day(text: str) -> date | None:
    for match in ISO.finditer(text):
        try:
            day = date(int(match[1]), int(match[2]), int(match[3]))
        except ValueError:
            continue
        if 1990 <= day.year <= LAST_YEAR:
            return day
    return None


def _weekdays(lead: Iterable[str]) -> frozenset[int]:
    text = " ".join(list(lead)[:LEAD])
    return frozenset(i for i, name in enumerate(WEEKDAYS) if re.search(rf"\b{name}\b", text))


def _month_day(match: re.Match[str]) -> tuple[int | None, int, int]:
    month = MONTHS.index((match["m1"] or match["m2"])[:3].casefold()) + 1
    year = int(match["year"]) if match["year"] else None
    return year, month, int(match["d1"] or match["d2"])


def _narrowed(days: Sequence[tuple[int | None, int, int]], weekdays: frozenset[int], basis: str) -> Published:
    """The years in which all the days fall on one of the weekdays; the latest day of the year is the one."""
    given = {year for year, _, _ in days if year}
    years = sorted(given) if len(given) == 1 else list(range(FIRST_YEAR, LAST_YEAR + 1))
    candidates = []
    for year in years:
        dates = [date(year, month, day) for _, month, day in days if 1 <= day <= monthrange(year, month)[1]]
        if len(dates) == len(days) and (
            given or not weekdays or all(day.weekday() in weekdays for day in dates)
        ):
            candidates.append(Interval.day(max(dates)))
    if not candidates:
        return Published(None, None, ())
    if weekdays and not given:
        basis += " and the weekday named"
    return Published(candidates[0] if len(candidates) == 1 else None, basis, tuple(candidates))
