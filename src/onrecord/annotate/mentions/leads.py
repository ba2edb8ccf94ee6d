"""Whom a lead tells of without a name ("an Arica woman was jailed"), who is named right after it."""

from spacy.tokens import Token

from onrecord.annotate.grammar import SUBJECTS
from onrecord.annotate.mentions.names import Named
from onrecord.annotate.mentions.nominalphrase import Nominal

ANONYMOUS = {"source", "person", "insider", "witness"}  # who are not named on purpose
LIGHT = {"be", "have", "do", "say", "tell", "go", "take"}  # verbs that tell nothing of their subject


def is_first_told_of(nominal: Nominal, first: Named) -> bool:
    """Whether somebody of whom a lead tells is the first person named after it.

    Who is named has an age there and no description, and the same is told of both ("Ann Lee, 34, was jailed
    by a court"): a man who was killed is not the man who was charged.
    """
    role, root = nominal.role, nominal.chunk.root
    if role.kind != "person" or role.official or nominal.definite or role.id in ANONYMOUS:
        return False
    described = any(word.isalpha() for word in first.description.split())
    if described or not _has_an_age(first) or not _leads(root):
        return False
    alike = role.gender is None or first.gender in (role.gender, None)
    return alike and not _told_of(root).isdisjoint(_told_of(first.tokens.root))


def _leads(noun: Token) -> bool:
    """Whether a sentence is about what a noun stands for, and nobody else with it."""
    subject = noun.dep_ in SUBJECTS and noun.head.dep_ == "ROOT"
    return subject and not any(child.dep_ in ("conj", "cc") for child in noun.children)


def _has_an_age(named: Named) -> bool:
    """Whether a name is followed by an age between commas ("Ann Lee, 34,")."""
    doc, end = named.tokens.doc, named.tokens.end
    behind = [token.text for token in doc[end : end + 3]]
    return len(behind) == 3 and behind[0] == behind[2] == "," and behind[1].isdigit()


def _told_of(subject: Token) -> set[tuple[str, bool]]:
    """What a noun does or is done to: the verbs it is the subject of and those that modify it, by lemma and
    whether they are passive.
    """
    verbs = [subject.head] if subject.dep_ in SUBJECTS else []
    verbs += [child for child in subject.children if child.dep_ in ("acl", "relcl")]
    verbs += [child for verb in verbs for child in verb.children if child.dep_ in ("conj", "xcomp")]
    return {(verb.lemma_, _is_passive(verb)) for verb in verbs if verb.lemma_ not in LIGHT}


def _is_passive(verb: Token) -> bool:
    bare = verb.dep_ == "acl" and verb.tag_ == "VBN"
    return bare or any(child.dep_ in ("nsubjpass", "auxpass") for child in verb.children)
