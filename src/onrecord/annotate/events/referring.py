"""What a word can stand for: names, people of a state, groups, and the classes of whom they name."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from spacy.tokens import Token

from onrecord.annotate.nounphrase import group_text, lemma_of, text_of
from onrecord.model import Referent

AGENT_KINDS = {"person", "state", "organisation", "group"}
NOT_NAMES = {
    "DATE", "TIME", "MONEY", "PERCENT", "CARDINAL", "ORDINAL", "QUANTITY", "EVENT", "LAW", "WORK_OF_ART",
}  # fmt: skip
WATERS = {"sea", "ocean", "gulf", "strait", "straits", "bay", "peninsula", "islands", "coast"}
GERUND = ("ing", "ly")
PLURAL = {"they", "them", "their"}
SINGULAR = {"he", "him", "his", "she", "her"}
COUNTING = {"several", "some", "many", "dozens", "hundreds", "thousands", "few", "other", "all", "most"}
LOCATIVE = {"in", "at", "near", "into", "outside", "inside", "across", "around", "through"}


def with_kinds(classes: set[str], referents: Iterable[Referent]) -> frozenset[str]:
    found = set(classes)
    for referent in referents:
        if referent.kind in AGENT_KINDS:
            found |= _kinds_of_agent(referent, "group" in found)
        if referent.kind in ("place", "state"):
            found.add("place")
        if referent.kind == "weapon":
            found.add("arms")
    return frozenset(found)


def _kinds_of_agent(referent: Referent, several: bool) -> set[str]:
    kinds = {"agent"}
    if referent.kind == "person":
        kinds |= {"person"} | ({"named"} if referent.named and not referent.party else set())
    if referent.kind != "person" or referent.party:
        kinds.add("party")
    if referent.kind == "state" or referent.party:
        kinds.add("state")
    if referent.kind in ("person", "group") or several:
        kinds.add("human")
    if referent.kind == "organisation" or several:
        kinds.add("company")
    return kinds


NOBODY = {"country", "nation", "state", "force", "side", "world"}  # alone, they tell of nobody
KIN = {"ally", "supporter", "backer", "follower", "loyalist", "aide", "partner", "opponent", "rival",
       "critic", "foe", "delegation", "adviser", "envoy"}  # fmt: skip


def is_nobody(token: Token, referents: Sequence[Referent]) -> bool:
    """Whether one cannot tell who is meant: "a country that tested one"."""
    if len(referents) != 1 or referents[0].named or referents[0].party or token.lower_ not in NOBODY:
        return False
    return referents[0].name.casefold() in NOBODY


def with_possessor(token: Token) -> str:
    """A group by its words, with whose it is where it is not known without: "Lund's hardline allies"."""
    whose = [c for c in token.children if c.dep_ == "poss" and c.pos_ == "PROPN"]
    if lemma_of(token) not in KIN or not whose:
        return group_text(token)
    return f"{text_of(whose[0])}'s {group_text(token)}"


def in_full(token: Token, referents: tuple[Referent, ...]) -> tuple[Referent, ...]:
    """A group that nobody names, by the words that tell which ("countries backing the talks"), no more."""
    first = referents[0]
    if len(referents) > 1 or first.named or token.pos_ != "NOUN":
        return referents
    glued = " of " in first.name and first.name.partition(" of ")[2].split()[0].casefold().endswith(GERUND)
    if first.kind != "group":
        return (
            (replace(first, name=group_text(token)),) if glued and first.kind == "organisation" else referents
        )
    short = " " not in first.name and first.name.casefold() == token.lower_
    return (replace(first, name=group_text(token)),) if glued or short else referents


def are_people(token: Token, referents: Sequence[Referent]) -> bool:
    """Whether people of a state are counted, not the state: "five Americans"."""
    if token.pos_ not in ("NOUN", "PROPN") or token.ent_type_ != "NORP":
        return False
    return all(r.kind in ("state", "group") for r in referents) and any(
        child.dep_ == "nummod" or child.lower_ in COUNTING or child.lower_ in ("a", "an")
        for child in token.children
    )


def fits_number(token: Token, referents: Sequence[Referent]) -> bool:
    """Whether a pronoun can stand for these: "they" for no single person, "he" for no state."""
    if token.lower_ in PLURAL:
        return len(referents) > 1 or referents[0].kind != "person"
    if token.lower_ in SINGULAR:
        return all(r.kind in ("person", "group") for r in referents)
    return token.lower_ not in ("it", "its") or all(r.kind != "person" for r in referents)


def is_name(token: Token) -> bool:
    if token.pos_ != "PROPN" or not token.text[:1].isupper() or token.lower_ in WATERS:
        return False
    return token.ent_type_ not in NOT_NAMES or _is_list_of_names(token)


def _is_list_of_names(token: Token) -> bool:
    """Whether what the model takes for a title is two names: "Ruritania and Syldavia"."""
    member = token.head if token.dep_ == "conj" else token
    others = [c for c in member.children if c.dep_ == "conj"]
    return bool(others) and all(t.pos_ == "PROPN" and t.ent_type_ == "WORK_OF_ART" for t in (member, *others))


def has_title(token: Token, officials: frozenset[str]) -> bool:
    """Whether a person's name stands behind an office: "President Ada Lund"."""
    if token.ent_type_ != "PERSON":
        return False
    return any(child.dep_ == "compound" and child.lower_ in officials for child in token.children)


def is_locative(token: Token) -> bool:
    return token.dep_ == "pobj" and token.head.lower_ in LOCATIVE
