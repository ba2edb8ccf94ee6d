"""Time expressions by example: the text, when it was published, and what a reader takes from it."""

from dataclasses import replace
from datetime import date

import pytest

from onrecord.annotate.times import anchor_times, find_times
from onrecord.annotate.times.find import find_timexes
from onrecord.model import Article, Interval

TUESDAY = date(2023, 9, 19)


def article(text: str, published: Interval | None) -> Article:
    return Article(
        id="a-1", sha256="0" * 64, kind="article", file="a.txt", url=None, title=None, outlet=None,
        agency=None,
        byline=(), dateline=None, published=published, published_basis=None, published_candidates=(),
        language="en", text=text, captions="", blocks=(), removed=(),
    )  # fmt: skip


def read(text: str, published: date | Interval | None) -> list[tuple[str, str, str, str | None]]:
    """Words, type, value and days ("2023-09-04/2023-09-10") of each expression."""
    return [
        (
            text[found.start : found.end],
            found.type,
            found.value,
            f"{found.interval.start}/{found.interval.end}" if found.interval else None,
        )
        for found in find_timexes(text, published)
    ]


def day(value: str) -> str:
    return f"{value}/{value}"


DATES = [
    ("The pact was signed on March 3, 2019.", [("March 3, 2019", "DATE", "2019-03-03", day("2019-03-03"))]),
    ("The pact was signed on 3 March 2019.", [("3 March 2019", "DATE", "2019-03-03", day("2019-03-03"))]),
    ("Filed 2021-04-05.", [("2021-04-05", "DATE", "2021-04-05", day("2021-04-05"))]),
    ("Filed 2021-04-05T10:15Z.", [("2021-04-05T10:15Z", "TIME", "2021-04-05T10:15", day("2021-04-05"))]),
    ("Filed 9/20/2021.", [("9/20/2021", "DATE", "2021-09-20", day("2021-09-20"))]),
    ("Filed 20/9/2021.", [("20/9/2021", "DATE", "2021-09-20", day("2021-09-20"))]),
    ("Oil fell in August 2014.", [("August 2014", "DATE", "2014-08", "2014-08-01/2014-08-31")]),
    ("They imposed a set of new tariffs in June.", [("June", "DATE", "2023-06", "2023-06-01/2023-06-30")]),
    ("Oil fell in early 2014.", [("early 2014", "DATE", "2014", "2014-01-01/2014-12-31")]),
    ("The mine opened in the late 1970s.", [("the late 1970s", "DATE", "197X", "1970-01-01/1979-12-31")]),
    ("A 19th century fort.", [("19th century", "DATE", "18XX", "1800-01-01/1899-12-31")]),
    ("Born in nineteen eighty-four.", [("nineteen eighty-four", "DATE", "1984", "1984-01-01/1984-12-31")]),
    ("Carthage fell in 146 BC.", [("146 BC", "DATE", "BC0146", None)]),
    ("They met from May 3 to June 9, 2011.", [
        ("May 3", "DATE", "2011-05-03", day("2011-05-03")),
        ("June 9, 2011", "DATE", "2011-06-09", day("2011-06-09")),
    ]),
    ("It grew in the 2009-11 slump.", [
        ("2009", "DATE", "2009", "2009-01-01/2009-12-31"), ("11", "DATE", "2011", "2011-01-01/2011-12-31"),
    ]),
]  # fmt: skip

