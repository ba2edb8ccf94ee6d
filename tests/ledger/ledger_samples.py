"""Two short articles of our own, with what a reader finds in them, and strategies for arbitrary ones."""

import hashlib
from dataclasses import replace
from datetime import date

from hypothesis import strategies as st

from onrecord.model import (
    Annotations,
    Article,
    Block,
    Claim,
    Copy,
    Difference,
    Document,
    Entity,
    Event,
    Interval,
    Links,
    Mention,
    Origin,
    Position,
    PublicationDate,
    Quantity,
    RecordCheck,
    Referent,
    Role,
    Segment,
    Span,
    Statement,
    Time,
    make_id,
)

MADE_BY = "onrecord 0, lexicon 0"
RURITANIA = Referent("Ruritania", "state")
FREEDONIA = Referent("Freedonia", "state")
VESNA = Referent("Vesna Kálnoky-Orel", "person", party="Ruritania")

HARBOUR = (
    "Ruritania ships shells to Freedonia, minister says\n\n"
    "ORELGRAD, March 3 (Capital Wire) — Ruritania has shipped 400 crates of shells to Freedonia, "
    "Defence Minister Vesna Kálnoky-Orel said on Sunday.\n\n"
    "“We keep our word,” she told reporters."
)
DENIAL = (
    "Freedonia denies taking shells\n\n"
    "Freedonia denied on Monday that any crates of shells had arrived. 북한 is not involved, it said."
)


def span(text: str, words: str) -> Span:
    """Where `words` first stand in `text`."""
    start = text.index(words)
    return Span(start, start + len(words))


def document(text: str, file: str) -> Document:
    """A plain text file."""
    raw = text.encode()
    return Document(hashlib.sha256(raw).hexdigest(), raw, file, "text/plain")


def article(text: str, file: str, **known: object) -> Article:
    """An article of one block, its raw text the same as its text."""
    whole = Block("paragraph", Span(0, len(text)), (Segment(0, 0, len(text)),))
    sha256 = document(text, file).sha256
    bare = Article(
        id=make_id("a", sha256),
        sha256=sha256,
        kind="article",
        file=file,
        url=None,
        title=text.partition("\n")[0],
        outlet=None,
        agency=None,
        byline=(),
        dateline=None,
        published=None,
        published_basis=None,
        published_candidates=(),
        language="en",
        text=text,
        captions="",
        blocks=(whole,),
        removed=(),
    )
    return replace(bare, **known)  # type: ignore[arg-type]


def day(month: int, number: int) -> Interval:
    """A day of 2024."""
    return Interval.day(date(2024, month, number))


HARBOUR_ARTICLE = article(
    HARBOUR, "harbour.txt", agency="Capital Wire", published=day(3, 3), published_basis="dateline"
)
DENIAL_ARTICLE = article(DENIAL, "denial.txt", outlet="The Freedonia Post")


def statement(of: Article, words: str, cue: str, speaker: Referent, force: str, **known: object) -> Statement:
    """A statement whose source is the speaker's last name as printed."""
    text = of.full_text
    name = speaker.name.split()[-1]
    found = Statement(
        id=make_id("s", of.id, words),
        article=of.id,
        kind="indirect",
        force=force,  # type: ignore[arg-type]
        source=(span(text, name),),
        cue=(span(text, cue),),
        content=(span(text, words),),
        speakers=(speaker,),
        via=None,
        basis=None,
        origin=None,
        said_on=None,
        nested_in=None,
        confidence=0.9,
    )
    return replace(found, **known)  # type: ignore[arg-type]


SHIPPED = statement(
    HARBOUR_ARTICLE,
    "Ruritania has shipped 400 crates of shells to Freedonia",
    "said",
    VESNA,
    "assert",
    said_on=day(3, 3),
)
DENIED = statement(
    DENIAL_ARTICLE, "any crates of shells had arrived", "denied", FREEDONIA, "deny", said_on=day(3, 4)
)
CRATES = Quantity(
    span(HARBOUR, "400 crates of shells"),
    "400 crates of shells",
    "shells",
    400,
    400,
    False,
    False,
    "crate",
    False,
)
TRANSFER = Event(
    id=make_id("e", HARBOUR_ARTICLE.id, "shipped"),
    article=HARBOUR_ARTICLE.id,
    type="TRANSFER",
    mode=None,
    roles=(
        Role("supplier", RURITANIA, span(HARBOUR, "Ruritania")),
        Role("recipient", FREEDONIA, span(HARBOUR, "Freedonia")),
    ),
    quantities=(CRATES,),
    places=(),
    when=Interval(date(2024, 2, 1), date(2024, 3, 3)),
    time=None,
    factuality="asserted",
    statement=SHIPPED.id,
    asserted_by=(VESNA,),
    trigger=span(HARBOUR, "shipped"),
    evidence=SHIPPED.content[0],
    confidence=0.8,
)
HARBOUR_FOUND = Annotations(
    HARBOUR_ARTICLE.id,
    times=(Time(span(HARBOUR, "Sunday"), "Sunday", "DATE", "2024-03-03", day(3, 3), True),),
    mentions=(Mention(span(HARBOUR, "Ruritania"), "Ruritania", "name", (RURITANIA,), "name"),),
    statements=(SHIPPED,),
    quantities=(CRATES,),
    events=(TRANSFER,),
)
DENIAL_FOUND = Annotations(DENIAL_ARTICLE.id, statements=(DENIED,))

