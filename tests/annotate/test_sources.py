"""Who speaks where the source is a description, a document or a list, or stands elsewhere."""

import pytest
from marked import article_of

from onrecord.annotate.mentions import find_mentions
from onrecord.annotate.parse import parse
from onrecord.annotate.statements import find_statements
from onrecord.lexicon import load


def last_speakers(text: str) -> list[str]:
    """The speakers of the last statement."""
    article, lexicon = article_of(text), load()
    parsed = parse(article)
    found = find_statements(article, parsed, find_mentions(article, parsed, lexicon), (), lexicon)
    return [one.name for one in found[-1].speakers]


DESCRIBED = [
    (
        "The port will close in May, two people familiar with the talks said.",
        ["two people familiar with the talks"],
    ),
    ("A spokesman for the port authority said the port will close.", ["spokesman for the port authority"]),
    (
        "An official who asked not to be named said the port will close.",
        ["official"],
    ),
    ("About two in five residents said they would leave.", ["About two in five residents"]),
    ("Several towns in northern Peru said they would leave.", ["Several towns in northern Peru"]),
    ("Omar Haddad fell ill. His wife said that he was poisoned.", ["Omar Haddad’s wife"]),
    (
        "Two officials briefed on the talks said the port will close. The officials said it is old.",
        ["Two officials briefed on the talks"],
    ),
    (
        "Two officials briefed on the talks said the port will close. They said it is old.",
        ["Two officials briefed on the talks"],
    ),
    ("Some Danes said they would leave.", ["Some Danes"]),
    ("A recently retired officer said the port will close.", ["recently retired officer"]),
    ("Berg Lund VP Anna Keller said the port will close.", ["Anna Keller"]),
    # two subjects, by the parser: what somebody is and the name
    ("Keller's chief of staff Omar Haddad said the port will close.", ["Omar Haddad"]),
    ("The port will close, the engineers, Mr. Haddad and Mr. Lund, said in a letter.", ["Haddad", "Lund"]),
    ("Almost 9 in 10 voters said they were angry.", ["Almost 9 in 10 voters"]),
    ("Shops like Lund and Keller said they would close.", ["Shops like Lund and Keller"]),
    (
        "Organizers of the Winds of Spring (WOS) arts festival said they were sorry.",
        ["Organizers of the Winds of Spring (WOS) arts festival"],
    ),
    (
        "Privacy advocates warn that the plan is bad. The plan will hurt many people, advocates say.",
        ["Privacy advocates"],
    ),
    ("Lund Motors cut 800 jobs. A spokeswoman said the cuts were needed.", ["spokeswoman for Lund Motors"]),
    (
        "Lund Motors sued Keller Foods. A spokeswoman said the cuts were needed.",
        ["spokeswoman"],
    ),
    (
        "They have a rival, with a high-ranking member and spiritual leader saying that the war will go on.",
        ["high-ranking member and spiritual leader"],
    ),
]

FULLER = [
    ("Arica police closed the port. The port is old, police said.", ["Arica police"]),
    ("State police closed the port. Police said it is old.", ["Police"]),
    ("New York police closed the port. Police said it is old.", ["New York police"]),
    ("Arica police closed the port, and Lund police came. Police said it is old.", ["Police"]),
    (
        "The Arica Police Department closed the port.\n\nPolice said the port is old.",
        ["Arica Police Department"],
    ),
    ("Police said the port is old.\n\nThe Arica Police Department closed it.", ["Arica Police Department"]),
    ("Danish officials closed the port. Officials said it is old.", ["Danish officials"]),
    (
        "Danish officials met Chilean officials. Officials said the port is old.",
        ["Officials"],  # either of them
    ),
    (
        "Two senior officials closed the port. Officials said it is old.",
        ["Officials"],  # not these two only
    ),
    (
        "Danish residents left the port. Residents in the south said they were sad.",
        ["Residents in the south"],
    ),
]


