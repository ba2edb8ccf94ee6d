"""Quotations held against transcripts: runs the shipped code on bare rows, and scores it on made
misquotations.

    python evals/checks.py TRANSCRIPTS NEWS --misses

draws 2,000 quotations from the transcripts, edits every other one, takes 500 from the news, which none of the
transcripts holds, and holds fifty misquotations made by hand against a briefing of our own. A verdict is
right when it is the one that the edit calls for and the words of the quotation stand in the transcript that
is named; edits are listed exactly when the differences are those of the log, word for word, and no others.
"""

import argparse
import random
import re
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path

import yaml

if not __package__:
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from evals.counting import Report, Row, Tally
from evals.misquotes import Quoted, make_quotations
from evals.shipped import built
from onrecord.lexicon import load
from onrecord.model import Article, Failure, Interval

SEED, COUNT, NEGATIVES = 20240618, 2000, 500
HANDMADE = Path(__file__).resolve().parent / "misquotations"
QUOTED = re.compile(r"“([^“”]{60,400})”,? (?:said|says) (?P<who>(?:[A-Z][a-z]+ ){1,2}[A-Z][a-z]+)\b")
SAID = ("verbatim", "cleaned", "trimmed", "altered", "other_speaker")


def predict(rows: Iterable[Row], transcripts: Path) -> Iterator[Row]:
    """`{id, quote, speaker, date?}` -> `{id, check, document, turn, differences}`.

    `document` is the path within the folder of transcripts, `turn` counts from 0, `differences` are
    [printed, on record]. `date` is the day on which the quotation was printed or said.
    """
    return check_rows(rows, read_transcripts(transcripts), transcripts)


def check_rows(rows: Iterable[Row], articles: Sequence[Article], folder: Path) -> Iterator[Row]:
    """The same over transcripts that have been read."""
    index = built("onrecord.link.checks.turns", "TurnIndex").of(articles)
    checker = built("onrecord.link.checks.quotations", "Checker")(index, load())
    files = {article.id: _within(article.file, folder) for article in articles}
    for row in rows:
        found = checker.check(_quotation(row))
        yield {
            "id": row["id"],
            "check": found.check,
            "document": files.get(found.document),
            "turn": found.turn,
            "differences": [[one.printed, one.record] for one in found.differences],
            "weighty": found.weighty,
        }


def read_transcripts(folder: Path) -> list[Article]:
    """All that can be read in a folder; what has no turns of its own is one turn of nobody named."""
    documents, read = built("onrecord.collect", "documents"), built("onrecord.read", "read_document")
    error = built("onrecord.read", "ReadError")
    as_turns = built("onrecord.link.checks.turns", "as_transcript")
    lexicon, found = load(), []
    for document in documents([str(folder)]):
        if isinstance(document, Failure):
            continue
        try:
            found.append(as_turns(read(document, lexicon)))
        except error:
            continue
    return found


def _quotation(row: Row) -> object:
    quotation = built("onrecord.link.checks.quotations", "Quotation")
    speaker = (row.get("speaker") or "").strip()
    names = (speaker,) if speaker else ()
    day = _day(row.get("date"))
    if day is None:
        return quotation(row["quote"], names, bool(names))
    days = (Interval(day - timedelta(days=4), day + timedelta(days=1)),)
    return quotation(row["quote"], names, bool(names), days, (Interval(day - timedelta(days=1), day),))


def _day(value: object) -> date | None:
    try:
        return date.fromisoformat(str(value)[:10]) if value else None
    except ValueError:
        return None


def _within(file: str, folder: Path) -> str:
    path = Path(file)
    return str(path.relative_to(folder)) if path.is_relative_to(folder) else path.name


def score_checks(transcripts: Path, news: Path) -> Report:
    """Figures by edit, and the time that a check takes."""
    articles = read_transcripts(transcripts)
    made = make_quotations(articles, COUNT, SEED)
    report = Report()
    started = time.perf_counter()
    rows = list(check_rows([one.row for one in made], articles, transcripts))
    taken = time.perf_counter() - started
    report.extend(_score(made, rows, transcripts))
    report.extend(score_negatives(articles, transcripts, news))
    report.misses.append(f"{1000 * taken / max(1, len(made)):.1f} ms a check, index and all")
    return report


def _score(made: Sequence[Quoted], rows: Sequence[Row], folder: Path) -> Report:
    report = Report()
    verdicts, listed, placed = Tally(), Tally(), Tally()
    by_edit: dict[str, Tally] = {}
    for one, row in zip(made, rows, strict=True):
        right = row["check"] == one.check
        verdicts.add(right)
        by_edit.setdefault(one.edit or "as it is", Tally()).add(right)
        placed.add(row["document"] == _within(one.document, folder))
        exact = _alike(row["differences"], one.differences, loose=one.check == "cleaned")
        if one.edit:
            listed.add(exact)
        if not right or not exact:
            report.misses.append(
                f"  {one.edit or 'as it is'}: {row['check']} for {one.check} {row['differences']} for "
                f"{list(one.differences)}: {one.quote}"
            )
    report.figures = {"verdict right": verdicts.count, "edits listed exactly": listed.count}
    report.figures |= {f"verdict right: {name}": tally.count for name, tally in sorted(by_edit.items())}
    report.figures["transcript right"] = placed.count
    return report


