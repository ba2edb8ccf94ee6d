"""Who said what."""

from dataclasses import dataclass
from typing import Literal

from onrecord.model.entity import Referent
from onrecord.model.span import Span
from onrecord.model.time import Interval

StatementKind = Literal["direct", "indirect", "mixed"]
Force = Literal[
    "assert", "deny", "confirm", "warn", "pledge", "threaten", "accuse", "demand", "ask", "predict",
    "criticise", "denounce", "praise", "decline", "believe", "intend", "fear",
]  # fmt: skip
Nature = Literal["disfluency", "left_out", "inserted", "replaced"]
DOUBTFUL = 0.5  # confidence below which a statement is more likely wrong than right
ANSWERS: frozenset[Force] = frozenset({"deny", "confirm"})
THOUGHTS: frozenset[Force] = frozenset({"believe", "intend", "fear"})
Check = Literal["verbatim", "cleaned", "trimmed", "altered", "other_speaker", "not_found", "no_transcript"]


@dataclass(frozen=True, slots=True)
class Difference:
    """Words in which a quotation differs from the transcript, as printed and as on record; "" where none.

    `printed_span` are characters of the piece, `record_span` of the transcript's full text; an empty span is
    the place where the words are missing. `weighty` says that a name, a number, a negation or a modal is
    touched, `marked` that the writer shows the gap by an ellipsis.
    """

    printed: str
    record: str
    nature: Nature
    printed_span: Span
    record_span: Span
    weighty: bool = False
    marked: bool = False


@dataclass(frozen=True, slots=True)
class RecordCheck:
    """One direct piece of a quotation held against the transcripts.

    `document` is the id of the transcript and `turn` the place of the turn in it, None where no turn has the
    words; `speaker` is who holds that turn and `said_on` its day. `span` are the characters of the article
    that the piece was read from.
    """

    piece: str
    check: Check
    document: str | None
    turn: int | None
    differences: tuple[Difference, ...]
    speaker: str | None = None
    said_on: Interval | None = None
    span: Span | None = None

    @property
    def weighty(self) -> bool:
        """Whether any difference touches a name, a number, a negation or a modal."""
        return any(difference.weighty for difference in self.differences)


@dataclass(frozen=True, slots=True)
class Statement:
    """A source, a cue and a content, after PARC 3.0 and PolNeAR (Newell et al., LREC 2018).

    Each part may be discontinuous, so each has several spans, in order. `source` and `cue` are empty where
    the text gives none (a continuation quote). `speakers` are the source resolved, empty where it could not
    be. `via` is the channel ("Reuters", "a letter"), `basis` what the speaker goes by.
    `origin` is who did the reporting, `time` the words that `said_on` was read from. `nested_in` is the id of
    the statement whose content holds this one. `turn` is the place of the turn of a transcript whose own
    words these are, None for what is reported. `said` is False where the words only speak of saying, and
    nobody has said, thought or wanted it ("could explain that", "did not claim that", "to say that").
    `confidence` is how often such a statement is right, in what is said and in who says it; of thoughts and
    of what is not said, how often the model's words for it are.
    """

    id: str
    article: str
    kind: StatementKind
    force: Force
    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    speakers: tuple[Referent, ...]
    via: str | None
    basis: str | None
    origin: str | None
    said_on: Interval | None
    nested_in: str | None
    confidence: float
    records: tuple[RecordCheck, ...] = ()
    time: Span | None = None
    turn: int | None = None
    said: bool = True

    @property
    def doubtful(self) -> bool:
        """Whether something said is more likely wrong than right, and is no answer to what others say.

        A record without a denial misleads more than one with a denial that may be misread. How likely
        thoughts are right nobody has judged.
        """
        return self.confidence < DOUBTFUL and self.said and self.force not in ANSWERS | THOUGHTS

    @property
    def extent(self) -> Span:
        """The shortest span that holds source, cue and content."""
        parts = (*self.source, *self.cue, *self.content)
        return Span(min(part.start for part in parts), max(part.end for part in parts))
