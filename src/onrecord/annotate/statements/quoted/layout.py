"""Who speaks by the layout of the page: a label before a turn, a colon above or a dash and a name below."""

import re
from collections.abc import Sequence
from dataclasses import replace

from onrecord.annotate.parse import Paragraph
from onrecord.annotate.statements.attribution import Attribution, Reading, attribute
from onrecord.annotate.statements.quoted.direct import Quoted
from onrecord.annotate.statements.reported import Reported
from onrecord.model import Span

SIGNED = re.compile(r"\s*(?P<dash>[―—–]|--)\s*(?P<name>[A-Z][^\n,(―—–]{2,60})(?:[,(][^\n]{0,80})?(?:\n|$)")
LABEL = re.compile(r"[\"“]?(?P<name>[A-Z][A-Z.'’-]+(?: [A-Z][A-Z.'’-]+){0,3})(?P<colon>:)\s+(?=\S)")
LEAD_IN = 80  # characters between the cue and the colon that ends its paragraph ("told the crowd in Ames:")
BREAK = 3  # characters between two paragraphs at most


def signed(paragraph: Paragraph, quoted: Quoted, reading: Reading) -> Attribution | None:
    """A quotation with a dash and a name behind it or on the line under it; None where there is neither."""
    match = SIGNED.match(reading.text, quoted.pieces[-1].outer.end)
    if match is None:
        return None
    name = Span(match.start("name"), match.start("name") + len(match["name"].rstrip(" .")))
    named = reading.mentions.inside(name)
    return Attribution(
        paragraph,
        tuple(piece.outer for piece in quoted.pieces),
        "quote",
        (name,),
        (Span(*match.span("dash")),),
        named[0].referents if named else (),
    )


def labelled(paragraph: Paragraph, reading: Reading) -> Attribution | None:
    """A paragraph that opens with a name in capitals and a colon, as interviews and debates are printed."""
    extent = paragraph.block.span
    match = LABEL.match(reading.text, extent.start, extent.end)
    if match is None or reading.article.turns:  # a transcript has its turns
        return None
    name = Span(*match.span("name"))
    named = reading.mentions.inside(name)
    return Attribution(
        paragraph,
        (Span(match.end(), extent.end),),
        "quote",
        (name,),
        (Span(*match.span("colon")),),
        named[0].referents if named else (),
        sense="saying" if named or _is_name(match["name"], reading) else "neither",
    )


def _is_name(label: str, reading: Reading) -> bool:
    """Whether a label stands for somebody: a role, or a name that the text has in small letters too."""
    last = label.split()[-1]
    return last.lower() in reading.lexicon.roles or len(last) == 1 or last.title() in reading.text


def lead_in(paragraph: Paragraph, reported: Sequence[Reported], reading: Reading) -> Attribution | None:
    """The cue that a paragraph ends with, if a colon closes it; its content is empty."""
    end = paragraph.block.span.start + len(paragraph.block.span.of(reading.text).rstrip())
    last = max(reported, key=lambda one: one.cue[-1].end, default=None)
    if last is None or reading.text[end - 1] != ":" or end - last.cue[-1].end > LEAD_IN:
        return None
    return attribute(last, (), "quote", reading)


def introduced(quoted: Quoted, above: Attribution | None) -> Attribution | None:
    """A quotation that opens the paragraph under such a cue."""
    content = tuple(piece.outer for piece in quoted.pieces)
    opens = above is not None and content[0].start <= above.paragraph.block.span.end + BREAK
    return replace(above, content=content) if above is not None and opens else None
