"""Whom names, nominals and pronouns stand for."""

from dataclasses import replace
from datetime import date

import pytest
from marked import article_of

from onrecord.annotate.mentions import MentionIndex, find_mentions
from onrecord.annotate.parse import parse
from onrecord.lexicon import load
from onrecord.model import Article, Interval, Span


def mentions_of(article: Article):
    return find_mentions(article, parse(article), load())


def meant(text: str, words: str, article: Article | None = None) -> list[str]:
    """The referents of the last mention of `words`."""
    article = article or article_of(text)
    start = article.full_text.rindex(words)
    mention = MentionIndex(mentions_of(article)).at(Span(start, start + len(words)))
    return [referent.name for referent in mention.referents] if mention else []


EXAMPLES = [
    ("Anna Keller arrived late. Keller left early.", "Keller", ["Anna Keller"]),
    ("Anna Keller met Mr. Omar Haddad. He thanked her.", "He", ["Omar Haddad"]),
    ("Pyongyang has not replied.", "Pyongyang", ["North Korea"]),
    ("Rain fell in Pyongyang.", "Pyongyang", ["Pyongyang"]),
    ("The DPRK closed its border. Nobody entered the North.", "the North", ["North Korea"]),
    ("Cold air came from the North.", "the North", []),
    ("Interior Minister Anna Keller spoke. The minister was calm.", "The minister", ["Anna Keller"]),
    ("Omar Haddad, who lives here, left.", "who", ["Omar Haddad"]),
    ("French officials disagreed.", "French officials", ["French officials"]),
    ("A man spoke.", "A man", ["man"]),
    ("The White House objected.", "White House", ["White House"]),
]


@pytest.mark.parametrize(("text", "words", "expected"), EXAMPLES)
def test_who_is_meant(text: str, words: str, expected: list[str]) -> None:
    assert meant(text, words) == expected


def test_an_office_is_whoever_held_it_that_day() -> None:
    text = "The German chancellor was tired."
    for year, name in ((2015, "Angela Merkel"), (2022, "Olaf Scholz")):
        article = replace(article_of(text), published=Interval.day(date(year, 6, 1)))
        assert meant(text, "The German chancellor", article) == [name]


def test_a_party_is_whom_somebody_speaks_for() -> None:
    text = "Brazilian lawmaker Ana Souza resigned."
    person = next(one for one in mentions_of(article_of(text)) if one.referents[0].kind == "person")
    assert person.referents[0].party == "Brazil"


def test_every_mention_says_how_it_was_resolved() -> None:
    assert all(one.basis for one in mentions_of(article_of("Anna Keller left. She said the official knew.")))


def test_a_surname_alone_is_whoever_of_that_name_holds_office() -> None:
    text = "Merkel arrived in Rome. Anna Merkel stayed at home."
    article = replace(article_of(text), published=Interval.day(date(2015, 6, 1)))
    first = find_mentions(article, parse(article), load())[0]
    assert [referent.name for referent in first.referents] == ["Angela Merkel"]


def test_a_surname_takes_up_the_last_full_name_before_it() -> None:
    text = "Anna Keller met Omar Keller. Keller spoke. Later Anna Keller left. Keller waved."
    names = [one.referents[0].name for one in mentions_of(article_of(text)) if one.text == "Keller"]
    assert names == ["Omar Keller", "Anna Keller"]


def test_people_of_a_state_are_not_the_state() -> None:
    kinds = {
        one.text: one.referents[0].kind
        for one in mentions_of(article_of("Iranians hope. The Iranian army waits."))
    }
    assert kinds["Iranians"] == "group"
    assert kinds["Iranian"] == "state"