RELATIVE = [
    ("The envoy arrived on Monday.", [("Monday", "DATE", "2023-09-18", day("2023-09-18"))]),
    ("The envoy will arrive on Monday.", [("Monday", "DATE", "2023-09-25", day("2023-09-25"))]),
    ("The envoy is due to arrive on Monday.", [("Monday", "DATE", "2023-09-25", day("2023-09-25"))]),
    ("Answers are expected by Friday.", [("Friday", "DATE", "2023-09-22", day("2023-09-22"))]),
    ("The envoy spoke Tuesday.", [("Tuesday", "DATE", "2023-09-19", day("2023-09-19"))]),
    ("The envoy came last Friday.", [("last Friday", "DATE", "2023-09-15", day("2023-09-15"))]),
    ("They will talk next Friday.", [("next Friday", "DATE", "2023-09-22", day("2023-09-22"))]),
    ("The envoy left yesterday.", [("yesterday", "DATE", "2023-09-18", day("2023-09-18"))]),
    ("He left yesterday morning.", [("yesterday morning", "TIME", "2023-09-18TMO", day("2023-09-18"))]),
    ("Shots rang out last night.", [("last night", "TIME", "2023-09-18TNI", day("2023-09-18"))]),
    ("Exports fell last week.", [("last week", "DATE", "2023-W37", "2023-09-11/2023-09-17")]),
    ("Exports fell this month.", [("this month", "DATE", "2023-09", "2023-09-01/2023-09-30")]),
    ("Exports may fall next year.", [("next year", "DATE", "2024", "2024-01-01/2024-12-31")]),
    ("Exports fell in the third quarter.", [
        ("the third quarter", "DATE", "2023-Q3", "2023-07-01/2023-09-30"),
    ]),
    ("Exports fell this summer.", [("this summer", "DATE", "2023-SU", "2023-06-01/2023-08-31")]),
    ("They clashed over the weekend.", [("the weekend", "DATE", "2023-W37-WE", "2023-09-16/2023-09-17")]),
    ("They clashed two weeks ago.", [("two weeks ago", "DATE", "2023-W36", "2023-09-04/2023-09-10")]),
    ("They clashed ten days ago.", [("ten days ago", "DATE", "2023-09-09", day("2023-09-09"))]),
    ("The ban was lifted in October.", [("October", "DATE", "2022-10", "2022-10-01/2022-10-31")]),
    ("The ban will be lifted in October.", [("October", "DATE", "2023-10", "2023-10-01/2023-10-31")]),
    ("The ban was lifted on Sept. 6.", [("Sept. 6", "DATE", "2023-09-06", day("2023-09-06"))]),
    ("The ban was lifted on Friday, Aug. 4.", [("Friday, Aug. 4", "DATE", "2023-08-04", day("2023-08-04"))]),
    ("Polls open on Christmas Day.", [("Christmas Day", "DATE", "2023-12-25", day("2023-12-25"))]),
    ("It began on May 4, 2020. The next day it spread.", [
        ("May 4, 2020", "DATE", "2020-05-04", day("2020-05-04")),
        ("The next day", "DATE", "2020-05-05", day("2020-05-05")),
    ]),
    ("It began in 1999. The following year it spread.", [
        ("1999", "DATE", "1999", "1999-01-01/1999-12-31"),
        ("The following year", "DATE", "2000", "2000-01-01/2000-12-31"),
    ]),
    ("It struck on May 4, 2020. Two days later it was gone.", [
        ("May 4, 2020", "DATE", "2020-05-04", day("2020-05-04")),
        ("Two days later", "DATE", "2020-05-06", day("2020-05-06")),
    ]),
    ("Profit in the second quarter rose from a year earlier.", [
        ("the second quarter", "DATE", "2023-Q2", "2023-04-01/2023-06-30"),
        ("a year earlier", "DATE", "2022-Q2", "2022-04-01/2022-06-30"),
    ]),
]  # fmt: skip

CLOCKS = [
    ("It went off at 7:15 p.m. on Monday.", [
        ("7:15 p.m. on Monday", "TIME", "2023-09-18T19:15", day("2023-09-18")),
    ]),
    ("It went off around 9 a.m. local time.", [
        ("around 9 a.m. local time", "TIME", "2023-09-19T09:00", day("2023-09-19")),
    ]),
    ("It went off at 0430 GMT.", [("0430 GMT", "TIME", "2023-09-19T04:30", day("2023-09-19"))]),
    ("It ended at noon.", [("noon", "TIME", "2023-09-19T12:00", day("2023-09-19"))]),
]  # fmt: skip

LENGTHS = [
    ("The talks took three days.", [("three days", "DURATION", "P3D", None)]),
    ("The talks took half an hour.", [("half an hour", "DURATION", "PT30M", None)]),
    ("The talks took 2 1/2 years.", [("2 1/2 years", "DURATION", "P2Y6M", None)]),
    ("A two-year truce.", [("two-year", "DURATION", "P2Y", None)]),
    ("A yearlong truce.", [("yearlong", "DURATION", "P1Y", None)]),
    ("Over the past three months, it held.", [("the past three months", "DURATION", "P3M", None)]),
    ("It held for nearly two decades.", [("nearly two decades", "DURATION", "P20Y", None)]),
    ("It held for several weeks.", [("several weeks", "DURATION", "PXW", None)]),
    ("They meet every Tuesday.", [("every Tuesday", "SET", "XXXX-WXX-2", None)]),
    ("They meet annually.", [("annually", "SET", "P1Y", None)]),
    ("They meet every two weeks.", [("every two weeks", "SET", "P2W", None)]),
    ("They recently met.", [("recently", "DATE", "PAST_REF", None)]),
    ("They are now allies.", [("now", "DATE", "PRESENT_REF", None)]),
    ("They may soon meet.", [("soon", "DATE", "FUTURE_REF", None)]),
]

