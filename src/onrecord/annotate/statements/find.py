"""Statements: who said what, in one article.

Typography and paragraph structure find direct quotations and what goes on from them; cues of the lexicon and
the parse find indirect and mixed ones. The parts are those of PARC 3.0 and PolNeAR: source, cue, content.
"""

from dataclasses import replace

from onrecord.annotate.mentions import MentionIndex
from onrecord.annotate.mentions.gazetteer import person_named
from onrecord.annotate.parse import Paragraph, Parse
from onrecord.annotate.quotations import find_quotations
from onrecord.annotate.statements.attribution import Attribution, Reading, attribute
from onrecord.annotate.statements.contents import Stretch, find_content
from onrecord.annotate.statements.continuation import carried_on, joined, who_goes_on
from onrecord.annotate.statements.cues import CueUse, find_cues
from onrecord.annotate.statements.direct import attach_quotations
from onrecord.annotate.statements.force import repeats_position
from onrecord.annotate.statements.speakers import can_speak, find_speakers
from onrecord.lexicon import Lexicon
from onrecord.model import Article, Mention, Span, Statement, Time, make_id
from onrecord.model.statement import StatementKind

# By how the content is marked; set by hand, to be read as an order and not as a probability.
CONFIDENCE = {"quote": 0.95, "clause": 0.9, "infinitive": 0.8, "continuation": 0.8}
OTHER_FRAME, UNRESOLVED = 0.65, 0.6
DIRECT_SHARE = 0.9  # of the letters of a direct content stand in quotation marks
FIRST_PERSON = {"i", "we"}


def find_statements(
    article: Article,
    parse: Parse,
    mentions: tuple[Mention, ...],
    times: tuple[Time, ...],
    lexicon: Lexicon,
) -> tuple[Statement, ...]:
    """The statements of an article in the order of their contents, nested ones pointing at what holds them.

    Spans are offsets of `article.full_text`. Sources that cannot be resolved leave `speakers` empty.
    """
    reading = Reading(article, MentionIndex(mentions), times, find_quotations(article), lexicon)
    found: list[Attribution] = []
    for paragraph in parse:
        found.extend(_in_paragraph(paragraph, found, reading))
    statements = {one.id: one for one in (_statement(one, reading) for one in joined(found, reading.text))}
    ordered = sorted(statements.values(), key=lambda one: (one.content, one.cue))
    return _nested(_in_turns(_repeating(ordered, reading), article, lexicon), reading.text)


def _in_paragraph(paragraph: Paragraph, before: list[Attribution], reading: Reading) -> list[Attribution]:
    extent = paragraph.block.span
    quotations = [one for one in reading.quotations if extent.contains(one.outer)]
    uses = find_cues(paragraph.doc, reading.lexicon)
    found: list[Attribution] = []
    spent: set[int] = set()
    for quoted in attach_quotations(paragraph, reading.text, quotations, uses):
        content = tuple(piece.outer for piece in quoted.pieces)
        if quoted.use is not None:
            spent.add(quoted.use.head.i)
            found.append(attribute(paragraph, quoted.use, content, "quote", reading))
        else:
            speakers = who_goes_on(paragraph, quoted, before + found, reading)
            found.append(Attribution(paragraph, content, "continuation", speakers=speakers))
    found.extend(_reported(paragraph, [use for use in uses if use.head.i not in spent], uses, found, reading))
    found.extend(carried_on(paragraph, found, uses, reading))
    return sorted(found, key=lambda one: one.content)


def _reported(
    paragraph: Paragraph, free: list[CueUse], uses: list[CueUse], direct: list[Attribution], reading: Reading
) -> list[Attribution]:
    """Indirect and mixed statements: cues whose content the parse gives."""
    heads = frozenset(use.head.i for use in uses)
    pieces = [piece for one in direct for piece in one.content]
    found: list[Attribution] = []
    for use in free:
        silent = use.source is None or use.unreal or use.unsaid
        stretch = None if silent else find_content(use, heads)
        if stretch is None or use.source is None:
            continue
        content = _content_span(paragraph, stretch, reading)
        if any(content.overlaps(piece) and not piece.contains(content) for piece in pieces):
            continue
        speakers = find_speakers(use.source, paragraph, reading.mentions)
        if can_speak(use.source, speakers, reading.lexicon):
            found.append(attribute(paragraph, use, (content,), stretch.frame, reading))
    return found


