"""Days of happenings that one article gives and another leaves wide."""

import pytest
from drafts import Draft

from onrecord.lexicon import Lexicon
from onrecord.link.dates.happenings import date_events
from onrecord.link.link import link
from onrecord.link.ports import Annotated

CHIEFS = "Ivan Petrov of Arland + Bo Lee of Borduria"
OTHERS = "Ivan Petrov of Arland + Ann Wu of Borduria"


def summit(name: str, when: str, who: str = CHIEFS, **more: object) -> Annotated:
    one = Draft(f"They met in {name} that time.", "2024-05-01", name=name)
    one.event("CONSULT", "met", actor=who, when=when, time="that time", **more)
    return one.done()


def whens(pairs: list[Annotated], lexicon: Lexicon) -> dict[str, tuple[str, str | None]]:
    found = date_events(pairs, link(pairs, lexicon).claims)
    return {
        article.file: (f"{event.when.start}/{event.when.end}", event.when_basis)
        for article, annotations in found
        for event in annotations.events
        if event.when
    }


def test_last_year_is_the_day_that_another_article_gives(lexicon: Lexicon) -> None:
    pairs = [summit("wide", "2023-01-01/2023-12-31"), summit("exact", "2023-09-13")]
    found = whens(pairs, lexicon)
    assert found == whens(pairs[::-1], lexicon)
    assert found["wide.txt"] == ("2023-09-13/2023-09-13", "exact.txt dates it 2023-09-13")
    assert found["exact.txt"] == ("2023-09-13/2023-09-13", None)


@pytest.mark.parametrize(
    "others",
    [
        pytest.param([summit("exact", "2023-09-13", OTHERS)], id="other people"),
        pytest.param([summit("exact", "2022-09-13")], id="another year"),
        pytest.param([summit("exact", "2023-09-13", factuality="planned")], id="planned"),
        pytest.param([summit("a", "2023-09-13"), summit("b", "2023-11-20")], id="two meetings"),
    ],
)
def test_what_may_be_another_meeting_dates_nothing(others: list[Annotated], lexicon: Lexicon) -> None:
    found = whens([summit("wide", "2023-01-01/2023-12-31"), *others], lexicon)
    assert found["wide.txt"] == ("2023-01-01/2023-12-31", None)


def test_acts_that_recur_are_left_as_they_are(lexicon: Lexicon) -> None:
    def raid(name: str, when: str) -> Annotated:
        one = Draft(f"The {name} raid hit them that time.", "2024-05-01", name=name)
        one.event("ASSAULT", "raid", actor="Arland", target="Borduria", when=when, time="that time")
        return one.done()

    found = whens([raid("wide", "2023-01-01/2023-12-31"), raid("exact", "2023-09-13")], lexicon)
    assert found["wide.txt"] == ("2023-01-01/2023-12-31", None)
