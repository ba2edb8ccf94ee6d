"""Whether a word is meant as the event that it may name.

News of courts, markets and campaigns is full of battles and attacks. A word of violence that is as common in
speech counts as ASSAULT only where one side is no mere person or firm, or where its sentence speaks of arms,
troops or casualties. This misses some assaults rather than take a quarrel for one. Likewise nobody tests a
weapon by firing a shot, to agree that something is a pity settles nothing, and firms back firms with money.
"""

from collections.abc import Mapping

from spacy.tokens import Token

from onrecord.annotate.events.fillers import Fillers
from onrecord.annotate.events.nounclasses import Filler
from onrecord.annotate.nounphrase import lemma_of
from onrecord.lexicon.entries import Trigger

FIGURATIVE = {
    "attack", "assault", "battle", "fight", "fighting", "clash", "skirmish", "war", "offensive", "raid",
    "strike", "storm", "ambush", "hit", "target", "pound", "besiege", "torture", "execute", "aggression",
    "launch", "fire", "open", "throw", "hurl", "lob", "drop", "fire off",
}  # fmt: skip
CASUALTIES = {"kill", "wound", "injure", "dead", "die", "death", "casualty", "militant", "gunman", "police"}
WORDS = {"verbal", "personal", "legal", "political", "court", "rhetorical", "twitter", "ad", "lawsuit",
         "cyber", "heart", "panic", "media", "courtroom", "scathing", "partisan"}  # fmt: skip
VIOLENT = {
    "militant", "rebel", "insurgent", "gunman", "terrorist", "extremist", "jihadist", "attacker", "assailant",
    "bomber", "protester", "demonstrator", "rioter", "separatist", "guerrilla", "mob", "gang", "police",
    "settler", "tribesman", "pirate", "islamist", "civilian", "kurd", "militiaman", "country", "nation",
    "neighbour", "neighbor",
}  # fmt: skip
# Of these some suffer it, or are named for other reasons; the others attack, or tell of fighting.
PEACEFUL = {
    "police", "civilian", "country", "nation", "neighbour", "neighbor", "kurd", "settler", "protester",
    "demonstrator",
}  # fmt: skip
FIGHTING = VIOLENT - PEACEFUL | {
    "attack", "fight", "fighting", "clash", "war", "battle", "shoot", "shooting", "bomb", "bombing", "raid",
    "violence", "conflict", "siege", "massacre", "crackdown", "uprising", "fire", "stab", "beat",
}  # fmt: skip
# What leads to deaths: "stormed the town, killing two", not "was on alert after the blast, killing two".
VIOLENTLY = {
    "attack", "storm", "hit", "strike", "bomb", "shell", "shoot", "fire", "open", "launch", "raid",
    "ambush", "blow", "explode", "detonate", "go", "carry", "stage", "crash", "ram", "drive", "enter",
    "burst", "walk", "break", "target", "drop", "throw", "rain", "mount", "conduct", "wage", "use",
    "plant", "return", "plow", "plough", "fall", "land", "tear", "rip", "destroy", "raze", "sweep",
    "spray", "clash", "erupt", "sink", "hurl", "pound", "bombard", "strafe", "invade", "overrun",
    "seize", "capture", "take", "behead", "execute", "fight", "battle", "stab", "slash", "lob",
    "collapse", "kill", "wound", "injure", "set", "send", "continue", "begin", "start", "advance",
    "run", "retaliate", "respond", "intensify", "escalate", "step",
}  # fmt: skip
SHOTS = {"round", "shot", "bullet", "gun", "pistol", "rifle", "weapon"}  # nobody tests these by firing
ARMED = {"arms", "troops"}


def is_credible(
    trigger: Trigger, token: Token, roles: Mapping[str, tuple[Filler, ...]], fillers: Fillers
) -> bool:
    """Whether the event at `token` is meant as it is put."""
    if trigger.type == "ASSAULT":
        return _is_violent(trigger, token, roles, fillers)
    if trigger.type == "SUPPORT":
        return not _is_business(token, roles)
    if trigger.type == "AGREE":
        return not any(_is_opinion(filler.token) for filler in roles.get("item", ()))
    if trigger.type == "PROTEST" and not roles:
        return token.tag_ == "NNS" or lemma_of(token) == "unrest"  # not "he left in protest"
    if trigger.id == "test":
        return not any(lemma_of(filler.token) in SHOTS for filler in roles.get("item", ()))
    return True


def _is_violent(
    trigger: Trigger, token: Token, roles: Mapping[str, tuple[Filler, ...]], fillers: Fillers
) -> bool:
    if _hangs_loose(token):
        return False
    if token.pos_ == "VERB" and any(_is_abstract(filler) for filler in roles.get("target", ())):
        return False  # "killed his bill", "executed their plan"
    if trigger.id == "be killed":
        return _tells_of_violence(token, fillers)
    if lemma_of(token) not in FIGURATIVE:
        return True
    if any(child.lower_ in WORDS for child in token.children):
        return False
    sides = [filler for role in ("actor", "target") for filler in roles.get(role, ())]
    if sides and all(_is_civil(filler) for filler in sides):
        return any(
            lemma_of(word) in CASUALTIES or not ARMED.isdisjoint(fillers.classes(word))
            for word in token.sent
            if word.i != token.i
        )
    return True


def _tells_of_violence(token: Token, fillers: Fillers) -> bool:
    """Whether a sentence says of people who were killed that somebody did it, and not a landslide."""
    hurting = CASUALTIES - {"militant", "gunman", "police"}
    words = [word for word in token.sent if word.i != token.i and lemma_of(word) not in hurting]
    return any(
        lemma_of(word) in FIGHTING or not (ARMED | {"attack"}).isdisjoint(fillers.classes(word))
        for word in words
    )


def _is_business(token: Token, roles: Mapping[str, tuple[Filler, ...]]) -> bool:
    """Whether one firm backs another, with money."""
    sides = [filler for role in ("actor", "target") for filler in roles.get(role, ())]
    referents = [referent for filler in sides for referent in filler.referents]
    return lemma_of(token) in ("back", "support") and all(
        r.kind == "organisation" and r.key is None and r.party in (None, r.name) for r in referents
    )


def _is_opinion(clause: Token) -> bool:
    """Whether it is what somebody thinks, nothing to be done: "agreed that it was a pity"."""
    return clause.dep_ == "ccomp" and not any(child.tag_ in ("MD", "TO") for child in clause.children)


def _hangs_loose(token: Token) -> bool:
    """Whether a participle tells of deaths that the main clause is not about: "police were on alert after
    the blast, killing two"."""
    if token.dep_ != "advcl" or token.tag_ != "VBG" or any(c.dep_ == "nsubj" for c in token.children):
        return False
    told = [c for c in token.head.children if c.dep_ == "ccomp" and c.i < token.head.i]
    head = told[0] if told else token.head  # "a bomb went off, police said, killing two"
    return head.pos_ in ("VERB", "AUX") and lemma_of(head) not in VIOLENTLY


def _is_abstract(filler: Filler) -> bool:
    """Something that somebody has, and that is neither people nor a building nor a weapon."""
    return "owned" in filler.classes and filler.classes.isdisjoint({"agent", "group", "property", "arms"})


def _is_civil(filler: Filler) -> bool:
    """People or a body, not a state, an armed group, a place or a building."""
    if not filler.classes.isdisjoint({"troops", "armed", "property"}) or lemma_of(filler.token) in VIOLENT:
        return False
    return bool(filler.referents) and all(r.kind not in ("state", "place") for r in filler.referents)
