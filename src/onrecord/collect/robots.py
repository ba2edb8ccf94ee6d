"""robots.txt (RFC 9309), by Protego: what a host lets be fetched, and how slowly."""

from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlsplit

from protego import Protego

AGENT = "onrecord"
SLOWEST = 30.0  # seconds; hosts that ask for more are asked that seldom
MAX_BYTES = 512 * 1024  # of robots.txt that are read; RFC 9309 asks for 500 KiB at least
Get = Callable[[str], tuple[int, bytes, str | None]]


@dataclass(frozen=True, slots=True)
class Rules:
    """The rules of one host; None where everything is allowed, or nothing, for the reason in `closed`."""

    rules: Protego | None
    closed: str | None = None

    def allow(self, url: str) -> bool:
        """Whether we may fetch `url`."""
        return not self.closed and (self.rules is None or bool(self.rules.can_fetch(url, AGENT)))

    @property
    def delay(self) -> float:
        """Seconds that the host wants between two requests."""
        asked = self.rules.crawl_delay(AGENT) if self.rules else None
        return min(float(asked or 0), SLOWEST)


class Robots:
    """The rules of hosts, each got once."""

    def __init__(self, get: Get) -> None:
        """`get` gives the status and the body of an address, or why there is no answer."""
        self._get = get
        self._known: dict[str, Rules] = {}

    def of(self, url: str) -> Rules:
        """The rules for `url`. Without a robots.txt all is allowed; where it cannot be had, nothing is."""
        parts = urlsplit(url)
        site = f"{parts.scheme}://{parts.netloc}"
        if site not in self._known:
            status, body, reason = self._get(f"{site}/robots.txt")
            if 200 <= status < 300:
                text = body[:MAX_BYTES].decode("utf-8", "replace")
                self._known[site] = Rules(Protego.parse(text))
            else:
                said = reason or f"robots.txt could not be read: HTTP {status}"
                self._known[site] = Rules(None, closed=None if 400 <= status < 500 else said)
        return self._known[site]
