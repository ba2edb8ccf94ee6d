"""Fetching, from a server on loopback that the tests start."""

import gzip
import hashlib
import time
from dataclasses import dataclass, field
from datetime import UTC, datetime

import pytest
from loopback import PAGE, Site

from onrecord.collect import documents
from onrecord.collect.addresses import CheckedTransport, anywhere, is_public
from onrecord.collect.fetcher import Fetcher, Manners
from onrecord.model import Document, Failure, Held

NOW = datetime(2021, 5, 4, 10, tzinfo=UTC)
HERE = Manners(allow_private=True, delay=0, timeout=5)


@dataclass
class Notebook:
    """Marks that are kept for the time of a test; `containers` are the addresses of feeds and the like."""

    held: dict[str, Held] = field(default_factory=dict)
    containers: set[str] = field(default_factory=set)

    def recall(self, url: str) -> Held | None:
        return self.held.get(url)

    def remember(self, url: str, held: Held, whole: bool) -> None:
        self.held[url] = held
        if whole:
            self.containers.add(url)


def get(url: str, manners: Manners = HERE, notebook: Notebook | None = None) -> list[Document | Failure]:
    with Fetcher(manners, notebook, clock=lambda: NOW) as web:
        return list(documents([url], web=web))


def reason(url: str, manners: Manners = HERE) -> str:
    (found,) = get(url, manners)
    assert isinstance(found, Failure)
    return found.reason


def test_a_page_with_where_and_when_it_was_got(site: Site) -> None:
    url = site.url("/dam")
    assert get(url) == [Document(hashlib.sha256(PAGE).hexdigest(), PAGE, url, "text/html", url, NOW)]
    path, headers, _ = site.asked[-1]
    assert path == "/dam"
    assert headers["User-Agent"].startswith("onrecord/")
    assert headers["Host"] == f"127.0.0.1:{site.port}"


def test_packed_pages_are_unpacked(site: Site) -> None:
    site.pages["/dam"] = (200, {"Content-Type": "text/html", "Content-Encoding": "gzip"}, gzip.compress(PAGE))
    (found,) = get(site.url("/dam"))
    assert isinstance(found, Document)
    assert found.raw == PAGE


def test_private_addresses_are_refused_unless_allowed(site: Site) -> None:
    strict = Manners(delay=0)
    for host in ("127.0.0.1", "localhost", "2130706433", "[::ffff:127.0.0.1]", "0.0.0.0"):
        assert "--allow-private" in reason(f"http://{host}:{site.port}/dam", strict)
    assert site.asked == []


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("8.8.8.8", True), ("2606:4700::1111", True), ("64:ff9b::808:808", True), ("2002:808:808::1", True),
        ("127.0.0.1", False), ("10.1.2.3", False), ("172.16.0.1", False), ("192.168.1.1", False),
        ("169.254.169.254", False), ("100.64.0.1", False), ("0.0.0.0", False), ("224.0.0.1", False),
        ("255.255.255.255", False), ("::1", False), ("::", False), ("fe80::1", False),
        ("fe80::1%eth0", False),
        ("fc00::1", False), ("ff02::1", False), ("::ffff:10.0.0.1", False), ("64:ff9b::7f00:1", False),
        ("2002:7f00:1::1", False), ("2002:a9fe:a9fe::", False), ("no address", False),
    ],
)  # fmt: skip
def test_which_addresses_are_public(address: str, public: bool) -> None:
    assert is_public(address) is public


def test_the_connection_goes_to_the_address_that_was_checked(site: Site) -> None:
    # The name is one that only this resolver knows: were it looked up once more, there would be no page.
    asked: list[str] = []

    def resolve(host: str, port: int) -> list[str]:
        asked.append(host)
        return ["127.0.0.1"]

    with Fetcher(HERE, transport=CheckedTransport(anywhere, resolve)) as web:
        (found,) = documents([f"http://rebinding.invalid:{site.port}/dam"], web=web)
    assert isinstance(found, Document)
    assert asked == ["rebinding.invalid"] * 2  # for robots.txt and for the page
    assert site.asked[-1][1]["Host"] == f"rebinding.invalid:{site.port}"


def test_a_name_that_turns_inward_is_refused(site: Site) -> None:
    answers = [["127.0.0.1"], ["169.254.169.254"]]  # robots.txt is got, then the name is another one

    with Fetcher(
        HERE, transport=CheckedTransport(lambda address: address == "127.0.0.1", lambda *_: answers.pop(0))
    ) as web:
        (found,) = documents([f"http://rebinding.invalid:{site.port}/dam"], web=web)
    assert isinstance(found, Failure)
    assert "169.254.169.254" in found.reason
    assert site.paths() == ["/robots.txt"]


def test_redirects_are_followed_and_checked(site: Site) -> None:
    site.pages["/old"] = (301, {"Location": "/dam"}, b"")
    (found,) = get(site.url("/old"))
    assert isinstance(found, Document)
    assert (found.file, found.url) == (site.url("/old"), site.url("/dam"))
    site.pages["/loop"] = (302, {"Location": "/loop"}, b"")
    assert "more than 5 redirects" in reason(site.url("/loop"))
    site.pages["/file"] = (302, {"Location": "file:///etc/passwd"}, b"")
    assert "file addresses are not fetched" in reason(site.url("/file"))


def test_a_redirect_to_a_private_address_is_refused(site: Site) -> None:
    # The server on loopback passes for a public one; where it sends us does not.
    site.pages["/out"] = (302, {"Location": f"http://127.0.0.2:{site.port}/dam"}, b"")
    with Fetcher(HERE, transport=CheckedTransport(lambda address: address == "127.0.0.1")) as web:
        (found,) = documents([site.url("/out")], web=web)
    assert isinstance(found, Failure)
    assert "127.0.0.2 is a private" in found.reason
    assert "/dam" not in site.paths()


