"""Denials that name what they deny, though no event was read from them: "denied targeting civilians".

The event denied is of a type that the denial's words name; the speaker's party takes part in it, and another
participant is named: in the same article if there is one, else in articles of the weeks before. Where the
words name no other party, it is the nearest such event of the article.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import lru_cache

from onrecord.lexicon import Lexicon
from onrecord.link.classes import singular
from onrecord.link.names import Parties, plain
from onrecord.link.ports import Annotated
from onrecord.link.propositions import Sighting
from onrecord.model import Article, Statement
from onrecord.model.event import EventType

# Refusing an offer to talk or to agree is no denial that it was done.
DEEDS: frozenset[EventType] = frozenset({"TRANSFER", "ASSAULT", "COERCE", "MOBILIZE", "AID", "COOPERATE"})
ENDINGS = frozenset({"", "e", "y", "ed", "es", "ing", "ied", "ies", "ion"})
WHERE = re.compile(r"\b(?:in|inside|near|at|across|around) (?:the )?\w+")  # says where, not whom
TOLD_OF = re.compile(
    r"^(?:any |the |all |such )?(?:report|accusation|allegation|claim|charge)s? (?:of|that) "
)
FIRST = 3  # words of a denial that say what it is about
WEEKS = timedelta(days=60)  # back from a denial to what other articles told


@dataclass(frozen=True, slots=True)
class Told:
    """The events of a ledger that somebody may deny, by the parties that take part in them."""

    by_party: Mapping[str, Sequence[Sighting]]
    parties: Parties

    @classmethod
    def of(cls, sightings: Iterable[Sighting], parties: Parties) -> "Told":
        """Those of the types that reports and accusations are about."""
        found: dict[str, list[Sighting]] = defaultdict(list)
        for one in sightings:
            if one.event.type in DEEDS and one.event.factuality != "denied":
                for party in one.key.participants:
                    found[party].append(one)
        return cls(dict(found), parties)

    def denied(self, article: Article, statement: Statement) -> tuple[str, ...]:
        """The id of the event that `statement` denies in words of its own; empty where none fits."""
        words = " ".join(plain(span.of(article.full_text)) for span in statement.content)
        words = WHERE.sub("", words)
        types = named_types(words, self.parties.lexicon)
        named = self.parties.named_in(words) | frozenset(singular(word) for word in words.split())
        speakers = self._held(statement)
        plainly = self._plainly(words, speakers)
        fits = []
        for party in sorted(speakers) if types else ():
            for one in self.by_party.get(party, ()):
                rank = _rank(one, article, statement)
                count = sum(_is_named(other, named) for other in one.key.participants - speakers)
                near = rank is not None and not rank[0] and one.event.type in plainly
                if rank and one.event.type in types and (count or near):
                    fits.append((rank[0], -count, rank[1], one.event.id))
        return (min(fits)[3],) if fits else ()

    def _held(self, statement: Statement) -> frozenset[str]:
        """The parties of the speakers; "a Peruvian military source" is of Peru."""
        found = {self.parties.holder(speaker) for speaker in statement.speakers}
        unnamed = [one for one in statement.speakers if not one.party and not one.named]
        return frozenset(found).union(*(self.parties.named_in(plain(one.name)) for one in unnamed))

    def _plainly(self, words: str, speakers: frozenset[str]) -> frozenset[EventType]:
        """The types that a denial begins with, where it names no party but the speaker's own: "targeting
        civilians", not "the idea of halting the attacks". It means the nearest of its kind.
        """
        if self.parties.named_in(words) - speakers:
            return frozenset()
        first = TOLD_OF.sub("", words).split()[:FIRST]
        return named_types(" ".join(first), self.parties.lexicon)


def find_denials(
    annotated: Annotated, told: Told, taken: Iterable[str]
) -> Iterator[tuple[Statement, tuple[str, ...]]]:
    """The denials of an article with what they deny; `taken` are statements whose events are known."""
    article, annotations = annotated
    known = frozenset(taken)
    for statement in annotations.statements:
        if statement.force != "deny" or not statement.said or statement.id in known:
            continue
        if events := told.denied(article, statement):
            yield statement, events


def named_types(words: str, lexicon: Lexicon) -> frozenset[EventType]:
    """The types of events that plain words name, by the triggers and the anaphors of the lexicon."""
    forms = {singular(word) for word in words.split()}
    return frozenset(kind for stem, kinds in _stems(lexicon) for kind in kinds if _has(forms, stem))


@lru_cache(maxsize=4)
def _stems(lexicon: Lexicon) -> tuple[tuple[str, frozenset[EventType]], ...]:
    found: dict[str, set[EventType]] = defaultdict(set)
    for trigger in lexicon.triggers.values():
        for word in (*trigger.verbs, *trigger.nouns):
            if trigger.type in DEEDS and " " not in word:
                found[plain(word)].add(trigger.type)
    for entry in lexicon.anaphors.values():
        for word in entry.nouns:
            found[plain(word)].update(DEEDS & set(entry.types))
    return tuple((stem, frozenset(kinds)) for stem, kinds in sorted(found.items()) if kinds)


def _has(forms: set[str], stem: str) -> bool:
    """Whether a word is the stem or one of its regular forms ("bombing", "supplied", "fired")."""
    bare = stem.removesuffix("e").removesuffix("y")
    return any(form.startswith(bare) and form[len(bare) :] in ENDINGS for form in forms)


def _rank(one: Sighting, article: Article, statement: Statement) -> tuple[int, int] | None:
    """0 and the characters between within the article, 1 and the days between across articles."""
    if one.article.id == article.id:
        if one.statement and one.statement.id == statement.id:
            return None
        return 0, abs(one.event.trigger.start - statement.extent.start)
    mine, theirs = article.published, one.article.published
    if mine is None or theirs is None or not timedelta() <= mine.end - theirs.start <= WEEKS:
        return None
    return 1, (mine.end - theirs.start).days


def _is_named(party: str, named: frozenset[str]) -> bool:
    return party in named or all(singular(word) in named for word in plain(party).split())
