"""Finds the lexicon's triggers in a parse and fills their frames.

A frame is the mapping from syntactic slots to roles of a trigger entry, as in FrameNet and in the pattern
dictionaries of PETRARCH-2 (Norris, Schrodt and Beieler, JOSS 2017); see `Trigger` in `lexicon/entries.py`.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from spacy.tokens import Token

from onrecord.annotate.events.arguments import (
    SENDERS,
    VERBAL,
    Argument,
    governing_verb,
    is_agentless,
    noun_arguments,
    verb_arguments,
)
from onrecord.annotate.events.fillers import Filler, Fillers
from onrecord.annotate.events.violence import is_credible
from onrecord.annotate.nounphrase import lemma_of
from onrecord.annotate.parse import Paragraph
from onrecord.lexicon import Lexicon
from onrecord.lexicon.entries import Trigger
from onrecord.model import Referent

AGENT_ROLES = {"actor", "target", "supplier", "recipient"}
OWNED_ROLES = {"target", "recipient"}  # an act may be aimed at what belongs to somebody
AIMED = {"ACCUSE", "SUPPORT", "REJECT", "ASSAULT", "THREATEN", "SANCTION", "TRANSFER", "PROTEST"}
SPOKEN = {"ACCUSE", "REJECT", "REQUEST", "THREATEN"}  # what people mostly do in words
OWNER = "object owner"  # the slot of whose the object is
SCENES = {"on", "against", "at", "in", "near"}
INSIDE = {"in", "at", "near"}
RECIPROCAL = {"between", "among", "possessive", "of"}  # a plural here may be those who meet each other
LIGHT = {
    "hold", "make", "conduct", "carry out", "stage", "launch", "have", "perform", "attend", "host",
    "begin", "start", "resume", "continue", "open", "lead", "join", "undertake", "mount", "give", "pay",
    "issue", "complete", "finish", "conclude", "end", "plan", "schedule", "announce", "cancel",
    "postpone", "step up", "halt", "suspend", "stop", "take part in", "participate in", "engage in",
    "be behind",
    "arrive for",
}  # fmt: skip
IDIOMS = {"guilty"}  # a guilty plea asks for nothing
TOWARDS = {
    "meet",
    "see",
    "receive",
    "recognise",
    "recognize",
    "join",
    "obey",
    "pay",
    "host",
    "invite",
    "endorse",
}
AFTERMATH = {"suspect", "victim", "spree", "range", "death", "case", "trial", "incident", "scandal", "scene"}
ENDED = {"end", "stop", "halt", "suspend", "cancel", "finish", "conclude"}
PART = {
    "responsibility",
    "involvement",
    "role",
    "part",
    "hand",
    "complicity",
    "participation",
    "use",
    "blame",
}
ANSWERING = {"deny", "claim", "admit", "accept", "acknowledge", "take"}


@dataclass(frozen=True, slots=True)
class Match:
    """A trigger met in the text: its word, the light verb if any, and who fills which role how."""

    trigger: Trigger
    token: Token
    light: Token | None
    roles: Mapping[str, tuple[Filler, ...]]
    guessed: int

    @property
    def clause(self) -> Token:
        """The word whose clause this is: the light verb or the trigger."""
        return self.light or self.token


class TriggerIndex:
    """The triggers of a lexicon by lemma."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.verbs: dict[str, list[Trigger]] = {}
        self._nouns: dict[str, list[tuple[tuple[str, ...], Trigger]]] = {}
        for trigger in lexicon.triggers.values():
            for verb in trigger.verbs:
                self.verbs.setdefault(verb, []).append(trigger)
            for noun in trigger.nouns:
                words = tuple(re.findall(r"\w+|-", noun.casefold()))
                self._nouns.setdefault(words[-1], []).append((words, trigger))

    def of_verb(self, token: Token) -> list[Trigger]:
        """Triggers of a verb, those with its particle before those without."""
        lemma = lemma_of(token)
        return self.verbs.get(f"{lemma} {_particle(token)}", []) or self.verbs.get(lemma, [])

    def of_noun(self, token: Token) -> list[Trigger]:
        """Triggers of a noun, by the longest phrase that ends in it."""
        entries = [*self._nouns.get(token.lower_, ()), *self._nouns.get(lemma_of(token), ())]
        met = [(len(words), trigger) for words, trigger in entries if _preceded(token, words[:-1])]
        longest = max((length for length, _ in met), default=0)
        found: dict[str, Trigger] = {trigger.id: trigger for length, trigger in met if length == longest}
        return list(found.values())


