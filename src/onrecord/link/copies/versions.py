"""Versions of one article: what an outlet changed, corrected or took back after it had come out.

An article is known by its address, else by the file it came in. Versions all stay on record; here they are
paired, put in order, and held against one another.
"""

import difflib
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from typing import Literal
from urllib.parse import parse_qsl, urlencode, urlsplit

from rapidfuzz import fuzz

from onrecord.link.components import components
from onrecord.model import Article

RETRACTION, CORRECTION = "retraction notice", "correction notice"  # reasons in `read`
NOTICES = (RETRACTION, CORRECTION, "update notice", "note of the editor")
TRACKING = re.compile(
    r"^(?:utm_\w+|fbclid|gclid|mc_[ce]id|cmpid|ref|src|smid|taid|s|partner|output|amp)$", re.I
)
NUMBERED = re.compile(r"#\d+$")  # a member of a container that has no name but its place
SAME_TITLE = 70  # rapidfuzz token set ratio of titles
SAME_TEXT = (
    0.3  # share of the shorter one's paragraphs that both have: an address may show another story later
)
ONE_ARTICLE = re.compile(r"\d{5}|(?:[^\W_]+-){3}", re.I)  # a path with a number or a headline, not a section
DAYS = timedelta(days=3)  # within which a story is written through
NEAR = 60  # rapidfuzz ratio from which a paragraph is another one rewritten
EARLIEST = datetime.min.replace(tzinfo=UTC)

Kind = Literal["added", "removed", "changed"]


@dataclass(frozen=True, slots=True)
class Change:
    """A paragraph that one version has and the next one has not, or has in other words."""

    kind: Kind
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Version:
    """One version: `changes` are those from the one before it, `notices` what the outlet says it changed."""

    article: Article
    notices: tuple[str, ...]
    changes: tuple[Change, ...]

    @property
    def retracted(self) -> bool:
        """Whether the outlet says that it takes the article back."""
        return is_retracted(self.article)


def find_versions(articles: Iterable[Article]) -> tuple[tuple[str, ...], ...]:
    """The ids of articles that are versions of one another, oldest first; only where there are several.

    They have the same address, tracking parameters aside, or came under the same file name without
    contradicting addresses; and they share a title or text, or came out within three days at the address of a
    single article, or one of them says that it was taken back.
    """
    by_id = {article.id: article for article in articles}
    same: dict[tuple[str, str], list[Article]] = defaultdict(list)
    for article in sorted(by_id.values(), key=lambda one: one.id):
        if key := same_article(article):
            same[key].append(article)
    edges = [
        (first.id, second.id)
        for group in same.values()
        for i, first in enumerate(group)
        for second in group[i + 1 :]
        if _alike(first, second)
    ]
    groups = components(sorted(by_id), edges)
    ordered = [tuple(sorted(group, key=lambda one: _order(by_id[one]))) for group in groups if len(group) > 1]
    return tuple(sorted(ordered))


def versions_of(article: str, articles: Iterable[Article]) -> tuple[Version, ...]:
    """The versions of one article, oldest first, each with what changed; the article alone without others."""
    by_id = {one.id: one for one in articles}
    group = next((ids for ids in find_versions(by_id.values()) if article in ids), (article,))
    held = [by_id[one] for one in group]
    return tuple(
        Version(one, notices(one), changes(held[i - 1], one) if i else ()) for i, one in enumerate(held)
    )


def is_retracted(article: Article) -> bool:
    """Whether the outlet says in the article that it takes it back."""
    return any(gone.reason == RETRACTION for gone in article.removed)


def notices(article: Article) -> tuple[str, ...]:
    """What the outlet says in the article about having corrected, updated or retracted it, as printed."""
    return tuple(gone.text for gone in article.removed if gone.reason in NOTICES)


def changes(old: Article, new: Article) -> tuple[Change, ...]:
    """The paragraphs in which two versions differ, in the order of the text.

    Paragraphs are matched in order (Ratcliff and Obershelp); what replaces another is paired by likeness.
    """
    before, after = _paragraphs(old), _paragraphs(new)
    matcher = difflib.SequenceMatcher(None, before, after, autojunk=False)
    found: list[Change] = []
    for tag, i, j, k, m in matcher.get_opcodes():
        if tag != "equal":
            found += _paired(before[i:j], after[k:m])
    return tuple(found)


def canonical(url: str) -> str | None:
    """An address without scheme, "www.", fragment, tracking parameters, last slash; None for a home page."""
    try:
        parts = urlsplit(url)
        host = (parts.hostname or "").removeprefix("www.").removeprefix("m.").removeprefix("amp.")
    except ValueError:
        return None
    query = urlencode(sorted(pair for pair in parse_qsl(parts.query) if not TRACKING.match(pair[0])))
    path = re.sub(r"/(?:amp|index\.html?)?$", "", parts.path)
    if not host or not (path or query):
        return None
    return f"{host}{path}?{query}" if query else f"{host}{path}"


def same_article(article: Article) -> tuple[str, str] | None:
    """What all versions of an article have in common: its address, else its file; None without either."""
    url = canonical(article.url) if article.url else None
    named = article.file != "-" and not NUMBERED.search(article.file)
    return ("url", url) if url else ("file", article.file) if named else None


def _alike(first: Article, second: Article) -> bool:
    if first.sha256 == second.sha256:
        return False
    if is_retracted(first) or is_retracted(second):
        return True
    if first.title and second.title and fuzz.token_set_ratio(first.title, second.title) >= SAME_TITLE:
        return True
    if _is_rewrite(first, second):
        return True
    ours, theirs = set(_paragraphs(first)), set(_paragraphs(second))
    return len(ours & theirs) >= SAME_TEXT * max(1, min(len(ours), len(theirs)))


def _is_rewrite(first: Article, second: Article) -> bool:
    """Whether the address of a single article shows two texts within days: agencies write stories anew."""
    if not (first.url and second.url and ONE_ARTICLE.search(urlsplit(first.url).path)):
        return False
    if not (first.published and second.published):
        return False
    return abs(first.published.start - second.published.start) <= DAYS


def _order(article: Article) -> tuple[datetime, datetime, str]:
    """By when it says that it was changed or came out, then by when it was got, then by id."""
    day = article.published.end if article.published else None
    stated = article.updated or (datetime.combine(day, time(), UTC) if day else EARLIEST)
    return stated, article.fetched or EARLIEST, article.id


def _paragraphs(article: Article) -> list[str]:
    return [block.span.of(article.full_text) for block in article.blocks]


def _paired(before: Sequence[str], after: Sequence[str]) -> list[Change]:
    """Changes of one stretch: each old paragraph with the new one most like it, in order."""
    found: list[Change] = []
    at = 0
    for old in before:
        scores = [(fuzz.ratio(old, new), -i) for i, new in enumerate(after[at:])]
        score, place = max(scores, default=(0.0, 0))
        if score < NEAR:
            found.append(Change("removed", old, ""))
            continue
        found += [Change("added", "", new) for new in after[at : at - place]]
        found.append(Change("changed", old, after[at - place]))
        at += 1 - place
    return [*found, *(Change("added", "", new) for new in after[at:])]
