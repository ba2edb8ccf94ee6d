"""An end to answers that drip in byte by byte, which no timeout of a single read ends."""

import contextlib
import socket
import threading
from types import TracebackType
from typing import Any, Self

OPENED = ("connection.connect_tcp.complete", "connection.start_tls.complete")  # events of httpcore


class Patience:
    """Cuts the connection of a request after some seconds; `trace` is the request's "trace" extension."""

    def __init__(self, seconds: float) -> None:
        self._stream: Any = None
        self._timer = threading.Timer(seconds, self._cut)
        self.ended = False

    def trace(self, event: str, info: dict[str, Any]) -> None:
        """Hears from httpcore which connection the request runs over."""
        if event in OPENED:
            self._stream = info["return_value"]

    def __enter__(self) -> Self:
        self._timer.daemon = True
        self._timer.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._timer.cancel()

    def _cut(self) -> None:
        self.ended = True
        connection = self._stream.get_extra_info("socket") if self._stream is not None else None
        if connection is not None:
            with contextlib.suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)
