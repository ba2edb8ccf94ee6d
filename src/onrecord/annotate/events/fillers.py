"""Who or what a noun phrase in a slot stands for, and what it may therefore fill."""

from collections.abc import Callable, Sequence

from spacy.tokens import Token

from onrecord.annotate.events.arguments import antecedent
from onrecord.annotate.events.lists import (
    CRAFT,
    examples,
    exemplified,
    fighters_before,
    is_counted,
    joined,
    modifying_names,
    owner_tokens,
)
from onrecord.annotate.events.nounclasses import Filler, ItemIndex, counts
from onrecord.annotate.events.referring import (
    AGENT_KINDS,
    NOT_NAMES,
    WATERS,
    are_people,
    fits_number,
    has_title,
    in_full,
    is_locative,
    is_name,
    is_nobody,
    with_kinds,
    with_possessor,
)
from onrecord.annotate.grammar import FINITE, PLURALS
from onrecord.annotate.mentions import MentionIndex
from onrecord.annotate.nounphrase import conjuncts, group_text, lemma_of, of_object, text_of
from onrecord.annotate.parse import Paragraph
from onrecord.model import Mention, Referent, Span

FIRST_PERSON = {"i", "me", "we", "us"}
WE = {"we", "us"}
NUMBERS = {"several", "dozens", "scores", "hundreds", "thousands"}  # alone, they are people
REFLEXIVE = {"itself", "himself", "herself", "themselves", "themself", "myself", "ourselves", "yourself"}
SEATS = {"city", "state", "country", "nation", "town", "capital", "government", "county"}
THINGS = {"property", "protected"}  # what acts may be aimed at though it is nobody
# Who acts where they stand before a noun for violence ("police shootings", "militant attacks").
FORCES = {
    "police", "militant", "rebel", "insurgent", "gunman", "guerrilla", "separatist", "taliban", "government",
    "regime", "army", "military",
}  # fmt: skip
BEFORE = {"compound", "amod", "nmod"}
# What nobody in a list of those who act or suffer can be.
MATTERS = {
    "document", "accord", "measure", "sanction", "act", "money", "relief", "tie", "other", "unit", "treaty",
    "intelligence", "truce", "attack", "gathering", "trip", "restriction", "programme", "technology",
    "material", "support", "bare",
}  # fmt: skip
OCCASIONS = {
    "summit", "talks", "conference", "act", "deal", "agreement", "accord", "treaty", "war", "process",
}  # fmt: skip
ORGANS = {"group", "troops", "arms", "craft"}  # "US warplanes" act for whom they belong to


# Who says what stands at a span; where it is "we", for whom they speak.
Speakers = Callable[[Span, bool], tuple[Referent, ...]]


