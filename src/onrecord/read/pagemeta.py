"""What a web page says of itself: meta elements, Open Graph, schema.org in JSON-LD."""

import html
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from onrecord.read.draft import Metadata
from onrecord.read.markup import attributes, tokens
from onrecord.read.people import split_names

ARTICLE_TYPES = re.compile(
    r"Article|BlogPosting|LiveBlogPosting|Report|Review|OpinionNews|AnalysisNews", re.I
)
TITLES = ("og:title", "twitter:title", "dc.title", "parsely-title", "sailthru.title", "title")
SITES = ("og:site_name", "application-name", "dc.publisher", "cre", "publisher")
DATES = (
    "article:published_time", "og:article:published_time", "parsely-pub-date", "datepublished",
    "date.published", "pubdate", "publishdate", "publish-date", "publish_date", "publication_date",
    "article.published", "sailthru.date", "dc.date.issued", "dc.date", "dcterms.created", "dcterms.date",
    "date", "cxenseparse:recs:publishtime", "cxenseparse:publishtime", "article:published",
    "og:published_time", "created", "iso-8601-publish-date", "last-modified-date",
)  # fmt: skip
UPDATES = ("article:modified_time", "og:updated_time", "datemodified", "last-modified", "dcterms.modified")
AUTHORS = (
    "author",
    "parsely-author",
    "sailthru.author",
    "article:author_name",
    "dc.creator",
    "byl",
    "article:author",
    "cxenseparse:author",
)
SUMMARIES = ("og:description", "description", "twitter:description", "dc.description")
URLS = ("og:url", "twitter:url", "parsely-link")
NODES = 20_000  # JSON-LD nodes looked at
NO_NAME = re.compile(
    r"https?:|getty|istock|shutterstock|^www\.|@|^\W*$"
    r"|^(?:admin|administrator|staff|editor|editorial|unknown|null|none|undefined)$",
    re.I,
)


@dataclass(frozen=True, slots=True)
class AboutPage:
    """What a page says of itself: its metadata, all the titles it gives itself, and its summaries.

    `body` is the text of the article where JSON-LD holds it.
    """

    metadata: Metadata
    titles: tuple[str, ...]
    summaries: tuple[str, ...]
    body: str | None


@dataclass(slots=True)
class _Page:
    meta: dict[str, list[str]] = field(default_factory=dict)
    data: list[Any] = field(default_factory=list)
    title: str | None = None
    canonical: str | None = None
    language: str | None = None


def page_metadata(page: str) -> AboutPage:
    """What `page` says of itself; Open Graph's title first, then that of JSON-LD."""
    found = _scan(page)
    nodes = list(_nodes(found.data))
    story = _story(nodes)
    titles = [*_meta(found, TITLES[:1]), *_texts(story.get("headline")), *_meta(found, TITLES[1:])]
    if found.title:
        titles.append(found.title)
    titles = [title for title in map(_clean, titles) if title]
    url = found.canonical or next(iter(_meta(found, URLS)), None)
    dates = [(text, "JSON-LD datePublished") for text in _texts(story.get("datePublished"))]
    dates += [(text, f"meta {name}") for name in DATES for text in found.meta.get(name, [])]
    body = max(_texts(story.get("articleBody")), key=len, default=None)
    authors = tuple(_authors(found, story, nodes))
    metadata = Metadata(
        title=_shortest_form(titles),
        outlet=_outlet(found, story, nodes),
        byline=authors,
        credited=authors,
        url=url if url and "://" in url else None,
        links=tuple(link for link in (found.canonical, *_meta(found, URLS)) if link and "://" in link),
        language=found.language or next(iter(_meta(found, ("og:locale", "language"))), None),
        tags=tuple(_texts(story.get("articleSection"))),
        dates=tuple(dates),
        updated=next(iter([*_texts(story.get("dateModified")), *_meta(found, UPDATES)]), None),
    )
    summaries = [*_texts(story.get("description")), *_meta(found, SUMMARIES)]
    return AboutPage(metadata, tuple(titles), tuple(dict.fromkeys(map(_clean, summaries))), body)


def _shortest_form(titles: list[str]) -> str | None:
    """The first title, without what another form of it shows to be the name of the site or the author."""
    if not titles:
        return None
    parted = [
        title
        for title in titles[1:]
        if re.match(r"\s+[-|–—·•*]\s", titles[0].removeprefix(title)) and titles[0].startswith(title)
    ]
    return min(parted, key=len, default=titles[0])


