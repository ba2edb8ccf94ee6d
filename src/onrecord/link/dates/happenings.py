"""The day of a happening that one article gives and another does not: a summit "last year" was in September.

Only where the same people met or agreed, or where it is a veto: other acts are repeated, and which of them is
meant nobody can tell.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from onrecord.annotate.redate import redate
from onrecord.link.claims.propositions import MUTUAL
from onrecord.link.names import called
from onrecord.link.ports import Annotated
from onrecord.model import Annotations, Article, Claim, Event, Interval

PLACED = ("asserted", "probable")  # what is told as having happened


def date_events(annotated: Sequence[Annotated], claims: Iterable[Claim]) -> list[Annotated]:
    """The same, with wide dates of meetings, agreements and vetoes narrowed to what others of a claim say.

    A narrowed date names the article that gives it, in `when_basis`.
    """
    files = {event.id: called(article) for article, found in annotated for event in found.events}
    events = {event.id: event for _, found in annotated for event in found.events}
    fixed: dict[str, Event] = {}
    for claim in claims:
        members = [events[one] for one in claim.events if one in events]
        exact = sorted(
            (one.when.days, files[one.id], one.id) for one in members if _tells(one) and one.when is not None
        )
        if claim.when is not None and exact:
            witness = events[exact[0][2]]
            fixed |= {
                one.id: _under(one, claim.when, exact[0][1]) for one in members if _follows(one, witness)
            }
    return [(article, replace(found, events=_with(found.events, fixed))) for article, found in annotated]


def undone(article: Article, found: Annotations) -> Annotations:
    """The annotations of an article as they were before others dated its events."""
    return redate(article, found) if any(event.when_basis for event in found.events) else found


def _with(events: Sequence[Event], fixed: Mapping[str, Event]) -> tuple[Event, ...]:
    return tuple(fixed.get(event.id, event) for event in events)


def _tells(event: Event) -> bool:
    told_apart = event.type in MUTUAL or event.mode == "veto"
    return told_apart and event.factuality in PLACED and event.when is not None


def _follows(event: Event, witness: Event) -> bool:
    """Whether the witness, of another article, gives the date of the event more closely."""
    if not _tells(event) or event.article == witness.article or event.when is None or witness.when is None:
        return False
    if witness.when.days >= event.when.days or event.when.meet(witness.when) != witness.when:
        return False
    return event.mode == "veto" or len(_people(event) & _people(witness)) > 1


def _people(event: Event) -> frozenset[str]:
    return frozenset(role.referent.name for role in event.roles if role.referent.kind == "person")


def _under(event: Event, when: Interval, file: str) -> Event:
    days = str(when.start) if when.start == when.end else f"{when.start} to {when.end}"
    return replace(event, when=when, when_basis=f"{file} dates it {days}")
