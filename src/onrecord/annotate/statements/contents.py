"""Where the content of a cue stands, by the frames that the lexicon gives it."""

from dataclasses import dataclass

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Tokens

from onrecord.annotate.statements.cues import CueUse

PREPOSITIONS = {"about", "against", "at", "for", "in", "of", "on", "to", "with"}
MARKS = {"that"}
RELATIVES = {"who", "which", "whose"}  # a relative clause that the parser took for the content
ADJUNCT_MARKS = {
    "as",
    "because",
    "while",
    "after",
    "before",
    "when",
    "since",
    "although",
    "though",
    "until",
    "once",
}


@dataclass(frozen=True, slots=True)
class Stretch:
    """Tokens `start` up to, not including, `end` of a paragraph, and the frame that they fill."""

    start: int
    end: int
    frame: str


def find_content(use: CueUse, cue_heads: frozenset[int]) -> Stretch | None:
    """The content of a cue outside of quotation marks, or None. `cue_heads`: token indices of all cues."""
    if use.head.lower_ == "according":
        return _according(use, cue_heads)
    for frame in use.cue.frames:
        head = _filler(use, frame)
        if head is not None:
            stretch = _stretch(use, head, frame, cue_heads)
            if stretch is not None:
                return stretch
    return _around(use, cue_heads) if "clause" in use.cue.frames else None


def _around(use: CueUse, cue_heads: frozenset[int]) -> Stretch | None:
    """The sentence that a cue is slipped into between commas ("The port, officials say, is closed")."""
    if (
        use.source is None
        or use.passive
        or use.head.dep_ not in ("ROOT", "parataxis", "ccomp", "advcl", "conj")
    ):
        return None
    doc, sentence = use.head.doc, use.head.sent
    start = min(use.source.left_edge.i, *(token.i for token in use.tokens))
    end = max(use.source.right_edge.i, *(token.i for token in use.tokens)) + 1
    set_off = start > sentence.start and doc[start - 1].text in ',”"' and end < len(doc) and doc[end].is_punct
    if not set_off:
        return None
    before, after = (sentence.start, start), (end, sentence.end)
    longer = max(before, after, key=lambda part: part[1] - part[0])
    return _trimmed(use, *longer, "clause", cue_heads)


def _filler(use: CueUse, frame: str) -> Token | None:
    """The head of the words in one frame of the cue."""
    children = list(use.head.children)
    if frame == "clause":
        return _clause(children, use)
    if frame in ("infinitive", "gerund"):
        return next(
            (
                child
                for child in children
                if child.dep_ in ("xcomp", "ccomp", "advcl")
                and _form(child) == frame
                and child.i > use.head.i
            ),
            None,
        )
    if frame == "object":
        particles = [token for token in use.tokens if token.dep_ == "prep"]
        nouns = [
            grandchild
            for particle in particles
            for grandchild in particle.children
            if grandchild.dep_ in ("pobj", "pcomp")
        ]
        wanted = "nsubjpass" if use.passive else "dobj"
        return next(
            (
                child
                for child in [*nouns, *children]
                if child in nouns
                or (child.dep_ == wanted and not _is_empty(child))
                or _is_free_relative(child)
            ),
            None,
        )
    if frame in ("predicate", "as"):
        return _predicate(children, frame)
    if frame in PREPOSITIONS:
        prep = next(
            (
                child
                for child in children
                if child.dep_ == "prep" and child.lower_ == frame and child.i > use.head.i
            ),
            None,
        )
        return (
            next((child for child in prep.children if child.dep_ in ("pobj", "pcomp")), None)
            if prep is not None
            else None
        )
    return None


def _clause(children: list[Token], use: CueUse) -> Token | None:
    kinds = ("ccomp", "acl", "relcl") if use.cue.pos == "noun" else ("ccomp", "csubj")
    found = [child for child in children if child.dep_ in kinds]
    found += [child for child in children if child.dep_ == "xcomp" and _form(child) == "clause"]
    found = [child for child in found if not _is_adjunct(child)]
    after = [child for child in found if child.i > use.head.i]
    return next(iter(after or found), None)


def _is_adjunct(clause: Token) -> bool:
    """Whether a clause says when or why rather than what."""
    return any(
        child.dep_ in ("mark", "advmod") and child.lower_ in ADJUNCT_MARKS for child in clause.children
    )


def _form(verb: Token) -> str:
    if any(child.dep_ == "aux" and child.lower_ == "to" for child in verb.children):
        return "infinitive"
    finite = any(child.dep_ in ("nsubj", "nsubjpass", "mark", "expl") for child in verb.children)
    return "gerund" if verb.tag_ == "VBG" and not finite else "clause"


def _is_free_relative(clause: Token) -> bool:
    """As in "denounced what it called ...": a clause that stands for a thing."""
    return clause.dep_ in ("ccomp", "pcomp") and clause.left_edge.lower_ in ("what", "whatever")


