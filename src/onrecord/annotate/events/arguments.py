"""Who and what stands in which slot of a predicate, from the dependency parse.

Slots are those of the active clause: a passive is turned round, a relative pronoun gives way to its
antecedent,
the silent subject of an infinitive or a participle is looked up where its governor has it (control and
raising). Labels are spaCy's for English (ClearNLP).
"""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from onrecord.annotate.clauses import is_set_off, main_subject
from onrecord.annotate.nounphrase import lemma_of, of_object

RELATIVE = {"WDT", "WP", "WP$"}
VERBAL = {"VERB", "AUX"}
SUBJECT_CONTROL = {
    "promise", "vow", "pledge", "threaten", "agree", "offer", "refuse", "decline", "contact", "use", "visit",
    "meet", "spend", "join", "leave", "take", "hold",
}  # fmt: skip
OBJECT_GERUND = {"of", "from", "into", "for", "as"}  # "accused X of supplying", "stop X from supplying"
ADDRESSING = {"call", "appeal", "rely", "count", "wait", "plead"}
REPORTING = {"say", "tell", "report", "add", "note", "write", "announce", "confirm"}
OURS = {"our", "my"}
# Whoever is armed or pressed is to act, also where the parser takes the infinitive for an adjunct.
SENDERS = {"send", "deploy", "dispatch"}
EQUIPPING = {"bring", "train", "recruit", "hire", "arm"}
# Whose plan, power or move it is, where the noun is the object of one of these.
HAVING = {
    "have", "make", "announce", "take", "launch", "begin", "start", "mount", "plan", "unveil", "get",
    "lack", "need", "drop", "abandon", "cancel", "continue", "renew", "pursue", "set", "hold", "show",
    "express", "voice", "declare", "reiterate", "deny", "confirm", "use", "exercise", "seek", "want",
    "lose", "gain", "win", "receive", "propose", "step", "stage", "lead", "find", "resume", "keep",
    "retain", "develop", "possess", "share", "join", "sign", "reach", "refuse", "fulfil", "fulfill",
    "form", "outline", "issue", "pass", "approve", "adopt",
}  # fmt: skip
URGING = {
    "press", "urge", "ask", "order", "persuade", "force", "pressure", "push", "invite", "encourage",
    "require", "lobby", "tell", "allow", "enable", "want", "get", "compel", "oblige", "permit",
}  # fmt: skip
BLAMED = {"on", "against", "upon", "at"}
NEAR = 4  # words at most from whom a measure hits to what it is for
DEPTH = 6


@dataclass(frozen=True, slots=True)
class Argument:
    """One filler of a slot. `direct` is False where control or a guessed attachment led to it."""

    token: Token
    slot: str
    direct: bool = True


def is_passive(verb: Token) -> bool:
    """Whether the verb is a passive, reduced ones included ("drones supplied by")."""
    if verb.tag_ != "VBN":
        return False
    if any(child.dep_ in ("auxpass", "nsubjpass", "agent") for child in verb.children):
        return True
    if any(child.dep_ in ("nsubj", "aux", "dobj") for child in verb.children):
        return False
    if verb.dep_ == "conj" and verb.head.pos_ in VERBAL:
        return is_passive(verb.head)
    return verb.dep_ in ("acl", "advcl", "relcl")


def is_agentless(verb: Token) -> bool:
    """Whether the verb is a passive that leaves open who acts ("was arrested")."""
    return is_passive(verb) and not any(
        child.dep_ == "agent" or child.lower_ == "by" for child in verb.children
    )


def verb_arguments(verb: Token, speech: bool = False) -> list[Argument]:
    """Arguments of a verb, in the order subject, objects, prepositions.

    `speech` says that the verb is one of saying: set off by a comma, it is the main clause's subject who
    speaks ("the minister said that X had lied, accusing ...").
    """
    passive = is_passive(verb)
    subjects = list(_subjects(verb, passive))
    if speech and verb.dep_ == "advcl" and is_set_off(verb) and not any(a.direct for a in subjects):
        main = main_subject(verb)
        subjects = [Argument(antecedent(main), "subject", False)] if main is not None else subjects
    if _is_ours(verb):
        subjects = [a for a in subjects if a.direct]
    objects = [a for a in _objects(verb, passive) if not _is_after_colon(a.token)]
    return [
        *subjects,
        *objects,
        *_prepositions(verb),
        *_loose_prepositions(verb),
    ]


def _is_after_colon(noun: Token) -> bool:
    """Whether it only says who says so: "Peru to free two: minister"."""
    first = noun.left_edge.i
    return first > noun.sent.start and noun.doc[first - 1].text == ":"


