"""What an article's own words, the lexicon and its copies say of the day it was published."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from onrecord.lexicon import Lexicon
from onrecord.link.checks.find import SAID
from onrecord.link.copies.find import COPIES
from onrecord.link.names import called
from onrecord.link.ports import Annotated
from onrecord.model import Article, Checked, Copy, Interval, Mention

LONGEST_TITLE = 90  # characters before a name in which its title may stand
NO_LONGER = re.compile(
    r"\b(?:former|ex|then|late|past|onetime|one-time|incoming|future|deposed|ousted)[\s-]*$", re.I
)
SHORTENED = re.compile(r"\s+(?:of|for|to)\s|,\s")
YEAR = timedelta(days=365)
AFTER = timedelta(days=7)  # within which a copy follows its original
SURE = 8  # words of a quotation that fixes a day
WITHIN = timedelta(days=7)  # after which the words of an official are no news any more


@dataclass(frozen=True, slots=True)
class Constraint:
    """Days that are possible, in order and apart, and why."""

    days: tuple[Interval, ...]
    reason: str


def horizon(lexicon: Lexicon) -> date:
    """The last day that the lexicon may speak for: a year after the latest fact of any term."""
    days = [
        day
        for office in lexicon.offices.values()
        for holder in office.holders
        for day in (holder.start, holder.end)
        if day
    ]
    return max(days, default=date.max - YEAR) + YEAR


def by_offices(annotated: Annotated, lexicon: Lexicon) -> Iterator[Constraint]:
    """The terms of the people whom the article gives a title that the lexicon dates, quoted people first."""
    article, annotations = annotated
    speakers = {speaker.key for statement in annotations.statements for speaker in statement.speakers}
    found: dict[tuple[bool, str, str], tuple[Interval, ...]] = {}
    for mention in annotations.mentions:
        for person, title, days in _titled(article, mention, lexicon):
            found[(person not in speakers, person, title)] = days
    for (_, person, title), days in sorted(found.items()):
        last = horizon(lexicon)
        terms = " and ".join(_term(term, last) for term in days)
        yield Constraint(days, f"{title} {lexicon.people[person].name} held that office {terms}")


def _titled(
    article: Article, mention: Mention, lexicon: Lexicon
) -> Iterator[tuple[str, str, tuple[Interval, ...]]]:
    if mention.form != "name" or len(mention.referents) != 1:
        return
    person = mention.referents[0].key
    if person is None or person not in lexicon.people:
        return
    name = _bare_name(mention, lexicon.people[person].name)
    before = article.full_text[
        max(0, mention.span.start - LONGEST_TITLE) : mention.span.end - len(name)
    ].rstrip()
    for title, days in _terms(lexicon).get(person, {}).items():
        start = len(before) - len(title)
        whole = start == 0 or not before[start - 1 : start].isalnum()
        if whole and before.casefold().endswith(title.casefold()) and not NO_LONGER.search(before[:start]):
            yield person, title, days
            return


def _bare_name(mention: Mention, name: str) -> str:
    """The end of the mention that is the name, where the mention takes in the title."""
    first = name.split()[0]
    place = mention.text.find(first)
    return mention.text[place:] if place > 0 else mention.text


@lru_cache(maxsize=4)
def _terms(lexicon: Lexicon) -> dict[str, dict[str, tuple[Interval, ...]]]:
    """Person -> title, the longest first -> terms. A title also stands without what follows "of" or "for":
    "Deputy Assistant Secretary" is any such post that the person has held.
    """
    found: dict[str, dict[str, set[Interval]]] = {}
    last = horizon(lexicon)
    for office in lexicon.offices.values():
        titles = {short for title in office.titles for short in (title, SHORTENED.split(title)[0])}
        for holder in office.holders:
            for title in sorted(titles):
                terms = found.setdefault(holder.person, {}).setdefault(title, set())
                terms.add(Interval(holder.start, holder.end or max(last, holder.start)))
    return {
        person: {
            title: tuple(sorted(terms))
            for title, terms in sorted(titles.items(), key=lambda one: (-len(one[0]), one[0]))
        }
        for person, titles in found.items()
    }


def _term(term: Interval, last: date) -> str:
    return f"from {term.start} on" if term.end >= last else f"from {term.start} to {term.end}"


def by_own_dates(annotated: Annotated) -> Iterator[Constraint]:
    """No article tells as past what came after it: the latest event that it dates in full."""
    _, annotations = annotated
    absolute = {time.span: time for time in annotations.times if not time.needs_anchor and time.interval}
    past = [
        (interval.start, absolute[event.time].text)
        for event in annotations.events
        if event.factuality == "asserted"
        and event.time in absolute
        and (interval := absolute[event.time].interval)
    ]
    if past:
        start, words = max(past)
        yield Constraint((Interval(start, date.max),), f"tells of an event in {words} as past")


def by_copies(article: Article, copies: Sequence[Copy], held: Mapping[str, Article]) -> Iterator[Constraint]:
    """A copy appears within days of its original, and a speech is quoted in the days after it."""
    for copy in copies:
        if article.id not in (copy.original, copy.copy):
            continue
        other = held[copy.copy if article.id == copy.original else copy.original]
        if other.published is None or other.published.days > AFTER.days:
            continue
        start, end = other.published.start, other.published.end
        if copy.relation in COPIES:
            days = Interval(start - AFTER, end + AFTER)
            yield Constraint((days,), f"{copy.relation} copy of {called(other)}, published {start}")
        elif copy.relation == "speech" and other.kind == "transcript":
            yield Constraint((Interval(start, end + AFTER),), f"quotes {called(other)}, spoken {start}")


def by_records(annotated: Annotated, checks: Mapping[str, Checked]) -> Iterator[Constraint]:
    """An article that quotes a transcript appeared on that day or soon after."""
    _, annotations = annotated
    days = {
        (one.said_on, one.speaker)
        for statement in annotations.statements
        if statement.id in checks
        for one in checks[statement.id].records
        if one.check in SAID and one.said_on is not None and len(one.piece.split()) >= SURE
    }
    for day, speaker in sorted(days, key=lambda one: (one[0], one[1] or ""), reverse=True):
        if day is not None:
            until = day.end + WITHIN if date.max - day.end > WITHIN else date.max
            yield Constraint((Interval(day.start, until),), f"quotes what {speaker} said on {day.start}")
