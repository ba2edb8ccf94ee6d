"""Stories and versions in the ledger."""

from dataclasses import replace
from datetime import UTC, date, datetime

import ledger_samples as samples
import pytest

from onrecord.ledger import (
    ArticleFilter,
    ClaimFilter,
    EventFilter,
    Ledger,
    LedgerError,
    StatementFilter,
    StoryFilter,
    StoryRow,
)
from onrecord.model import Interval, Judgement, Links, Stories, Story

HARBOUR, DENIAL = samples.HARBOUR_ARTICLE.id, samples.DENIAL_ARTICLE.id
SHELLS = Story(
    id="t-shells000001",
    first=HARBOUR,
    articles=(HARBOUR,),
    days=Interval(date(2024, 3, 3), date(2024, 3, 4)),
    entities=("Ruritania", "Freedonia"),
    places=("Orelgrad",),
    terms=("shells", "crates"),
    thread=Interval(date(2024, 3, 3), date(2024, 3, 4)),
)
NOON = datetime(2024, 3, 5, 12, tzinfo=UTC)
STORIES = Stories((SHELLS,), ((date(2024, 3, 3), "one"), (date(2024, 3, 4), "two")))


@pytest.fixture
def told(filled: Ledger) -> Ledger:
    """The two articles as two versions of one, in one story."""
    filled.replace_links(replace(samples.LINKS, stories=STORIES, versions=((DENIAL, HARBOUR),)))
    return filled


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        (StoryFilter(), 1),
        (StoryFilter(text="shells"), 1),
        (StoryFilter(text="ferry"), 0),
        (StoryFilter(name="orelgrad"), 1),
        (StoryFilter(name="Borduria"), 0),
        (StoryFilter(article=DENIAL), 1),  # in an earlier version
        (StoryFilter(since=date(2024, 3, 5)), 0),
        (StoryFilter(until=date(2024, 3, 3)), 1),
        (StoryFilter(ids=("t-other",)), 0),
        (StoryFilter(offset=1), 0),
    ],
)
def test_stories(told: Ledger, asked: StoryFilter, found: int) -> None:
    assert len(told.stories(asked)) == found


def test_a_story_has_the_headings_of_its_articles(told: Ledger) -> None:
    row = told.find("t-shells")
    assert isinstance(row, StoryRow)
    assert row.story == SHELLS
    assert row.title == samples.HARBOUR_ARTICLE.title
    assert row.origins == ("Capital Wire",)
    assert told.counts().stories == 1


def test_lines_of_a_story(told: Ledger) -> None:
    story = SHELLS.id
    assert len(told.articles(ArticleFilter(story=story))) == 2
    assert len(told.statements(StatementFilter(story=story))) == 2
    assert len(told.events(EventFilter(story=story))) == 1
    assert len(told.claims(ClaimFilter(story=story))) == 1
    assert told.claims(ClaimFilter(story="t-other")) == told.articles(ArticleFilter(story="t-other")) == ()


def test_versions_of_an_article(told: Ledger) -> None:
    harbour, denial = told.articles()
    assert harbour.versions == denial.versions == (DENIAL, HARBOUR)
    assert (harbour.latest, denial.latest) == (None, HARBOUR)


def test_what_stories_were_found_from_is_kept(told: Ledger) -> None:
    assert told.known_stories() == STORIES


def test_a_story_that_went_redirects_to_the_one_with_its_articles(told: Ledger) -> None:
    grown = replace(SHELLS, id="t-crates000001", articles=(DENIAL, HARBOUR))
    told.replace_links(replace(samples.LINKS, stories=Stories((grown,))))
    row = told.find(SHELLS.id)
    assert isinstance(row, StoryRow)
    assert row.story == grown
    told.replace_links(Links())
    assert told.stories() == ()


def test_a_story_is_not_judged(told: Ledger) -> None:
    given = Judgement("", "reject", SHELLS.id, None, None, None, None, "me", NOON, "no")
    with pytest.raises(LedgerError, match="only statements"):
        told.judge(given)
