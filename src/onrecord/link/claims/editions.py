"""Versions of one article, for claims: they count as one article, and what a later one took back is past.

A position is dropped where a later version of its article no longer has it: agencies rewrite their stories,
and what a rewrite leaves out was said all the same. It is withdrawn where the outlet takes the article back,
where the last version is marked as a correction, or where it says the opposite for the same party; what is
withdrawn does not count towards a standing.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from onrecord.link.claims.stances import Stand
from onrecord.link.copies.versions import CORRECTION, RETRACTION
from onrecord.model import Article
from onrecord.model.claim import Lapse, Stance

FIRM: frozenset[Stance] = frozenset({"affirms", "denies"})


@dataclass(frozen=True, slots=True)
class Editions:
    """`groups` maps an article to all its versions, oldest first; an article of one version is not in it.

    `retracted` are the articles that their outlet took back, all their versions; `corrected` the last
    versions that are marked as corrections.
    """

    groups: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    retracted: frozenset[str] = frozenset()
    corrected: frozenset[str] = frozenset()

    @classmethod
    def of(cls, articles: Iterable[Article], versions: Iterable[tuple[str, ...]]) -> "Editions":
        """The editions of articles, of which `versions` belong together."""
        groups = {article: group for group in versions for article in group}
        retracted: set[str] = set()
        corrected: set[str] = set()
        for article in articles:
            reasons = {gone.reason for gone in article.removed}
            group = groups.get(article.id, (article.id,))
            if article.id == group[-1]:
                retracted |= set(group) if RETRACTION in reasons else set()
                corrected |= {article.id} if CORRECTION in reasons else set()
        return cls(groups, frozenset(retracted), frozenset(corrected))

    def latest(self, article: str) -> str:
        """The last version of an article."""
        return self.groups.get(article, (article,))[-1]

    def is_superseded(self, article: str) -> bool:
        """Whether there is a later version of an article."""
        return self.latest(article) != article

    def one_each(self, articles: Collection[str]) -> dict[str, str]:
        """For each of these articles the last of its versions that is among them."""
        given = set(articles)
        return {
            article: [one for one in self.groups.get(article, (article,)) if one in given][-1]
            for article in given
        }

    def marked(self, stands: Sequence[Stand]) -> list[Stand]:
        """The positions on one claim, those that later versions of their articles do not hold marked so."""
        held: dict[str, set[tuple[str, Stance]]] = {}
        for stand in stands:
            at = stand.position
            held.setdefault(at.article, set()).add((at.party, at.position))
        return [self._marked(stand, held) for stand in stands]

    def _marked(self, stand: Stand, held: Mapping[str, set[tuple[str, Stance]]]) -> Stand:
        lapse = self._lapse(stand, held)
        return replace(stand, position=replace(stand.position, lapse=lapse)) if lapse else stand

    def _lapse(self, stand: Stand, held: Mapping[str, set[tuple[str, Stance]]]) -> Lapse | None:
        at = stand.position
        latest = self.latest(at.article)
        if at.article in self.retracted:
            return "withdrawn"
        now = held.get(latest, set())
        if latest == at.article or (at.party, at.position) in now:
            return None
        others = {stance for party, stance in now if party == at.party}
        contradicted = at.position in FIRM and bool(others & FIRM)
        return "withdrawn" if contradicted or latest in self.corrected else "dropped"
