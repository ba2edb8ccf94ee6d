"""Prose that several articles share without being copies: page furniture and standing background.

It is told by where it stands: in articles of different weeks that share little else. What one story and its
copies share appears within days, or makes up most of them.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from statistics import median

from onrecord.link.prose import GRAM, Prose, Words
from onrecord.model import Article

HOLDERS = 3  # articles that hold a sentence, from which it may be furniture
CROWD = 40  # more holders than one story is ever copied to: furniture whatever else they share
WEEK, FORTNIGHT = 7, 14  # days; copies of one story appear within a week, hardly ever after two
LITTLE = 0.25  # of the middle holder's sentences: less than this in common is no copy
# A story that is printed again after a fortnight comes whole: that many sentences, most of them in common.
STORY, MOST = 12, 0.5
SHORT = 2 * GRAM  # words; a crosshead or a byline


def without_furniture(articles: Sequence[Article], prose: Sequence[Prose]) -> list[Prose]:
    """The prose without the sentences that are furniture, and without paragraphs made of them."""
    held: dict[Words, list[int]] = defaultdict(list)
    for number, one in enumerate(prose):
        for sentence in set(one.sentences):
            held[sentence].append(number)
    known = {
        sentence
        for sentence, holders in held.items()
        if len(holders) >= HOLDERS and _is_furniture(sentence, holders, articles, prose)
    }
    return [_without(one, known) for one in prose] if known else list(prose)


def _is_furniture(
    sentence: Words, holders: list[int], articles: Sequence[Article], prose: Sequence[Prose]
) -> bool:
    if len(holders) > CROWD or len(sentence) < SHORT:
        return True
    dates = [day.start for holder in holders if (day := articles[holder].published)]
    spread = (max(dates) - min(dates)).days if dates else WEEK
    if spread <= WEEK and (dates or len(holders) < 2 * HOLDERS):
        return False
    common = set.intersection(*(set(prose[holder].sentences) for holder in holders))
    middle = median(len(prose[holder].sentences) for holder in holders)
    return len(common) < (max(STORY, MOST * middle) if spread > FORTNIGHT else LITTLE * middle)


def _without(prose: Prose, known: set[Words]) -> Prose:
    """Paragraphs go when all their words stand in furniture."""
    openings = _openings(sentence for sentence in prose.sentences if sentence in known)
    if not openings:
        return prose
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