def _scan(page: str) -> _Page:
    found = _Page()
    reading = None
    for token in tokens(page):
        if token.kind == "text":
            if reading == "ld":
                _load(found, page[token.start : token.end])
            elif reading == "title" and found.title is None:
                found.title = _clean(page[token.start : token.end])
            continue
        reading = None
        if token.kind == "start":
            reading = _element(found, token.name, token.attributes)
    return found


def _element(found: _Page, name: str, written: str) -> str | None:
    """Take in one start tag; what the text after it is, where it matters."""
    if name not in ("meta", "script", "title", "link", "html"):
        return None
    given = {key: html.unescape(value) for key, value in attributes(written).items()}
    if name == "meta":
        key = given.get("property") or given.get("name") or given.get("itemprop") or ""
        if given.get("content", "").strip():
            found.meta.setdefault(key.lower(), []).append(given["content"].strip())
    elif name == "link" and "canonical" in given.get("rel", "").lower().split():
        found.canonical = found.canonical or given.get("href")
    elif name == "html":
        found.language = found.language or given.get("lang") or given.get("xml:lang")
    elif name == "script":
        return "ld" if "ld+json" in given.get("type", "").lower() else None
    return name


def _load(found: _Page, written: str) -> None:
    text = (
        re.sub(r"^\s*(?://)?\s*<!\[CDATA\[|(?://)?\s*\]\]>\s*;?\s*$|^\s*<!--|-->\s*$", "", written)
        .strip()
        .rstrip(";")
    )
    for attempt in (text, html.unescape(text)):
        try:
            found.data.append(json.loads(attempt, strict=False))
            return
        except (ValueError, RecursionError):
            continue


def _nodes(data: list[Any]) -> Iterator[dict[str, Any]]:
    """Every JSON object, outer ones first, in the order of the page."""
    queue: list[Any] = list(data)
    seen = 0
    while queue and seen < NODES:
        seen += 1
        item = queue.pop(0)
        if isinstance(item, list):
            queue = item + queue if len(item) < NODES else queue
        elif isinstance(item, dict):
            yield item
            queue += item.values()


def _story(nodes: list[dict[str, Any]]) -> dict[str, Any]:
    """The node that describes the article: of an article type, with the most of what we look for."""
    wanted = ("headline", "datePublished", "author")
    stories = [
        node for node in nodes if any(ARTICLE_TYPES.search(kind) for kind in _texts(node.get("@type")))
    ]
    if not stories:
        stories = [node for node in nodes if "headline" in node or "datePublished" in node]
    if not stories:
        return {}
    best = max(stories, key=lambda node: sum(key in node for key in wanted))
    merged = dict(best)
    for other in stories:
        if _clean(str(other.get("headline"))) == _clean(str(best.get("headline"))):
            merged = {**other, **merged}
    return merged


def _outlet(found: _Page, story: dict[str, Any], nodes: list[dict[str, Any]]) -> str | None:
    names = [*_meta(found, SITES[:1])]
    names += [name for node in _resolve(story.get("publisher"), nodes) for name in _texts(node.get("name"))]
    names += _meta(found, SITES[1:])
    return next((_clean(name) for name in names if _clean(name) and "://" not in name), None)


def _authors(found: _Page, story: dict[str, Any], nodes: list[dict[str, Any]]) -> list[str]:
    written: list[str] = []
    for node in _resolve(story.get("author"), nodes):
        written += _texts(node.get("name")) or _texts(node.get("byline")) or _texts(node.get("alternateName"))
    names = _names(written)
    for key in AUTHORS:
        if names:
            break
        names = _names(found.meta.get(key, []))
    return names


def _names(written: list[str]) -> list[str]:
    names = []
    for text in written:
        for name in split_names(_clean(text)):
            if name not in names and not NO_NAME.search(name):
                names.append(name)
    return names


def _resolve(value: Any, nodes: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The nodes that a value stands for: itself, those it points at by @id, a plain name."""
    found = []
    for item in value if isinstance(value, list) else [value]:
        if isinstance(item, str):
            found.append({"name": item})
        elif isinstance(item, dict):
            pointed = [
                node
                for node in nodes
                if item.get("@id") and node.get("@id") == item["@id"] and "name" in node
            ]
            found.append(item if "name" in item or not pointed else pointed[0])
    return found


def _texts(value: Any) -> list[str]:
    items = value if isinstance(value, list) else [value]
    return [item for item in items if isinstance(item, str) and item.strip()]


def _meta(found: _Page, names: tuple[str, ...]) -> list[str]:
    return [text for name in names for text in found.meta.get(name, [])]


def _clean(text: str) -> str:
    return " ".join(re.sub(r"<[^<>]{0,300}>", "", html.unescape(html.unescape(text))).split())
