"""PDF with a text layer to blocks and metadata, by pdfminer.six (MIT)."""

import logging
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from io import BytesIO
from typing import Any

from pdfminer.high_level import extract_pages
from pdfminer.layout import LAParams, LTPage, LTTextContainer, LTTextLine
from pdfminer.pdfdocument import PDFDocument
from pdfminer.pdfexceptions import PDFException
from pdfminer.pdfparser import PDFParser
from pdfminer.psexceptions import PSException
from pdfminer.utils import decode_text
from rapidfuzz import fuzz

from onrecord.read.draft import Draft, Metadata, Reading
from onrecord.read.errors import ReadError
from onrecord.read.text import is_headline
from onrecord.read.traced import Traced, join

PAGE_END = "\f"
MOST_PAGES = 500
EDGE_LINES = 3  # at the head and the foot of a page, where running lines stand
REPEATED = 0.5  # share of the pages on which a line at an edge is a running line
FEWEST = 2  # pages on which it must stand
TITLE_WITHIN = 30  # paragraphs in which the headline stands; pages printed from the web begin with menus
SAME = 90  # rapidfuzz partial ratio from which a paragraph is the title
LIGATURE = re.compile("[\ufb00-\ufb06]")
PRINTED = re.compile(r"chrom|skia|mozilla|firefox|quartz|safari|webkit|wkhtml|cairo", re.I)
HYPHEN = re.compile(r"(?<=[^\W\d_])[-\u2010\u00ad]$")
SENTENCE_END = re.compile(r"[.!?:;…][\"”’')\]]*$")
BARE = re.compile(r"\W*(?:page\W*)?\d{1,4}(?:\W*(?:of|/|von)\W*\d{1,4})?\W*", re.I)
DATE = re.compile(r"D:(\d{4})(\d\d)(\d\d)")
NO_TITLE = re.compile(r"\.(?:docx?|pdf|indd|txt|rtf|html?)$|^(?:microsoft word|untitled|document\d*)\b", re.I)
DAMAGED = (
    PDFException, PSException, ValueError, TypeError, LookupError, AttributeError, RecursionError,
    AssertionError, EOFError, ArithmeticError, NotImplementedError,
)  # fmt: skip


@lru_cache(maxsize=2)
def pdf_text(raw: bytes) -> str:
    """The text of a PDF: lines end in a line feed, paragraphs in a blank line, pages in a form feed.

    Raises ReadError: damaged, locked, or without a text layer.
    """
    # It warns of what it mends, a line each; what matters comes as an exception.
    logging.getLogger("pdfminer").setLevel(logging.ERROR)
    try:
        pages = [
            _page_text(page) for page in extract_pages(BytesIO(raw), maxpages=MOST_PAGES, laparams=LAParams())
        ]
    except DAMAGED as error:  # pdfminer lets what it trips over in damaged files through as it is
        reason = " ".join(str(error).split())[:80] or type(error).__name__
        raise ReadError(f"the PDF cannot be read ({reason}): save its text as .txt") from error
    text = LIGATURE.sub(lambda match: unicodedata.normalize("NFKC", match[0]), PAGE_END.join(pages))
    if sum(char.isalnum() for char in text) < 20:
        raise ReadError("the PDF has no text layer (it holds pictures of pages): run OCR on it first")
    return text


def read_pdf(raw: bytes, text: str) -> Reading:
    """The paragraphs of a PDF, lines joined, and what the file says of itself; `text` is `pdf_text(raw)`.

    Lines that come back at the edges of pages are set aside, page numbers too. A paragraph that the end of
    a page parts is joined.
    """
    drafts = _joined(list(_drafts(text)))
    about = _metadata(raw)
    return Reading(tuple(_headed(drafts, about.title)), about)


def _headed(drafts: list[Draft], title: str | None) -> list[Draft]:
    """With the headline: the paragraph that is the title of the file, else a first one that looks like one.

    What stands above the title, on a page printed from the web, is no news.
    """
    paragraphs = [i for i, draft in enumerate(drafts) if draft.role == "paragraph"]
    for i in paragraphs[:TITLE_WITHIN]:
        if title and is_headline(drafts[i].text) and fuzz.partial_ratio(drafts[i].text, title) >= SAME:
            above = [
                one.removed("above the headline") if one.role == "paragraph" else one for one in drafts[:i]
            ]
            return [*above, replace(drafts[i], role="headline"), *drafts[i + 1 :]]
    if paragraphs and is_headline(drafts[paragraphs[0]].text):
        drafts[paragraphs[0]] = replace(drafts[paragraphs[0]], role="headline")
    return drafts


