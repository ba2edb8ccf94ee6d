"""How likely a statement is right: what raises and lowers it, and what is left out of the lists for it."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from marked import article_of

from onrecord.annotate.mentions import find_mentions
from onrecord.annotate.parse import parse
from onrecord.annotate.statements import find_statements
from onrecord.annotate.statements.find import find_attributions
from onrecord.annotate.statements.reliability import WEIGHTS, reliability
from onrecord.lexicon import load
from onrecord.model import Statement

LEXICON = load()


def first_of(text: str) -> Statement:
    article = article_of(text)
    parsed = parse(article)
    return find_statements(article, parsed, find_mentions(article, parsed, LEXICON), (), LEXICON)[0]


LIKELIER = [
    (
        "“The port will close in May,” said Anna Keller.",
        "They said the port will close in May.",
    ),
    (
        "The bridge will be shut until June, Omar Haddad said.",
        "He forecast of the port and the road.",
    ),
]


@pytest.mark.parametrize(("likely", "less"), LIKELIER)
def test_a_plain_quotation_with_a_name_is_likelier_right(likely: str, less: str) -> None:
    article = article_of(less)
    parsed = parse(article)
    others = find_statements(article, parsed, find_mentions(article, parsed, LEXICON), (), LEXICON)
    assert all(first_of(likely).confidence > one.confidence for one in others)


def test_what_a_named_speaker_says_in_marks_is_not_doubtful() -> None:
    one = first_of("“The port will close in May,” said Anna Keller.")
    assert one.confidence > 0.8
    assert not one.doubtful


def test_a_denial_is_never_doubtful() -> None:
    one = first_of("They denied it.")
    assert one.force == "deny"
    assert not one.doubtful


def test_a_line_of_a_dialogue_is_not_weighed() -> None:
    article = article_of("Anna Keller and Omar Haddad met.\n\nHaddad: hello\n\nKeller: you are late")
    parsed = parse(article)
    found = find_statements(article, parsed, find_mentions(article, parsed, LEXICON), (), LEXICON)
    assert found
    assert not any(one.doubtful for one in found)


def test_attributions_keep_the_confidence_of_the_model() -> None:
    article = article_of("“The port will close in May,” said Anna Keller.")
    parsed = parse(article)
    mentions = find_mentions(article, parsed, LEXICON)
    (said,) = find_statements(article, parsed, mentions, (), LEXICON)
    (read,) = find_attributions(article, parsed, mentions, (), LEXICON)
    assert said.content == read.content
    assert said.confidence != read.confidence


@given(st.dictionaries(st.sampled_from(sorted(json.loads(WEIGHTS.read_text()))), st.floats(-10, 10)))
def test_it_is_a_share(traits: dict[str, float]) -> None:
    assert 0 <= reliability(traits) <= 1


def test_it_rises_with_how_sure_the_model_is() -> None:
    assert reliability({"any": 1, "odds": 2}) > reliability({"any": 1, "odds": -2})
