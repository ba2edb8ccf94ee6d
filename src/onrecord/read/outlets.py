"""Which outlet an article is from: names and domains against the lexicon, titles without the site's name."""

import re
from collections.abc import Iterable, Iterator
from urllib.parse import urlsplit

from onrecord.lexicon import Lexicon, Outlet

SEPARATOR = re.compile(r"\s+(?:[-|–—·•»*]|::|//)\s+|\s*\|\s*")
DOMAIN = re.compile(r"^(?:[\w-]+\.)+(?:com|org|net|co|uk|tv|info|news|ca|au|in|za|de|fr|io|us)$", re.I)
SITE_WORDS = 6  # words; names of sites are shorter


def known_outlet(name: str, lexicon: Lexicon) -> Outlet | None:
    """The outlet of the lexicon that goes by `name`, in any case, with or without "The"."""
    wanted = _key(name)
    for outlet in lexicon.outlets.values():
        if wanted in {_key(alias) for alias in (outlet.name, *outlet.aliases, *outlet.in_prose)}:
            return outlet
    return None


def outlet_of_url(url: str, lexicon: Lexicon) -> Outlet | None:
    """The outlet of the lexicon that has the domain of `url`, the longest domain first."""
    host = host_of(url)
    found = [
        (len(domain), outlet)
        for outlet in lexicon.outlets.values()
        for domain in outlet.domains
        if host == domain or host.endswith("." + domain)
    ]
    return max(found, key=lambda pair: pair[0])[1] if found else None


def host_of(url: str) -> str:
    """The host name in `url`, lower case, without "www."; "" where there is none."""
    try:
        host = urlsplit(url).hostname or ""
    except ValueError:
        return ""
    return host.removeprefix("www.")


def split_title(
    title: str, lexicon: Lexicon, names: Iterable[str], urls: Iterable[str]
) -> tuple[str, str | None]:
    """`title` without the name of the site at its end (or start), and that name.

    The site is a known outlet, one of `names`, the name in the host of one of `urls`, or looks like a domain.
    Other last parts stay: "... - Senior Diplomat" is part of a headline.
    """
    sites = {_squeezed(name) for name in names if name} | {
        _squeezed(label) for url in urls for label in _labels(url)
    }
    cuts = list(SEPARATOR.finditer(title))
    ends = [*(cut.start() for cut in cuts[1:]), len(title)] if cuts else []
    for cut, end in zip(cuts, ends, strict=True):  # what follows the site's name is the site's too
        if title[: cut.start()].strip() and _is_site(title[cut.end() : end], lexicon, sites):
            return title[: cut.start()], title[cut.end() : end].strip()
    if (
        cuts
        and len(title[cuts[0].end() :].split()) > 3
        and _is_site(title[: cuts[0].start()], lexicon, sites)
    ):
        return title[cuts[0].end() :], title[: cuts[0].start()].strip()
    return title, None


def _is_site(part: str, lexicon: Lexicon, sites: set[str]) -> bool:
    part = part.strip()
    if not part or len(part.split()) > SITE_WORDS:
        return False
    return bool(DOMAIN.match(part)) or _squeezed(part) in sites or known_outlet(part, lexicon) is not None


def _labels(url: str) -> Iterator[str]:
    labels = host_of(url).split(".")
    yield ".".join(labels)
    yield from (label for label in labels[:-1] if len(label) > 3)


def _squeezed(name: str) -> str:
    packed = re.sub(r"[\W_]+", "", name.casefold())
    return packed[3:] if packed.startswith("the") and len(packed) > 6 else packed


def _key(name: str) -> str:
    return re.sub(r"^the ", "", " ".join(name.casefold().split()).strip(" ."))
