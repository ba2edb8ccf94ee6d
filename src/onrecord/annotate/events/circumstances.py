"""When and where an event takes place, as far as its clause says."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from onrecord.annotate.events.arguments import VERBAL
from onrecord.annotate.events.fillers import Fillers
from onrecord.annotate.events.frames import Match
from onrecord.annotate.events.nounclasses import Filler
from onrecord.annotate.grammar import SUBJECTS
from onrecord.annotate.nounphrase import lemma_of
from onrecord.annotate.parse import Paragraph
from onrecord.model import Annotations, Span, Statement, Time

OPEN_ENDED = {"since", "until", "till", "by", "through", "from", "than"}
PLACE_PREPOSITIONS = {"in", "at", "near", "outside", "inside", "off", "around", "across", "throughout"}
DURING = {"during", "at", "in", "after", "following", "on", "amid"}
HAPPENING = {
    "be", "take", "happen", "occur", "begin", "start", "end", "open", "close", "conclude", "come", "hold",
    "schedule", "set", "plan", "slate", "continue", "resume", "kill", "wound", "injure",
}  # fmt: skip
SHARING = {
    "be", "set", "schedule", "slate", "due", "expect", "begin", "start", "continue", "manage", "go",
    "come", "have", "likely", "ready", "appear", "seem", "use", "able", "help", "fail", "refuse",
}  # fmt: skip
# Who announces a visit says so on one day, and the visit is on another.
ANNOUNCING = {"announce", "schedule", "propose", "promise", "plan", "offer", "declare", "confirm"}
BESIDE = 12  # characters between a cue and its day: "said on late "
PLACE_LABELS = {"GPE", "LOC", "FAC"}


@dataclass(frozen=True, slots=True)
class Placed:
    """A time expression and the word its head hangs on."""

    time: Time
    head: Token


def place_times(paragraph: Paragraph, times: Iterable[Time], dateline: Span | None) -> tuple[Placed, ...]:
    """The times of a paragraph that name a day or a period, each with its head word; not the dateline's."""
    offset = paragraph.block.span.start
    found = []
    for time in times:
        if time.type in ("DURATION", "SET") or time.value.endswith("_REF"):
            continue
        if not paragraph.block.span.contains(time.span) or (dateline and dateline.overlaps(time.span)):
            continue
        tokens = paragraph.doc.char_span(
            time.span.start - offset, time.span.end - offset, alignment_mode="expand"
        )
        if tokens is not None and len(tokens):
            root = tokens.root
            if root.head.lower_ not in OPEN_ENDED or root.dep_ != "pobj":
                found.append(Placed(time, root))
    return tuple(found)


def find_time(match: Match, times: Sequence[Placed]) -> Time | None:
    """The time expression of the event's clause: on its own word first, then on the words it hangs from.

    The nearest in the text counts among those of one rank. None where the sentence gives none for this event.
    """
    trigger, clause = match.token, match.clause
    ranks = [{trigger.i}, {clause.i}, {token.i for token in _governors(clause)}]
    sentence = trigger.sent
    placed = [(p, _home(p.head)) for p in times if sentence.start <= p.head.i < sentence.end]
    for rank in ranks:
        fitting = [p for p, homes in placed if homes & rank]
        if fitting:
            return min(fitting, key=lambda p: _distance(p.head, match)).time
    carriers = _carriers(trigger) if match.light is None else set()
    return next((p.time for p, _ in placed if _on_verb(p.head) in carriers), None)


def is_announced(match: Match) -> bool:
    """Whether the event is a noun that hangs on the verb of its announcement."""
    return match.token.i != match.clause.i and lemma_of(match.clause) in ANNOUNCING


def _distance(time: Token, match: Match) -> tuple[bool, int, int]:
    """How far a time stands from an event; what is announced has its own behind it."""
    return is_announced(match) and time.i < match.token.i, abs(time.i - match.token.i), time.i


def _on_verb(head: Token) -> int:
    """The verb that a time stands on without a noun in between; -1 where there is none."""
    holder = head.head.head if head.dep_ == "pobj" else head.head
    return int(holder.i) if holder.pos_ in VERBAL else -1