@pytest.mark.parametrize(("text", "expected"), FULLER)
def test_a_bare_noun_is_the_only_one_told_with_more(text: str, expected: list[str]) -> None:
    assert last_speakers(text) == expected


SHARES = [
    (
        "In the poll, 61 percent of those asked liked the bank. But 39 percent said it is too big.",
        ["39 percent of those asked"],
    ),
    ("The poll is new. In all, 39 percent said that the bank is too big.", ["39 percent"]),
]


@pytest.mark.parametrize(("text", "expected"), SHARES)
def test_a_share_is_of_those_told_of_before(text: str, expected: list[str]) -> None:
    assert last_speakers(text) == expected


def test_what_is_the_same_is_no_part_of_who_said_it() -> None:
    text = "There were 150 people on both trains, the same number police earlier said had been hurt."
    assert last_speakers(text) == ["police"]


def test_they_are_all_who_were_the_subject() -> None:
    text = "Residents and shopkeepers left. They said the port was too loud."
    assert last_speakers(text) == ["Residents", "shopkeepers"]


def test_what_is_asked_is_no_part_of_who_asks() -> None:
    text = "Omar Haddad was asked by a moderator how much the agency paid for the software."
    assert last_speakers(text) == ["moderator"]


def test_a_name_ends_before_a_bracket() -> None:
    text = "Lund Motors AG(LUMG_p.DE), still reeling from the crisis, said it would cut 800 jobs."
    assert last_speakers(text) == ["Lund Motors AG"]


def test_a_date_before_a_colon_is_nobody() -> None:
    text = "She wrote a diary of the trek. Day 68: “The wind was hard and we did not walk far.”"
    assert last_speakers(text) == []


@pytest.mark.parametrize(("text", "expected"), DESCRIBED)
def test_a_description_is_given_whole(text: str, expected: list[str]) -> None:
    assert last_speakers(text) == expected


DOCUMENTS = [
    (
        "A report by the Congressional Budget Office said the plan is dear. The report said it is late.",
        ["report by the Congressional Budget Office"],
    ),
    ("A statement from Anna Keller said the plan will fail.", ["Anna Keller"]),
    ("A poll by two universities found that the plan will fail.", ["poll by two universities"]),
    (
        "Minutes of the bank's May meeting were out. The plan is dear, according to the minutes.",
        ["Minutes of the bank's May meeting"],
    ),
    (
        "A study by the University of Oslo is out. The study released on Monday said the plan will fail.",
        ["study by the University of Oslo"],
    ),
]


@pytest.mark.parametrize(("text", "expected"), DOCUMENTS)
def test_a_document_is_told_by_whose_it_is(text: str, expected: list[str]) -> None:
    assert last_speakers(text) == expected


ELSEWHERE = [
    ("A spokesman for Los Angeles County, Omar Haddad, declined to comment.", ["Omar Haddad"]),
    (
        "Lund's president for Europe, Middle East and Africa, Omar Haddad, said the plan will fail.",
        ["Omar Haddad"],
    ),
    (
        "Residents, local lawmakers and environmentalists have sharply criticized the plan.",
        ["Residents", "local lawmakers", "environmentalists"],
    ),
    (
        "The Nordic states, Norway, Denmark and Sweden, said the plan will fail.",
        ["Norway", "Denmark", "Sweden"],
    ),
    ("A majority of people, but not a huge majority, say the plan will fail.", ["majority of people"]),
    ("The mayor and the director, Anna Keller, said the plan will fail.", ["mayor", "Anna Keller"]),
    (
        "The plan will fail, said his friend and former Lund Motors executive Omar Haddad.",
        ["Omar Haddad"],
    ),
    ("The backer, Lund & Keller Group of Houston, said it would sell.", ["Lund & Keller Group"]),
    (
        "Police named one of them as F. Danish media identified him as Omar Haddad and said he was ill.",
        ["F. Danish media"],  # no full stop for the parser, but not the police
    ),
    (
        "Last month, a threatening letter was sent to Haddad's son, Omar, urging an end to the campaign.",
        ["threatening letter"],
    ),
    ("Anna Keller and Omar Haddad said the plan will fail.", ["Anna Keller", "Omar Haddad"]),
    ("One of the residents, Omar Haddad, said the plan will fail.", ["Omar Haddad"]),
    (
        "Karl Lund left. The mayor of the Chilean city of Arica, Omar Haddad, said the plan will fail.",
        ["Omar Haddad"],
    ),
    (
        "Lund Motors grew. The Palo Alto, California-based company said it would cut 800 jobs.",
        ["Lund Motors"],
    ),
]


