"""What modals and the infinitive of headlines say of how certain an event is."""

from collections.abc import Mapping

from spacy.tokens import Token

from onrecord.annotate.grammar import SUBJECTS
from onrecord.annotate.nounphrase import lemma_of
from onrecord.model.event import Factuality

MODALS: Mapping[str, Factuality] = {
    "will": "planned", "shall": "planned", "wo": "planned", "'ll": "planned", "’ll": "planned", "sha":
    "planned", "would": "possible", "may": "possible", "might": "possible", "could": "possible", "can":
    "possible", "ca": "possible", "must": "possible", "should": "possible", "ought": "possible", "'d":
    "possible", "’d": "possible", "need": "possible",
}  # fmt: skip
# Who told what he "would" do told of a plan; "would like to" is a wish.
ANNOUNCING = {"say", "announce", "add", "tell", "confirm", "make", "declare", "state", "insist", "reply",
              "reiterate", "report"}  # fmt: skip
PRONOUNS = {"it", "he", "she", "they", "we", "i"}
WISHING = {"like", "love", "prefer", "want", "rather", "consider", "need", "welcome", "be", "have", "support"}
CONDITIONS = {"if", "unless", "whether", "lest", "should"}


def of_auxiliary(auxiliary: Token, verb: Token) -> Factuality:
    """The factuality that an auxiliary gives its verb; "would" is "will" in what somebody told of himself."""
    if _is_backshifted(auxiliary, verb):
        return "planned"
    if auxiliary.tag_ == "MD":
        return MODALS.get(auxiliary.lower_, "possible")
    # Headlines: "Obama to visit Cuba", "Obama to visit Cuba, reports say".
    if auxiliary.lower_ == "to" and verb.dep_ in ("ROOT", "ccomp") and _is_headline(verb):
        return "planned"
    passive = any(child.dep_ == "auxpass" for child in verb.children)
    if auxiliary.lower_ == "to" and passive and verb.dep_ in ("relcl", "acl"):
        return "planned"  # "two prisoners to be freed"
    return "asserted"


def _is_backshifted(auxiliary: Token, verb: Token) -> bool:
    """Whether "would" is the "will" of somebody who told of his own plans: "said it would go on"."""
    if (
        auxiliary.lower_ not in ("would", "'d", "’d")
        or verb.tag_ != "VB"
        or verb.dep_ not in ("ccomp", "conj")
    ):
        return False
    first = verb.head if verb.dep_ == "conj" else verb
    said = first.head
    if said.tag_ not in ("VBD", "VBN") or lemma_of(said) not in ANNOUNCING or _is_conditional(verb):
        return False
    teller = next((c for c in said.children if c.dep_ in SUBJECTS), None)
    doer = next((c for c in first.children if c.dep_ in SUBJECTS), None)
    own = doer is not None and (doer.lower_ in PRONOUNS or (teller is not None and doer.text == teller.text))
    return own and lemma_of(verb) not in WISHING


def _is_conditional(verb: Token) -> bool:
    """Whether the clause has a condition of its own, or is put as a possibility."""
    return any(
        (child.dep_ == "advcl" and any(c.lower_ in CONDITIONS for c in child.children))
        or (child.dep_ == "advmod" and child.lower_ in ("possibly", "perhaps", "only", "then"))
        for child in verb.children
    )


def _is_headline(verb: Token) -> bool:
    subjects = [c for c in verb.children if c.dep_ in SUBJECTS]
    if not subjects:
        return False
    before = verb.doc[verb.sent.start : subjects[0].left_edge.i]
    return all(token.is_punct for token in before)
