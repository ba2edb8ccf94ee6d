"""The entry point: how the command line answers signals, from its first moment on.

The commands take a while to import, so they are imported here under a handler of their own: an exception in
the middle of an import would be printed, or swallowed by the module that it hits.
"""

import os
import signal
from types import FrameType
from typing import NoReturn

INTERRUPTED = 130


def main() -> None:
    """Run the command line. Ctrl-C and SIGTERM end it in order, with exit code 130."""
    signal.signal(signal.SIGINT, _leave)
    from onrecord.present.app import run

    signal.signal(signal.SIGINT, signal.default_int_handler)
    signal.signal(signal.SIGTERM, _interrupt)
    run()


def _leave(signum: int, frame: FrameType | None) -> NoReturn:  # noqa: ARG001 - as `signal` calls it
    os._exit(INTERRUPTED)  # nothing has been done yet


def _interrupt(signum: int, frame: FrameType | None) -> NoReturn:  # noqa: ARG001
    raise KeyboardInterrupt
