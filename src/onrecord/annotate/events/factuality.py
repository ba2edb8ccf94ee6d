"""How certain an event is: asserted, probable, possible, planned or denied.

The method is that of De Facto (Sauri and Pustejovsky, Computational Linguistics 38:2, 2012), much simplified:
start at the event's word with what stands on it (negation, modals, adverbs, adjectives), climb the parse
through
the words that govern it, and let each that the lexicon lists as a hedge change the value.

How a hedge changes what it governs:

- asserted becomes whatever the hedge says;
- `denied` over anything gives denied, over denied gives possible ("did not refuse to");
- `possible` over anything gives possible;
- `planned` turns probable into planned, and leaves possible and denied;
- `probable` changes asserted alone.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from spacy.tokens import Token

from onrecord.annotate.events.arguments import VERBAL
from onrecord.annotate.events.auxiliaries import CONDITIONS, of_auxiliary
from onrecord.annotate.grammar import SUBJECTS
from onrecord.annotate.nounphrase import lemma_of
from onrecord.lexicon import Lexicon
from onrecord.model.event import Factuality
from onrecord.model.statement import Force

PRESUPPOSING = {
    "continue", "stop", "end", "halt", "conclude", "complete", "finish", "suspend", "wrap", "keep",
}  # fmt: skip
ENDING = {"stop", "quit", "cease"}
UNSAID = {"confirm", "verify", "say", "know", "tell", "report", "announce", "disclose", "reveal", "specify",
          "explain", "clarify"}  # fmt: skip
# "told them to go" leaves it open whether they went, "told them that X had gone" does not.
OF_INFINITIVES = {
    "tell", "say", "report", "advise", "persuade", "convince", "instruct", "press", "call", "suggest",
    "charge", "accuse", "announce", "promise", "pledge", "threaten",
}  # fmt: skip
CARRYING_OUT = {"intervene", "step", "march", "rally", "gather", "send", "deploy", "dispatch", "use", "join"}
EASE = {
    "hard", "harder", "hardest", "difficult", "easy", "easier", "tough", "tougher", "impossible",
    "costlier", "costly", "risky", "riskier", "simpler",
}  # fmt: skip
FORCES: Mapping[Force, Factuality] = {
    "deny": "denied", "pledge": "planned", "threaten": "planned", "intend": "planned", "predict":
    "possible", "believe": "probable", "demand": "possible", "ask": "possible", "fear": "possible",
}  # fmt: skip


SCANT = {"no", "little", "scant"}  # with TOWARDS: what has not come about
TOWARDS = {"on", "toward", "towards", "in"}
# What is rejected has been put: "rejected the demand", "denied the accusation".
PUT = {"demand", "call", "request", "appeal", "plea", "ultimatum", "accusation", "allegation", "criticism",
       "condemnation", "threat", "rebuke", "protest"}  # fmt: skip
MEANT = {"plan", "intention", "intent", "desire", "wish", "interest"}  # who has none does not do it
_BY_INFINITIVE: Mapping[str, Factuality] = {
    "be": "planned",
    "have": "possible",
}  # "was to meet", "had to speak"


@dataclass(frozen=True, slots=True)
class Reading:
    """A factuality, and the last word that the climb reached: what governs that word may say more."""

    value: Factuality
    reached: Token


class Hedges:
    """The lexicon's hedges by the part they play."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.clause: dict[str, Factuality] = {}
        self.noun: dict[str, Factuality] = {}
        self.nouns: dict[str, Factuality] = {}
        self.modifiers: dict[str, Factuality] = {}
        self.prepositions: dict[str, Factuality] = {}
        for hedge in lexicon.hedges.values():
            if hedge.complement in ("any", "clause"):
                self.clause.update(dict.fromkeys(hedge.verbs, hedge.over))
            if hedge.complement in ("any", "noun"):
                self.noun.update(dict.fromkeys(hedge.verbs, hedge.over))
            self.nouns.update(dict.fromkeys(hedge.nouns, hedge.over))
            self.modifiers.update(dict.fromkeys(hedge.modifiers, hedge.over))
            self.prepositions.update(dict.fromkeys(hedge.prepositions, hedge.over))


@lru_cache(maxsize=4)
def hedges(lexicon: Lexicon) -> Hedges:
    """The hedges of a lexicon, built once."""
    return Hedges(lexicon)


def over(outer: Factuality, inner: Factuality) -> Factuality:
    """What a hedge makes of the value that it governs; the table is in the module's docstring."""
    if outer == "asserted" or inner == "asserted":
        return inner if outer == "asserted" else outer
    if outer == "denied":
        return "possible" if inner == "denied" else "denied"
    if outer == "possible":
        return "possible"
    if outer == "planned":
        return "planned" if inner in ("probable", "planned") else inner
    return inner


