"""Quotations beside what was said: verdicts, and the words that differ, marked as `wdiff` does.

What is on record and not printed stands in [-...-], what is printed and not on record in {+...+}; colour is
never alone in telling it.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from onrecord.ledger import Heading, StatementRow
from onrecord.model import Difference, Quote, RecordCheck
from onrecord.model.statement import Check
from onrecord.present import wording
from onrecord.present.console import safe
from onrecord.present.records import Record, check_record, interval

VERDICTS: dict[Check, tuple[str, str, str]] = {
    "verbatim": ("=", "verbatim", "green"),
    "cleaned": ("≈", "cleaned", "green"),
    "trimmed": ("…", "trimmed", "yellow"),
    "altered": ("≠", "altered", "bold red"),
    "other_speaker": ("⇄", "said by another", "bold magenta"),
    "not_found": ("∅", "not found", "bold red"),
    "no_transcript": ("–", "no transcript", "dim"),
}
OUTLETS = 4  # named beside a variant; the rest are counted
PrintedAt = tuple[str, int]  # article and place of a piece


@dataclass(frozen=True, slots=True)
class CheckRow:
    """One piece of a statement, its check, and the quotation it is a printing of, if others print it too."""

    row: StatementRow
    check: RecordCheck
    quote: Quote | None


def check_rows(rows: Iterable[StatementRow], quotes: Iterable[Quote]) -> list[CheckRow]:
    """A row for each piece of these statements, in their order."""
    printed: Mapping[PrintedAt, Quote] = {
        (one.article, one.span.start): quote for quote in quotes for each in quote.variants for one in each
    }
    return [
        CheckRow(row, check, printed.get((row.article.id, check.span.start)) if check.span else None)
        for row in rows
        for check in row.statement.records
    ]


def check_line(row: CheckRow, headings: Mapping[str, Heading]) -> Record:
    """One piece as plain values: what the export has of it, with its statement and its other printings."""
    statement = row.row.statement
    return {
        "statement": statement.id,
        "article": row.row.article.id,
        "file": row.row.article.file,
        "outlet": row.row.article.outlet,
        "published": interval(row.row.article.published),
        "speakers": [one.name for one in statement.speakers],
        **check_record(row.check, row.row.transcripts),
        "variants": [
            {
                "words": each[0].words,
                "articles": list(dict.fromkeys(one.article for one in each)),
                "outlets": _outlets(row.quote, place, headings),
            }
            for place, each in enumerate(row.quote.variants)
        ]
        if row.quote
        else [],
    }


def check_entry(row: CheckRow, headings: Mapping[str, Heading]) -> RenderableType:
    """One piece for the list: who, where and when, then the check, then other printings."""
    article = row.row.article
    who = Text.assemble(
        (safe(wording.speakers(row.row.statement, row.row.source)), "bold"),
        (f"  {wording.outlet_name(article)}, {wording.dates(article.published)}  ", ""),
        (row.row.statement.id, "dim"),
    )
    parts: list[RenderableType] = [who, check_view(row.check, row.row.transcripts)]
    if row.quote is not None and len(row.quote.variants) > 1:
        parts.append(variants_view(row.quote, headings))
    return Padding(Group(*parts), (0, 0, 1, 0))


def check_view(check: RecordCheck, transcripts: Iterable[Heading]) -> RenderableType:
    """The verdict on a piece, its words with what differs, and where it was said."""
    sign, words, style = VERDICTS[check.check]
    heading = next((one for one in transcripts if one.id == check.document), None)
    line = Text.assemble((f"{sign} {words}", style))
    if check.weighty:
        line.append("  a name, a number, a negation or a modal differs", "red")
    parts: list[RenderableType] = [line, Padding(word_diff(check), (0, 0, 0, 2))]
    if check.document is not None:
        parts.append(Padding(Text(_where(check, heading), "dim"), (0, 0, 0, 2)))
    return Group(*parts)


def word_diff(check: RecordCheck) -> Text:
    """The words of a piece with what differs from the record."""
    text, at = Text(), 0
    for one in sorted(check.differences, key=lambda one: (one.printed_span, one.record_span)):
        text.append(safe(check.piece[at : one.printed_span.start]))
        missing = bool(text.plain) and not text.plain[-1].isspace() and not one.printed
        text.append(" " if missing else "")
        text.append_text(_marked(one))
        at = one.printed_span.end
    text.append(safe(check.piece[at:]))
    return text


def variants_view(quote: Quote, headings: Mapping[str, Heading]) -> RenderableType:
    """The wordings of a quotation side by side, with who printed each."""
    lines: list[RenderableType] = [
        Text(f"  printed in {wording.plural(len(quote.variants), 'wording')}:", "dim")
    ]
    for place, each in enumerate(quote.variants):
        names = _outlets(quote, place, headings)
        more = f" and {len(names) - OUTLETS} more" if len(names) > OUTLETS else ""
        by = f"  {', '.join(names[:OUTLETS])}{more}"
        lines.append(Padding(Text.assemble(f"“{safe(each[0].words)}”", (safe(by), "dim")), (0, 0, 0, 4)))
    return Group(*lines)


def tally(rows: Sequence[CheckRow]) -> str:
    """How many pieces have each verdict, in words."""
    counts = {check: sum(row.check.check == check for row in rows) for check in VERDICTS}
    return ", ".join(f"{count:,} {VERDICTS[check][1]}" for check, count in counts.items() if count)


def _marked(difference: Difference) -> Text:
    quiet = difference.nature == "disfluency"
    heavy = "bold " if difference.weighty else ""
    text = Text()
    if difference.record:
        text.append(f"[-{safe(difference.record)}-]", "dim" if quiet else f"{heavy}red strike")
    if difference.printed:
        text.append(f"{{+{safe(difference.printed)}+}}", f"{heavy}green")
    return text


def _where(check: RecordCheck, heading: Heading | None) -> str:
    title = wording.shortened(safe(heading.title or heading.file), 70) if heading else check.document
    turn = f", turn {check.turn + 1}" if check.turn is not None else ""
    return f"{check.speaker or 'somebody'}, {wording.dates(check.said_on)}, {title}{turn}"


def _outlets(quote: Quote, variant: int, headings: Mapping[str, Heading]) -> list[str]:
    articles = dict.fromkeys(one.article for one in quote.variants[variant])
    names = (wording.outlet_name(headings[one]) if one in headings else one for one in articles)
    return list(dict.fromkeys(names))