CLAIM = Claim(
    id=make_id("c", "shells"),
    type="TRANSFER",
    summary="Ruritania supplies shells to Freedonia",
    roles=(("supplier", ("Ruritania",)), ("recipient", ("Freedonia",))),
    quantities=(CRATES,),
    when=Interval(date(2024, 2, 1), date(2024, 3, 3)),
    status="disputed",
    positions=(
        Position(
            "Ruritania",
            VESNA.name,
            "affirms",
            day(3, 3),
            HARBOUR_ARTICLE.id,
            SHIPPED.id,
            TRANSFER.id,
            False,
            "Capital Wire",
        ),
        Position("Freedonia", None, "denies", day(3, 4), DENIAL_ARTICLE.id, DENIED.id, None, False, None),
    ),
    asserted_by=(VESNA.name, "Ruritania"),
    denied_by=("Freedonia",),
    acknowledged_by=(),
    responses=(("Freedonia", "denied"),),
    articles=(HARBOUR_ARTICLE.id, DENIAL_ARTICLE.id),
    articles_asserting=(HARBOUR_ARTICLE.id,),
    news_origins=("Capital Wire",),
    statements=(SHIPPED.id, DENIED.id),
    events=(TRANSFER.id,),
    parent=None,
    explanation=("It is asserted, and a participant denies it.",),
)
ENTITIES = (
    Entity("n-freedonia0001", "Freedonia", "state", ("Republic of Freedonia",), None, (), None, 3),
    Entity("n-ruritania0001", "Ruritania", "state", (), None, (), "Q1", 2),
    Entity("n-vesna00000001", VESNA.name, "person", ("Minister V",), "Ruritania", (), None, 1),
)
LINKS = Links(
    dates=(PublicationDate(DENIAL_ARTICLE.id, day(3, 4), "answers an article of March 3", (day(3, 4),)),),
    copies=(Copy(HARBOUR_ARTICLE.id, DENIAL_ARTICLE.id, "topic", 0.25),),
    origins=(
        Origin(DENIAL_ARTICLE.id, "The Freedonia Post", "outlet"),
        Origin(HARBOUR_ARTICLE.id, "Capital Wire", "agency credit"),
    ),
    entities=ENTITIES,
    claims=(CLAIM,),
)

# Anything that an annotator could find, sensible or not.

spans = st.tuples(st.integers(0, 10**9), st.integers(0, 10**6)).map(lambda s: Span(s[0], s[0] + s[1]))
intervals = st.tuples(st.dates(), st.dates()).map(lambda days: Interval(min(days), max(days)))
numbers = st.floats(allow_nan=False, allow_infinity=False)
words = st.text(max_size=12)
span_rows = st.lists(spans, max_size=3).map(tuple)
referents = st.builds(
    Referent,
    name=words,
    kind=st.sampled_from(["person", "state"]),
    party=st.none() | words,
    key=st.none() | words,
)
referent_rows = st.lists(referents, max_size=2).map(tuple)
quantities = st.builds(
    Quantity, span=spans, text=words, item=st.none() | words, min=st.none() | numbers, max=st.none() | numbers
)
change = Difference("a", "the", "replaced", Span(0, 1), Span(7, 10))
checks = st.builds(RecordCheck, piece=words, differences=st.just((change,)))


def statements_of(article_id: str) -> st.SearchStrategy[Statement]:
    """Any statement of an article."""
    return st.builds(
        Statement,
        article=st.just(article_id),
        source=span_rows,
        cue=span_rows,
        content=st.lists(spans, min_size=1, max_size=3).map(tuple),
        speakers=referent_rows,
        said_on=st.none() | intervals,
        confidence=numbers,
        records=st.lists(checks, max_size=1).map(tuple),
    )


def events_of(article_id: str) -> st.SearchStrategy[Event]:
    """Any event of an article."""
    roles = st.builds(Role, referent=referents, span=st.none() | spans)
    return st.builds(
        Event,
        article=st.just(article_id),
        roles=st.lists(roles, max_size=3).map(tuple),
        quantities=st.lists(quantities, max_size=2).map(tuple),
        when=st.none() | intervals,
        time=st.none() | spans,
        asserted_by=referent_rows,
        trigger=spans,
        evidence=spans,
        confidence=numbers,
    )


def annotations_of(article_id: str) -> st.SearchStrategy[Annotations]:
    """Any annotations of an article."""
    times = st.builds(Time, span=spans, interval=st.none() | intervals)
    mentions = st.builds(Mention, span=spans, referents=referent_rows)
    return st.builds(
        Annotations,
        article=st.just(article_id),
        times=st.lists(times, max_size=3).map(tuple),
        mentions=st.lists(mentions, max_size=3).map(tuple),
        statements=st.lists(statements_of(article_id), max_size=3).map(tuple),
        quantities=st.lists(quantities, max_size=2).map(tuple),
        events=st.lists(events_of(article_id), max_size=3).map(tuple),
    )