WHO = [
    (
        "They were stopped by protesters, many of them Danes, who say that the remarks are dangerous.",
        ["protesters"],
    ),
    (
        "Soldiers shot at people in the streets who accused the government of lying.",
        ["people in the streets"],
    ),
    (
        "The bill is opposed by tech companies and privacy advocates who say it will hurt trade.",
        ["tech companies", "privacy advocates"],
    ),
    (
        "A teenager who attacked a shop is a Danish citizen who said he acted alone.",
        ["teenager who attacked a shop"],
    ),
]


@pytest.mark.parametrize(("text", "expected"), WHO)
def test_who_stands_for_people(text: str, expected: list[str]) -> None:
    assert last_speakers(text) == expected


@pytest.mark.parametrize(("text", "expected"), ELSEWHERE)
def test_all_who_speak_are_named(text: str, expected: list[str]) -> None:
    assert last_speakers(text) == expected


def test_whom_the_lead_describes_is_named_soon_after() -> None:
    lead = "The president of the rail union said the plan will fail."
    text = f"{lead}\n\nAnna Keller, president of the union, left."
    assert last_speakers(text) == ["Anna Keller"]


def test_another_court_is_not_the_court_before() -> None:
    text = "The U.S. Supreme Court met on Monday. The state appeals court said the plan was legal."
    assert last_speakers(text) == ["state appeals court"]


BY_KIND = [
    (
        "The International Consortium of Lake Wardens met. The consortium said that two towns were flooded.",
        ["International Consortium of Lake Wardens"],
    ),
    (
        "Lakeside Holdings, a chip designer, reported a loss. The company said that sales fell.",
        ["Lakeside Holdings"],
    ),
    (
        "The Federal Reserve kept rates on Monday. The central bank said that growth was slow.",
        ["Federal Reserve"],
    ),
    (
        "The Federal Reserve met, and so did Norway's central bank. The central bank said growth was slow.",
        ["Norway's central bank"],
    ),
    ("Pope Francis spoke in Lima. The pontiff said that peace was near.", ["Pope Francis"]),
    (
        'The minister was weary of the "Out" campaign. The "Out" campaign said that it would go on.',
        ['"Out" campaign'],
    ),
    ("Activists in Multan, Pakistan, said that they were tired.", ["Activists in Multan, Pakistan"]),
    ("A report by the largest vendor, Acme Corp, said that flaws doubled.", ["report by Acme Corp"]),
]


@pytest.mark.parametrize(("text", "expected"), BY_KIND)
def test_a_description_goes_back_to_what_it_fits(text: str, expected: list[str]) -> None:
    assert last_speakers(text) == expected


def test_whom_a_speaker_quotes_does_not_go_on() -> None:
    article, lexicon = (
        article_of('"The city is asking for more data," Anna Keller said. "We can find no ground for it."'),
        load(),
    )
    parsed = parse(article)
    found = find_statements(article, parsed, find_mentions(article, parsed, lexicon), (), lexicon)
    text = article.full_text
    going_on = [one for one in found if any("no ground" in piece.of(text) for piece in one.content)]
    assert [who.name for one in going_on for who in one.speakers] == ["Anna Keller"]
