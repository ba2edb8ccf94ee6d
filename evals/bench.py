"""How fast Onrecord is. `python evals/bench.py`, or `make bench`.

Figures that can be compared between machines are ratios taken in one run: what the annotators cost beside
the parse that they need, and what the last articles of a run cost beside the first. The rest are this
machine's. Seconds are those of the processor, so that other work on the machine does not count.
"""

import argparse
import random
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from typing import TypeVar

from rich.console import Console
from rich.table import Table

if not __package__:
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from evals.shipped import NotBuiltError, bare_article, built, read_articles
from onrecord.annotate.parse import load_model, parse
from onrecord.lexicon import Lexicon, load
from onrecord.model import Article
from onrecord.samples import sample_folder

ROOT = Path(__file__).resolve().parent.parent
SEED = 20160110
STEPS = 5  # parts of a run, of which the first and the last are compared

Line = tuple[str, str]
Result = TypeVar("Result")


@dataclass
class Stopwatch:
    """Progress that notes when each input is done."""

    at: list[float] = field(default_factory=lambda: [time.process_time()])

    def total(self, inputs: int | None) -> None:
        """Nothing to do."""

    def stage(self, what: str) -> None:
        """Nothing to do."""

    def advance(self, file: str) -> None:  # noqa: ARG002 - what Progress asks for
        """One more."""
        self.at.append(time.process_time())

    @property
    def seconds(self) -> list[float]:
        """What each input took."""
        return [end - start for start, end in zip(self.at, self.at[1:], strict=False)]


def bench_annotators(articles: Sequence[Article], lexicon: Lexicon) -> list[Line]:
    """Seconds that each annotator takes, over the seconds of the parse. Raises shipped.NotBuiltError."""
    find_mentions = built("onrecord.annotate.mentions", "find_mentions")
    find_statements = built("onrecord.annotate.statements", "find_statements")
    annotate = built("onrecord.annotate.annotate", "annotate")
    find_times = built("onrecord.annotate.times", "find_times")
    load_model()
    parsed, parsing = _timed(lambda: [parse(article) for article in articles])
    times, timing = _timed(lambda: [find_times(article) for article in articles])
    pairs = list(zip(articles, parsed, strict=True))
    mentions, naming = _timed(lambda: [find_mentions(article, tree, lexicon) for article, tree in pairs])
    together = list(zip(articles, parsed, mentions, times, strict=True))
    _, quoting = _timed(lambda: [find_statements(*found, lexicon) for found in together])
    _, everything = _timed(lambda: [annotate(article, lexicon) for article in articles])
    return [
        ("times over parse", f"{timing / parsing:.2f}"),
        ("mentions over parse", f"{naming / parsing:.2f}"),
        ("statements over parse", f"{quoting / parsing:.2f}"),
        ("all of annotate over its parse", f"{everything / parsing:.2f}"),
        ("parse, articles a second", f"{len(articles) / parsing:.1f}"),
        ("times, articles a second", f"{len(articles) / timing:.0f}"),
    ]


def bench_adding(files: Sequence[Path], lexicon: Lexicon) -> list[Line]:
    """A new ledger takes in the files; linking is timed apart. Raises shipped.NotBuiltError."""
    ledger_class = built("onrecord.ledger", "Ledger")
    add = built("onrecord.pipeline", "add")
    watch = Stopwatch()
    with tempfile.TemporaryDirectory() as folder, ledger_class.open(Path(folder) / "onrecord.db") as ledger:
        _, whole = _timed(lambda: add([str(file) for file in files], ledger, lexicon, watch))
    spent = watch.seconds
    step = max(1, len(spent) // STEPS)
    first, last = median(spent[:step]), median(spent[-step:])
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return [
        ("last fifth over first, seconds an article", f"{last / first:.2f}"),
        ("linking over the rest of add", f"{(whole - sum(spent)) / sum(spent):.2f}"),
        ("add, articles a second", f"{len(files) / whole:.1f}"),
        ("add, seconds an article, first fifth", f"{first:.3f}"),
        ("add, seconds an article, last fifth", f"{last:.3f}"),
        ("peak memory of the whole bench, MiB", f"{peak:.0f}"),
    ]


def _timed(work: Callable[[], Result]) -> tuple[Result, float]:
    start = time.process_time()
    result = work()
    return result, time.process_time() - start


def _files(shared: Path, number: int) -> list[Path]:
    """A seeded draw of real articles, or the samples where there are none."""
    news = shared / "data" / "news2016"
    if not news.is_dir():
        return sorted((sample_folder() / "documents").iterdir())
    files = sorted(news.iterdir())
    return random.Random(SEED).sample(files, min(number, len(files))) if number else files


def main() -> int:
    """The command line; returns its exit code."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared", help="folder of the data")
    parser.add_argument("--articles", type=int, default=100, help="how many to draw, 0 for all")
    args = parser.parse_args()
    lexicon = load()
    files = _files(args.shared, args.articles)
    articles = [bare_article(row) for row in read_articles(files)]
    table = Table("speed", "figure", title=f"{len(files)} articles from {files[0].parent.name}")
    table.columns[1].justify = "right"
    benches: list[Callable[[], list[Line]]] = [
        lambda: bench_annotators(articles, lexicon),
        lambda: bench_adding(files, lexicon),
    ]
    for bench in benches:
        try:
            for name, figure in bench():
                table.add_row(name, figure)
        except NotBuiltError as error:
            table.add_row("not measured", str(error))
        table.add_section()
    Console().print(table)
    return 0


if __name__ == "__main__":
    sys.exit(main())
