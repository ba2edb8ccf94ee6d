"""How a statement is put forward: the force of its cue, turned by negation and by what is said."""

import re
from collections.abc import Sequence
from functools import lru_cache

from spacy.tokens import Token

from onrecord.annotate.statements.cues.use import ANSWERS, FIRST_PERSON, CueUse, cue_use
from onrecord.lexicon import Lexicon
from onrecord.model.statement import THOUGHTS, Force

# What is left of a force when its cue is negated: "did not deny" is no word either way.
NEGATED: dict[Force, Force] = {"deny": "decline", "confirm": "decline", "pledge": "decline"}
JUDGING = {"call", "dismiss", "describe", "label", "term", "brand", "denounce"}
THEM = {"me", "you", "him", "us", "them"}  # who is denied something, and is no report
QUESTIONING = {"whether", "if", "why", "how", "what", "who", "whom", "when", "where", "which"}
FUTURE = {"will", "'ll", "wo", "would", "could", "may", "might", "shall", "should", "soon", "next"}
COURTS = {"court", "judge", "justice", "jury", "magistrate", "panel", "tribunal"}
# What a court upholds or sets aside, and is no report that it could deny.
RULED_ON = {
    "ban",
    "conviction",
    "decision",
    "law",
    "measure",
    "order",
    "rule",
    "ruling",
    "sentence",
    "verdict",
}
PLEADINGS = {"lawsuit", "suit", "complaint", "indictment", "plaintiff"}
AFRAID = {"afraid", "fearful", "worried", "concerned", "anxious", "wary", "alarmed", "nervous"}
SHOCKED = {"appalled", "disgusted", "horrified", "incensed", "outraged"}
DODGING = {"deflect", "dodge", "duck", "evade", "sidestep"}  # who will not answer a question
PERFORMED = {"demand", "pledge", "warn", "denounce", "praise", "accuse", "threaten", "predict", "deny"}
SENTENCES = re.compile(r"(?<=[.!?…])[\"'”’]*\s+")
NEXT = 2  # words behind a verb in which its preposition stands ("calling immediately for")
# Things that are asked for: who denies or rejects one refuses it and says of no report that it is untrue.
ASKED_FOR = frozenset(
    {
        "access",
        "appeal",
        "application",
        "asylum",
        "citizenship",
        "treatment",
        "bail",
        "benefit",
        "bid",
        "call",
        "demand",
        "invitation",
        "clemency",
        "credit",
        "entry",
        "loan",
    }
    | {"licence", "license", "motion", "nomination", "offer", "parole", "permission", "permit", "petition"}
    | {"plea", "proposal", "request", "right", "service", "visa"}
)


def find_force(use: CueUse, lexicon: Lexicon) -> Force:
    """The force of the statement that a cue introduces."""
    force = use.cue.force
    if force == "assert" and {token.lower_ for token in use.tokens} & SHOCKED:
        return "criticise"
    if use.thinks and force not in THOUGHTS:
        return "fear" if {use.head.lemma_.lower(), use.head.lower_} & AFRAID else "believe"
    if use.negated and use.cue.id != "plead not":
        return "decline" if use.cue.id in ANSWERS else NEGATED.get(force, force)
    if force == "deny":
        return "decline" if _refuses(use) else "assert" if _overturns(use) else "deny"
    if force in ("ask", "predict"):
        return _asked_or_told(use)
    if use.cue.id == "claim" and use.source is not None and use.source.lemma_.lower() in PLEADINGS:
        return "accuse"
    if use.cue.id == "insist" and _is_subjunctive(use):
        return "demand"
    if use.cue.id in JUDGING and _says_untrue(use, lexicon):
        return "deny"
    if force == "assert" and use.cue.id in JUDGING:
        return _judged(use, lexicon) or force
    return force


def _asked_or_told(use: CueUse) -> Force:
    """What is done by "asked him to go", "raised questions about her", "estimates that a third has"."""
    if use.cue.force == "ask" and any(token.lemma_.lower() in DODGING for token in use.tokens):
        return "decline"
    if use.cue.id == "ask" and _asks_for(use):
        return "demand"
    if use.cue.id == "estimate" and not any(word.lower_ in FUTURE for word in use.head.subtree):
        return "assert"  # of how things are
    if use.cue.id == "question (noun)" and use.head.lemma_.lower() == "raise" and not _asks_whether(use):
        return "criticise"
    return use.cue.force


def _refuses(use: CueUse) -> bool:
    """As in "the court denied an appeal", "was denied entry", "denied them the vote"."""
    given = [child for child in use.head.children if child.dep_ in ("dative", "dobj")]
    if use.cue.id == "deny" and any(
        child.dep_ == "dative" or use.passive or child.lower_ in THEM for child in given
    ):
        return True
    wanted = "nsubjpass" if use.passive else "dobj"
    return any(child.dep_ == wanted and child.lemma_.lower() in ASKED_FOR for child in use.head.children)


