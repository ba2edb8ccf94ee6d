"""Sitemaps (sitemaps.org 0.9, with Google's news extension): addresses, newest first."""

import re
from collections.abc import Iterator

from lxml import etree

from onrecord.collect.pointer import ADDRESS, Pointer
from onrecord.model import Failure

DATES = ("lastmod", "publication_date")


def read_sitemap(raw: bytes, name: str) -> Iterator[Pointer | Failure]:
    """A pointer for each address of a sitemap, or of a sitemap index; those with the latest date first.

    Entities are not resolved and nothing is fetched.
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, recover=True)
    try:
        root = etree.fromstring(raw, parser)
    except etree.XMLSyntaxError as error:
        yield Failure(name, f"a sitemap that is no XML ({' '.join(str(error).split())})")
        return
    index = root is not None and _local(root) == "sitemapindex"
    found = [] if root is None else [entry for entry in map(_entry, root) if entry is not None]
    if not found:
        yield Failure(name, "the sitemap lists no addresses")
    for _, url in sorted(found, key=lambda entry: entry[0], reverse=True):
        yield Pointer(f"{name}#{url}", url, ADDRESS, index)


def _entry(element: etree._Element) -> tuple[str, str] | None:
    """The date and the address of one entry; the date "" where it has none."""
    url, dates = None, [""]
    for part in element.iter():
        text = " ".join((part.text or "").split())
        if _local(part) == "loc" and url is None and re.match(r"https?://", text):
            url = text
        elif _local(part) in DATES:
            dates.append(text)
    return (max(dates), url) if url else None


def _local(element: etree._Element) -> str:
    # By hand, not by QName, which raises on the broken names that a lenient parse lets through ("urlset:").
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
