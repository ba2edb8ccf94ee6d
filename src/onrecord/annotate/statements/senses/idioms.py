"""Words of saying in which nobody says anything: set phrases, deeds, and what is told to whoever reads."""

from collections.abc import Sequence

from spacy.tokens import Token

from onrecord.annotate.grammar import SUBJECTS
from onrecord.annotate.statements.attribution import Reading
from onrecord.annotate.statements.contents.forms import heads_of
from onrecord.annotate.statements.cues.use import SAYING, CueUse
from onrecord.annotate.statements.reported import Reported
from onrecord.annotate.statements.sources.speakers import can_speak
from onrecord.lexicon.entries import Content
from onrecord.model import Span

# A cue with a word beside it that makes it another verb: "call the shots", "raise the prospect".
PHRASES = {
    "call": {
        "back",
        "bluff",
        "home",
        "in",
        "it",
        "off",
        "police",
        "quits",
        "shot",
        "together",
        "up",
    },
    "raise": {"bar", "hope", "possibility", "profile", "prospect", "spectre", "specter", "stake"},
    "sound": {"alarm"},
}
# Nouns of saying that need no words said: "deliver on a promise", "break a pledge", "have questions about".
DEEDS = {
    "pledge": {"break", "deliver", "fulfil", "fulfill", "honor", "honour", "keep", "live", "meet", "renege"},
    "ask": {"answer", "field", "have", "leave", "reply", "respond", "take"},
    "predict": {"scale"},
    "threaten": {"carry", "pose"},
}
BY_WIRE = {"close", "conference", "curtain", "phone", "roll", "skype", "telephone", "video", "wake"}
# What is ordered at a counter or from a shop.
GOODS = {
    "beer", "breakfast", "burger", "cake", "chicken", "cocktail", "coffee", "cup",
    "dessert", "dinner", "dish", "drink", "espresso", "fish", "food", "glass", "lunch", "meal",
    "pasta", "pastry", "pizza", "salad", "sandwich", "soda", "soup", "steak",
    "sushi", "taxi", "tea", "ticket", "water", "wine",
}  # fmt: skip
FIGHTERS = {
    "army", "attacker", "bomber", "fighter", "force", "gang", "gunman", "hacker", "insurgent", "jet",
    "militant", "mob", "plane", "raider", "rebel", "shark", "soldier", "troop", "warplane",
}  # fmt: skip
SEEN = {"hear", "overhear", "read", "watch"}  # "she heard that he was there"
WHETHER = {"if", "whether"}


def is_idiom(one: Reported, form: Content, content: Sequence[Span], reading: Reading) -> bool:
    """Whether the words are no saying although they hold a cue: an idiom, a deed, an order of food ..."""
    use = one.use
    if _is_put_to_reader(use):
        return True
    if form == "quotation":
        return False
    return (
        _is_phrase(use)
        or _is_deed(use)
        or _is_seen(one, reading)
        or _is_thing_done(one, content)
        or _is_told_only(one, form, content, reading)
        or (use.cue.id == "determine" and _first(one, content) in WHETHER)
        or (use.cue is SAYING and use.head.lemma_.lower() in ("fail", "need"))
    )


def _is_put_to_reader(use: CueUse) -> bool:
    """As in "you're asked to rate it" and "now you're saying: another one", about whoever reads it."""
    asked = any(
        child.dep_ in SUBJECTS
        and (child.lower_ == "you" or (child.lower_ == "one" and not any(True for _ in child.children)))
        for child in use.head.children
    )
    return asked and use.head.tag_ != "VBD" and not any(c.tag_ == "VBD" for c in use.head.children)


def _is_phrase(use: CueUse) -> bool:
    """Whether a word beside the verb makes an idiom of it."""
    beside = PHRASES.get(use.head.lemma_.lower())
    if beside is None or any(child.dep_ in ("oprd", "ccomp") for child in use.head.children):
        return False
    return any(
        child.dep_ in ("dobj", "prt") and child.lemma_.lower() in beside - {"it"}
        for child in use.head.children
    )


def _is_deed(use: CueUse) -> bool:
    """As in "delivered on his promise", "recorded a phone call", where a noun of saying is dealt with."""
    if use.cue.pos != "noun":
        return False
    noun = next((token for token in use.tokens if token.pos_ == "NOUN"), use.head)
    if use.cue.id == "call (noun)" and any(child.lemma_.lower() in BY_WIRE for child in noun.children):
        return True
    verb = use.head if use.head.pos_ in ("VERB", "AUX") else noun.head
    return verb.lemma_.lower() in DEEDS.get(use.cue.force, ())


def _is_seen(one: Reported, reading: Reading) -> bool:
    """As in "she heard that he was there" and "read about how it works", of somebody who is told it."""
    use, source = one.use, one.use.source
    if use.head.lemma_.lower() not in SEEN or use.cue.pos != "verb" or use.passive:
        return False
    return source is None or source.pos_ == "PRON" or not _is_text(source, reading)


def _is_text(source: Token, reading: Reading) -> bool:
    role = reading.lexicon.roles.get(source.lemma_.lower())
    return source.pos_ == "NOUN" and (role is None or role.kind == "document")


def _is_thing_done(one: Reported, content: Sequence[Span]) -> bool:
    """As in "ordered a pizza", "hackers attacked the server", "compare it with the original", "welcomed
    President Lee"."""
    use = one.use
    things = [word for word in use.head.children if word.dep_ in ("dobj", "nsubjpass")]
    objects = [word.lemma_.lower() for word in things]
    if use.cue.id == "welcome" and any(word.ent_type_ == "PERSON" for word in things):
        return True
    inside = [head.lemma_.lower() for span in content for head in heads_of(one.paragraph.tokens(span))]
    if use.cue.id == "order":
        return bool(GOODS & {*objects, *inside})
    if use.cue.id == "attack":
        judged = any(child.lower_ == "as" for child in use.head.children)
        return not judged and use.source is not None and use.source.lemma_.lower() in FIGHTERS
    return use.cue.id == "compare" and any(child.lower_ == "with" for child in use.head.children)


def _is_told_only(one: Reported, form: Content, content: Sequence[Span], reading: Reading) -> bool:
    """As in "telling reporters in the capital", where the content is only who was told."""
    use = one.use
    if use.cue.id not in ("tell", "inform", "notify") or form != "anything" or use.passive:
        return False
    heads = [head for span in content for head in heads_of(one.paragraph.tokens(span)) if head.pos_ != "ADP"]
    hearers = [head for head in heads if head.dep_ in ("dobj", "dative") and head.head.i == use.head.i]
    return (
        bool(heads)
        and len(hearers) == len(heads)
        and all(can_speak(head, one.paragraph, reading.mentions, reading.lexicon) for head in hearers)
    )


def _first(one: Reported, content: Sequence[Span]) -> str:
    words = one.paragraph.tokens(content[0]) if content else ()
    return words[0].lower_ if words else ""
