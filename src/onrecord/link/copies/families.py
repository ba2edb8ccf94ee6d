"""Families of copies: which articles go back to one story, and which of them is its root."""

from collections.abc import Iterable
from datetime import date

from onrecord.link.components import components
from onrecord.link.copies.find import COPIES
from onrecord.model import Article, Copy


def find_roots(
    articles: Iterable[Article], copies: Iterable[Copy], versions: Iterable[tuple[str, ...]] = ()
) -> dict[str, str]:
    """Article id -> id of the root of its copy family, itself where it has none.

    Versions of one article are of one family, however little of the text is left. The root is the article of
    an agency before any other, then the earliest, then the lowest id.
    """
    by_id = {article.id: article for article in articles}
    links = [(copy.original, copy.copy) for copy in copies if copy.relation in COPIES]
    links += [(group[0], later) for group in versions for later in group[1:]]
    roots: dict[str, str] = {}
    for family in components(by_id, links):
        root = min(family, key=lambda member: _rank(by_id[member]))
        roots.update(dict.fromkeys(family, root))
    return roots


def _rank(article: Article) -> tuple[bool, bool, date, str]:
    printed_by_agency = article.agency is not None and article.agency == article.outlet
    day = article.published.start if article.published else date.max
    return not printed_by_agency, article.agency is None, day, article.id
