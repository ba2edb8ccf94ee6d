"""An article that is elsewhere."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from onrecord.model import Failure

ADDRESS = "an address"  # what stands in a sitemap


@dataclass(frozen=True, slots=True)
class Pointer:
    """An address that a feed or a sitemap gives without the article itself.

    `file` names the container and the member, `what` is what stands there instead ("a summary").
    `index` marks the address of another sitemap.
    """

    file: str
    url: str
    what: str
    index: bool = False


def unfollowed(pointers: Iterable[Pointer]) -> Iterator[Failure]:
    """Why pointers give no article: a Failure for each item of a feed, one for all of a sitemap."""
    addresses = []
    for one in pointers:
        if one.what == ADDRESS:
            addresses.append(one)
        else:
            reason = f"the feed has only {one.what}; the article is at {one.url} (--follow fetches it)"
            yield Failure(one.file, reason)
    if addresses:
        container = addresses[0].file.removesuffix(f"#{addresses[0].url}")
        reason = f"a sitemap: it only lists {len(addresses):,} addresses (--follow fetches them)"
        yield Failure(container, reason)
