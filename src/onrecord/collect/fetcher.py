"""Gets articles from the web: politely, within limits, and never from inside unless told."""

import hashlib
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from types import TracebackType
from typing import Protocol, Self
from urllib.parse import urljoin, urlsplit

import httpx

from onrecord import __version__
from onrecord.collect import media
from onrecord.collect.addresses import CheckedTransport, Refused, anywhere, is_public
from onrecord.collect.members import MAX_BYTES, Found, whole
from onrecord.collect.patience import Patience
from onrecord.collect.pointer import Pointer, unfollowed
from onrecord.collect.robots import AGENT, Robots
from onrecord.model import Document, Failure, Held

MAX_REDIRECTS = 5
MOST_FOLLOWED = 200  # pages of one feed or sitemap
MOST_SITEMAPS = 20  # of one index
TYPES = {
    "text/html": media.HTML,
    "application/xhtml+xml": media.HTML,
    "text/plain": media.TEXT,
    "text/markdown": media.MARKDOWN,
    "application/pdf": media.PDF,
    "application/json": media.RECORD,
    "application/feed+json": media.RECORD,
    "application/xml": media.XML,
    "text/xml": media.XML,
    "application/rss+xml": media.XML,
    "application/atom+xml": media.XML,
}


class Memory(Protocol):
    """Where marks of pages are kept between calls; the ledger does it."""

    def recall(self, url: str) -> Held | None:
        """The page as it is held, None where it is not, or was got without marks."""

    def remember(self, url: str, held: Held, whole: bool) -> None:
        """Keep the marks under which a document was got from `url`; with its bytes where they are `whole`,
        as what comes from it are other documents.
        """


@dataclass(frozen=True, slots=True)
class Manners:
    """How to fetch. `follow` fetches the pages that feeds and sitemaps point to; times are seconds."""

    follow: bool = False
    allow_private: bool = False
    delay: float = 1.0  # between two requests to one host
    timeout: float = 20.0  # without a sign of life
    patience: float = 60.0  # for one answer from start to end
    max_bytes: int = MAX_BYTES
    agent: str = f"{AGENT}/{__version__} (keeps a record of the news; one page at a time, by robots.txt)"


@dataclass(slots=True)
class _Answer:
    """What a host said: `reason` where it is no page. `url` is where the redirects ended."""

    url: str
    status: int = 0
    body: bytes = b""
    headers: httpx.Headers = field(default_factory=httpx.Headers)
    reason: str | None = None
    refused: bool = False


