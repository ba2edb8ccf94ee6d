"""Attributions in which nobody says anything, although cue, source and content look as if somebody did."""

from collections.abc import Sequence

from spacy.tokens import Token

from onrecord.annotate.statements.attribution import Reading
from onrecord.annotate.statements.cues.force import DODGING
from onrecord.annotate.statements.cues.use import FIRST_PERSON, CueUse
from onrecord.annotate.statements.reported import Reported
from onrecord.annotate.statements.sources.speakers import can_speak
from onrecord.lexicon.entries import Content
from onrecord.model import Span

# "For Lee, the sea is home", "to many, it is a loss": the writer says so.
VIEWS = {"for", "to", "in", "with", "from", "under"}
SEEMING = {"apparently", "seemingly", "clearly", "presumably"}
# Verbs of doing something to words that are somebody else's ("ignored calls for", "faced criticism over");
# others make one cue with a noun of saying ("issued a warning", "stood by his claim").
DONE_TO = {
    "attract", "avoid", "cause", "deal", "deflect", "discard", "dodge", "draw", "earn", "ease", "escape",
    "evade", "face", "follow", "fuel", "gain", "garner", "hear", "heed", "ignore", "invite", "meet",
    "prompt", "provoke", "receive", "resist", "shun", "spark", "spur", "survive", "take", "trigger",
    "weather", "win",
}  # fmt: skip
TELLING = {"tell", "remind", "explain", "detail"}
NAMING = {"call", "dub", "name", "term", "label"}
NAME_WORDS = 6  # at most in quotation marks, for a name that a thing has
EMPTY = {"AUX", "DET", "PUNCT", "CCONJ", "SCONJ", "PART", "SPACE"}
# What is seen in them is evidence, and nobody says it.
PICTURES = {
    "clip", "footage", "gif", "image", "imagery", "map", "photo", "photograph", "picture", "screenshot",
    "snapshot", "teaser", "trailer", "video",
}  # fmt: skip
SHOWING = {
    "capture", "demonstrate", "depict", "detail", "feature", "give", "highlight", "illustrate", "indicate",
    "offer", "prove", "provide", "reveal", "show", "suggest", "underline", "underscore",
}  # fmt: skip
COMMENT = {"anonymity", "comment", "comments", "an interview", "information", "further comment"}
ASKED = {"whether", "if", "why", "how", "what", "who", "when", "where", "which", "to"}


def is_mistaken(one: Reported, form: Content, content: Sequence[Span], reading: Reading) -> bool:
    """Whether an attribution is no statement: a view, a name, an inference, a request for comment ..."""
    use = one.use
    if _is_writer(one, reading) or _is_to_reader(use) or use.head.lower_ in SEEMING:
        return True
    if form != "quotation" and (_is_bare(use, form) or (_is_seen(use) and not _is_finding(content, reading))):
        return True
    if use.head.pos_ == "ADP" and use.head.lower_ in VIEWS and len(use.tokens) == 1:
        return True
    if _is_about_words(use) or _is_name(one, content, reading) or _is_asked(one, content, reading):
        return True
    if use.passive and use.cue.id == "question" and form == "anything":
        return True  # "two men were questioned by the police"
    words = [token for span in content for token in one.paragraph.tokens(span)]
    if all(token.pos_ in EMPTY and not _takes_up(token, use) for token in words):
        return not use.refuses
    said = " ".join(span.of(reading.text) for span in content).strip(" .,").lower()
    if said in COMMENT and use.cue.force in ("demand", "ask"):
        return True  # "did not respond to requests for comment"
    if form == "anything" and _is_made(one, content):
        return True
    return _calls_somebody(use) or (form != "quotation" and _tells_by_itself(one, reading))


def _is_writer(one: Reported, reading: Reading) -> bool:
    """Whether the source is the writer of the article ("as I said"), outside of quotations and turns."""
    source = one.use.source
    if source is None or source.lower_ not in FIRST_PERSON or len(one.source) != 1:
        return False
    around = [mark.span for mark in reading.quotations] + [turn.span for turn in reading.article.turns]
    return not any(span.contains(one.source[0]) for span in around)


def _is_to_reader(use: CueUse) -> bool:
    """As in "Note that it changes"."""
    bare = use.head.tag_ == "VB" and not any(c.dep_ in ("aux", "nsubj") for c in use.head.children)
    return bare and use.source is None and use.head.dep_ in ("ROOT", "conj")


