"""What linking a few articles looks up in the ledger that they go into, for the ledger to implement."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from typing import Protocol

from onrecord.link.claims.denials import Deed, Denied
from onrecord.link.copies.sentences import Sentences
from onrecord.link.entities import Naming
from onrecord.link.keys import Kind
from onrecord.link.ports import Annotated
from onrecord.link.stories import Piece
from onrecord.model import Claim, Copy, Origin, Quote, Stories


class Index(Sentences, Protocol):
    """The articles of a ledger as linking left them, and what they have in common.

    What is put into it is found from then on. Only articles that were linked, or put, have keys.
    """

    def find(self, article: str) -> Annotated:
        """One article with its annotations, on the days that transcripts give."""

    def undated(self, article: str) -> Annotated:
        """The same without these days."""

    def read(self, article: str) -> Annotated:
        """The same as it was read, without the day of publication that linking fixed."""

    def open(self) -> set[str]:
        """The articles whose day of publication was not given, or not closely, fixed since or not."""

    def plain(self, article: str) -> Annotated:
        """The same without what people said of it, too."""

    def claims_of(self, articles: Collection[str]) -> list[Claim]:
        """The claims that have one of these articles among theirs, by id."""

    def holding(self, keys: Collection[int]) -> Mapping[int, list[str]]:
        """Key -> the articles that have it, sorted."""

    def keys(self, article: str, kind: Kind) -> frozenset[int]:
        """The keys of one kind that an article has."""

    def namings(self, identities: Collection[int]) -> list[Naming]:
        """All namings of these identities."""

    def named_in(self, article: str) -> frozenset[int]:
        """The identities that an article names."""

    def deeds(self, parties: Collection[str]) -> list[Deed]:
        """What others may deny in which one of these parties takes part."""

    def deeds_in(self, article: str) -> list[Deed]:
        """What others may deny that an article tells of."""

    def denied(self, families: Collection[int]) -> list[Denied]:
        """The denials of events of these families that are told elsewhere."""

    def denied_in(self, articles: Collection[str]) -> list[Denied]:
        """The denials in these articles of events that are told elsewhere."""

    def copies(self, articles: Collection[str]) -> set[Copy]:
        """All pairs with any of these articles in them."""

    def origins(self, articles: Collection[str]) -> Mapping[str, Origin]:
        """The origins of articles, by article."""

    def versions(self, articles: Collection[str]) -> set[tuple[str, ...]]:
        """The groups of versions that any of these articles is in, each oldest first."""

    def stories(self) -> Stories:
        """All stories."""

    def pieces(self, days: Collection[date]) -> list[Piece]:
        """What counts for stories of the articles of these days."""

    def roots(self, articles: Collection[str]) -> Mapping[str, str]:
        """The roots of the copy families of articles, by article."""

    def quotes(self) -> tuple[Quote, ...]:
        """All quotations that several articles print."""

    def families_of(self, articles: Collection[str]) -> set[int]:
        """The families of the claims that have one of these articles among theirs."""

    def claims_with(self, keys: Collection[int]) -> Mapping[int, set[str]]:
        """Key -> the claims that have it."""

    def keys_of_claims(self, claims: Collection[str]) -> set[int]:
        """The keys of these claims."""

    def put_keys(
        self,
        article: str,
        kinds_: Collection[Kind],
        keys: Iterable[int],
        excerpts: Iterable[tuple[int, Naming | Deed | Piece]] = (),
    ) -> None:
        """Put the keys and excerpts of an article in the place of those it has of these kinds."""

    def put_bands(self, bands: Mapping[int, Collection[int]]) -> None:
        """Add sentences with their bands."""

    def put_denials(self, articles: Collection[str], denied: Iterable[Denied]) -> None:
        """Put these denials in the place of those in these articles."""
