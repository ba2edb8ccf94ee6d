"""Progress on standard error: bars on a terminal, nothing elsewhere."""

from collections.abc import Iterator
from contextlib import contextmanager

from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    SpinnerColumn,
    TextColumn,
    TimeElapsedColumn,
)

from onrecord.present.console import err, safe
from onrecord.present.wording import shortened

NAME = 44  # characters of a file name beside the bar


class Bar:
    """How far a command has come; what the pipeline reports to."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress
        self._task = progress.add_task("", total=None)

    def total(self, inputs: int | None) -> None:
        """How many inputs there are, None while nobody knows."""
        self._progress.update(self._task, total=inputs)

    def advance(self, file: str) -> None:
        """One input is done."""
        name = shortened(safe(file).rsplit("/", 1)[-1], NAME)
        self._progress.update(self._task, advance=1, description=name)

    def stage(self, what: str) -> None:
        """What is being done now, where it is not an input."""
        self._progress.update(self._task, description=what)


@contextmanager
def bar() -> Iterator[Bar]:
    """A bar for the time of the block, gone afterwards."""
    console = err()
    progress = Progress(
        SpinnerColumn(),
        BarColumn(bar_width=24),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        TextColumn("{task.description}", markup=False),
        console=console,
        transient=True,
        disable=not console.is_terminal,
    )
    with progress:
        yield Bar(progress)
