"""Blocks, metadata and credits to an article: text laid out, dates and sender settled."""

from collections.abc import Sequence
from dataclasses import replace

from onrecord.lexicon import Lexicon
from onrecord.model import Article, Block, Dateline, Document, Segment, Span, Turn, make_id
from onrecord.read.credits import Credits
from onrecord.read.dateline import FoundDateline, find_dateline
from onrecord.read.draft import Draft, Metadata
from onrecord.read.language import identify_language
from onrecord.read.outlets import host_of, known_outlet
from onrecord.read.published import DateClues, Published, moment, printed_moment, publication_date
from onrecord.read.speakers import Speakers
from onrecord.read.transcript import find_occasion, find_turns

GAP = "\n\n"


def assemble(
    document: Document, found: Credits, metadata: Metadata, lexicon: Lexicon, *, spoken: bool
) -> Article:
    """The article that `found.drafts` and `metadata` make; `spoken` for a transcript."""
    headlines = [draft for draft in found.drafts if draft.role == "headline"][:1]
    body = [draft for draft in found.drafts if draft.role == "paragraph"]
    captions = [draft for draft in found.drafts if draft.role == "caption"]
    text, blocks = _lay_out([*headlines, *body], 0)
    captions_text, caption_blocks = _lay_out(captions, len(text), before=GAP)
    dateline, at = _dateline(body, blocks[len(headlines) :])
    if spoken and (occasion := find_occasion(text, blocks)):
        at = occasion
        found = replace(found, dates=(*found.dates, occasion.date)) if occasion.date else found
    agency, outlet = _sender(dateline, found, metadata, lexicon)
    published = _published(document, metadata, dateline, found, captions)
    title = metadata.title or (headlines[0].text if headlines else None)
    return Article(
        id=make_id("a", document.sha256),
        sha256=document.sha256,
        kind="transcript" if spoken else "article",
        file=document.file,
        url=_address(document.url, metadata.url),
        title=title,
        outlet=outlet,
        agency=agency,
        byline=metadata.byline or found.byline,
        dateline=at,
        published=published.interval,
        published_basis=published.basis,
        published_candidates=published.candidates,
        language=identify_language(text, metadata.language),
        text=text,
        captions=captions_text,
        blocks=(*blocks, *caption_blocks),
        removed=tuple(draft.as_removed() for draft in found.drafts if draft.role in ("removed", "caption")),
        updated=moment(metadata.updated) or printed_moment(found.updates),
        fetched=document.fetched,
        turns=_turns(text, blocks, title, published, lexicon) if spoken else (),
    )


def _address(got: str | None, stated: str | None) -> str | None:
    """Where the article stands: as the document says, if that is on the host that it was got from."""
    if got and stated and host_of(got) != host_of(stated):
        return got
    return stated or got


def _lay_out(drafts: Sequence[Draft], start: int, before: str = "") -> tuple[str, list[Block]]:
    """The texts of the drafts parted by blank lines, and a block for each, from offset `start` on."""
    parts: list[str] = []
    blocks = []
    at = start
    for i, draft in enumerate(drafts):
        gap = GAP if i else before
        at += len(gap)
        kind = "paragraph" if draft.role == "removed" else draft.role
        segments = tuple(Segment(at + part.text, part.raw, part.length) for part in draft.body.segments)
        blocks.append(Block(kind, Span(at, at + len(draft.text)), segments))
        parts += (gap, draft.text)
        at += len(draft.text)
    return "".join(parts), blocks


def _dateline(body: Sequence[Draft], blocks: Sequence[Block]) -> tuple[FoundDateline | None, Dateline | None]:
    """The dateline of the first or second paragraph; a summary may stand above it."""
    for draft, block in list(zip(body, blocks, strict=True))[:2]:
        found = find_dateline(draft.text, draft.place)
        if found:
            start = block.span.start
            return found, Dateline(found.place, found.date, Span(start, start + found.length))
    return None, None


def _sender(
    dateline: FoundDateline | None, found: Credits, metadata: Metadata, lexicon: Lexicon
) -> tuple[str | None, str | None]:
    """The agency and the outlet: the credits in the text, then what the markup says."""
    agency, outlet = found.agency, found.outlet
    credit = dateline.credit if dateline else None
    if credit:
        known = known_outlet(credit, lexicon)
        if known and known.agency:
            agency = agency or known.name
        else:
            outlet = outlet or (known.name if known else credit)
    return agency or metadata.agency, metadata.outlet or outlet


def _published(
    document: Document,
    metadata: Metadata,
    dateline: FoundDateline | None,
    found: Credits,
    captions: Sequence[Draft],
) -> Published:
    return publication_date(
        DateClues(
            stated=metadata.dates,
            url=document.url or metadata.url,
            file=document.file,
            dateline=dateline.date if dateline else None,
            lines=found.dates,
            lead=[draft.text for draft in found.drafts if draft.role == "paragraph"],
            captions=[draft.text for draft in captions],
        )
    )


def _turns(
    text: str, blocks: Sequence[Block], title: str | None, published: Published, lexicon: Lexicon
) -> tuple[Turn, ...]:
    day = published.interval.start if published.interval else None
    return find_turns(text, blocks, Speakers(title, text, lexicon, day))