def _content_span(paragraph: Paragraph, stretch: Stretch, reading: Reading) -> Span:
    """The stretch as characters; a quotation that begins or ends inside comes in whole."""
    span = paragraph.span(paragraph.doc[stretch.start : stretch.end])
    for quotation in reading.quotations:
        around = quotation.span.contains(span) or len(quotation.outer) > 3 * len(span)
        if quotation.outer.overlaps(span) and not around:
            span = Span(min(span.start, quotation.outer.start), max(span.end, quotation.outer.end))
    return span


def _statement(one: Attribution, reading: Reading) -> Statement:
    confidence = CONFIDENCE.get(one.frame, OTHER_FRAME) * (1.0 if one.speakers else UNRESOLVED)
    places = [f"{span.start}-{span.end}" for span in (*one.content, *one.cue)]
    return Statement(
        id=make_id("s", reading.article.id, *places),
        article=reading.article.id,
        kind=_kind(one, reading),
        force=one.force,
        source=one.source,
        cue=one.cue,
        content=one.content,
        speakers=one.speakers,
        via=one.channel.words if one.channel else None,
        basis=one.basis,
        origin=one.channel.outlet if one.channel else None,
        said_on=one.time.interval if one.time else None,
        time=one.time.span if one.time else None,
        nested_in=None,
        confidence=round(confidence, 2),
    )


def _kind(one: Attribution, reading: Reading) -> StatementKind:
    """By the share of the content that stands in marks; marks around the cue too are somebody else's."""
    around = Span(min(span.start for span in (*one.content, *one.cue)), one.end)
    marks = [mark.span for mark in reading.quotations if not (one.cue and mark.span.contains(around))]
    letters = [
        place
        for span in one.content
        for place in range(span.start, span.end)
        if reading.text[place].isalnum()
    ]
    quoted = sum(1 for place in letters if any(mark.start <= place < mark.end for mark in marks))
    if not quoted:
        return "indirect"
    return "direct" if one.is_quotation and quoted >= DIRECT_SHARE * len(letters) else "mixed"


def _repeating(statements: list[Statement], reading: Reading) -> list[Statement]:
    """ "They reiterated this position": it has the force of the position that was taken just before."""
    done: list[Statement] = []
    for one in statements:
        words = one.content[0].of(reading.text)
        if done and one.force == "assert" and repeats_position(words, reading.lexicon):
            denied = [other for other in done[-2:] if other.force == "deny"]
            one = replace(one, force=denied[-1].force if denied else done[-1].force)
        done.append(one)
    return done


def _in_turns(statements: list[Statement], article: Article, lexicon: Lexicon) -> list[Statement]:
    """In a transcript "I" and "we" are whoever has the floor."""
    done: list[Statement] = []
    for one in statements:
        turn = next((turn for turn in article.turns if turn.span.contains(one.extent)), None)
        own_voice = one.source and one.source[0].of(article.full_text).lower() in FIRST_PERSON
        if turn is not None and turn.speaker and own_voice:
            one = replace(one, speakers=(person_named(lexicon, turn.speaker, article.published),))
        done.append(one)
    return done


def _nested(statements: list[Statement], text: str) -> tuple[Statement, ...]:
    """Point each statement at the shortest one whose content holds all of it.

    "We" and "I" in there are the speakers of that one, so outer ones are settled first.
    """
    settled: dict[str, Statement] = {}
    around: list[Statement] = []
    for one in sorted(statements, key=lambda one: (one.extent.start, -len(one.extent), one.id)):
        around = [other for other in around if other.extent.end > one.extent.start]
        holders = [other for other in around if any(piece.contains(one.extent) for piece in other.content)]
        if holders:
            holder = min(holders, key=lambda other: (len(other.extent), other.id))
            own_voice = one.source and one.source[0].of(text).lower() in FIRST_PERSON
            one = replace(one, nested_in=holder.id, speakers=holder.speakers if own_voice else one.speakers)
        settled[one.id] = one
        around.append(one)
    return tuple(settled[one.id] for one in statements)
