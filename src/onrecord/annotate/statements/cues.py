"""A cue in a parsed paragraph: its words, its entry in the lexicon, and the head of its source."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from spacy.tokens import Token

from onrecord.lexicon import Lexicon
from onrecord.lexicon.entries import Cue

MODALS = {"could", "should", "might", "may", "must", "would", "can"}
ANSWERING = {"deny", "confirm", "pledge"}
ANSWERS = {"comment", "say", "discuss", "answer", "respond", "elaborate", "specify", "disclose", "confirm"}
FINITE = {"VBD", "VBZ", "VBP"}  # a verb that has its tense shares no modal with the one before it
GOING_ON = {"go", "continue", "begin", "proceed", "return"}  # "went on to say"
DEFINING = {"stand", "refer", "mean", "denote", "signify"}
SAYING = Cue("say", "verb", "assert", "the word is not in the lexicon")


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
        if not _has_tense(first):
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
    def speaks(self) -> bool:
        """Whether the cue is a verb of speech or writing that the lexicon has, and no thought or wish."""
        known = self.cue is not SAYING and self.head.pos_ == "VERB"
        return known and self.cue.force not in ("believe", "intend", "fear", "praise")

    @property
    def defines(self) -> bool:
        """Whether the words say what a term means and nobody says anything ("DPRK stands for ...")."""
        term = self.source is not None and self.source.ent_type_ != "PERSON" and self.source.pos_ != "PRON"
        return self.head.lemma_ in DEFINING and term

    @property
    def negated(self) -> bool:
        """Whether the cue itself is negated ("did not deny")."""
        return any(child.dep_ == "neg" for token in self.tokens for child in token.children)


def cue_use(head: Token, tokens: Sequence[Token], source: Token | None, lexicon: Lexicon) -> CueUse:
    """The cue that `tokens` are, with `head` for its head word."""
    passive = any(child.dep_ in ("nsubjpass", "auxpass") for child in head.children) or (
        head.dep_ == "acl" and head.tag_ == "VBN"
    )
    return CueUse(_entry(head, tokens, lexicon), head, tuple(tokens), source, passive)


def _has_tense(verb: Token) -> bool:
    return any(word.tag_ in FINITE for word in (verb, *(c for c in verb.children if c.dep_ == "aux")))


def is_cue(word: Token, lexicon: Lexicon) -> bool:
    """Whether the lexicon has a verb or a noun as a cue."""
    return (word.pos_.lower().replace("aux", "verb"), word.lemma_.lower()) in _table(lexicon)


def _entry(head: Token, tokens: Sequence[Token], lexicon: Lexicon) -> Cue:
    """What the lexicon has for a cue: for its verb with a particle or alone, else for a noun that it has.

    The noun of a light verb comes first ("voiced fears", "made a threat").
    """
    table = _table(lexicon)
    nouns = [table.get(("noun", token.lemma_.lower())) for token in tokens if token.pos_ == "NOUN"]
    verbs = [
        table.get(("verb", f"{head.lemma_} {token.lower_}".lower())) for token in tokens if token.i > head.i
    ]
    alone = table.get(("verb", head.lemma_.lower())) if head.pos_ in ("VERB", "AUX") else None
    said = table.get(("verb", "say")) if head.lower_ == "according" else None
    return next((cue for cue in (said, *verbs, *nouns, alone) if cue is not None), SAYING)


@lru_cache(maxsize=4)
def _table(lexicon: Lexicon) -> dict[tuple[str, str], Cue]:
    return {(cue.pos, cue.id.removesuffix(" (noun)")): cue for cue in lexicon.cues.values()}
