"""For whom officials speak who are told by no more than what they are: "the government", "one official".

The state is that of the last phrase before with the same noun ("Ruritanian officials ... one official"); of a
government or an army without one, the state that the article's title or first lines name and that it names
most.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from onrecord.lexicon import Lexicon
from onrecord.link.classes import singular
from onrecord.link.names import Parties, plain, spoken_names, state_names
from onrecord.link.ports import Annotated
from onrecord.model import Mention, Referent, Statement

OFFICIALS = frozenset({"official", "authority", "government", "regime", "army", "military"})
RULING = frozenset({"government", "regime", "army", "military"})
OWN = frozenset({"the", "a", "an", "one", "some", "other", "another", "senior", "top", "two", "several"})
SERVING = frozenset({"defense", "defence", "military", "government", "intelligence", "security"})
FIRST = 600  # characters of an article in which the state that it is about is named
WITHIN = 2  # words between the state's name and the noun ("Ruritanian security officials")
WORD = re.compile(r"[^\W_]+(?:[.'’-][^\W_]+)*\.?")


def with_states(annotated: Annotated, lexicon: Lexicon) -> Annotated:
    """The article with the states for which officials speak who are not named."""
    article, annotations = annotated
    told: tuple[Mention | Statement, ...] = (*annotations.mentions, *annotations.statements)
    if not any(_noun(one) for each in told for one in _referents(each)):
        return annotated
    states = _States(article.full_text, Parties(lexicon), annotations.mentions)
    return article, replace(
        annotations,
        statements=tuple(_placed(one, states) for one in annotations.statements),
        mentions=tuple(_meant(one, states) for one in annotations.mentions),
    )


def _referents(told: Mention | Statement) -> tuple[Referent, ...]:
    return told.referents if isinstance(told, Mention) else told.speakers


def _placed(statement: Statement, states: "_States") -> Statement:
    start = (statement.source or statement.content)[0].start
    speakers = tuple(
        replace(one, party=states.of(noun, start)) if (noun := _noun(one)) else one
        for one in statement.speakers
    )
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


class _States:
    """Where an article names states, and nouns for their officials."""

    def __init__(self, text: str, parties: Parties, mentions: Sequence[Mention]) -> None:
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

    def of(self, noun: str, start: int) -> str | None:
        """The state whose official is meant by a noun that stands at `start`."""
        before = [party for place, party in self._told.get(noun, ()) if place < start]
        if before:
            return before[-1]
        return self._main if noun in RULING else None
