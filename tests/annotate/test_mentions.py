"""Whom names, nominals and pronouns stand for."""

from dataclasses import replace
from datetime import date

import pytest
from marked import article_of

from onrecord.annotate.mentions import MentionIndex, find_mentions
from onrecord.annotate.parse import parse
from onrecord.lexicon import load
from onrecord.model import Article, Block, Interval, Segment, Span


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
    # a surname that is also a state, after the person was introduced
    ("Lisa Monaco spoke on Monday. Monaco said the plan was ready.", "Monaco", ["Lisa Monaco"]),
    ("Lisa Monaco spoke on Monday. She lives in Monaco.", "Monaco", ["Monaco"]),
    # names that are cut
    ("Staffan de Mistura arrived. De Mistura said talks would begin.", "De Mistura", ["Staffan de Mistura"]),
    ("Bashar al-Tarek left. Tarek waved.", "Tarek", ["Bashar al-Tarek"]),
    ("Omar Haddad Jr. arrived. Haddad said no.", "Haddad", ["Omar Haddad Jr."]),
    ("Anna B. Keller won. Later Anna Keller rested.", "Anna Keller", ["Anna B. Keller"]),
    # whom a lead is about is named after it, with an age
    (
        "An Arica man was jailed on Monday. Omar Haddad, 34, was jailed for theft.",
        "An Arica man",
        ["Omar Haddad"],
    ),
    ("An Arica man was killed. Omar Haddad, 34, was charged with murder.", "An Arica man", ["Arica man"]),
    ("A man was hit by a car. The driver, Omar Haddad, 34, was hit by another.", "A man", ["man"]),
    ("An Arica man was jailed on Monday. Judge Anna Keller, 61, spoke.", "An Arica man", ["Arica man"]),
    # grammar rules out
    ('Tom Berg shouted. "Go," he warned as Karl Lund left.', "he", ["Tom Berg"]),
    ('Anna Keller was sure. "Jane Berg was wrong," she said.', "she", ["Anna Keller"]),
    ('"Paul Cole is kind. I think he wins," said Tom Berg.', "he", ["Paul Cole"]),
    # who says so
    ("Anna Keller arrived. Jane Berg said she was late.", "she", ["Jane Berg"]),
    ("Tom Berg left. When he came back, Tom Berg was calm.", "he", ["Tom Berg"]),
    ("Denmark closed the road, it said on Monday.", "it", ["Denmark"]),
    # one and the same person
    ("The envoy, Ann Lee, arrived with Mary Cole. She said it was late.", "She", ["Ann Lee"]),
    ("The special envoy to Chad, Ann Lee, called it cruel. It was raining, she said.", "she", ["Ann Lee"]),
    ("Critics who oppose the plan said they would sue.", "they", ["Critics"]),
    ("Anna Keller, a lecturer at the University of Bergen, who wrote it, left.", "who", ["Anna Keller"]),
    # the parser takes the verb for a participle, and the name for what modifies a noun
    (
        "Tom Berg left. Another official said no. Berg first shocked fans in May, when he won.",
        "he",
        ["Tom Berg"],
    ),
    # a surname that a family shares
    (
        "Tom Berg spoke. Berg smiled. Berg sat between Omar Haddad and his wife, Jane Berg. Berg left.",
        "Berg",
        ["Tom Berg"],
    ),
    ("Tom Berg spoke. Berg smiled. Berg sat. Jane Berg replied. Berg left.", "Berg", ["Jane Berg"]),
    # a company by its trade and by its town
    ("Ann Lee slammed auto supplier Johnson Lund. It was late, she said.", "she", ["Ann Lee"]),
    (
        "Lund Motors will cut jobs. The Palo Alto, California-based company said it is late.",
        "company",
        ["Lund Motors"],
    ),
    # a body that somebody is head of
    ("Tom Berg met the head of Acme Paul Cole.", "Cole", ["Paul Cole"]),
    # what no person is
    (
        "Tom Berg was born in Chad, but his mother was a Danish citizen, which lets him stay.",
        "which",
        [],
    ),
    ("Tom Berg bought a car in Bergen. The Lund Turbo broke down at noon. He sold it.", "He", ["Tom Berg"]),
    ("Tom Berg ran. The Jaguars chased Tom Berg. He fell.", "He", ["Tom Berg"]),
    # the body of the clause that one depends on, and the subject that has what is its own
    (
        "The city has many voters. Tom Berg ordered an audit of the elections board after it lost names.",
        "it",
        ["elections board"],
    ),
    (
        "Iran said it would sell more oil. The IEA is sticking with its forecast.",
        "its",
        ["International Energy Agency"],
    ),
    ("Russia says another group of its planes flies back.", "its", ["Russia"]),
    ("Tom Berg spoke on Monday. The businessman was calm.", "The businessman", ["Tom Berg"]),
    ("Tom Berg left. The mayor of Arica stayed.", "The mayor", ["mayor of Arica"]),
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


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("Hillary Clinton resigned.", "Democratic Party"),
        ("Ann Lee, a Hillary Clinton spokeswoman, resigned.", "Democratic Party"),
        ("Angela Merkel resigned.", "Germany"),
        ("German chancellor Ann Lee resigned.", "Germany"),
        ("Ann Lee, Germany's chancellor and a former general, resigned.", "Germany"),
        ("Former German chancellor Ann Lee resigned.", None),
        ("Germany's ex-chancellor Ann Lee resigned.", None),
    ],
)
def test_for_whom_people_speak_who_hold_no_office(text: str, party: str | None) -> None:
    """A politician speaks for a political party; of others the lexicon may not know all offices."""
    article = replace(article_of(text), published=Interval.day(date(2021, 12, 20)))
    found = find_mentions(article, parse(article), load())
    person = next(one.referents[0] for one in found if one.referents[0].kind == "person")
    assert person.party == party


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
    assert meant("Some Danes left.", "Danes") == ["Danes"]
    assert meant("The Danes left.", "Danes") == ["Denmark"]


