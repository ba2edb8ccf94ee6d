"""Who or what a noun phrase in a slot stands for, and what it may therefore fill."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from spacy.tokens import Token

from onrecord.annotate.events.arguments import antecedent
from onrecord.annotate.mentions import MentionIndex
from onrecord.annotate.nounphrase import MEASURING, conjuncts, lemma_of, of_object, text_of
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
SEATS = {"city", "state", "country", "nation", "town", "capital", "government", "county"}
CRAFT = {"plane", "aircraft", "helicopter", "ship", "vessel", "boat", "submarine", "jet"}
THINGS = {"property", "protected"}  # what acts may be aimed at though it is nobody
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
            found.extend([e for e in examples if e.referents] or [self._in_slot(paragraph, member, slot)])
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
        if mention is not None and mention.referents:
            parties = self._represented(paragraph, token, mention.referents)
            kinds = self._kinds(token, classes, mention.referents)
            if parties:
                return Filler(token, mention.span, parties, _with_kinds(classes, parties), True)
            return Filler(token, mention.span, mention.referents, kinds, True)
        if token.pos_ == "PRON" or token.tag_ in ("PRP", "PRP$"):
            return Filler(token, span, (), frozenset(classes), False)
        return self._described(token, span, classes, self._owners(paragraph, token))

    def _kinds(self, token: Token, classes: set[str], referents: tuple[Referent, ...]) -> frozenset[str]:
        """The classes of a noun phrase that a mention covers."""
        kinds = _with_kinds(classes, referents)
        if _has_title(token, self._items.officials):
            kinds |= {"party"}  # a president of we do not know what
        if self._is_bare(token, referents):
            kinds |= {"bare"}
        if all(referent.name in self._items.outlets for referent in referents):
            kinds = (kinds - {"agent", "party"}) | {"press"}
        if token.ent_type_ == "GPE" and not _is_locative(token):
            kinds |= {"agent", "party"}  # a city or a region that acts
        if "document" in classes or (token.lower_ == "it" and token.dep_ == "dobj"):
            kinds -= {"agent", "party"}  # seldom who, mostly what
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
        mentions = [self._mentions.at(paragraph.span(member)) for member in conjuncts(inner)]
        found = tuple(r for m in mentions if m is not None for r in m.referents if r.kind == "state")
        return found if len(found) > 1 else ()

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
            group = Referent(text_of(token), "group", party, named=False)
            acts = {"agent", "party"} if party else {"agent"}
            return Filler(token, span, (group,), frozenset(classes | acts), False)
        if _is_name(token):
            named = Referent(text_of(token), "organisation", party)
            return Filler(token, span, (named,), frozenset(classes | {"agent", "party"}), False)
        if owners:
            classes |= {"craft"} if lemma_of(token) in CRAFT else set()
            classes |= {"owned"} | ({"agent", "party"} if classes & ORGANS else set())
            return Filler(token, span, tuple(owners), frozenset(classes), True)
        things = (Referent(text_of(token), "thing", named=False),) if classes & THINGS else ()
        return Filler(token, span, things, frozenset(classes), False)

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
            return Filler(token, mention.span, mention.referents, _with_kinds(set(), mention.referents), True)
        if token.pos_ == "PROPN" and token.head.ent_type_ == token.ent_type_ != "":
            return None
        classes = self._items.classes(token)
        return Filler(token, span, (), classes, True) if classes else None

    def owner_names(self, paragraph: Paragraph, noun: Token) -> frozenset[str]:
        """Names and parties of those whose the thing is; empty where the text does not say."""
        owners = self._owners(paragraph, noun)
        return frozenset(name for owner in owners for name in (owner.name, owner.party) if name)

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
        return []


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
            found.add("agent")
            if referent.kind == "person":
                found.add("person")
            if referent.kind != "person" or referent.party:
                found.add("party")
            elif referent.named:
                found.add("named")
        if referent.kind in ("place", "state"):
            found.add("place")
        if referent.kind == "weapon":
            found.add("arms")
    return frozenset(found)


def _is_name(token: Token) -> bool:
    return token.pos_ == "PROPN" and token.ent_type_ not in NOT_NAMES and token.text[:1].isupper()


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
        if child.dep_ == "prep" and child.lower_ in EXEMPLARY
        for inner in child.children
        if inner.dep_ == "pobj"
    ]


def _owner_tokens(noun: Token, depth: int = 1) -> list[Token]:
    owners = [antecedent(child) for child in noun.children if child.dep_ == "poss"]
    owners += [child for child in noun.children if child.dep_ in ("compound", "amod", "nmod")]
    for child in noun.children:
        if child.dep_ in ("prep", "agent") and child.lower_ in ("by", "of", "with", "between"):
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
