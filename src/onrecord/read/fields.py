"""Metadata out of named fields, as front matter and JSON give them."""

import html
import re
from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from onrecord.read.draft import Metadata
from onrecord.read.people import people

TITLES = ("title", "originaltitle", "posttitle", "headline")
DATES = (
    "date",
    "postdate",
    "publishedtime",
    "datepublished",
    "published",
    "publicationdate",
    "publishdate",
    "publishedat",
    "pubdate",
    "webpublicationdate",
    "timestamp",
    "created",
    "createdat",
    "modifiedtime",
)
UPDATES = ("modifiedtime", "modified", "datemodified", "updated", "updatedat", "lastmodified", "lastmod")
URLS = ("canonicalurl", "originallink", "sourceurl", "url", "permalink", "link", "canonical")
AUTHORS = ("authors", "author", "byline")
OUTLETS = ("outlet", "publisher", "sitename", "source", "sourcename", "publication")
LANGUAGES = ("lang", "language")
TAGS = ("tags", "categories", "originalcats", "section", "type")
ISO = re.compile(r"\d{4}-?\d\d-?\d\d")
FIRST_SECOND, FIRST_MILLISECOND = 10**8, 10**11  # seconds since 1970 from 1973 on, then milliseconds
LAST_MILLISECOND = 10**13


def squeezed(key: object) -> str:
    """A field name without case, hyphens and underscores: `date_published` and `datePublished` are one."""
    return re.sub(r"[-_\s]", "", str(key)).casefold()


def metadata_of(fields: Mapping[str, Any], where: str) -> Metadata:
    """The metadata in `fields`, whose keys are squeezed; `where` names their place in the basis of a date.

    A value is a text, a number, an object with a name, or a list of them.
    """
    urls = [_unwrapped(url) for url in strings(fields, URLS) if "://" in url]
    updates = [iso_of(text) for text in strings(fields, UPDATES)]
    return Metadata(
        title=next(iter(strings(fields, TITLES)), None),
        outlet=next(iter(strings(fields, OUTLETS)), None),
        byline=tuple(dict.fromkeys(name for text in strings(fields, AUTHORS) for name in people(text))),
        url=next(iter(urls), None),
        links=tuple(urls),
        language=next(iter(strings(fields, LANGUAGES)), None),
        tags=tuple(strings(fields, TAGS)),
        dates=tuple((iso_of(text), f"{where}: {key}") for key in DATES for text in strings(fields, (key,))),
        updated=next(iter(updates), None),
        credited=tuple(strings(fields, AUTHORS)),
    )


def strings(fields: Mapping[str, Any], keys: tuple[str, ...]) -> list[str]:
    """The texts under `keys`, entities decoded, white space folded; of objects their name."""
    found = []
    for key in keys:
        value = fields.get(key)
        for item in value if isinstance(value, list) else [value]:
            text = item.get("name") or item.get("title") if isinstance(item, dict) else item
            if isinstance(text, str | int | float) and not isinstance(text, bool) and str(text).strip():
                found.append(" ".join(html.unescape(html.unescape(str(text))).split()))
    return found


def iso_of(text: str) -> str:
    """A date in ISO form where it is one of RFC 5322 or seconds since 1970; else as it is."""
    if text.isdigit() and FIRST_SECOND <= int(text) < LAST_MILLISECOND and len(text) != len("20240102"):
        seconds = int(text) // 1000 if int(text) >= FIRST_MILLISECOND else int(text)
        return datetime.fromtimestamp(seconds, UTC).isoformat()
    if ISO.search(text):
        return text
    try:
        return parsedate_to_datetime(text).isoformat()
    except (ValueError, TypeError, IndexError):
        return text


def _unwrapped(url: str) -> str:
    """The address inside a redirecting one ("...?url=http://...")."""
    try:
        inner = parse_qs(urlsplit(url).query).get("url", [])
    except ValueError:
        return url
    return unquote(inner[0]) if inner and "://" in inner[0] else url
