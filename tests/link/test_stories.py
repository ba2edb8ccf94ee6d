"""Articles on the same thing make a story."""

import random
from dataclasses import replace
from datetime import date, timedelta

from drafts import Draft
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.link.ports import Annotated
from onrecord.link.stories import REACH, find_stories
from onrecord.model import Interval, Stories

START = date(2024, 3, 1)
DAM = (
    "Dam above Lakeville breaks after storm\n\nThe Lakeville dam broke after a storm on Sunday.",
    "Lakeville evacuated as dam gives way\n\nThousands left Lakeville when the dam gave way in the storm.",
    "Engineers warned of Lakeville dam\n\nEngineers warned that the Lakeville dam would break in a storm.",
)
FERRY = (
    "Ferry talks between Arland and Borduria fail\n\nArland and Borduria failed to agree on the ferry.",
    "Borduria blames Arland for ferry\n\nBorduria said that Arland had let the ferry talks fail.",
)
OTHER = "Cheese prices rise again\n\nDairy farmers asked shops for more money for their cheese."


def piece(text: str, after: int) -> Annotated:
    draft = Draft(text, published=(START + timedelta(days=after)).isoformat(), name=f"{after} {text}")
    for name in ("Arland", "Borduria", "Lakeville"):
        if name in text:
            draft.mention(name, name)
    return draft.done()


def groups(*pieces: Annotated) -> list[set[str]]:
    titles = {article.id: article.text.split("\n")[0] for article, _ in pieces}
    return [{titles[one] for one in story.articles} for story in find_stories(pieces).found]


def title(text: str) -> str:
    return text.split("\n")[0]


def test_articles_that_share_names_and_words_make_a_story() -> None:
    pieces = [piece(text, day) for day, text in enumerate(DAM)]
    pieces += [piece(text, day) for day, text in enumerate(FERRY)]
    found = groups(*pieces, piece(OTHER, 1))
    assert sorted(found, key=len) == [set(map(title, FERRY)), set(map(title, DAM))]


def test_the_same_words_weeks_later_are_another_story() -> None:
    assert groups(piece(DAM[0], 0), piece(DAM[1], 20)) == []


def test_undated_articles_are_in_no_story() -> None:
    article, found = Draft(DAM[0]).done()
    assert find_stories([(article, found), piece(DAM[1], 0)]).found == ()


def test_a_story_has_its_days_and_what_tells_it_apart() -> None:
    (story,) = find_stories([piece(DAM[0], 0), piece(DAM[1], 2), piece(OTHER, 1)]).found
    assert story.days == Interval(START, START + timedelta(days=2))
    assert "Lakeville" in story.terms


def test_the_first_article_of_a_story_is_no_copy() -> None:
    original, copy, later = piece(DAM[0], 0), piece(DAM[1], 0), piece(DAM[2], 1)
    roots = {original[0].id: original[0].id, copy[0].id: original[0].id}
    (story,) = find_stories([original, copy, later], roots).found
    assert story.first == original[0].id


def test_a_story_that_grows_keeps_its_id() -> None:
    first, second, third = (piece(text, day) for day, text in enumerate(DAM))
    (before,) = find_stories([first, second]).found
    (after,) = find_stories([first, second, third]).found
    assert before.id == after.id
    assert set(before.articles) < set(after.articles)


def test_stories_far_from_new_articles_are_not_found_again() -> None:
    pieces = [piece(text, day) for day, text in enumerate(DAM)]
    marked = known(pieces, "as it was")
    (kept,) = find_stories([*pieces, piece(OTHER, 2 + REACH + 1)], None, marked).found
    assert kept.terms == ("as it was",)
    (again,) = find_stories([*pieces, piece(OTHER, 2 + REACH)], None, marked).found
    assert again.terms != ("as it was",)


def test_an_article_that_went_is_in_no_story() -> None:
    pieces = [piece(text, day) for day, text in enumerate(DAM)]
    (story,) = find_stories(pieces[:2], None, find_stories(pieces)).found
    assert len(story.articles) == 2


def known(pieces: list[Annotated], term: str) -> Stories:
    """The stories of these articles, marked by a term that cannot be found."""
    found = find_stories(pieces)
    return replace(found, found=tuple(replace(story, terms=(term,)) for story in found.found))


texts = st.lists(
    st.tuples(st.sampled_from([*DAM, *FERRY, OTHER]), st.integers(0, 40)), unique=True, max_size=30
)


@settings(max_examples=30, deadline=None)
@given(chosen=texts, seed=st.integers(0, 5))
def test_the_order_of_arrival_makes_no_difference(chosen: list[tuple[str, int]], seed: int) -> None:
    pieces = list({pair[0].id: pair for pair in (piece(text, day) for text, day in chosen)}.values())
    shuffled = random.Random(seed).sample(pieces, len(pieces))
    found = find_stories(pieces)
    assert found == find_stories(shuffled)
    members = [one for story in found.found for one in story.articles]
    assert len(members) == len(set(members))


@settings(max_examples=60, deadline=None)
@given(chosen=texts, cut=st.integers(0, 30), gone=st.integers(0, 3))
def test_what_is_known_makes_no_difference(chosen: list[tuple[str, int]], cut: int, gone: int) -> None:
    pieces = [piece(text, day) for text, day in chosen]
    before = find_stories(pieces[:cut])
    after = pieces[gone:]
    assert find_stories(after, None, before) == find_stories(after)
