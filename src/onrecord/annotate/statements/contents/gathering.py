"""The parts of an attribution put where they belong, where the statement model misplaces words."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from onrecord.annotate.grammar import FINITE, SUBJECTS
from onrecord.annotate.statements.cues.use import CueUse
from onrecord.annotate.statements.reported import Reported
from onrecord.model import Span

CITING = {"citing", "quoting"}
GAP = 300  # characters between two pieces of a content that may be more of it
CLAIMING = {"claim", "pledge", "swear"}
OWNED = {"allegiance", "credit", "responsibility"}  # what is claimed or pledged
PLEAS = {"not", "guilty", "innocent", "no"}
SHORTEST = 4  # words of a content with a speaker in it
EMPTY = {"DET", "PUNCT", "CCONJ", "PART", "SPACE"}  # kinds of words that alone are no piece of a content
OPENERS = {"cc", "mark"}  # of a clause that may be another's
RELATIVES = {"who", "which", "that", "what", "whom"}
QUOTING = {"quote", "cite"}


def quoted_as(one: Reported) -> Reported:
    """ "Lee was quoted as saying": what is said begins after these words, and the one quoted says it.

    So also "the paper quoted Lee, when asked, as saying", where the content is in pieces.
    """
    verb = one.use.head
    if verb.lemma_.lower() not in QUOTING:
        return one
    inside = [token for span in one.content for token in one.paragraph.tokens(span)]
    after = [
        t for t in verb.doc[verb.i + 1 : verb.sent.end] if t.lower_ == "saying" and t.nbor(-1).lower_ == "as"
    ]
    saying = after[0] if after and inside and after[0].i <= inside[-1].i else None
    if saying is None or not (one.use.passive or len(one.content) > 1):
        return one
    content = [_after(span, saying, one) for span in one.content]
    kept = tuple(span for span in content if span is not None)
    words = one.paragraph.span(saying.doc[saying.i - 1 : saying.i + 1])
    cue = one.cue if any(span.overlaps(words) for span in one.cue) else (*one.cue, words)
    quoted = next((child for child in verb.children if child.dep_ in ("dobj", "nsubjpass")), None)
    if not kept or quoted is None:
        return one
    source = one.source if one.use.passive and one.source else (one.paragraph.span(_phrase(quoted)),)
    use = replace(one.use, tokens=(*one.use.tokens, saying.nbor(-1), saying), source=quoted, passive=False)
    return replace(one, use=use, source=source, cue=cue, content=kept)


def _after(span: Span, word: Token, one: Reported) -> Span | None:
    """What of a stretch stands behind a word and the colon or comma that may follow it."""
    words = [token for token in one.paragraph.tokens(span) if token.i > word.i]
    while words and words[0].text in (":", ","):
        words = words[1:]
    return Span(one.paragraph.span(words[0]).start, span.end) if words else None


def _phrase(noun: Token) -> Tokens:
    return noun.doc[noun.left_edge.i : noun.i + 1]


def gathered(one: Reported, others: Sequence[Reported]) -> Reported:
    """The find, its content without what is another's source or a ground, and with what was left out.

    That is the words between two pieces in one sentence where neither cue nor source stands between them, the
    subject right before the verb that a content begins with, and the noun of "claimed responsibility for".
    """
    taken = [span for other in others for span in (*other.source, *other.cue)]
    content = [span for span in one.content if not _is_foreign(span, one, others)] or list(one.content)
    content = [_whole_phrase(span, one, taken) for span in content]
    one = _with_claimed(replace(one, content=tuple(_filled(content, one, taken))))
    one = _up_to_source(_with_swallowed(one), taken)
    return _with_verb(_with_subject(_with_first_speaker(one), taken), taken)


def _is_foreign(span: Span, one: Reported, others: Sequence[Reported]) -> bool:
    """Whether a piece of several is the source of another, or what somebody cites."""
    if len(one.content) < 2:
        return False
    words = one.paragraph.tokens(span)
    if all(word.pos_ in EMPTY for word in words) or (words[0].i and words[0].nbor(-1).lower_ in CITING):
        return True
    return any(source.contains(span) for other in others for source in other.source)


def _filled(content: Sequence[Span], one: Reported, taken: Sequence[Span]) -> list[Span]:
    """The pieces, those of one sentence joined where nothing but words stands between them."""
    whole = list(content[:1])
    for before, span in pairwise(content):
        gap = Span(before.end, span.start)
        words = one.paragraph.tokens(Span(before.start, span.end))
        together = words and words[0].sent == words[-1].sent and len(gap) < GAP
        free = not any(each.overlaps(gap) for each in (*taken, *one.source, *one.cue))
        between = one.paragraph.tokens(gap)
        parted = any(token.is_quote for token in between) or _leads_in(between, words)
        if together and free and not parted:
            whole[-1] = Span(whole[-1].start, span.end)
        else:
            whole.append(span)
    return whole


def _leads_in(between: Sequence[Token], words: Sequence[Token]) -> bool:
    """Whether no more than a comma or colon stands before a quotation ("says of Lee: “...”")."""
    quoted = any(token.is_quote for token in words)
    return quoted and all(token.is_punct or token.is_space for token in between)


def _with_swallowed(one: Reported) -> Reported:
    """A source that was read as the end of the content before its cue ("it is shut, the board | said")."""
    if one.source or len(one.content) != 1:
        return one
    words = one.paragraph.tokens(one.content[0])
    subject = next((child for child in one.use.head.lefts if child.dep_ == "nsubj"), None)
    if subject is None or not words or not words[0].i < subject.left_edge.i - 1 < words[-1].i:
        return one
    comma, behind = subject.left_edge.nbor(-1), subject.right_edge
    if comma.text != "," or behind.i != words[-1].i or words[-1].i + 1 != one.use.tokens[0].i:
        return one
    source = Span(one.paragraph.span(subject.left_edge).start, one.paragraph.span(behind).end)
    content = Span(one.content[0].start, one.paragraph.span(comma).start)
    return replace(one, use=replace(one.use, source=subject), source=(source,), content=(content,))


def _up_to_source(one: Reported, taken: Sequence[Span]) -> Reported:
    """What stands between a content and the comma before its source ("it sank | off the coast, Lee said")."""
    first = min((*one.source, *one.cue), default=None)
    before = [span for span in one.content if first is not None and span.end <= first.start]
    if not one.source or first is None or not before or first != one.source[0]:
        return one
    gap = Span(before[-1].end, first.start)
    words = one.paragraph.tokens(gap)
    free = not any(each.overlaps(gap) for each in taken) and len(gap) < GAP
    if len(words) < SHORTEST or words[-1].text != "," or not free or words[0].is_punct:
        return one
    if words[0].sent != words[-1].sent or any(word.is_quote for word in words) or words[0].dep_ in OPENERS:
        return one
    whole = Span(before[-1].start, one.paragraph.span(words[-1]).start)
    return replace(one, content=tuple(whole if span == before[-1] else span for span in one.content))


def _with_claimed(one: Reported) -> Reported:
    """What belongs to the content and was read as the end of the cue.

    "Claimed | responsibility for the attack", "pleaded | not guilty to", "denied | knowing of".
    """
    first = _claimed(one.use)
    if first is None or not one.content or len(one.cue) > 1 or one.content[0].start < one.cue[0].end:
        return one
    taken = Span(one.paragraph.span(first).start, one.cue[0].end)
    if first.i <= one.use.head.i or not one.cue[0].contains(one.paragraph.span(first)):
        return one
    cue = Span(one.cue[0].start, one.paragraph.span(first.nbor(-1)).end)
    tokens = tuple(token for token in one.use.tokens if token.i < first.i)
    beside = one.content[0].start - taken.end <= 1
    content = (Span(taken.start, one.content[0].end), *one.content[1:]) if beside else (taken, *one.content)
    return replace(one, use=replace(one.use, tokens=tokens), cue=(cue,), content=content)


def _claimed(use: CueUse) -> Token | None:
    """The first word of the cue that tells what is claimed, pleaded, denied or admitted."""
    verb, behind = use.head, [token for token in use.tokens if token.i > use.head.i]
    if verb.lemma_ in CLAIMING:
        return next((token.left_edge for token in behind if token.lower_ in OWNED), None)
    if verb.lemma_ == "plead":
        return next((token for token in behind if token.lower_ in PLEAS), None)
    if use.cue.force in ("deny", "confirm") and use.cue.pos == "verb":
        return next((token for token in behind if token.tag_ == "VBG"), None)
    return None


def _with_subject(one: Reported, taken: Sequence[Span]) -> Reported:
    """The subject that stands right before the verb with which a content begins, where it was left out."""
    words = one.paragraph.tokens(one.content[0]) if one.content else ()
    if not words or words[0].pos_ not in ("VERB", "AUX"):
        return one
    verb = words[0] if words[0].dep_ not in ("aux", "auxpass") else words[0].head
    subject = next((child for child in verb.children if child.dep_ in SUBJECTS), None)
    if subject is None or subject.right_edge.i != words[0].i - 1 or subject.lower_ in RELATIVES:
        return one
    span = one.paragraph.span(subject.doc[subject.left_edge.i : subject.i + 1])
    if any(each.overlaps(span) for each in (*taken, *one.source, *one.cue)):
        return one
    return replace(one, content=(Span(span.start, one.content[0].end), *one.content[1:]))


def _whole_phrase(span: Span, one: Reported, taken: Sequence[Span]) -> Span:
    """A piece that is a bare preposition, with what depends on it ("on | the contrary, she said, ...")."""
    words = one.paragraph.tokens(span)
    if len(words) != 1 or words[0].dep_ != "prep" or len(one.content) < 2:
        return span
    whole = Span(span.start, one.paragraph.span(words[0].right_edge).end)
    others = (*taken, *one.cue, *one.source, *(piece for piece in one.content if piece != span))
    return span if any(each.overlaps(whole) for each in others) else whole


def _with_first_speaker(one: Reported) -> Reported:
    """What stands at the end of a content and belongs to the source behind it.

    That is the first of two speakers ("it is shut, the paper and | Radio Ada said") and what somebody is
    ("it is shut, deputy mayor | Anna Keller said").
    """
    words = one.paragraph.tokens(one.content[0]) if len(one.content) == 1 and one.source else ()
    commas = [word for word in words if word.text == ","]
    if len(words) < SHORTEST or not commas or not 0 <= one.source[0].start - one.content[0].end <= 1:
        return one
    first = words[0].doc[commas[-1].i + 1 : words[-1].i + 1]
    names = one.paragraph.tokens(one.source[0])
    if not first or not names or any(word.pos_ in ("VERB", "AUX", "PUNCT") for word in first):
        return one
    joined = first[-1].lower_ == "and"
    title = names[0].pos_ == "PROPN" and _hang_together(list(first), names)
    if commas[-1].i == words[0].i or not (joined or title):
        return one
    source = Span(one.paragraph.span(first[0]).start, one.source[0].end)
    content = Span(one.content[0].start, one.paragraph.span(commas[-1]).start)
    use = replace(one.use, source=first.root) if joined else one.use
    return replace(one, use=use, source=(source, *one.source[1:]), content=(content,))


def _hang_together(before: Sequence[Token], behind: Sequence[Token]) -> bool:
    places = {word.i for word in before}, {word.i for word in behind}
    return any(word.head.i in places[1] for word in before) or any(
        word.head.i in places[0] for word in behind
    )


def _with_verb(one: Reported, taken: Sequence[Span]) -> Reported:
    """A content that begins with the object of the verb right before it, with the verb and its subject."""
    words = one.paragraph.tokens(one.content[0]) if one.content else ()
    if not words or one.cue[0].start < one.content[0].end or not words[0].i:
        return one
    verb = words[0].nbor(-1)
    outside = [word for word in words if word.head.i == verb.i and word.dep_ == "dobj"]
    if verb.pos_ not in ("VERB", "AUX") or not outside or verb.tag_ not in FINITE:
        return one
    start = one.paragraph.span(verb.left_edge).start
    around = Span(start, one.content[0].start)
    if verb.left_edge.lower_ in RELATIVES or any(
        each.overlaps(around) for each in (*taken, *one.source, *one.cue)
    ):
        return one
    return replace(one, content=(Span(start, one.content[0].end), *one.content[1:]))
