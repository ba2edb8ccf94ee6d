"""Turns of transcripts: who holds them, and which of them may have the words of a quotation."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Protocol
from zlib import crc32

from onrecord.lexicon import Lexicon
from onrecord.link.checks.disfluency import droppable
from onrecord.link.checks.spoken import Word, spoken_words
from onrecord.link.names import person_keys, plain
from onrecord.model import Article, Interval, Span, Turn

SHINGLE = 3  # words in a row
BEGINNING = 3  # letters that all forms of a word share, mostly
ASKING = frozenset(("q", "question", "questions", "correspondent", "journalist", "reporter", "interviewer"))


@dataclass(frozen=True, slots=True)
class Spoken:
    """One turn: the `number`-th of its transcript, whose day is `day`.

    `start` and `end` are characters of the transcript's full text.
    """

    document: str
    number: int
    label: str
    speaker: str | None
    day: Interval | None
    start: int
    end: int


class Transcripts(Protocol):
    """The transcripts that quotations are held against."""

    def turns(self) -> Sequence[Spoken]:
        """All turns, by document and number."""

    def near(self, shingles: Sequence[int], least: int = 1) -> Mapping[tuple[str, int], int]:
        """(document, number) of the turns that have at least `least` of these shingles, with how many."""

    def text(self, document: str) -> str:
        """The full text of a transcript."""

    def article(self, document: str) -> Article:
        """A transcript as it was read."""

    def naming(self, groups: Sequence[Sequence[str]]) -> Collection[str]:
        """All transcripts that have a word or phrase of every group, in any form; perhaps others too."""


def as_transcript(article: Article) -> Article:
    """The article as a transcript: what has no turns is one turn of nobody named."""
    if article.turns or not article.text:
        return article
    return replace(article, turns=(Turn("", None, Span(0, len(article.text))),))


def shingles(words: Sequence[Word]) -> list[int]:
    """Hashes of all runs of three fluent words, sorted, each once. 32 bits: a clash only costs time."""
    fluent = [
        word.norm for word, skip in zip(words, droppable(words), strict=True) if not skip and not word.aside
    ]
    return sorted({_hash(fluent[place : place + SHINGLE]) for place in range(len(fluent) - SHINGLE + 1)})


def _hash(words: Sequence[str]) -> int:
    return crc32(" ".join(words).encode("utf-8", "surrogatepass"))


def spoken_turns(article: Article) -> Iterator[Spoken]:
    """The turns of a transcript."""
    for number, turn in enumerate(article.turns):
        span = turn.span
        yield Spoken(article.id, number, turn.label, turn.speaker, article.published, span.start, span.end)


def index_turns(article: Article) -> Iterator[tuple[int, list[int]]]:
    """The number of each turn of a transcript with its shingles."""
    for number, turn in enumerate(article.turns):
        yield number, shingles(spoken_words(turn.span.of(article.full_text)))


@dataclass(slots=True)
class TurnIndex:
    """Transcripts in memory."""

    _turns: list[Spoken] = field(default_factory=list)
    _articles: dict[str, Article] = field(default_factory=dict)
    _postings: dict[int, list[tuple[str, int]]] = field(default_factory=dict)

    @classmethod
    def of(cls, articles: Iterable[Article]) -> "TurnIndex":
        """An index of the transcripts among `articles`."""
        index = cls()
        for article in sorted((one for one in articles if one.turns), key=lambda one: one.id):
            index._add(article)
        return index

    def _add(self, article: Article) -> None:
        self._articles[article.id] = article
        self._turns.extend(spoken_turns(article))
        for number, found in index_turns(article):
            for shingle in found:
                self._postings.setdefault(shingle, []).append((article.id, number))

    def turns(self) -> Sequence[Spoken]:
        """All turns, by document and number."""
        return self._turns

    def near(self, shingles: Sequence[int], least: int = 1) -> Mapping[tuple[str, int], int]:
        """(document, number) of the turns that have at least `least` of these shingles, with how many."""
        found = Counter(turn for shingle in shingles for turn in self._postings.get(shingle, ()))
        return {turn: count for turn, count in found.items() if count >= least}

    def text(self, document: str) -> str:
        """The full text of a transcript."""
        return self._articles[document].full_text

    def article(self, document: str) -> Article:
        """A transcript as it was read."""
        return self._articles[document]

    def naming(self, groups: Sequence[Sequence[str]]) -> Collection[str]:
        """The transcripts that have how a word or phrase of every group begins."""
        texts = {key: article.full_text.casefold() for key, article in self._articles.items()}
        starts = [[phrase[:BEGINNING].casefold() for phrase in group] for group in groups]
        return [key for key, text in texts.items() if all(any(s in text for s in each) for each in starts)]


def is_question(turn: Spoken) -> bool:
    """Whether an unnamed reporter asks, or somebody in the audience calls."""
    return turn.speaker is None and (plain(turn.label) in ASKING or "audience" in plain(turn.label))


def holds(turn: Spoken, names: Sequence[str], lexicon: Lexicon) -> bool:
    """Whether the turn is that of somebody of one of these names.

    By full name, by the lexicon's person, or by surname with no other given name: "Lee" and "A. Lee" are
    Ann Lee. A label that nothing resolves ("MR. LEE") has its surname alone.
    """
    return any(_match(_holder(turn), name, lexicon) for name in names)


def _holder(turn: Spoken) -> str:
    if turn.speaker:
        return turn.speaker
    from onrecord.read.titles import FORMS, NOBODY, RANKS  # with the readers of all formats, which take long

    words = [word for word in turn.label.split() if word.casefold().strip(".,:") not in FORMS | RANKS]
    return "" if any(word.casefold().strip(".,:") in NOBODY | ASKING for word in words) else " ".join(words)


@lru_cache(maxsize=65536)
def _match(held: str, name: str, lexicon: Lexicon) -> bool:
    own, other = plain(held).split(), plain(name).split()
    if not own or not other:
        return False
    if sorted(own) == sorted(other):
        return True
    keys = person_keys(lexicon)
    known = [keys.get("".join(words)) for words in (own, other)]
    if all(known):
        return known[0] == known[1]
    shorter, longer = sorted((own, other), key=len)
    if longer[-len(shorter) :] == shorter:
        return True
    return own[-1] == other[-1] and own[0][0] == other[0][0] and len(own) > 1 and len(other) > 1