@lru_cache(maxsize=4)
def trigger_index(lexicon: Lexicon) -> TriggerIndex:
    """The trigger index of a lexicon, built once."""
    return TriggerIndex(lexicon)


def find_matches(paragraph: Paragraph, index: TriggerIndex, fillers: Fillers) -> Iterator[Match]:
    """The triggers of a paragraph whose needs are met, at most one a word, in the order of the text."""
    for token in paragraph.doc:
        matches: list[Match] = []
        if token.pos_ in VERBAL and not _is_epithet(token) and (triggers := index.of_verb(token)):
            matches = _verb_matches(paragraph, token, triggers, fillers)
        elif token.pos_ in ("NOUN", "PROPN") and _may_name(token) and (found := index.of_noun(token)):
            matches = _noun_matches(paragraph, token, found, fillers)
        best = max(matches, key=_rank, default=None)
        if best is not None and is_credible(best.trigger, token, best.roles, fillers):
            if best.trigger.type == "CONSULT":
                fillers.remember(_participants(best))
            yield best


def _is_epithet(verb: Token) -> bool:
    """Whether a participle only says what a thing is like, or is half of a compound: "an air-launched
    missile", "the Lima shooting suspect"."""
    if verb.tag_ == "VBG" and verb.i + 1 < len(verb.doc):
        return lemma_of(verb.doc[verb.i + 1]) in AFTERMATH
    return bool(verb.dep_ == "amod" and verb.tag_ == "VBN")


def _may_name(noun: Token) -> bool:
    """Whether a noun can name an event: not inside a name, nor before another noun."""
    if noun.dep_ == "compound" or noun.ent_type_ == "PERSON":
        return False
    if any(child.lower_ in IDIOMS for child in noun.children):
        return False
    return not (noun.pos_ == "PROPN" and noun.ent_type_ == "ORG" and _goes_on(noun))


def _goes_on(noun: Token) -> bool:
    return noun.i > 0 and noun.doc[noun.i - 1].ent_type_ == "ORG"


def _participants(match: Match) -> tuple[Referent, ...]:
    met = [r for role in ("actor", "target") for f in match.roles.get(role, ()) for r in f.referents]
    return tuple(dict.fromkeys(met))


def _rank(match: Match) -> tuple[int, int, int]:
    """The more roles the better, a thing of the wanted class above all."""
    wants = int("item" in match.trigger.classes or "target" in match.trigger.classes)
    return len(match.roles), wants, -match.guessed


def _verb_matches(
    paragraph: Paragraph, verb: Token, triggers: Iterable[Trigger], fillers: Fillers
) -> list[Match]:
    triggers = list(triggers)
    speech = any(trigger.type in SPOKEN for trigger in triggers)
    arguments = [*verb_arguments(verb, speech), *_clauses(verb)]
    objects = [a.token for a in arguments if a.slot == "object"]
    arguments += [Argument(token, OWNER, False) for token in objects]
    arguments += [
        Argument(token, "object clause", False) for noun in objects for token in _beneficiaries(noun)
    ]
    armed = _takes_force(verb, fillers)
    return [
        match
        for trigger in triggers
        if not trigger.agentless or is_agentless(verb)
        for frame in trigger.frames
        if (match := _fill(paragraph, _Site(trigger, verb, None, armed), frame, arguments, fillers))
        is not None
    ]


def _takes_force(verb: Token, fillers: Fillers) -> bool:
    """Whether it is done by force: "sent fighters to back X", "intervened to support X"."""
    head = verb.head
    if verb.dep_ not in ("advcl", "xcomp") or head.pos_ not in VERBAL or head == verb:
        return False
    sent = [child for child in head.children if child.dep_ == "dobj"] if lemma_of(head) in SENDERS else []
    return lemma_of(head) == "intervene" or any("armed" in fillers.classes(token) for token in sent)


