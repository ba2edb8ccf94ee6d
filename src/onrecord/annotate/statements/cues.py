"""Cues in a parsed paragraph, each with the head of its source."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from spacy.tokens import Doc, Token

from onrecord.annotate.clauses import is_set_off, main_subject
from onrecord.lexicon import Lexicon
from onrecord.lexicon.entries import Cue

CLAUSAL = {"ccomp", "xcomp", "advcl", "acl", "relcl", "pcomp", "conj"}
LIGHT_VERBS = {
    "express",
    "voice",
    "issue",
    "make",
    "give",
    "raise",
    "repeat",
    "reiterate",
    "deliver",
    "release",
    "have",
    "send",
}

MODALS = {"could", "should", "might", "may", "must", "would", "can"}
ANSWERING = {"deny", "confirm", "pledge"}
ANSWERS = {"comment", "say", "discuss", "answer", "respond", "elaborate", "specify", "disclose", "confirm"}
GOING_ON = {"go", "continue", "begin", "proceed", "return"}  # "went on to say"


@dataclass(frozen=True, slots=True)
class CueUse:
    """One cue: its entry, its head word, all its words, and the head word of its source (None: not given).

    `passive` says that the content, not the source, is the subject ("reports were denied by ...").
    """

    cue: Cue
    head: Token
    tokens: tuple[Token, ...]
    source: Token | None
    passive: bool

    @property
    def unreal(self) -> bool:
        """Whether nobody has said it yet: under a modal ("could explain"), or as a purpose ("to say")."""
        first = self.head
        while first.dep_ == "conj" and first.head.pos_ in ("VERB", "AUX") and first.head.i < first.i:
            first = first.head
        auxiliaries = {
            child.lower_ for verb in (self.head, first) for child in verb.children if child.dep_ == "aux"
        }
        if auxiliaries & MODALS and self.cue.force not in ("believe", "intend", "fear"):
            return True
        return "to" in auxiliaries and first.head.lemma_ not in GOING_ON

    @property
    def unsaid(self) -> bool:
        """Whether the negation says that nobody said, thought or wanted it ("I'm not claiming ...").

        What is left of "did not deny" or "would not say" is no word either way, and is a statement.
        """
        return self.negated and self.cue.force not in ANSWERING and self.cue.id not in ANSWERS

    @property
    def negated(self) -> bool:
        """Whether the cue itself is negated ("did not deny")."""
        return any(child.dep_ == "neg" for token in self.tokens for child in token.children)


def find_cues(doc: Doc, lexicon: Lexicon) -> list[CueUse]:
    """The cues of one paragraph, in order."""
    table = _table(lexicon)
    return [use for token in doc for use in _cue_at(token, table)]


@lru_cache(maxsize=4)
def _table(lexicon: Lexicon) -> dict[tuple[str, str], Cue]:
    return {(cue.pos, cue.id.removesuffix(" (noun)")): cue for cue in lexicon.cues.values()}


def _cue_at(token: Token, table: dict[tuple[str, str], Cue]) -> Iterator[CueUse]:
    if token.lower_ == "according":
        yield from _according(token, table)
    elif token.pos_ in ("VERB", "AUX"):
        yield from _verb(token, table)
    elif token.pos_ == "NOUN":
        yield from _noun(token, table)


def _according(token: Token, table: dict[tuple[str, str], Cue]) -> Iterator[CueUse]:
    to = next((child for child in token.children if child.lower_ == "to"), None)
    source = next((child for child in to.children if child.dep_ == "pobj"), None) if to is not None else None
    say = table.get(("verb", "say"))
    if to is not None and source is not None and say:
        yield CueUse(say, token, (token, to), source, False)


def _verb(token: Token, table: dict[tuple[str, str], Cue]) -> Iterator[CueUse]:
    lemma = token.lemma_.lower()
    particle = next(
        (
            child
            for child in token.children
            if child.dep_ in ("prt", "prep") and ("verb", f"{lemma} {child.lower_}") in table
        ),
        None,
    )
    cue = table.get(("verb", f"{lemma} {particle.lower_}" if particle is not None else lemma))
    if cue is None or token.dep_ in ("amod", "compound"):
        return
    passive = any(child.dep_ in ("nsubjpass", "auxpass") for child in token.children) or (
        token.dep_ == "acl" and token.tag_ == "VBN"
    )
    source = _agent(token) if passive else subject(token)
    if passive and cue.id in ("tell", "inform", "notify", "remind", "ask", "assure"):
        return  # "he was told that": who told is not said
    tokens = (*_auxiliaries(token), token, *((particle,) if particle is not None else ()))
    yield CueUse(cue, token, tokens, source, passive)


def _noun(token: Token, table: dict[tuple[str, str], Cue]) -> Iterator[CueUse]:
    cue = table.get(("noun", token.lemma_.lower()))
    clause = any(
        child.dep_ in ("acl", "ccomp", "relcl") and child.i > token.i and _has_that(child)
        for child in token.children
    )
    if cue is None or not clause:
        return
    verb = token.head
    if (
        token.dep_ in ("dobj", "attr")
        and verb.lemma_ in LIGHT_VERBS
        and (source := subject(verb)) is not None
    ):
        yield CueUse(cue, token, (*_auxiliaries(verb), verb, token), source, False)
        return
    owner = next((child for child in token.children if child.dep_ == "poss"), None) or _by(token)
    if owner is not None:
        yield CueUse(cue, token, (token,), owner, False)


def _has_that(clause: Token) -> bool:
    return any(child.dep_ == "mark" and child.lower_ == "that" for child in clause.children)


def _by(noun: Token) -> Token | None:
    for prep in noun.children:
        if prep.dep_ == "prep" and prep.lower_ in ("by", "from", "of"):
            return next((child for child in prep.children if child.dep_ == "pobj"), None)
    return None


def _auxiliaries(verb: Token) -> list[Token]:
    """The run of auxiliaries, negation and adverbs right before a verb, from the first auxiliary on."""
    run: list[Token] = []
    place = verb.i - 1
    while (
        place >= verb.sent.start
        and verb.doc[place].head.i == verb.i
        and verb.doc[place].dep_ in ("aux", "auxpass", "neg", "advmod")
    ):
        run.insert(0, verb.doc[place])
        place -= 1
    while run and run[0].dep_ == "advmod":
        run.pop(0)
    return run


def _agent(verb: Token) -> Token | None:
    agent = next((child for child in verb.children if child.dep_ == "agent"), None)
    return (
        next((child for child in agent.children if child.dep_ == "pobj"), None) if agent is not None else None
    )


def subject(verb: Token) -> Token | None:
    """The word that heads a verb's subject: its own, or that of the verb that governs it."""
    seen: set[int] = set()
    while verb.i not in seen:
        seen.add(verb.i)
        own = next((child for child in verb.children if child.dep_ in ("nsubj", "nsubjpass")), None)
        if own is not None:
            return own
        inverted = next(
            (
                child
                for child in verb.children
                if child.dep_ in ("dobj", "attr", "oprd")
                and child.i > verb.i
                and child.ent_type_ in ("PERSON", "ORG", "GPE")
            ),
            None,
        )
        if inverted is not None and verb.lemma_ in ("say", "add", "write", "ask", "reply", "note", "explain"):
            return inverted
        if verb.dep_ == "acl":
            return verb.head
        if verb.dep_ == "advcl" and is_set_off(verb):
            main = main_subject(verb)
            return main if main is not None else subject(verb.head)
        if verb.dep_ == "prep" or verb.dep_ not in CLAUSAL:
            return None
        verb = verb.head
        if verb.pos_ == "ADP":
            verb = verb.head
    return None
