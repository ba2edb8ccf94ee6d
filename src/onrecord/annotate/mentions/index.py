"""Mentions by place."""

from bisect import bisect_right

from onrecord.model import Mention, Span

REACH = 40  # mentions back from a place that may still hold it; nominals nest, but not deeply


class MentionIndex:
    """Mentions by place."""

    def __init__(self, mentions: tuple[Mention, ...]) -> None:
        self._mentions = sorted(mentions, key=lambda mention: mention.span)
        self._starts = [mention.span.start for mention in self._mentions]

    def at(self, span: Span) -> Mention | None:
        """The shortest mention that holds the whole of `span`, such as that of a head word."""
        place = bisect_right(self._starts, span.start)
        before = self._mentions[max(0, place - REACH) : place]
        holding = [mention for mention in before if mention.span.contains(span)]
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
