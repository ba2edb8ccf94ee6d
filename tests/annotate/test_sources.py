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
]


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
]


@pytest.mark.parametrize(("text", "expected"), DOCUMENTS)
def test_a_document_is_told_by_whose_it_is(text: str, expected: list[str]) -> None:
    assert last_speakers(text) == expected


ELSEWHERE = [
    ("Anna Keller was quoted as saying the plan will fail.", ["Anna Keller"]),
    ("Anna Keller and Omar Haddad said the plan will fail.", ["Anna Keller", "Omar Haddad"]),
    ("One of the residents, Omar Haddad, said the plan will fail.", ["Omar Haddad"]),
]


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
