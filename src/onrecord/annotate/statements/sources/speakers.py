"""From the words of a source to those who speak."""

from dataclasses import replace

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Tokens

from onrecord.annotate.grammar import PLURALS
from onrecord.annotate.mentions import MentionIndex
from onrecord.annotate.parse import Paragraph
from onrecord.annotate.statements.sources.description import RELATIVE, describe, extent
from onrecord.annotate.statements.sources.heads import NOMINAL, antecedents, members, named_beside, whole
from onrecord.annotate.statements.sources.naming import based_there, name_for, named_in_apposition
from onrecord.lexicon import Lexicon
from onrecord.model import Mention, Referent, Span
from onrecord.model.entity import EntityKind

# Words that nobody in particular stands behind.
NOBODY = {
    "it",
    "there",
    "this",
    "that",
    "which",
    "what",
    "one",
    "you",
    "these",
    "those",
    "some",
    "many",
    "all",
    "anyone",
    "nobody",
    "someone",
}
OPENERS = {"that", "as", "while", "and", "but"}
INSIDE_PHRASE = {"prep", "compound", "nummod", "conj", "cc", "appos", "poss", "case", "amod", "relcl", "acl"}
SPEAKING_KINDS = {"person", "state", "organisation"}
HEADINGS = {"DATE", "TIME", "CARDINAL", "ORDINAL"}
SHARES = {"percent", "%", "cent"}  # "per cent" has "cent" for its head


def source_words(head: Token) -> Tokens:
    """The noun phrase of a source with its appositions, relative clauses and affiliations."""
    doc = head.doc
    start, end = head.left_edge.i, head.i + 1
    while start < head.i and (doc[start].lower_ in OPENERS or doc[start].is_punct or doc[start].is_space):
        start += 1
    if head.dep_ == "poss":
        return doc[start:end]
    for child in head.rights:
        if child.dep_ in INSIDE_PHRASE:
            end = child.right_edge.i + 1
        elif child.dep_ != "punct":
            break
    return doc[start : _before_open_bracket(doc, start, end)]


def _before_open_bracket(doc: Doc, start: int, end: int) -> int:
    """A bracket that the phrase opens and does not close is no part of it."""
    opened = [place for place in range(start, end) if doc[place].text == "("]
    closed = [place for place in range(start, end) if doc[place].text == ")"]
    return opened[-1] if len(opened) > len(closed) and opened[-1] > start else end


def find_speakers(
    head: Token, paragraph: Paragraph, mentions: MentionIndex, cue: Token | None = None
) -> tuple[Referent, ...]:
    """Those whom a source names or stands for, given its head word; two who speak together are two.

    A source that is no mention keeps its words as its name, up to the `cue`; one that stands for nobody
    gives (), and so does a date or a number as a heading ("Day 68: ...").
    """
    if cue is not None and cue.text == ":" and head.ent_type_ in HEADINGS:
        return ()
    found: list[Referent] = []
    for one in _heads(head, paragraph, mentions, cue):
        found.extend(
            referent for referent in _referents(one, paragraph, mentions, cue) if referent not in found
        )
    return tuple(found)


def _heads(head: Token, paragraph: Paragraph, mentions: MentionIndex, cue: Token | None) -> list[Token]:
    """The nouns of a source that speak; a pronoun that stands for nothing else stays."""
    found: list[Token] = []
    names: list[Span] = []  # of the members before: a name with "and" in it is one
    beside = named_beside(head, paragraph, mentions, cue)
    for one in dict.fromkeys(whole(member, cue) for member in members(whole(head, cue), cue)):
        place = paragraph.span(one)
        inside = any(name.contains(place) for name in names)
        if inside or (beside is not None and one != head and place.start < beside.span.start):
            continue  # "the envoy for Asia and Africa, Ann Lee": no member but her
        mention = mentions.at(place)
        if mention is not None and mention.form == "name":
            names.append(mention.span)
        found.extend(_antecedents(one, paragraph, mentions) if one.lower_ in RELATIVE else [one])
    return found


