"""Statements: who said what, in one article.

The statement model reads cues with their sources and contents; typography and paragraph structure say where a
quotation begins and ends and what goes on from it. The parts are those of PARC 3.0 and PolNeAR: source, cue,
content.
"""

from dataclasses import replace

from spacy.tokens import Token

from onrecord.annotate.mentions import MentionIndex
from onrecord.annotate.mentions.gazetteer import person_named
from onrecord.annotate.parse import Paragraph, Parse
from onrecord.annotate.quotations import find_quotations
from onrecord.annotate.statements.attribution import CONTINUED, Attribution, Reading, Sense, attribute
from onrecord.annotate.statements.contents.asides import without_aside
from onrecord.annotate.statements.contents.completing import completed
from onrecord.annotate.statements.contents.cutting import (
    without_hearer,
    without_second,
    without_setting,
    without_turn,
)
from onrecord.annotate.statements.contents.edges import with_edges
from onrecord.annotate.statements.contents.forms import content_form, heads_of
from onrecord.annotate.statements.contents.gathering import gathered, quoted_as
from onrecord.annotate.statements.contents.openings import with_opening
from onrecord.annotate.statements.cues.force import asks, performed, repeats_position
from onrecord.annotate.statements.cues.forecast import is_forecast
from onrecord.annotate.statements.cues.use import FIRST_PERSON
from onrecord.annotate.statements.denials import with_denials
from onrecord.annotate.statements.kinds import is_quoted, kind_of
from onrecord.annotate.statements.quoted.continuation import carried_on, joined, who_goes_on
from onrecord.annotate.statements.quoted.direct import Quoted, attach_quotations, is_utterance
from onrecord.annotate.statements.quoted.layout import introduced, labelled, lead_in, signed
from onrecord.annotate.statements.reliability import Traits, reliability, traits_of
from onrecord.annotate.statements.reported import Reported, beside, find_nested, find_reported
from onrecord.annotate.statements.senses.sense import find_sense
from onrecord.annotate.statements.sources.speakers import can_speak
from onrecord.annotate.statements.sources.unnamed import in_full
from onrecord.annotate.statements.tagging.network import load_model
from onrecord.lexicon import Lexicon
from onrecord.model import Article, Mention, Span, Statement, Time, make_id
from onrecord.model.statement import Force

NESTED_SURE = 0.5  # confidence of a nested one whose content is no clause
NAMELESS_SURE = 0.4  # confidence of one whose speaker is not known, and which is no quotation


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
    reading = _reading(article, parse, mentions, times, lexicon)
    found = [one for one in _attributions(parse, reading) if one.sense != "neither"]
    return _statements([_weighed(one, reading) for one in found], reading)


def weighed_statements(
    article: Article,
    parse: Parse,
    mentions: tuple[Mention, ...],
    times: tuple[Time, ...],
    lexicon: Lexicon,
) -> list[tuple[Statement, Traits]]:
    """What is said, each with what tells how likely it is right: to learn that by."""
    reading = _reading(article, parse, mentions, times, lexicon)
    said = [one for one in _attributions(parse, reading) if _is_weighed(one, reading)]
    return [(_statement(one, reading), traits_of(one, reading)) for one in said]


def find_attributions(
    article: Article,
    parse: Parse,
    mentions: tuple[Mention, ...],
    times: tuple[Time, ...],
    lexicon: Lexicon,
) -> tuple[Statement, ...]:
    """The statements and, between them, what the model takes for attributions in PolNeAR's wide sense.

    That is also attitudes and acts, such as "approved the deal", which are no statements.
    """
    reading = _reading(article, parse, mentions, times, lexicon)
    return _statements(_attributions(parse, reading), reading)


def _reading(
    article: Article,
    parse: Parse,
    mentions: tuple[Mention, ...],
    times: tuple[Time, ...],
    lexicon: Lexicon,
) -> Reading:
    told = MentionIndex(in_full(parse, mentions, lexicon))
    return Reading(article, told, times, find_quotations(article), lexicon)


