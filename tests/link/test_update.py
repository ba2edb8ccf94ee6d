"""Articles that come in a few at a time, in whatever order, are linked as if all had come at once."""

import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
import sqlalchemy as sa
from drafts import Draft
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from onrecord.annotate.annotate import annotate, redate
from onrecord.annotate.times import find_times
from onrecord.collect import documents
from onrecord.ledger import Ledger, schema
from onrecord.lexicon import Lexicon, load
from onrecord.link.copies.versions import RETRACTION
from onrecord.link.ports import Annotated
from onrecord.link.update import link_some
from onrecord.model import Designator, Document, Removed, Span, Turn
from onrecord.pipeline import link_new, made_by, relink
from onrecord.read import read_document

NEWS = Path(__file__).parents[3] / "shared/data/news2016"
STATES = ("Arland", "Borduria", "Caledon", "Dorne")
PEOPLE = ("Ada Stone", "Ivan Petrov", "Rosa Lind")
STORIES = [
    [
        f"The {one} council of the harbour town met on the {two} day of the long winter session.",
        f"Members of the {one} council spoke of tariffs, grain, tunnels and the price of copper for hours.",
        f"Nobody at the {two} table would say when the glacier road to the quarry opens again.",
        f"A clerk of the {one} archive read the minutes of the {two} festival to an empty hall.",
    ]
    for one, two in (("upper", "third"), ("lower", "fourth"), ("eastern", "fifth"))
]
UNSHRUNK = (Phase.explicit, Phase.reuse, Phase.generate)  # shrinking takes longer than reading
SHIP = Designator(Span(0, 6), "Number", "ship", "ship:number", "Number")
FOOT = "Read more of our stories about the orchards and the meadows in the evening edition of this paper."
QUOTED = "we shall never give the eastern harbour to anybody while the winter treaty holds"


@dataclass(frozen=True)
class Odds:
    """How often an article has no date, and how often it may be a version of another."""

    undated: float = 0.0
    versions: float = 0.0


def invented(seed: int, count: int, odds: Odds = Odds(), first: int = 0) -> list[Annotated]:
    """Articles that copy one another, tell of the same deeds, deny them, and quote the same people.

    Their numbers go from `first`; of two articles with one number the ids may be the same.
    """
    draw = random.Random(seed)
    return [_article(draw, number, odds) for number in range(first, first + count)]


def transcript() -> Annotated:
    """Of what somebody says in many of the articles."""
    words = f"Ladies and gentlemen, {QUOTED}."
    article, found = Draft(words, "2024-03-04", name="briefing").done()
    turn = Turn("MS. STONE", "Ada Stone", Span(0, len(words)))
    return replace(article, kind="transcript", turns=(turn,)), found


def _article(draw: random.Random, number: int, odds: Odds) -> Annotated:
    giver, taker = draw.sample(STATES, 2)
    day = f"2024-03-{draw.randint(1, 28):02}"
    item = draw.choice(("ballistic missiles", "arms", "rifles"))
    person = draw.choice(PEOPLE)
    words = QUOTED.split()
    quoted = " ".join(words[draw.randint(0, 3) : len(words) - draw.randint(0, 3)])
    lines = [
        f"{giver} supplied {item} to {taker}.",
        f"{taker} shelled {giver} near the border.",
        f"{giver} and {taker} met last month or in 2024.",
        f"{giver} denied supplying arms to {taker}.",
        f"{taker} denied attacking {giver}.",
        f'"{quoted[0].upper()}{quoted[1:]}," {person} said.',
    ]
    told = draw.sample(lines, draw.randint(1, 5))
    own = f"Number {number} of {draw.choice(('the post', 'the desk'))} came out at {number} o'clock."
    story = draw.sample(draw.choice(STORIES), draw.randint(0, 4))
    text = "\n\n".join([own, *story, *told, *([FOOT] if draw.random() < 0.5 else [])])
    one = Draft(
        text,
        None if draw.random() < odds.undated else day,
        outlet=draw.choice((None, "The Post", "The Desk")),
        agency=draw.choice((None, "Harbour Wire")),
        name=draw.choice((f"n{number}", f"folder{number}/same")),
    )
    _annotate(one, draw, told, (giver, taker, item, person, quoted), day)
    article, found = one.done()
    found = redate(article, replace(found, times=tuple(find_times(article))))
    if draw.random() < odds.versions:
        notice = (Removed("We took this back.", RETRACTION, None),) if draw.random() < 0.2 else ()
        url = f"https://paper.example/articles/{draw.randint(1, 4)}"
        article = replace(article, url=url, title="What the council said", removed=notice)
    return article, replace(found, designators=(SHIP,) if draw.random() < 0.2 else ())


