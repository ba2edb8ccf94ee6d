"""Which articles repeat one another, and how: verdicts on pairs.

Containment of word 5-grams, of the shorter text in the longer, as in W. Clough et al., METER (2002), tells
copies; Jaccard similarity misses the short copy of a long story. Words in quotation marks do not count
towards a copy: two reporters who quote one speech write the same words. Nor does standing background, which
an outlet carries from one report of a running story to the next: news stands early, background late.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from onrecord.link.copies.candidates import Buckets, pairs_of
from onrecord.link.copies.furniture import Furniture
from onrecord.link.copies.prose import GRAM, Grams, Prose, read_prose
from onrecord.link.copies.sentences import Sentences, SentencesInMemory, find_bands, sentence_key
from onrecord.model import Article, Copy
from onrecord.model.claim import CopyRelation

COPY = 0.25  # containment from which a pair is a copy; found on hand-labelled wire copies (F1 .88)
TOPIC = 0.05  # below it, nothing worth a line
THIN = 0.15  # the same for two texts of one maker on one day: a thin write-through
MOST = 0.5  # from which what is shared cannot be background alone
LEAD = 0.12  # of the first third of a text, from which what is shared is its news
WHOLE = 0.9  # of the shorter text in the longer one: nothing is new in it
FEWEST = 12  # shared 5-grams, 16 words in a row: less is chance
REWRITTEN = 0.15  # share of the shorter text's sentences that stand in the longer one in other words
NEARLY, SAME = 0.35, 0.85  # Jaccard of the words of two sentences: the same sentence rewritten; unchanged
COPIES: frozenset[CopyRelation] = frozenset({"whole", "partial", "update"})
NEXT_DAY = timedelta(days=1)  # up to which a report may go back to the news of another
DAYS = timedelta(days=3)  # within which one outlet tells a story anew
LAST = date.max


@dataclass(frozen=True, slots=True)
class _Pair:
    short: Grams
    long: Grams

    @property
    def own(self) -> float:
        """The part of the shorter text's own prose that stands in the longer one, as prose or quoted."""
        return _share(self.short.own & (self.long.own | self.long.quoted), self.short.own)

    @property
    def back(self) -> float:
        """The part of the longer text's own prose that stands in the shorter one."""
        return _share(self.long.own & (self.short.own | self.short.quoted), self.long.own)

    @property
    def all(self) -> float:
        """The part of the shorter text, quotations included, that stands in the longer one."""
        mine = self.short.own | self.short.quoted
        return _share(mine & (self.long.own | self.long.quoted), mine)

    @property
    def quoted(self) -> int:
        """How many of the 5-grams that both share are quoted in one of them."""
        return len(self.short.quoted & (self.long.own | self.long.quoted))


def find_copies(articles: Iterable[Article]) -> tuple[Copy, ...]:
    """One verdict for every pair of articles that share prose, the older one as `original`, sorted.

    `whole`, `partial` and `update` are copies; `speech` is the same words quoted and `topic` the same
    background or page furniture, neither of them a copy.
    """
    copies = Copies.among(articles)
    return copies.of(copies.prose)


@dataclass(slots=True)
class Copies:
    """Verdicts on the articles of one state of `sentences`; `find` gives the article of an id.

    `prose` is that of articles already read, `bands` those of its sentences.
    """

    sentences: Sentences
    find: Callable[[str], Article]
    prose: dict[str, Prose] = field(default_factory=dict)
    bands: dict[int, tuple[int, ...]] = field(default_factory=dict)
    _grams: dict[str, Grams] = field(default_factory=dict)

    @classmethod
    def among(cls, articles: Iterable[Article]) -> "Copies":
        """Verdicts on some articles that are at hand, as if there were no others."""
        held = {article.id: article for article in articles}
        prose = {article: read_prose(held[article]) for article in sorted(held)}
        bands = find_bands(prose.values())
        days = {article.id: article.published for article in held.values()}
        sentences = SentencesInMemory.of_prose(prose.values(), bands, days)
        return cls(sentences, held.__getitem__, prose, bands)

    def of(self, articles: Iterable[str]) -> tuple[Copy, ...]:
        """The verdicts on all pairs with any of these articles in them, sorted."""
        furniture = Furniture(self.sentences)
        cleaned = {article: furniture.taken_from(self.read(article)) for article in sorted(articles)}
        buckets = Buckets(furniture)
        partners = [
            (article, buckets.partners(article, self._bands(prose))) for article, prose in cleaned.items()
        ]
        found: list[Copy] = []
        for one, other in pairs_of(partners):
            pair = sorted((self.find(one), self.find(other)), key=_seniority)
            for article in pair:
                if article.id not in cleaned:
                    cleaned[article.id] = furniture.taken_from(self.read(article.id))
            if verdict := self._verdict(pair, [cleaned[article.id] for article in pair]):
                relation, shared = verdict
                found.append(Copy(pair[0].id, pair[1].id, relation, shared))
        return tuple(sorted(found, key=lambda copy: (copy.original, copy.copy)))

    def read(self, article: str) -> Prose:
        """The prose of an article."""
        if article not in self.prose:
            self.prose[article] = read_prose(self.find(article))
            self.bands |= find_bands([self.prose[article]])
        return self.prose[article]

    def _bands(self, prose: Prose) -> list[int]:
        keys = {sentence_key(words) for words in prose.sentences}
        return sorted({band for sentence in keys for band in self.bands.get(sentence, ())})

    def _verdict(
        self, articles: Sequence[Article], prose: Sequence[Prose]
    ) -> tuple[CopyRelation, float] | None:
        for one in prose:
            if one.article not in self._grams:
                self._grams[one.article] = one.grams()
        return _verdict(articles, prose, [self._grams[one.article] for one in prose])


