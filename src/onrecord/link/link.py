"""All that linking finds over a ledger, in one call."""

from collections.abc import Sequence

from onrecord.lexicon import Lexicon
from onrecord.link.claims import find_claims
from onrecord.link.copies import find_copies, reorder
from onrecord.link.dates import settle
from onrecord.link.entities import link_entities
from onrecord.link.families import find_roots
from onrecord.link.origins import find_origins, find_statement_origins
from onrecord.link.ports import Annotated, Shelf
from onrecord.model import Links


def link(annotated: Sequence[Annotated], lexicon: Lexicon) -> Links:
    """Dates, copies, origins, entities and claims of the articles given, these under the dates found.

    Nothing depends on the order of `annotated`. Articles in a language that was not read take part with
    what they have: they may be copies, and have an origin.
    """
    shelf = Shelf.of(annotated)
    copies = find_copies(article for article, _ in shelf.annotated())
    pairs, dates = settle(shelf.annotated(), lexicon, copies)
    articles = [article for article, _ in pairs]
    copies = reorder(copies, articles)
    roots = find_roots(articles, copies)
    origins = find_origins(articles, roots)
    origin_of = {origin.article: origin.name for origin in origins}
    return Links(
        dates=dates,
        copies=copies,
        origins=origins,
        entities=link_entities(pairs, lexicon),
        claims=find_claims(pairs, origin_of, roots, lexicon),
        reported_by=find_statement_origins(pairs, origin_of, lexicon),
    )
