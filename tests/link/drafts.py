"""Builds articles with their statements and events from a few words, for the tests of linking.

An article is written as text with its parts marked by what they are: spans are looked up in the text.
"""

from dataclasses import dataclass, field
from datetime import date

from onrecord.model import (
    Annotations,
    Article,
    Block,
    Event,
    Interval,
    Mention,
    Referent,
    Role,
    Span,
    Statement,
    Time,
    make_id,
)

STATES = {
    "Arland": "Arland",
    "Borduria": "Borduria",
    "Caledon": "Caledon",
    "Dorne": "Dorne",
}


def day(text: str) -> Interval:
    """One day, or two parted by a slash."""
    start, _, end = text.partition("/")
    return Interval(date.fromisoformat(start), date.fromisoformat(end or start))


def who(name: str) -> Referent:
    """ "Ivan Petrov of Borduria" is a person, a name of `STATES` a state, "?guards" nobody named."""
    person, _, party = name.partition(" of ")
    if person.startswith("?"):
        return Referent(person[1:], "group", party or None, None, False)
    if party:
        return Referent(person, "person", party)
    if person in STATES:
        return Referent(person, "state", person)
    return Referent(person, "person" if " " in person else "organisation", None)


@dataclass
class Draft:
    """An article in the making."""

    text: str
    published: str | None = None
    outlet: str | None = None
    agency: str | None = None
    name: str = ""
    candidates: tuple[str, ...] = ()
    statements: list[Statement] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    times: list[Time] = field(default_factory=list)

    @property
    def id(self) -> str:
        return make_id("a", self.name or self.text)

    def span(self, words: str) -> Span:
        start = self.text.index(words)
        return Span(start, start + len(words))

    def says(self, speaker: str, content: str, force: str = "assert", **more: object) -> str:
        """A statement by `speaker` (several parted by " + ") whose content is these words; its id."""
        span = self.span(content)
        speakers = tuple(who(name) for name in speaker.split(" + ") if name)
        said_on = more.pop("said_on", None)
        fields = {"via": None, "basis": None, "nested_in": None} | more
        self.statements.append(
            Statement(
                id=make_id("s", self.id, span.start, speaker),
                article=self.id,
                kind="indirect",
                force=force,
                source=(),
                cue=(),
                content=(span,),
                speakers=speakers,
                origin=None,
                said_on=day(str(said_on)) if said_on else None,
                confidence=1.0,
                **fields,
            )
        )
        return self.statements[-1].id

    def event(self, kind: str, words: str, **more: object) -> str:
        """An event read from these words; keyword arguments are roles (several names parted by " + "), and
        `statement`, `when`, `factuality`, `mode`, `time`, `places`.
        """
        span = self.span(words)
        when, time = more.pop("when", None), more.pop("time", None)
        plain = {"statement": None, "factuality": "asserted", "mode": None, "places": ()}
        fields = plain | {name: more.pop(name) for name in plain if name in more}
        roles = tuple(
            Role(role, Referent(name, "thing") if role == "item" else who(name), None)
            for role, names in more.items()
            for name in str(names).split(" + ")
        )
        carrier = next((one for one in self.statements if one.id == fields["statement"]), None)
        self.events.append(
            Event(
                id=make_id("e", self.id, kind, span.start, more.get("item", "")),
                article=self.id,
                type=kind,
                roles=roles,
                quantities=(),
                when=day(str(when)) if when else None,
                time=self.span(str(time)) if time else None,
                asserted_by=carrier.speakers if carrier else (),
                trigger=span,
                evidence=span,
                confidence=1.0,
                **fields,
            )
        )
        return self.events[-1].id

    def mention(self, words: str, name: str, key: str | None = None) -> None:
        referent = who(name)
        referent = Referent(referent.name, referent.kind, referent.party, key, referent.named)
        self.mentions.append(Mention(self.span(words), words, "name", (referent,), "name"))

    def time(self, words: str, interval: str | None = None) -> None:
        """A time expression: with an interval it stands for itself, without one it needs an anchor."""
        self.times.append(
            Time(
                self.span(words),
                words,
                "DATE",
                interval or "XXXX",
                day(interval) if interval else None,
                not interval,
            )
        )

    def done(self) -> tuple[Article, Annotations]:
        blocks, start = [], 0
        for paragraph in self.text.split("\n\n"):
            blocks.append(Block("paragraph", Span(start, start + len(paragraph)), ()))
            start += len(paragraph) + 2
        article = Article(
            id=self.id,
            sha256="",
            kind="article",
            file=f"{self.name or self.id}.txt",
            url=None,
            title=None,
            outlet=self.outlet,
            agency=self.agency,
            byline=(),
            dateline=None,
            published=day(self.published) if self.published else None,
            published_basis=None,
            published_candidates=tuple(day(one) for one in self.candidates),
            language="en",
            text=self.text,
            captions="",
            blocks=tuple(blocks),
            removed=(),
        )
        return article, Annotations(
            self.id,
            times=tuple(self.times),
            mentions=tuple(self.mentions),
            statements=tuple(self.statements),
            events=tuple(self.events),
        )
