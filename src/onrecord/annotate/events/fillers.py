"""Who or what a noun phrase in a slot stands for, and what it may therefore fill."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from spacy.tokens import Token

from onrecord.annotate.events.arguments import antecedent
from onrecord.annotate.mentions import MentionIndex
from onrecord.annotate.nounphrase import MEASURING, conjuncts, group_text, lemma_of, of_object, text_of
from onrecord.annotate.parse import Paragraph
from onrecord.lexicon import Lexicon
from onrecord.lexicon.weaponry import is_weapon
from onrecord.model import Mention, Referent, Span

AGENT_KINDS = {"person", "state", "organisation", "group"}
NOT_NAMES = {
    "DATE",
    "TIME",
    "MONEY",
    "PERCENT",
    "CARDINAL",
    "ORDINAL",
    "QUANTITY",
    "EVENT",
    "LAW",
    "WORK_OF_ART",
}
EXEMPLARY = {"like", "including", "as"}  # "countries such as Iran", "allies, including Japan"
LOCATIVE = {"in", "at", "near", "into", "outside", "inside", "across", "around", "through"}
NOT_ACTS = {"comment", "discuss", "elaborate", "identify", "name", "specify", "answer", "speculate", "be",
            "speak", "talk", "provide", "disclose", "divulge", "reveal", "go", "enter", "give", "rule", "get",
            "say", "confirm", "see", "believe"}  # fmt: skip
REFLEXIVE = {"itself", "himself", "herself", "themselves", "themself", "myself", "ourselves", "yourself"}
STATES = {
    "opponent",
    "backer",
    "supporter",
    "foe",
    "partner",
    "sponsor",
    "country",
    "nation",
    "state",
    "power",
    "ally",
    "government",
    "neighbour",
    "neighbor",
    "member",
    "rival",
}
GERUND = ("ing", "ly")
PLURAL = {"they", "them", "their"}
SINGULAR = {"he", "him", "his", "she", "her"}
COUNTING = {"several", "some", "many", "dozens", "hundreds", "thousands", "few", "other", "all", "most"}
SEATS = {"city", "state", "country", "nation", "town", "capital", "government", "county"}
CRAFT = {"plane", "aircraft", "helicopter", "ship", "vessel", "boat", "submarine", "jet"}
SENT = CRAFT | {"soldier", "troop", "force", "fighter", "police", "diplomat", "envoy"}  # "a vessel from Peru"
THINGS = {"property", "protected"}  # what acts may be aimed at though it is nobody
# What nobody in a list of those who act or suffer can be.
MATTERS = {
    "document", "accord", "measure", "sanction", "act", "money", "relief", "tie", "other", "unit", "treaty",
    "intelligence", "truce", "attack", "gathering", "trip", "restriction", "programme", "technology",
    "material", "support", "bare",
}  # fmt: skip
OCCASIONS = {
    "summit",
    "talks",
    "conference",
    "act",
    "deal",
    "agreement",
    "accord",
    "treaty",
    "war",
    "process",
}
ORGANS = {
    "group",
    "troops",
    "arms",
    "craft",
}  # "Iranian boats" and "US warplanes" act for whom they belong to


@dataclass(frozen=True, slots=True)
class Filler:
    """A noun phrase, its classes and whom it stands for. `certain` is False where no mention told."""

    token: Token
    span: Span
    referents: tuple[Referent, ...]
    classes: frozenset[str]
    certain: bool


class ItemIndex:
    """Classes of nouns, by the lexicon's items."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._by_last: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for item in lexicon.items.values():
            for noun in item.nouns:
                words = tuple(re.findall(r"\w+|-", noun.casefold()))
                self._by_last.setdefault(words[-1], []).append((words, item.kind))
        self.people = frozenset(noun for noun, role in lexicon.roles.items() if role.kind != "document")
        self.officials = frozenset(noun for noun, role in lexicon.roles.items() if role.official)
        self._documents = frozenset(lexicon.roles) - self.people
        self.outlets = frozenset(outlet.name for outlet in lexicon.outlets.values())
        self.speech = frozenset(cue.id for cue in lexicon.cues.values() if cue.pos == "verb") | NOT_ACTS

    def classes(self, token: Token) -> frozenset[str]:
        """Classes of a head noun, by the longest phrase that ends in it; those of its modifiers if
        neutral."""
        forms = dict.fromkeys((lemma_of(token), token.lower_, token.lower_.removesuffix("s")))
        if is_weapon(token.text, self._lexicon):
            return frozenset({"arms"})
        entries = [entry for form in forms for entry in self._by_last.get(form, ())]
        matching = [(len(words), kind) for words, kind in entries if _ends_in(token, words)]
        longest = max((length for length, _ in matching), default=0)
        found = {kind for length, kind in matching if length == longest}
        if "neutral" in found or "unit" in found:
            found |= {
                kind
                for child in token.children
                if child.dep_ in ("compound", "amod", "nmod")
                for kind in self.classes(child)
            }
        inner = of_object(token)
        if inner is not None and ("unit" in found or _counts(token)):
            found &= {"unit"}  # "containers of rice" are rice
            found |= self.classes(inner)
        found |= {"group"} if lemma_of(token) in self.people else set()
        found |= {"document"} if lemma_of(token) in self._documents else set()
        return frozenset(found)


