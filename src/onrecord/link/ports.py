"""What linking takes: articles with their annotations.

Linking stores nothing. It takes articles with their annotations, from wherever they are held, and says what
only shows across them.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from onrecord.model import Annotations, Article

Annotated = tuple[Article, Annotations]


@dataclass(frozen=True, slots=True)
class Shelf:
    """Articles with their annotations, found by id and gone through in a fixed order."""

    items: tuple[Annotated, ...]

    @classmethod
    def of(cls, annotated: Iterable[Annotated]) -> "Shelf":
        """A shelf in the order of the articles' ids; of one id given twice the first one stays."""
        held: dict[str, Annotated] = {}
        for article, annotations in annotated:
            held.setdefault(article.id, (article, annotations))
        return cls(tuple(held[article] for article in sorted(held)))

    def annotated(self) -> Iterator[Annotated]:
        """All that is held, ordered by the article's id."""
        return iter(self.items)

    def find(self, article: str) -> Annotated | None:
        """One article with its annotations, None where it is not held."""
        place = bisect_left(self.items, article, key=lambda pair: pair[0].id)
        found = self.items[place : place + 1]
        return found[0] if found and found[0][0].id == article else None
