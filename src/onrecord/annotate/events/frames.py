"""Finds the lexicon's triggers in a parse and fills their frames.

A frame is the mapping from syntactic slots to roles of a trigger entry, as in FrameNet and in the pattern
dictionaries of PETRARCH-2 (Norris, Schrodt and Beieler, JOSS 2017); see `Trigger` in `lexicon/entries.py`.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Token

from onrecord.annotate.events.arguments import (
    SENDERS,
    VERBAL,
    Argument,
    is_agentless,
    noun_arguments,
    verb_arguments,
)
from onrecord.annotate.events.fillers import OCCASIONS, Fillers
from onrecord.annotate.events.nounclasses import Filler
from onrecord.annotate.events.senses import is_credible
from onrecord.annotate.events.slots import (
    SPOKEN,
    beneficiaries,
    clause_of_noun,
    clauses,
    light_verb,
    loose,
    objects_of_clauses,
    with_lent,
)
from onrecord.annotate.events.triggers import TriggerIndex
from onrecord.annotate.grammar import PLURALS
from onrecord.annotate.nounphrase import lemma_of
from onrecord.annotate.parse import Paragraph
from onrecord.lexicon.entries import Trigger
from onrecord.model import Referent

AGENT_ROLES = {"actor", "target", "supplier", "recipient"}
OWNED_ROLES = {"target", "recipient"}  # an act may be aimed at what belongs to somebody
AIMED = {"ACCUSE", "SUPPORT", "REJECT", "ASSAULT", "THREATEN", "SANCTION", "TRANSFER", "PROTEST"}
OWNER = "object owner"  # the slot of whose the object is
OWNERS = (OWNER, "subject owner")
SCENES = {"on", "against", "at", "in", "near"}
GERUNDS = {"of", "between", "by"}  # what follows a gerund that is a noun
INSIDE = {"in", "at", "near"}
RECIPROCAL = {"between", "among", "possessive", "of"}  # a plural here may be those who meet each other
IDIOMS = {"guilty"}  # a guilty plea asks for nothing
AFTERMATH = {"suspect", "victim", "spree", "range", "death", "case", "trial", "incident", "scandal", "scene"}


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


def find_matches(paragraph: Paragraph, index: TriggerIndex, fillers: Fillers) -> Iterator[Match]:
    """The triggers of a paragraph whose needs are met, at most one a word, in the order of the text."""
    for token in paragraph.doc:
        matches: list[Match] = []
        if token.pos_ in VERBAL and not _is_epithet(token) and (triggers := index.of_verb(token)):
            matches = _verb_matches(paragraph, token, triggers, fillers)
        if not matches and _is_noun(token) and _may_name(token) and (found := index.of_noun(token)):
            matches = _noun_matches(paragraph, token, found, fillers)
        best = max(matches, key=_rank, default=None)
        if best is not None and is_credible(best.trigger, token, best.roles, fillers):
            if best.trigger.type == "CONSULT":
                fillers.remember(_participants(best))
            yield best


def _is_noun(token: Token) -> bool:
    """Whether a word is a noun, or a participle that may be one ("Fighting between rebels went on")."""
    gerund = token.tag_ == "VBG" and lemma_of(token) != token.lower_
    return token.pos_ in ("NOUN", "PROPN") or (gerund and any(c.lower_ in GERUNDS for c in token.children))


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
    arguments = [*verb_arguments(verb, speech), *clauses(verb)]
    objects = [a.token for a in arguments if a.slot == "object"]
    arguments += [Argument(token, OWNER, False) for token in objects]
    arguments += [Argument(a.token, OWNERS[1], False) for a in arguments if a.slot == "subject"]
    arguments += [
        Argument(token, "object clause", False) for noun in objects for token in beneficiaries(noun)
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
        light = light_verb(noun, trigger)
        if trigger.only_light and light is None:
            continue
        arguments = with_lent(own, noun, light) if light is not None else own
        arguments = [*arguments, *clause_of_noun(own, trigger), *loose(noun)]
        arguments += objects_of_clauses(a.token for a in own if a.slot == "clause")
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
            if argument.token.i in taken and argument.slot not in OWNERS:
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
    if argument.slot in OWNERS:
        members = fillers.owners(paragraph, argument.token)
    else:
        members = fillers.all(paragraph, argument.token, argument.slot)
    if argument.slot == "modifier" and argument.token.head != site.token:
        members = [
            one for one in members if not any(r.kind == "group" and not r.named for r in one.referents)
        ]
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
    if trigger.type != "ASSAULT":
        return False
    if role == "target" and argument.slot in INSIDE:
        return any(r.kind == "organisation" for r in filler.referents)  # "in Brussels" is not on the EU
    if role != "actor":
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
        trigger.type == "SUPPORT"
        and (filler.classes & {"measure", "sanction"} or lemma_of(filler.token) in OCCASIONS)
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
    plural = filler.token.tag_ in PLURALS and "agent" in filler.classes
    return plural and (argument.slot in RECIPROCAL or (argument.slot == "subject" and argument.direct))
