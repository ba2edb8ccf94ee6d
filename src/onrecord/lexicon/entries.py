"""The kinds of lexicon entries. A file `states.yaml` holds a list of `State`, and so on.

Every entry has a `source`, where its facts can be looked up. Dates are ISO days; an open end is null.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from onrecord.model.event import EventType, Factuality
from onrecord.model.statement import Force


@dataclass(frozen=True, slots=True)
class State:
    """A state or territory that speaks and acts. `id` is ISO 3166-1 alpha-2 in lower case where it has one.

    `aliases` are other names that hold anywhere ("DPRK"), `short` ones hold only in an article that also has
    the full name ("the North"), `demonyms` are adjectives and people ("North Korean", "North Koreans"),
    `metonyms` are places that speak for the government ("Pyongyang", "the Kremlin").
    """

    id: str
    name: str
    source: str
    aliases: tuple[str, ...] = ()
    short: tuple[str, ...] = ()
    demonyms: tuple[str, ...] = ()
    capital: str | None = None
    metonyms: tuple[str, ...] = ()
    wikidata: str | None = None


@dataclass(frozen=True, slots=True)
class Organisation:
    """An organisation with its names. `part_of` is the id of the state or organisation that it speaks for."""

    id: str
    name: str
    source: str
    aliases: tuple[str, ...] = ()
    short: tuple[str, ...] = ()
    part_of: str | None = None
    wikidata: str | None = None


@dataclass(frozen=True, slots=True)
class Person:
    """A person of public life. `party` is the id of the state or organisation that they speak for.

    `partisan` is the political party for which they speak while they hold none of their offices; of others
    the lexicon may not know all offices.
    """

    id: str
    name: str
    source: str
    aliases: tuple[str, ...] = ()
    gender: Literal["male", "female"] | None = None
    party: str | None = None
    partisan: str | None = None
    wikidata: str | None = None


@dataclass(frozen=True, slots=True)
class Holder:
    """Who held an office, from its first day to its last."""

    person: str
    start: date
    end: date | None = None

    def throughout(self, first: date, last: date) -> bool:
        """Whether they held it on every day from `first` to `last`, both inclusive."""
        return self.start <= first and (self.end is None or last <= self.end)

    def within(self, first: date, last: date) -> bool:
        """Whether they held it on any day from `first` to `last`, both inclusive."""
        return self.start <= last and (self.end is None or first <= self.end)


@dataclass(frozen=True, slots=True)
class Office:
    """A post of a state or organisation, whose id is `body`. `titles` are how print names it, fullest first.

    `generic` are words that stand for the office once the article has made its body plain ("the secretary",
    "top diplomat"). `shared` offices have several holders at a time (spokespeople), so that the title and the
    day do not tell which of them is meant.
    """

    id: str
    titles: tuple[str, ...]
    body: str
    source: str
    generic: tuple[str, ...] = ()
    holders: tuple[Holder, ...] = ()
    shared: bool = False


@dataclass(frozen=True, slots=True)
class Outlet:
    """A news outlet or agency, with the names and web domains under which it appears.

    `in_prose` are the names by which running text means it, where its own name is also a common word
    ("Time magazine"); without any, `name` and `aliases` are.
    """

    id: str
    name: str
    source: str
    aliases: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()
    agency: bool = False
    state: str | None = None
    in_prose: tuple[str, ...] = ()

    @property
    def spoken_names(self) -> tuple[str, ...]:
        """What running text calls it."""
        return self.in_prose or (self.name, *self.aliases)


@dataclass(frozen=True, slots=True)
class Furniture:
    """What stands on a page beside the news, by its words; a paragraph that fits is set aside for `reason`.

    `whole` are whole paragraphs, `opening` and `ending` how paragraphs of up to `longest` words begin or end,
    all without regard to case, spacing and punctuation at the ends. `above` says that it counts only above
    the first paragraph (section names), `closes` that all that follows on a page is furniture too, `names`
    are names that credit a photo.
    """

    id: str
    reason: str
    source: str
    whole: tuple[str, ...] = ()
    opening: tuple[str, ...] = ()
    ending: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    longest: int = 25
    above: bool = False
    closes: bool = False


Content = Literal["quotation", "clause", "verbal", "anything"]


@dataclass(frozen=True, slots=True)
class Cue:
    """A word that introduces what somebody says, thinks or wants. `id` is its lemma, with a particle if any.

    The id of a noun cue ends in " (noun)". `takes` is the widest content with which the word is a saying or a
    thought and no other act: words in quotation marks, a finite clause ("found that it leaks", but "found a
    leak"), a verb at all ("offered to pay"), or anything ("denied the report"). `personal` says that it is
    none where its source is a thing ("the storm threatens to ...").
    """

    id: str
    pos: Literal["verb", "noun"]
    force: Force
    source: str
    takes: Content = "anything"
    personal: bool = False


@dataclass(frozen=True, slots=True)
class RoleNoun:
    """A noun for people by what they are ("minister"), for bodies that speak ("ministry"), or for what is
    written ("report").

    `official` marks those who act for a state or organisation, so that "the official" may stand for any of
    them; `gender` is given where the word tells. `sort` gathers nouns of which one may take up another, or
    what is known to be one: any company is "the company", and so is "the carmaker".
    """

    id: str
    source: str
    kind: Literal["person", "organisation", "document"] = "person"
    sort: Literal["company", "outlet", "agency", "team", "school", "union", "figure"] | None = None
    official: bool = False
    gender: Literal["male", "female"] | None = None


ItemClass = Literal[
    "arms", "material", "technology", "troops", "money", "relief", "support", "accord", "measure",
    "tie", "sanction", "armed", "public", "programme", "treaty", "truce", "intelligence", "attack",
    "gathering", "proposal", "custody", "plea", "protesting", "trip", "credential", "protected",
    "banned", "document", "group", "press", "property", "capacity", "restriction", "neutral", "unit",
    "other",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Item:
    """Nouns for things and groups that events turn on, by class; lemmas, or phrases that end in one.

    A trigger that asks for class `arms` is met by "missile", by "ballistic missile", and by a noun of class
    `neutral` that such a noun modifies ("arms support"). Class `unit` holds what measures something else
    ("container", "tonne"): the class is that of what follows "of".
    """

    id: str
    kind: ItemClass
    nouns: tuple[str, ...]
    source: str


SlotFrame = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence and the event that must be found in it; names as they come out, empty where none."""

    text: str
    actor: tuple[str, ...] = ()
    target: tuple[str, ...] = ()
    supplier: tuple[str, ...] = ()
    recipient: tuple[str, ...] = ()
    item: tuple[str, ...] = ()
    mode: str | None = None
    factuality: Factuality = "asserted"
    place: tuple[str, ...] = ()
    none: bool = False


@dataclass(frozen=True, slots=True)
class Trigger:
    """Words that name an event of one type, and how their syntax tells who takes part.

    `verbs` are lemmas, a particle after a space ("call off"); `nouns` are lemmas or phrases that end in one.
    A frame maps slots of syntax to roles. Slots of verbs are `subject` and `object` of the active clause
    (passives are turned round), `iobject`, `clause` (infinitive or that-clause), and prepositions, several
    joined by "|". Slots of nouns are prepositions, `possessive`, `modifier` ("North Korean arms shipments"),
    and the `subject` of a verb in `light` that lends itself to the noun ("made a delivery"). `object owner`
    is whose the object is ("Peru's sanctions"), `subject owner` whose the subject is ("Peru's air strikes"),
    `clause object` the object of the infinitive, `object clause` that of an infinitive on the object ("a deal
    to sell Peru wheat"), `clause target` whom it would hit, `clause subject` who is
    to act. Roles joined
    by "|" go to the first that fits. Of several frames the one counts that fills most.

    `needs` are roles that must be filled, "|" for either, "actors" for two participants at least. `classes`
    say what may fill a role: classes of items; `agent` (who acts: people, states, organisations, groups),
    `party` (an agent that is, or speaks for, a state, organisation or group), `person`, `named` (a person
    by name and without a party), `human` (people, not a state), `state` (a state or who is of one),
    `company` (a body or several people), `opponent` (a party, not the public), `official`, `craft` (a ship or
    plane of somebody), `place`, `act` (a clause about something other than speaking), `any`. Who fills a
    role must be an agent where nothing else is said; an item may be anything. `only_light` says that a noun
    counts only with a light verb, `without` names slots that must stay empty ("rallied" is a protest,
    "rallied the party" is not), `own_item` that an item with an owner must be the actor's own ("cut its
    aid"), `agentless` that only a passive counts that leaves open who acts ("was arrested").
    """

    id: str
    type: EventType
    source: str
    examples: tuple[Example, ...]
    verbs: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    mode: str | None = None
    frames: tuple[SlotFrame, ...] = ()
    noun_frames: tuple[SlotFrame, ...] = ()
    light: tuple[str, ...] = ()
    only_light: bool = False
    without: tuple[str, ...] = ()
    own_item: bool = False
    agentless: bool = False
    needs: tuple[str, ...] = ("actor",)
    classes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Hedge:
    """Words that say how certain an event is. `id` is for reference only.

    `over` tells what a word does to the event that it governs or modifies: `verbs` govern it as complement
    ("failed to"), `nouns` likewise ("plan to"), `modifiers` stand on it or on its clause ("potential",
    "reportedly"), `prepositions` lead up to it ("ahead of"). Combination: see `annotate/factuality.py`.
    """

    id: str
    over: Factuality
    source: str
    verbs: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    modifiers: tuple[str, ...] = ()
    prepositions: tuple[str, ...] = ()
    complement: Literal["any", "clause", "noun"] = "any"


@dataclass(frozen=True, slots=True)
class Class:
    """A class of things, part of its `parent` class: who says that missiles went says that arms did.

    `nouns` are lemmas or phrases that end in one, for the class itself and not for its parts.
    """

    id: str
    nouns: tuple[str, ...]
    source: str
    parent: str | None = None


@dataclass(frozen=True, slots=True)
class Anaphor:
    """Nouns that take up something said before ("such supplies", "the accusation", "this position").

    They stand for an event of one of `types`, for a report of anything, or for a position that somebody has
    just taken; `untrue` words deny what they are said of, `disowned` words a part in it, `open` words
    deny only what somebody has said before ("no plans"), `comment` words are
    what people decline to do, `charge` words what one is charged with, an event of one of `types`.
    Singular lemmas, or phrases that end in one.
    """

    id: str
    stands_for: Literal[
        "event",
        "report",
        "position",
        "untrue",
        "disowned",
        "open",
        "comment",
        "charge",
        "condemned",
        "faulted",
    ]
    nouns: tuple[str, ...]
    source: str
    types: tuple[EventType, ...] = ()


@dataclass(frozen=True, slots=True)
class Description:
    """Nouns that news uses in turn for the same people whom it does not name. Singular lemmas, or phrases
    that end in one.
    """

    id: str
    nouns: tuple[str, ...]
    source: str


@dataclass(frozen=True, slots=True)
class Basis:
    """A kind of ground that a speaker may go by, with the words in lower case that tell it."""

    id: str
    words: tuple[str, ...]
    source: str


@dataclass(frozen=True, slots=True)
class Honorific:
    """A form of address or rank that stands before a name, in lower case and without its full stop."""

    id: str
    source: str
    gender: Literal["male", "female"] | None = None


@dataclass(frozen=True, slots=True)
class GivenNames:
    """Given names that tell the gender of whoever bears them."""

    id: str
    gender: Literal["male", "female"]
    names: tuple[str, ...]
    source: str
