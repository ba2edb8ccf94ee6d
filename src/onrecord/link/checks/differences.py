"""From an alignment to the differences between a quotation and the transcript, and what they weigh."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from onrecord.link.checks.alignment import Pair, Side
from onrecord.link.checks.gaps import slid
from onrecord.link.checks.spoken import NUMERALS, Word, same
from onrecord.model import Difference, Span
from onrecord.model.statement import Check

NEGATIONS = frozenset(
    ("not", "no", "never", "none", "nothing", "nobody", "neither", "nor", "nowhere", "without", "hardly")
)
MODALS = frozenset(("will", "would", "can", "could", "may", "might", "must", "shall", "should", "ought"))
COUNTS = frozenset(NUMERALS.values()) - {"1"}  # "one" is mostly a pronoun
ASIDE_FOR = 6  # words on record that a bracketed insertion may stand for
ELSEWHERE = 30  # characters between two words that are not of one turn, or have a stage direction between
LONGER = 5  # words that were left out, among which disfluencies are not told apart
Column = tuple[Pair, bool]  # a pair of places, and whether it is a difference


@dataclass(frozen=True, slots=True)
class Texts:
    """The two texts that differences are cut from; `start` is where the piece's words count from."""

    piece: str
    record: str


def find_differences(
    pairs: Sequence[Pair], printed: Side, record: Side, texts: Texts
) -> tuple[Difference, ...]:
    """The differences in order. Spans are characters of the piece and of the transcript's full text.

    Words that stand together are one difference; disfluencies are told apart. What the writer puts in
    brackets is shown as the writer's own and is no difference.
    """
    pairs = slid(pairs, printed, record)
    columns = _whole_words([(pair, not _agrees(pair, printed, record)) for pair in pairs], printed, record)
    found: list[Difference] = []
    for run, before in _runs(columns):
        found.extend(sorted(_of_run(run, before, printed, record, texts), key=lambda one: one.record_span))
    return tuple(found)


def verdict(differences: Sequence[Difference]) -> Check:
    """What DESIGN calls a quotation with these differences, the transcript's words being there."""
    natures = {one.nature for one in differences}
    if natures & {"inserted", "replaced"}:
        return "altered"
    if "left_out" in natures:
        return "trimmed"
    return "cleaned" if natures else "verbatim"


def _agrees(pair: Pair, printed: Side, record: Side) -> bool:
    own, said = pair
    return own is not None and said is not None and same(printed.words[own].norm, record.words[said].norm)


def _whole_words(columns: list[Column], printed: Side, record: Side) -> list[Column]:
    """A contraction that differs in one part differs as a whole, and with it what stands for it."""
    while True:
        spans = [
            {
                side.words[place].span
                for pair, differs in columns
                if differs and (place := pair[at]) is not None
            }
            for at, side in enumerate((printed, record))
        ]
        wider = [
            (pair, differs or _touches(pair, 0, printed, spans[0]) or _touches(pair, 1, record, spans[1]))
            for pair, differs in columns
        ]
        if wider == columns:
            return columns
        columns = wider


def _touches(pair: Pair, at: int, side: Side, spans: set[Span]) -> bool:
    place = pair[at]
    return place is not None and side.words[place].span in spans


def _runs(columns: Sequence[Column]) -> Iterator[tuple[list[Pair], Pair]]:
    """Runs of differing columns, each with the last places of both sides before it."""
    run: list[Pair] = []
    last: list[int | None] = [None, None]
    before: Pair = (None, None)
    for pair, differs in columns:
        if not differs and run:
            yield run, before
            run = []
        if differs and not run:
            before = (last[0], last[1])
        if differs:
            run.append(pair)
        last = [old if new is None else new for old, new in zip(last, pair, strict=True)]
    if run:
        yield run, before


