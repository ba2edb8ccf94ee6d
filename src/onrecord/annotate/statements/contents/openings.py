"""What stands before a content and is the beginning of it."""

from collections.abc import Sequence

from spacy.tokens import Token

from onrecord.annotate.grammar import ANY_SUBJECTS, TENSED
from onrecord.annotate.statements.reported import Reported
from onrecord.model import Span

OPENS = {"advmod", "prep", "npadvmod", "advcl"} | ANY_SUBJECTS
ANTECEDENT = {"NOUN", "PROPN", "PRON"}
RELATIVES = {"WDT", "WP", "WRB"}
CONDITIONS = {"if", "unless", "without"}
COMING = {"could", "may", "might", "will", "wo", "would", "'d", "'ll"}


def with_opening(one: Reported, others: Sequence[Reported]) -> tuple[Span, ...]:
    """The content with the phrases that open its clause, or the noun that its relative clause tells of.

    "A year later, | the port was shut, he said" and "people | who he says lost their homes".
    """
    words = one.paragraph.tokens(one.content[0]) if one.content else ()
    if not words:
        return one.content
    if one.content[0].start < one.cue[0].start:
        return _with_setting(words, one, others)
    return _with_condition(words, one, others) or _with_antecedent(words, one)


def _with_condition(words: Sequence[Token], one: Reported, others: Sequence[Reported]) -> tuple[Span, ...]:
    """The content with the condition at the beginning of its sentence.

    "If the port shuts, | Lee said many would leave" and "without help, | she said, it would".
    """
    first = one.use.head.sent[0]
    while first.i + 1 < one.use.head.i and (first.is_space or first.lower_ in ("but", "and")):
        first = first.nbor(1)
    if first.lower_ not in CONDITIONS or not one.source or one.content[0].start < one.source[0].end:
        return ()
    top = first.head if first.dep_ == "mark" else first
    coming = any(word.lower_ in COMING for word in words) or one.use.cue.force in ("pledge", "threaten")
    end = top.right_edge
    behind = end.doc[end.i + 1].text if end.i + 1 < len(end.doc) else ""
    if not coming or top.left_edge.i != first.i or behind != ",":
        return ()
    opening = Span(one.paragraph.span(first).start, one.paragraph.span(end).end)
    taken = [span for other in others for span in (*other.cue, *other.content)]
    if any(span.overlaps(opening) for span in (*taken, *one.source, *one.cue)):
        return ()
    return (opening, *one.content)


def _with_setting(words: Sequence[Token], one: Reported, others: Sequence[Reported]) -> tuple[Span, ...]:
    inside = {word.i for word in words}
    top = next((word for word in words if word.head.i not in inside or word.head.i == word.i), words[0])
    verb = top if top.pos_ in ("VERB", "AUX") else None
    if verb is None:
        return one.content
    subject = any(child.dep_ in ANY_SUBJECTS for child in verb.lefts)
    before = [
        child
        for child in verb.lefts
        if child.right_edge.i < words[0].i and child.dep_ in OPENS and child.tag_ not in RELATIVES
    ]
    if not before or not subject:
        return one.content
    start = before[0].left_edge
    between = words[0].doc[start.i : words[0].i]
    opens = start.i == start.sent.start or start.nbor(-1).is_punct or start.nbor(-1).dep_ == "cc"
    if not opens or any(word.dep_ == "cc" or word.is_quote or word.is_space for word in between):
        return one.content
    whole = Span(one.paragraph.span(start).start, one.content[0].end)
    new = Span(whole.start, one.content[0].start)
    taken = [span for other in others for span in other.cue]
    if any(span.overlaps(new) for span in (*taken, *one.source, *one.cue)):
        return one.content
    return (whole, *one.content[1:])


def _with_antecedent(words: Sequence[Token], one: Reported) -> tuple[Span, ...]:
    """The noun before "who", where the content has no other subject."""
    first = next((word for word in words if word.tag_ not in RELATIVES), words[0])
    head = one.use.head
    outside = one.paragraph.tokens(one.source[0]) if one.source else ()
    if not outside or first.tag_ not in TENSED or head.i > first.i:
        return one.content
    place = outside[0].i if outside[0].tag_ in RELATIVES or outside[0].lower_ == "that" else outside[0].i - 1
    pronoun = words[0].doc[place] if place > 0 else head
    noun = pronoun.nbor(-1) if pronoun.i > 0 else pronoun
    if pronoun.lower_ not in ("who", "that", "which", "whom") or noun.is_punct or noun.i < noun.sent.start:
        return one.content
    above = next((word for word in pronoun.ancestors if word.pos_ in ANTECEDENT and word.i < pronoun.i), None)
    if above is None or above.right_edge.i < pronoun.i or pronoun.sent != head.sent:
        return one.content
    start = one.paragraph.span(above.left_edge).start
    opening = Span(start, one.paragraph.span(pronoun).end)
    rest = tuple(span for span in one.content if not span.overlaps(opening))
    clash = any(each.overlaps(opening) for each in (*one.source, *one.cue))
    return one.content if clash or not rest else (opening, *rest)
