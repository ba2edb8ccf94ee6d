"""Which articles may be copies of one another: those that share a sentence, or one that is nearly so."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from onrecord.link.copies.furniture import Furniture

CROWD = 40  # articles that share a sentence; above it is furniture of the page, not news


@dataclass(slots=True)
class Buckets:
    """Articles by the bands of their sentences, furniture aside."""

    furniture: Furniture
    _known: dict[int, frozenset[str]] = field(default_factory=dict)

    def of(self, bands: Collection[int]) -> dict[int, frozenset[str]]:
        """Band -> the articles in it, however many."""
        asked = sorted({one for one in bands if one not in self._known})
        if asked:
            self._fill(asked)
        return {one: self._known[one] for one in bands}

    def partners(self, article: str, bands: Collection[int]) -> frozenset[str]:
        """The articles that share one of these bands with `article`, in a bucket that is not crowded."""
        found = [bucket for bucket in self.of(bands).values() if article in bucket and len(bucket) <= CROWD]
        return frozenset().union(*found) - {article}

    def _fill(self, bands: Collection[int]) -> None:
        banded = self.furniture.sentences.banded(bands)
        sentences = {sentence for found in banded.values() for sentence in found}
        sentences -= self.furniture.among(sentences)
        holders = self.furniture.sentences.holders(sentences)
        for band in bands:
            held = [holders[sentence] for sentence in banded[band] if sentence in sentences]
            self._known[band] = frozenset().union(*held) - self.furniture.without


def disturbed(
    new: Collection[str], bands_of: Mapping[int, Collection[int]], now: Furniture, before: Furniture
) -> frozenset[str]:
    """The articles whose copies must be looked for again, now that `new` ones have come in.

    They are the new ones, those of which a sentence has become furniture or has ceased to be, and those whose
    bucket has become too crowded or no longer is. `bands_of` are the bands of the new articles' sentences.
    """
    sentences = {sentence for article in new for sentence in now.sentences.of(article)}
    turned = now.among(sentences) ^ before.among(sentences)
    found = set(new)
    for holders in now.sentences.holders(turned).values():
        found.update(holders)
    bands = {band for sentence in sentences for band in bands_of.get(sentence, ())}
    after, earlier = Buckets(now).of(bands), Buckets(before).of(bands)
    for band in bands:
        if (len(after[band]) > CROWD) != (len(earlier[band]) > CROWD):
            found |= after[band] | earlier[band]
    return frozenset(found)


def pairs_of(partners: Iterable[tuple[str, frozenset[str]]]) -> list[tuple[str, str]]:
    """Pairs of articles, the lower id first, sorted."""
    return sorted({(min(one, other), max(one, other)) for one, others in partners for other in others})
