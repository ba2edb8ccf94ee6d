"""Links of a few articles that came into a ledger, and whatever else in it they change.

What a new article touches is found by keys (`keys`): the articles that share a sentence with it, the families
of its copies, the propositions that it speaks of and those above, below and beside them, who is named in it.
All that is touched is found again, by the very functions that link a whole ledger, over all that it depends
on; so what comes out is what linking everything would give.

The ledger must have been linked under the same version and lexicon. Where the articles change more than what
they touch (`reach`), everything must be linked.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from onrecord.lexicon import Lexicon
from onrecord.link.checks.drift import COMMON, find_quotes, quoted_words
from onrecord.link.checks.find import check_statements, with_days
from onrecord.link.checks.turns import Transcripts
from onrecord.link.copies.candidates import disturbed
from onrecord.link.copies.families import find_roots
from onrecord.link.copies.find import COPIES, Copies
from onrecord.link.copies.furniture import Furniture
from onrecord.link.copies.sentences import find_bands
from onrecord.link.dates.happenings import date_events
from onrecord.link.entities import find_namings, gather
from onrecord.link.index import Index
from onrecord.link.keys import Kind
from onrecord.link.link import naming_key, piece_key, text_keys
from onrecord.link.names import called
from onrecord.link.neighbours import Redrawn, redraw
from onrecord.link.origins import find_origins
from onrecord.link.ports import Annotated
from onrecord.link.reach import check_copies, check_reach
from onrecord.link.record import Record
from onrecord.link.stories import find_pieces, redraw_stories
from onrecord.model import Article, Copy, Entity, Links, Origin, Quote, Stories

TEXT = (Kind.SENTENCE, Kind.FILE, Kind.OPEN, Kind.EDITION)


@dataclass(frozen=True, slots=True)
class Changes:
    """What is to be put into a ledger, and the ids of what it takes the place of.

    `articles` are those that were linked, `links` what was found (`Links.claims` and the rest), `redrawn` the
    claims with their keys, `roots` and the origins in `links` those of the articles they name, the stories in
    `links` all that there are.
    """

    articles: tuple[str, ...]
    links: Links
    redrawn: Redrawn
    roots: Mapping[str, str]
    copies_gone: frozenset[Copy]
    entities_gone: frozenset[str]
    quotes_gone: frozenset[str]


def link_some(index: Index, transcripts: Transcripts, given: tuple[str, ...], lexicon: Lexicon) -> Changes:
    """All that changes now that the articles `given` are in. Raises ReachesFarther where that is not enough;
    the index is then as good as lost.
    """
    return _Update(index, lexicon, given).run(Record(transcripts))


def date_again(index: Index, articles: Collection[str]) -> list[Annotated]:
    """These articles with their events under the days that others give, once the claims are on record."""
    claims = index.claims_of(articles)
    around = {one for claim in claims for one in (*claim.articles, *claim.earlier)} | set(articles)
    pairs = date_events([index.plain(one) for one in sorted(around)], claims)
    return [pair for pair in pairs if pair[0].id in articles]


@dataclass(slots=True)
class _Update:
    """The linking of some articles that are in, but not linked, with those that are."""

    index: Index
    lexicon: Lexicon
    given: tuple[str, ...]
    found: dict[str, Annotated] = field(default_factory=dict)

    def run(self, record: Record) -> Changes:
        check_reach(self.index, [self.index.undated(one) for one in self.given], self.lexicon)
        checks = check_statements(
            [self.index.undated(one) for one in self.given], record.transcripts, record.known, self.lexicon
        )
        pairs = with_days([self.index.undated(one) for one in self.given], checks)
        self.found = {article.id: (article, found) for article, found in pairs}
        names = self._put_text()
        gone, copies = self._copies()
        ends = {end for copy in gone ^ copies for end in (copy.original, copy.copy)}
        origins, roots = self._origins(ends | names, gone, copies)
        entities_gone, entities = self._entities()
        quotes_gone, quotes = self._quotes()
        moved = self._moved(origins, roots)
        redrawn = redraw(self.index, self.find, frozenset(self.given) | moved, (origins, roots), self.lexicon)
        links = Links(
            copies=tuple(copies - gone),
            origins=tuple(origins.values()),
            entities=entities,
            claims=tuple(one.claim for one in redrawn.drawn),
            checks=checks,
            quotes=quotes,
            stories=self._stories(moved, roots),
        )
        return Changes(
            self.given, links, redrawn, roots, frozenset(gone - copies), entities_gone, quotes_gone
        )

    def find(self, article: str) -> Annotated:
        """An article under the days that are known of it now."""
        return self.found.get(article) or self.index.find(article)

    def _article(self, article: str) -> Article:
        return self.find(article)[0]

    def _put_text(self) -> set[str]:
        """Make the articles found by their text; returns those whose file names are, or were, shared."""
        copies = Copies(self.index, self._article)
        names: set[int] = set()
        for one in self.given:
            names |= self.index.keys(one, Kind.FILE)
            article = self._article(one)
            prose = copies.read(one) if article.kind != "transcript" else None
            keys = text_keys(article, prose)
            self.index.put_keys(one, TEXT, keys)
            names |= self.index.keys(one, Kind.FILE)
        self.index.put_bands(find_bands(copies.prose.values()))
        return {holder for holders in self.index.holding(names).values() for holder in holders}

    def _copies(self) -> tuple[set[Copy], set[Copy]]:
        """The pairs that there were of all articles whose copies may have changed, and those there are."""
        news = [one for one in self.given if self._article(one).kind != "transcript"]
        copies = Copies(self.index, self._article)
        bands = find_bands(copies.read(one) for one in news)
        before = Furniture(self.index, frozenset(self.given))
        touched = disturbed(news, bands, Furniture(self.index), before)
        check_copies(self.index, (copies.read(one) for one in sorted(touched)))
        return self.index.copies(touched), set(copies.of(touched))

    def _origins(
        self, seeds: Collection[str], gone: set[Copy], copies: set[Copy]
    ) -> tuple[dict[str, Origin], dict[str, str]]:
        """The origins and roots of the articles, of `seeds`, and of all who are or were in their families."""
        members: set[str] = set()
        pairs: set[Copy] = set()
        edge = set(seeds) | set(self.given)
        while edge:
            members |= edge
            stored = self.index.copies(edge)
            now = {copy for copy in copies if copy.original in edge or copy.copy in edge}
            pairs |= (stored - gone) | now
            ends = {
                end for copy in stored | now if copy.relation in COPIES for end in (copy.original, copy.copy)
            }
            ends |= {one for group in self.index.versions(edge) for one in group}
            edge = ends - members
        articles = [self._article(one) for one in sorted(members)]
        roots = find_roots(articles, pairs, self.index.versions(members))
        file_keys = {one.id: self.index.keys(one.id, Kind.FILE) for one in articles}
        holders = self.index.holding({file for files in file_keys.values() for file in files})
        shared = {
            called(one) for one in articles if any(len(holders[file]) > 1 for file in file_keys[one.id])
        }
        origins = find_origins(articles, roots, shared)
        return {origin.article: origin for origin in origins}, roots

    def _moved(self, origins: Mapping[str, Origin], roots: Mapping[str, str]) -> frozenset[str]:
        """The articles that have another origin or root than before."""
        was_of, root_of = self.index.origins(roots), self.index.roots(roots)
        return frozenset(
            one
            for one in roots
            if one not in was_of or was_of[one].name != origins[one].name or root_of.get(one) != roots[one]
        )

    def _entities(self) -> tuple[frozenset[str], tuple[Entity, ...]]:
        """The ids of the entities that there were of all who are named, and the entities there are."""
        namings = {one: find_namings(self.find(one), self.lexicon) for one in self.given}
        identities = {naming_key(naming) for held in namings.values() for naming in held}
        identities |= {named for one in self.given for named in self.index.named_in(one)}
        before = gather(self.index.namings(identities), self.lexicon)
        for one, held in namings.items():
            self.index.put_keys(one, (Kind.NAME,), (), [(naming_key(each), each) for each in held])
        after = gather(self.index.namings(identities), self.lexicon)
        gone = frozenset(one.id for one in set(before) - set(after))
        return gone, tuple(sorted(set(after) - set(before), key=lambda one: one.id))

    def _quotes(self) -> tuple[frozenset[str], tuple[Quote, ...]]:
        """The ids of the quotations that there were of all who quote the same, and those there are."""
        stored = self.index.quotes()
        touched = set(self.given) | _printing(_with(stored, self.given))
        words: set[int] = set()
        for one in self.given:
            new = quoted_words(self.find(one), self.lexicon)
            words |= self.index.keys(one, Kind.WORDS) | new
            self.index.put_keys(one, (Kind.WORDS,), new)
        holding = self.index.holding(words)
        phrases = {word for word, holders in holding.items() if len(holders) > COMMON}
        for word in phrases:
            if len(set(holding[word]) - set(self.given)) <= COMMON:  # it has become one: for all who have it
                touched.update(holding[word])
        near = {one for word in words - phrases for one in holding[word]}
        around = touched | near
        around |= _printing(_with(stored, around))
        known = {word for one in around for word in self.index.keys(one, Kind.WORDS)}
        phrases = {word for word, holders in self.index.holding(known).items() if len(holders) > COMMON}
        now = find_quotes([self.find(one) for one in sorted(around)], self.lexicon, phrases)
        changed = _with(now, touched)
        gone = [quote for quote in stored if _shares(quote, changed)] + _with(stored, touched)
        return frozenset(quote.id for quote in gone), tuple(changed)

    def _stories(self, moved: Collection[str], roots: Mapping[str, str]) -> Stories:
        """All stories, those found again that have to do with these articles, or those that come in."""
        changed = {*self.given, *moved}
        days: set[date] = set()
        for one in sorted(changed):
            pieces = find_pieces([self.find(one)], roots) if self._is_latest(one) else ()
            self.index.put_keys(one, (Kind.DAY,), (), [(piece_key(piece), piece) for piece in pieces])
            if published := self._article(one).published:
                days.add(published.start)
        return redraw_stories(self.index.pieces, days, self.index.stories())

    def _is_latest(self, article: str) -> bool:
        return all(group[-1] == article for group in self.index.versions([article]))


def _with(quotes: Iterable[Quote], articles: Collection[str]) -> list[Quote]:
    return [quote for quote in quotes if not _printing([quote]).isdisjoint(articles)]


def _printing(quotes: Iterable[Quote]) -> set[str]:
    return {one.article for quote in quotes for variant in quote.variants for one in variant}


def _shares(quote: Quote, others: Iterable[Quote]) -> bool:
    own = {one for variant in quote.variants for one in variant}
    return any(one in own for other in others for variant in other.variants for one in variant)
