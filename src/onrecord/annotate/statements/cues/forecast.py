"""Whether what is said is a forecast: of how the world will go, not of what somebody is going to do."""

from collections.abc import Sequence

from spacy.tokens import Token

from onrecord.annotate.grammar import ANY_SUBJECTS, WILL

FIRST_PERSON = {"i", "we", "you"}
PRONOUNS = {"it", "he", "she", "they"}
OPINION = {
    "believe",
    "feel",
    "figure",
    "guess",
    "have",
    "say",
    "suspect",
    "think",
}  # "I have no doubt it will"
LIKELY = {"likely", "unlikely"}
HEDGED = {"than", "more", "less", "may", "might", "could"}  # "might be more likely to"
AWAITED = {"expect", "forecast", "predict", "project"}
WITNESS = {"eventually", "inevitably", "likely", "probably", "surely", "undoubtedly"}
CONDITIONS = {"if", "unless"}
# What comes about, or turns out, and is nobody's plan.
COMING_ABOUT = {
    "accelerate", "account", "beat", "cause", "climb", "collapse", "contract", "decline", "decrease",
    "deteriorate", "diminish", "disappear", "double", "drop", "ease", "ebb", "exceed", "expand", "fail",
    "fall", "gain", "get", "grow", "happen", "hit", "hurt", "improve", "increase", "jump", "last",
    "lead", "lose", "outpace", "outperform", "outweigh", "overtake", "peak", "prevail", "prove", "reach",
    "rebound", "recover", "rise", "shrink", "slip", "slow", "soar", "stall", "strengthen", "succeed",
    "suffer", "surge", "surpass", "survive", "tighten", "top", "total", "trigger", "triple", "weaken",
    "widen", "win", "worsen",
}  # fmt: skip
BEING = {"be", "become", "have"}  # forecasts only in somebody's own words: "it will be a game changer"


def is_forecast(heads: Sequence[Token], direct: bool) -> bool:
    """Whether all main verbs of a content foretell something.

    `heads` are those words of the content that hang on none of its others, `direct` says that it is quoted.
    """
    verbs = [_main(head) for head in heads]
    return bool(verbs) and all(verb is not None and _foretells(verb, direct) for verb in verbs)


def _main(head: Token) -> Token | None:
    """The verb that is put forward: below "I think", and of a noun that it tells more of none."""
    verb = head
    while verb.lemma_.lower() in OPINION and _is_own(verb):
        below = [child for child in verb.children if child.dep_ == "ccomp"]
        below += [each for child in verb.children if child.lower_ == "doubt" for each in child.children]
        below = [child for child in below if child.pos_ in ("VERB", "AUX")]
        if not below:
            break
        verb = below[0]
    return verb if verb.pos_ in ("VERB", "AUX") and verb.dep_ not in ("relcl", "acl") else None


def _is_own(verb: Token) -> bool:
    return any(child.dep_ == "nsubj" and child.lower_ in FIRST_PERSON for child in verb.children)


def _foretells(verb: Token, direct: bool) -> bool:
    children = list(verb.children)
    subject = next((child for child in children if child.dep_ in ANY_SUBJECTS), None)
    if subject is None or any(_has_condition(child) for child in children):
        return False
    if verb.lemma_.lower() in AWAITED:
        return _awaits(verb, subject, direct)
    if subject.lower_ in FIRST_PERSON or (subject.lower_ in PRONOUNS and not direct):
        return False  # what they will do themselves
    if any(child.dep_ == "auxpass" for child in children):
        return False  # "will be held on Monday"
    if verb.lower_ == "going" and direct:
        return any(child.dep_ == "xcomp" and child.tag_ == "VB" for child in children)
    if any(child.lower_ in LIKELY and child.dep_ == "acomp" for child in children):
        return not any(word.lower_ in HEDGED for word in verb.subtree)
    return any(child.dep_ == "aux" and child.lower_ in WILL for child in children) and _comes_about(
        verb, direct
    )


def _comes_about(verb: Token, direct: bool) -> bool:
    lemma = verb.lemma_.lower()
    if lemma in COMING_ABOUT or any(child.lower_ in WITNESS for child in verb.children):
        return True
    told = any(child.dep_ in ("attr", "acomp", "dobj") for child in verb.children)
    return direct and lemma in BEING and told


def _awaits(verb: Token, subject: Token, direct: bool) -> bool:
    """As in "sales are expected to rise" and "we expect prices to rise", no "he expects to go there"."""
    children = list(verb.children)
    if any(child.dep_ == "auxpass" for child in children):
        return any(child.dep_ == "xcomp" and child.lemma_.lower() in COMING_ABOUT for child in children)
    own = subject.lower_ in (FIRST_PERSON if direct else PRONOUNS)
    return own and any(
        child.dep_ in ("ccomp", "xcomp") and any(each.dep_ in ANY_SUBJECTS for each in child.children)
        for child in children
    )


def _has_condition(clause: Token) -> bool:
    return clause.dep_ == "advcl" and any(
        child.dep_ == "mark" and child.lower_ in CONDITIONS for child in clause.children
    )