def test_robots_txt_is_kept_to(site: Site) -> None:
    site.pages["/robots.txt"] = (200, {}, b"User-agent: *\nDisallow: /d*m$\n")
    assert "robots.txt of 127.0.0.1" in reason(site.url("/dam"))
    assert site.paths() == ["/robots.txt"]


def test_without_robots_txt_all_is_allowed_and_with_a_broken_host_nothing(site: Site) -> None:
    assert isinstance(get(site.url("/dam"))[0], Document)
    site.pages["/robots.txt"] = (503, {}, b"")
    assert "could not be read: HTTP 503" in reason(site.url("/dam"))


def test_requests_to_one_host_are_spaced(site: Site) -> None:
    with Fetcher(Manners(allow_private=True, delay=0.2)) as web:
        list(documents([site.url("/dam"), site.url("/dam")], web=web))
    times = [when for path, _, when in site.asked if path == "/dam"]
    assert times[1] - times[0] >= 0.15  # the server sees them a little late
    assert site.paths().count("/robots.txt") == 1


def test_a_page_that_has_not_changed_is_the_one_that_is_held(site: Site) -> None:
    url, notebook = site.url("/dam"), Notebook()
    site.pages["/dam"] = (200, {"Content-Type": "text/html", "ETag": '"one"'}, PAGE)
    (first,) = get(url, notebook=notebook)
    assert isinstance(first, Document)
    assert notebook.held == {url: Held('"one"', None, first)}
    assert notebook.containers == set()
    assert get(url, notebook=notebook) == [first]
    assert site.asked[-1][1]["If-None-Match"] == '"one"'
    changed = (200, {"Content-Type": "text/html", "ETag": '"two"'}, PAGE + b"<p>It fell.")
    site.pages["/dam"] = changed
    (second,) = get(url, notebook=notebook)
    assert isinstance(second, Document)
    assert second.raw == changed[2]


def test_a_feed_that_has_not_changed_gives_the_items_that_it_had(site: Site) -> None:
    url, notebook = site.url("/feed"), Notebook()
    feed = (
        "<rss><channel><title>Coast Wire</title><item><title>Dam</title>"
        f"<link>{site.url('/dam')}</link><description>{'The dam holds. ' * 80}</description></item>"
        f"<item><title>Ferry</title><link>{site.url('/ferry')}</link></item></channel></rss>"
    )
    day = "Tue, 04 May 2021 09:00:00 GMT"
    site.pages["/feed"] = (200, {"Content-Type": "application/rss+xml", "Last-Modified": day}, feed.encode())
    first = get(url, notebook=notebook)
    assert [type(one) for one in first] == [Document, Failure]
    assert notebook.containers == {url}
    assert get(url, notebook=notebook) == first
    assert site.asked[-1][1]["If-Modified-Since"] == day
    assert site.answered[-1] == 304
    later = (
        200,
        {"Content-Type": "application/rss+xml", "Last-Modified": day.replace("04", "05")},
        b"<rss/>",
    )
    site.pages["/feed"] = later
    (gone,) = get(url, notebook=notebook)
    assert isinstance(gone, Failure)
    assert notebook.held[url].modified == day  # a feed that cannot be read is not what is held


def test_limits(site: Site) -> None:
    site.pages["/bomb"] = (200, {"Content-Encoding": "gzip"}, gzip.compress(b"x" * 3_000_000))
    assert "larger than the limit" in reason(
        site.url("/bomb"), Manners(allow_private=True, delay=0, max_bytes=100_000)
    )
    site.pages["/slow"] = (200, {"Drip": "yes"}, PAGE)
    started = time.monotonic()
    assert "no answer to the end" in reason(
        site.url("/slow"), Manners(allow_private=True, delay=0, patience=0.3)
    )
    assert time.monotonic() - started < 2


@pytest.mark.parametrize(
    ("status", "words"), [(404, "no such page"), (500, "error of the host"), (403, "403")]
)
def test_what_the_host_says_is_said(site: Site, status: int, words: str) -> None:
    site.pages["/dam"] = (status, {}, b"sorry")
    assert words in reason(site.url("/dam"))


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("http://no-such-host.invalid/", "not known"),
        ("http://127.0.0.1:1/", "cannot be fetched"),
        ("http://", "address"),
        ("http://[::1", "address"),
        ("http://a b/", "address"),
    ],
)
def test_addresses_that_lead_nowhere(url: str, words: str) -> None:
    assert words in reason(url)


def test_feeds_and_sitemaps_point_and_follow_goes_there(site: Site) -> None:
    feed = (
        f"<rss><channel><title>x</title><item><title>Dam</title><link>{site.url('/dam')}</link></item>"
        "</channel></rss>"
    )
    site.pages["/feed"] = (200, {"Content-Type": "application/rss+xml"}, feed.encode())
    listed = f"<urlset><url><loc>{site.url('/dam')}</loc></url></urlset>"
    site.pages["/map"] = (200, {"Content-Type": "text/xml"}, listed.encode())
    index = f"<sitemapindex><sitemap><loc>{site.url('/map')}</loc></sitemap></sitemapindex>"
    site.pages["/index"] = (200, {"Content-Type": "text/xml"}, index.encode())
    assert "only a headline" in reason(site.url("/feed"))
    assert "only lists 1" in reason(site.url("/map"))
    follow = Manners(allow_private=True, delay=0, follow=True)
    for path in ("/feed", "/map", "/index"):
        (found,) = get(site.url(path), follow)
        assert isinstance(found, Document)
        assert found.url == site.url("/dam")