def _meeting(one: Draft, draw: random.Random, who: Sequence[str], day: str) -> None:
    """On a day, some time in a year, or last month."""
    host, guest = (f"{name} of {state}" for name, state in zip(PEOPLE, sorted(who), strict=False))
    words = draw.choice((None, "2024", "last month"))
    placed = {"time": words} if words else {"when": day}
    one.event("CONSULT", "met", actor=host, target=guest, **placed)


def _annotate(
    one: Draft, draw: random.Random, told: Sequence[str], who: tuple[str, str, str, str, str], day: str
) -> None:
    giver, taker, item, person, quoted = who
    when = draw.choice((None, day))
    text = "\n".join(told)
    if " supplied " in text:
        said = one.says(draw.choice(STATES), f"{giver} supplied {item} to {taker}")
        recipient = {"recipient": taker} if draw.random() < 0.7 else {}
        one.event("TRANSFER", "supplied", supplier=giver, item=item, statement=said, when=when, **recipient)
        if draw.random() < 0.3:
            one.events[-1] = replace(one.events[-1], designators=(SHIP,))
    if " shelled " in text:
        one.event("ASSAULT", "shelled", actor=taker, target=giver, when=when)
    if " met " in text:
        _meeting(one, draw, (giver, taker), day)
    if "denied supplying" in text:
        one.says(giver, f"supplying arms to {taker}", "deny")
    if "denied attacking" in text:
        one.says(taker, f"attacking {giver}", "deny")
    if quoted[1:] in text:
        printed = f"{quoted[0].upper()}{quoted[1:]}"
        one.says(f"{person} of {draw.choice(STATES[:2])}", printed)
        one.statements[-1] = replace(one.statements[-1], kind="direct")
        one.mention(person, f"{person} of {draw.choice(STATES[:2])}")
    one.mention("Number", draw.choice(STATES))


def put(ledger: Ledger, pairs: Sequence[Annotated]) -> None:
    for article, found in pairs:
        document = Document(article.id, b"-", article.file, "text/plain")
        ledger.put(document, replace(article, sha256=article.id), found, made_by(load()))


def tables(ledger: Ledger) -> dict[str, list[str]]:
    """All rows of all tables but those of history, without their numbers; of the bands those in use."""
    found: dict[str, list[str]] = {}
    with ledger._engine.connect() as connection:
        for table in schema.metadata.sorted_tables:
            if table.name in ("redirects", "failures", "fetches", "bands"):
                continue
            columns = [column for column in table.c if column.name != "row"]
            found[table.name] = sorted(str(tuple(row)) for row in connection.execute(sa.select(*columns)))
        used = sa.select(schema.blocks.c.key)
        chosen = sa.select(schema.bands).where(schema.bands.c.sentence.in_(used))
        found["bands"] = sorted(str(tuple(row)) for row in connection.execute(chosen))
    return found


def linked_at_once(pairs: Sequence[Annotated], folder: Path) -> dict[str, list[str]]:
    with Ledger.open(folder / "at-once.db") as ledger:
        put(ledger, pairs)
        relink(ledger, load())
        return tables(ledger)


def linked_in_parts(
    parts: Iterable[Sequence[Annotated]], folder: Path, always_alone: bool = True
) -> dict[str, list[str]]:
    """The tables after linking part by part; each part after the first with what it touches alone."""
    given = iter(parts)
    with Ledger.open(folder / "in-parts.db") as ledger:
        put(ledger, next(given, ()))
        relink(ledger, load())
        for part in given:
            put(ledger, part)
            if always_alone:
                assert link_alone(ledger)
            link_new(ledger, load())
        return tables(ledger)


def link_alone(ledger: Ledger, by: str | None = None, most: int = 100) -> bool:
    return ledger.link_some(partial(link_some, lexicon=load()), by or made_by(load()), most)


def in_parts(pairs: Sequence[Annotated], draw: random.Random) -> Iterator[Sequence[Annotated]]:
    left = list(pairs)
    draw.shuffle(left)
    while left:
        size = draw.randint(1, 4)
        yield left[:size]
        left = left[size:]


@settings(max_examples=12, deadline=None, phases=UNSHRUNK)
@given(st.integers(0, 10_000), st.integers(0, 10_000))
def test_linked_in_parts_as_at_once(seed: int, order: int) -> None:
    pairs = invented(seed, 14)
    with TemporaryDirectory() as name:
        at_once = linked_at_once(pairs, Path(name))
        assert linked_in_parts(in_parts(pairs, random.Random(order)), Path(name)) == at_once


