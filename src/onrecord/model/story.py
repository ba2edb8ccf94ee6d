"""Articles on one thing."""

from dataclasses import dataclass
from datetime import date

from onrecord.model.time import Interval


@dataclass(frozen=True, slots=True)
class Story:
    """Articles on one thing, sorted by id, each in its latest version; `days` from the first to the last.

    `first` is the earliest of them that copies none of the others. `entities` and `places` are those that
    several of the articles name, `terms` the names and words that tell the story apart. `thread` are the days
    of all articles that could have been in it. The id hashes the earliest article.
    """

    id: str
    first: str
    articles: tuple[str, ...]
    days: Interval
    entities: tuple[str, ...]
    places: tuple[str, ...]
    terms: tuple[str, ...]
    thread: Interval


@dataclass(frozen=True, slots=True)
class Stories:
    """The stories of a ledger, by first day, then id, and for each day what they were found from."""

    found: tuple[Story, ...] = ()
    days: tuple[tuple[date, str], ...] = ()
