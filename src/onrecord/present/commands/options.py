"""Options that several commands share, each defined once."""

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from onrecord.ledger.fulltext import terms
from onrecord.present.formats import Format

DEFAULT_LEDGER = "onrecord.db"
QUOTES = '"“”„«»'


def day(text: str) -> date:
    """An ISO day. Raises typer.BadParameter for anything else."""
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise typer.BadParameter(f"{text!r} is not a day such as 2024-03-28") from error


def words(text: str) -> str:
    """A search. Raises typer.BadParameter for one that cannot find anything."""
    if sum(text.count(mark) for mark in QUOTES) % 2:
        raise typer.BadParameter(f"a quotation mark in {text!r} is not closed")
    asked = terms(text)
    if not asked:
        raise typer.BadParameter(f"{text!r} holds no word to look for")
    if not any(term.wanted for term in asked):
        raise typer.BadParameter(f"{text!r} only excludes; give a word that must occur, too")
    return text


LedgerOption = Annotated[
    str,
    typer.Option("--ledger", envvar="ONRECORD_LEDGER", metavar="FILE-OR-URL", help="The ledger to use."),
]
LexiconOption = Annotated[
    list[Path] | None,
    typer.Option(
        "--lexicon",
        envvar="ONRECORD_LEXICON",
        metavar="FOLDER",
        help="A folder of lexicon files to lay over the built-in ones; may be repeated.",
    ),
]
FormatOption = Annotated[
    Format,
    typer.Option("--format", "-f", help="A table for people, the rest for programs."),
]
LimitOption = Annotated[
    int | None,
    typer.Option("--limit", "-n", min=0, help="How many lines; 0 for all. Tables stop at 100 unless told."),
]
TextOption = Annotated[
    str | None,
    typer.Option(
        "--text",
        "-t",
        metavar="WORDS",
        parser=words,
        help='Words that must occur; "a phrase", -without, begin*.',
    ),
]
SinceOption = Annotated[
    date | None, typer.Option("--since", parser=day, metavar="DAY", help="From this day on (ISO).")
]
UntilOption = Annotated[
    date | None, typer.Option("--until", parser=day, metavar="DAY", help="Up to this day (ISO).")
]
PartyOption = Annotated[
    str | None, typer.Option("--party", metavar="NAME", help="The state or organisation concerned.")
]
ArticleOption = Annotated[
    str | None,
    typer.Option("--article", metavar="ID", help="Only of this article; the start of an id will do."),
]
StoryOption = Annotated[
    str | None, typer.Option("--story", metavar="ID", help="Only of this story; the start of an id will do.")
]
RejectedOption = Annotated[
    bool, typer.Option("--rejected", help="Show lines that people have rejected, too.")
]
AsOfOption = Annotated[
    date | None,
    typer.Option(
        "--as-of",
        parser=day,
        metavar="DAY",
        help="What could be known on this day (ISO): only articles surely published by then, linked anew.",
    ),
]
DesignatorOption = Annotated[
    str | None,
    typer.Option(
        "--designator",
        metavar="ID",
        help="A ship, aircraft, company, weapon or resolution, by its id (imo:9179842, unscr:1718) or name.",
    ),
]