def _attributions(parse: Parse, reading: Reading) -> list[Attribution]:
    """All attributions, paragraph by paragraph, quotations that go on joined to what they go on from."""
    lexicon, model = reading.lexicon, load_model()
    reported = list(find_reported(parse, reading.quotations, lexicon, model))
    found: list[Attribution] = []
    above: Attribution | None = None
    for paragraph in parse:
        here = with_denials(paragraph, [one for one in reported if one.paragraph is paragraph], lexicon)
        found.extend(_in_paragraph(paragraph, here, found, above, reading))
        taken = {token.i for one in here for token in one.use.tokens}
        inner = [nested for one in here for nested in find_nested(one, lexicon, model)]
        found.extend(
            _attributed(one, completed(one, here, lexicon), reading)
            for one in inner
            if one.use.head.i not in taken and _can_speak(one, reading) and _is_sure(one, reading)
        )
        above = lead_in(paragraph, here, reading)
    return joined(found, reading.text)


def _weighed(one: Attribution, reading: Reading) -> Attribution:
    """With how likely it is right for its confidence; thoughts keep the model's."""
    if _is_line(one, reading):
        return replace(one, confidence=max(one.confidence, CONTINUED))
    return replace(one, confidence=reliability(traits_of(one, reading))) if _is_weighed(one, reading) else one


def _is_weighed(one: Attribution, reading: Reading) -> bool:
    """Whether it is something said as readers judged it: no thought and no line of a dialogue."""
    return one.sense == "saying" and one.said and not _is_line(one, reading)


def _is_line(one: Attribution, reading: Reading) -> bool:
    """Whether a paragraph is what somebody says, whose name and a colon open it."""
    opens = bool(one.source) and one.source[0].start <= one.paragraph.block.span.start
    return opens and len(one.cue) == 1 and one.cue[0].of(reading.text) == ":"


def _statements(found: list[Attribution], reading: Reading) -> tuple[Statement, ...]:
    """The attributions as the model has statements, each once, in the order of their contents."""
    statements = {one.id: one for one in (_statement(one, reading) for one in found)}
    ordered = sorted(statements.values(), key=lambda one: (one.content, one.cue))
    return _nested(_in_turns(_repeating(ordered, reading), reading.article, reading.lexicon), reading.text)


def _in_paragraph(
    paragraph: Paragraph,
    reported: list[Reported],
    before: list[Attribution],
    above: Attribution | None,
    reading: Reading,
) -> list[Attribution]:
    """The attributions of one paragraph: what the model reads there, and the quotations that go with it.

    `before` are those of the paragraphs before, `above` the cue that the last of these ends with.
    """
    extent = paragraph.block.span
    quotations = [one for one in reading.quotations if extent.contains(one.outer)]
    reported = [quoted_as(one) for one in reported if one.content]
    reported = [gathered(without_second(one, reported), reported) for one in reported]
    reported = [without_aside(one, reading.quotations) for one in reported]
    reported = [without_hearer(without_turn(one, reported, reading.lexicon)) for one in reported]
    reported = [replace(one, content=with_opening(one, reported)) for one in reported]
    marks = [one.outer for one in quotations]
    contents = {
        one.use.head.i: without_setting(
            one, _whole_quotations(completed(one, reported, reading.lexicon), reading), marks, reading.lexicon
        )
        for one in reported
    }
    label = labelled(paragraph, reading)
    placed = [label] if label else []
    loose: list[Quoted] = []
    for quoted in attach_quotations(paragraph, reading.text, quotations, [one.use for one in reported]):
        pieces = tuple(piece.outer for piece in quoted.pieces)
        holder = _holder(quoted, pieces, contents)
        if (name_below := signed(paragraph, quoted, reading)) is not None:
            placed.append(name_below)
        elif holder is not None:
            contents[holder] = _union((*contents[holder], *pieces))
        elif label is None:
            loose.append(quoted)
    rest = [(one, _not_in(placed, contents[one.use.head.i])) for one in reported]
    found = [*placed, *(_attributed(one, content, reading) for one, content in rest if content)]
    for quoted in loose:
        found.append(introduced(quoted, above) or _without_cue(paragraph, quoted, before + found, reading))
    found.extend(carried_on(paragraph, found, [one.use for one in reported], reading))
    return sorted(found, key=lambda one: one.content)


def _can_speak(one: Reported, reading: Reading) -> bool:
    """Whether the source of what is nested is somebody; things that "show" it are left out there."""
    source = one.use.source
    if source is None:
        return False
    return can_speak(source, one.paragraph, reading.mentions, reading.lexicon)


def _is_sure(one: Reported, reading: Reading) -> bool:
    """Whether what is nested is a clause, or the model is surer of it than it need be elsewhere."""
    return one.confidence >= NESTED_SURE or content_form(one, one.content, reading) != "anything"


def _not_in(placed: list[Attribution], content: tuple[Span, ...]) -> tuple[Span, ...]:
    """The content without the pieces that the page's layout gives whole to somebody."""
    taken = {span for one in placed for span in one.content}
    return tuple(span for span in content if span not in taken)


