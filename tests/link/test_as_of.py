"""What was known on a day: Borduria is silent, then denies, then owns up; the same rules at each time."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from test_register import Pairs, story

from onrecord.ledger import Ledger, LeftOut, RegisterFilter, UnknownId
from onrecord.lexicon import Lexicon
from onrecord.link.link import link
from onrecord.model import Claim, Document


@pytest.fixture
def ledger(tmp_path: Path, lexicon: Lexicon) -> Iterator[Ledger]:
    pairs = story()
    undated, found = story()[2]
    pairs.append(
        (
            replace(undated, id="a-undated", published=None),
            replace(found, article="a-undated", statements=(), events=()),
        )
    )
    with Ledger.open(tmp_path / "story.db") as opened:
        fill(opened, pairs, lexicon)
        yield opened


def fill(ledger: Ledger, pairs: Pairs, lexicon: Lexicon) -> None:
    kept = [(replace(article, sha256=article.id), found) for article, found in pairs]
    for article, found in kept:
        ledger.put(Document(article.sha256, b"", article.file, "text/plain"), article, found, "test")
    ledger.replace_links(link(kept, lexicon))


def missiles(ledger: Ledger) -> Claim:
    (row,) = [one for one in ledger.claims() if dict(one.claim.roles)["item"] == ("missiles",)]
    return row.claim


@pytest.mark.parametrize(
    ("day", "standing", "response", "articles"),
    [
        ("2031-05-12", "reported", "none_found", 1),
        ("2031-05-19", "reported", "none_found", 1),
        ("2031-05-20", "disputed", "denied", 2),
        ("2031-06-01", "disputed", "denied", 2),
        ("2031-06-02", "acknowledged", "affirmed", 3),
    ],
)
def test_the_standing_is_that_of_the_day(
    ledger: Ledger, lexicon: Lexicon, day: str, standing: str, response: str, articles: int
) -> None:
    with ledger.as_of(date.fromisoformat(day), lexicon) as (then, _):
        claim = missiles(then)
        assert (claim.status, dict(claim.responses)["Borduria"]) == (standing, response)
        assert len(claim.articles) == articles
        assert claim.explanation == then.find(claim.id).claim.explanation
        published = [one.article.published for one in then.articles()]
        assert all(one.end <= date.fromisoformat(day) for one in published)


def test_the_whole_record_stays_as_it_is(ledger: Ledger, lexicon: Lexicon) -> None:
    before = ledger.claims()
    with ledger.as_of(date(2031, 5, 15), lexicon) as (then, _):
        assert then.claims() != before
    assert ledger.claims() == before


def test_on_the_last_day_the_past_is_the_present(ledger: Ledger, lexicon: Lexicon) -> None:
    with ledger.as_of(date(2031, 6, 2), lexicon) as (then, _):
        assert then.claims() == ledger.claims()
        assert then.register() == ledger.register()


def test_it_says_what_is_left_out(ledger: Ledger, lexicon: Lexicon) -> None:
    with ledger.as_of(date(2031, 5, 15), lexicon) as (_, left_out):
        assert left_out == LeftOut(later=2, undated=1)


def test_an_article_is_in_once_all_of_its_interval_has_passed(tmp_path: Path, lexicon: Lexicon) -> None:
    article, found = story()[0]
    of_may = replace(article.published, start=date(2031, 5, 1), end=date(2031, 5, 31))
    with Ledger.open(tmp_path / "may.db") as opened:
        fill(opened, [(replace(article, published=of_may), found)], lexicon)
        for day, there in ((date(2031, 5, 30), 0), (date(2031, 5, 31), 1)):
            with opened.as_of(day, lexicon) as (then, _):
                assert len(then.claims()) == there


def test_ids_lead_from_the_present_to_the_past(ledger: Ledger, lexicon: Lexicon) -> None:
    now = missiles(ledger)
    with ledger.as_of(date(2031, 5, 15), lexicon) as (then, _):
        assert then.find(now.id).claim.status == "reported"
    with ledger.as_of(date(2031, 5, 1), lexicon) as (then, _), pytest.raises(UnknownId):
        then.find(now.id)


def test_the_register_is_filtered(ledger: Ledger) -> None:
    assert len(ledger.register(RegisterFilter(supplier="borduria", item="arms"))) == 2
    assert len(ledger.register(RegisterFilter(item="missiles"))) == 1
    assert ledger.register(RegisterFilter(recipient="Arland")) == ()
    assert ledger.register(RegisterFilter(since=date(2031, 7, 1))) == ()
    assert len(ledger.register(RegisterFilter(until=date(2031, 5, 31)))) == 2
