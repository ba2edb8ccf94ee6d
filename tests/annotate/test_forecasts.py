"""Forecasts, condemnations and dodged questions: force that hangs on what is said, not on the cue."""

import pytest
from marked import article_of

from onrecord.annotate.mentions import find_mentions
from onrecord.annotate.parse import parse
from onrecord.annotate.statements import find_statements
from onrecord.lexicon import load

LEXICON = load()


def forces_in(text: str) -> list[str]:
    article = article_of(text)
    parsed = parse(article)
    mentions = find_mentions(article, parsed, LEXICON)
    return [one.force for one in find_statements(article, parsed, mentions, (), LEXICON)]


@pytest.mark.parametrize(
    "text",
    [
        "The bank said prices are likely to fall next year.",
        "Shipments are expected to rise by a third, the ministry said.",
        "“I believe that the winner of this vote will be the nominee,” Anna Keller said.",
        "“I think he's going to lose,” Omar Haddad said.",
        "Analysts said they expect losses to grow.",
        "“The new method will accelerate the work,” Anna Keller said.",
    ],
)
def test_what_the_world_will_do_is_predicted(text: str) -> None:
    assert forces_in(text) == ["predict"]


@pytest.mark.parametrize(
    "text",
    [
        "The ministry said it will close the port.",
        "“We will win this vote,” Anna Keller said.",
        "The firm said the plant will be closed in May.",
        "“The port was closed. Prices will fall,” Omar Haddad said.",
        "Omar Haddad said he expects to go there.",
        "The ministry said prices would fall if the port closed.",
    ],
)
def test_plans_and_mixed_quotations_are_asserted(text: str) -> None:
    assert forces_in(text) == ["assert"]


@pytest.mark.parametrize(
    ("text", "force"),
    [
        ("Anna Keller called the drug trade a cancer.", "denounce"),
        ("Omar Haddad described the ruling as a disgrace.", "criticise"),
        ("Omar Haddad called the port a gateway to the north.", "assert"),
        ("Anna Keller dodged a question about whether she would resign.", "decline"),
        ("The officer pleaded not guilty to the charges.", "deny"),
    ],
)
def test_condemning_dodging_and_pleading(text: str, force: str) -> None:
    assert force in forces_in(text)