@lru_cache(maxsize=4)
def item_index(lexicon: Lexicon) -> ItemIndex:
    """The item index of a lexicon, built once."""
    return ItemIndex(lexicon)


def _counts(token: Token) -> bool:
    return lemma_of(token) in MEASURING or token.like_num or token.ent_type_ == "CARDINAL"


def _ends_in(token: Token, words: tuple[str, ...]) -> bool:
    start = token.i - len(words) + 1
    if start < 0:
        return False
    before = token.doc[start : token.i]
    return all(word.lower_ == wanted for word, wanted in zip(before, words[:-1], strict=True))


class Fillers:
    """Resolves the noun phrases of one article."""

    def __init__(self, mentions: MentionIndex, items: ItemIndex) -> None:
        self._mentions = mentions
        self._items = items
        self._met: tuple[Referent, ...] = ()

    def remember(self, met: tuple[Referent, ...]) -> None:
        """Who met last: "the summit" further on stands for them."""
        self._met = met

    def all(self, paragraph: Paragraph, token: Token, slot: str) -> list[Filler]:
        """The fillers that a token and its conjuncts stand for; examples in place of what they exemplify."""
        if slot == "modifier":
            filler = self._modifier(paragraph, token)
            return [filler] if filler else []
        if slot == "iobject" and token.dep_ == "compound":
            filler = self._modifier(paragraph, token)
            states = filler is not None and all(r.kind == "state" for r in filler.referents)
            return [filler] if filler and filler.referents and states else []
        if slot == "clause":
            return [self.clause(paragraph, token)]
        found = []
        inner = of_object(token)
        if inner is not None and _counts(token) and self._mentions.at(paragraph.span(token)) is None:
            return self.all(paragraph, inner, slot)  # "a number of countries"
        for member in _joined(token):
            examples = [
                filler for example in _examples(member) for filler in self.all(paragraph, example, "")
            ]
            head = self._in_slot(paragraph, member, slot)
            found.extend(_exemplified(head, [e for e in examples if e.referents]))
        return found

    def _in_slot(self, paragraph: Paragraph, token: Token, slot: str) -> Filler:
        """What goes to a state's region goes to the state: "to Russia's Far East"."""
        filler = self.one(paragraph, token)
        if slot != "to" or not filler.referents or any(r.kind != "place" for r in filler.referents):
            return filler
        owners = [self._mentions.at(paragraph.span(c)) for c in token.children if c.dep_ == "poss"]
        states = tuple(r for m in owners if m is not None for r in m.referents if r.kind == "state")
        return Filler(token, filler.span, states, _with_kinds(set(), states), True) if states else filler

    def one(self, paragraph: Paragraph, token: Token) -> Filler:
        """What the noun phrase headed by `token` stands for."""
        mention = self._mentions.at(paragraph.span(token))
        if mention is None or not _any_named(mention):
            token = self._by_name(paragraph, token) or token
        span = paragraph.span(token)
        classes = set(self._items.classes(token))
        mention = self._mentions.at(span)
        if token.lower_ in REFLEXIVE:
            return Filler(token, span, (), frozenset({"other"}), False)
        if mention is not None and mention.referents and not _fits_number(token, mention.referents):
            mention = None
        if mention is not None and mention.referents and _are_people(token, mention.referents):
            people = Referent(group_text(token), "group", mention.referents[0].name, named=False)
            return Filler(
                token, mention.span, (people,), frozenset({"agent", "group", "human", "party"}), True
            )
        if mention is not None and mention.referents:
            parties = self._represented(paragraph, token, mention.referents)
            kinds = self._kinds(token, classes, mention.referents)
            if parties:
                return Filler(token, mention.span, parties, _with_kinds(classes, parties), True)
            return Filler(token, mention.span, _in_full(token, mention.referents), kinds, True)
        if token.pos_ == "PRON" or token.tag_ in ("PRP", "PRP$"):
            return Filler(token, span, (), frozenset(classes), False)
        return self._described(token, span, classes, self._owners(paragraph, token))

    def _kinds(self, token: Token, classes: set[str], referents: tuple[Referent, ...]) -> frozenset[str]:
        """The classes of a noun phrase that a mention covers."""
        kinds = _with_kinds(classes, referents)
        if _has_title(token, self._items.officials):
            kinds |= {"party"}  # a president of we do not know what
        if token.ent_type_ == "NORP" and token.tag_ in ("NNS", "NNPS"):
            kinds |= {"human"}
        if lemma_of(token) in self._items.officials:
            kinds |= {"official"}
        if "party" in kinds and "public" not in kinds:
            kinds |= {"opponent"}
        if all(r.name.split()[-1].casefold() in OCCASIONS for r in referents):
            kinds -= {"agent", "party"}  # "the Security Summit" does nothing
        if self._is_bare(token, referents):
            kinds |= {"bare"}
        if all(referent.name in self._items.outlets for referent in referents):
            kinds = (kinds - {"agent", "party"}) | {"press"}
        if token.ent_type_ == "GPE" and not _is_locative(token):
            kinds |= {"agent", "party"}  # a city or a region that acts
        if "document" in classes or (token.lower_ == "it" and token.dep_ == "dobj"):
            kinds -= {"agent", "party", "human", "company", "opponent"}  # seldom who, mostly what
        return kinds

    def _by_name(self, paragraph: Paragraph, token: Token) -> Token | None:
        """The name beside a noun that says what it is: "its ally Peru", "Peru, a member which ..."."""
        if token.pos_ != "NOUN":
            return None
        beside = [c for c in token.children if c.dep_ == "appos" and c.i == token.i + 1 + len(list(c.lefts))]
        beside += [token.head] if token.dep_ == "appos" and token.head.i < token.i else []
        for name in beside:
            mention = self._mentions.at(paragraph.span(name))
            if name.pos_ == "PROPN" and mention is not None and _any_named(mention):
                return name
        return None

    def _represented(
        self, paragraph: Paragraph, token: Token, referents: tuple[Referent, ...]
    ) -> tuple[Referent, ...]:
        """The states whose people several stand for ("the ministers of Norway and Chile"); else none."""
        inner = of_object(token)
        if inner is None or any(r.named or r.party for r in referents) or not token.lower_.endswith("s"):
            return ()
        found = [r for member in conjuncts(inner) for r in self._state_or_group(paragraph, member)]
        return tuple(found) if len(found) > 1 and found[0].kind == "state" else ()

    def _state_or_group(self, paragraph: Paragraph, token: Token) -> tuple[Referent, ...]:
        """The states that a name stands for; of "and other members" the group."""
        mention = self._mentions.at(paragraph.span(token))
        if mention is not None and (states := tuple(r for r in mention.referents if r.kind == "state")):
            return states
        if token.tag_ == "NNS" and "group" in self.classes(token):
            return (Referent(group_text(token), "group", named=False),)
        return ()

    def _is_bare(self, token: Token, referents: tuple[Referent, ...]) -> bool:
        """Whether it is an office or a seat that nobody has been found for ("the president", "the city")."""
        if len(referents) > 1 or referents[0].named or referents[0].party or token.tag_ in ("NNS", "NNPS"):
            return False
        words = referents[0].name.casefold().split()
        return (
            words[-1:] != [] and len(words) <= 2 and (words[-1] in self._items.people or words[-1] in SEATS)
        )

    def classes(self, token: Token) -> frozenset[str]:
        """The classes of a noun, whoever it stands for."""
        return self._items.classes(token)

    def _described(self, token: Token, span: Span, classes: set[str], owners: list[Referent]) -> Filler:
        """A phrase that no mention covers: a group or a name, what belongs to somebody, or a thing."""
        if "gathering" in classes and self._met and not owners:
            return Filler(token, span, self._met, frozenset(classes | {"agent", "party"}), False)
        party = next((owner.party or owner.name for owner in owners), None)
        if classes & {"group", "press"}:
            group = Referent(group_text(token), "group", party, named=False)
            acts = {"agent", "party"} if party else {"agent"}
            return Filler(token, span, (group,), frozenset(classes | acts | {"human"}), False)
        if _is_name(token):
            named = Referent(text_of(token), "organisation", party)
            acts = {"agent", "party", "company", "opponent"}
            return Filler(token, span, (named,), frozenset(classes | acts), False)
        if owners:
            classes |= {"craft"} if lemma_of(token) in CRAFT else set()
            classes |= {"owned"} | ({"agent", "party"} if classes & ORGANS else set())
            return Filler(token, span, tuple(owners), frozenset(classes), True)
        things = (Referent(text_of(token), "thing", named=False),) if classes & THINGS else ()
        return Filler(token, span, things, frozenset(classes), False)

    def in_company(self, filler: Filler, found: Sequence[Filler]) -> Filler | None:
        """A member of a list that nothing is known of, as one of a kind with those `found` beside it:
        "patients and caretakers". None where it is of a class of its own."""
        if filler.token.pos_ not in ("NOUN", "PROPN") or not found or not _is_counted(filler.token):
            return None
        if filler.classes & MATTERS or filler.token.ent_type_ in NOT_NAMES:
            return None
        if filler.referents:
            return filler if filler.referents[0].kind in AGENT_KINDS else None
        acts = any("agent" in one.classes for one in found)
        named = filler.token.pos_ == "PROPN"
        member = Referent(group_text(filler.token), "group" if acts else "thing", named=named)
        return Filler(
            filler.token, filler.span, (member,), filler.classes | ({"agent"} if acts else set()), False
        )

    def clause(self, paragraph: Paragraph, verb: Token) -> Filler:
        """A clause as a filler: an act, unless it is one of saying."""
        named = any(child.dep_ == "auxpass" for child in verb.children)  # "declined to be identified"
        act = frozenset() if named or lemma_of(verb) in self._items.speech else frozenset({"act"})
        return Filler(verb, paragraph.span(verb), (), act, True)

    def _modifier(self, paragraph: Paragraph, token: Token) -> Filler | None:
        """A noun or adjective before a noun: a name that ends in it, or an item."""
        span = paragraph.span(token)
        mention = self._mentions.at(span)
        if mention is not None and mention.referents:
            if mention.span.end != span.end:
                return None
            kinds = _with_kinds(set(), mention.referents)
            if all(r.kind in ("group", "place") and not r.party for r in mention.referents):
                kinds -= {"agent", "party"}  # "Western sanctions"
            if mention.basis.startswith("seat of government"):
                kinds |= {"seat"}
            return Filler(token, mention.span, mention.referents, kinds, True)
        if token.pos_ == "PROPN" and token.head.ent_type_ == token.ent_type_ != "":
            return None
        classes = self._items.classes(token)
        return Filler(token, span, (), classes, True) if classes else None

    def owner_names(self, paragraph: Paragraph, noun: Token) -> frozenset[str]:
        """Names and parties of those whose the thing is; empty where the text does not say."""
        owners = self._owners(paragraph, noun)
        return frozenset(name for owner in owners for name in (owner.name, owner.party) if name)

    def owners(self, paragraph: Paragraph, noun: Token) -> list[Filler]:
        """Those whose the thing is, as who acts: "U.N. and U.S. sanctions"."""
        found = []
        for token in _modifying_names(noun):
            mention = self._mentions.at(paragraph.span(token))
            if mention is not None and mention.referents and _any_named(mention):
                kinds = _with_kinds(set(), mention.referents)
                found.append(Filler(token, mention.span, mention.referents, kinds, True))
        return found

    def _owners(self, paragraph: Paragraph, noun: Token) -> list[Referent]:
        """Whose it is: possessor, demonym, "of" or "by" phrase, the first that is an agent."""
        for child in _owner_tokens(noun):
            mention = self._mentions.at(paragraph.span(child))
            if mention is None:
                continue
            agents = [referent for referent in mention.referents if referent.kind in AGENT_KINDS]
            if child.dep_ in ("compound", "nmod"):  # an acronym is as often a thing: "LNG exports"
                agents = [r for r in agents if r.kind != "organisation" or r.key is not None]
            if agents:
                return agents
        return self._strangers(paragraph, noun)

    def _strangers(self, paragraph: Paragraph, noun: Token) -> list[Referent]:
        """Names that nothing else tells of, as owners: "ties between Ruritania and Syldavia"."""
        tokens = [t for t in _owner_tokens(noun) if t.dep_ in ("poss", "pobj") and _is_name(t)]
        found = [m for token in tokens[:1] for m in conjuncts(token)]
        unknown = [m for m in found if self._mentions.at(paragraph.span(m)) is None and _is_name(m)]
        groups = [
            c for c in noun.children if c.dep_ == "poss" and c.tag_ == "NNS" and "group" in self.classes(c)
        ]
        return [
            *(Referent(text_of(name), "organisation") for name in unknown),
            *(Referent(group_text(group), "group", named=False) for group in groups),
        ]