def noun_arguments(noun: Token) -> list[Argument]:
    """Arguments of a noun: possessor, modifiers, prepositions, and those of a clause that hangs on it."""
    found = [
        Argument(_whose(child, noun), "possessive")
        for child in noun.children
        if child.dep_ == "poss" and child.tag_ != "WP$"
    ]
    found += [Argument(child, "modifier") for child in _modifiers(noun)]
    found += list(_prepositions(noun))
    for child in noun.children:
        if child.dep_ in ("acl", "relcl") and child.pos_ in VERBAL:
            found += _clause_of_noun(child, noun)
        if child.dep_ == "acl" and child.tag_ == "VB":
            found.append(Argument(child, "clause"))
    inner = of_object(noun)
    if inner is not None:
        found += [Argument(a.token, a.slot, False) for a in _prepositions(inner) if a.slot != "of"]
    return found


def _whose(possessor: Token, noun: Token) -> Token:
    """Who is meant by "its", where the clause says so: "sanctions on X for its tests"."""
    if possessor.lower_ not in ("its", "their", "his", "her") or noun.dep_ != "pobj":
        return possessor
    reason = noun.head
    if reason.lower_ not in ("for", "over", "after", "following") or reason.i == 0:
        return possessor
    before = reason.doc[reason.sent.start : reason.i]
    blamed = [token for token in before if token.dep_ == "pobj" and token.head.lower_ in BLAMED]
    return blamed[-1] if blamed and reason.i - blamed[-1].i <= NEAR else possessor


def subject_of(verb: Token, depth: int = DEPTH) -> list[Token]:
    """The subject of the active clause, silent ones looked up; empty where there is none."""
    return [argument.token for argument in _subjects(verb, is_passive(verb), depth)]


def antecedent(token: Token) -> Token:
    """What a relative pronoun stands for; any other token itself."""
    if token.tag_ in RELATIVE or token.lower_ in ("that", "which", "who"):
        for ancestor in token.ancestors:
            if ancestor.dep_ in ("relcl", "acl") and ancestor.head.pos_ in ("NOUN", "PROPN", "PRON"):
                return ancestor.head
    return token


def governing_verb(noun: Token) -> tuple[Token, str] | None:
    """The verb that the noun is an argument of, and the slot; the verb of a relative clause included."""
    first = noun
    while first.dep_ in ("conj", "appos") and first.head.pos_ in ("NOUN", "PROPN"):
        first = first.head
    if first.dep_ in ("dobj", "nsubjpass", "attr", "nsubj", "dative") and first.head.pos_ in VERBAL:
        slot = {"nsubjpass": "object", "dobj": "object", "attr": "object", "nsubj": "subject"}
        return first.head, slot.get(first.dep_, "iobject")
    if first.dep_ == "pobj" and first.head.dep_ in ("prep", "agent") and first.head.head.pos_ in VERBAL:
        return first.head.head, first.head.lower_
    return None


def _is_ours(verb: Token) -> bool:
    """Whether the object is the speaker's own ("supporting our allies"): who acts is the speaker's side."""
    return any(
        inner.dep_ == "poss" and inner.lower_ in OURS
        for child in verb.children
        if child.dep_ == "dobj"
        for inner in child.children
    )


def _subjects(verb: Token, passive: bool, depth: int = DEPTH) -> Iterator[Argument]:
    if passive:
        agents = [inner for child in verb.children if child.dep_ == "agent" for inner in child.children]
        yield from (Argument(agent, "subject") for agent in agents if agent.dep_ == "pobj")
        return
    own = [child for child in verb.children if child.dep_ in ("nsubj", "csubj") and child.pos_ not in VERBAL]
    if any(child.dep_ == "csubj" for child in verb.children):
        return  # a clause does it: "forcing them to pay threatens peace"
    if own:
        if len(own) > 1 and own[0].tag_ in RELATIVE:
            yield Argument(antecedent(own[0]), "subject")  # "Peru, which like Chile supports X"
        yield Argument(antecedent(_likelier(own)), "subject")
    elif depth:
        yield from (Argument(token, "subject", False) for token in _silent_subject(verb, depth - 1))


def _likelier(subjects: list[Token]) -> Token:
    """Of two subjects the last, but for one in apposition: "a blast in the capital Lima killed two"."""
    first, last = subjects[0], subjects[-1]
    before = last.doc[last.i - 1] if last.i else last
    apposed = before.dep_ == "pobj" or (first.pos_ == "PROPN" and last.pos_ == "NOUN")
    return first if apposed else last


