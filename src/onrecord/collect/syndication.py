"""XML that lists articles: feeds and sitemaps."""

import re
from collections.abc import Iterator

from onrecord.collect.feeds import read_feed
from onrecord.collect.pointer import Pointer
from onrecord.collect.sitemaps import read_sitemap
from onrecord.model import Document, Failure

SITEMAP = re.compile(rb"<(?:\w+:)?(?:urlset|sitemapindex)\b")
LOOKED_AT = 65_536  # bytes in which the root stands


def read_xml(raw: bytes, name: str, url: str | None = None) -> Iterator[Document | Failure | Pointer]:
    """The articles of a feed, or the addresses of a sitemap; `url` is where it was got."""
    if SITEMAP.search(raw[:LOOKED_AT]):
        yield from read_sitemap(raw, name)
    else:
        yield from read_feed(raw, name, url)
