"""Articles that come in a few at a time, in whatever order, are linked as if all had come at once."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
import sqlalchemy as sa
from drafts import Draft
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.annotate.annotate import annotate
from onrecord.collect import documents
from onrecord.ledger import Ledger, schema
from onrecord.lexicon import Lexicon, load
from onrecord.link.checks import Record
from onrecord.link.happenings import date_events, undone
from onrecord.link.link import link_all
from onrecord.link.ports import Annotated
from onrecord.link.update import link_some
from onrecord.model import Document
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
FOOT = "Read more of our stories about the orchards and the meadows in the evening edition of this paper."
QUOTED = "we shall never give the eastern harbour to anybody while the winter treaty holds"


def invented(seed: int, count: int) -> list[Annotated]:
    """Articles that copy one another, tell of the same deeds, deny them, and quote the same people."""
    draw = random.Random(seed)
    return [_article(draw, number) for number in range(count)]


def _article(draw: random.Random, number: int) -> Annotated:
    giver, taker = draw.sample(STATES, 2)
    day = f"2024-03-{draw.randint(1, 28):02}"
    item = draw.choice(("ballistic missiles", "arms", "rifles"))
    person = draw.choice(PEOPLE)
    words = QUOTED.split()
    quoted = " ".join(words[draw.randint(0, 3) : len(words) - draw.randint(0, 3)])
    lines = [
        f"{giver} supplied {item} to {taker}.",
        f"{taker} shelled {giver} near the border.",
        f"{giver} and {taker} met.",
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
        day,
        outlet=draw.choice((None, "The Post", "The Desk")),
        agency=draw.choice((None, "Harbour Wire")),
        name=draw.choice((f"n{number}", f"folder{number}/same")),
    )
    _annotate(one, draw, told, (giver, taker, item, person, quoted), day)
    return one.done()


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
    if " shelled " in text:
        one.event("ASSAULT", "shelled", actor=taker, target=giver, when=when)
    if " met." in text:
        one.event("CONSULT", "met", actor=f"{person} of {giver}", target=taker, when=when)
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
        ledger.put(document, replace(article, sha256=article.id), found, "test")


def link_everything(ledger: Ledger) -> None:
    pairs = [(article, undone(article, found)) for article, found in ledger.annotated()]
    links, basis = link_all(pairs, load(), Record.of(pairs))
    dated = date_events(pairs, links.claims)
    ledger.replace_links(links, dated, [article.id for article, _ in pairs], basis, "test")


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
        link_everything(ledger)
        return tables(ledger)


def linked_in_parts(parts: Iterator[Sequence[Annotated]], folder: Path) -> dict[str, list[str]]:
    with Ledger.open(folder / "in-parts.db") as ledger:
        put(ledger, next(parts, ()))
        link_everything(ledger)
        for part in parts:
            put(ledger, part)
            assert ledger.link_some(partial(link_some, lexicon=load()), "test", 100)
        return tables(ledger)


def in_parts(pairs: Sequence[Annotated], draw: random.Random) -> Iterator[Sequence[Annotated]]:
    left = list(pairs)
    draw.shuffle(left)
    while left:
        size = draw.randint(1, 4)
        yield left[:size]
        left = left[size:]


@settings(max_examples=12, deadline=None)
@given(st.integers(0, 10_000), st.integers(0, 10_000))
def test_linked_in_parts_as_at_once(seed: int, order: int) -> None:
    pairs = invented(seed, 14)
    with TemporaryDirectory() as name:
        at_once = linked_at_once(pairs, Path(name))
        assert linked_in_parts(in_parts(pairs, random.Random(order)), Path(name)) == at_once


def test_invented_articles_have_all_that_can_be_linked(tmp_path: Path) -> None:
    found = linked_at_once(invented(1, 40), tmp_path)
    kinds = ("copies", "claims", "denials", "quotes", "entities", "origins")
    assert [kind for kind in kinds if len(found[kind]) < 2] == []


def test_an_article_of_another_version_needs_everything_linked(tmp_path: Path) -> None:
    pairs = invented(2, 3)
    with Ledger.open(tmp_path / "l.db") as ledger:
        put(ledger, pairs[:2])
        link_everything(ledger)
        put(ledger, pairs[2:])
        find = partial(link_some, lexicon=load())
        assert not ledger.link_some(find, "another version", 100)
        assert not ledger.link_some(find, "test", 0)
        undated = replace(invented(3, 1)[0][0], published=None, id="a-undated")
        put(ledger, [(undated, replace(invented(3, 1)[0][1], article="a-undated", statements=(), events=()))])
        assert not ledger.link_some(find, "test", 100)
        assert ledger.unlinked()


@pytest.mark.soak
@pytest.mark.parametrize("seed", range(10))
def test_many_linked_in_parts_as_at_once(tmp_path: Path, seed: int) -> None:
    pairs = invented(seed, 80)
    at_once = linked_at_once(pairs, tmp_path)
    assert linked_in_parts(in_parts(pairs, random.Random(seed)), tmp_path) == at_once


@pytest.mark.soak
@pytest.mark.skipif(not NEWS.is_dir(), reason=f"no {NEWS}: the articles are not part of the project")
def test_real_articles_linked_in_parts_as_at_once(tmp_path: Path, lexicon: Lexicon) -> None:
    drawn = random.Random(7).sample(sorted(map(str, NEWS.glob("*.md"))), 200)
    read = [read_document(one, lexicon) for one in documents(drawn) if isinstance(one, Document)]
    pairs = [(article, annotate(article, lexicon)) for article in read if article.published]
    at_once = linked_at_once(pairs, tmp_path)
    assert linked_in_parts(in_parts(pairs, random.Random(7)), tmp_path) == at_once