def _noun_matches(
    paragraph: Paragraph, noun: Token, triggers: Iterable[Trigger], fillers: Fillers
) -> list[Match]:
    own = noun_arguments(noun)
    found = []
    for trigger in triggers:
        light = _light_verb(noun, trigger)
        if trigger.only_light and light is None:
            continue
        arguments = _with_lent(own, noun, light) if light is not None else own
        arguments = [*arguments, *_clause_of_noun(own, trigger), *_loose(noun)]
        arguments += _objects_of_clauses(a.token for a in own if a.slot == "clause")
        for frame in trigger.noun_frames:
            match = _fill(paragraph, _Site(trigger, noun, light), frame, arguments, fillers)
            if match is not None:
                found.append(match)
    return found


@dataclass(frozen=True, slots=True)
class _Site:
    trigger: Trigger
    token: Token
    light: Token | None
    armed: bool = False


def _fill(
    paragraph: Paragraph, site: _Site, frame: Mapping[str, str], arguments: list[Argument], fillers: Fillers
) -> Match | None:
    trigger = site.trigger
    roles: dict[str, list[Filler]] = {}
    guessed = 0
    several = False
    taken: set[int] = set()
    for slots, wanted in frame.items():
        names = slots.split("|")
        for argument in _direct_first([a for a in arguments if a.slot in names]):
            if argument.token.i in taken and argument.slot != OWNER:
                continue
            for filler, role in _cast(paragraph, argument, wanted.split("|"), site, fillers):
                if role is None or _is_scene(argument, filler, role, trigger):
                    continue
                if _is_late(roles, role, argument, taken):
                    continue
                roles.setdefault(role, []).append(filler)
                taken.add(argument.token.i)
                guessed += not argument.direct
                several = several or (role == "actor" and _several(filler, argument, trigger))
    filled = {role: tuple(found) for role, found in sorted(roles.items())}
    if "target" not in filled and "target" in frame.get("object", ""):
        several = several and not any(argument.slot == "object" for argument in arguments)
    if not _meets(trigger.needs, filled, several) or any(
        argument.slot in trigger.without for argument in arguments
    ):
        return None
    if not _is_its_own(paragraph, trigger, filled, fillers) or _is_carried(
        trigger, filled, arguments, fillers
    ):
        return None
    return Match(trigger, site.token, site.light, filled, guessed)


def _is_carried(
    trigger: Trigger, roles: Mapping[str, tuple[Filler, ...]], arguments: Iterable[Argument], fillers: Fillers
) -> bool:
    """Whether it is a weapon that delivers: "missiles capable of delivering warheads"."""
    if trigger.type != "TRANSFER" or "supplier" in roles:
        return False
    subjects = [a.token for a in arguments if a.slot == "subject"]
    return any("arms" in fillers.classes(token) for token in subjects)


def _cast(
    paragraph: Paragraph, argument: Argument, wanted: Sequence[str], site: _Site, fillers: Fillers
) -> list[tuple[Filler, str | None]]:
    """The fillers of an argument, each with the first of the wanted roles that it fits.

    A member of a list that fits none by itself has the role of the others.
    """
    if argument.slot == OWNER:
        members = fillers.owners(paragraph, argument.token)
    else:
        members = fillers.all(paragraph, argument.token, argument.slot)
    if argument.slot in INSIDE:
        members = [one for one in members if "owned" not in one.classes]
    if site.armed and argument.slot == "subject":
        members = [replace(one, classes=one.classes | {"armed"}) for one in members]
    cast = [(one, next((r for r in wanted if fits(one, r, site.trigger)), None)) for one in members]
    roles = {role for _, role in cast if role in AGENT_ROLES}
    if len(cast) < 2 or len(roles) != 1:
        return cast
    shared = next(iter(roles))
    found = [one for one, role in cast if role is not None]
    company = [(one if role else fillers.in_company(one, found), role) for one, role in cast]
    return [(one, role or shared) for one, role in company if one is not None]


def _is_its_own(
    paragraph: Paragraph, trigger: Trigger, roles: Mapping[str, tuple[Filler, ...]], fillers: Fillers
) -> bool:
    """Whether an item that must be the actor's own is not somebody else's."""
    if not trigger.own_item:
        return True
    actors = {name for f in roles.get("actor", ()) for r in f.referents for name in (r.name, r.party)}
    owners = {name for f in roles.get("item", ()) for name in fillers.owner_names(paragraph, f.token)}
    return not owners or not owners.isdisjoint(actors)


