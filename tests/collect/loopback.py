"""A web site on loopback, in a thread of the tests."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

PAGE = b"<!doctype html><title>Dam holds</title><p>The dam holds.</p>"


@dataclass
class Site:
    """A site: (status, headers, body) by path; what it was asked, with the headers, and when; its answers."""

    pages: dict[str, tuple[int, dict[str, str], bytes]] = field(default_factory=dict)
    asked: list[tuple[str, dict[str, str], float]] = field(default_factory=list)
    answered: list[int] = field(default_factory=list)
    port: int = 0

    def url(self, path: str = "") -> str:
        return f"http://127.0.0.1:{self.port}{path}"

    def paths(self) -> list[str]:
        return [path for path, _, _ in self.asked]


@contextmanager
def serving() -> Iterator[Site]:
    """A site that answers for the time of the block."""
    site = Site(pages={"/dam": (200, {"Content-Type": "text/html"}, PAGE)})

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            site.asked.append((self.path, dict(self.headers), time.monotonic()))
            status, headers, body = site.pages.get(self.path, (404, {}, b"no"))
            for asked, mark in (("If-None-Match", "ETag"), ("If-Modified-Since", "Last-Modified")):
                if self.headers.get(asked) and self.headers[asked] == headers.get(mark):
                    status, body = 304, b""
            site.answered.append(status)
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.end_headers()
            if "Drip" in headers:
                self.drip()
            self.wfile.write(body)

        def drip(self) -> None:
            try:
                for _ in range(100):
                    self.wfile.write(b" ")
                    time.sleep(0.05)
            except OSError:
                return

        def log_message(self, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    site.port = server.server_port
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield site
    server.shutdown()
    thread.join()
    server.server_close()
