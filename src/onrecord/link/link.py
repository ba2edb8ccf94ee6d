"""All that linking finds over a ledger, in one call."""

from collections.abc import Sequence

from onrecord.lexicon import Lexicon
from onrecord.link.checks import Record, check_statements, with_days
from onrecord.link.claims import find_claims
from onrecord.link.copies import find_copies, reorder
from onrecord.link.dates import open_dates, settle
from onrecord.link.drift import find_quotes
from onrecord.link.editions import Editions
from onrecord.link.entities import link_entities
from onrecord.link.families import find_roots
from onrecord.link.origins import find_origins, find_statement_origins
from onrecord.link.ports import Annotated, Shelf
from onrecord.link.stories import find_stories
from onrecord.link.versions import find_versions
from onrecord.model import Links, Stories


def link(
    annotated: Sequence[Annotated],
    lexicon: Lexicon,
    record: Record | None = None,
    known: Stories = Stories(),
) -> Links:
    """Dates, versions, copies, origins, entities, record checks, claims and stories of the articles given.

    Claims and stories are those under the dates found. `record` holds the transcripts; without it they are
    those among the articles. `known` are the stories found before, from which those that cannot have changed
    are taken over.

    Nothing depends on the order of `annotated`. Articles in a language that was not read take part with
    what they have: they may be copies, and have an origin.
    """
    shelf = Shelf.of(annotated)
    checks = check_statements(shelf.annotated(), record or Record.of(shelf.annotated()), lexicon)
    # Transcripts are no copies of one another or of the news: what the news takes from them is checked above.
    copies = find_copies(article for article, _ in shelf.annotated() if article.kind != "transcript")
    passages = _passages(shelf, lexicon, record)
    pairs, dates = settle(shelf.annotated(), lexicon, copies, checks, passages)
    pairs = tuple(with_days(pairs, checks))
    articles = [article for article, _ in pairs]
    copies = reorder(copies, articles)
    versions = find_versions(articles)
    editions = Editions.of(articles, versions)
    roots = find_roots(articles, copies, versions)
    origins = find_origins(articles, roots)
    origin_of = {origin.article: origin.name for origin in origins}
    return Links(
        dates=dates,
        copies=copies,
        origins=origins,
        entities=link_entities(pairs, lexicon),
        claims=find_claims(pairs, origin_of, roots, lexicon, editions),
        reported_by=find_statement_origins(pairs, origin_of, lexicon),
        checks=checks,
        quotes=find_quotes(pairs, lexicon),
        stories=find_stories((one for one in pairs if not editions.is_superseded(one[0].id)), roots, known),
        versions=versions,
    )


def _passages(shelf: Shelf, lexicon: Lexicon, record: Record | None) -> tuple[Annotated, ...]:
    """What transcripts that are not annotated may say of events that undated articles place in time."""
    if record is None or record.witnesses is None:
        return ()
    annotated = {article.id for article, found in shelf.annotated() if found.mentions or found.events}
    return record.witnesses.passages(open_dates(shelf.annotated()), lexicon, annotated)