def _is_late(roles: Mapping[str, list[Filler]], role: str, argument: Argument, taken: set[int]) -> bool:
    """Whether a guess, or a place, comes too late: the role is filled by another argument."""
    loose = not argument.direct or argument.slot in INSIDE
    return loose and role in roles and argument.token.i not in taken


def _direct_first(arguments: list[Argument]) -> list[Argument]:
    return sorted(arguments, key=lambda argument: (not argument.direct, argument.token.i))


def _is_scene(argument: Argument, filler: Filler, role: str, trigger: Trigger) -> bool:
    """Whether it is where it was, not who did it: "Paris attacks", "a raid on a base that"."""
    if trigger.type == "CONSULT" and argument.slot == "modifier":
        return "seat" in filler.classes  # "the Doha talks"
    if trigger.type != "ASSAULT" or role != "actor":
        return False
    token = argument.token
    return "seat" in filler.classes or (
        argument.slot == "subject" and token.dep_ == "pobj" and token.head.lower_ in SCENES
    )


def fits(filler: Filler, role: str, trigger: Trigger) -> bool:
    """Whether a filler is of a class that the trigger allows in the role."""
    if "other" in filler.classes or (
        trigger.type == "CONSULT" and filler.classes & {"bare", "press", "arms", "craft"}
    ):
        return False
    allowed = trigger.classes.get(role, ("agent",) if role in AGENT_ROLES else ("any",))
    if "any" in allowed:
        return True
    if filler.classes.isdisjoint(allowed):
        owned = role in OWNED_ROLES and "owned" in filler.classes and "agent" in allowed
        return owned and _is_aimed(filler, trigger)
    return (
        role not in AGENT_ROLES
        or bool(filler.referents)
        or not filler.classes.isdisjoint({"property", "protected"})
    )


def _is_aimed(filler: Filler, trigger: Trigger) -> bool:
    """Whether an act on a thing is one on its owner: not who backs sanctions, nor who looks into a hack."""
    if trigger.mode == "investigate" or (
        trigger.type == "SUPPORT" and filler.classes & {"measure", "sanction"}
    ):
        return False
    named_after = any(c.dep_ == "compound" and c.ent_type_ == "GPE" for c in filler.token.children)
    return trigger.type in AIMED and not (named_after and "accord" in filler.classes)  # "the Iran deal"


def _meets(needs: tuple[str, ...], roles: Mapping[str, tuple[Filler, ...]], several: bool) -> bool:
    for need in needs:
        if need == "actors":
            if "actor" not in roles:
                return False
            names = {r.name for role in ("actor", "target") for f in roles.get(role, ()) for r in f.referents}
            if len(names) < 2 and not several:
                return False
        elif not any(role in roles for role in need.split("|")):
            return False
    return True


def _several(filler: Filler, argument: Argument, trigger: Trigger) -> bool:
    """Whether a plural stands for those who meet each other: "the two sides", "leaders met"."""
    if trigger.type == "ASSAULT" and argument.slot != "between":
        return False
    plural = filler.token.tag_ in ("NNS", "NNPS") and "agent" in filler.classes
    return plural and (argument.slot in RECIPROCAL or (argument.slot == "subject" and argument.direct))


def _light_verb(noun: Token, trigger: Trigger) -> Token | None:
    """The verb that lends itself to the noun, if it has one."""
    governed = governing_verb(noun) or _answered(noun)
    if governed is None:
        return None
    verb, slot = governed
    if trigger.type == "ASSAULT" and lemma_of(verb) in ENDED:
        return None  # who ends a war need not be in it
    if lemma_of(verb) == "deny" and slot == "object" and trigger.type not in SPOKEN:
        return (
            None if any(child.dep_ == "poss" for child in noun.children) else verb
        )  # denies an act of its own
    allowed = set(trigger.light) if trigger.only_light else LIGHT | set(trigger.light)
    lemma = lemma_of(verb)
    if lemma in ANSWERING and _answered(noun):
        return verb
    names = (
        {lemma, f"{lemma} {_particle(verb)}"}
        if slot == "object"
        else {f"{lemma} {slot}", f"{lemma} part {slot}"}
    )
    return verb if slot != "subject" and names & allowed else None