def _any_named(mention: Mention) -> bool:
    return any(r.named and r.kind in AGENT_KINDS for r in mention.referents)


def item_text(filler: Filler) -> str:
    """The name of a thing as printed, without article and number: "munitions" for "crates of munitions"."""
    inner = of_object(filler.token)
    measures = "unit" in filler.classes or _counts(filler.token)
    return text_of(inner) if inner is not None and measures else text_of(filler.token)


def _with_kinds(classes: set[str], referents: Iterable[Referent]) -> frozenset[str]:
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


def _in_full(token: Token, referents: tuple[Referent, ...]) -> tuple[Referent, ...]:
    """A group that nobody names, by the words that tell which ("countries backing the talks"), no more."""
    first = referents[0]
    if len(referents) > 1 or first.named or first.kind != "group" or token.pos_ != "NOUN":
        return referents
    glued = " of " in first.name and first.name.partition(" of ")[2].split()[0].casefold().endswith(GERUND)
    short = " " not in first.name and first.name.casefold() == token.lower_
    return (replace(first, name=group_text(token)),) if glued or short else referents


def _are_people(token: Token, referents: Sequence[Referent]) -> bool:
    """Whether people of a state are counted, not the state: "five Americans"."""
    if token.pos_ not in ("NOUN", "PROPN") or token.ent_type_ != "NORP":
        return False
    return all(r.kind == "state" for r in referents) and any(
        child.dep_ == "nummod" or child.lower_ in COUNTING or child.lower_ in ("a", "an")
        for child in token.children
    )