def _is_empty(noun: Token) -> bool:
    return noun.pos_ == "PRON" and noun.lower_ in (
        "it",
        "this",
        "that",
        "them",
        "him",
        "her",
        "me",
        "us",
        "what",
        "which",
        "who",
    )


def _predicate(children: list[Token], frame: str) -> Token | None:
    if frame == "predicate":
        return next((child for child in children if child.dep_ in ("oprd", "ccomp", "xcomp", "attr")), None)
    prep = next(
        (child for child in children if child.dep_ in ("prep", "mark") and child.lower_ == "as"), None
    )
    return (
        next((child for child in prep.children if child.dep_ in ("pobj", "pcomp", "amod", "prep")), None)
        if prep is not None
        else None
    )


def _stretch(use: CueUse, head: Token, frame: str, cue_heads: frozenset[int]) -> Stretch | None:
    if head.pos_ == "PRON" and head.left_edge.i == head.right_edge.i:
        return None  # "warned about that" says nothing of what
    start, end = head.left_edge.i, head.right_edge.i + 1
    if frame in ("of", "for", "with", "on", "predicate", "as"):
        thing = next(
            (
                child
                for child in use.head.children
                if child.dep_ in ("dobj", "nsubjpass", "nsubj") and child.i > use.head.i
            ),
            None,
        )
        start = min(start, thing.left_edge.i) if thing is not None else start
    return _trimmed(use, start, end, frame, cue_heads)


def _according(use: CueUse, cue_heads: frozenset[int]) -> Stretch | None:
    """The clause that "according to X" belongs to, without the phrase itself."""
    governor = use.head.head
    while governor.pos_ not in ("VERB", "AUX") and governor.head.i != governor.i:
        governor = governor.head
    if governor.i == use.head.i or use.source is None:
        return None
    phrase_end = use.source.right_edge.i + 1
    start, end = governor.left_edge.i, governor.right_edge.i + 1
    if start >= use.head.i:
        start = phrase_end
    elif use.head.i < end <= phrase_end + 1:
        end = use.head.i
    elif start < use.head.i and phrase_end < end:
        start, end = (start, use.head.i) if use.head.i - start >= end - phrase_end else (phrase_end, end)
    return _trimmed(use, start, end, "clause", cue_heads)


def _trimmed(use: CueUse, start: int, end: int, frame: str, cue_heads: frozenset[int]) -> Stretch | None:
    """Cut away the cue, its source, the mark, edge punctuation, and an adjunct with a cue of its own."""
    doc = use.head.doc
    own = {token.i for token in use.tokens}
    if use.source is not None and not use.passive:
        own |= set(range(use.source.left_edge.i, use.source.i + 1))
    first_own, last_own = min(own), max(own)
    if start <= first_own and last_own < end and use.head.lower_ != "according":
        start, end = (start, first_own) if use.head.i - start > end - use.head.i else (last_own + 1, end)
    end = _before_next_cue(use, start, end, cue_heads)
    end = _before_gloss(doc, start, end)
    while start < end and (
        doc[start].is_space
        or (doc[start].is_punct and doc[start].text not in "“\"‘'$([")
        or (doc[start].lower_ in MARKS and frame == "clause")
    ):
        start += 1
    while end > start and (
        doc[end - 1].is_space or (doc[end - 1].is_punct and doc[end - 1].text not in "”\"’')]%")
    ):
        end -= 1
    if end <= start or (frame == "clause" and not _is_clause(doc[start:end], use)):
        return None
    return Stretch(start, end, frame)


def _is_clause(words: Tokens, use: CueUse) -> bool:
    """Whether words make a clause: with a verb, and opening neither with that verb nor with "which"."""
    relative = words[0].lower_ in RELATIVES and use.cue.force not in ("ask", "decline")
    bare_verb = words[0].pos_ in ("VERB", "AUX") and words[0].tag_ in ("VBZ", "VBD", "VBP")
    return not relative and not bare_verb and any(token.pos_ in ("VERB", "AUX") for token in words)


def _before_gloss(doc: Doc, start: int, end: int) -> int:
    """A quoted phrase closed and glossed ("a "pact," an accord that ...") ends with its mark."""
    for place in range(start + 1, end - 1):
        if doc[place].text in '”"' and doc[place - 1].text == "," and doc[place + 1].lower_ in ("a", "an"):
            return place + 1
    return end


def _before_next_cue(use: CueUse, start: int, end: int, cue_heads: frozenset[int]) -> int:
    """ ", as he pointed out ..." and ", while criticising ..." open another statement of the same speaker."""
    doc = use.head.doc
    for place in range(max(start, use.head.i) + 1, end):
        token = doc[place]
        adjunct = token.dep_ == "advcl" and token.i in cue_heads
        if adjunct and token.left_edge.i > start and doc[token.left_edge.i - 1].text == ",":
            return int(token.left_edge.i - 1)
    return end
