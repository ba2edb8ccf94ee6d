"""The articles that events and claims are judged on, and what the program puts on record of them.

Articles are those of a folder that speak of Syria, Iran, North Korea or the South China Sea four times or
more, drawn by a seed that was set before any was read: the first hundred for denials and claims; for events
those that it left, as the verdicts on events of the first hundred were spent on mending the program. Offsets
are characters of the decoded file, so that verdicts find their words again when reading changes.
"""

import random
import re
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from evals.counting import Row
from onrecord.ledger import Ledger
from onrecord.lexicon import load
from onrecord.model import Annotations, Article, Claim, Event, Span
from onrecord.model.event import EventType
from onrecord.pipeline import add

SEED, LATER_SEED = 2017, 2027
ARTICLES = 100
TOPICS = re.compile(r"\b(Syria|Iran|North Korea|South China Sea)")
OFTEN = 4
SENTENCE = re.compile(r"""(?:(?<=[.!?])|(?<=[.!?]["”’]))(?<!\b[A-Z]\.)\s+(?=["“‘A-Z])""")
CONTEXT = 2  # paragraphs before an event that a judge reads too
# One line a type, after PLOVER (2021); TRANSFER is ours.
MEANINGS: Mapping[EventType, str] = {
    "AGREE": "says yes to, settles or signs something with somebody; to come or done",
    "CONSULT": "meets, visits, phones, talks or negotiates with somebody",
    "SUPPORT": "backs, praises, recognises, apologises to or defends somebody in words or diplomacy",
    "COOPERATE": "works together with somebody: trade, intelligence, joint patrols or exercises, extradition",
    "AID": "gives money, relief, refuge, training or military help",
    "YIELD": "gives way: ceasefire, withdrawal, release, resignation, easing of a restriction",
    "REQUEST": "asks, calls for or demands that somebody do something",
    "ACCUSE": "blames, criticises, accuses, sues or investigates somebody",
    "REJECT": "refuses, declines, turns down or vetoes something",
    "THREATEN": "warns somebody of what it will do to them; ultimatum",
    "PROTEST": "demonstrates, strikes, riots or boycotts",
    "SANCTION": "cuts ties, aid or trade, imposes (or, by its mode, lifts) sanctions or embargoes, expels",
    "MOBILIZE": "readies, moves, shows or tests force without using it: deployment, alert, exercise, test",
    "COERCE": "forces without killing: arrest, seizure, ban, curfew, blockade, hacking, sentence",
    "ASSAULT": "uses violence: fighting, bombing, shelling, killing, torture, abduction",
    "TRANSFER": "arms, material or technology go from a supplier to a recipient, or are to",
}


def drawn_paths(folder: Path, number: int = ARTICLES) -> list[Path]:
    """The articles of the first draw, in the order drawn; all there are where there are fewer."""
    named = _topical(folder)
    return [folder / name for name in random.Random(SEED).sample(named, min(number, len(named)))]


def later_paths(folder: Path, number: int = ARTICLES) -> list[Path]:
    """The articles of the second draw: of those that the first one left."""
    taken = {path.name for path in drawn_paths(folder, number)}
    left = [name for name in _topical(folder) if name not in taken]
    return [folder / name for name in random.Random(LATER_SEED).sample(left, min(number, len(left)))]


def _topical(folder: Path) -> list[str]:
    return sorted(
        path.name
        for path in folder.glob("*.md")
        if len(TOPICS.findall(path.read_text(encoding="utf-8"))) >= OFTEN
    )


Place = tuple[str, int, int, str]  # article, start, end, type


@dataclass(frozen=True)
class Sample:
    """What is on record of articles: by file name the article and what was found in it, and the claims.

    `spent` are places of events (`same_place`) that are passed over: their verdicts were worked with.
    """

    articles: Mapping[str, tuple[Article, Annotations]]
    claims: tuple[Claim, ...]
    spent: frozenset[Place] = frozenset()

    def events(self) -> Iterator[tuple[Event, Row]]:
        """All events whose trigger stands in the file, each with its row, by file name."""
        for name, (article, found) in self.articles.items():
            for event in found.events:
                row = event_row(name, article, found, event)
                if row and same_place(row) not in self.spent:
                    yield event, row


@lru_cache(maxsize=2)
def on_record(paths: tuple[Path, ...]) -> Sample:
    """Takes the files into one new ledger, links them, and gives what is then in it."""
    with (
        tempfile.TemporaryDirectory() as folder,
        Ledger.open(Path(folder) / "onrecord.db") as ledger,
    ):
        add([str(path) for path in paths], ledger, load())
        held = {Path(article.file).name: (article, found) for article, found in ledger.annotated()}
        return Sample(dict(sorted(held.items())), tuple(row.claim for row in ledger.claims()))


