"""Whether an attack is one of arms or of words.

News of courts, markets and campaigns is full of battles and attacks. A word of violence that is as common in
speech counts as ASSAULT only where one side is no mere person or firm, or where its sentence speaks of arms,
troops or casualties. This misses some assaults rather than take a quarrel for one.
"""

from collections.abc import Mapping

from spacy.tokens import Token

from onrecord.annotate.events.fillers import Filler, Fillers
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
SHOTS = {"round", "shot", "bullet", "gun", "pistol", "rifle", "weapon"}  # nobody tests these by firing
ARMED = {"arms", "troops"}


def is_credible(
    trigger: Trigger, token: Token, roles: Mapping[str, tuple[Filler, ...]], fillers: Fillers
) -> bool:
    """Whether the event at `token` is meant as it is put; anything but ASSAULT always is."""
    if trigger.id == "test":
        return not any(lemma_of(filler.token) in SHOTS for filler in roles.get("item", ()))
    if trigger.type != "ASSAULT":
        return True
    if token.pos_ == "VERB" and any(_is_abstract(filler) for filler in roles.get("target", ())):
        return False  # "killed his bill", "executed their plan"
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


def _is_abstract(filler: Filler) -> bool:
    """Something that somebody has, and that is neither people nor a building nor a weapon."""
    return "owned" in filler.classes and filler.classes.isdisjoint({"agent", "group", "property", "arms"})


def _is_civil(filler: Filler) -> bool:
    """A person or a body, not a state, an armed group, a place or a building."""
    if not filler.classes.isdisjoint({"troops", "property", "capacity"}):
        return False
    return bool(filler.referents) and all(r.kind in ("person", "organisation") for r in filler.referents)