def time_of_saying(match: Match, paragraph: Paragraph, found: Annotations) -> Time | None:
    """The day of a statement made during or after a meeting: "said after talks with X" dates the talks too.

    Where the statement itself has none, that of the speaker's last statement before it counts: news dates a
    press conference once.
    """
    carriers = [paragraph.span(paragraph.doc[i]) for i in sorted(_carriers(match.token))]
    if match.light is not None or not carriers:
        return None
    said = sorted(found.statements, key=lambda statement: (statement.extent, statement.id))
    for at, statement in enumerate(said):
        if any(cue.contains(carrier) for cue in statement.cue for carrier in carriers):
            before = [s for s in said[:at] if s.speakers == statement.speakers]
            dated = (_beside_cue(s, found.times) for s in (statement, *reversed(before)))
            return next((time for time in dated if time is not None), None)
    return None


def _beside_cue(statement: Statement, times: Iterable[Time]) -> Time | None:
    """The day named right beside the cue: "said Tuesday", "on Tuesday told"."""
    for time in times:
        if time.type not in ("DATE", "TIME") or time.value.endswith("_REF"):
            continue
        for cue in statement.cue:
            gap = max(time.span.start - cue.end, cue.start - time.span.end)
            inside = any(part.contains(time.span) for part in statement.content)
            if gap <= BESIDE and not inside:
                return time
    return None


def find_places(match: Match, paragraph: Paragraph, fillers: Fillers, taken: set[Span]) -> tuple[str, ...]:
    """Names of places in the clause, but for those that fill a role."""
    found: list[str] = []
    heads = [match.token, match.clause, *(f.token for role in match.roles.values() for f in role)]
    heads += [child for child in match.clause.children if child.dep_ in ("dobj", "nsubjpass", "prep")]
    for head in heads:
        for filler in _located(head, paragraph, fillers):
            names = [r.name for r in filler.referents if r.kind in ("place", "state", "organisation")]
            if filler.span not in taken:
                found.extend(name for name in names if name not in found)
    return tuple(found)


def _located(head: Token, paragraph: Paragraph, fillers: Fillers) -> list[Filler]:
    found = []
    for child in head.children:
        if child.dep_ == "prep" and child.lower_ in PLACE_PREPOSITIONS:
            for inner in child.children:
                if inner.dep_ == "pobj":
                    found += [f for f in fillers.all(paragraph, inner, "") if _is_place(f)]
    if head.dep_ == "prep" and head.lower_ in PLACE_PREPOSITIONS:
        found += [
            f
            for inner in head.children
            if inner.dep_ == "pobj"
            for f in fillers.all(paragraph, inner, "")
            if _is_place(f)
        ]
    return found


def _is_place(filler: Filler) -> bool:
    return "place" in filler.classes or (bool(filler.referents) and filler.token.ent_type_ in PLACE_LABELS)


def _home(head: Token) -> set[int]:
    """The words that a time belongs to: the nouns it modifies and the verb of its clause."""
    homes: set[int] = set()
    if head.dep_ in ("compound", "nummod", "amod", "nmod"):
        return {head.head.i}  # "the 2018 elections" say nothing of when they were discussed
    for ancestor in head.ancestors:
        homes.add(ancestor.i)
        if ancestor.pos_ in VERBAL:
            break
    return homes


def _governors(verb: Token) -> list[Token]:
    """Words that a clause hangs from and shares its time with: "is set to hold", "went on to meet"."""
    found: list[Token] = []
    node = verb
    while node.dep_ in ("xcomp", "acomp") and node.head != node and len(found) < 4:
        node = node.head
        if lemma_of(node) not in SHARING:
            break
        found.append(node)
    return found


def _carriers(noun: Token) -> set[int]:
    """The verb whose argument or time a noun is: "ended Friday" for "the visit ended Friday"."""
    if noun.pos_ in VERBAL:
        return set()
    if noun.dep_ in SUBJECTS:
        return {noun.head.i} if lemma_of(noun.head) in HAPPENING else set()
    if noun.dep_ == "pobj" and noun.head.lower_ in DURING:
        head = noun.head.head
        if head.dep_ == "pobj" and head.head.lower_ in DURING:
            head = head.head.head  # "said during a press conference after his meeting"
        return {head.i} if head.pos_ in VERBAL else set()
    return set()