class Fetcher:
    """Fetches one address at a time; a context manager."""

    def __init__(
        self,
        manners: Manners = Manners(),
        memory: Memory | None = None,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
        transport: httpx.BaseTransport | None = None,
    ) -> None:
        """`memory` keeps the marks of pages; `transport` is one that checks addresses by rules of its own."""
        self._manners = manners
        self._memory = memory
        self._clock = clock
        self._client = httpx.Client(
            transport=transport or CheckedTransport(anywhere if manners.allow_private else is_public),
            timeout=manners.timeout,
            headers={"User-Agent": manners.agent, "Accept": "text/html,application/xhtml+xml,*/*;q=0.5"},
            trust_env=False,
            follow_redirects=False,
        )
        self._robots = Robots(self._robots_txt)
        self._last: dict[str, float] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._client.close()

    def fetch(self, url: str) -> Iterator[Found]:
        """What is at `url`: a page, the items of a feed, the addresses of a sitemap, or why nothing is.

        A page that has not changed since it was last got comes as the document that is held; a feed as the
        items that it had then.
        """
        held = self._memory.recall(url) if self._memory else None
        answer = self._get(url, held)
        if answer.status == httpx.codes.NOT_MODIFIED and held:
            before = held.document
            yield from whole(before.raw, url, before.media_type, before.url, before.fetched)
        elif answer.reason:
            yield Failure(url, answer.reason)
        else:
            yield from self._found(url, answer)

    def follow(self, pointers: Iterable[Pointer]) -> Iterator[Document | Failure]:
        """The pages that pointers lead to, where `manners.follow`; else a Failure that says what they are."""
        queue = list(pointers)
        if not self._manners.follow:
            yield from unfollowed(queue)
            return
        pages = [pointer for pointer in queue if not pointer.index]
        indexes = [pointer for pointer in queue if pointer.index]
        for index in indexes[:MOST_SITEMAPS]:
            for found in self.fetch(index.url):
                if isinstance(found, Pointer):
                    pages.append(found)
                else:
                    yield found
        yield from _left_out(indexes[MOST_SITEMAPS:], "sitemaps")
        for pointer in pages[:MOST_FOLLOWED]:
            yield from (one for one in self.fetch(pointer.url) if not isinstance(one, Pointer))
        yield from _left_out(pages[MOST_FOLLOWED:], "pages")

    def _found(self, url: str, answer: _Answer) -> Iterator[Found]:
        stated = TYPES.get(answer.headers.get("content-type", "").split(";")[0].strip().lower())
        sniffed = media.media_type(urlsplit(answer.url).path, answer.body)
        kind = stated if stated and sniffed == media.TEXT else sniffed
        got = Document(_sha256(answer.body), answer.body, url, kind, answer.url, self._clock())
        items = list(whole(got.raw, url, kind, got.url, got.fetched))
        if self._memory and not all(isinstance(found, Failure) for found in items):
            held = Held(answer.headers.get("etag"), answer.headers.get("last-modified"), got)
            alone = len(items) == 1 and isinstance(items[0], Document) and items[0].sha256 == got.sha256
            self._memory.remember(url, held, whole=not alone)
        yield from items

    def _get(self, url: str, held: Held | None) -> _Answer:
        """The answer at the end of the redirects."""
        for _ in range(MAX_REDIRECTS + 1):
            wrong = _not_an_address(url)
            if wrong:
                return _Answer(url, reason=wrong)
            rules = self._robots.of(url)
            if not rules.allow(url):
                refused = f"not fetched: robots.txt of {urlsplit(url).netloc} does not allow it"
                return _Answer(url, reason=rules.closed or refused)
            self._wait(url, max(self._manners.delay, rules.delay))
            answer = self._ask(url, _marks(held))
            location = answer.headers.get("location")
            if answer.reason or not (300 <= answer.status < 400 and location):
                return _judged(answer)
            url = urljoin(url, location)
        return _Answer(url, reason=f"more than {MAX_REDIRECTS} redirects: give the address where they end")

    def _ask(self, url: str, headers: dict[str, str]) -> _Answer:
        """One request and its answer; a failure of the network is a reason."""
        answer = _Answer(url)
        patience = Patience(self._manners.patience)
        asked = self._client.stream("GET", url, headers=headers, extensions={"trace": patience.trace})
        try:
            with patience, asked as response:
                answer.status, answer.headers = response.status_code, response.headers
                body = bytearray()
                for chunk in response.iter_bytes():
                    body += chunk
                    if len(body) > self._manners.max_bytes:
                        answer.reason = f"larger than the limit of {self._manners.max_bytes:,} bytes"
                        break
                answer.body = bytes(body)
        except (httpx.HTTPError, httpx.InvalidURL, UnicodeError) as error:
            answer.reason, answer.refused = _in_words(error), isinstance(error, Refused)
        if patience.ended:
            answer.reason = f"no answer to the end within {self._manners.patience:g} seconds: try again later"
        return answer

    def _robots_txt(self, url: str) -> tuple[int, bytes, str | None]:
        """The status and body of a robots.txt, redirects followed; why there is no answer."""
        for _ in range(MAX_REDIRECTS):
            answer = self._ask(url, {})
            location = answer.headers.get("location")
            if answer.reason:
                # Of a host that must not be asked at all, the request for the page itself says so.
                return (404, b"", None) if answer.refused else (0, b"", answer.reason)
            if not (300 <= answer.status < 400 and location):
                return answer.status, answer.body, None
            url = urljoin(url, location)
        return 404, b"", None

    def _wait(self, url: str, delay: float) -> None:
        """Until `delay` seconds have passed since the last request to the host."""
        host = urlsplit(url).netloc
        since = time.monotonic() - self._last.get(host, float("-inf"))
        if since < delay:
            time.sleep(delay - since)
        self._last[host] = time.monotonic()


def _sha256(raw: bytes) -> str:
    return hashlib.sha256(raw).hexdigest()


def _not_an_address(url: str) -> str | None:
    """Why nothing can be at `url`; None where something can."""
    try:
        parsed = httpx.URL(url)
    except (httpx.InvalidURL, UnicodeError) as error:
        return f"not an address ({error}): check it"
    if parsed.scheme not in ("http", "https"):
        return f"{parsed.scheme} addresses are not fetched: give one of http or https"
    if not parsed.host or " " in parsed.host:
        return "an address without a host: check it"
    return None


def _judged(answer: _Answer) -> _Answer:
    """With the reason where the status says that there is no page."""
    if answer.reason or answer.status in (httpx.codes.OK, httpx.codes.NOT_MODIFIED):
        return answer
    known = {
        401: "needs a login",
        403: "the host does not let it be read",
        404: "there is no such page: check the address",
        410: "the page is gone",
        429: "the host asks for fewer requests: try again later",
        451: "not available for legal reasons",
    }
    status = answer.status
    what = known.get(status, "an error of the host: try again later" if status >= 500 else "no page")
    answer.reason = f"HTTP {status}: {what}"
    return answer


def _marks(held: Held | None) -> dict[str, str]:
    """The headers that ask for the page only if it has changed."""
    marks = {"If-None-Match": held.etag, "If-Modified-Since": held.modified} if held else {}
    return {name: value for name, value in marks.items() if value}


def _left_out(pointers: list[Pointer], what: str) -> Iterator[Failure]:
    """That there is more than is fetched at a time."""
    if pointers:
        yield Failure(
            pointers[0].file,
            f"this and {len(pointers) - 1:,} more {what} are not fetched: too many at a time",
        )


def _in_words(error: Exception) -> str:
    if isinstance(error, httpx.InvalidURL):
        return f"not an address ({error}): check it"
    if isinstance(error, httpx.TimeoutException):
        return "no answer in time: try again later"
    words = " ".join(str(error).split())
    return words if isinstance(error, Refused) else f"cannot be fetched: {words or type(error).__name__}"
