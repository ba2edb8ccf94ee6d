"""Who and what an article speaks of."""

from dataclasses import dataclass
from typing import Literal

from onrecord.model.span import Span
from onrecord.model.time import Interval

EntityKind = Literal["person", "state", "organisation", "place", "group", "weapon", "thing"]
MentionForm = Literal["name", "nominal", "pronoun"]


@dataclass(frozen=True, slots=True)
class Office:
    """A post that somebody holds or held; `term` is None where nobody has said when."""

    title: str
    body: str
    term: Interval | None


@dataclass(frozen=True, slots=True)
class Referent:
    """What a mention stands for, as far as one article tells.

    `name` is the fullest name in the article or the lexicon's ("Antony Blinken"); for people nobody names it
    is their description ("a senior U.S. official"), with kind `group` where several are meant. `party` is the
    state or organisation that they speak for. `key` is the lexicon's id, None when it does not know them.
    """

    name: str
    kind: EntityKind
    party: str | None = None
    key: str | None = None
    named: bool = True


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that stand for somebody or something; several referents where they stand for several.

    `basis` says in words how the referents were found ("name", "surname of Antony Blinken",
    "office: U.S. Secretary of State on 2023-09-20").
    """

    span: Span
    text: str
    form: MentionForm
    referents: tuple[Referent, ...]
    basis: str


@dataclass(frozen=True, slots=True)
class Entity:
    """A person, state, organisation, place or thing across articles."""

    id: str
    name: str
    kind: EntityKind
    aliases: tuple[str, ...]
    party: str | None
    offices: tuple[Office, ...]
    wikidata: str | None
    mentions: int