def _page_text(page: LTPage) -> str:
    blocks = []
    for box in page:
        lines = (
            [line.get_text() for line in box if isinstance(line, LTTextLine)]
            if isinstance(box, LTTextContainer)
            else []
        )
        kept = [" ".join(line.split()) for line in lines if line.strip()]
        if kept:
            blocks.append((round(box.y1), "\n".join(kept)))
    return "\n\n".join(text for _, text in blocks)


def _drafts(text: str) -> Iterator[Draft]:
    pages = list(_pages(text))
    running = _running([[text[start:end] for start, end in page] for page in pages])
    for page in pages:
        paragraph: list[Traced] = []
        last = None
        for start, end in page:
            line = Traced.of(text, start, end)
            if last is not None and text[last:start] != "\n" and paragraph:
                yield Draft(_flowed(paragraph))
                paragraph = []
            last = end
            if _masked(line.text) in running or BARE.fullmatch(line.text):
                yield Draft(line).removed("running head or page number")
            else:
                paragraph.append(line)
        if paragraph:
            yield Draft(_flowed(paragraph))


def _pages(text: str) -> Iterator[list[tuple[int, int]]]:
    """Where the lines of each page stand."""
    start = 0
    for page in text.split(PAGE_END):
        yield [(start + line.start(), start + line.end()) for line in re.finditer(r"[^\n]+", page)]
        start += len(page) + 1


def _running(pages: list[list[str]]) -> set[str]:
    """Lines at the edges of pages that come back on others, numbers aside."""
    counts: Counter[str] = Counter()
    for lines in pages:
        counts.update({_masked(line) for line in (*lines[:EDGE_LINES], *lines[-EDGE_LINES:])})
    enough = max(FEWEST, REPEATED * len(pages))
    return {line for line, count in counts.items() if count >= enough and len(pages) >= FEWEST}


def _masked(line: str) -> str:
    return re.sub(r"\d+", "0", line.casefold())


def _flowed(lines: list[Traced]) -> Traced:
    """The lines of a paragraph as one; a word that a hyphen parts at the end of a line is joined."""
    flowed = lines[0]
    for line in lines[1:]:
        hyphen = HYPHEN.search(flowed.text)
        if hyphen and line.text[:1].islower():
            flowed = join((flowed.part(0, hyphen.start()), line), "")
        else:
            flowed = join((flowed, line), " ")
    return flowed


def _joined(drafts: list[Draft]) -> list[Draft]:
    """With paragraphs that break off and go on below, past what was set aside between them, as one."""
    out: list[Draft] = []
    open_at: int | None = None
    for draft in drafts:
        if draft.role != "paragraph":
            out.append(draft)
            continue
        if open_at is not None and draft.text[:1].islower() and not SENTENCE_END.search(out[open_at].text):
            out[open_at] = replace(out[open_at], body=_flowed([out[open_at].body, draft.body]))
            continue
        open_at = len(out)
        out.append(draft)
    return out


def _metadata(raw: bytes) -> Metadata:
    try:
        info = {
            key: value for part in PDFDocument(PDFParser(BytesIO(raw))).info for key, value in part.items()
        }
    except DAMAGED:
        return Metadata()
    title = _text(info.get("Title"))
    makers = f"{_text(info.get('Creator'))} {_text(info.get('Producer'))}"
    # The day on which a browser printed a page is not the day on which it came out.
    created = None if PRINTED.search(makers) else DATE.match(_text(info.get("CreationDate")))
    return Metadata(
        title=title if len(title.split()) > 1 and not NO_TITLE.search(title) else None,
        dates=((f"{created[1]}-{created[2]}-{created[3]}", "creation date of the PDF"),) if created else (),
    )


def _text(value: Any) -> str:
    try:
        return " ".join(decode_text(value).split()) if isinstance(value, bytes) else ""
    except UnicodeError:
        return ""