def under_force(value: Factuality, force: Force) -> Factuality:
    """The value inside a statement of that force: what is denied is denied, however it is put."""
    outer = FORCES.get(force, "asserted")
    return "denied" if outer == "denied" else over(outer, value)


def read_factuality(trigger: Token, light: Token | None, known: Hedges) -> Reading:
    """The factuality of an event in its sentence, without the force of a statement around it."""
    value: Factuality = "asserted"
    if light is not None and lemma_of(light) in PRESUPPOSING:
        light = None  # what is stopped or goes on has begun
    if trigger.pos_ not in VERBAL:
        value = _of_noun_phrase(trigger, known)
        if light is not None:
            value = over(_light_verb(light, known), value)
    start = light if light is not None else trigger
    if start.pos_ in VERBAL:
        value = over(_of_verb(start, known), value)
        reading = _climb_from_verb(start, value, known, set())
    else:
        reading = _climb_from_noun(start, value, known, set())
    if reading.value == "asserted" and _asks(trigger):
        return Reading("possible", reading.reached)
    return reading


def _asks(token: Token) -> bool:
    sentence = token.sent
    return any(sign.text == "?" for sign in sentence[-2:])


def _light_verb(light: Token, known: Hedges) -> Factuality:
    return known.noun.get(_with_particle(light), known.noun.get(lemma_of(light), "asserted"))


def _with_particle(verb: Token) -> str:
    particle = next((child.lower_ for child in verb.children if child.dep_ == "prt"), "")
    return f"{lemma_of(verb)} {particle}" if particle else str(lemma_of(verb))


def _of_noun_phrase(noun: Token, known: Hedges) -> Factuality:
    """What the noun's own determiner and adjectives say ("no deal", "a potential sale")."""
    value: Factuality = "asserted"
    for child in noun.children:
        if child.dep_ in ("amod", "det", "compound", "advmod", "nmod") and child.i < noun.i:
            value = over(known.modifiers.get(child.lower_, "asserted"), value)
    return value


def _of_verb(verb: Token, known: Hedges) -> Factuality:
    """What negation, modals and adverbs on the verb itself say."""
    value: Factuality = "asserted"
    negated = _is_yet_to_be(verb)
    for child in verb.children:
        if child.dep_ == "neg" or _is_no_longer(child) or (child.dep_ == "det" and child.lower_ == "no"):
            negated = True
        elif child.dep_ == "aux":
            value = over(of_auxiliary(child, verb), value)
        elif child.dep_ in ("advmod", "amod", "acomp", "preconj"):
            value = over(known.modifiers.get(child.lower_, "asserted"), value)
        elif child.dep_ == "mark" and (
            child.lower_ in CONDITIONS or (child.lower_ == "for" and verb.tag_ == "VB")
        ):
            value = over("possible", value)
        elif (child.dep_ in SUBJECTS and child.lower_ in ("nobody", "none", "neither")) or (
            child.dep_ in SUBJECTS and any(c.lower_ in ("no", "neither") for c in child.children)
        ):
            negated = True
    return "denied" if negated else value


def _is_yet_to_be(verb: Token) -> bool:
    """Whether it has not been done so far: "has yet to announce"."""
    having = verb.dep_ == "xcomp" and lemma_of(verb.head) == "have"
    return having and any(child.lower_ == "yet" for child in verb.head.children)


def _is_no_longer(adverb: Token) -> bool:
    return adverb.lower_ in ("longer", "more") and any(c.lower_ in ("no", "any") for c in adverb.children)


def _is_under_ease(verb: Token) -> bool:
    """Whether it is said to be hard or easy to do: "makes it harder for banks to support"."""
    if not any(child.dep_ == "aux" and child.lower_ == "to" for child in verb.children):
        return False
    governor = verb.head.head if verb.dep_ == "acl" else verb.head  # hung on "banks" in "for banks"
    near = [governor, governor.head, *(c for c in governor.children if c.dep_ in ("acomp", "oprd", "ccomp"))]
    return any(word.lower_ in EASE and word.i < verb.i for word in near)


