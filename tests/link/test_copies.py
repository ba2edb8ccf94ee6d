"""Copies told from updates, quoted speeches, furniture and mere likeness of topic."""

import random
from dataclasses import replace

import pytest
from drafts import Draft, day
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.link.copies.families import find_roots
from onrecord.link.copies.find import find_copies, reorder
from onrecord.model import Article
from onrecord.model.claim import CopyRelation

SEED = 11
WORDS = [
    "harbour",
    "minister",
    "grain",
    "tunnel",
    "council",
    "river",
    "engine",
    "market",
    "orchard",
    "signal",
    "winter",
    "copper",
    "border",
    "lantern",
    "treaty",
    "vessel",
    "ballot",
    "quarry",
    "meadow",
    "senate",
    "tariff",
    "archive",
    "glacier",
    "festival",
    "reactor",
    "canal",
    "museum",
    "orbit",
]


def story(number: int, sentences: int = 12) -> list[str]:
    """A story of its own: sentences of words drawn with a seed."""
    draw = random.Random(SEED + number)
    return [
        " ".join(draw.choice(WORDS) for _ in range(draw.randint(12, 20))).capitalize() + "."
        for _ in range(sentences)
    ]


def article(
    name: str, paragraphs: list[str], published: str = "2024-05-06", agency: str | None = None
) -> Article:
    return Draft("\n\n".join(paragraphs), published, outlet=name, agency=agency, name=name).done()[0]


def verdict(first: Article, second: Article) -> CopyRelation | None:
    found = find_copies([first, second])
    return found[0].relation if found else None


def test_the_older_one_is_the_original() -> None:
    late, early = article("late", story(1), "2024-05-07"), article("early", story(1), "2024-05-06")
    (copy,) = find_copies([late, early])
    assert (copy.original, copy.copy, copy.relation, copy.shared) == (early.id, late.id, "whole", 1.0)


@pytest.mark.parametrize(
    ("edit", "relation"),
    [
        (lambda text: ["Cedarville, May 6 (Wire) - " + text[0], *text[1:]], "whole"),
        (lambda text: random.Random(SEED).sample(text, len(text)), "whole"),
        (lambda text: text[:9], "whole"),
        (lambda text: text[:6], "partial"),
        (lambda text: text[:4], "partial"),
        (lambda text: [*story(2, 5), *text], "partial"),
        (lambda text: [*text, *story(3)], "partial"),
        (lambda text: story(4), None),
    ],
)
def test_edits_of_one_story(edit, relation: CopyRelation | None) -> None:  # type: ignore[no-untyped-def]
    assert verdict(article("one", story(1)), article("two", edit(story(1)))) == relation


def test_a_write_through_of_the_same_agency_is_an_update() -> None:
    newer = [*story(5, 4), *story(1)[3:]]
    first, second = article("one", story(1), agency="AFP"), article("two", newer, "2024-05-07", "AFP")
    assert verdict(first, second) == "update"


def test_a_thin_write_through_of_the_same_day_is_an_update() -> None:
    newer = [*story(5, 9), *story(1)[:3]]
    first, second = article("Wire", story(1)), replace(article("later", newer), outlet="Wire")
    assert verdict(first, second) == "update"
    assert verdict(first, replace(second, outlet="Post")) == "topic"


@pytest.mark.parametrize(
    ("older", "newer", "published", "relation"),
    [
        # background, late in both
        ([*story(1, 8), *story(9, 4)], [*story(2, 8), *story(9, 4)], "2024-05-07", "topic"),
        # the news of one is told again the next day, among what is new
        ([*story(9, 4), *story(1, 8)], [*story(2, 8), *story(9, 4)], "2024-05-07", "update"),
        # and is background a month later
        ([*story(9, 4), *story(1, 8)], [*story(2, 8), *story(9, 4)], "2024-06-06", "topic"),
    ],
)
def test_background_is_no_copy(
    older: list[str], newer: list[str], published: str, relation: CopyRelation
) -> None:
    first = replace(article("older", older), outlet="Wire")
    assert verdict(first, replace(article("newer", newer, published), outlet="Wire")) == relation


def test_a_story_printed_again_after_weeks_is_no_furniture() -> None:
    articles = [article(f"n{n}", [f"Seen again {n}.", *story(1, 14)], f"2024-0{n}-01") for n in range(1, 5)]
    assert {copy.relation for copy in find_copies(articles)} == {"whole"}


def test_sentences_put_into_other_words_are_an_update() -> None:
    rewritten = [
        " ".join(word for place, word in enumerate(sentence.split()) if place % 5 != 4)
        if number % 2
        else sentence
        for number, sentence in enumerate(story(1))
    ]
    assert verdict(article("one", story(1)), article("two", rewritten)) == "update"


def test_one_speech_quoted_twice_is_no_copy() -> None:
    speech = " ".join(story(6, 5))
    first = [*story(7, 6), f"“{speech}” she said."]
    second = [*story(8, 5), f'"{speech}" the chancellor told them.']
    assert verdict(article("one", first), article("two", second)) == "speech"


def test_what_many_articles_of_many_weeks_share_is_furniture() -> None:
    foot = story(9, 3)
    articles = [article(f"n{n}", [*story(20 + n, 5), *foot], f"2024-0{n}-01") for n in range(1, 6)]
    assert find_copies(articles) == ()


def test_verdicts_are_turned_when_dates_are_found() -> None:
    first, second = article("one", story(1), "2024-05-06"), article("two", story(1), "2024-05-07")
    (copy,) = reorder(find_copies([first, second]), [replace(second, published=day("2024-05-01")), first])
    assert (copy.original, copy.copy) == (second.id, first.id)


def test_a_family_goes_back_to_the_agency() -> None:
    print_first = article("Daily Post", story(1), "2024-05-06")
    wire = article("AFP", story(1), "2024-05-06", "AFP")
    part = article("Evening Post", story(1)[:6], "2024-05-07")
    other = article("Herald", story(2))
    articles = [print_first, wire, part, other]
    roots = find_roots(articles, find_copies(articles))
    assert roots == {print_first.id: wire.id, wire.id: wire.id, part.id: wire.id, other.id: other.id}
    family = {article for article, root in roots.items() if root == roots[wire.id]}
    assert family == {wire.id, print_first.id, part.id}


def test_seeded_edits_are_all_found_and_nothing_else() -> None:
    originals = [article(f"o{n}", story(n)) for n in range(40)]
    copies = [article(f"c{n}", story(n)[: 4 + n % 9], "2024-05-07") for n in range(0, 40, 2)]
    found = {(copy.original, copy.copy) for copy in find_copies([*originals, *copies])}
    assert found == {(originals[n].id, copies[n // 2].id) for n in range(0, 40, 2)}


@settings(max_examples=25, deadline=None)
@given(st.permutations(range(6)))
def test_order_does_not_matter(order: list[int]) -> None:
    articles = [article(f"a{n}", story(n // 2)[: 6 + n]) for n in range(6)]
    assert find_copies([articles[n] for n in order]) == find_copies(articles)


@given(st.lists(st.text(max_size=200), max_size=4))
def test_any_text_is_taken(texts: list[str]) -> None:
    articles = [article(f"t{n}", [text]) for n, text in enumerate(texts)]
    articles = [replace(one, published=None) for one in articles]
    assert all(copy.original != copy.copy for copy in find_copies(articles))