def _answered(noun: Token) -> tuple[Token, str] | None:
    """The verb whose subject answers for an act: "denied a role in", "claimed responsibility for"."""
    part = noun.head.head
    if noun.dep_ != "pobj" or noun.head.lower_ not in ("in", "for", "with", "of", "to"):
        return None
    governed = governing_verb(part) if lemma_of(part) in PART else None
    return governed if governed and lemma_of(governed[0]) in ANSWERING else None


def _with_lent(own: list[Argument], noun: Token, light: Token) -> list[Argument]:
    lent = _lent(noun, light)
    if any(argument.slot == "subject" for argument in lent):  # "X fell silent after holding its talks"
        own = [a for a in own if a.slot != "possessive" or a.token.pos_ != "PRON"]
    acts = any(argument.slot == "subject" and argument.direct for argument in lent)
    return [a for a in (*own, *lent) if not (acts and a.slot == "from")]  # "staged attacks on men from X"


def _lent(noun: Token, light: Token) -> list[Argument]:
    """What the light verb lends: its subject and its prepositions."""
    lent = [a for a in verb_arguments(light) if a.slot not in ("object", "iobject", "of") and a.token != noun]
    return [*lent, *(Argument(a.token, "to", a.direct) for a in verb_arguments(light) if a.slot == "iobject")]


def _loose(noun: Token) -> list[Argument]:
    """Phrases after an object that the parser may have hung on its verb: "condemned the sale of tanks to
    X"."""
    governed = governing_verb(noun)
    if governed is None or governed[1] != "object":
        return []
    return [
        Argument(a.token, a.slot, False)
        for a in verb_arguments(governed[0])
        if a.direct and a.slot in ("to", "from", "with", "between", "against", "on") and a.token.i > noun.i
    ]


def _clause_of_noun(own: list[Argument], trigger: Trigger) -> list[Argument]:
    """Arguments of a relative clause with a light verb: "the summit that X and Y held"."""
    found = []
    for argument in own:
        if argument.slot.startswith("clause "):
            _, lemma, slot = argument.slot.split(" ", 2)
            if lemma in LIGHT or lemma in trigger.light or lemma in ("provide", "receive", "be", "send"):
                found.append(Argument(argument.token, slot, argument.direct))
    return found


def _clauses(verb: Token) -> list[Argument]:
    clauses = [
        child
        for child in verb.children
        if child.dep_ in ("xcomp", "ccomp") and child.pos_ in VERBAL and child.i > verb.i
    ]
    asked = [
        Argument(a.token, "clause subject") for c in clauses for a in verb_arguments(c) if _is_asked(a, c)
    ]
    return [*(Argument(clause, "clause") for clause in clauses), *asked, *_objects_of_clauses(clauses)]


def _beneficiaries(noun: Token) -> list[Token]:
    """For or with whom something is to be done: "a deal to sell Peru wheat"."""
    return [
        argument.token
        for child in noun.children
        if child.dep_ in ("acl", "relcl") and child.tag_ == "VB"
        for argument in verb_arguments(child)
        if argument.slot in ("object", "iobject", "to", "with") and argument.token.pos_ == "PROPN"
    ]


def _is_asked(argument: Argument, clause: Token) -> bool:
    """Whether it is who is to act: "demanded that Peru pay"."""
    return argument.slot == "subject" and argument.direct and argument.token.i < clause.i


def _objects_of_clauses(clauses: Iterable[Token]) -> list[Argument]:
    """Whom a refusal or the like concerns: who is to be met, or "with" or "to" whom it is to be done."""
    found = []
    for clause in clauses:
        slots = {"with", "to"} | ({"object", "iobject"} if lemma_of(clause) in TOWARDS else set())
        found += [a for a in verb_arguments(clause) if a.slot in slots and a.token.pos_ != "PRON"]
    return [Argument(argument.token, "clause object", False) for argument in found]


def _particle(verb: Token) -> str:
    return next((child.lower_ for child in verb.children if child.dep_ == "prt"), "")


def _preceded(token: Token, words: tuple[str, ...]) -> bool:
    start = token.i - len(words)
    if start < 0:
        return False
    before = token.doc[start : token.i]
    return all(wanted in (word.lower_, word.lemma_) for word, wanted in zip(before, words, strict=True))
