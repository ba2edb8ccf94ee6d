"""Claims that a few articles change: those of their propositions, and of the ones above, below and beside.

A claim depends on all that is said of its family of propositions, on denials elsewhere, on what kindred
transfers' participants answered, and on which other claims have the same words. Each is found by its key.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from onrecord.lexicon import Lexicon
from onrecord.link.claims.denials import WEEKS, Deed, Denied
from onrecord.link.claims.editions import Editions
from onrecord.link.claims.find import Drawn, draw
from onrecord.link.claims.participants import Namer
from onrecord.link.claims.propositions import family_of, sides_of
from onrecord.link.claims.said import Said, hear
from onrecord.link.classes import ItemClasses
from onrecord.link.index import Index
from onrecord.link.keys import Kind, key, kind_range
from onrecord.link.link import deed_keys
from onrecord.link.names import Parties
from onrecord.link.origins import of_itself
from onrecord.link.ports import Annotated
from onrecord.model import Origin

SAID = (Kind.FAMILY, Kind.SIDE, Kind.DENIAL, Kind.DEED)
Reporting = tuple[Mapping[str, Origin], Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class Redrawn:
    """The claims of all families that were touched, and the ids of those that they take the place of."""

    drawn: tuple[Drawn, ...]
    gone: frozenset[str]


def redraw(
    index: Index,
    find: Callable[[str], Annotated],
    changed: Collection[str],
    reporting: Reporting,
    lexicon: Lexicon,
) -> Redrawn:
    """The claims that are others now that `changed` articles say something else, or come from elsewhere.

    `reporting` are the origins and roots that are others than the index has.
    """
    return _Redrawing(index, find, reporting, lexicon).run(changed)


@dataclass(slots=True)
class _Redrawing:
    index: Index
    find: Callable[[str], Annotated]
    reporting: Reporting
    lexicon: Lexicon
    _said: dict[str, Said] = field(default_factory=dict)

    def run(self, changed: Collection[str]) -> Redrawn:
        families = self.index.families_of(changed)
        sides: set[int] = set()
        deeds: list[Deed] = []
        for one in sorted(changed):
            said = self._hear([one])[0]
            families |= said.families | self.index.keys(one, Kind.FAMILY)
            sides |= self.index.keys(one, Kind.SIDE)
            deeds += [*self.index.deeds_in(one), *said.deeds]
            excerpts = [(found, deed) for deed in said.deeds for found in deed_keys(deed)]
            self.index.put_keys(one, SAID, said.keys, excerpts)
        families |= self._denials(changed, deeds)
        families |= self._sharing(sides)
        touched = families | self._kin(families)
        return self._draw(touched)

    def _draw(self, touched: set[int]) -> Redrawn:
        """The claims of these families, and of others only where they must be told apart from these."""
        drawn = self._drawn(touched)
        old = {claim for held in self.index.claims_with(touched).values() for claim in held}
        words = {one.summary for one in drawn if one.family in touched}
        words |= _of_kind(self.index.keys_of_claims(old), Kind.SUMMARY)
        alike = {claim for held in self.index.claims_with(words).values() for claim in held}
        others = _of_kind(self.index.keys_of_claims(alike), Kind.FAMILY) - touched
        if others:
            drawn = self._drawn(touched | others)
        kept = tuple(one for one in drawn if one.family in touched or one.summary in words)
        return Redrawn(kept, frozenset(old | alike))

    def _drawn(self, families: set[int]) -> tuple[Drawn, ...]:
        reach = families | self._kin(families)
        denied = self.index.denied(reach)
        articles = {one for held in self.index.holding(reach).values() for one in held}
        said = self._hear(articles | {one.article for one in denied})
        denied = [*{*denied, *self.index.denied_in(articles)}]
        return draw(said, denied, self._editions(said), reach)

    def _editions(self, said: Sequence[Said]) -> Editions:
        articles = {one.annotated[0].id: one.annotated[0] for one in said}
        versions = self.index.versions(articles)
        others = {one for group in versions for one in group} - articles.keys()
        return Editions.of([*articles.values(), *(self.find(one)[0] for one in sorted(others))], versions)

    def _hear(self, articles: Iterable[str]) -> list[Said]:
        wanted = sorted(set(articles))
        asked = [one for one in wanted if one not in self._said]
        origins = {one: origin.name for one, origin in self.index.origins(asked).items()}
        roots = dict(self.index.roots(asked))
        origins |= {one: origin.name for one, origin in self.reporting[0].items()}
        roots |= self.reporting[1]
        parties, classes = Parties(self.lexicon), ItemClasses(self.lexicon)
        for one in asked:
            pair = self.find(one)
            origin = origins.get(one, of_itself(pair[0]))
            self._said[one] = hear(pair, origin, Namer(parties, classes, roots.get(one, one)))
        return [self._said[one] for one in wanted]

    def _denials(self, changed: Collection[str], deeds: Collection[Deed]) -> set[int]:
        """Finds again what denials deny where these articles may have to do with it; the families touched."""
        parties = {party for deed in deeds for party in deed.participants}
        holding = self.index.holding({key(Kind.DENIAL, party) for party in parties})
        denying = {one for held in holding.values() for one in held} - set(changed)
        days = [deed.published.start for deed in deeds if deed.published]
        published = self.index.published(denying)
        near = {
            one
            for one in denying
            if days and (day := published[one]) and min(days) <= day.end <= max(days) + WEEKS
        }
        asked = near | set(changed)
        before = set(self.index.denied_in(asked))
        after: set[Denied] = set()
        for denial in (denial for one in self._hear(asked) for denial in one.denials):
            if target := denial.target(self.index.deeds(denial.speakers)):
                after.add(Denied(denial.statement.id, denial.article.id, target.event, target.family))
        self.index.put_denials(asked, sorted(after, key=lambda one: one.statement))
        moved = before ^ after
        statements = {one.statement for one in moved}
        alone = {
            family_of(one.key)
            for said in self._hear({one.article for one in moved})
            for one in said.sightings
            if one.event.id in statements  # the words of a denial, a claim as long as nobody else tells it
        }
        return alone | {one.family for one in moved}

    def _sharing(self, sides: Collection[int]) -> set[int]:
        """The families of all transfers that have one of these sides."""
        articles = {one for held in self.index.holding(sides).values() for one in held}
        return {
            family_of(one.key)
            for said in self._hear(articles)
            for one in said.sightings
            if not sides_of(one.key).isdisjoint(sides)
        }

    def _kin(self, families: Collection[int]) -> set[int]:
        """The families of transfers that have all sides of one of these, or of which one of these has all."""
        held = {one for each in self.index.holding(families).values() for one in each}
        roles = {
            family: frozenset(one.key.roles)
            for said in self._hear(held)
            for one in said.sightings
            if one.key.type == "TRANSFER" and (family := family_of(one.key)) in families
        }
        sides = {key(Kind.SIDE, *side) for own in roles.values() for side in own}
        near = {one for each in self.index.holding(sides).values() for one in each}
        return {
            family_of(one.key)
            for said in self._hear(near)
            for one in said.sightings
            if one.key.type == "TRANSFER"
            and any(own <= set(one.key.roles) or own >= set(one.key.roles) for own in roles.values())
        }


def _of_kind(keys: Iterable[int], kind: Kind) -> set[int]:
    first, after = kind_range(kind)
    return {one for one in keys if first <= one < after}
