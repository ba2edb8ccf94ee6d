"""How well web pages are read: title, date and authors exact, the body by its words.

`gold.json` of a folder of pages lists {file, title, authors, date, body}.
"""

import contextlib
import json
import re
import sys
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from onrecord.collect import documents
from onrecord.lexicon import load
from onrecord.model import Article, Block, Failure
from onrecord.read import ReadError, read_document

QUOTES = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"', "–": "-", "—": "-"})


def predict(folder: Path) -> Iterator[dict[str, Any]]:
    """What is read from each .html or .html.gz of `folder`, in sorted order; empty fields where it fails."""
    pages = sorted(path for path in folder.iterdir() if re.search(r"\.html?(?:\.gz)?$", path.name))
    for page, document in zip(pages, documents([str(page) for page in pages]), strict=True):
        row: dict[str, Any] = {
            "file": page.name,
            "title": None,
            "authors": [],
            "date": None,
            "outlet": None,
            "text": "",
        }
        if not isinstance(document, Failure):
            with contextlib.suppress(ReadError):
                row |= _row(read_document(document, load()))
        yield row


def score_pages(folder: Path) -> dict[str, float]:
    """Shares of pages with the right title, date and set of authors, and the mean word F1 of the bodies."""
    gold = {entry["file"]: entry for entry in json.loads((folder / "gold.json").read_text("utf-8"))}
    rows = [(row, gold[row["file"]]) for row in predict(folder) if row["file"] in gold]
    return {
        "title": _share(_plain(row["title"]) == _plain(entry["title"]) for row, entry in rows),
        "date": _share(row["date"] == entry["date"] for row, entry in rows),
        "authors": _share(_names(row["authors"]) == _names(entry["authors"]) for row, entry in rows),
        "body_f1": sum(body_f1(row["text"], entry["body"]) for row, entry in rows) / max(1, len(rows)),
    }


def body_f1(found: str, gold: str) -> float:
    """F1 of the bags of words of two texts."""
    ours, theirs = Counter(_words(found)), Counter(_words(gold))
    shared = sum((ours & theirs).values())
    return 2 * shared / max(1, sum(ours.values()) + sum(theirs.values()))


def _row(article: Article) -> dict[str, Any]:
    return {
        "title": article.title,
        "authors": list(article.byline),
        "date": article.published.start.isoformat() if article.published else None,
        "outlet": article.outlet,
        "text": "\n".join(_body(article.text, article.blocks)),
    }


def _body(text: str, blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        if block.kind == "paragraph":
            yield block.span.of(text)


def _share(hits: Iterable[bool]) -> float:
    found = list(hits)
    return sum(found) / max(1, len(found))


def _plain(text: str | None) -> str:
    return " ".join(unicodedata.normalize("NFKC", text or "").translate(QUOTES).split())


def _names(names: Iterable[str]) -> set[str]:
    return {_plain(name).casefold() for name in names}


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", _plain(text).casefold())


if __name__ == "__main__":
    for name, value in score_pages(Path(sys.argv[1])).items():
        print(f"{name:8} {value:.3f}")
