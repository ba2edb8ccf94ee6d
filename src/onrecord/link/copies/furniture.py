"""Prose that several articles share without being copies: page furniture and standing background.

It is told by where it stands: in articles of different weeks that share little else. What one story and its
copies share appears within days, or makes up most of them.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from statistics import median

from onrecord.link.copies.prose import Prose, Words
from onrecord.link.copies.sentences import Sentences, is_short, sentence_key

HOLDERS = 3  # articles that hold a sentence, from which it may be furniture
CROWD = 40  # more holders than one story is ever copied to: furniture whatever else they share
WEEK, FORTNIGHT = 7, 14  # days; copies of one story appear within a week, hardly ever after two
LITTLE = 0.25  # of the middle holder's sentences: less than this in common is no copy
# A story that is printed again after a fortnight comes whole: that many sentences, most of them in common.
STORY, MOST = 12, 0.5


@dataclass(slots=True)
class Furniture:
    """Which sentences are furniture, as things stand, or stood before some articles came in (`without`)."""

    sentences: Sentences
    without: frozenset[str] = frozenset()
    _known: dict[int, bool] = field(default_factory=dict)

    def among(self, sentences: Collection[int]) -> frozenset[int]:
        """Those of these sentences that are furniture."""
        asked = [one for one in sentences if one not in self._known]
        for sentence, holders in self.sentences.holders(asked).items():
            self._known[sentence] = self._is(sentence, sorted(set(holders) - self.without))
        return frozenset(one for one in sentences if self._known[one])

    def _is(self, sentence: int, holders: list[str]) -> bool:
        if len(holders) < HOLDERS:
            return False
        if len(holders) > CROWD or is_short(sentence):
            return True
        days = self.sentences.published(holders)
        dates = [day.start for holder in holders if (day := days[holder])]
        spread = (max(dates) - min(dates)).days if dates else WEEK
        if spread <= WEEK and (dates or len(holders) < 2 * HOLDERS):
            return False
        held = [frozenset(self.sentences.of(holder)) for holder in holders]
        middle = median(map(len, held))
        least = max(STORY, MOST * middle) if spread > FORTNIGHT else LITTLE * middle
        return len(frozenset.intersection(*held)) < least

    def taken_from(self, prose: Prose) -> Prose:
        """The prose without the sentences that are furniture, and without paragraphs made of them."""
        keys = {words: sentence_key(words) for words in prose.sentences}
        gone = self.among(set(keys.values()))
        known = {words for words, sentence in keys.items() if sentence in gone}
        return _without(prose, known) if known else prose


def _without(prose: Prose, known: set[Words]) -> Prose:
    """Paragraphs go when all their words stand in furniture."""
    openings = _openings(known)
    kept = [
        (words, flags)
        for words, flags in zip(prose.words, prose.quoted, strict=True)
        if not _made_of(words, known, openings)
    ]
    return Prose(
        prose.article,
        tuple(sentence for sentence in prose.sentences if sentence not in known),
        tuple(words for words, _ in kept),
        tuple(flags for _, flags in kept),
    )


def _openings(sentences: Iterable[Words]) -> dict[str, list[Words]]:
    found: dict[str, list[Words]] = defaultdict(list)
    for sentence in sentences:
        found[sentence[0]].append(sentence)
    return found


def _made_of(words: Words, known: set[Words], openings: dict[str, list[Words]]) -> bool:
    if words in known:
        return True
    place = 0
    while place < len(words):
        fits = [s for s in openings.get(words[place], ()) if words[place : place + len(s)] == s]
        if not fits:
            return False
        place += max(len(sentence) for sentence in fits)
    return bool(words)