def _overturns(use: CueUse) -> bool:
    """As in "the court rejected the ban"."""
    source = use.source
    if source is None or source.lemma_.lower() not in COURTS:
        return False
    return any(child.dep_ == "dobj" and child.lemma_.lower() in RULED_ON for child in use.head.children)


def _asks_whether(use: CueUse) -> bool:
    """As in "raised the question of whether it was safe"."""
    return any(word.lower_ in QUESTIONING for word in use.head.subtree if word.i > use.head.i)


def _is_subjunctive(use: CueUse) -> bool:
    """As in "insists that the firm pay"."""
    return any(
        child.dep_ == "ccomp"
        and child.tag_ == "VB"
        and not any(each.dep_ == "aux" for each in child.children)
        for child in use.head.children
    )


def _asks_for(use: CueUse) -> bool:
    """As in "asked him to leave" and "asked for help", which are requests and no questions."""
    for child in use.head.children:
        if child.dep_ in ("xcomp", "ccomp", "advcl") and any(each.lower_ == "to" for each in child.children):
            return child.left_edge.lower_ not in QUESTIONING
        if child.dep_ == "prep" and child.lower_ == "for":
            return True
    return use.tokens[-1].lower_ == "for"


def asks(words: str) -> bool:
    """Whether words in quotation marks are nothing but questions."""
    sentences = [each for each in SENTENCES.split(words.strip("\"'“”‘’ ,")) if each.strip("\"'“”‘’ ,.-")]
    return bool(sentences) and all(each.rstrip("\"'“”‘’ ").endswith("?") for each in sentences)


def performed(words: Sequence[Token], lexicon: Lexicon) -> Force | None:
    """The force of words that do what they say ("we urge all sides to ..."), None where they merely tell.

    That is a verb in the first person and the present of the first sentence (Austin's performatives).
    """
    first = next(iter(words), None)
    for word in words:
        if first is None or word.sent != first.sent:
            return None
        auxiliaries = [child for child in word.children if child.dep_ == "aux"]
        now = word.tag_ == "VBP" or (word.tag_ == "VBG" and any(each.tag_ == "VBP" for each in auxiliaries))
        own = any(child.dep_ == "nsubj" and child.lower_ in FIRST_PERSON for child in word.children)
        barred = any(child.dep_ == "neg" or _sets_scene(word, child) for child in word.children)
        if now and own and not barred and word.dep_ in ("ROOT", "ccomp", "conj", "advcl"):
            force = find_force(cue_use(word, _with_particle(word), None, lexicon), lexicon)
            return force if force in PERFORMED else None
    return None


def _sets_scene(verb: Token, child: Token) -> bool:
    """As in "as we push the car further, it fails"."""
    return verb.dep_ == "advcl" and child.dep_ == "mark" and child.i < verb.i


def _with_particle(verb: Token) -> list[Token]:
    """A verb with the particle or preposition behind it ("call for")."""
    return [
        verb,
        *(child for child in verb.rights if child.dep_ in ("prt", "prep") and child.i <= verb.i + NEXT),
    ]


def repeats_position(words: str, lexicon: Lexicon) -> bool:
    """Whether a content only points back at a position taken before ("this position", "the same view")."""
    noun = words.lower().split()[-1:]
    return len(words.split()) <= 3 and not nouns_for("position", lexicon).isdisjoint(noun)


def _judged(use: CueUse, lexicon: Lexicon) -> Force | None:
    """As in "called the tax a disgrace" and "described the raid as barbaric"."""
    said = [token for token in use.head.subtree if token.i > use.head.i and not _is_aside(token, use.head)]
    words = {form for token in said for form in (token.lower_, token.lemma_.lower())}
    if any(token.dep_ == "neg" for token in said):
        return None
    if words & nouns_for("condemned", lexicon):
        return "denounce"
    return "criticise" if words & nouns_for("faulted", lexicon) else None


def _is_aside(word: Token, head: Token) -> bool:
    """Whether a word stands in a clause or phrase that only tells more of a word below the cue."""
    while word.i != head.i and word.head.i != word.i:
        if word.dep_ in ("relcl", "acl", "advcl") or (word.dep_ == "prep" and word.lower_ != "as"):
            return True
        word = word.head
    return False


def _says_untrue(use: CueUse, lexicon: Lexicon) -> bool:
    """As in "called the report false": a judgement that the thing is not so denies it."""
    untrue = nouns_for("untrue", lexicon)
    return any(token.lemma_.lower() in untrue or token.lower_ in untrue for token in use.head.subtree)


@lru_cache(maxsize=16)
def nouns_for(stands_for: str, lexicon: Lexicon) -> frozenset[str]:
    """The nouns of the lexicon's anaphors that stand for one kind of thing ("report", "position")."""
    return frozenset(noun for entry in lexicon.anaphors_for(stands_for) for noun in entry.nouns)
