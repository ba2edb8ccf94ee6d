"""Denials that name what they deny, though no event was read from them: "denied targeting civilians".

The event denied is of a type that the denial's words name; the speaker's party takes part in it, and another
participant is named: in the same article if there is one, else in articles of the weeks before. Where the
words name no other party, it is the nearest such event of the article.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from functools import lru_cache

from onrecord.lexicon import Lexicon
from onrecord.lexicon.entries import Anaphor
from onrecord.link.claims.inflection import is_form
from onrecord.link.claims.participants import shown
from onrecord.link.claims.propositions import Sighting, family_of
from onrecord.link.classes import singular
from onrecord.link.names import Parties, plain
from onrecord.link.ports import Annotated
from onrecord.model import Article, Interval, Statement
from onrecord.model.event import EventType

# Refusing an offer to talk or to agree is no denial that it was done.
DEEDS: frozenset[EventType] = frozenset({"TRANSFER", "ASSAULT", "COERCE", "MOBILIZE", "AID", "COOPERATE"})
DEALT: frozenset[EventType] = frozenset(
    {"AGREE", "CONSULT", "SUPPORT", "YIELD", "SANCTION", "REQUEST", "THREATEN"}
)
# Verbs of triggers that say too little by themselves ("open fire", "introduce a ban").
VAGUE = frozenset({
    "open", "use", "employ", "drop", "throw", "announce", "declare", "introduce", "expand", "extend",
    "order", "renew", "tighten", "proclaim", "move", "rush", "mass", "call", "talk", "back", "press",
    "receive", "speak", "welcome", "arrive", "fly", "free", "recall", "travel", "celebrate", "host",
    "phone", "telephone", "leave", "depart", "head",
})  # fmt: skip
WHERE = re.compile(r"\b(?:in|inside|near|at|across|around) (?:the )?\w+")  # says where, not whom
TOLD_OF = re.compile(
    r"^(?:any |the |all |such )?(?:report|accusation|allegation|claim|charge)s? (?:of|that) "
)
# Who makes or seeks a weapon, or prepares an attack, arms; only its use is an attack.
ARMING = re.compile(
    r"\b(?:develop|build|built|seek|sought|acquir|pursu|possess|obtain|mak(?=e|ing)|manufactur|stockpil)\w*"
    r"(?: \w+){0,4} (?:bomb|weapon|missile|warhead|nuke)s?\b"
    r"|\bprepar(?:e|ed|ing|ation)(?: \w+){0,3} "
    r"(?:incursion|invasion|intervention|attack|offensive|war|invade|attacking|invading)\b"
)
FIRST = 3  # words of a denial that say what it is about
WEEKS = timedelta(days=60)  # back from a denial to what other articles told


@dataclass(frozen=True, slots=True)
class Deed:
    """An event that somebody may deny, as far as that depends on it. `place` is where its trigger starts,
    `family` that of its proposition.
    """

    event: str
    family: int
    article: str
    published: Interval | None
    type: EventType
    participants: frozenset[str]
    place: int
    statement: str | None


@dataclass(frozen=True, slots=True)
class OpenDenial:
    """A denial in words of its own: of what types, and naming whom; `plainly` are those of its types of which
    it may mean the nearest event of its article without naming another party.
    """

    article: Article
    statement: Statement
    speakers: frozenset[str]
    types: frozenset[EventType]
    named: frozenset[str]
    plainly: frozenset[EventType]

    def target(self, deeds: Iterable[Deed]) -> Deed | None:
        """The one of `deeds` that it denies, in which a speaker's party takes part; None where none fits."""
        fits: dict[tuple[int, int, int, str], Deed] = {}
        for one in deeds:
            if one.type not in self.types or not self.speakers & one.participants:
                continue
            rank = self._rank(one)
            count = sum(_is_named(other, self.named) for other in one.participants - self.speakers)
            near = rank is not None and not rank[0] and one.type in self.plainly
            if rank and (count or near):
                fits[rank[0], -count, rank[1], one.event] = one
        return fits[min(fits)] if fits else None

    def _rank(self, one: Deed) -> tuple[int, int] | None:
        """0 and the characters between within the article, 1 and the days between across articles."""
        if one.article == self.article.id:
            if one.statement == self.statement.id:
                return None
            return 0, abs(one.place - self.statement.extent.start)
        mine, theirs = self.article.published, one.published
        if mine is None or theirs is None or not timedelta() <= mine.end - theirs.start <= WEEKS:
            return None
        return 1, (mine.end - theirs.start).days


@dataclass(frozen=True, slots=True)
class Denied:
    """That a statement denies an event told elsewhere; `family` is that of the event's proposition."""

    statement: str
    article: str
    event: str
    family: int


def find_deeds(sightings: Iterable[Sighting]) -> tuple[Deed, ...]:
    """The events of the types that reports and accusations are about."""
    return tuple(
        Deed(
            one.event.id,
            family_of(one.key),
            one.article.id,
            one.article.published,
            one.event.type,
            one.key.participants,
            one.event.trigger.start,
            one.statement.id if one.statement else None,
        )
        for one in sightings
        if one.event.type in DEEDS and one.event.factuality != "denied"
    )


