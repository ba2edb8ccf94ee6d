"""Passages of transcripts that may date what an article leaves open.

Transcripts go in without annotations. Where an article without a date says that something happened "last
month", the words of the act and the names of those who did it are looked up in the transcripts; the few
paragraphs that have both in one sentence are annotated, each by itself, and `occasions` sees whether one of
them dates the event. What is read for one article does not depend on what others ask for.
"""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from onrecord.lexicon import Lexicon
from onrecord.link.checks.turns import Transcripts
from onrecord.link.copies.prose import SENTENCE_END
from onrecord.link.dates.occasions import Loose, loosely_dated
from onrecord.link.ports import Annotated
from onrecord.model import Annotations, Article, Block, Event, Span

MOST = 24  # paragraphs read for one event
ENDING = r"\w{0,4}"  # of an inflected form: "veto", "vetoed"; "move", "moving"
SILENT = re.compile(r"(?<=\w\w)[ey]$")

Annotator = Callable[[Article], Annotations]
Names = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sought:
    """Words for an act, the names of each party in it, and the names of others that are tied to it."""

    act: Names
    parties: tuple[Names, ...]
    others: Names

    @property
    def groups(self) -> tuple[Names, ...]:
        """What a passage must have one of each of."""
        return (self.act, *self.parties)


@dataclass(frozen=True, slots=True)
class Witnesses:
    """Transcripts that have not been annotated, and how to annotate a passage of one.

    Passages are kept once they are found and read, as the same are asked for in each round of linking.
    """

    transcripts: Transcripts
    annotate: Annotator
    _read: dict[tuple[str, Span], Annotated] = field(default_factory=dict)
    _named: dict[Sought, list[tuple[Article, Block]]] = field(default_factory=dict)

    def passages(
        self, undated: Iterable[Annotated], lexicon: Lexicon, known: Collection[str] = ()
    ) -> tuple[Annotated, ...]:
        """The passages that name what the `undated` articles date loosely, by transcript and place.

        Each is its transcript with nothing but one paragraph, at its own offsets. `known` are transcripts
        that are annotated as a whole, and are left out.
        """
        found: dict[tuple[str, Span], Annotated] = {}
        for pair in undated:
            for one in loosely_dated(pair, lexicon):
                for article, block in self._naming(_sought(one, lexicon), known):
                    found[article.id, block.span] = self._reading(article, block)
        return tuple(found[place] for place in sorted(found))

    def _naming(self, sought: Sought, known: Collection[str]) -> list[tuple[Article, Block]]:
        """The paragraphs to read for an event, those first that name who else it is tied to."""
        if sought not in self._named:
            self._named[sought] = list(self._candidates(sought, known))
        return self._named[sought]

    def _candidates(self, sought: Sought, known: Collection[str]) -> Iterator[tuple[Article, Block]]:
        if not all(sought.groups):
            return
        ranked = []
        for document in sorted(set(self.transcripts.naming(sought.groups)) - set(known)):
            article = self.transcripts.article(document)
            for block in _naming(article, sought.groups):
                words = block.span.of(article.full_text)
                tied = bool(sought.others) and _pattern(sought.others).search(words) is not None
                ranked.append((not tied, document, block.span, article, block))
        ranked.sort(key=lambda one: one[:3])
        yield from ((article, block) for *_, article, block in ranked[:MOST])

    def _reading(self, article: Article, block: Block) -> Annotated:
        place = article.id, block.span
        if place not in self._read:
            alone = _excerpt(article, block)
            self._read[place] = alone, self.annotate(alone)
        return self._read[place]


def _sought(one: Loose, lexicon: Lexicon) -> Sought:
    sighting, parties = one.sighting, one.parties
    doers = sighting.key.side("actor") or tuple(sorted(sighting.key.participants))
    people = {
        party: tuple(sorted(name.split()[-1] for name in names)) for party, names in sighting.people.items()
    }
    return Sought(
        tuple(
            sorted({sighting.event.trigger.of(sighting.article.full_text), *_acts(sighting.event, lexicon)})
        ),
        tuple((*_names(party, lexicon), *people.get(party, ())) for party in doers),
        tuple(name for party in sorted(parties) for name in _names(party, lexicon)),
    )


def _acts(event: Event, lexicon: Lexicon) -> Iterator[str]:
    """The words by which the lexicon knows such an event."""
    for trigger in lexicon.triggers.values():
        if (trigger.type, trigger.mode) == (event.type, event.mode):
            yield from (*trigger.verbs, *trigger.nouns)


def _names(party: str, lexicon: Lexicon) -> Names:
    """The names of a state or organisation wherever it stands alone; of anybody else the one they have."""
    for state in lexicon.states.values():
        if state.name == party:
            return (state.name, *state.aliases, *state.demonyms, *state.metonyms)
    for body in lexicon.organisations.values():
        if body.name == party:
            return (body.name, *body.aliases)
    return (party,)


def _naming(article: Article, groups: Sequence[Names]) -> Iterator[Block]:
    """The paragraphs with a sentence that has one of each group."""
    act, *parties = groups
    for block in article.blocks:
        for sentence in SENTENCE_END.split(block.span.of(article.full_text)):
            if _pattern(act, True).search(sentence) and all(
                _pattern(one).search(sentence) for one in parties
            ):
                yield block
                break


@lru_cache(maxsize=256)
def _pattern(names: Names, inflected: bool = False) -> re.Pattern[str]:
    """Any of the names; words of acts in any form and case."""
    if not inflected:
        return re.compile(rf"(?<!\w)(?:{'|'.join(re.escape(name) for name in names)})(?!\w)")
    phrases = [
        r"[\s-]".join(re.escape(SILENT.sub("", word)) + ENDING for word in name.split()) for name in names
    ]
    return re.compile(rf"\b(?:{'|'.join(phrases)})\b", re.IGNORECASE)


def _excerpt(article: Article, block: Block) -> Article:
    """The transcript with one paragraph alone, at the same offsets."""
    span = block.span
    text = " " * span.start + span.of(article.full_text)
    turns = tuple(
        replace(turn, span=Span(max(turn.span.start, span.start), min(turn.span.end, span.end)))
        for turn in article.turns
        if turn.span.overlaps(span)
    )
    return replace(article, text=text, captions="", blocks=(block,), turns=turns, removed=())
