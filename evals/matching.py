"""When two names, two dates or two stretches of text are taken for the same by the scorers of a record."""

import re
import unicodedata
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

from evals.counting import Row

Places = frozenset[int]  # places in the flat text of one file

OTHER_NAMES = {
    "us": "united states",
    "usa": "united states",
    "united states of america": "united states",
    "dprk": "north korea",
    "rok": "south korea",
    "prc": "china",
    "uk": "united kingdom",
    "kim jong-un": "kim jong un",
    "unsc": "un security council",
    "united nations security council": "un security council",
}
# Leaders who may stand for their state as participants of an event.
STATE_OF = {
    "kim jong un": "north korea",
    "vladimir putin": "russia",
    "xi jinping": "china",
    "antony blinken": "united states",
    "jens stoltenberg": "nato",
}
_TITLE = re.compile(r"^(the|government of|president|secretary|mr|ms|mrs|gen|maj gen) ")
_GAP = re.compile(r" \.\.\. ")


def flat(text: str) -> str:
    """The letters and digits of a text, in lower case; typography does not count."""
    return "".join(character.lower() for character in text if character.isalnum())


def located(flat_text: str, piece: str) -> Places:
    """The places of a piece in a flat text, none if it is not there.

    A piece may be "first words ... last words", which stands for all from the first to the last.
    """
    parts = [flat(part) for part in _GAP.split(piece)]
    start = flat_text.find(parts[0])
    if start < 0:
        return frozenset()
    last = flat_text.find(parts[-1], start)
    return frozenset(range(start, last + len(parts[-1]))) if last >= 0 else frozenset()


def name(value: object) -> str:
    """A name in the one form in which names are compared: no accents, case, points, or title before it."""
    plain = unicodedata.normalize("NFKD", str(value)).encode("ascii", "ignore").decode().lower()
    words = re.sub(r"[^a-z0-9]+", " ", plain.replace(".", "")).strip()
    words = _TITLE.sub("", words)
    return OTHER_NAMES.get(words, words)


def names(values: Any) -> set[str]:
    """The compared forms of one name or many, given as strings or as {"name": ...}."""
    several: Iterable[Any] = values if isinstance(values, list) else [values]
    return {name(value.get("name") if isinstance(value, dict) else value) for value in several if value}


def stems(values: Iterable[Any]) -> set[str]:
    """The words of names and descriptions, in the singular."""
    return {word.rstrip("s") for value in values for word in name(value).split()}


def with_states(people: set[str]) -> set[str]:
    """The names, and the states that the leaders among them stand for."""
    return people | {STATE_OF[person] for person in people if person in STATE_OF}


def day(value: object) -> date:
    """A date from YAML (already a date) or from JSON (ISO text)."""
    return value if isinstance(value, date) else date.fromisoformat(str(value)[:10])


def overlaps(predicted: list[Any] | None, gold: list[Any], slack: int = 31) -> bool:
    """Whether two intervals of days share one and the predicted is at most `slack` days wider."""
    if not predicted or not predicted[0]:
        return False
    start, end = day(predicted[0]), day(predicted[1] or predicted[0])
    gold_start, gold_end = day(gold[0]), day(gold[1])
    wider = (end - start).days - (gold_end - gold_start).days
    return start <= gold_end and gold_start <= end and wider <= slack


def file_of(row: Row) -> str:
    """The name of the file that an exported line comes from, without its folder."""
    return Path(row.get("file") or "").name