def _is_seen(use: CueUse) -> bool:
    """As in "footage shows the car turning" and "the channel showed pictures of the fire"."""
    if use.head.lemma_.lower() not in SHOWING:
        return False
    source = () if use.source is None else (use.source,)
    return any(word.lemma_.lower() in PICTURES for word in (*source, *use.tokens))


def _is_finding(content: Sequence[Span], reading: Reading) -> bool:
    """As in "satellite images show that ...", what somebody reads in them, with a basis."""
    return any(span.of(reading.text).lower().startswith("that ") for span in content[:1])


def _is_bare(use: CueUse, form: Content) -> bool:
    """As in "thanked the crowd", which does not tell for what, and "a leak revealing two letters"."""
    if form != "anything":
        return False
    if use.cue.id == "thank":
        return not any(word.lower_ in ("for", "because") for word in use.head.subtree)
    return use.cue.id == "reveal" and use.head.tag_ == "VBG" and use.head.dep_ in ("advcl", "acl")


def _takes_up(token: Token, use: CueUse) -> bool:
    """Whether a pronoun is what is denied ("experts dispute that")."""
    return use.cue.force == "deny" and token.dep_ == "dobj" and token.head.i == use.head.i


def _is_made(one: Reported, content: Sequence[Span]) -> bool:
    """As in "the signals predicted by Lee", where the content is only a thing."""
    use = one.use
    above = content[-1].end <= one.cue[0].start
    return above and use.passive and use.head.dep_ == "acl" and use.cue.force not in ("deny", "accuse")


def _is_about_words(use: CueUse) -> bool:
    """Whether the source does something to somebody else's words ("have faced criticism over")."""
    if use.cue.pos != "noun" or (use.cue.force == "ask" and use.head.lemma_.lower() in DODGING):
        return False  # who dodges a question declines
    if use.head.pos_ in ("VERB", "AUX"):
        return use.head.lemma_.lower() in DONE_TO
    does = use.source is not None and use.source.dep_ == "nsubj" and use.source.head.i == use.head.head.i
    return does and use.head.head.lemma_.lower() in DONE_TO


def _is_name(one: Reported, content: Sequence[Span], reading: Reading) -> bool:
    """As in "plans, commonly called “exit books”": what a thing is called by anybody."""
    use = one.use
    participle = use.head.tag_ == "VBN" and not any(c.dep_ in ("nsubj", "aux") for c in use.head.children)
    agent = any(child.dep_ == "agent" for child in use.head.children)
    size = sum(len(span.of(reading.text).split()) for span in content)
    return use.cue.id in NAMING and participle and not agent and size <= NAME_WORDS


def _is_asked(one: Reported, content: Sequence[Span], reading: Reading) -> bool:
    """As in "when asked about the report", where no question is told."""
    head = one.use.head
    if one.use.cue.id != "ask" or head.tag_ != "VBN" or head.dep_ != "advcl":
        return False
    if any(child.dep_ in ("nsubj", "agent", "aux") for child in head.children):
        return False
    first = content[0].of(reading.text).split()[:1]
    return not first or first[0].lower() not in ASKED


def _calls_somebody(use: CueUse) -> bool:
    """As in "calls its first witness": to call is to say where it says what somebody or something is."""
    if use.cue.id != "call" or use.passive or len(use.tokens) > 1:
        return False
    children = list(use.head.children)
    told = any(
        child.dep_ in ("oprd", "ccomp", "xcomp", "prt", "attr", "acomp")
        or (child.dep_ == "prep" and child.i == use.head.i + 1)
        for child in children
    )
    objects = [child for child in children if child.dep_ in ("dobj", "pobj", "dative")]
    return len(objects) == 1 and not told and not _has_judgement(objects[0])


def _has_judgement(thing: Token) -> bool:
    """Whether an object holds what it is called ("called him a liar", misread as one phrase)."""
    kinds = ("appos", "nmod", "npadvmod", "amod", "relcl", "acl", "conj")
    return (
        thing.pos_ == "PRON"
        or any(child.dep_ in kinds and child.i > thing.i for child in thing.children)
        or any(child.is_quote for child in thing.subtree)
    )


def _tells_by_itself(one: Reported, reading: Reading) -> bool:
    """As in "the label tells buyers what is in it"."""
    use, source = one.use, one.use.source
    if source is None or use.cue.id not in TELLING or source.pos_ in ("PRON", "PROPN"):
        return False
    return not can_speak(source, one.paragraph, reading.mentions, reading.lexicon)