def _of_run(
    run: Sequence[Pair], before: Pair, printed: Side, record: Side, texts: Texts
) -> Iterator[Difference]:
    own = [place for place, _ in run if place is not None]
    said = [place for _, place in run if place is not None]
    marked = before[0] is not None and printed.words[before[0]].after == "…"
    kept = [place for place in own if not printed.words[place].aside]
    paired = {place for other, place in run if other is not None and place is not None}
    fluent = [place for place in said if place in paired or not record.skipped[place]]
    if _joined(kept, printed) == _joined(fluent, record):
        fluent, kept = [], []  # "non-proliferation", "nonproliferation"
    if own and not kept and len(fluent) <= ASIDE_FOR:
        fluent = []
    places = (kept, fluent)
    ends = _ends(before, printed, record)
    if kept:
        yield _difference("replaced" if fluent else "inserted", places, ends, (printed, record), texts)
    covered: set[int] = set()
    if kept and fluent:
        covered.update(range(fluent[0], fluent[-1] + 1))
    elif fluent:
        for part in _left_out(fluent, said):
            covered.update(part)
            gap = _difference("left_out", ([], part), ends, (printed, record), texts)
            yield replace(gap, marked=marked)
    rest = [place for place in said if record.skipped[place] and not record.words[place].aside]
    for part in _consecutive([place for place in rest if place not in covered]):
        nature = "left_out" if _said_once(part, record) else "disfluency"
        yield _difference(nature, ([], part), ends, (printed, record), texts)


def _left_out(fluent: Sequence[int], said: Sequence[int]) -> list[list[int]]:
    """Left-out words as they stand together: of a longer stretch all, else without disfluencies."""
    if len(fluent) < LONGER:
        return _consecutive(fluent)
    return _consecutive(said)


def _said_once(part: Sequence[int], record: Side) -> bool:
    """Whether a negation or number in a false start does not come again: then more than a stammer is gone."""
    weighty = {word.norm for place in part if _counts(word := record.words[place]) and not word.cut}
    again = {word.norm for word in record.words[part[-1] + 1 : part[-1] + 2 + len(part)]}
    return not weighty <= again


def _consecutive(places: Sequence[int]) -> list[list[int]]:
    found: list[list[int]] = []
    for place in places:
        if found and place == found[-1][-1] + 1:
            found[-1].append(place)
        else:
            found.append([place])
    return found


def _joined(places: Sequence[int], side: Side) -> str:
    return "".join(side.words[place].norm for place in places)


def _ends(before: Pair, printed: Side, record: Side) -> tuple[int, int]:
    """Where words are missing that one side does not have: right behind the last word of that side."""
    sides = (printed, record)
    ends = [
        side.words[place].span.end if place is not None else None
        for side, place in zip(sides, before, strict=True)
    ]
    first = [side.words[0].span.start if side.words else 0 for side in sides]
    return (ends[0] if ends[0] is not None else first[0], ends[1] if ends[1] is not None else first[1])


def _difference(
    nature: str,
    places: tuple[list[int], list[int]],
    ends: tuple[int, int],
    sides: tuple[Side, Side],
    texts: Texts,
) -> Difference:
    spans = [
        Span(side.words[part[0]].span.start, side.words[part[-1]].span.end) if part else Span(end, end)
        for side, part, end in zip(sides, places, ends, strict=True)
    ]
    shown = (spans[0].of(texts.piece), _words_of(places[1], sides[1], texts.record))
    weighty = nature != "disfluency" and _weighs(
        *([side.words[at] for at in part] for side, part in zip(sides, places, strict=True))
    )
    return Difference(" ".join(shown[0].split()), shown[1], nature, spans[0], spans[1], weighty)  # type: ignore[arg-type]


def _words_of(places: Sequence[int], side: Side, text: str) -> str:
    """The words on record as they stand there; what others say between two turns is left out."""
    parts: list[Span] = []
    for place in places:
        span = side.words[place].span
        if parts and span.start - parts[-1].end <= ELSEWHERE:
            parts[-1] = Span(parts[-1].start, max(span.end, parts[-1].end))
        else:
            parts.append(span)
    return " … ".join(" ".join(part.of(text).split()) for part in parts)


def _weighs(printed: Sequence[Word], record: Sequence[Word]) -> bool:
    """Whether a name, a number, a negation or a modal is on one side alone."""
    counts = [Counter(word.norm for word in words) for words in (printed, record)]
    changed = (counts[0] - counts[1]) + (counts[1] - counts[0])
    return any(_is_weighty(word) for word in (*printed, *record) if word.norm in changed)


def _is_weighty(word: Word) -> bool:
    if word.norm in MODALS or _counts(word):
        return True
    return word.shown[:1].isupper() and not word.opens and word.norm not in ("i", "am", "have")


def _counts(word: Word) -> bool:
    """Whether a word is a negation or a number."""
    return (
        word.norm in NEGATIONS
        or word.norm in COUNTS
        or any(letter.isdigit() and word.norm != "1" for letter in word.norm)
    )