def score_negatives(articles: Sequence[Article], folder: Path, news: Path) -> Report:
    """Quotations of the news that no transcript holds, dated and undated by turns: none may be found."""
    quotes = sorted(_news_quotes(news))
    random.Random(SEED).shuffle(quotes)
    days = sorted({str(article.published.start) for article in articles if article.published})
    asked = [
        {
            "id": f"n{number}",
            "quote": quote,
            "speaker": who,
            **({"date": days[number % len(days)]} if number % 2 else {}),
        }
        for number, (quote, who) in enumerate(quotes[:NEGATIVES])
    ]
    tally, report = Tally(), Report()
    for row, found in zip(asked, check_rows(asked, articles, folder), strict=True):
        tally.add(found["check"] not in SAID)
        if found["check"] in SAID:
            report.misses.append(
                f"  false match: {found['check']} in {found['document']} {row['speaker']}: {row['quote']}"
            )
    report.figures = {"no false match": tally.count}
    return report


def _news_quotes(news: Path) -> set[tuple[str, str]]:
    documents, read = built("onrecord.collect", "documents"), built("onrecord.read", "read_document")
    error, lexicon = built("onrecord.read", "ReadError"), load()
    found: set[tuple[str, str]] = set()
    for document in documents([str(news)]):
        if isinstance(document, Failure) or len(found) > 4 * NEGATIVES:
            continue
        try:
            text = read(document, lexicon).text
        except error:
            continue
        text = re.sub(r'"([^"\n]+)"', r"“\1”", text)
        found |= {(match[1], match["who"]) for match in QUOTED.finditer(text)}
    return found


def score_handmade(folder: Path = HANDMADE) -> Report:
    """Misquotations written after newsroom practice, against a briefing of our own; verdicts by practice."""
    rows = yaml.safe_load((folder / "misquotations.yaml").read_text(encoding="utf-8"))
    asked = [{"id": str(number), **row} for number, row in enumerate(rows)]
    found = list(check_rows(asked, read_transcripts(folder), folder))
    report, tally = Report(), Tally()
    by_practice: dict[str, Tally] = {}
    for row, one in zip(asked, found, strict=True):
        right = one["check"] in row["expect"].split("|")
        tally.add(right)
        by_practice.setdefault(row["practice"], Tally()).add(right)
        sign = " " if right else "!"
        report.misses.append(
            f"{sign} {row['practice']}: {one['check']} ({row['expect']}) {one['differences']}: {row['quote']}"
        )
    report.figures = {"handmade verdicts as expected": tally.count}
    report.figures |= {f"handmade: {name}": tally.count for name, tally in sorted(by_practice.items())}
    return report


def score_seeds(transcripts: Path, seeds: Path) -> Report:
    """The seeds' quotations against the transcripts, in one ledger: one speaker's are there, no others'.

    Whose, and in how many words they differ, is what the transcript of the day says when it is read by hand.
    """
    gold = yaml.safe_load((HANDMADE.parent / "seed_checks.yaml").read_text(encoding="utf-8"))
    ledger_class, add = built("onrecord.ledger", "Ledger"), built("onrecord.pipeline", "add")
    with tempfile.TemporaryDirectory() as folder, ledger_class.open(Path(folder) / "onrecord.db") as ledger:
        add([str(transcripts), str(seeds)], ledger, load())
        checks = [check for row in ledger.statements() for check in row.statement.records]
    held = [one for one in checks if one.document]
    listed, report = Tally(), Report()
    for number, one in enumerate(gold["found"]):
        found = held[number] if number < len(held) else None
        kept = [change for change in found.differences if change.nature != "disfluency"] if found else []
        changes = [(change.printed, change.record) for change in kept]
        right = found is not None and found.check == one["check"] and _alike(changes, one["differences"])
        listed.add(right)
        if not right:
            report.misses.append(
                f"  quotation {number + 1}: {found.check if found else 'not there'} {changes}"
            )
    apart = Tally()
    for check in [one for one in checks if one not in held[: len(gold["found"])]]:
        apart.add(check.check == "no_transcript")
    report.figures = {"found with their differences": listed.count, "others have no transcript": apart.count}
    return report


def _alike(found: Iterable[Sequence[str]], logged: Iterable[Sequence[str]], loose: bool = False) -> bool:
    """The same differences in words, whatever their order; case and marks do not count, nor, if `loose`,
    where one difference ends and the next begins ("I — I — I" is one stutter or two).
    """
    if loose:
        words = [
            sorted(word for one in each for side in _plain(one) for word in side.split())
            for each in (found, logged)
        ]
        return words[0] == words[1]
    return sorted(_plain(one) for one in found) == sorted(_plain(one) for one in logged)


def _plain(difference: Sequence[str]) -> tuple[str, ...]:
    return tuple(" ".join(re.findall(r"[\w']+", side.replace("’", "'").lower())) for side in difference)


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("transcripts", type=Path)
    parser.add_argument("news", type=Path)
    parser.add_argument(
        "--misses", action="store_true", help="print what was wrong, and all handmade verdicts"
    )
    args = parser.parse_args()
    report = score_checks(args.transcripts, args.news)
    report.extend(score_handmade())
    if args.misses:
        print(*report.misses, sep="\n")
    for name, count in report.figures.items():
        print(f"{name:40} {count.right}/{count.total}  {100 * (count.share or 0):.1f}%")


if __name__ == "__main__":
    main()