def _silent_subject(verb: Token, depth: int) -> list[Token]:
    """The subject that an infinitive, participle or coordinated verb shares with its governor."""
    head = verb.head
    if verb.dep_ in ("acl", "relcl") and head.pos_ in ("NOUN", "PROPN"):
        return [head] if verb.tag_ == "VBG" else _holder(head, depth)
    if verb.dep_ == "pcomp":
        return _subject_over_preposition(head, depth)
    if verb.dep_ == "conj" and head.pos_ in VERBAL:
        return _shared_subject(head, depth)
    if verb.dep_ in ("xcomp", "ccomp", "advcl", "acomp") and head != verb:
        return _governor_subject(verb, head, depth)
    return []


def _shared_subject(head: Token, depth: int) -> list[Token]:
    passive = [antecedent(child) for child in head.children if child.dep_ == "nsubjpass"]
    return passive or subject_of(head, depth)


def _governor_subject(verb: Token, head: Token, depth: int) -> list[Token]:
    if head.pos_ in ("ADJ", "NOUN", "ADV") and head.head.pos_ in VERBAL:
        head = head.head  # "is likely to visit"
    objects = [child for child in head.children if child.dep_ in ("dobj", "nsubjpass") and child.i < verb.i]
    passive = [antecedent(child) for child in objects if child.dep_ == "nsubjpass"]
    if verb.dep_ == "advcl" and lemma_of(head) in REPORTING and is_set_off(verb):
        told = [c for c in head.children if c.dep_ == "ccomp" and c.i < head.i]
        return subject_of(told[0], depth) if told and depth else []  # "a bomb went off, police said, killing"
    addressed = _addressed(head, verb)
    if addressed:
        return addressed
    if passive:
        return passive
    if objects and _acts_as_object(verb, head):
        return [antecedent(token) for token in objects]
    return subject_of(head, depth)


def _acts_as_object(verb: Token, head: Token) -> bool:
    """Whether the object of the governor is who acts: "asked Peru to sign", "sent troops to fight"."""
    if lemma_of(head) in SENDERS:
        return False  # what somebody's troops do, he does
    if verb.dep_ in ("xcomp", "ccomp"):
        return lemma_of(head) not in SUBJECT_CONTROL
    return verb.tag_ == "VB" and lemma_of(head) in EQUIPPING | URGING


def _addressed(head: Token, verb: Token) -> list[Token]:
    """Who is to act when somebody is called on to: "called on world powers to push"."""
    if lemma_of(head) not in ADDRESSING or verb.tag_ != "VB":
        return []
    found = [
        inner
        for child in head.children
        if child.dep_ == "prep" and child.lower_ in ("on", "upon", "to", "for", "with") and child.i < verb.i
        for inner in child.children
        if inner.dep_ == "pobj"
    ]
    return found[:1]


def _subject_over_preposition(preposition: Token, depth: int) -> list[Token]:
    """The subject of a gerund after a preposition: "accused X of selling", "by selling"."""
    head = preposition.head
    if head.pos_ == "ADJ" and head.head.pos_ in ("NOUN", "PROPN"):
        return [head.head]  # "missiles capable of reaching X"
    if head.pos_ in VERBAL:
        objects = [child for child in head.children if child.dep_ in ("dobj", "nsubjpass")]
        if preposition.lower_ in OBJECT_GERUND and objects:
            return [antecedent(token) for token in objects]
        if preposition.lower_ in OBJECT_GERUND and is_passive(head):
            return _silent_sufferer(head)  # "suspects accused of bombing"
        return _shared_subject(head, depth)
    return _holder(head, depth)


def _holder(noun: Token, depth: int) -> list[Token]:
    """Whose decision, move or plan it is: the possessor, or the subject of the verb it is the object of."""
    owners = [child for child in noun.children if child.dep_ == "poss"]
    if owners:
        return owners
    sources = [
        inner for child in noun.children if child.lower_ in ("of", "from", "by") for inner in child.children
    ]
    sources = [token for token in sources if token.dep_ == "pobj"]
    if sources:
        return sources[:1]
    governed = governing_verb(noun)
    if not governed or not depth or governed[1] != "object" or lemma_of(governed[0]) not in HAVING:
        return []  # "called the motion to arrest him unjust"
    return subject_of(governed[0], depth)


def _objects(verb: Token, passive: bool) -> Iterator[Argument]:
    direct = [child for child in verb.children if child.dep_ == "dobj"]
    dative = [child for child in verb.children if child.dep_ == "dative" and child.pos_ != "ADP"]
    direct = [*direct, *_counted_loosely(verb)]
    if len(direct) == 2 and not dative and direct[0].pos_ == "PROPN":
        dative, direct = direct[:1], direct[1:]  # "sent Mali upwards of 90 containers"
    if passive:
        sufferers = [antecedent(child) for child in verb.children if child.dep_ == "nsubjpass"]
        sufferers = sufferers or _silent_sufferer(verb)
        slot = "iobject" if direct else "object"
        yield from (Argument(token, slot, token.head == verb) for token in sufferers)
    yield from (Argument(antecedent(token), "object") for token in direct)
    yield from (Argument(token, "iobject") for token in dative)
    if not dative and not passive:
        yield from (Argument(token, "iobject", False) for noun in direct for token in _swallowed(noun))
    if not passive and not direct and _has_gap(verb):
        yield Argument(verb.head, "object")