def _antecedents(pronoun: Token, paragraph: Paragraph, mentions: MentionIndex) -> list[Token]:
    """What a relative pronoun stands for, itself where that is not told; nothing, if it may be no speaker."""
    nouns = antecedents(pronoun, paragraph, mentions)
    mention = mentions.at(paragraph.span(pronoun))
    if not nouns or (mention is not None and mention.referents[0].named and not _is_apart(nouns, pronoun)):
        return [pronoun]
    told = pronoun.lower_ == "who" or any(mentions.at(paragraph.span(noun)) is not None for noun in nouns)
    return nouns if told else []


def _is_apart(nouns: list[Token], pronoun: Token) -> bool:
    """Whether the clause is of other nouns than the one that the parser has it modify."""
    return any(noun.dep_ == "nsubj" or pronoun not in noun.subtree for noun in nouns)


def _referents(
    head: Token, paragraph: Paragraph, mentions: MentionIndex, cue: Token | None
) -> tuple[Referent, ...]:
    head = based_there(head)
    mention = mentions.at(paragraph.span(head))
    if mention is None or mention.form == "nominal":
        named = named_beside(head, paragraph, mentions, cue) or named_in_apposition(head, paragraph, mentions)
        mention = named or mention
    if mention is not None and not _is_some_of(mention, head) and not _overruns(mention, head, cue):
        return mention.referents
    last = extent(head, cue)[1]
    if (head.pos_ == "PRON" or head.lower_ in NOBODY) and last == head.i + 1:
        return ()
    words = _unknown_name(head) or describe(head, lambda token: name_for(token, paragraph, mentions), cue)
    words += _of_whom(head, last)
    kind: EntityKind = "group" if mention or head.tag_ in PLURALS else "thing"
    whole = Referent(words, kind, None, named=False)
    if mention is not None and not mention.referents[0].named:
        whole = replace(mention.referents[0], name=words)
    return (whole,) if words else ()


def _of_whom(share: Token, end: int) -> str:
    """Of whom a share is that stands alone: as the share before it in its paragraph ("61 percent of ...")."""
    if share.lower_ not in SHARES or end != share.i + 1:
        return ""
    for token in reversed(share.doc[: share.left_edge.i]):
        of = next((child for child in token.rights if child.lower_ == "of"), None)
        if token.lower_ in SHARES and of is not None:
            return f" {describe(token, lambda _: None).partition(token.text)[2].strip()}"
    return ""


def _unknown_name(head: Token) -> str | None:
    """A name in apposition between commas that no mention has ("the software vendor, Qirba,")."""
    for child in head.children if head.tag_ == "NN" else ():
        name = head.doc[child.left_edge.i : child.i + 1]
        commas = name[0].i > 0 and name[0].nbor(-1).text == ","
        if child.dep_ == "appos" and commas and all(token.tag_ in ("NNP", "NNPS") for token in name):
            return str(name.text)
    return None


def _overruns(mention: Mention, head: Token, cue: Token | None) -> bool:
    """Whether a description was read on over the cue ("residents calling for help")."""
    described = mention.form == "nominal" and not mention.referents[0].named
    return described and cue is not None and extent(head)[1] > cue.i > head.i


def _is_some_of(mention: Mention, head: Token) -> bool:
    """Whether a name of many stands for those only whom the words beside it tell ("House Republicans")."""
    first, last = extent(head)
    words = head.doc[first:last]
    named = mention.referents[0].kind == "group" and mention.form == "name"
    return named and len(words.text) > len(mention.text)


def can_speak(head: Token, paragraph: Paragraph, mentions: MentionIndex, lexicon: Lexicon) -> bool:
    """Whether the head of a source is of somebody, some body or something written."""
    speakers = find_speakers(head, paragraph, mentions)
    if head.pos_ not in NOMINAL or (head.lower_ in NOBODY and not speakers):
        return False
    if any(one.kind in SPEAKING_KINDS or one.named for one in speakers):
        return True
    known = head.lemma_.lower() in lexicon.roles or head.ent_type_ in ("PERSON", "ORG", "NORP", "GPE")
    return known or head.pos_ in ("PRON", "PROPN")