class Fillers:
    """Resolves the noun phrases of one article."""

    def __init__(self, mentions: MentionIndex, items: ItemIndex, speakers: Speakers) -> None:
        self._mentions = mentions
        self._speakers = speakers
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
        if inner is not None and counts(token) and self._mentions.at(paragraph.span(token)) is None:
            return self.all(paragraph, inner, slot)  # "a number of countries"
        for member in self._members(paragraph, token):
            named = [filler for example in examples(member) for filler in self.all(paragraph, example, "")]
            head = self._in_slot(paragraph, member, slot)
            found.extend(exemplified(head, [filler for filler in named if filler.referents]))
        return found

    def _members(self, paragraph: Paragraph, token: Token) -> list[Token]:
        """The members of a list; those after "his counterpart X, Y and Z" may hang on the name."""
        members = joined(token)
        for member in list(members):
            name = self._by_name(paragraph, member)
            members += [m for m in joined(name) if m not in (*members, name)] if name is not None else []
        return members

    def _in_slot(self, paragraph: Paragraph, token: Token, slot: str) -> Filler:
        """What goes to a state's region goes to the state: "to Russia's Far East"."""
        filler = self.one(paragraph, token)
        if slot != "to" or not filler.referents or any(r.kind != "place" for r in filler.referents):
            return filler
        owners = [self._mentions.at(paragraph.span(c)) for c in token.children if c.dep_ == "poss"]
        states = tuple(r for m in owners if m is not None for r in m.referents if r.kind == "state")
        return Filler(token, filler.span, states, with_kinds(set(), states), True) if states else filler

    def one(self, paragraph: Paragraph, token: Token) -> Filler:
        """What the noun phrase headed by `token` stands for."""
        token = self._by_name(paragraph, token) or token
        span = paragraph.span(token)
        classes = set(self._items.classes(token))
        mention = self._mentions.at(span)
        if token.lower_ in REFLEXIVE:
            return Filler(token, span, (), frozenset({"other"}), False)
        if mention is not None and mention.referents and not fits_number(token, mention.referents):
            mention = None
        if mention is not None and mention.referents and are_people(token, mention.referents):
            first = mention.referents[0]
            party = first.name if first.kind == "state" else first.party
            people = Referent(group_text(token), "group", party, named=False)
            return Filler(
                token, mention.span, (people,), frozenset({"agent", "group", "human", "party"}), True
            )
        if mention is not None and is_nobody(token, mention.referents):
            return Filler(token, span, (), frozenset(classes), False)
        if mention is not None and mention.referents:
            owned = self._of_relative(paragraph, token, mention.referents)
            if owned is not None:
                return Filler(token, mention.span, owned, with_kinds(classes, owned), True)
            parties = self._represented(paragraph, token, mention.referents)
            kinds = self._kinds(token, classes, mention.referents)
            if parties:
                return Filler(token, mention.span, parties, with_kinds(classes, parties), True)
            return Filler(token, mention.span, in_full(token, mention.referents), kinds, True)
        if meant := self._without_noun(token, span):
            return Filler(token, span, meant, with_kinds(classes, meant), False)
        if token.pos_ == "PRON" or token.tag_ in ("PRP", "PRP$"):
            return Filler(token, span, (), frozenset(classes), False)
        return self._described(token, span, classes, self._owners(paragraph, token))

    def _without_noun(self, token: Token, span: Span) -> tuple[Referent, ...]:
        """Who is meant by "we" and "I" in what is said, and by a number alone ("several were arrested")."""
        if token.lower_ in FIRST_PERSON:
            return self._speakers(span, token.lower_ in WE)
        if token.lower_ in NUMBERS and of_object(token) is None:
            return (Referent(token.lower_, "group", named=False),)
        return ()

    def _of_relative(
        self, paragraph: Paragraph, token: Token, referents: tuple[Referent, ...]
    ) -> tuple[Referent, ...] | None:
        """A group after "whose" by whom that stands for: "Chad, whose forces" gives "Chad's forces".

        None where there is no "whose". Other pronouns stay: whom they mean is too often guessed."""
        whose = next((c for c in token.children if c.dep_ == "poss" and c.tag_ == "WP$"), None)
        if whose is None or referents[0].named:
            return None
        mention = self._mentions.at(paragraph.span(antecedent(whose)))
        found = [r for r in mention.referents if r.kind in AGENT_KINDS] if mention is not None else []
        if len(found) != 1:
            return None
        name = f"{found[0].name}'s {group_text(token)}"
        return (Referent(name, referents[0].kind, found[0].party, named=False),)

    def _kinds(self, token: Token, classes: set[str], referents: tuple[Referent, ...]) -> frozenset[str]:
        """The classes of a noun phrase that a mention covers."""
        kinds = with_kinds(classes, referents)
        if has_title(token, self._items.officials):
            kinds |= {"party"}  # a president of we do not know what
        if token.ent_type_ == "NORP" and token.tag_ in PLURALS:
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
        if token.ent_type_ == "GPE" and not is_locative(token) and token.lower_ not in WATERS:
            kinds |= {"agent", "party"}  # a city or a region that acts
        if "document" in classes or (token.lower_ == "it" and token.dep_ == "dobj"):
            kinds -= {"agent", "party", "human", "company", "opponent"}  # seldom who, mostly what
        return kinds

    def _by_name(self, paragraph: Paragraph, token: Token) -> Token | None:
        """The name beside a noun that says what it is: "its ally Peru", "Peru, a member which ..."."""
        if token.pos_ != "NOUN":
            return None
        beside = [c for c in token.children if c.dep_ == "appos" and _follows(c, token)]
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
        if len(referents) > 1 or referents[0].named or referents[0].party or token.tag_ in PLURALS:
            return False
        words = referents[0].name.casefold().split()
        if words[0].endswith(("'s", "’s")):
            return False  # "Peru's president"
        if any(child.ent_type_ == "NORP" for child in token.children):
            return False  # "the Syldavian opposition"
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
            group = Referent(with_possessor(token), "group", party, named=False)
            acts = {"agent", "party"} if party else {"agent"}
            return Filler(token, span, (group,), frozenset(classes | acts | {"human"}), False)
        if is_name(token):
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
        if filler.token.pos_ not in ("NOUN", "PROPN") or not found or not is_counted(filler.token):
            return None
        if any(child.dep_ == "acl" and child.tag_ in FINITE for child in filler.token.children):
            return None  # "a commitment that they return"
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
            kinds = with_kinds(set(), mention.referents)
            if all(r.kind in ("group", "place") and not r.party for r in mention.referents):
                kinds -= {"agent", "party"}  # "Western sanctions"
            if mention.basis.startswith("seat of government"):
                kinds |= {"seat"}
            return Filler(token, mention.span, mention.referents, kinds, True)
        if token.pos_ == "PROPN" and token.head.ent_type_ == token.ent_type_ != "":
            return None
        classes = self._items.classes(token)
        if lemma_of(token) in FORCES:
            force = Referent(lemma_of(token), "group", named=False)
            return Filler(token, span, (force,), classes | {"agent", "group"}, True)
        return Filler(token, span, (), classes, True) if classes else None

    def owner_names(self, paragraph: Paragraph, noun: Token) -> frozenset[str]:
        """Names and parties of those whose the thing is; empty where the text does not say."""
        owners = self._owners(paragraph, noun)
        return frozenset(name for owner in owners for name in (owner.name, owner.party) if name)

    def owners(self, paragraph: Paragraph, noun: Token) -> list[Filler]:
        """Those whose the thing is, as who acts: "U.N. and U.S. sanctions"."""
        found = []
        for token in modifying_names(noun):
            mention = self._mentions.at(paragraph.span(token))
            if mention is not None and mention.referents and _any_named(mention):
                kinds = with_kinds(set(), mention.referents)
                found.append(Filler(token, mention.span, mention.referents, kinds, True))
        forces = (child for child in noun.lefts if child.dep_ in BEFORE and lemma_of(child) in FORCES)
        return found + [one for child in forces if (one := self._modifier(paragraph, child)) is not None]

    def _owners(self, paragraph: Paragraph, noun: Token) -> list[Referent]:
        """Whose it is: possessor, demonym, "of" or "by" phrase, the first that is an agent."""
        if (fighters := fighters_before(noun)) is not None:
            return [Referent(fighters, "group", named=False)]  # "Chadian rebel targets" are not Chad's
        for child in owner_tokens(noun):
            mention = self._mentions.at(paragraph.span(child))
            if mention is None:
                continue
            agents = [referent for referent in mention.referents if referent.kind in AGENT_KINDS]
            if child.dep_ in ("compound", "nmod"):  # an acronym is as often a thing: "LNG exports"
                agents = [r for r in agents if r.kind != "organisation" or r.key is not None]
            if agents:
                beside = [self._mentions.at(paragraph.span(c)) for c in child.children if c.dep_ == "conj"]
                agents += [r for m in beside if m is not None for r in m.referents if r.kind == "state"]
                return agents  # "Russian and Syrian warplanes"
        return self._strangers(paragraph, noun)

    def _strangers(self, paragraph: Paragraph, noun: Token) -> list[Referent]:
        """Names that nothing else tells of, as owners: "ties between Ruritania and Syldavia"."""
        tokens = [t for t in owner_tokens(noun) if t.dep_ in ("poss", "pobj") and is_name(t)]
        found = [m for token in tokens[:1] for m in conjuncts(token)]
        unknown = [m for m in found if self._mentions.at(paragraph.span(m)) is None and is_name(m)]
        groups = [
            c for c in noun.children if c.dep_ == "poss" and c.tag_ == "NNS" and "group" in self.classes(c)
        ]
        return [
            *(Referent(text_of(name), "organisation") for name in unknown),
            *(Referent(group_text(group), "group", named=False) for group in groups),
        ]


def _follows(name: Token, noun: Token) -> bool:
    """Whether a name stands right behind a noun, or behind its comma."""
    between = name.i - len(list(name.lefts)) - noun.i - 1
    return between == 0 or (between == 1 and noun.nbor(1).text == ",")


def _any_named(mention: Mention) -> bool:
    return any(r.named and r.kind in AGENT_KINDS for r in mention.referents)


def item_text(filler: Filler) -> str:
    """The name of a thing as printed, without article and number: "munitions" for "crates of munitions"."""
    inner = of_object(filler.token)
    measures = "unit" in filler.classes or counts(filler.token)
    return text_of(inner) if inner is not None and measures else text_of(filler.token)
