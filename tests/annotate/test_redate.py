"""A publication date that is found later moves everything that was read against it."""

from dataclasses import replace
from datetime import date

from marked import article_of

from onrecord.annotate.annotate import annotate, redate
from onrecord.lexicon import load
from onrecord.model import Interval

TEXT = "Anna Keller said on Monday that Chad sold tanks to Mali last month."


def test_redating_is_the_same_as_having_known_the_date() -> None:
    undated = article_of(TEXT)
    dated = replace(undated, published=Interval.day(date(2024, 4, 10)))
    before = annotate(undated, load())
    after = redate(dated, before)
    assert after == annotate(dated, load())
    (statement,) = after.statements
    assert statement.said_on == Interval.day(date(2024, 4, 8))
    assert [event.when for event in after.events] == [Interval(date(2024, 3, 1), date(2024, 3, 31))]
    assert before.statements[0].said_on is None


def test_a_date_that_another_article_gave_is_read_anew() -> None:
    article = replace(article_of(TEXT), published=Interval.day(date(2024, 4, 10)))
    found = annotate(article, load())
    day = Interval.day(date(2024, 3, 14))
    moved = replace(found, events=tuple(replace(one, when=day, when_basis="x.txt") for one in found.events))
    assert redate(article, moved) == found
