"""All that linking finds over a ledger, in one call."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from onrecord.lexicon import Lexicon
from onrecord.link.checks.drift import find_quotes, quoted_words
from onrecord.link.checks.find import check_statements, with_days
from onrecord.link.claims.denials import Deed, Denied
from onrecord.link.claims.editions import Editions
from onrecord.link.claims.find import Drawn, draw, resolve
from onrecord.link.claims.said import Said, hear_all
from onrecord.link.copies.families import find_roots
from onrecord.link.copies.find import Copies, reorder
from onrecord.link.copies.prose import Prose
from onrecord.link.copies.sentences import sentence_key
from onrecord.link.copies.versions import find_versions, same_article
from onrecord.link.dates.settle import is_open, open_dates, settle
from onrecord.link.entities import Naming, find_namings, gather
from onrecord.link.keys import Kind, key
from onrecord.link.names import called
from onrecord.link.origins import find_origins, find_statement_origins
from onrecord.link.ports import Annotated, Shelf
from onrecord.link.record import Record
from onrecord.link.stories import Piece, draw_stories, find_pieces
from onrecord.model import Article, Links, Stories

Excerpt = tuple[str, int, Naming | Deed | Piece]


@dataclass(frozen=True, slots=True)
class Basis:
    """What the links of a ledger were drawn by, so that a new article can be linked without the others.

    `keys` and `roots` are by article, `bands` by sentence; `excerpts` are article, key and value.
    """

    keys: Mapping[str, frozenset[int]]
    bands: Mapping[int, tuple[int, ...]]
    excerpts: tuple[Excerpt, ...]
    denied: tuple[Denied, ...]
    claims: tuple[Drawn, ...]
    roots: Mapping[str, str]


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
    """
    return link_all(annotated, lexicon, record, known)[0]


def link_all(
    annotated: Sequence[Annotated],
    lexicon: Lexicon,
    record: Record | None = None,
    known: Stories = Stories(),
) -> tuple[Links, Basis]:
    """The links of the articles given, as `link` finds them, and what they were drawn by.

    Nothing depends on the order of `annotated`. Articles in a language that was not read take part with
    what they have: they may be copies, and have an origin.
    """
    shelf = Shelf.of(annotated)
    held = record or Record.of(shelf.annotated())
    checks = check_statements(shelf.annotated(), held.transcripts, held.known, lexicon)
    # Transcripts are no copies of one another or of the news: what the news takes from them is checked above.
    comparing = Copies.among(article for article, _ in shelf.annotated() if article.kind != "transcript")
    copies = comparing.of(comparing.prose)
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
    namings = tuple(naming for pair in pairs for naming in find_namings(pair, lexicon))
    said = hear_all(pairs, origin_of, roots, lexicon)
    denied = resolve(said)
    claims = draw(said, denied, editions)
    pieces = find_pieces((one for one in pairs if not editions.is_superseded(one[0].id)), roots)
    links = Links(
        dates=dates,
        copies=copies,
        origins=origins,
        entities=gather(namings, lexicon),
        claims=tuple(one.claim for one in claims),
        reported_by=find_statement_origins(pairs, origin_of, lexicon),
        checks=checks,
        quotes=find_quotes(pairs, lexicon),
        stories=draw_stories(pieces, known),
        versions=versions,
    )
    read = {article.id: article for article, _ in shelf.annotated()}
    keys = {
        one.annotated[0].id: frozenset(
            (
                *text_keys(read[one.annotated[0].id], comparing.prose.get(one.annotated[0].id)),
                *quoted_words(pair, lexicon),
                *one.keys,
            )
        )
        for one, pair in zip(said, pairs, strict=True)
    }
    kept = tuple(find_excerpts(namings, said, pieces))
    return links, Basis(keys, comparing.bands, kept, denied, claims, roots)


def text_keys(article: Article, prose: Prose | None) -> frozenset[int]:
    """The keys of an article as it was read: of its sentences, its file name and address, whether its
    day is open.
    """
    sentences = map(sentence_key, prose.sentences) if prose else ()
    day = (key(Kind.OPEN),) if is_open(article) else ()
    same = same_article(article)
    edition = (key(Kind.EDITION, *same),) if same else ()
    return frozenset((*sentences, key(Kind.FILE, called(article)), *day, *edition))


def naming_key(naming: Naming) -> int:
    """What a naming is found by."""
    return key(Kind.NAME, *naming.identity)


def deed_keys(deed: Deed) -> tuple[int, ...]:
    """What a deed is found by: whoever takes part in it."""
    return tuple(key(Kind.DEED, party) for party in sorted(deed.participants))


def piece_key(piece: Piece) -> int:
    """What counts of an article for stories is found by its day."""
    return key(Kind.DAY, piece.day)


def find_excerpts(
    namings: Iterable[Naming], said: Iterable[Said], pieces: Iterable[Piece]
) -> Iterable[Excerpt]:
    """Article, key and value of what is kept of articles under a key."""
    yield from ((naming.article, naming_key(naming), naming) for naming in namings)
    deeds = (deed for one in said for deed in one.deeds)
    yield from ((deed.article, found, deed) for deed in deeds for found in deed_keys(deed))
    yield from ((piece.article, piece_key(piece), piece) for piece in pieces)


def _passages(shelf: Shelf, lexicon: Lexicon, record: Record | None) -> tuple[Annotated, ...]:
    """What transcripts that are not annotated may say of events that undated articles place in time."""
    if record is None or record.witnesses is None:
        return ()
    annotated = {article.id for article, found in shelf.annotated() if found.mentions or found.events}
    return record.witnesses.passages(open_dates(shelf.annotated()), lexicon, annotated)