def _holder(quoted: Quoted, pieces: tuple[Span, ...], contents: dict[int, tuple[Span, ...]]) -> int | None:
    """The cue that speaks a quotation: one whose content it is part of, else the one that introduces it."""
    shared = {
        head: sum(len(range(max(a.start, b.start), min(a.end, b.end))) for a in content for b in pieces)
        for head, content in contents.items()
    }
    best = max(shared, key=lambda head: (shared[head], -head), default=None)
    if best is not None and shared[best]:
        return best
    return quoted.use.head.i if quoted.use is not None and quoted.use.head.i in contents else None


def _attributed(one: Reported, content: tuple[Span, ...], reading: Reading) -> Attribution:
    content = with_edges(one, content, reading.quotations, reading.text)
    quoted = is_quoted(content, reading)
    found = attribute(one, content, "quote" if quoted else "clause", reading)
    force = found.force
    if quoted and force == "assert":
        force = _performed(content, one.paragraph, reading)
    if force == "assert" and one.use.speaks and is_forecast(_main_words(content, one.paragraph), quoted):
        force = "predict"
    doubtful = not found.speakers and not quoted and one.confidence < NAMELESS_SURE
    sense = find_sense(one, content, reading)
    if doubtful and sense == "saying":
        sense = "neither"
    return replace(found, sense=sense, force=force)


def _without_cue(
    paragraph: Paragraph, quoted: Quoted, before: list[Attribution], reading: Reading
) -> Attribution:
    """A quotation that the model gives to nobody: a verb beside it speaks it, or it goes on from before."""
    content = tuple(piece.outer for piece in quoted.pieces)
    if quoted.use is not None and quoted.use.source is not None:
        return attribute(beside(paragraph, quoted.use, content), content, "quote", reading)
    speakers = who_goes_on(paragraph, quoted, before, reading)
    sense: Sense = "saying" if is_utterance(quoted, bool(speakers), reading.text) else "neither"
    force = _performed(content, paragraph, reading)
    return Attribution(paragraph, content, "continuation", speakers=speakers, force=force, sense=sense)


def _main_words(content: tuple[Span, ...], paragraph: Paragraph) -> list[Token]:
    """The words of a content that hang on none of its others: those of its clauses and phrases."""
    words = [token for span in content for token in paragraph.tokens(span)]
    return [head for head in heads_of(words) if head.pos_ not in ("PUNCT", "SPACE", "SCONJ", "CCONJ")]


def _performed(content: tuple[Span, ...], paragraph: Paragraph, reading: Reading) -> Force:
    """What the words of a quotation do by being said, else no more than to assert."""
    words = [token for span in content for token in paragraph.tokens(span)]
    return performed(words, reading.lexicon) or "assert"


def _whole_quotations(content: tuple[Span, ...], reading: Reading) -> tuple[Span, ...]:
    """The content with every quotation whole that begins or ends in it."""
    return _union(tuple(_content_span(span, reading) for span in content))


def _union(spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """Spans in order, those that overlap made one."""
    whole: list[Span] = []
    for span in sorted(spans):
        if whole and whole[-1].overlaps(span):
            whole[-1] = Span(whole[-1].start, max(whole[-1].end, span.end))
        else:
            whole.append(span)
    return tuple(whole)


def _content_span(span: Span, reading: Reading) -> Span:
    """The stretch; a quotation that begins or ends inside comes in whole."""
    for quotation in reading.quotations:
        around = quotation.span.contains(span) or len(quotation.outer) > 3 * len(span)
        if quotation.outer.overlaps(span) and not around:
            span = Span(min(span.start, quotation.outer.start), max(span.end, quotation.outer.end))
    return span


def _statement(one: Attribution, reading: Reading) -> Statement:
    places = [f"{span.start}-{span.end}" for span in (*one.content, *one.cue)]
    return Statement(
        id=make_id("s", reading.article.id, *places),
        article=reading.article.id,
        kind=kind_of(one, reading),
        force="ask" if _is_question(one, reading) else one.force,
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
        confidence=round(one.confidence, 2),
        said=one.said,
    )


def _is_question(one: Attribution, reading: Reading) -> bool:
    """Whether a quotation that is put forward plainly holds nothing but questions."""
    plain = one.is_quotation and one.force == "assert"
    return plain and all(asks(span.of(reading.text)) for span in one.content)


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