def reorder(copies: Iterable[Copy], articles: Iterable[Article]) -> tuple[Copy, ...]:
    """The same verdicts with the older article as `original`, for when dates were found since."""
    rank = {article.id: _seniority(article) for article in articles}
    turned = (
        replace(copy, original=copy.copy, copy=copy.original)
        if rank[copy.copy] < rank[copy.original]
        else copy
        for copy in copies
    )
    return tuple(sorted(turned, key=lambda copy: (copy.original, copy.copy)))


def _seniority(article: Article) -> tuple[date, date, bool, str]:
    published = article.published
    start, end = (published.start, published.end) if published else (LAST, LAST)
    return start, end, article.agency is None, article.id


def _verdict(
    articles: Sequence[Article], prose: Sequence[Prose], grams: Sequence[Grams]
) -> tuple[CopyRelation, float] | None:
    """The verdict on two articles, the older one first."""
    short, long = (0, 1) if len(grams[0].own) <= len(grams[1].own) else (1, 0)
    pair = _Pair(grams[short], grams[long])
    shared = round(pair.all, 2)
    gap, one_maker = _gap(*articles), _one_maker(*articles)
    least = THIN if one_maker and gap == timedelta(0) else COPY
    if len(pair.short.own & pair.long.own) < FEWEST or pair.own < least:
        return _no_copy(pair, shared)
    if pair.own < MOST and _is_background(prose[0], prose[1], gap):
        return "topic", shared
    if pair.own >= WHOLE and _goes_on_where_cut(prose[long], pair.short):
        return "whole", shared
    if _rewritten(prose[short], prose[long]) >= REWRITTEN:
        return "update", shared
    cut = pair.own >= WHOLE and pair.back < WHOLE
    return "update" if one_maker and not cut and (gap is None or gap <= DAYS) else "partial", shared


def _one_maker(first: Article, second: Article) -> bool:
    """Whether one agency or outlet printed both: what it tells anew is an update."""
    makers = {first.agency or first.outlet, second.agency or second.outlet}
    return len(makers) == 1 and None not in makers


def _gap(older: Article, newer: Article) -> timedelta | None:
    """The time from one article to the next; None where a day is not known."""
    if not (older.published and newer.published):
        return None
    return newer.published.start - older.published.start


def _is_background(older: Prose, newer: Prose, gap: timedelta | None) -> bool:
    """Whether what two texts share is news in neither. Old news is background after a day."""
    if gap == timedelta(0):
        return False
    late = gap is not None and gap > NEXT_DAY
    pairs = ((newer, older),) if late else ((newer, older), (older, newer))
    return all(_share_of_part(one, other.grams(), 1 / 3) < LEAD for one, other in pairs)


def _goes_on_where_cut(long: Prose, short: Grams) -> bool:
    """Whether the first two thirds of the longer text stand in the shorter one."""
    return _share_of_part(long, short, 2 / 3) >= WHOLE


def _share_of_part(prose: Prose, other: Grams, part: float) -> float:
    own = prose.until(part).grams().own
    return _share(own & (other.own | other.quoted), own)


def _no_copy(pair: _Pair, shared: float) -> tuple[CopyRelation, float] | None:
    common = len((pair.short.own | pair.short.quoted) & (pair.long.own | pair.long.quoted))
    if pair.quoted >= FEWEST and pair.quoted * 2 >= common:
        return "speech", shared
    return ("topic", shared) if shared >= TOPIC and common >= FEWEST else None


def _rewritten(short: Prose, long: Prose) -> float:
    """The part of the shorter text's sentences whose nearest one in the longer text is alike, not equal."""
    theirs = [frozenset(sentence) for sentence in long.sentences]
    sentences = [frozenset(sentence) for sentence in short.sentences if len(sentence) > GRAM]
    best = [max((_jaccard(words, other) for other in theirs), default=0.0) for words in sentences]
    return sum(NEARLY <= score < SAME for score in best) / max(1, len(best))


def _jaccard(first: frozenset[str], second: frozenset[str]) -> float:
    common = len(first & second)
    return common / (len(first) + len(second) - common) if common else 0.0


def _share(part: frozenset[str], whole: frozenset[str]) -> float:
    return len(part) / len(whole) if whole else 0.0
