"""Articles on the same thing make a story."""

import random
from datetime import date, timedelta

from drafts import Draft
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.link.ports import Annotated
from onrecord.link.stories import REACH, Story, find_stories, untouched
from onrecord.model import Interval

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
    draft = Draft(text, published=(START + timedelta(days=after)).isoformat())
    for name in ("Arland", "Borduria", "Lakeville"):
        if name in text:
            draft.mention(name, name)
    return draft.done()


def groups(*pieces: Annotated) -> list[set[str]]:
    titles = {article.id: article.text.split("\n")[0] for article, _ in pieces}
    return [{titles[one] for one in story.articles} for story in find_stories(pieces)]


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
    assert find_stories([(article, found), piece(DAM[1], 0)]) == ()


def test_a_story_has_its_days_and_what_tells_it_apart() -> None:
    (story,) = find_stories([piece(DAM[0], 0), piece(DAM[1], 2), piece(OTHER, 1)])
    assert story.days == Interval(START, START + timedelta(days=2))
    assert "Lakeville" in story.terms


def test_stories_far_from_new_articles_stay() -> None:
    old = Story("t-1", ("a", "b"), Interval.day(START), ())
    assert untouched([old], [START + timedelta(days=REACH + 1)]) == (old,)
    assert untouched([old], [START + timedelta(days=REACH)]) == ()


def test_what_is_untouched_is_what_would_be_found_again() -> None:
    before = [piece(text, day) for day, text in enumerate(DAM)]
    after = [piece(text, day + 2 * REACH) for day, text in enumerate(FERRY)]
    old = find_stories(before)
    assert untouched(old, [article.published.start for article, _ in after if article.published]) == old
    assert find_stories(before + after) == old + find_stories(after)


@settings(max_examples=30, deadline=None)
@given(
    chosen=st.lists(st.tuples(st.sampled_from([*DAM, *FERRY, OTHER]), st.integers(0, 12)), unique=True),
    seed=st.integers(0, 5),
)
def test_the_order_of_arrival_makes_no_difference(chosen: list[tuple[str, int]], seed: int) -> None:
    pieces = list({pair[0].id: pair for pair in (piece(text, day) for text, day in chosen)}.values())
    shuffled = random.Random(seed).sample(pieces, len(pieces))
    found = find_stories(pieces)
    assert found == find_stories(shuffled)
    members = [one for story in found for one in story.articles]
    assert len(members) == len(set(members))
