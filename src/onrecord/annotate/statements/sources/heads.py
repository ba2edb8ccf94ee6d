"""Which nouns of a source are those who speak, by its syntax.

A list has several, "a professor and former judge" is one; a relative pronoun stands for the noun before its
clause.
"""

from spacy.tokens import Token

from onrecord.annotate.grammar import FINITE, PLURALS
from onrecord.annotate.mentions import MentionIndex
from onrecord.annotate.parse import Paragraph
from onrecord.annotate.statements.sources.description import is_one_person
from onrecord.model import Mention

NOMINAL = {"NOUN", "PROPN", "PRON", "NUM", "DET", "ADJ", "X"}
NOUNS = {"NOUN", "PROPN"}
MODIFYING = {"amod", "compound", "nmod", "det"}
SPEAKING = {"person", "group", "organisation", "state"}
PART_OF = 6  # words of "some of them members of" before the noun


def whole(head: Token, cue: Token | None) -> Token:
    """The noun of the phrase that a word stands in, where a source was cut inside ("Former" candidate Lee),
    or the parser sees two subjects ("state news agency" and "Xinhua")."""
    noun = _joined(head)
    while noun.pos_ != "PROPN" and noun.dep_ in MODIFYING and noun.head.pos_ in NOUNS:
        if noun.i > noun.head.i:
            return noun
        if cue is not None and (noun.head == cue or noun.i < cue.i < noun.head.i):
            return head
        noun = noun.head
    if noun.dep_ == "nsubj":
        names = (child for child in noun.head.children if child.dep_ == "nsubj" and child.pos_ == "PROPN")
        return next((name for name in names if name.left_edge.i == noun.right_edge.i + 1), noun)
    return noun


def _joined(head: Token) -> Token:
    """The noun at the end of a word with hyphens ("co-founder") that the parser reads as several."""
    doc, last = head.doc, head
    while last.i + 2 < head.sent.end and doc[last.i + 1].text == "-" and doc[last.i + 2].pos_ in NOUNS:
        if last.whitespace_ or doc[last.i + 1].whitespace_:
            break
        last = doc[last.i + 2]
    return last


def members(head: Token, cue: Token | None) -> list[Token]:
    """The head and what is coordinated with it, also where a list is read as names in apposition."""
    named = next((child for child in head.rights if _names(child, head)), None)
    found = [named or head]
    for member in found:
        listed = [child for child in member.children if child.dep_ == "appos" and _goes_on(child)]
        joined = [child for child in member.conjuncts if child.i > head.i and _is_joined(child)]
        for child in (*joined, *listed, *_second_subjects(member)):
            if child not in found and (cue is None or child != cue) and not is_one_person(member, child):
                found.append(child)
    if head.pos_ == "PROPN":  # "Putin and Chinese President Xi Jinping" read as one name
        found.extend(child for child in head.children if child.dep_ == "nmod" and _goes_on(child))
    if len(found) > 2 and _is_listed(head, found[1:]):
        found.remove(head)
    return sorted(found, key=lambda member: member.i)


def _is_listed(head: Token, names: list[Token]) -> bool:
    """Whether names behind a definite plural say who it is ("the islands, Java, Bali and Lombok, ...")."""
    definite = any(child.lower_ == "the" or child.dep_ == "poss" for child in head.lefts)
    definite = definite and head.tag_ in PLURALS
    told = any(child.dep_ in ("appos", "conj") and child in names for child in head.children)
    apart = any(child.dep_ == "cc" for child in head.children)
    return definite and told and not apart and all(name.pos_ == "PROPN" for name in names)


def _second_subjects(first: Token) -> list[Token]:
    """What the parser sees as one more subject of the verb ("Residents, town clerks and farmers said")."""
    if first.dep_ != "nsubj" or first.tag_ not in PLURALS:
        return []
    return [
        child
        for child in first.head.children
        if child.dep_ == "nsubj"
        and child.tag_ in PLURALS
        and child.left_edge.i == first.i + 2
        and first.nbor().text == ","
        and any(inner.dep_ == "conj" for inner in child.children)
    ]


def _is_joined(token: Token) -> bool:
    """Whether what is coordinated is one more: not in "a majority, but not a large majority"."""
    denied = any(child.lower_ == "not" and child.i < token.i for child in token.children)
    return token.pos_ in NOMINAL and any(letter.isalnum() for letter in token.text) and not denied


def _names(name: Token, noun: Token) -> bool:
    """Whether what the parser takes for a second one names the first.

    As in "the lender, Lund & Lee, said", "his friend and former adviser Ann Lee said".
    """
    if name.pos_ == "PROPN" and is_one_person(noun, name):
        return True
    definite = noun.tag_ == "NN" and any(child.lower_ == "the" for child in noun.lefts)
    joined = name.dep_ == "conj" and name.pos_ == "PROPN" and name.doc[name.left_edge.i - 1].text == ","
    return definite and joined and not any(child.dep_ == "cc" for child in noun.children)


