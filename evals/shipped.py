"""Runs the shipped code on bare data. Each task imports what it needs when it is called, so that one that is
not built yet fails alone, with `NotBuiltError`."""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import Any

from evals.counting import Row
from onrecord.lexicon import Lexicon, load
from onrecord.model import Annotations, Article, Event, Failure, Span, Statement
from onrecord.read.bare import bare_article as plain_article


class NotBuiltError(Exception):
    """A task whose code is not there, with the reason."""


def bare_article(row: Row) -> Article:
    """An article of nothing but `{id, text}` and, where given, `published` (ISO day) and `outlet`."""
    published = _day(row.get("published") or row.get("date"))
    return plain_article(str(row["id"]), row["text"], published, row.get("outlet"))


def _day(value: str | None) -> date | None:
    """The day of an ISO date or time; None for anything less, such as a month."""
    try:
        return date.fromisoformat(value[:10]) if value else None
    except ValueError:
        return None


def find_times(rows: Iterable[Row]) -> Iterator[Row]:
    """`{id, published, text}` -> `{id, times: [{start, end, type, value}]}`."""
    find = built("onrecord.annotate.times", "find_times")
    for row in rows:
        found = find(bare_article(row))
        yield {
            "id": row["id"],
            "times": [
                {"start": one.span.start, "end": one.span.end, "type": one.type, "value": one.value}
                for one in found
            ],
        }


def find_attributions(rows: Iterable[Row]) -> Iterator[Row]:
    """`{id, text}` -> `{id, attributions: [{source, cue, content, confidence}]}`, parts as [start, end]s."""
    for row in rows:
        yield {
            "id": row["id"],
            "attributions": [
                {
                    "source": _pairs(one.source),
                    "cue": _pairs(one.cue),
                    "content": _pairs(one.content),
                    "confidence": one.confidence,
                }
                for one in _attributions(bare_article(row))
                if not one.nested_in  # PolNeAR marks none inside another's content
            ],
        }


def _attributions(article: Article) -> Sequence[Statement]:
    """What PolNeAR means by attributions: more than statements, which are sayings and thoughts alone."""
    parse, lexicon = built("onrecord.annotate.parse", "parse"), load()
    parsed = parse(article)
    times = built("onrecord.annotate.times", "find_times")(article)
    mentions = built("onrecord.annotate.mentions", "find_mentions")(article, parsed, lexicon)
    find = built("onrecord.annotate.statements", "find_attributions")
    return tuple(find(article, parsed, mentions, times, lexicon))


def find_events(rows: Iterable[Row]) -> Iterator[Row]:
    """`{id, published, text}` -> `{id, events: [...]}`; start and end are those of the clause."""
    for row, annotations in _annotated(rows):
        yield {"id": row["id"], "events": [_event(one) for one in annotations.events]}


def find_copies(rows: Iterable[Row]) -> Iterator[Row]:
    """`{id, text}`, with `published` and `outlet` where known -> one row a pair that shares text."""
    find = built("onrecord.link.copies.find", "find_copies")
    for one in find(tuple(bare_article(row) for row in rows)):
        yield {"a": one.original, "b": one.copy, "relation": one.relation, "shared": one.shared}


def read_pages(folder: Path) -> Iterator[Row]:
    """A folder of `.html` or `.html.gz` -> `{file, title, authors, date, outlet, text}`."""
    predict: Callable[[Path], Iterator[Row]] = built("evals.pages", "predict")
    yield from predict(folder)


def check_quotations(rows: Iterable[Row], transcripts: Path) -> Iterator[Row]:
    """`{id, quote, speaker, date?}` -> `{id, check, document, turn, differences}`."""
    check: Callable[..., Iterator[Row]] = built("evals.checks", "predict")
    yield from check(rows, transcripts)


def articles_in(paths: Sequence[Path]) -> Iterator[Article]:
    """Files and folders as `onrecord add` takes them; what cannot be read is left out."""
    documents = built("onrecord.collect", "documents")
    read, error = built("onrecord.read", "read_document"), built("onrecord.read", "ReadError")
    lexicon = load()
    for document in documents([str(path) for path in paths]):
        if isinstance(document, Failure):
            continue
        try:
            yield read(document, lexicon)
        except error:
            continue


def read_articles(paths: Sequence[Path]) -> Iterator[Row]:
    """Files and folders as `onrecord add` takes them -> `{id, file, published, outlet, text}`."""
    for article in articles_in(paths):
        published = article.published
        yield {
            "id": Path(article.file).name,
            "file": article.file,
            "published": published.start.isoformat() if published and published.days == 1 else None,
            "outlet": article.outlet,
            "text": article.text,
        }


def export_record(paths: Sequence[Path], folder: Path, lexicon: Lexicon) -> None:
    """Takes the files into a new ledger in `folder` and writes its export, JSON lines, beside it."""
    ledger_class = built("onrecord.ledger", "Ledger")
    add = built("onrecord.pipeline", "add")
    export, file_format = (
        built("onrecord.present.export", "export"),
        built("onrecord.present.formats", "FileFormat"),
    )
    with ledger_class.open(folder / "onrecord.db") as ledger:
        add([str(path) for path in paths], ledger, lexicon)
        export(ledger, folder, file_format.jsonl)


def _annotated(rows: Iterable[Row]) -> Iterator[tuple[Row, Annotations]]:
    annotate = built("onrecord.annotate.annotate", "annotate")
    lexicon = load()
    for row in rows:
        yield row, annotate(bare_article(row), lexicon)


def _event(event: Event) -> Row:
    roles: dict[str, list[str]] = {}
    for role in event.roles:
        roles.setdefault(role.role, []).append(role.referent.name)
    when = event.when
    return {
        "type": event.type,
        "mode": event.mode,
        "roles": roles,
        "factuality": event.factuality,
        "when": [when.start.isoformat(), when.end.isoformat()] if when else None,
        "start": event.evidence.start,
        "end": event.evidence.end,
    }


def _pairs(spans: tuple[Span, ...]) -> list[list[int]]:
    return [[span.start, span.end] for span in spans]


def built(module: str, name: str) -> Any:
    """What a module calls `name`. Raises NotBuiltError where the module or the name is not there yet."""
    try:
        return getattr(import_module(module), name)
    except (ImportError, AttributeError) as error:
        raise NotBuiltError(f"{module}.{name} is not built yet ({error})") from error


def write_lines(rows: Iterable[Row], path: Path) -> int:
    """Writes rows as JSON lines; returns how many."""
    count = 0
    with path.open("w", encoding="utf-8") as out:
        for row in rows:
            out.write(json.dumps(row, ensure_ascii=False) + "\n")
            count += 1
    return count
