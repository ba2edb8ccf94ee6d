"""Noun phrases of a dependency parse (spaCy's English labels, after ClearNLP)."""

from collections.abc import Iterator

from spacy.tokens import Token

PREMODIFIERS = {
    "compound",
    "amod",
    "nmod",
    "nummod",
    "poss",
    "quantmod",
    "advmod",
    "punct",
    "case",
    "npadvmod",
}
COLLECTIVE = {"family", "coalition", "crowd", "gang", "alliance"}
NARROW = 9  # words at most of a phrase that narrows a plural down
NOUNS = {"NOUN", "PROPN", "PRON", "NUM"}
MEASURING = {
    "lot", "number", "series", "range", "variety", "group", "bunch", "pair", "couple", "majority", "host",
    "kind", "sort", "type", "form", "set", "round", "string", "wave", "spate",
    "upwards", "upward",
}  # fmt: skip

VAGUE = {
    "more", "additional", "multiple", "several", "many", "other", "further", "such", "various",
    "numerous", "new", "fresh", "some", "extra", "much", "another",
    "dozen", "plus", "m", "k", "bn", "mn", "mm", "millimeter", "millimetre",  # what is left of a number
}  # fmt: skip
# Words whose lemma the model gets wrong (measured over the verbs of the lexicon, en_core_web_sm 3.8).
MISREAD = {
    "boycotts": "boycott", "deploring": "deplore", "deporting": "deport", "freezing": "freeze",
    "hopes": "hope", "hoped": "hope", "hoping": "hope", "imprisoning": "imprison",
    "cordoned": "cordon", "fined": "fine", "fines": "fine", "dined": "dine", "dines": "dine",
    "lambasted": "lambast", "lending": "lend", "sentencing": "sentence", "slates": "slate",
    "slated": "slate", "staged": "stage", "staging": "stage", "undertaking": "undertake",
    "waged": "wage", "waging": "wage",
}  # fmt: skip


def lemma_of(token: Token) -> str:
    """The lemma in lower case."""
    return MISREAD.get(token.lower_) or str(token.lemma_).casefold()


def conjuncts(token: Token) -> list[Token]:
    """The token and the nouns coordinated with it to its right, in order."""
    found = [token]
    for member in found:
        found.extend(
            child
            for child in member.children
            if child.dep_ == "conj" and child.pos_ in NOUNS and child.i > member.i
        )
    found.extend(child for child in token.children if _is_misread_conjunct(child))
    return sorted(found, key=lambda member: member.i)


def _is_misread_conjunct(child: Token) -> bool:
    """ "Putin and Chinese President Xi Jinping" may be read as one name with "Putin" before it."""
    return (
        child.dep_ == "nmod" and child.pos_ == "PROPN" and any(inner.dep_ == "cc" for inner in child.children)
    )


def bare_phrase(head: Token, numbers: bool = False) -> tuple[int, int]:
    """First and last token of the head with what stands right before it, without articles and, unless asked
    for, without numbers. Possessors are left out."""
    first = head.i
    while first > head.sent.start:
        token = head.doc[first - 1]
        if not _premodifies(token, head, numbers):
            break
        first -= 1
    while first < head.i and (head.doc[first].is_punct or head.doc[first].lower_ in VAGUE):
        first += 1
    return first, head.i


def _premodifies(token: Token, head: Token, numbers: bool) -> bool:
    if token.dep_ not in PREMODIFIERS or token.dep_ in ("poss", "case") or token.pos_ in ("DET", "PRON"):
        return False
    if token.like_num and not numbers:
        return False
    if token.is_punct and token.text not in ("-", "–", "'", "’", "“", "”", '"', "‘"):
        return False
    return head in token.ancestors and not any(a.dep_ == "poss" for a in _between(token, head))


def _between(token: Token, head: Token) -> Iterator[Token]:
    for ancestor in token.ancestors:
        if ancestor == head:
            return
        yield ancestor


def text_of(head: Token, numbers: bool = False) -> str:
    """The words of `bare_phrase`."""
    first, last = bare_phrase(head, numbers)
    return " ".join(str(head.doc[first : last + 1].text).split())


def group_text(head: Token) -> str:
    """The words of a noun phrase with what counts and tells apart, without article and possessor: "three
    other firms". A bare plural keeps the phrase that narrows it down: "countries backing the talks"."""
    lefts = [
        c for c in head.lefts if c.dep_ not in ("det", "poss", "predet", "cc", "preconj", "punct", "case")
    ]
    first = min((c.left_edge.i for c in lefts), default=head.i)
    last = head.i
    if (first == head.i and head.tag_ == "NNS") or lemma_of(head) in COLLECTIVE:
        narrowing = [c for c in head.rights if c.i == head.i + 1 and _narrows(c)]
        if narrowing:
            end = narrowing[0].right_edge.i
            end = min((t.i - 1 for t in head.doc[head.i + 2 : end + 1] if _breaks_off(t)), default=end)
            last = end if end - head.i <= NARROW else last
    return " ".join(str(head.doc[first : last + 1].text).split())


def _narrows(child: Token) -> bool:
    if child.dep_ == "acl":
        return child.tag_ == "VBG"
    return child.dep_ == "prep" and child.lower_ in ("of", "from", "in") and not _has_clause(child)


def _breaks_off(token: Token) -> bool:
    """Whether a phrase that narrows a plural down goes too far: a comma, a bracket, one more clause."""
    return token.text in (",", "(", ";", "–", "—", "-") or token.dep_ in ("acl", "relcl")


def _has_clause(preposition: Token) -> bool:
    return any(child.dep_ == "pcomp" for child in preposition.children)


def of_object(token: Token) -> Token | None:
    """The noun after "of": "munitions" in "containers of munitions"."""
    for child in token.children:
        if child.dep_ == "prep" and child.lower_ == "of":
            for inner in child.children:
                if inner.dep_ == "pobj":
                    return inner
    return None
