"""Mentions: every name, nominal and pronoun of an article with whom it stands for."""

from bisect import bisect_right

from onrecord.annotate.coreference import Resolver
from onrecord.annotate.gazetteer import gazetteer
from onrecord.annotate.names import find_names
from onrecord.annotate.parse import Parse
from onrecord.annotate.quotations import find_quotations
from onrecord.lexicon import Lexicon
from onrecord.model import Article, Mention, Span


def find_mentions(article: Article, parse: Parse, lexicon: Lexicon) -> tuple[Mention, ...]:
    """The mentions of people, states, organisations and places, in the order of the text.

    A nominal that nobody in the article or the lexicon answers to keeps its description as its referent.
    Mentions may nest: "the premier's aide" holds "the premier".
    """
    names = find_names(article, parse, gazetteer(lexicon), lexicon)
    return tuple(Resolver(article, lexicon, names, find_quotations(article)).resolve(parse))


class MentionIndex:
    """Mentions by place."""

    def __init__(self, mentions: tuple[Mention, ...]) -> None:
        self._mentions = sorted(mentions, key=lambda mention: mention.span)
        self._starts = [mention.span.start for mention in self._mentions]

    def at(self, span: Span) -> Mention | None:
        """The shortest mention that holds the whole of `span`, such as that of a head word."""
        before = self._mentions[: bisect_right(self._starts, span.start)]
        holding = [mention for mention in before[-40:] if mention.span.contains(span)]
        return min(holding, key=lambda mention: len(mention.span), default=None)

    def inside(self, span: Span) -> list[Mention]:
        """The mentions that lie wholly in `span`, in the order of the text."""
        first = bisect_right(self._starts, span.start - 1)
        found = []
        for mention in self._mentions[first:]:
            if mention.span.start >= span.end:
                break
            if span.contains(mention.span):
                found.append(mention)
        return found
