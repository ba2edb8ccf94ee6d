"""What goes to the terminal: data to standard output, everything else to standard error."""

import os
import re
import sys

from rich.console import Console, RenderableType
from rich.text import Text

PIPED_WIDTH = 120  # columns of a table that goes to a file or another program
# C0 and C1 controls but tab and newline, and the marks that reorder what is shown (Trojan Source).
_UNSAFE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


class UserError(Exception):
    """Something that the user asked for and that cannot be done, in one line that says what to do."""


def out() -> Console:
    """Standard output: colours and the width of the window on a terminal, neither elsewhere."""
    return _console(stderr=False)


def err() -> Console:
    """Standard error, for progress, notes and errors."""
    return _console(stderr=True)


def print_out(what: RenderableType) -> None:
    """Print to standard output; elsewhere than on a terminal without the blanks that fill up a line."""
    console = out()
    if console.is_terminal:
        console.print(what)
        return
    with console.capture() as captured:
        console.print(what)
    for line in captured.get().splitlines():
        sys.stdout.write(line.rstrip() + "\n")


def note(message: str) -> None:
    """Say something on standard error that is not data."""
    err().print(Text(safe(message)), soft_wrap=True)


def complain(message: str) -> None:
    """One line on standard error for something that went wrong."""
    line = " ".join(safe(message).split())
    err().print(Text.assemble(("onrecord: ", "bold red"), line), soft_wrap=True)


def safe(text: str) -> str:
    """`text` without characters that could steer a terminal; each becomes U+FFFD."""
    return _UNSAFE.sub("\ufffd", text)


def _console(*, stderr: bool) -> Console:
    stream = sys.stderr if stderr else sys.stdout
    piped = not stream.isatty() and "COLUMNS" not in os.environ
    return Console(
        file=stream,
        width=PIPED_WIDTH if piped else None,
        highlight=False,
        markup=False,
        emoji=False,
    )
