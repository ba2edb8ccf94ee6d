"""One quotation as several articles print it, and dates that a transcript fixes."""

from dataclasses import replace
from datetime import date

from drafts import Draft, day

from onrecord.lexicon import Lexicon
from onrecord.link.checks.drift import find_quotes
from onrecord.link.checks.find import check_statements, with_days
from onrecord.link.checks.turns import TurnIndex
from onrecord.link.dates.settle import narrow_dates
from onrecord.link.ports import Annotated
from onrecord.model import Article, Span, Turn

SAID = "We counted forty boats in the bay that night, and not one of them had a light."
PRINTED = "We counted fourteen boats in the bay that night, and not one of them had a light."
SHORT = "in the bay that night, and not one of them had a light"


def article(name: str, words: str, published: str | None = None, speaker: str = "Ada Rawnsley") -> Annotated:
    draft = Draft(
        f"It was dark. “{words}” Rawnsley said.", name=name, published=published, outlet=name.title()
    )
    draft.says(f"{speaker} of Borduria", f"“{words}”")
    found, annotations = draft.done()
    return found, replace(
        annotations, statements=tuple(replace(one, kind="direct") for one in annotations.statements)
    )


def transcript(published: str) -> Article:
    found, _ = Draft(SAID, name="briefing", published=published).done()
    return replace(
        found, kind="transcript", turns=(Turn("MS. RAWNSLEY", "Ada Rawnsley", Span(0, len(SAID))),)
    )


def test_variants_stand_side_by_side(lexicon: Lexicon) -> None:
    found = [article("globe", SAID), article("post", SAID), article("star", PRINTED), article("sun", SHORT)]
    (quote,) = find_quotes(found, lexicon)
    assert quote.speaker == "Ada Rawnsley"
    assert [[one.words for one in each] for each in quote.variants] == [[SAID, SAID], [PRINTED], [SHORT]]
    texts = {one.id: one.full_text for one, _ in found}
    assert all(one.span.of(texts[one.article]) == one.words for each in quote.variants for one in each)


def test_other_people_and_other_words_are_not_gathered(lexicon: Lexicon) -> None:
    others = [
        article("post", SAID, speaker="Bo Dahl"),
        article("star", "The lights will be back in a week or so."),
    ]
    assert find_quotes([article("globe", SAID), *others], lexicon) == ()


def test_the_order_of_articles_makes_no_difference(lexicon: Lexicon) -> None:
    found = [article("globe", SAID), article("star", PRINTED), article("sun", SHORT)]
    assert {quote.id for quote in find_quotes(found, lexicon)} == {
        quote.id for quote in find_quotes(sorted(found, key=lambda one: one[0].id), lexicon)
    }


def test_a_transcript_gives_the_day_of_the_words_and_of_the_news(lexicon: Lexicon) -> None:
    undated = article("globe", PRINTED)
    checks = check_statements([undated], TurnIndex.of([transcript("2031-05-14")]), {}, lexicon)
    assert [one.check for each in checks for one in each.records] == ["altered"]
    ((_, annotations),) = with_days([undated], checks)
    assert annotations.statements[0].said_on == day("2031-05-14")
    (dated,) = narrow_dates([undated], lexicon, (), checks)
    assert dated.published == day("2031-05-14/2031-05-21")
    assert "quotes what Ada Rawnsley said on 2031-05-14" in dated.basis


def test_what_is_known_is_kept_until_a_transcript_comes(lexicon: Lexicon) -> None:
    found = article("globe", PRINTED, "2031-05-15")
    first = check_statements([found], TurnIndex.of([]), {}, lexicon)
    known = {one.statement: replace(one, records=()) for one in first}
    assert check_statements([found], TurnIndex.of([]), known, lexicon)[0].records == ()
    later = TurnIndex.of([transcript("2031-06-01")])
    assert check_statements([found], later, known, lexicon)[0].records == ()  # cannot have been quoted from
    fits = TurnIndex.of([transcript("2031-05-14")])
    assert check_statements([found], fits, known, lexicon)[0].records[0].check == "altered"


def test_dates_at_the_ends_of_the_calendar_do_no_harm(lexicon: Lexicon) -> None:
    ends = article("globe", PRINTED, f"{date.min}/{date.max}")
    assert check_statements([ends], TurnIndex.of([transcript("2031-05-14")]), {}, lexicon)