def _fits_number(token: Token, referents: Sequence[Referent]) -> bool:
    """Whether a pronoun can stand for these: "they" for no single person, "he" for no state."""
    if token.lower_ in PLURAL:
        return len(referents) > 1 or referents[0].kind != "person"
    if token.lower_ in SINGULAR:
        return all(r.kind in ("person", "group") for r in referents)
    return token.lower_ not in ("it", "its") or all(r.kind != "person" for r in referents)


def _is_name(token: Token) -> bool:
    if token.pos_ != "PROPN" or not token.text[:1].isupper():
        return False
    return token.ent_type_ not in NOT_NAMES or _is_list_of_names(token)


def _is_list_of_names(token: Token) -> bool:
    """Whether what the model takes for a title is two names: "Ruritania and Syldavia"."""
    member = token.head if token.dep_ == "conj" else token
    others = [c for c in member.children if c.dep_ == "conj"]
    return bool(others) and all(t.pos_ == "PROPN" and t.ent_type_ == "WORK_OF_ART" for t in (member, *others))


def _has_title(token: Token, officials: frozenset[str]) -> bool:
    """Whether a person's name stands behind an office: "President Ada Lund"."""
    if token.ent_type_ != "PERSON":
        return False
    return any(child.dep_ == "compound" and child.lower_ in officials for child in token.children)


