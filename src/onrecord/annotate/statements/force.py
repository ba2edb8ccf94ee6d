"""How a statement is put forward: the force of its cue, turned by negation and by what is said."""

from onrecord.annotate.statements.cues import ANSWERS, CueUse
from onrecord.lexicon import Lexicon
from onrecord.model.statement import Force

# What is left of a force when its cue is negated: "did not deny" is no word either way.
NEGATED: dict[Force, Force] = {"deny": "decline", "confirm": "decline", "pledge": "decline"}
JUDGING = {"call", "dismiss", "describe", "label", "term", "brand", "denounce"}
THEM = {"me", "you", "him", "us", "them"}  # who is denied something, and is no report
# Things that are asked for: who denies or rejects one refuses it and says of no report that it is untrue.
ASKED_FOR = frozenset(
    {
        "access",
        "appeal",
        "application",
        "asylum",
        "bail",
        "benefit",
        "bid",
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
    if use.negated:
        return "decline" if use.cue.id in ANSWERS else NEGATED.get(force, force)
    if force == "deny" and _refuses(use):
        return "decline"
    if use.cue.id in JUDGING and _says_untrue(use, lexicon):
        return "deny"
    return force


def _refuses(use: CueUse) -> bool:
    """As in "the court denied an appeal", "was denied entry", "denied them the vote"."""
    given = [child for child in use.head.children if child.dep_ in ("dative", "dobj")]
    if use.cue.id == "deny" and any(
        child.dep_ == "dative" or use.passive or child.lower_ in THEM for child in given
    ):
        return True
    wanted = "nsubjpass" if use.passive else "dobj"
    return any(child.dep_ == wanted and child.lemma_.lower() in ASKED_FOR for child in use.head.children)


def repeats_position(words: str, lexicon: Lexicon) -> bool:
    """Whether a content only points back at a position taken before ("this position", "the same view")."""
    noun = words.lower().split()[-1:]
    positions = {
        name for entry in lexicon.anaphors.values() if entry.stands_for == "position" for name in entry.nouns
    }
    return len(words.split()) <= 3 and bool(set(noun) & positions)


def _says_untrue(use: CueUse, lexicon: Lexicon) -> bool:
    """As in "called the report false": a judgement that the thing is not so denies it."""
    untrue = {
        word for entry in lexicon.anaphors.values() if entry.stands_for == "untrue" for word in entry.nouns
    }
    return any(token.lemma_.lower() in untrue or token.lower_ in untrue for token in use.head.subtree)
