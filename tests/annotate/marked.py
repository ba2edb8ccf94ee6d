"""Gold files with inline markup: examples that people read, spans that the tests compare."""

import re
from dataclasses import dataclass, field
from pathlib import Path

from onrecord.model import Article, Block, Segment, Span

MARK = re.compile(r"\{([xsc])(\d+): ")


@dataclass
class Expected:
    kind: str
    force: str
    speakers: tuple[str, ...]
    spans: dict[str, list[tuple[int, int]]] = field(default_factory=lambda: {"x": [], "s": [], "c": []})


@dataclass
class Example:
    title: str
    text: str
    statements: dict[str, Expected]


def read_examples(path: Path) -> list[Example]:
    sections = path.read_text(encoding="utf-8").split("\n## ")[1:]
    return [_example(section) for section in sections]


def _example(section: str) -> Example:
    title, _, body = section.partition("\n")
    lines = body.strip().split("\n")
    verdicts = [line for line in lines if re.match(r"\d+ \w+ \w+ ", line)]
    marked = "\n".join(line for line in lines if line not in verdicts).strip()
    statements = {}
    for line in verdicts:
        number, kind, force, speakers = line.split(" ", 3)
        statements[number] = Expected(kind, force, tuple(speakers.split(" + ")))
    return Example(title, _unmark(marked, statements), statements)


def _unmark(marked: str, statements: dict[str, Expected]) -> str:
    text, place, opened = "", 0, None
    while place < len(marked):
        mark = MARK.match(marked, place)
        if mark:
            opened = (mark[1], mark[2], len(text))
            place = mark.end()
        elif marked[place] == "}":
            kind, number, start = opened
            statements[number].spans[kind].append((start, len(text)))
            place += 1
        else:
            text += marked[place]
            place += 1
    return text


def article_of(text: str) -> Article:
    """An article of bare text, a block for each paragraph."""
    blocks = tuple(
        Block(
            "paragraph",
            Span(match.start(), match.end()),
            (Segment(match.start(), match.start(), len(match[0])),),
        )
        for match in re.finditer(r"[^\n]*\S[^\n]*", text)
    )
    return Article(
        id="a-test", sha256="0" * 64, kind="article", file="test.txt", url=None, title=None, outlet=None,
        agency=None, byline=(), dateline=None, published=None, published_basis=None,
        published_candidates=(), language="en", text=text, captions="", blocks=blocks, removed=(),
    )  # fmt: skip