def _is_locative(token: Token) -> bool:
    return token.dep_ == "pobj" and token.head.lower_ in LOCATIVE


def _joined(token: Token) -> list[Token]:
    """The conjuncts, without one after an object that opens the next clause ("by X, and Y say ...")."""
    members = conjuncts(token)
    members = [m for m in members if m == token or m.doc[m.i - 1].text != ":"]  # "killed two: police"
    if token.dep_ not in ("dobj", "pobj"):
        return members
    return [m for m in members if m == token or not _opens_clause(m)]


def _opens_clause(noun: Token) -> bool:
    following = noun.doc[noun.i + 1] if noun.i + 1 < len(noun.doc) else None
    if following is None or following.tag_ not in ("VBP", "VBZ", "VBD", "MD"):
        return False
    verb = following.head if following.dep_ in ("aux", "auxpass") else following
    subjects = [c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass", "csubj") and c.i < verb.i]
    # Not "talks between X and Y failed", where the noun stands inside the subject of the verb.
    return noun.sent == verb.sent and not any(noun in c.subtree and noun != c for c in subjects)


def _examples(noun: Token) -> list[Token]:
    return [
        inner
        for child in noun.children
        if child.dep_ == "prep" and child.lower_ in EXEMPLARY and (child.lower_ != "as" or _is_such(child))
        for inner in child.children
        if inner.dep_ == "pobj"
    ]


def _modifying_names(noun: Token) -> list[Token]:
    """Possessors and names before a noun, with those coordinated to them, in the order of the text."""
    found = [c for c in noun.lefts if c.dep_ in ("poss", "compound", "amod", "nmod")]
    for token in found:
        found.extend(c for c in token.children if c.dep_ in ("conj", "nmod", "compound") and c not in found)
    return sorted(found, key=lambda token: token.i)


def _exemplified(head: Filler, examples: list[Filler]) -> list[Filler]:
    """Examples in place of what they exemplify, if they are of its kind; a number of people stays itself."""
    if not examples:
        return [head]
    if any(child.dep_ == "nummod" for child in head.token.children):
        return [head, *(e for e in examples if any(r.named for r in e.referents))]
    kinds = {r.kind for r in head.referents}
    alike = lemma_of(head.token) in STATES or "state" not in {r.kind for e in examples for r in e.referents}
    return examples if alike or not kinds else [head]


def _is_counted(token: Token) -> bool:
    """Whether a noun is of something that one can count: a name, a plural, or with an article."""
    if token.pos_ == "PROPN" or token.tag_ == "NNS":
        return True
    return any(child.dep_ in ("det", "poss", "nummod") for child in token.children) and token.lower_ != "rest"


def _is_such(preposition: Token) -> bool:
    return preposition.i > 0 and preposition.doc[preposition.i - 1].lower_ == "such"


def _owner_tokens(noun: Token, depth: int = 1) -> list[Token]:
    owners = [antecedent(child) for child in noun.children if child.dep_ == "poss"]
    owners += [child for child in noun.children if child.dep_ in ("compound", "amod", "nmod")]
    for child in noun.children:
        whose = ("by", "of", "with", "between", *(("from",) if lemma_of(noun) in SENT else ()))
        if child.dep_ in ("prep", "agent") and child.lower_ in whose:
            owners += [inner for inner in child.children if inner.dep_ == "pobj"]
        if child.dep_ == "acl":
            owners += [
                inner
                for by in child.children
                if by.dep_ == "agent"
                for inner in by.children
                if inner.dep_ == "pobj"
            ]
    inner = of_object(noun)
    if inner is not None and depth:
        owners += _owner_tokens(inner, depth - 1)  # "the resumption of ties with X"
    return owners