@settings(max_examples=12, deadline=None, phases=UNSHRUNK)
@given(st.integers(0, 10_000), st.integers(0, 10_000))
def test_after_transcripts_versions_and_undated_articles(seed: int, order: int) -> None:
    pairs = invented(seed, 14, Odds(undated=0.15, versions=0.4))
    parts = [[transcript(), *pairs[:5]], *in_parts(pairs[5:], random.Random(order))]
    with TemporaryDirectory() as name:
        at_once = linked_at_once([transcript(), *pairs], Path(name))
        assert linked_in_parts(parts, Path(name), always_alone=False) == at_once


def test_invented_articles_have_all_that_can_be_linked(tmp_path: Path) -> None:
    found = linked_at_once([transcript(), *invented(1, 40, Odds(0.2, 0.3))], tmp_path)
    kinds = ("copies", "claims", "denials", "quotes", "entities", "origins", "stories", "versions", "dates")
    assert [kind for kind in (*kinds, "designators", "checks") if len(found[kind]) < 2] == []
    assert any('"when_basis":"' in row for row in found["events"])


def test_an_article_of_another_version_needs_everything_linked(tmp_path: Path) -> None:
    pairs = invented(2, 3)
    with Ledger.open(tmp_path / "l.db") as ledger:
        put(ledger, pairs[:2])
        relink(ledger, load())
        put(ledger, pairs[2:])
        assert not link_alone(ledger, "another version")
        assert not link_alone(ledger, most=0)
        assert ledger.unlinked()
        assert link_alone(ledger)


def test_a_second_version_needs_everything_linked(tmp_path: Path) -> None:
    first, *others = [at(pair, "https://paper.example/news/12345") for pair in invented(2, 4)]
    with Ledger.open(tmp_path / "l.db") as ledger:
        put(ledger, [first])
        relink(ledger, load())
        put(ledger, [at(others[0], "https://paper.example/news/54321")])
        assert link_alone(ledger)
        put(ledger, others[1:2])
        assert not link_alone(ledger)
        assert ledger.unlinked()
        relink(ledger, load())
        put(ledger, [at(others[2], None)])
        assert link_alone(ledger)  # nothing new about the versions


def at(pair: Annotated, url: str | None) -> Annotated:
    return replace(pair[0], url=url, title="What the council said"), pair[1]


def test_an_open_day_stops_those_alone_that_may_fix_it(tmp_path: Path) -> None:
    undated = meeting("undated", "Arland", None)
    with Ledger.open(tmp_path / "l.db") as ledger:
        put(ledger, [meeting("first", "Caledon", "2024-03-05")])
        relink(ledger, load())
        put(ledger, [undated])
        assert not link_alone(ledger)
        relink(ledger, load())
        put(ledger, [meeting("second", "Caledon", "2024-03-06")])
        assert link_alone(ledger)  # a meeting of others
        put(ledger, [meeting("third", "Arland", "2024-03-06")])
        assert not link_alone(ledger)
        assert undated[0].id not in ledger.dates()
        relink(ledger, load())
        assert undated[0].id in ledger.dates()


def meeting(name: str, host: str, published: str | None) -> Annotated:
    one = Draft(f"By {name}: {host} and Dorne met last month.", published, name=name)
    if published is None:
        one.event("CONSULT", "met", actor=host, target="Dorne", time="last month")
    else:
        one.event("CONSULT", "met", actor=host, target="Dorne", when="2024-02-07")
    article, found = one.done()
    return article, redate(article, replace(found, times=tuple(find_times(article))))


@pytest.mark.soak
@pytest.mark.parametrize("seed", range(10))
def test_many_linked_in_parts_as_at_once(tmp_path: Path, seed: int) -> None:
    first, pairs = invented(seed + 50, 20, Odds(0.1, 0.3)), invented(seed, 80, first=20)
    at_once = linked_at_once([transcript(), *first, *pairs], tmp_path)
    parts = [[transcript(), *first], *in_parts(pairs, random.Random(seed))]
    assert linked_in_parts(parts, tmp_path, always_alone=False) == at_once


@pytest.mark.soak
@pytest.mark.skipif(not NEWS.is_dir(), reason=f"no {NEWS}: the articles are not part of the project")
def test_real_articles_linked_in_parts_as_at_once(tmp_path: Path, lexicon: Lexicon) -> None:
    drawn = random.Random(7).sample(sorted(map(str, NEWS.glob("*.md"))), 200)
    read = [read_document(one, lexicon) for one in documents(drawn) if isinstance(one, Document)]
    pairs = [(article, annotate(article, lexicon)) for article in read]
    at_once = linked_at_once(pairs, tmp_path)
    parts = in_parts(pairs, random.Random(7))
    assert linked_in_parts(parts, tmp_path, always_alone=False) == at_once