UNTOUCHED = [
    "He may march on, said a second man.",
    "The 44-year-old driver, 52 years old in some reports, fled.",
    "A quarter of the vote went to The Daily Planet's owner.",
    "Some 1,500 shells and 1200 rockets, at $1999 each.",
    "Version 3.2.1 cost 14% more; see https://example.org/2016/04/story.",
]


@pytest.mark.parametrize(("text", "expected"), DATES + RELATIVE + CLOCKS + LENGTHS)
def test_expression(text: str, expected: list[tuple[str, str, str, str | None]]) -> None:
    assert read(text, TUESDAY) == expected


@pytest.mark.parametrize("text", UNTOUCHED)
def test_no_expression(text: str) -> None:
    assert read(text, TUESDAY) == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("SOFIA, Sept. 20 — It rained.", "XXXX-09-20"),
        ("It rained on Wednesday.", "XXXX-WXX-3"),
        ("It rained yesterday.", "XXXX-XX-XX"),
        ("It rained last week.", "XXXX-WXX"),
        ("It rained last month.", "XXXX-XX"),
        ("It rained last year.", "XXXX"),
        ("It rained in the first quarter.", "XXXX-Q1"),
        ("It rained last summer.", "XXXX-SU"),
    ],
)
def test_without_a_publication_date_the_value_keeps_its_gaps(text: str, value: str) -> None:
    (time,) = find_times(article(text, None))
    assert (time.value, time.interval, time.needs_anchor) == (value, None, True)


def test_expressions_that_stand_alone_need_no_anchor() -> None:
    times = find_times(article("In 2019 the two-year truce of 3 May 2017 was now over.", None))
    assert [(time.value, time.needs_anchor) for time in times] == [
        ("2019", False), ("P2Y", False), ("2017-05-03", False), ("PRESENT_REF", False),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "value", "interval"),
    [
        ("It rained this month.", "2023-09", ("2023-09-01", "2023-09-30")),
        ("It rained on Monday.", "2023-09-18", ("2023-09-18", "2023-09-18")),
        ("It rained yesterday.", "2023-09-XX", ("2023-09-18", "2023-09-20")),
        ("It rained on Wednesday.", "2023-09-XX", ("2023-09-13", "2023-09-20")),
    ],
)
def test_published_on_one_of_several_days(text: str, value: str, interval: tuple[str, str]) -> None:
    published = Interval(date(2023, 9, 19), date(2023, 9, 21))
    (time,) = find_times(article(text, published))
    assert time.interval
    assert (time.value, (str(time.interval.start), str(time.interval.end))) == (value, interval)
    assert time.needs_anchor


def test_anchor_times_reads_the_same_words_against_a_later_found_date() -> None:
    text = "The envoy left yesterday, three days after he came."
    times = find_times(article(text, None))
    anchored = anchor_times(times, article(text, Interval.day(TUESDAY)))
    assert [time.span for time in anchored] == [time.span for time in times]
    assert [(time.text, time.value) for time in anchored] == [
        ("yesterday", "2023-09-18"),
        ("three days", "P3D"),
    ]


def test_captions_count() -> None:
    with_caption = article("The envoy left.", Interval.day(TUESDAY))
    with_caption = replace(with_caption, captions="\n\nThe envoy on June 18.")
    (time,) = find_times(with_caption)
    assert time.span.of(with_caption.full_text) == time.text == "June 18"


def test_a_history_carries_its_year_on() -> None:
    text = (
        "In 1854 the fleet sailed. In June 1855 the fort fell, and on 8 September the city. "
        "The peace of 30 March 1856 held until April 1877."
    )
    values = [found.value for found in find_timexes(text, TUESDAY)]
    assert values == ["1854", "1855-06", "1855-09-08", "1856-03-30", "1877-04"]


def test_a_paragraph_break_ends_an_expression() -> None:
    assert [found[0] for found in read("It was May\n\n3 men came in June\n5 2011.", TUESDAY)][
        -1
    ] != "May\n\n3"