def _counted_loosely(verb: Token) -> list[Token]:
    """The object that the parser hangs under an adverb: "shipped upwards of 90 containers"."""
    upwards = [c for c in verb.children if c.dep_ == "advmod" and c.lower_ in ("upwards", "upward")]
    return [inner for child in upwards if (inner := of_object(child)) is not None]


def _swallowed(noun: Token) -> list[Token]:
    """A name before the object may be the recipient: "sold Mali tanks"."""
    first = next(iter(noun.subtree), noun)
    return [first] if first.dep_ == "compound" and first.head == noun and first.tag_ == "NNP" else []


def _has_gap(verb: Token) -> bool:
    """Whether a relative clause lacks its object: "the aid that Iran sends", not "where it leads"."""
    if verb.dep_ != "relcl" or verb.head.pos_ not in ("NOUN", "PROPN"):
        return False
    return not any(
        child.tag_ == "WRB" or (child.dep_ == "nsubj" and child.tag_ in RELATIVE) for child in verb.children
    )


def _silent_sufferer(verb: Token) -> list[Token]:
    if verb.dep_ in ("acl", "relcl") and verb.head.pos_ in ("NOUN", "PROPN", "PRON"):
        return [verb.head]
    if verb.dep_ == "conj" and verb.head.pos_ in VERBAL:
        shared = [antecedent(child) for child in verb.head.children if child.dep_ == "nsubjpass"]
        return shared or _silent_sufferer(verb.head)
    if verb.dep_ in ("xcomp", "advcl", "pcomp"):
        return _silent_subject(verb, DEPTH - 1)
    return []


def _prepositions(head: Token) -> Iterator[Argument]:
    for child in head.children:
        if child.i and child.doc[child.i - 1].lower_ == "far":
            continue  # "not far from X"
        if child.dep_ in ("prep", "dative", "agent") and child.pos_ in ("ADP", "SCONJ", "VERB", "PART"):
            yield from _objects_of(child, True)


def _objects_of(preposition: Token, direct: bool) -> Iterator[Argument]:
    for inner in preposition.children:
        if inner.dep_ == "pobj":
            yield Argument(antecedent(inner), preposition.lower_, direct)
        elif inner.dep_ == "prep" and inner.doc[inner.i - 1].lower_ != "far":
            yield from _objects_of(inner, direct)


def _loose_prepositions(verb: Token) -> Iterator[Argument]:
    """Phrases that the parser may have hung too low: "sent arms to Syria" with "to" under "arms"."""
    for child in verb.children:
        if child.dep_ in ("dobj", "nsubjpass"):
            yield from _below(child, 2)
        elif child.dep_ in ("prep", "dative") and child.lower_ in ("with", "to", "of"):
            for inner in child.children:
                if inner.dep_ == "pobj":
                    yield from _below(inner, 1)


def _below(noun: Token, depth: int) -> Iterator[Argument]:
    for child in noun.children:
        if child.dep_ == "prep" and child.lower_ != "of":
            yield from _objects_of(child, False)
        if depth and child.dep_ in ("prep", "conj"):
            for inner in (child,) if child.dep_ == "conj" else child.children:
                if inner.pos_ in ("NOUN", "PROPN"):
                    yield from _below(inner, depth - 1)


def _modifiers(noun: Token) -> Iterator[Token]:
    """Nouns and adjectives right before it, and those before them ("Kim-Putin summit"), left to right."""
    found = []
    waiting = [
        child for child in noun.children if child.dep_ in ("compound", "amod", "nmod") and child.i < noun.i
    ]
    while waiting:
        token = waiting.pop()
        found.append(token)
        waiting.extend(
            c for c in token.children if c.dep_ in ("compound", "nmod", "amod", "npadvmod", "conj", "poss")
        )
    yield from sorted(found, key=lambda token: token.i)


def _clause_of_noun(verb: Token, noun: Token) -> list[Argument]:
    """What a relative clause or participle adds: "the aid provided by Iran", "talks held in Geneva"."""
    found = [a for a in verb_arguments(verb) if a.token != noun and a.slot not in ("object", "iobject")]
    return [Argument(a.token, f"clause {lemma_of(verb)} {a.slot}", False) for a in found]
