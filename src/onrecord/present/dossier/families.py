"""Copy families: the articles of a page that repeat one another, and so count as one news origin."""

from collections.abc import Iterable, Mapping, Sequence

from onrecord.ledger import ArticleRow
from onrecord.model import Copy
from onrecord.present.dossier.contents import Family, Member
from onrecord.present.records import REPRINTS


def families(articles: Sequence[ArticleRow]) -> tuple[Family, ...]:
    """Each article that others repeat, with those that repeat it or one of them, each article once.

    A root copies nothing; where the page lacks such a one, the first article by date stands in.
    """
    by_id = {row.article.id: row for row in articles}
    pairs = {pair for row in articles for pair in row.copies if pair.relation in REPRINTS}
    copied_by: dict[str, list[Copy]] = {}
    for pair in sorted(pairs, key=lambda pair: (-pair.shared, pair.original, pair.copy)):
        if {pair.original, pair.copy} <= by_id.keys():
            copied_by.setdefault(pair.original, []).append(pair)
    copies = {pair.copy for near in copied_by.values() for pair in near}
    found, placed = [], set[str]()
    for root in sorted(by_id, key=lambda one: one in copies):  # stable: by date within either half
        if root not in placed:
            members = tuple(_repeats(root, copied_by, by_id, placed))
            found += [Family(by_id[root], members)] if members else []
    return tuple(found)


def _repeats(
    root: str, copied_by: Mapping[str, Sequence[Copy]], by_id: Mapping[str, ArticleRow], placed: set[str]
) -> Iterable[Member]:
    """The articles that repeat `root`, then those that repeat one of them; notes them in `placed`."""
    placed.add(root)
    waiting = [root]
    while waiting:
        for pair in copied_by.get(waiting.pop(0), ()):
            if pair.copy not in placed:
                placed.add(pair.copy)
                waiting.append(pair.copy)
                yield Member(by_id[pair.copy], pair.relation, pair.shared)
