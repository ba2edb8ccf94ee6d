"""Claims that no event carries: what a statement says is the claim, where somebody denies it.

A denial always denies something. Where an event of its article is denied, or what somebody else said there,
that is the claim; else the words of the denial are ("denied meddling"). Its type is that of the first event
in the words, else OTHER; the participants are who is named in them, and whoever it is said of: the subject
that the words name, else the one who denies it.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from onrecord.lexicon.weaponry import find_weapons
from onrecord.link.claims.antecedents import BROKEN, PEOPLE
from onrecord.link.claims.contraries import Contrary
from onrecord.link.claims.denials import charged_types, dealt_types, plain_types
from onrecord.link.claims.participants import Namer
from onrecord.link.claims.propositions import MUTUAL, Proposition, Roles, Sighting
from onrecord.link.claims.stances import LESS_THAN_SAID
from onrecord.link.classes import ANYTHING, singular
from onrecord.link.names import plain, state_names
from onrecord.link.ports import Annotated
from onrecord.model import Event, Mention, Referent, Span, Statement
from onrecord.model.claim import Stance
from onrecord.model.event import EventType

SUBJECT = 3  # words of a clause within which its subject begins
SAID_THAT = re.compile(
    r"^\W*(?:that )?(?:(?:the |any |all |such |its |his |her |their )?"
    r"(?:report|accusation|allegation|claim|charge|suggestion|rumou?r|talk)s? )?(?:that|of)\b",
    re.IGNORECASE,
)
UNPROVEN = re.compile(
    r"^.*?\b(?:evidence|proof|indication|sign|reason to believe)s? (?:that|of)\b", re.IGNORECASE
)
REPORT = re.compile(
    r"\b(?:report|accusation|allegation|claim|charge|suggestion|assertion|rumou?r|notion|criticism|conclusion"
    r"|speculation|comparison|suspicion|argument|contention"
    r"|characteri[sz]ation|portrayal|innuendo|insinuation|questions? (?:about|whether|over|of)"
    r"|idea|theory|finding|remark|comment|assessment|assurance|talk(?= (?:of|that|about|from)))s?\b",
    re.IGNORECASE,
)
REPORTS_ALONE = re.compile(rf"(?:(?:{REPORT.pattern}|latest|new|medium|press) ?)+", re.IGNORECASE)
WORD = re.compile(r"\w[\w-]*")
UNTRUE = re.compile(r"\b(?:false|untrue|fake|baseless|unfounded|fabricated|a lie|lies)\W*$", re.IGNORECASE)
DENYING = re.compile(r"\b(?:den(?:y|ies|ied|ying|ials?)|refut|disavow|disclaim)", re.IGNORECASE)
EMPTY = frozenset(
    [
        "a",
        "an",
        "the",
        "any",
        "all",
        "such",
        "that",
        "this",
        "it",
        "its",
        "his",
        "her",
        "their",
        "our",
        "of",
        "to",
        "in",
        "by",
        "had",
        "has",
        "have",
        "having",
        "been",
    ]
)
NEAR = 400  # characters, some two sentences
POINTING = 24  # characters of a content that may only point ("the accusation", "any wrongdoing")
BESIDE = 40  # characters from the word for an act to the body that did it
NAMING = 6  # words of what is turned down that name it
OPPOSITE = "\N{NOT SIGN} "  # before the matter of what is said not to be so; no words have it
WORDS = 12  # of a content that tell it from others
ACTS: frozenset[EventType] = frozenset(
    {"TRANSFER", "ASSAULT", "COERCE", "MOBILIZE", "AID", "COOPERATE", "AGREE", "CONSULT", "SUPPORT", "YIELD"}
)
SAYING: frozenset[EventType] = frozenset({"ACCUSE", "REJECT"})  # what is said, and not what of
BODIES = ("state", "organisation")
DOING = ("actor", "supplier")


def is_content(sighting: Sighting) -> bool:
    """Whether a sighting is of what a statement says, and of no event."""
    return sighting.statement is not None and sighting.event.id == sighting.statement.id


def is_told(sighting: Sighting) -> bool:
    """Whether a sighting is of what a statement says that another one denies."""
    statement = sighting.statement
    own = statement is None or statement.force == "deny" or sighting.key.matter.startswith(OPPOSITE)
    return is_content(sighting) and not own


def denies_words(statement: Statement, text: str) -> bool:
    """Whether a statement denies its words, and does not turn down a thing ("rejected the proposal")."""
    if statement.force != "deny" or not statement.content:
        return False
    cue = " ".join(span.of(text) for span in statement.cue)
    first = " ".join(statement.content[0].of(text).split()[:NAMING])
    return bool(DENYING.search(cue) or SAID_THAT.match(first) or REPORT.search(first) or UNTRUE.search(first))


def stance_on(told: Statement) -> Stance:
    """What the speakers of a statement that others deny hold of what it says."""
    return LESS_THAN_SAID.get(told.force, "affirms")


@dataclass(frozen=True, slots=True)
class Contents:
    """Makes propositions of what the statements of one article say."""

    annotated: Annotated
    namer: Namer

    def opposite(self, told: Statement, contrary: Contrary) -> Sighting | None:
        """What `told` says is not so, as a proposition; its words are those of what is said, marked."""
        known = contrary.kind == "kept" or self._type(told) == "OTHER"
        kind = min(contrary.types, default=None) if known else None
        found = self.sighting(replace(told, content=contrary.spans), told.speakers, kind=kind)
        if found is None:
            return None
        return replace(found, key=replace(found.key, matter=f"{OPPOSITE}{found.key.matter}"))

    def sighting(
        self,
        told: Statement,
        of: Sequence[Referent],
        alone: bool = False,
        kind: EventType | None = None,
    ) -> Sighting | None:
        """What `told` says, as a proposition about `of` where its words name no other subject; None where
        nobody at all is named, or the words say nothing ("denies it"). `alone` is a denial of its own words;
        those that only point take up the nearest event before, which need not say enough to be a claim by
        itself. Without a `kind` it is of the type that the words tell.
        """
        near = self._pointed_at(told) if alone else None
        matter = self._matter(told)
        if near is None and (not matter or (alone and REPORTS_ALONE.fullmatch(matter))):
            return None
        kind = kind or (near.type if near else self._type(told))
        sides, names = self._sides(told, kind, of, near)
        if not sides:
            return None
        roles: Roles = tuple((role, tuple(sorted(members))) for role, members in sorted(sides.items()))
        return Sighting(
            self.annotated[0],
            self._event(told, kind, near.evidence if near else told.content[0]),
            told,
            Proposition(kind, roles, ANYTHING, matter),
            {party: frozenset(members) for party, members in names.items()},
            frozenset(),
            (ANYTHING,),
            frozenset(),
            self.namer.scope,
        )

    def _sides(
        self, told: Statement, kind: EventType, of: Sequence[Referent], near: Event | None
    ) -> tuple[dict[str, set[str]], dict[str, set[str]]]:
        """Role -> parties, and party -> the names that the words give it.

        An official who speaks of what a state did speaks for the state, and is no name of it.
        """
        mentions = self._mentions(told)
        subject = self._subject(told, mentions)
        parties = self.namer.parties
        sides: dict[str, set[str]] = {}
        names: dict[str, set[str]] = {}
        actors = subject.referents if subject else self._of_whom(told, of, mentions)
        others = self._others(mentions, subject, near)
        for role, referents in (("actor", actors), ("target", others)):
            for referent in map(parties.known, referents):
                party = self.namer.party(referent, False)
                if any(party in taken for taken in sides.values()):
                    continue
                sides.setdefault(_role(kind, role), set()).add(party)
                if not referent.named and referent.party:
                    continue
                if role == "target" or subject is not None or not self._for_state(told, party):
                    names.setdefault(party, set()).add(referent.name)
        return sides, names

    def _of_whom(
        self, told: Statement, of: Sequence[Referent], mentions: Sequence[Mention]
    ) -> Sequence[Referent]:
        """Of whom words are said that begin with nobody: of who denies them, if they name them; else of who
        says them.
        """
        holder = self.namer.parties.holder
        deniers = {holder(one) for one in of}
        words = " ".join(span.of(self.annotated[0].full_text) for span in told.content)
        named = {holder(one) for mention in mentions for one in mention.referents}
        named |= self.namer.parties.named_in(words)
        last = {word for party in deniers for word in plain(party).split()[-1:]}
        if not last.isdisjoint(plain(words).split()):
            return of
        own = not deniers.isdisjoint(holder(one) for one in told.speakers)
        says = [one for one in told.speakers if one.kind in PEOPLE]
        if own or deniers & named:
            return of
        return self._doer(told, mentions) or says or of

    def _doer(self, told: Statement, mentions: Sequence[Mention]) -> list[Referent]:
        """The state or body named nearest to the first word that tells of an act, or first."""
        start, words = told.content[0].start, told.content[0].of(self.annotated[0].full_text)
        lexicon = self.namer.parties.lexicon
        acts = (
            match.start()
            for match in WORD.finditer(words)
            if match[0].lower().startswith(BROKEN) or plain_types(singular(plain(match[0])), lexicon)
        )
        place = start + next(acts, 0)
        bodies = [
            (abs(mention.span.start - place), mention.span.start, one)
            for mention in mentions
            for one in mention.referents
            if (one.kind in BODIES or one.party) and abs(mention.span.start - place) <= BESIDE
        ]
        return [min(bodies, key=lambda body: body[:2])[2]] if bodies else []

    def _others(
        self, mentions: Sequence[Mention], subject: Mention | None, near: Event | None
    ) -> list[Referent]:
        found = [referent for one in mentions if one is not subject for referent in one.referents]
        found += [role.referent for role in near.roles if role.role != "item"] if near else []
        return [one for one in found if one.named and one.kind in PEOPLE]

    def _for_state(self, told: Statement, party: str) -> bool:
        """Whether who speaks of `party` without naming it is its official."""
        text = self.annotated[0].full_text
        return party in state_names(self.namer.parties.lexicon) or any(
            "spokes" in span.of(text).lower() for span in told.source
        )

    def _type(self, told: Statement) -> EventType:
        inside = [
            one
            for one in self.annotated[1].events
            if one.type not in SAYING
            and any(part.contains(one.trigger) for part in told.content)
            and any(role.role in DOING for role in one.roles)
        ]
        if inside:
            return min(inside, key=lambda one: (one.trigger, one.id)).type
        text, lexicon = self.annotated[0].full_text, self.namer.parties.lexicon
        said = SAID_THAT.sub("", " ".join(span.of(text) for span in told.content))
        words = [singular(word) for word in plain(said).split()]
        plainly = " ".join(words)
        if charged := charged_types(plainly, lexicon, phrases=True):
            return min(charged)
        named = (plain_types(word, lexicon) or dealt_types(word, lexicon) for word in words)
        if first := next((min(types) for types in named if types), None):
            return first
        if charged := charged_types(plainly, lexicon):
            return min(charged)
        if any(find_weapons(said, lexicon)):
            return "MOBILIZE"
        return "OTHER"

    def _pointed_at(self, told: Statement) -> Event | None:
        """The nearest event before a denial of few words that name no act, within some two sentences."""
        start = told.extent.start
        if self._type(told) != "OTHER" or sum(len(span) for span in told.content) > POINTING:
            return None
        fits = [
            (start - one.trigger.end, one.id, one)
            for one in self.annotated[1].events
            if one.type in ACTS and one.factuality != "denied" and 0 <= start - one.trigger.end <= NEAR
        ]
        return min(fits, key=lambda fit: fit[:2])[2] if fits else None

    def _mentions(self, told: Statement) -> list[Mention]:
        found = [
            one for one in self.annotated[1].mentions if any(part.contains(one.span) for part in told.content)
        ]
        return sorted(found, key=lambda one: (one.span, one.form))

    def _subject(self, told: Statement, mentions: Sequence[Mention]) -> Mention | None:
        """The mention that a clause begins with; noun phrases and participles have none."""
        text = self.annotated[0].full_text
        words = told.content[0].of(text)
        clause = SAID_THAT.match(words) or (UNPROVEN.match(words) if told.force != "deny" else None)
        if not mentions or (clause is None and told.force == "deny"):
            return None
        start = told.content[0].start + (clause.end() if clause else 0)
        first = next((one for one in mentions if one.span.start >= start), None)
        if first is None or len(text[start : first.span.start].split()) >= SUBJECT:
            return None
        return first if any(one.named and one.kind in PEOPLE for one in first.referents) else None

    def _matter(self, told: Statement) -> str:
        """The words that tell what is said of the same from other things said of them."""
        text = self.annotated[0].full_text
        words = [singular(word) for span in told.content for word in plain(span.of(text)).split()]
        return " ".join([word for word in words if word not in EMPTY][:WORDS])

    def _event(self, told: Statement, kind: EventType, evidence: Span) -> Event:
        """The content in the form of an event, under the id of its statement; it is on no record."""
        return Event(
            id=told.id,
            article=told.article,
            type=kind,
            mode=None,
            roles=(),
            quantities=(),
            places=(),
            when=None,
            time=None,
            factuality="asserted",
            statement=told.id,
            asserted_by=told.speakers,
            trigger=told.content[0],
            evidence=evidence,
            confidence=told.confidence,
        )


def _role(kind: EventType, role: str) -> str:
    if kind in MUTUAL:
        return "actor"
    if kind == "TRANSFER":
        return {"actor": "supplier", "target": "recipient"}[role]
    return role


def words_of(members: Sequence[Sighting], cut: int = WORDS) -> str:
    """The words of the first content, as printed, for a claim that no event carries."""
    first = min(members, key=lambda one: one.event.id)
    words = first.event.evidence.of(first.article.full_text).split()
    return " ".join(words[:cut]) + (" ..." if len(words) > cut else "")
