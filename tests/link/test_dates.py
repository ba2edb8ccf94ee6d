"""Publication dates that the lexicon, copies and other articles fix."""

from dataclasses import replace

from drafts import Draft, day

from onrecord.lexicon import Lexicon
from onrecord.link.copies.find import find_copies
from onrecord.link.dates.settle import narrow_dates, settle

KERRY = "Secretary of State John Kerry said it rains."
CHIEFS = "Ivan Petrov of Arland + Bo Lee of Borduria"


def summit(name: str, published: str | None, when: str | None, words: str, **more: object) -> Draft:
    one = Draft(f"Petrov and Lee met in the capital {words}.", published, name=name)
    one.event("CONSULT", "met", actor=CHIEFS, when=when, time=words, **more)
    one.time(words, when)
    return one


def test_the_term_of_somebody_in_office_picks_the_year(lexicon: Lexicon) -> None:
    one = Draft(KERRY, candidates=("2008-10-15", "2014-10-15"))
    one.mention("John Kerry", "John Kerry", "john-kerry")
    (found,) = narrow_dates([one.done()], lexicon)
    assert found.published == day("2014-10-15")
    assert found.basis.startswith("Secretary of State John Kerry held that office from 2013-02-01")


def test_a_former_office_says_nothing(lexicon: Lexicon) -> None:
    one = Draft("Former " + KERRY, candidates=("2008-10-15", "2014-10-15"))
    one.mention("John Kerry", "John Kerry", "john-kerry")
    assert narrow_dates([one.done()], lexicon) == ()


def test_an_event_that_another_article_dates(lexicon: Lexicon) -> None:
    dated = summit("dated", "2023-09-20", "2023-09-13", "on Sept. 13")
    late = summit("late", "2020-01-01/2026-12-31", None, "last year")
    (found,) = narrow_dates([late.done(), dated.done()], lexicon)
    assert found.article == late.id
    assert found.published == day("2024-01-01/2024-12-31")
    assert '"last year" said of a CONSULT of Arland, Borduria that dated.txt dates 2023-09-13' in found.basis


def test_a_planned_event_dates_nothing(lexicon: Lexicon) -> None:
    plan = summit("plan", "2024-06-18", "2024-06-19", "on Wednesday", factuality="planned")
    late = summit("late", "2020-01-01/2026-12-31", None, "last year")
    assert narrow_dates([late.done(), plan.done()], lexicon) == ()


def test_events_in_different_states_are_not_one(lexicon: Lexicon) -> None:
    dated = summit("dated", "2023-09-20", "2023-09-13", "on Sept. 13", places=("Japan",))
    late = summit("late", "2020-01-01/2026-12-31", None, "last year", places=("Canada",))
    assert narrow_dates([late.done(), dated.done()], lexicon) == ()


def test_of_two_vetoes_the_one_told_with_the_same_third_party(lexicon: Lexicon) -> None:
    def veto(name: str, published: str, when: str | None, words: str, matter: str) -> Draft:
        one = Draft(f"Arland vetoed {words} a text on {matter}.", published, name=name)
        one.event("REJECT", "vetoed", mode="veto", actor="Arland", when=when, time=words)
        one.time(words, when)
        return one

    pairs = [
        veto("one", "2024-03-28", "2024-03-28", "today", "Japan").done(),
        veto("two", "2024-04-24", "2024-04-24", "today", "Canada").done(),
        veto("late", "2021-01-01/2026-12-31", None, "last month", "the Japanese fleet").done(),
    ]
    (found,) = narrow_dates(pairs, lexicon)
    assert found.published == day("2024-04-01/2024-04-30")


def test_a_copy_follows_its_original_within_days(lexicon: Lexicon) -> None:
    text = " ".join(
        f"Sentence number {n} tells of the flood in the old harbour town of Mill {n}." for n in range(9)
    )
    first, second = Draft(text, "2024-05-06", name="first"), Draft(text, name="second")
    pairs = [first.done(), second.done()]
    (found,) = narrow_dates(pairs, lexicon, find_copies([pair[0] for pair in pairs]))
    assert found.article == second.id
    assert found.published == day("2024-04-29/2024-05-13")


def test_a_month_without_its_year_is_that_of_the_event(lexicon: Lexicon) -> None:
    dated = summit("dated", "2024-03-29", "2024-03-28", "on Thursday")
    late = summit("late", "2023-10-01/2024-12-31", None, "in March")
    late.times[0] = replace(late.times[0], value="XXXX-03")
    (found,) = narrow_dates([late.done(), dated.done()], lexicon)
    assert found.published == day("2024-03-28/2024-12-31")


def test_a_speech_is_quoted_in_the_days_after_it(lexicon: Lexicon) -> None:
    speech = " ".join(
        f"We went {n} times to hill {n} in order to see what {n} of them had done." for n in range(6)
    )
    said = Draft(f"THE MINISTER: {speech}", "2024-05-06", name="said").done()
    said = replace(said[0], kind="transcript"), said[1]
    quoted = Draft(
        f"It rained on the town for days before she came. “{speech}” she told them.", name="q"
    ).done()
    (found,) = narrow_dates([said, quoted], lexicon, find_copies([said[0], quoted[0]]))
    assert found.published == day("2024-05-06/2024-05-13")
    assert found.basis == "quotes said.txt, spoken 2024-05-06"


def test_contradictions_leave_the_candidates_and_are_named(lexicon: Lexicon) -> None:
    one = Draft(KERRY, candidates=("2003-10-15", "2008-10-15"))
    one.mention("John Kerry", "John Kerry", "john-kerry")
    (found,) = narrow_dates([one.done()], lexicon)
    assert found.candidates == (day("2003-10-15"), day("2008-10-15"))
    assert "contradicted by: Secretary of State John Kerry" in found.basis


def test_an_article_that_was_dated_dates_the_next(lexicon: Lexicon) -> None:
    dated = summit("dated", "2023-09-20", "2023-09-13", "on Sept. 13")
    late = summit("late", "2020-01-01/2026-12-31", None, "last year")
    pairs, dates = settle([late.done(), dated.done()], lexicon)
    assert [one.article for one in dates] == [late.id]
    assert {article.id: article.published for article, _ in pairs}[late.id] == day("2024-01-01/2024-12-31")


def test_what_is_dated_well_stays(lexicon: Lexicon) -> None:
    one = Draft(KERRY, "1999-01-01")
    one.mention("John Kerry", "John Kerry", "john-kerry")
    assert narrow_dates([one.done()], lexicon) == ()
