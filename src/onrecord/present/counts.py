"""The three numbers that stand beside every standing. They are never added up."""

from dataclasses import dataclass

from onrecord.link.claims.positions import asserting
from onrecord.model import Claim
from onrecord.present.wording import plural


@dataclass(frozen=True, slots=True)
class Counts:
    """How many articles assert a claim, of those that speak of it; news origins; parties."""

    asserting: int
    articles: int
    origins: int
    parties: int

    @property
    def in_articles(self) -> str:
        """ "2 of 3", or "3" where all assert it."""
        return (
            f"{self.asserting} of {self.articles}" if self.asserting != self.articles else str(self.articles)
        )

    def __str__(self) -> str:
        articles = plural(self.articles, "article")
        if self.asserting != self.articles:
            articles = f"{self.asserting} of {articles}"
        origins, parties = plural(self.origins, "news origin"), plural(self.parties, "party", "parties")
        return f"{articles} · {origins} · {parties}"


def claim_counts(claim: Claim) -> Counts:
    """The counts of a claim. Parties are the states and organisations whose latest position asserts it.

    An outlet that reports in its own voice is an origin, not a party.
    """
    return Counts(
        len(claim.articles_asserting),
        len(claim.articles),
        len(claim.news_origins),
        len(asserting(claim.positions)),
    )