def test_a_given_name_tells_who_is_meant() -> None:
    text = "Susan Lund and Peter Holm met. Susan Lund spoke for an hour. Later he agreed."
    assert meant(text, "he") == ["Peter Holm"]


def test_a_heading_in_capitals_names_nobody() -> None:
    text = "Plain Talk Wins Prize\n\nAnna Keller won a prize for plain talk on Monday."
    names = [one.text for one in mentions_of(article_of(text)) if one.form == "name"]
    assert names == ["Anna Keller"]


def test_a_name_is_found_over_a_line_end() -> None:
    text = "Nobody was surprised when officials in North\nKorea denied it."
    block = Block("paragraph", Span(0, len(text)), (Segment(0, 0, len(text)),))
    article = replace(article_of(text), text=text, blocks=(block,))
    (korea,) = [one for one in mentions_of(article) if one.form == "name"]
    assert (korea.text, korea.span.of(text)) == ("North Korea", "North\nKorea")


def test_a_surname_means_who_is_called_so_by_office() -> None:
    text = "President Obama spoke.\n\nFirst Lady Michelle Obama sat in the box.\n\nObama promised to return."
    article = replace(article_of(text), published=Interval.day(date(2015, 6, 1)))
    assert meant(text, "Obama", article) == ["Barack Obama"]


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        (
            "The Seed Quality Trade Commission (SQTC) fined Lund Mills. The SQTC said more was due.",
            "SQTC",
            ["Seed Quality Trade Commission"],
        ),
        (
            "Wire, a Danish retailer, said so on Monday. The chain closed shops.",
            "The chain",
            ["Wire"],
        ),
        (
            "Anna Keller, a lawyer who lives in Bergen, came with Jane Berg. The lawyer said no.",
            "The lawyer",
            ["Anna Keller"],
        ),
        (
            "Berg Steel CEO says plant is to open. Berg Steel Inc's plant opens soon, "
            "Chief Executive Anna Keller said on Monday.",
            "Berg Steel CEO",
            ["Anna Keller"],
        ),
        (
            "Pastor Phil Barlow knew the family. The children were friendly, the pastor told a station.",
            "the pastor",
            ["Phil Barlow"],
        ),
    ],
)
def test_a_description_is_whom_the_article_names(text: str, words: str, expected: list[str]) -> None:
    assert meant(text, words) == expected


def test_a_spokesman_is_of_whom_he_speaks_for() -> None:
    text = "The Baghdad spokesman for the United Nations said it was late."
    (one,) = (mention for mention in mentions_of(article_of(text)) if mention.form == "nominal")
    assert one.referents[0].party == "United Nations"


def test_a_name_between_commas_is_of_the_phrase_before_it() -> None:
    text = (
        "A spokesman for the Russian defence ministry, Maj. Gen. Pavel Orlov, was quoted as saying it fell."
    )
    (one,) = (mention for mention in mentions_of(article_of(text)) if "Orlov" in mention.text)
    assert one.referents[0].party == "Russia"
