"""The visible text of HTML, block by block, each character with its place in the page."""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from onrecord.model import Segment
from onrecord.read.markup import Token, attributes, tokens
from onrecord.read.traced import Traced, join

BLOCKS = frozenset((
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog",
    "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3",
    "h4", "h5", "h6", "header", "hgroup", "hr", "html", "legend", "li", "main", "menu", "nav", "ol",
    "option", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr",
    "ul", "amp-ad", "video", "audio", "picture",
))  # fmt: skip
UNSEEN = frozenset((
    "head", "iframe", "math", "noscript", "object", "script", "select", "style", "svg", "template",
    "textarea", "title", "xmp",
))  # fmt: skip
VOID = frozenset((
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source",
    "track", "wbr",
))  # fmt: skip
CLOSED_BY_ITSELF = frozenset(
    ("p", "li", "dt", "dd", "tr", "td", "th", "option")
)  # a second one ends the first
LINES = CLOSED_BY_ITSELF | {"h1", "h2", "h3", "h4", "h5", "h6"}  # in them one line break is a space
PIECE = re.compile(r"\s+|&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|\w{2,32});?|[^\s&]+|&")
DROPPED = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad"))
DEPTH = 200  # open elements kept; pages reach some 60


@dataclass(frozen=True, slots=True)
class Element:
    """An open element: its name and its attributes as written."""

    name: str
    written: str

    def attribute(self, name: str) -> str:
        """The value of one attribute, "" without it."""
        return html.unescape(attributes(self.written).get(name, ""))

    @property
    def classes(self) -> str:
        """Class and id in lower case, what the page calls the element."""
        found = attributes(self.written)
        return f"{found.get('class', '')} {found.get('id', '')}".lower()


@dataclass(frozen=True, slots=True)
class Seen:
    """A run of visible text between block boundaries, with the elements that hold all of it, outermost first.

    `inner` are the inline elements that opened inside it, with the offset in its text where each began and
    ended.
    """

    body: Traced
    path: tuple[Element, ...]
    inner: tuple[tuple[Element, int, int], ...] = ()

    @property
    def text(self) -> str:
        """Its words."""
        return self.body.text

    def inside(self, *names: str) -> bool:
        """Whether an element of one of the names holds it."""
        return any(element.name in names for element in self.path)


@dataclass(slots=True)
class _Run:
    pieces: list[Traced] = field(default_factory=list)
    length: int = 0
    opened: list[tuple[Element, int]] = field(default_factory=list)
    inner: list[tuple[Element, int, int]] = field(default_factory=list)
    breaks: int = 0


def visible_blocks(
    page: str, start: int = 0, end: int | None = None, *, blank_lines: bool = False
) -> Iterator[Seen]:
    """The visible text between two offsets of `page`, parted at block elements and at line breaks,
    double ones within paragraphs.

    Entities are decoded, white space is folded into single spaces. With `blank_lines`, blank lines outside
    paragraphs part blocks as well, as they do in Markdown.
    """
    stack: list[Element] = []
    run = _Run()
    hidden = 0
    for token in tokens(page, start, end):
        if token.kind != "text" and (token.name in UNSEEN or token.name == "body"):
            hidden = _hide(hidden, token)
        elif hidden:
            continue
        elif token.kind == "text":
            yield from _text(page, token, run, stack, blank_lines)
        elif token.name == "br":
            yield from _line_break(run, stack)
        else:
            if token.name in BLOCKS:
                yield from _flush(run, stack)
            _step(stack, run, token)
    yield from _flush(run, stack)


def _text(page: str, token: Token, run: _Run, stack: list[Element], blank_lines: bool) -> Iterator[Seen]:
    split = blank_lines and not any(element.name in CLOSED_BY_ITSELF for element in stack)
    for n, (low, high) in enumerate(_parts(page, token, split)):
        if n:
            yield from _flush(run, stack)
        _add(run, page, low, high)


def _line_break(run: _Run, stack: list[Element]) -> Iterator[Seen]:
    run.breaks += 1
    if run.breaks > 1 or not any(element.name in LINES for element in stack[-6:]):
        yield from _flush(run, stack)
    else:
        _space(run)


def _hide(hidden: int, token: Token) -> int:
    """How many unseen elements are open after `token`; the body ends them all (`</head>` may be missing)."""
    if token.name == "body":
        return 0
    if token.kind == "start":
        return hidden if token.attributes.endswith("/") else hidden + 1
    return max(0, hidden - 1)


def _parts(page: str, token: Token, split: bool) -> Iterator[tuple[int, int]]:
    at = token.start
    if split:
        for gap in re.finditer(r"\n[ \t\r]*\n\s*", page[token.start : token.end]):
            yield at, token.start + gap.start()
            at = token.start + gap.end()
    yield at, token.end


def _step(stack: list[Element], run: _Run, token: Token) -> None:
    """Open or close an element. Ends without a start are passed over, missing ends supplied."""
    if token.kind == "start":
        if token.name in VOID or token.attributes.endswith("/") or len(stack) >= DEPTH:
            return
        if token.name in CLOSED_BY_ITSELF and stack and stack[-1].name == token.name:
            stack.pop()
        element = Element(token.name, token.attributes)
        stack.append(element)
        if token.name not in BLOCKS:
            run.opened.append((element, run.length))
        return
    if not any(element.name == token.name for element in stack):
        return
    while stack:
        element = stack.pop()
        if run.opened and run.opened[-1][0] is element:
            run.inner.append((*run.opened.pop(), run.length))
        if element.name == token.name:
            return


def _add(run: _Run, page: str, start: int, end: int) -> None:
    for piece in PIECE.finditer(page, start, end):
        text = piece[0]
        if text[0].isspace():
            _space(run, piece.start() if text[0] == " " else None)
        elif text[0] == "&" and len(text) > 1:
            decoded = html.unescape(text)
            if decoded.isspace():
                _space(run)
            else:
                _append(run, Traced(decoded.translate(DROPPED), ()))
        else:
            at = piece.start()
            for part in (
                re.split("([\u200b\u200c\u200d\u2060\ufeff\u00ad]+)", text)
                if text.translate(DROPPED) != text
                else [text]
            ):
                if part.translate(DROPPED):
                    _append(run, Traced(part, (Segment(0, at, len(part)),)))
                at += len(part)


def _append(run: _Run, piece: Traced) -> None:
    run.pieces.append(piece)
    run.length += len(piece.text)
    run.breaks = 0


def _space(run: _Run, at: int | None = None) -> None:
    """One space, never two: with its place where the page has that very character."""
    if run.pieces and run.pieces[-1].text != " ":
        run.pieces.append(Traced(" ", () if at is None else (Segment(0, at, 1),)))
        run.length += 1


def _flush(run: _Run, stack: list[Element]) -> Iterator[Seen]:
    body = join(run.pieces, "").stripped() if run.pieces else None
    if body is not None and body.text:
        inner = [(element, low, high) for element, low, high in run.inner if low < high]
        held = {id(element) for element, low in run.opened if low > 0}
        inner += [(element, low, run.length) for element, low in run.opened if low < run.length]
        path = tuple(element for element in stack if id(element) not in held)
        yield Seen(body, path, tuple(inner))
    run.pieces, run.length, run.inner, run.breaks = [], 0, [], 0
    still_open = {id(element) for element in stack}
    run.opened = [(element, 0) for element, _ in run.opened if id(element) in still_open]
