"""Contents whole and where they belong; what looks like a statement and is none."""

import pytest
from marked import article_of

from onrecord.annotate.mentions import find_mentions
from onrecord.annotate.parse import parse
from onrecord.annotate.statements import find_statements
from onrecord.lexicon import load
from onrecord.model import Statement

LEXICON = load()


def said_in(text: str) -> list[Statement]:
    article = article_of(text)
    parsed = parse(article)
    mentions = find_mentions(article, parsed, LEXICON)
    return [one for one in find_statements(article, parsed, mentions, (), LEXICON) if one.said]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        (
            "Last year, the town lost a third of its ships, according to the harbour board.",
            "Last year, the town lost a third of its ships",
        ),
        (
            "Human error caused the leak that sent oil into the river, according to the Ada Times.",
            "Human error caused the leak that sent oil into the river",
        ),
        ("The bridge is shut, the Ada paper and Radio Ada reported.", "The bridge is shut"),
        ("Anna Keller was quoted as saying the plan will fail.", "the plan will fail"),
        (
            "The paper quoted Anna Keller, when asked about the deal, as saying: “We have no plans.”",
            "“We have no plans.”",
        ),
        ("Supporters of the mayor chanted “Free the port!” around her as she left.", "“Free the port!”"),
        (
            "The mayor told a rally that firms “are not paying their share” and called the port useless.",
            "that firms “are not paying their share”",
        ),
        ("The port will close, Anna Keller said on “Good Morning Harbour.”", "The port will close"),
        (
            "The Red Front claimed a series of attacks in Ada on Monday.",
            "a series of attacks in Ada on Monday",
        ),
        ("Keller has often criticized the alliance in recent weeks as the vote came near.", "the alliance"),
        (
            "Police have said Keller was shot by Omar Haddad after a quarrel in the street Saturday night.",
            "Keller was shot by Omar Haddad after a quarrel in the street Saturday night",
        ),
        (
            "In an interview on Radio Ada's “Good Morning Harbour,” Anna Keller said the vote was close.",
            "the vote was close",
        ),
        (
            "The site is blocked in Ada, its editor said on Friday, a move that could strain relations.",
            "The site is blocked in Ada",
        ),
        (
            "The boat can carry two tonnes, an official said. That would make it the largest in the fleet.",
            "The boat can carry two tonnes",
        ),
        ("Prices will rise, the Ada Times said, as did the mayor.", "Prices will rise"),
        ("Omar Haddad pleaded not guilty to stealing a boat.", "not guilty to stealing a boat"),
        ("Omar Haddad has denied knowing about the theft.", "knowing about the theft"),
        ("The group has pledged allegiance to the Red Front.", "allegiance to the Red Front"),
        (
            "The Red Front claimed responsibility for the attack in Ada.",
            "responsibility for the attack in Ada",
        ),
    ],
)
def test_a_content_is_whole_and_nothing_else(text: str, content: str) -> None:
    assert [[span.of(text).rstrip(" .,") for span in one.content] for one in said_in(text)] == [[content]]


def test_who_is_quoted_says_it() -> None:
    for text in (
        "Anna Keller was quoted as saying the plan will fail.",
        "The paper quoted Anna Keller, when asked about the deal, as saying: “We have no plans.”",
    ):
        assert [[who.name for who in one.speakers] for one in said_in(text)] == [["Anna Keller"]]


def test_two_speakers_before_the_cue_are_both_its_source() -> None:
    (one,) = said_in("The bridge is shut, the Ada paper and Radio Ada reported.")
    assert len(one.speakers) == 2


@pytest.mark.parametrize(
    "text",
    [
        "For Keller, most of her work has some link to the sea.",
        "The banks filed plans, commonly called “exit books.”",
        "The prosecutor calls his first witnesses on Tuesday.",
        "Sales of the firm grew by a third in May, suggesting the market was healthy.",
        "The scanner tells the car exactly how far it is from the sign.",
        "The agency has not responded to the newspaper's requests for comment.",
        "Culture Podcast: We have been to the new museum",
        "No group immediately claimed responsibility for the attack.",
        "Note that the rule changes in May.",
        "As I said last week, the port is shut.",
        "Researchers have apparently found a way into the vault.",
        "The signals predicted by Keller were never seen.",
    ],
)
def test_views_names_inferences_and_the_writer_say_nothing(text: str) -> None:
    assert [one.content[0].of(text) for one in said_in(text)] == []


@pytest.mark.parametrize(
    "text",
    [
        "The proverb tells us: “As the sea gives, so it takes away.”",
        "The prosecutor called Keller a liar.",
        "Keller called the plan dangerous.",
    ],
)
def test_quotations_and_judgements_are_kept(text: str) -> None:
    assert len(said_in(text)) == 1


def test_insisting_that_somebody_act_is_a_demand() -> None:
    (one,) = said_in("The union insists that the next director fill the post.")
    assert one.force == "demand"
