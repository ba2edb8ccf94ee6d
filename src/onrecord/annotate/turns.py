"""What is said in a transcript: a statement for each paragraph of a turn, from the turns alone.

The paragraph is the unit because a turn may be a speech of an hour, while a paragraph is what the transcriber
set apart, what the news quotes from and what a reader can judge. No parse is needed, so that an archive of
transcripts goes in fast; what speakers report of others is found by the other annotators, and stands within
these statements.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from onrecord.annotate.mentions.gazetteer import person_named
from onrecord.annotate.statements.cues.force import NEGATED
from onrecord.annotate.statements.cues.use import ANSWERS
from onrecord.lexicon import Lexicon
from onrecord.model import Annotations, Article, Block, Referent, Span, Statement, Turn, make_id
from onrecord.model.entity import EntityKind
from onrecord.model.statement import Force
from onrecord.read.titles import FORMS, NOBODY, RANKS

ASKING = frozenset(("q", "question", "questions", "reporter", "journalist", "correspondent", "interviewer"))
MANY = frozenset(("audience", "members", "crowd", "all", "reporters", "questions"))
# What a transcriber puts in round brackets: a sentence, or words that open like these.
DIRECTION = re.compile(
    r"\((?:[A-Z][^()]*[.!?]|(?i:sic\b|ph\b|laugh|appla|inaudible|unintell|indiscern|cross-?talk|chuckl|clears"
    r"|pause|in progress|(?:as|via|through|in) [a-z ]*(?:interpret|translat|[A-Z])|off[- ]?mi|cheer|boo\w*\)"
    r"|gestur|points|sings|singing|speak|spoke|pronounc|continu|makes|shakes|nods|sigh|whisper"
    r"|no (?:transl|resp)"
    r"|gasp|music|recess|disrupt|interrupt|interpret|translat)[^()]*)\)"
)
BRACKETS = re.compile(r"\[[^\]\n]*\]")
SIC = re.compile(r"[\[(]\s*sic\s*[\])]", re.I)
EDGE = " \n\t\u00a0,;:.—–-"
SENTENCE_END = re.compile(r"(?<=[.?!…])[”\"’)]*\s+(?=[A-Z“\"—])")
# A speech act put in words by who performs it, in the first person and the present (Austin 1962, "explicit
# performative"): "I deny that", "we strongly condemn". What is only thought or felt is none.
PERFORMED = frozenset((
    "deny", "confirm", "warn", "pledge", "threaten", "accuse", "demand", "criticise", "denounce", "praise",
    "decline", "predict",
))  # fmt: skip
PERFORMATIVE = re.compile(
    r"(?:(?:and|but|so|again|well|look|now|also|today|yes|no),? |— )*(?:i|we)"
    r"(?: (?:must|want to|will|would))?"
    r"(?: (?:\w+ly|also|again|just))*(?P<not> (?:do not|don[’']t|cannot|can[’']t|can not|won[’']t|will not)"
    r"|(?: am|[’']m| are|[’']re) not (?:going|able|here|in a position) to|[’']m not gonna)?"
    r"(?: (?:\w+ly|also|again))* (?P<verb>[a-z]+)(?: (?P<particle>on|for|out|off|up|down))?\b",
    re.I,
)


def find_spoken(article: Article, lexicon: Lexicon) -> tuple[Statement, ...]:
    """The statements of a transcript's turns, in the order of the text; none for an article.

    The source is the label of the turn (without one, the speaker's name in the headline), the content the
    words of one paragraph, stage directions left out. Who asks without a name is "reporter".
    """
    return tuple(_statements(article, lexicon))


def within_turns(found: Annotations, spoken: Sequence[Statement]) -> Annotations:
    """The annotations of a transcript with its statements placed within those of the turns."""
    if not spoken:
        return found
    placed = [
        one if one.nested_in else replace(one, nested_in=_holder(one, spoken)) for one in found.statements
    ]
    return replace(found, statements=tuple(placed))


def _holder(statement: Statement, spoken: Sequence[Statement]) -> str | None:
    start = min(span.start for span in statement.content)
    return next((one.id for one in spoken if one.content[0].start <= start < one.content[-1].end), None)


def _statements(article: Article, lexicon: Lexicon) -> Iterator[Statement]:
    if article.kind != "transcript":
        return
    paragraphs = [block for block in article.blocks if block.kind == "paragraph"]
    at = 0
    for number, turn in enumerate(article.turns):
        speakers, source = _speakers(turn, article, lexicon), _source(turn, article)
        while at < len(paragraphs) and paragraphs[at].span.end <= turn.span.start:
            at += 1
        for block in _inside(turn, paragraphs, at):
            content = _words(block, turn, article)
            if content:
                yield Statement(
                    id=make_id("s", article.id, "turn", *(f"{one.start}-{one.end}" for one in content)),
                    article=article.id,
                    kind="direct",
                    force=_force(turn, " ".join(one.of(article.full_text) for one in content), lexicon),
                    source=source,
                    cue=(),
                    content=content,
                    speakers=speakers,
                    via=None,
                    basis=None,
                    origin=article.outlet or article.title,
                    said_on=article.published,
                    nested_in=None,
                    confidence=1.0,
                    turn=number,
                )


def _inside(turn: Turn, paragraphs: Sequence[Block], at: int) -> Iterator[Block]:
    while at < len(paragraphs) and paragraphs[at].span.start < turn.span.end:
        yield paragraphs[at]
        at += 1


def _words(block: Block, turn: Turn, article: Article) -> tuple[Span, ...]:
    """The words of one paragraph; empty where it is all stage directions."""
    text = article.full_text
    start, end = max(block.span.start, turn.span.start), min(block.span.end, turn.span.end)
    patterns = (DIRECTION, BRACKETS) if turn.label else (DIRECTION, SIC)
    gaps = sorted(match.span() for pattern in patterns for match in pattern.finditer(text, start, end))
    found: list[Span] = []
    for left, right in [*gaps, (end, end)]:
        if left > start:
            found.extend(_trimmed(text, start, left))
        start = max(start, right)
    return tuple(found) if any(c.isalnum() for span in found for c in span.of(text)) else ()


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    part = text[start:end]
    if any(character.isalnum() for character in part):
        head, tail = len(part) - len(part.lstrip(EDGE)), len(part.rstrip())
        yield Span(start + head, start + tail)


def _source(turn: Turn, article: Article) -> tuple[Span, ...]:
    """Where the label stands; of remarks without labels, the speaker's name in the headline."""
    if turn.label:
        start = article.full_text.rfind(turn.label, 0, turn.span.start)
        return (Span(start, start + len(turn.label)),) if start >= 0 else ()
    headline = next((block.span for block in article.blocks if block.kind == "headline"), None)
    if headline is None or turn.speaker is None:
        return ()
    words = headline.of(article.full_text)
    for name in (turn.speaker, turn.speaker.split()[-1]):
        if (place := words.find(name)) >= 0:
            return (Span(headline.start + place, headline.start + place + len(name)),)
    return ()


def _speakers(turn: Turn, article: Article, lexicon: Lexicon) -> tuple[Referent, ...]:
    if turn.speaker:
        return (person_named(lexicon, turn.speaker, article.published),)
    words = [_bare(word) for word in turn.label.split()]
    if set(words) & ASKING:
        return (Referent("reporter", "person", named=False),)
    if not words:
        return ()
    kind: EntityKind = "group" if set(words) & MANY else "person"
    if set(words) & NOBODY or all(word in FORMS | RANKS for word in words):
        return (Referent(turn.label.casefold(), kind, named=False),)
    return (Referent(_cased(turn.label), "person"),)


def _bare(word: str) -> str:
    return word.casefold().strip(".,:#")


def _cased(label: str) -> str:
    return re.sub(r"[^\W\d_]+", lambda word: word[0].capitalize() if word[0].isupper() else word[0], label)


def _force(turn: Turn, words: str, lexicon: Lexicon) -> Force:
    """`ask` for reporters and for questions; else the force of the first performative; else `assert`."""
    if {_bare(word) for word in turn.label.split()} & ASKING:
        return "ask"
    sentences = [one for one in SENTENCE_END.split(words) if any(c.isalnum() for c in one)]
    if all(one.rstrip('”"’ —').endswith("?") for one in sentences):
        return "ask"
    return next((force for one in sentences if (force := _performed(one, lexicon))), "assert")


def _performed(sentence: str, lexicon: Lexicon) -> Force | None:
    match = PERFORMATIVE.match(sentence.lstrip('“"— '))
    if match is None:
        return None
    verb = match["verb"].casefold()
    forces = _forces(lexicon)
    force = forces.get(f"{verb} {match['particle']}") or forces.get(verb)
    if not match["not"]:
        return force
    return "decline" if verb in ANSWERS else NEGATED.get(force) if force else None


@lru_cache(maxsize=4)
def _forces(lexicon: Lexicon) -> Mapping[str, Force]:
    """The force of verbs that perform what they name, by lemma."""
    return {
        cue.id: cue.force for cue in lexicon.cues.values() if cue.pos == "verb" and cue.force in PERFORMED
    }
