"""Clauses of a dependency parse that lack a subject of their own (spaCy's English labels)."""

from spacy.tokens import Token

from onrecord.annotate.grammar import SUBJECTS


def is_set_off(verb: Token) -> bool:
    """Whether a participle stands after a comma: ", accusing ...", ", while criticising ..."."""
    edge = verb.left_edge.i
    return verb.tag_ == "VBG" and edge > verb.sent.start and verb.doc[edge - 1].text == ","


def main_subject(verb: Token) -> Token | None:
    """The subject of the sentence's main clause, if it stands before the verb; None else.

    A participle of saying that is set off belongs to it, whatever verb is nearer.
    """
    subjects = (c for c in verb.sent.root.children if c.dep_ in SUBJECTS and c.i < verb.i)
    return next(subjects, None)
