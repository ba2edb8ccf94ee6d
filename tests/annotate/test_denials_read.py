"""Denials that are not the main verb of their sentence."""

import pytest
from marked import article_of
from test_statements import statements_of

EXAMPLES = [
    ("Keller blamed the pilots and denied any fault in the engines.", "Keller", "any fault in the engines"),
    ("The depot is run by Borduria, which denies any fault.", "Borduria", "any fault"),
    ("Haddad was charged with fraud, an allegation he denies.", "he", "an allegation"),
    ("The ministry issued a statement denying that it had tanks.", "The ministry", "that it had tanks"),
    ("The reports were denied by the ministry.", "the ministry", "The reports"),
    ("Keller said it was full. The ministry disputes this.", "The ministry", "this"),
    ("Keller was quick to deny the report.", "Keller", "the report"),
    ("Keller said it was full. Experts dispute that, saying it was empty.", "Experts", "that"),
    ("Keller rejected suggestions that it was empty.", "Keller", "suggestions that it was empty"),
]


@pytest.mark.parametrize(("text", "source", "content"), EXAMPLES)
def test_who_denies_what(text: str, source: str, content: str) -> None:
    found = [one for one in statements_of(article_of(text)) if one.force == "deny"]
    shown = [
        (" ".join(span.of(text) for span in one.source), " ".join(span.of(text) for span in one.content))
        for one in found
    ]
    assert (source, content) in shown


@pytest.mark.parametrize(
    "text",
    [
        "Keller neither confirmed nor denied the report.",
        "Haddad was denied bail on Monday.",
        "The company settled without admitting or denying the charges.",
        "The club denied him entry.",
        "There is no denying that the depot was empty.",
    ],
)
def test_nothing_is_denied(text: str) -> None:
    assert not [one for one in statements_of(article_of(text)) if one.force == "deny" and one.said]


def test_one_who_could_not_be_reached_has_denied_it_all_the_same() -> None:
    text = "Haddad could not be reached for comment but denied the allegations."
    (one,) = (one for one in statements_of(article_of(text)) if one.force == "deny")
    assert one.said
