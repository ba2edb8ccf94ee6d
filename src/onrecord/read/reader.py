"""`read_document`: the whole way from a document to an article."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from onrecord.lexicon import Lexicon
from onrecord.model import Article, Document
from onrecord.read.assemble import assemble
from onrecord.read.credits import Credits, find_credits
from onrecord.read.decode import decode
from onrecord.read.draft import Draft, Reading
from onrecord.read.errors import ReadError
from onrecord.read.furniture import set_aside
from onrecord.read.markdown import read_markdown
from onrecord.read.masthead import credited_agency, people_only
from onrecord.read.outlets import known_outlet, outlet_of_url, split_title
from onrecord.read.page import read_page
from onrecord.read.pdf import read_pdf
from onrecord.read.pullquotes import without_pull_quotes
from onrecord.read.record import read_record
from onrecord.read.text import read_text
from onrecord.read.transcript import is_transcript

READERS: Mapping[str, Callable[[str], Reading]] = {
    "text/html": read_page,
    "text/markdown": read_markdown,
    "application/json": read_record,
}


TEXT = ("headline", "paragraph")
FEWEST_WORDS = 3  # the shortest flash has more


def read_document(document: Document, lexicon: Lexicon) -> Article:
    """Read `document` into an article.

    Offsets of its spans are characters of its full text, raw offsets those of the decoded document. Raises
    ReadError, and nothing else, for what holds no text to read.
    """
    raw = decode(document)
    reading = _titled(take_apart(document, raw), document, lexicon)
    metadata = reading.metadata
    words = [draft.text for draft in reading.drafts if draft.role == "paragraph"]
    spoken = is_transcript(words, metadata.title, metadata.tags)
    drafts = set_aside(reading.drafts, lexicon, spoken=spoken)
    drafts = drafts if spoken else without_pull_quotes(drafts)
    found = Credits(drafts, None, None, ()) if spoken else find_credits(drafts, lexicon)
    if not any(draft.role in TEXT for draft in found.drafts):
        raise ReadError("no text is left once page furniture is set aside: give the article itself")
    if sum(len(draft.text.split()) for draft in found.drafts if draft.role in TEXT) < FEWEST_WORDS:
        raise ReadError("no article in it (fewer than three words of text): give the article itself")
    return assemble(document, found, metadata, lexicon, spoken=spoken)


def take_apart(document: Document, raw: str) -> Reading:
    """The blocks and the metadata of a document that `raw` is the text of, by its format."""
    if document.media_type == "application/pdf":
        return read_pdf(document.raw, raw)
    reader = READERS.get(document.media_type, read_text)
    return reader(raw)


def _titled(reading: Reading, document: Document, lexicon: Lexicon) -> Reading:
    """With the site's name taken off title and headline, and the outlet that it or the address gives."""
    metadata = reading.metadata
    headline = next((draft for draft in reading.drafts if draft.role == "headline"), None)
    full = metadata.title or (headline.text if headline else None)
    urls = [link for link in (document.url, metadata.url, *metadata.links) if link]
    title, site = split_title(full, lexicon, [metadata.outlet or ""], urls) if full else (None, None)
    drafts = [_cut(draft, site, lexicon, urls) if draft is headline else draft for draft in reading.drafts]
    outlet = _outlet(metadata.outlet, site, urls, lexicon)
    people = document.media_type != "text/html"  # there the byline is kept as the page gives it
    metadata = replace(
        metadata,
        title=title,
        outlet=outlet,
        agency=metadata.agency or credited_agency(metadata.credited, lexicon),
        byline=people_only(metadata.byline, lexicon) if people else metadata.byline,
    )
    return Reading(tuple(drafts), metadata)


def _cut(headline: Draft, site: str | None, lexicon: Lexicon, urls: Sequence[str]) -> Draft:
    kept, _ = split_title(headline.text, lexicon, [site or ""], urls)
    start = headline.text.index(kept)
    return replace(headline, body=headline.body.part(start, start + len(kept)).stripped())


def _outlet(stated: str | None, site: str | None, urls: Sequence[str], lexicon: Lexicon) -> str | None:
    """The outlet under its name in the lexicon where the lexicon has it, else as the document names it."""
    for name in (stated, site):
        known = known_outlet(name, lexicon) or outlet_of_url(f"//{name.lower()}", lexicon) if name else None
        if known:
            return known.name
    for url in urls:
        known = outlet_of_url(url, lexicon)
        if known:
            return known.name
    return stated or site