def _climb_from_verb(verb: Token, value: Factuality, known: Hedges, seen: set[int]) -> Reading:
    """Through the governors of a clause, as long as what they say bears on it."""
    if verb.i in seen or verb.head == verb:
        return Reading(value, verb)
    if _is_under_ease(verb):
        value = over("possible", value)
    seen.add(verb.i)
    head = verb.head
    if verb.dep_ == "conj" and head.pos_ in VERBAL:
        own = any(child.dep_ in ("aux", "nsubj", "nsubjpass") for child in verb.children)
        shared = value if own else over(_modality(head, known), value)
        if any(child.lower_ == "nor" and child.i < verb.i for child in head.children):
            shared = over("denied", value)
        return _climb_from_verb(head, shared, known, seen)
    if verb.dep_ in ("xcomp", "ccomp", "acomp", "csubj", "csubjpass"):
        return _climb_to_governor(verb, head, value, known, seen)
    if verb.dep_ == "acl" and head.pos_ in ("NOUN", "PROPN"):
        if any(child.dep_ == "det" and child.lower_ == "no" for child in head.children):
            value = over(
                "denied" if lemma_of(head) in MEANT else "possible", value
            )  # "has seen no evidence that"
        return Reading(over(known.nouns.get(lemma_of(head), "asserted"), value), head)
    if verb.dep_ == "pcomp":
        return _climb_over_preposition(head, value, known, seen)
    if verb.dep_ == "advcl" and value in ("asserted", "denied") and _is_purpose(verb):
        return Reading(value if _is_carried_out(head, known) else "possible", verb)
    return Reading(value, verb)


def _is_carried_out(verb: Token, known: Hedges) -> bool:
    """Whether what was done was the very act: "intervened to support X", "marched to demand Y"."""
    took_to = lemma_of(verb) == "take" and any(
        c.dep_ == "prep" and c.lower_ == "to" and c.i == verb.i + 1 for c in verb.children
    )  # "took to the streets to demand"
    carrying = took_to or lemma_of(verb) in CARRYING_OUT
    return carrying and _is_done(verb, known) and _is_finite(verb)


def _is_finite(verb: Token) -> bool:
    return not any(child.dep_ == "aux" and child.lower_ == "to" for child in verb.children)


def _modality(verb: Token, known: Hedges) -> Factuality:
    """What a verb that shares its auxiliary passes to the next: its modal, not its negation."""
    value = _of_verb(verb, known)
    return "asserted" if value == "denied" else value


def _has_object(verb: Token) -> bool:
    return any(child.dep_ in ("dobj", "nsubjpass") for child in verb.children)


def _is_purpose(verb: Token) -> bool:
    to = any(child.dep_ == "aux" and child.lower_ == "to" for child in verb.children)
    return to and not any(child.dep_ in ("mark", "nsubj") for child in verb.children)


def _climb_to_governor(verb: Token, head: Token, value: Factuality, known: Hedges, seen: set[int]) -> Reading:
    if head.pos_ in VERBAL:
        hedge = known.clause.get(_with_particle(head), known.clause.get(lemma_of(head), "asserted"))
        if _is_bare_infinitive(verb) and not _is_yet_to_be(verb):
            hedge = _BY_INFINITIVE.get(lemma_of(head), hedge)
        if (lemma_of(head) == "go" and head.tag_ != "VBG") or (
            lemma_of(head) in OF_INFINITIVES and _is_finite(verb)
        ):
            hedge = "asserted"
        if verb.tag_ == "VBG" and lemma_of(head) in ENDING and not _has_object(head):
            if not _is_done(head, known):
                return Reading(value, verb)  # who must stop, or is told to, has begun
            hedge = "denied"  # "stopped selling", but not "stopped them (from) selling"
        value = over(hedge, value)
        if lemma_of(head) in UNSAID and _is_finite(verb):
            return _under_saying(head, value, known, seen)
        return _climb_from_verb(head, over(_of_verb(head, known), value), known, seen)
    hedge = known.modifiers.get(head.lower_, known.nouns.get(lemma_of(head), "asserted"))
    value = over(hedge, value)
    if head.head.pos_ in VERBAL and head.head != head:
        value = over(_of_verb(head.head, known) if head.pos_ == "ADJ" else "asserted", value)
        return _climb_from_verb(head.head, value, known, seen)
    return Reading(value, head)


def _is_bare_infinitive(verb: Token) -> bool:
    return verb.dep_ == "xcomp" and verb.tag_ == "VB" and not _is_finite(verb)


def _is_done(verb: Token, known: Hedges) -> bool:
    return verb.tag_ != "VB" and _of_verb(verb, known) == "asserted"


def _under_saying(saying: Token, value: Factuality, known: Hedges, seen: set[int]) -> Reading:
    """Who does not say or confirm it, or refuses to, leaves open whether it is so."""
    unsaid: Factuality = "denied" if any(child.dep_ == "neg" for child in saying.children) else "asserted"
    said = _climb_from_verb(saying, unsaid, known, seen)
    return Reading(over("possible" if said.value == "denied" else said.value, value), said.reached)