def untried(rows: Sequence[Row]) -> list[Row]:
    """The lines of articles on which no rule was tried."""
    return [row for row in rows if not row["tried"]]


def paths_of(folder: Path, rows: Sequence[Row]) -> tuple[Path, ...]:
    """The articles of the rows."""
    return tuple(folder / row["article"] for row in sorted(rows, key=lambda row: str(row["article"])))


def event_row(name: str, article: Article, found: Annotations, event: Event) -> Row | None:
    """An event as it is drawn: no words of the text but names. None where its trigger is not in the file."""
    trigger = article.raw_span(event.trigger)
    if trigger is None:
        return None
    statement = next((one for one in found.statements if one.id == event.statement), None)
    return {
        "article": name,
        "start": trigger.start,
        "end": trigger.end,
        "type": event.type,
        "mode": event.mode,
        "roles": roles_of(event),
        "factuality": event.factuality,
        "force": statement.force if statement else None,
        "asserted_by": [speaker.name for speaker in event.asserted_by],
        "when": [event.when.start.isoformat(), event.when.end.isoformat()] if event.when else None,
    }


def roles_of(event: Event) -> dict[str, list[str]]:
    """Role -> sorted names."""
    roles: dict[str, set[str]] = {}
    for role in event.roles:
        roles.setdefault(role.role, set()).add(role.referent.name)
    return {role: sorted(names) for role, names in sorted(roles.items())}


def same_place(row: Row) -> Place:
    """What readings of one event have in common, however they see its roles: where it is, and its type."""
    return row["article"], row["start"], row["end"], row["type"]


def identity(row: Row) -> str:
    """What a verdict is on: the place, the type, the roles and the factuality of an event."""
    return repr((same_place(row), sorted(row["roles"].items()), row["factuality"]))


def text_span(article: Article, start: int, end: int) -> Span | None:
    """The way back from the file: what of the article's full text stands at these characters of it."""
    found = [
        (
            segment.text + max(start, segment.raw) - segment.raw,
            segment.text + min(end, segment.raw + segment.length) - segment.raw,
        )
        for block in article.blocks
        for segment in block.segments
        if segment.raw < end and start < segment.raw + segment.length
    ]
    return Span(min(one for one, _ in found), max(one for _, one in found)) if found else None


def shown(number: int, row: Row, article: Article, context: int = CONTEXT) -> str:
    """What a judge reads of an event: its paragraph with `[[` the sentence `]]` and `**` the trigger `**`,
    the paragraphs before it, and the record. Raises ValueError where the words are not in the article.
    """
    trigger = text_span(article, row["start"], row["end"])
    if trigger is None:
        raise ValueError(f"{row['article']}: nothing is read from {row['start']} to {row['end']}")
    places = [block.span for block in article.blocks]
    place = next(place for place, span in enumerate(places) if span.overlaps(trigger))
    before = [_plain(span.of(article.full_text)) for span in places[max(0, place - context) : place]]
    day = article.published.start.isoformat() if article.published else "no date"
    parts = [
        f"EVENT {number}",
        f"article: {article.title}",
        f"outlet: {article.outlet or article.agency or 'unknown'}; published: {day}",
        "",
        *(f"  {words}\n" for words in before if words != article.title),
        f"  {_marked(article.full_text, places[place], trigger)}",
        "",
        *record_lines(row),
    ]
    return "\n".join(parts)


def record_lines(row: Row) -> Iterator[str]:
    """The record of an event, a line a field."""
    yield f"type: {row['type']}: {MEANINGS[row['type']]}"
    yield f"mode: {row['mode'] or '-'}"
    for role, names in row["roles"].items():
        yield f"{role}: {'; '.join(names)}"
    yield f"factuality: {row['factuality']}"
    said_by = "; ".join(row["asserted_by"]) or "somebody not resolved"
    yield f"said by: {said_by} ({row['force']})" if row["force"] else "said by: the article itself"
    yield f"when: {' to '.join(row['when']) if row['when'] else 'not dated'}"


def _marked(text: str, block: Span, trigger: Span) -> str:
    """A paragraph with its sentence and trigger marked."""
    words = block.of(text)
    edges = [0, *(edge for gap in SENTENCE.finditer(words) for edge in gap.span()), len(words)]
    at, end = trigger.start - block.start, trigger.end - block.start
    sentences = list(zip(edges[::2], edges[1::2], strict=True))
    first = max((start for start, _ in sentences if start <= at), default=0)
    last = min((stop for _, stop in sentences if stop >= end), default=len(words))
    marked = f"{words[:first]}[[{words[first:at]}**{words[at:end]}**{words[end:last]}]]{words[last:]}"
    return _plain(marked)


def _plain(words: str) -> str:
    return " ".join(words.split())
