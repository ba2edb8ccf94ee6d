"""For whom officials speak who are told by no more than what they are: "a Peruvian military source", "the
government", "one official".

The state is the one that is named there; else that of the last phrase before with the same noun ("Ruritanian
officials ... one official"); of a government or an army without one, the state that the article's title or
first lines name and that it names most.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from onrecord.lexicon import Lexicon
from onrecord.link.claims.participants import describe
from onrecord.link.classes import singular
from onrecord.link.names import Parties, own_part, plain, spoken_names, state_names
from onrecord.link.ports import Annotated
from onrecord.model import Mention, Referent, Statement

OFFICIALS = frozenset({"official", "authority", "government", "regime", "army", "military"})
RULING = frozenset({"government", "regime", "army", "military"})
OWN = frozenset({"the", "a", "an", "one", "some", "other", "another", "senior", "top", "two", "several"})
SERVING = frozenset({"defense", "defence", "military", "government", "intelligence", "security"})
# Heads of phrases whose other words say that they are public: "state television", "military source".
SPEAKING = frozenset({"source", "television", "tv", "radio", "broadcaster", "media", "agency", "guard"})
PUBLIC = SERVING | frozenset(
    ["state", "official", "diplomatic", "presidential", "army", "navy", "police", "coast", "border"]
)
PAST = frozenset({"former", "retired", "onetime"})
FIRST = 600  # characters of an article in which the state that it is about is named
WITHIN = 2  # words between the state's name and the noun ("Ruritanian security officials")
WORD = re.compile(r"[^\W_]+(?:[.'’-][^\W_]+)*\.?")


def with_states(annotated: Annotated, lexicon: Lexicon) -> Annotated:
    """The article with the states for which officials speak who are not named."""
    article, annotations = annotated
    told: tuple[Mention | Statement, ...] = (*annotations.mentions, *annotations.statements)
    parties = Parties(lexicon)
    speakers = (one for each in annotations.statements for one in each.speakers)
    if not any(_noun(one) for each in told for one in _referents(each)) and not any(
        _named_state(one, parties) for one in speakers
    ):
        return annotated
    states = _States(article.full_text, parties, annotations.mentions)
    return article, replace(
        annotations,
        statements=tuple(_placed(one, states) for one in annotations.statements),
        mentions=tuple(_meant(one, states) for one in annotations.mentions),
    )


def _referents(told: Mention | Statement) -> tuple[Referent, ...]:
    return told.referents if isinstance(told, Mention) else told.speakers


def _placed(statement: Statement, states: "_States") -> Statement:
    start = (statement.source or statement.content)[0].start
    speakers = tuple(replace(one, party=states.behind(one, start)) for one in statement.speakers)
    return statement if speakers == statement.speakers else replace(statement, speakers=speakers)


def _meant(mention: Mention, states: "_States") -> Mention:
    """A mention of a government or an army, with its state."""
    told = tuple(
        replace(one, party=states.of(noun, mention.span.start))
        if (noun := _noun(one)) in RULING and noun
        else one
        for one in mention.referents
    )
    return mention if told == mention.referents else replace(mention, referents=told)


def _noun(one: Referent) -> str | None:
    """The noun for an official of whom nothing says whose."""
    if one.named or one.party:
        return None
    *before, last = [singular(word) for word in plain(one.name).split()] or [""]
    bare = all(word in OWN or word in SERVING for word in before)
    return last if bare and last in OFFICIALS else None


def _in_another_name(start: int, state: str, mentions: Sequence[Mention]) -> bool:
    """Whether a state's name is a part of the name of something else ("New Mexico", "Michael Jordan")."""
    return any(
        one.span.start < start < one.span.end
        and any(each.named and state not in (each.name, each.party) for each in one.referents)
        for one in mentions
    )


def _named_state(one: Referent, parties: Parties) -> str | None:
    """The only state that a description names whose official, army or broadcaster it is."""
    if one.named or one.party:
        return None
    own = own_part(one.name)
    words = plain(own).split()
    public = not PUBLIC.isdisjoint(words[:-1]) and singular(words[-1]) in SPEAKING
    if not PAST.isdisjoint(words) or not (public or _is_official(own, parties.lexicon)):
        return None
    states = parties.named_in(own) & state_names(parties.lexicon)
    return min(states) if len(states) == 1 else None


def _is_official(description: str, lexicon: Lexicon) -> bool:
    """Whether a description is of somebody who speaks for a state."""
    role = lexicon.roles.get(describe(description).head)
    return role is not None and role.official and role.kind == "person"


class _States:
    """Where an article names states, and nouns for their officials."""

    def __init__(self, text: str, parties: Parties, mentions: Sequence[Mention]) -> None:
        self._parties = parties
        names = spoken_names(parties.lexicon)
        known = state_names(parties.lexicon)
        words = [(match.start(), plain(match[0])) for match in WORD.finditer(text)]
        self._named: list[tuple[int, int, str]] = []
        for place, (start, word) in enumerate(words):
            pair = f"{word} {words[place + 1][1]}" if place + 1 < len(words) else word
            key = names.get(pair) or names.get(word.removesuffix("s") if word not in names else word)
            party = parties.lexicon.party_of(key) if key and text[start].isupper() else None
            if party in known and party is not None and not _in_another_name(start, party, mentions):
                self._named.append((place, start, party))
        self._told: dict[str, list[tuple[int, str]]] = {}
        for place, _, party in self._named:
            for start, word in words[place + 1 : place + 2 + WITHIN]:
                if any(stop in text[words[place][0] : start] for stop in ".;\n"):
                    break  # "fled to Iran. Officials in Lima"
                if (noun := singular(word)) in OFFICIALS:
                    self._told.setdefault(noun, []).append((start, party))
                    break
        self._main = self._most()

    def _most(self) -> str | None:
        counts = Counter(party for _, _, party in self._named)
        first = {party for _, start, party in self._named if start < FIRST}
        ranked = counts.most_common(2)
        if not ranked or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
            return None
        return ranked[0][0] if ranked[0][0] in first else None

    def behind(self, one: Referent, start: int) -> str | None:
        """The party of who speaks at `start`: its own, else the state whose official it is."""
        if named := _named_state(one, self._parties):
            return named
        noun = _noun(one)
        return self.of(noun, start) if noun else one.party

    def of(self, noun: str, start: int) -> str | None:
        """The state whose official is meant by a noun that stands at `start`."""
        before = [party for place, party in self._told.get(noun, ()) if place < start]
        if before:
            return before[-1]
        return self._main if noun in RULING else None
