"""Quotations drawn from transcripts, and misquotations made of them by seeded, logged edits.

What the edits are is known by how they are made, never by aligning: so the score does not rest on the code
that it measures.
"""

import random
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from onrecord.model import Article

Difference = tuple[str, str]  # printed, on record

SENTENCE = re.compile(
    r"(?<![A-Z])(?<!\bMr)(?<!\bMs)(?<!\bDr)(?<!\bMrs)(?<!\bSt)(?<!\bGen)[.?!][”\"]?\s+(?=[A-Z“])"
)
SHORTEST, LONGEST = 8, 45  # words of a sentence that is quoted
WORD = re.compile(r"[A-Za-z]+(?:[’'][a-z]+)?")
NUMBER = re.compile(r"(?<![\w.,$-])\d{1,3}(?:,\d{3})*(?![\w,.%-]*\w)")
NOT = re.compile(r" not(?= [a-z])")
CONTRACTED = re.compile(r"\b(do|does|did|is|are|was|were|have|has|had|could|would|should)n[’']t\b")
CLAUSE = re.compile(r", ((?:[A-Za-z’'0-9-]+ ){2,11}[A-Za-z’'0-9-]+),(?= [a-z])")
CUT_OFF = re.compile(r"\b([A-Za-z]{1,12})- — (?=(\1)[a-z]+)", re.I)
STUTTER = re.compile(r"\b([A-Za-z’']+(?: [A-Za-z’']+)?) — (?=\1\b)")
FILLER = re.compile(r"(?:(?<=, )|(?<=— ))(you know|I mean|uh|um), ")
UNCLEAN = re.compile(r"[\[\]()*_~\\“”\"]|\.\.\.|…|--")
OTHERS = (
    "harbour", "winter", "quietly", "machine", "garden", "silver", "distant", "orchard", "bicycle", "thunder",
    "velvet", "narrow", "lantern", "gravel", "copper", "meadow", "hollow", "timber", "violin", "harvest",
)  # fmt: skip
PLAIN = frozenset((
    "that", "this", "with", "from", "have", "been", "they", "them", "their", "there", "what", "when", "which",
    "would", "about", "your",
))  # fmt: skip


@dataclass(frozen=True, slots=True)
class Quoted:
    """A quotation as printed, with what a checker should say of it. `edit` is None where nothing was done."""

    id: str
    quote: str
    speaker: str
    date: str
    document: str
    edit: str | None
    check: str
    differences: tuple[Difference, ...]

    @property
    def row(self) -> dict[str, str]:
        """The row that `predict.py checks` reads."""
        return {"id": self.id, "quote": self.quote, "speaker": self.speaker, "date": self.date}


@dataclass(frozen=True, slots=True)
class _Made:
    quote: str
    check: str
    differences: tuple[Difference, ...]


Edit = Callable[[Sequence[str], int, random.Random], _Made | None]


def make_quotations(transcripts: Sequence[Article], count: int, seed: int) -> list[Quoted]:
    """`count` quotations, every other one edited, each edit as often as the transcripts allow."""
    rng = random.Random(seed)
    edits = _edits()
    places = list(_sentences(transcripts))
    rng.shuffle(places)
    found: list[Quoted] = []
    turn = 0
    for article, speaker, sentences, at in places:
        if len(found) == count:
            break
        edited = len(found) % 2 == 1
        name = list(edits)[turn % len(edits)] if edited else None
        made = edits[name](sentences, at, rng) if name else _Made(sentences[at], "verbatim", ())
        if made is None:
            continue
        turn += edited
        day = article.published.start.isoformat() if article.published else ""
        identity = f"{name or 'as it is'} {len(found)}"
        found.append(
            Quoted(identity, made.quote, speaker, day, article.file, name, made.check, made.differences)
        )
    return found


def _sentences(transcripts: Iterable[Article]) -> Iterable[tuple[Article, str, list[str], int]]:
    for article in transcripts:
        for turn in article.turns:
            if turn.speaker is None:
                continue
            for paragraph in turn.span.of(article.full_text).split("\n\n"):
                sentences = [" ".join(one.split()) for one in _split(paragraph)]
                for at, sentence in enumerate(sentences):
                    if SHORTEST <= len(sentence.split()) <= LONGEST and not UNCLEAN.search(sentence):
                        yield article, turn.speaker, sentences, at


def _split(paragraph: str) -> list[str]:
    found, start = [], 0
    for match in SENTENCE.finditer(paragraph):
        found.append(paragraph[start : match.end()].strip())
        start = match.end()
    return [one for one in (*found, paragraph[start:].strip()) if one]


def _edits() -> dict[str, Edit]:
    return {
        "word swapped": _swapped,
        "negation removed": _unnegated,
        "number changed": _renumbered,
        "clause cut": _cut,
        "disfluencies cleaned": _cleaned,
        "sentences joined": _joined,
    }


def _swapped(sentences: Sequence[str], at: int, rng: random.Random) -> _Made | None:
    sentence = sentences[at]
    words = [
        match
        for match in WORD.finditer(sentence)
        if len(match.group()) >= 4
        and match.group().islower()
        and match.group() not in PLAIN
        and not re.match(r"-|[’']", sentence[match.end() : match.end() + 1])
        and sentence[match.start() - 1 : match.start()] != "-"
    ]
    if not words:
        return None
    old, new = rng.choice(words), rng.choice(OTHERS)
    return _Made(_put(sentence, old, new), "altered", ((new, old.group()),))


def _unnegated(sentences: Sequence[str], at: int, _: random.Random) -> _Made | None:
    sentence = sentences[at]
    if match := CONTRACTED.search(sentence):
        return _Made(_put(sentence, match, match[1]), "altered", ((match[1], match.group()),))
    if match := NOT.search(sentence):
        return _Made(_put(sentence, match, ""), "trimmed", (("", "not"),))
    return None


def _renumbered(sentences: Sequence[str], at: int, rng: random.Random) -> _Made | None:
    match = NUMBER.search(sentences[at])
    if match is None:
        return None
    new = f"{int(match.group().replace(',', '')) + rng.choice((3, 7, 20, 400)):,}"
    return _Made(_put(sentences[at], match, new), "altered", ((new, match.group()),))


def _cut(sentences: Sequence[str], at: int, _: random.Random) -> _Made | None:
    match = CLAUSE.search(sentences[at])
    if match is None:
        return None
    return _Made(_put(sentences[at], match, ","), "trimmed", (("", match[1]),))


def _cleaned(sentences: Sequence[str], at: int, _: random.Random) -> _Made | None:
    sentence, gone = sentences[at], []
    for pattern in (CUT_OFF, STUTTER, FILLER):
        while match := pattern.search(sentence, 1):  # at the start nothing is missing
            gone.append((match.start(), match.group().strip(" ,—")))
            sentence = _put(sentence, match, "")
    if not gone or " — " in sentence or "- " in sentence:
        return None
    return _Made(sentence, "cleaned", tuple(("", words) for _, words in gone))


def _joined(sentences: Sequence[str], at: int, _: random.Random) -> _Made | None:
    if at + 2 >= len(sentences) or any(UNCLEAN.search(one) for one in sentences[at : at + 3]):
        return None
    between, last = sentences[at + 1], sentences[at + 2]
    if not 3 <= len(between.split()) <= LONGEST or not 5 <= len(last.split()) <= LONGEST:
        return None
    return _Made(f"{sentences[at]} {last}", "trimmed", (("", between),))


def _put(sentence: str, match: re.Match[str], new: str) -> str:
    return sentence[: match.start()] + new + sentence[match.end() :]
