"""Arguments that a trigger has from words around it: light verbs, clauses that hang on it, its object's."""

from collections.abc import Iterable

from spacy.tokens import Token

from onrecord.annotate.events.arguments import VERBAL, Argument, governing_verb, verb_arguments
from onrecord.annotate.events.triggers import particle
from onrecord.annotate.nounphrase import lemma_of
from onrecord.lexicon.entries import Trigger

AIMS = {"object", "against", "at", "on"}  # whom an act that is threatened would hit
SPOKEN = {"ACCUSE", "REJECT", "REQUEST", "THREATEN"}  # what people mostly do in words
LIGHT = {
    "hold", "make", "conduct", "carry out", "stage", "launch", "have", "perform", "attend", "host",
    "begin", "start", "resume", "continue", "open", "lead", "join", "undertake", "mount", "give", "pay",
    "issue", "complete", "finish", "conclude", "end", "plan", "schedule", "announce", "cancel",
    "postpone", "step up", "halt", "suspend", "stop", "take part in", "participate in", "engage in",
    "be behind",
    "arrive for",
}  # fmt: skip
PART = {
    "responsibility", "involvement", "role", "part", "hand", "complicity", "participation", "use", "blame",
}  # fmt: skip
ANSWERING = {"deny", "claim", "admit", "accept", "acknowledge", "take"}
ENDED = {"end", "stop", "halt", "suspend", "cancel", "finish", "conclude"}
TOWARDS = {
    "meet", "see", "receive", "recognise", "recognize", "join", "obey", "pay", "host", "invite", "endorse",
}  # fmt: skip


def light_verb(noun: Token, trigger: Trigger) -> Token | None:
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
        {lemma, f"{lemma} {particle(verb)}"}
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


def with_lent(own: list[Argument], noun: Token, light: Token) -> list[Argument]:
    lent = _lent(noun, light)
    if any(argument.slot == "subject" for argument in lent):  # "X fell silent after holding its talks"
        own = [a for a in own if a.slot != "possessive" or a.token.pos_ != "PRON"]
    acts = any(argument.slot == "subject" and argument.direct for argument in lent)
    return [a for a in (*own, *lent) if not (acts and a.slot == "from")]  # "staged attacks on men from X"


def _lent(noun: Token, light: Token) -> list[Argument]:
    """What the light verb lends: its subject and its prepositions."""
    lent = [a for a in verb_arguments(light) if a.slot not in ("object", "iobject", "of") and a.token != noun]
    return [*lent, *(Argument(a.token, "to", a.direct) for a in verb_arguments(light) if a.slot == "iobject")]


def loose(noun: Token) -> list[Argument]:
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


def clause_of_noun(own: list[Argument], trigger: Trigger) -> list[Argument]:
    """Arguments of a relative clause with a light verb: "the summit that X and Y held"."""
    found = []
    for argument in own:
        if argument.slot.startswith("clause "):
            _, lemma, slot = argument.slot.split(" ", 2)
            if lemma in LIGHT or lemma in trigger.light or lemma in ("provide", "receive", "be", "send"):
                found.append(Argument(argument.token, slot, argument.direct))
    return found


def clauses(verb: Token) -> list[Argument]:
    clauses = [
        child
        for child in verb.children
        if child.dep_ in ("xcomp", "ccomp") and child.pos_ in VERBAL and child.i > verb.i
    ]
    asked = [
        Argument(a.token, "clause subject") for c in clauses for a in verb_arguments(c) if _is_asked(a, c)
    ]
    aimed = [
        Argument(a.token, "clause target", False)
        for c in clauses
        for a in verb_arguments(c)
        if a.slot in AIMS
    ]
    return [*(Argument(clause, "clause") for clause in clauses), *asked, *aimed, *objects_of_clauses(clauses)]


def beneficiaries(noun: Token) -> list[Token]:
    """For or with whom something is to be done: "a deal to sell Peru wheat"."""
    return [
        argument.token
        for child in (*noun.children, *noun.head.children)
        if child.dep_ in ("acl", "relcl", "advcl") and child.tag_ == "VB" and child.i > noun.i
        for argument in verb_arguments(child)
        if argument.slot in ("object", "iobject", "to", "with") and argument.token.pos_ == "PROPN"
    ]


def _is_asked(argument: Argument, clause: Token) -> bool:
    """Whether it is who is to act: "demanded that Peru pay"."""
    return argument.slot == "subject" and argument.direct and argument.token.i < clause.i


def objects_of_clauses(clauses: Iterable[Token]) -> list[Argument]:
    """Whom a refusal or the like concerns: who is to be met, or "with" or "to" whom it is to be done."""
    found = []
    for clause in clauses:
        slots = {"with", "to"} | ({"object", "iobject"} if lemma_of(clause) in TOWARDS else set())
        found += [a for a in verb_arguments(clause) if a.slot in slots and a.token.pos_ != "PRON"]
    return [Argument(argument.token, "clause object", False) for argument in found]
