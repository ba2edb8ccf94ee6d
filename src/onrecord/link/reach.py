"""Whether articles that come in change more than what they touch, so that everything must be linked.

A version takes back or replaces what its article said, and a date that is fixed moves all that its article
tells of; both reach everywhere.
"""

from collections.abc import Collection, Iterable

from onrecord.lexicon import Lexicon
from onrecord.link.copies.prose import Prose
from onrecord.link.copies.sentences import find_bands, sentence_key
from onrecord.link.copies.versions import find_versions, same_article
from onrecord.link.dates.occasions import may_date
from onrecord.link.dates.settle import is_open
from onrecord.link.index import Index
from onrecord.link.keys import Kind, key
from onrecord.link.ports import Annotated


class ReachesFarther(Exception):  # noqa: N818  # nothing is wrong
    """What articles change cannot be told from what they touch."""


def check_reach(index: Index, given: Collection[Annotated], lexicon: Lexicon) -> None:
    """Raises ReachesFarther where everything must be linked for these articles.

    So it is for transcripts, articles whose day is open, those that may fix the day of one that is on record,
    and those that make, or are no longer, versions of another.
    """
    articles = [article for article, _ in given]
    if any(one.kind == "transcript" or is_open(one) for one in articles):
        raise ReachesFarther
    open_ones = index.open()
    undated = (index.read(one) for one in sorted(open_ones))
    if not open_ones.isdisjoint(one.id for one in articles) or may_date(given, undated, lexicon):
        raise ReachesFarther
    if _changes_versions(index, given):
        raise ReachesFarther


def check_copies(index: Index, touched: Iterable[Prose]) -> None:
    """Raises ReachesFarther where an open article shares a sentence, or nearly one, with one of `touched`,
    the prose of those whose copies may have changed.

    Copies date, and are told by dates: those that an article has under the day that it was given need not be
    those that it was given it by.
    """
    open_ones = index.open()
    if not open_ones:
        return
    read = list(touched)
    bands = {band for bands in find_bands(read).values() for band in bands}
    near = {sentence for found in index.banded(bands).values() for sentence in found}
    near |= {sentence_key(words) for one in read for words in one.sentences}
    if any(not near.isdisjoint(index.of(one)) for one in sorted(open_ones)):
        raise ReachesFarther


def _changes_versions(index: Index, given: Iterable[Annotated]) -> bool:
    articles = {article.id: article for article, _ in given}
    asked = {key(Kind.EDITION, *same) for one in articles.values() if (same := same_article(one))}
    for one in articles:
        asked |= index.keys(one, Kind.EDITION)
    near = {holder for holders in index.holding(asked).values() for holder in holders} | articles.keys()
    before = index.versions(near)
    near |= {one for group in before for one in group}
    now = find_versions(articles[one] if one in articles else index.find(one)[0] for one in near)
    return set(now) != before