def _goes_on(noun: Token) -> bool:
    """Whether a name is one of a list: "and" or more names hang on it."""
    return noun.pos_ == "PROPN" and any(child.dep_ in ("cc", "conj") for child in noun.children)


def named_beside(
    head: Token, paragraph: Paragraph, mentions: MentionIndex, cue: Token | None
) -> Mention | None:
    """The person whose name stands between commas behind a description, before its verb.

    Wherever the parser attaches it: "the envoy for the Middle East and Africa, Ann Lee, said".
    """
    if head.pos_ != "NOUN" or head.tag_ in PLURALS:
        return None
    doc = head.doc
    end = cue.i if cue is not None and cue.i > head.i else head.sent.end
    for token in doc[head.i + 1 : end]:
        joined = token.dep_ == "cc" and token.head == head
        if token.tag_ in FINITE or token.is_quote or token.text == ";" or joined:
            return None
        if token.pos_ != "PROPN" or doc[token.i - 1].text != "," or token.i < head.i + 2:
            continue
        if _is_somebody(doc[token.i - 2], head, paragraph, mentions):
            return None  # "the mother of the victim, Ann Lee, said"
        mention = mentions.at(paragraph.span(token))
        if mention is None or mention.form != "name" or mention.referents[0].kind != "person":
            continue
        last = paragraph.tokens(mention.span)[-1:]
        after = doc[last[0].i + 1] if last and last[0].i + 1 < len(doc) else None
        if after is None or after.is_punct or (cue is not None and after.i == cue.i):
            return mention
    return None


def _is_somebody(noun: Token, head: Token, paragraph: Paragraph, mentions: MentionIndex) -> bool:
    """Whether a noun behind the head is a description of another person, who may be the one named."""
    mention = mentions.at(paragraph.span(noun)) if noun.i != head.i and noun.pos_ == "NOUN" else None
    return mention is not None and mention.referents[0].kind == "person"


def antecedents(pronoun: Token, paragraph: Paragraph, mentions: MentionIndex) -> list[Token]:
    """The nouns that a relative pronoun stands for; none where it opens no relative clause."""
    noun = _modified(pronoun)
    if noun is None:
        return []
    if pronoun.lower_ != "who":
        return [noun]
    noun = _person(noun, paragraph, mentions)
    first = noun
    while first.dep_ == "conj" and _shares_clause(first.head, first):
        first = first.head
    return members(first, pronoun) if first.i != noun.i else [noun]


def _modified(pronoun: Token) -> Token | None:
    """The noun that the relative clause of a pronoun modifies."""
    clause = pronoun.head
    while clause.dep_ in ("ccomp", "xcomp", "conj") and clause.head.i != clause.i:
        clause = clause.head
    return clause.head if clause.dep_ == "relcl" and clause.head.i < pronoun.i else None


def _person(noun: Token, paragraph: Paragraph, mentions: MentionIndex) -> Token:
    """Who "who" stands for: not the place that they are in, what part of them is, or what somebody is."""
    whom = _part_of(noun)
    if whom is not None:
        return whom
    if noun.dep_ == "attr":
        subject = next((child for child in noun.head.children if child.dep_ == "nsubj"), None)
        mention = mentions.at(paragraph.span(subject)) if subject is not None else None
        if subject is not None and mention is not None and subject.pos_ in NOUNS:
            return subject if mention.referents[0].kind == "person" else noun
    above = noun
    while _speaks_not(above, paragraph, mentions) and above.dep_ == "pobj" and above.head.dep_ == "prep":
        above = above.head.head
        mention = mentions.at(paragraph.span(above))
        if above.pos_ == "NOUN" and mention is not None and mention.referents[0].kind in SPEAKING:
            return above
    return noun


def _speaks_not(noun: Token, paragraph: Paragraph, mentions: MentionIndex) -> bool:
    """Whether a noun is neither a name nor a word for people or a body."""
    return noun.pos_ == "NOUN" and mentions.at(paragraph.span(noun)) is None


def _part_of(noun: Token) -> Token | None:
    """Whom a phrase like "many of them lawyers" tells of: the noun before it ("protesters, many of them")."""
    doc = noun.doc
    for place in range(noun.i - 1, max(noun.sent.start + 1, noun.i - PART_OF), -1):
        if doc[place].lower_ in ("them", "whom") and doc[place - 1].lower_ == "of":
            while place > noun.sent.start and doc[place].text != ",":
                place -= 1
            above = doc[place - 1]
            while above.dep_ == "pobj" and above.head.dep_ == "prep" and above.head.head.pos_ == "NOUN":
                above = above.head.head
            return above if above.pos_ in NOUNS else None
    return None


def _shares_clause(first: Token, second: Token) -> bool:
    """Whether a clause behind the second of two nouns is told of the first too ("firms and lawyers who")."""
    plural = first.tag_ in PLURALS and second.tag_ in PLURALS and first.pos_ == second.pos_ == "NOUN"
    joined = any(child.lower_ in ("and", "or") for child in first.rights if child.dep_ == "cc")
    return plural and joined and not any(child.dep_ == "det" for child in second.lefts)