def find_denials(
    annotated: Annotated, taken: Iterable[str], parties: Parties, contrary: Mapping[str, str]
) -> tuple[OpenDenial, ...]:
    """The denials of an article that name what they deny; `taken` are statements whose events are known,
    `contrary` the plain words of assertions that say that something is not so.

    An assertion is of nothing near that it does not name: that was looked for.
    """
    article, annotations = annotated
    known = frozenset(taken)
    found = []
    for statement in annotations.statements:
        denies = statement.force == "deny"
        if not (denies or statement.id in contrary) or not statement.said or statement.id in known:
            continue
        words = " ".join(plain(span.of(article.full_text)) for span in statement.content)
        words = WHERE.sub("", words if denies else contrary[statement.id])
        if types := named_types(words, parties.lexicon):
            named = parties.named_in(words) | frozenset(singular(word) for word in words.split())
            speakers = voices_of(statement, parties)
            plainly = _plainly(words, speakers, parties) if denies else frozenset[EventType]()
            found.append(OpenDenial(article, statement, speakers, types, named, plainly))
    return tuple(found)


def voices_of(statement: Statement, parties: Parties) -> frozenset[str]:
    """The parties of who speaks, or their own names."""
    return frozenset(parties.holder(speaker) for speaker in statement.speakers)


def _plainly(words: str, speakers: frozenset[str], parties: Parties) -> frozenset[EventType]:
    """The types that a denial begins with, where it names no party but the speaker's own: "targeting
    civilians", not "the idea of halting the attacks". It means the nearest of its kind.
    """
    if parties.named_in(words) - speakers:
        return frozenset()
    first = TOLD_OF.sub("", words).split()[:FIRST]
    return named_types(" ".join(first), parties.lexicon)


def named_types(words: str, lexicon: Lexicon) -> frozenset[EventType]:
    """The types of events that plain words name, by the triggers and the anaphors of the lexicon."""
    return _types(words, DEEDS, lexicon)


def _types(words: str, of: frozenset[EventType], lexicon: Lexicon) -> frozenset[EventType]:
    return frozenset(kind for word in words.split() for kind in _of_word(singular(word), of, lexicon))


@lru_cache(maxsize=65536)
def _of_word(form: str, of: frozenset[EventType], lexicon: Lexicon) -> frozenset[EventType]:
    return frozenset(kind for stem, kinds in _stems(of, lexicon) for kind in kinds if is_form(form, stem))


def dealt_types(words: str, lexicon: Lexicon) -> frozenset[EventType]:
    """The types that words name each by itself and beyond doubt, of what is no deed ("an apology")."""
    found = [_types(word, DEALT, lexicon) for word in words.split()]
    return frozenset(kind for types in found if len(types) == 1 for kind in types)


def plain_types(words: str, lexicon: Lexicon) -> frozenset[EventType]:
    """The types that words name each by itself and beyond doubt.

    "Attack" may be of a network as well: where a word may stand for violence, it mostly does.
    """
    found = [named_types(word, lexicon) for word in words.split()]
    sure = {kind for types in found if len(types) == 1 for kind in types}
    return frozenset(sure | {"ASSAULT" for types in found if "ASSAULT" in types})


def charged_types(words: str, lexicon: Lexicon, phrases: bool = False) -> frozenset[EventType]:
    """The types of what words charge somebody with without naming an act ("a nuclear weapon", "any deaths"),
    those of the longest that stand there; `phrases` leaves out single words.
    """
    if ARMING.search(words):
        return frozenset({"MOBILIZE"})
    found = [
        (len(match[0]), entry.id, entry.types)
        for entry in lexicon.anaphors_for("charge")
        for match in pattern(entry).finditer(words)
        if " " in match[0] or not phrases
    ]
    return frozenset(max(found)[2]) if found else frozenset()


def denied_types(words: str, lexicon: Lexicon) -> frozenset[EventType]:
    """The types of what words deny: by a phrase for a charge, by words for acts, by a word for a charge."""
    return (
        charged_types(words, lexicon, phrases=True)
        or plain_types(words, lexicon)
        or charged_types(words, lexicon)
    )


@lru_cache(maxsize=256)
def pattern(entry: Anaphor) -> re.Pattern[str]:
    """The words of an anaphor, in the singular; "no evidence" is met by "no credible evidence"."""
    nouns = sorted(
        (" ".join(singular(word) for word in plain(noun).split()) for noun in entry.nouns), key=len
    )
    found = [re.sub(r"^no (\w+)$", r"no (?:\\w+ )?\1", noun) for noun in reversed(nouns)]
    return re.compile(r"\b(?:" + "|".join(found) + r")\b")


@lru_cache(maxsize=4)
def _stems(of: frozenset[EventType], lexicon: Lexicon) -> tuple[tuple[str, frozenset[EventType]], ...]:
    found: dict[str, set[EventType]] = defaultdict(set)
    for trigger in lexicon.triggers.values():
        needed = of is not DEEDS and {"item", "clause"} & set(trigger.needs)
        for word in (*(() if needed else trigger.verbs), *trigger.nouns):
            vague = word in VAGUE or (word == "launch" and trigger.type == "ASSAULT")  # of a missile
            if trigger.type in of and " " not in word and not vague:
                found[plain(word)].add(trigger.type)
    acts = (one for one in lexicon.anaphors.values() if one.stands_for != "charge")
    for entry in acts:
        for word in entry.nouns:
            found[plain(word)].update(of & set(entry.types) if word not in VAGUE else ())
    return tuple((stem, frozenset(kinds)) for stem, kinds in sorted(found.items()) if kinds)


def _is_named(party: str, named: frozenset[str]) -> bool:
    return party in named or all(singular(word) in named for word in plain(shown(party)).split())
