"""Lists in a noun phrase: who is coordinated with whom, who stands for an example, whose something is."""

from spacy.tokens import Token

from onrecord.annotate.events.arguments import antecedent
from onrecord.annotate.events.nounclasses import Filler
from onrecord.annotate.nounphrase import conjuncts, lemma_of, of_object

FIGHTERS = {"rebel", "militant", "insurgent", "jihadist", "guerrilla", "separatist"}
COUNTED = {"several", "dozens", "hundreds", "scores"}
EXEMPLARY = {"like", "including", "as"}  # "countries such as Iran", "allies, including Japan"
STATES = {
    "opponent", "backer", "supporter", "foe", "partner", "sponsor", "country", "nation", "state", "power",
    "ally", "government", "neighbour", "neighbor", "member", "rival",
}  # fmt: skip
CRAFT = {"plane", "aircraft", "helicopter", "ship", "vessel", "boat", "submarine", "jet"}
SENT = CRAFT | {"soldier", "troop", "force", "fighter", "police", "diplomat", "envoy"}  # "a vessel from Peru"


def joined(token: Token) -> list[Token]:
    """The conjuncts, without one after an object that opens the next clause ("by X, and Y say ...")."""
    members = _with_others(token, conjuncts(token))
    members = [m for m in members if m == token or m.doc[m.i - 1].text != ":"]  # "killed two: police"
    if token.dep_ not in ("dobj", "pobj"):
        return members
    return [m for m in members if m == token or not _opens_clause(m)]


def _with_others(token: Token, members: list[Token]) -> list[Token]:
    """A list read as an apposition: "Chad, other African states and Mali"."""
    others = [c for c in token.children if c.dep_ == "appos" and any(i.lower_ == "other" for i in c.lefts)]
    return [*members, *(m for other in others for m in conjuncts(other) if m not in members)]


def _opens_clause(noun: Token) -> bool:
    following = noun.doc[noun.i + 1] if noun.i + 1 < len(noun.doc) else None
    if following is None or following.tag_ not in ("VBP", "VBZ", "VBD", "MD"):
        return False
    verb = following.head if following.dep_ in ("aux", "auxpass") else following
    subjects = [c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass", "csubj") and c.i < verb.i]
    # Not "talks between X and Y failed", where the noun stands inside the subject of the verb.
    return noun.sent == verb.sent and not any(noun in c.subtree and noun != c for c in subjects)


def examples(noun: Token) -> list[Token]:
    return [
        inner
        for child in noun.children
        if child.dep_ == "prep" and child.lower_ in EXEMPLARY and (child.lower_ != "as" or _is_such(child))
        for inner in child.children
        if inner.dep_ == "pobj"
    ]


def exemplified(head: Filler, examples: list[Filler]) -> list[Filler]:
    """Examples in place of what they exemplify, if they are of its kind; a number of people stays itself."""
    if not examples:
        return [head]
    if any(child.dep_ == "nummod" or child.lower_ in COUNTED for child in head.token.children):
        return [head, *(e for e in examples if any(r.named for r in e.referents))]
    kinds = {r.kind for r in head.referents}
    alike = lemma_of(head.token) in STATES or "state" not in {r.kind for e in examples for r in e.referents}
    return examples if alike or not kinds else [head]


def is_counted(token: Token) -> bool:
    """Whether a noun is of something that one can count: a name, a plural, or with an article."""
    if token.pos_ == "PROPN" or token.tag_ == "NNS":
        return True
    return any(child.dep_ in ("det", "poss", "nummod") for child in token.children) and token.lower_ != "rest"


def _is_such(preposition: Token) -> bool:
    return preposition.i > 0 and preposition.doc[preposition.i - 1].lower_ == "such"


def modifying_names(noun: Token) -> list[Token]:
    """Possessors and names before a noun, with those coordinated to them, in the order of the text."""
    found = [c for c in noun.lefts if c.dep_ in ("poss", "compound", "amod", "nmod")]
    for token in found:
        found.extend(c for c in token.children if c.dep_ in ("conj", "nmod", "compound") and c not in found)
    return sorted(found, key=lambda token: token.i)


def fighters_before(noun: Token) -> str | None:
    """Fighters whose the thing is, with what tells which: "Chadian rebels" for "Chadian rebel targets"."""
    before = noun.doc[noun.i - 1] if noun.i else noun
    if before.dep_ != "compound" or before.head != noun or before.lower_ not in FIGHTERS:
        return None
    demonyms = [c for c in (*noun.lefts, *before.lefts) if c.ent_type_ == "NORP" and c.i == before.i - 1]
    return " ".join([*(c.text for c in demonyms), f"{before.lower_}s"])


def owner_tokens(noun: Token, depth: int = 1) -> list[Token]:
    owners = [antecedent(child) for child in noun.children if child.dep_ == "poss"]
    owners += [child for child in noun.children if child.dep_ in ("compound", "amod", "nmod")]
    for child in noun.children:
        whose = ("by", "of", "with", "between", *(("from",) if lemma_of(noun) in SENT else ()))
        if child.dep_ in ("prep", "agent") and child.lower_ in whose:
            owners += [inner for inner in child.children if inner.dep_ == "pobj"]
        if child.dep_ == "acl":
            owners += [
                inner
                for by in child.children
                if by.dep_ == "agent"
                for inner in by.children
                if inner.dep_ == "pobj"
            ]
    inner = of_object(noun)
    if inner is not None and depth:
        owners += owner_tokens(inner, depth - 1)  # "the resumption of ties with X"
    return owners