def _climb_over_preposition(preposition: Token, value: Factuality, known: Hedges, seen: set[int]) -> Reading:
    governor = preposition.head
    if known.prepositions.get(preposition.lower_) == "denied":
        return Reading(over("denied", value), governor)  # "without firing", but not "before firing"
    if governor.pos_ in ("NOUN", "PROPN"):
        scant = any(child.lower_ in SCANT for child in governor.children)  # "no progress on freeing"
        hedge: Factuality = "denied" if scant and preposition.lower_ in TOWARDS else "asserted"
        return Reading(over(hedge, over(known.nouns.get(lemma_of(governor), "asserted"), value)), governor)
    if governor.pos_ not in VERBAL:
        able = governor.pos_ == "ADJ" and preposition.lower_ == "of"  # "capable of reaching"
        return Reading(
            over(known.modifiers.get(governor.lower_, "asserted") if able else "asserted", value), governor
        )
    if preposition.lower_ == "by":
        return _climb_from_verb(governor, over(_modality(governor, known), value), known, seen)
    phrase = f"{lemma_of(governor)} {preposition.lower_}"
    hedge = known.clause.get(phrase, known.clause.get(lemma_of(governor), "asserted"))
    if hedge == "asserted":
        return Reading("possible" if value == "denied" else value, governor)  # "worked on preventing"
    return _climb_from_verb(governor, over(_of_verb(governor, known), over(hedge, value)), known, seen)


def _climb_from_noun(noun: Token, value: Factuality, known: Hedges, seen: set[int]) -> Reading:
    """A noun is touched by a governor that is a hedge of things, and by nothing else around it."""
    if noun.i in seen or noun.head == noun:
        return Reading(value, noun)
    seen.add(noun.i)
    head = noun.head
    if noun.dep_ == "conj" and head.pos_ in ("NOUN", "PROPN"):
        return _climb_from_noun(head, value, known, seen)
    if noun.dep_ in ("dobj", "nsubjpass", "attr") and head.pos_ in VERBAL:
        hedge = known.noun.get(_with_particle(head), known.noun.get(lemma_of(head), "asserted"))
        if hedge == "denied" and lemma_of(noun) in PUT:
            hedge = "asserted"
        return _under_verb(head, hedge, value, known, seen)
    if noun.dep_ == "nsubj" and head.pos_ in VERBAL and _is_indefinite(noun) and value == "asserted":
        return Reading(_modality(head, known), head)
    if noun.dep_ == "pobj":
        return _noun_under_preposition(noun, value, known, seen)
    return Reading(value, noun)


def _under_verb(verb: Token, hedge: Factuality, value: Factuality, known: Hedges, seen: set[int]) -> Reading:
    """A verb that is no hedge leaves its object alone, as it stands, but for "there is no" and the like."""
    if hedge == "asserted":
        return Reading(value, verb)
    return _climb_from_verb(verb, over(_of_verb(verb, known), over(hedge, value)), known, seen)


def _noun_under_preposition(noun: Token, value: Factuality, known: Hedges, seen: set[int]) -> Reading:
    preposition = noun.head
    governor = preposition.head
    if preposition.lower_ == "including" and any(child.dep_ == "poss" for child in noun.children):
        return Reading(value, governor)  # "efforts, including their support", which they give
    words = [preposition.lower_, f"{governor.lower_} {preposition.lower_}"]
    for word in words:
        if word in known.prepositions:
            return Reading(over(known.prepositions[word], value), governor)
    if governor.pos_ in ("NOUN", "PROPN") and lemma_of(governor) in known.nouns:
        return _climb_from_noun(governor, over(known.nouns[lemma_of(governor)], value), known, seen)
    if governor.pos_ in ("NOUN", "PROPN") and lemma_of(governor) in ("report", "news", "reports", "claim"):
        return _climb_from_noun(governor, value, known, seen)
    if governor.pos_ in VERBAL:
        hedge = known.noun.get(f"{lemma_of(governor)} {preposition.lower_}", "asserted")
        return _under_verb(governor, hedge, value, known, seen)
    return Reading(value, governor)


def _is_indefinite(noun: Token) -> bool:
    determiners = [child.lower_ for child in noun.children if child.dep_ in ("det", "poss")]
    if not determiners and noun.tag_ == "NN" and any(c.ent_type_ for c in noun.children):
        return False  # headlines leave the article out: "India missile test may spur talks"
    return not determiners or determiners[0] in ("a", "an", "any", "such", "no")
