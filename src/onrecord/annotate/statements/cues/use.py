"""A cue in a parsed paragraph: its words, its entry in the lexicon, and the head of its source."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from spacy.tokens import Token

from onrecord.annotate.grammar import FINITE, WILL
from onrecord.lexicon import Lexicon
from onrecord.lexicon.entries import Cue
from onrecord.model.statement import THOUGHTS

MODALS = {"could", "should", "might", "may", "must", "would", "can"}
ANSWERING = {"deny", "confirm", "pledge"}
ANSWERS = {"comment", "say", "discuss", "answer", "respond", "elaborate", "specify", "disclose", "confirm"}
FIRST_PERSON = {"i", "we"}
NONE = {"no", "neither"}
WILLING = {"would", "will", "wo"}
UNTOLD = {"why", "who", "what", "when", "where", "which", "how"}
GOING_ON = {
    "go", "continue", "begin", "proceed", "return",  # "went on to say"
    "scramble", "rush", "hasten", "hurry", "quick", "swift",  # "was quick to deny"
}  # fmt: skip
WATCHING = {"see", "hear", "watch", "have", "make", "help"}  # "nice to see her ask"
# What is wanted of others, or of the reader, and the bare verb below it ("urged that they reject it").
ASKED_OF = {
    "advise", "ask", "beg", "call", "demand", "encourage", "expect", "need", "oblige", "plan", "recommend",
    "request", "require", "tell", "urge", "want",
}  # fmt: skip
MANDATING = {"ask", "beg", "demand", "recommend", "request", "urge"}
UNDONE = {"fail", "need"}  # "failed to mention"
AVOIDING = {"stop", "stay", "refrain", "avoid", "shy"}  # "stopped short of saying"
BARRING = AVOIDING | {"ban", "bar", "block", "discourage", "forbid", "keep", "prevent", "prohibit"}
HEARING = {
    "advise", "ask", "assure", "inform", "instruct", "invite", "notify", "order", "remind", "summon", "tell",
    "urge", "warn",
}  # fmt: skip
QUESTIONED = {"about", "by", "if", "whether", "why", "how", "what", "when", "where", "who", "which"}
CONDITIONS = {"if", "unless"}
ALARMED = {"worried", "concerned", "alarmed"}  # participles, as the parser has them
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
        """Whether nobody has said it yet.

        That is under a modal ("could explain"), as a purpose ("to say"), a condition ("if the court finds")
        or an announcement ("let me explain").
        """
        if any(child.dep_ == "mark" and child.lower_ in CONDITIONS for child in self.head.children):
            return True
        if any(child.lower_ == "whenever" for child in self.head.lefts) or self._is_told_to:
            return True
        if self._is_wished or self._is_for_writing or self._is_undone:
            return True
        if self.head.head.lemma_ == "let" and self.head.dep_ in ("ccomp", "xcomp"):
            return True
        first = self.head
        if not _has_tense(first):
            while first.dep_ == "conj" and first.head.pos_ in ("VERB", "AUX") and first.head.i < first.i:
                first = first.head
        auxiliaries = {
            child.lower_ for verb in (self.head, first) for child in verb.children if child.dep_ == "aux"
        }
        if auxiliaries & (MODALS | self._coming) and not self.thinks and not self.refuses:
            return True
        return "to" in auxiliaries and first.head.lemma_ not in GOING_ON

    @property
    def _is_told_to(self) -> bool:
        """Whether somebody is asked to do it, second ("urged her to go and tell them")."""
        first = self.head.head
        bare = self.head.tag_ == "VB" and not any(child.dep_ == "aux" for child in self.head.children)
        return bare and self.head.dep_ == "conj" and first.i < self.head.i and first.tag_ in FINITE

    @property
    def _coming(self) -> frozenset[str]:
        """The words for what is to come; "I will say this" says it."""
        return frozenset() if self.source is not None and self.source.lower_ in FIRST_PERSON else WILL

    @property
    def _is_wished(self) -> bool:
        """As in "it would be good to see her voice concerns" and "urged that they reject the offer"."""
        above = self.head.head
        if self.head.tag_ not in ("VB", "VBP") or self.head.dep_ not in ("ccomp", "xcomp"):
            return False
        if any(child.dep_ in ("aux", "auxpass") for child in self.head.children):
            return False
        if above.lemma_.lower() in MANDATING:
            return True
        return self.head.tag_ == "VB" and above.lemma_.lower() in WATCHING and _is_to_come(above)

    @property
    def _is_for_writing(self) -> bool:
        """Whether the text that says it is still to be written ("have to write a letter explaining it")."""
        text = self.head.head
        if self.head.dep_ != "acl" or self.head.tag_ != "VBG" or text.dep_ != "dobj":
            return False
        wanted = _is_wanted(text.head)
        return wanted or bool({child.lower_ for child in text.head.children} & (MODALS | WILL))

    @property
    def _is_undone(self) -> bool:
        """As in "failed to mention" and "has yet to say", where the cue begins with what undoes it."""
        later = any(token.tag_ == "VB" and token.i > self.head.i for token in self.tokens)
        yet = self.head.lemma_ == "have" and any(token.lower_ == "yet" for token in self.tokens)
        return later and (yet or self.head.lemma_.lower() in UNDONE)

    @property
    def unsaid(self) -> bool:
        """Whether the negation says that nobody said, thought or wanted it ("I'm not claiming ...").

        Silence is no statement ("did not respond to a request"); a refusal is one ("would not comment"), and
        so is what is left of "did not deny", which is no word either way.
        """
        if self.source is not None and any(child.lower_ in NONE for child in self.source.children):
            return self.head.pos_ == "VERB"  # "no group claimed the attack"
        lacked = [f"{token.head.lemma_.lower()} (noun)" for token in self.tokens if token.lower_ == "no"]
        if self.cue.id in lacked:
            return True  # "asked no questions about the deal"
        if self.head.lemma_.lower() in AVOIDING and any(token.tag_ == "VBG" for token in self.tokens[1:]):
            return True
        if self.head.dep_ == "pcomp" and self._is_kept_from(self.head.head):
            return True
        return self.negated and self.cue.force not in ANSWERING and not self.refuses

    def _is_kept_from(self, preposition: Token) -> bool:
        """As in "left without saying why" and "barred them from saying why"."""
        barred = preposition.lower_ == "from" and preposition.head.lemma_.lower() in BARRING
        return barred or preposition.lower_ == "without"

    @property
    def refuses(self) -> bool:
        """Whether somebody will not answer ("would not comment"); "would not say why" does not tell what."""
        will = any(child.dep_ == "aux" and child.lower_ in WILLING for child in self.head.children)
        clauses = [child for child in self.head.children if child.dep_ in ("ccomp", "advcl", "xcomp")]
        untold = any(clause.left_edge.lower_ in UNTOLD for clause in clauses) or (
            self.cue.id == "say" and any(child.lower_ in UNTOLD for child in self.head.children)
        )
        return self.negated and will and self.cue.id in ANSWERS and not untold

    @property
    def thinks(self) -> bool:
        """Whether the cue is one of thinking, wanting or fearing.

        So are adjectives and nouns that the lexicon does not have ("unsure whether", "a bet that").
        """
        attitude = self.cue is SAYING and self.head.pos_ in ("ADJ", "NOUN", "PROPN")
        mood = self.cue is SAYING and (
            self.head.lower_ in ALARMED
            or (self.head.pos_ in ("AUX", "VERB") and any(token.pos_ == "ADJ" for token in self.tokens[1:]))
        )
        return attitude or mood or self.cue.force in THOUGHTS

    @property
    def speaks(self) -> bool:
        """Whether the cue is a verb of speech or writing that the lexicon has, and no thought or wish."""
        known = self.cue is not SAYING and self.head.pos_ == "VERB"
        return known and not self.thinks and self.cue.force != "praise"

    @property
    def hears(self) -> bool:
        """Whether what was taken for the source is told something ("the court was told that ...")."""
        source = self.source
        if source is None or self.cue.id not in HEARING:
            return False
        return (source.dep_ == "nsubjpass" and source.head.i == self.head.i) or self._is_participle

    @property
    def _is_participle(self) -> bool:
        """As in "asked why he left, she said" and "Lee, asked why he left, said", of people who hear."""
        own = any(child.dep_ in ("nsubj", "aux", "auxpass", "agent") for child in self.head.children)
        if self._is_put_between:
            return True
        return self.head.tag_ == "VBN" and self.head.dep_ in ("advcl", "acl") and not own

    @property
    def _is_put_between(self) -> bool:
        """Whether "asked" stands behind a name and a comma, which the parser takes for its subject."""
        doc, at, source = self.head.doc, self.head.i, self.source
        if self.cue.id != "ask" or source is None or not 2 <= at < len(doc) - 1:
            return False
        return source.i == at - 2 and doc[at - 1].text == "," and doc[at + 1].lower_ in QUESTIONED

    @property
    def defines(self) -> bool:
        """Whether the words say what a term means and nobody says anything ("DPRK stands for ...")."""
        term = self.source is not None and self.source.ent_type_ != "PERSON" and self.source.pos_ != "PRON"
        return self.head.lemma_ in DEFINING and term

    @property
    def negated(self) -> bool:
        """Whether the cue itself is negated ("did not deny", "did not name or accuse")."""
        first = self.head.head
        if any(child.lower_ in ("nor", "neither") for child in self.head.lefts):
            return True
        if self.head.dep_ == "conj" and any(child.lower_ in ("or", "nor") for child in first.children):
            return any(child.dep_ == "neg" for child in (*first.children, *self.head.children))
        return any(child.dep_ == "neg" for token in self.tokens for child in token.children)


def cue_use(head: Token, tokens: Sequence[Token], source: Token | None, lexicon: Lexicon) -> CueUse:
    """The cue that `tokens` are, with `head` for its head word."""
    passive = any(child.dep_ in ("nsubjpass", "auxpass") for child in head.children) or (
        head.dep_ == "acl" and head.tag_ == "VBN"
    )
    return CueUse(_entry(head, tokens, lexicon), head, tuple(tokens), source, passive)


def _is_to_come(verb: Token) -> bool:
    return any(child.dep_ == "aux" and child.lower_ in {"to"} | MODALS | WILL for child in verb.children)


def _is_wanted(verb: Token) -> bool:
    """Whether a verb in the infinitive tells what somebody is asked, or has, to do."""
    infinitive = any(child.dep_ == "aux" and child.lower_ == "to" for child in verb.children)
    return infinitive and verb.head.i != verb.i and verb.head.lemma_.lower() in ASKED_OF


def _has_tense(verb: Token) -> bool:
    return any(word.tag_ in FINITE for word in (verb, *(c for c in verb.children if c.dep_ == "aux")))


def is_cue(word: Token, lexicon: Lexicon) -> bool:
    """Whether the lexicon has a verb or a noun as a cue."""
    return (word.pos_.lower().replace("aux", "verb"), _lemma(word)) in _table(lexicon)


def _entry(head: Token, tokens: Sequence[Token], lexicon: Lexicon) -> Cue:
    """What the lexicon has for a cue: for its verb with a particle or alone, else for a noun that it has.

    The noun of a light verb comes first ("voiced fears", "made a threat").
    """
    table = _table(lexicon)
    nouns = [table.get(("noun", token.lemma_.lower())) for token in tokens if token.pos_ == "NOUN"]
    behind = [token for token in tokens if token.i > head.i]
    behind += [
        token for token in head.doc[head.i + 1 : head.i + 2] if token.pos_ == "ADJ" or _asks_for(token, head)
    ]  # "pleaded guilty", "called for a ban", where "for" was read as the content's
    verbs = [table.get(("verb", f"{_lemma(head)} {token.lower_}")) for token in behind]
    alone = table.get(("verb", _lemma(head))) if head.pos_ in ("VERB", "AUX") else None
    said = table.get(("verb", "say")) if head.lower_ == "according" else _gone_on(head, tokens, table)
    return next((cue for cue in (said, *verbs, *nouns, alone) if cue is not None), SAYING)


def _gone_on(head: Token, tokens: Sequence[Token], table: dict[tuple[str, str], Cue]) -> Cue | None:
    """The verb of "went on to deny" and "continues to believe"."""
    verbs = [token for token in tokens if token.tag_ == "VB" and token.i > head.i]
    return table.get(("verb", _lemma(verbs[0]))) if verbs and head.lemma_ in GOING_ON else None


def _asks_for(word: Token, head: Token) -> bool:
    return word.lower_ == "for" and word.dep_ == "prep" and word.head.i == head.i and head.lemma_ == "call"


def _lemma(head: Token) -> str:
    """The lemma, lower case, where the parser has "hop" for "hoping" set right."""
    lemma = head.lemma_.lower()
    return "hope" if lemma == "hop" and "hopp" not in head.lower_ else lemma


@lru_cache(maxsize=4)
def _table(lexicon: Lexicon) -> dict[tuple[str, str], Cue]:
    return {(cue.pos, cue.id.removesuffix(" (noun)")): cue for cue in lexicon.cues.values()}
