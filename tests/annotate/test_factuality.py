"""Factuality: the event of a sentence, and how certain its words make it."""

import pytest
from event_reader import events_of

from onrecord.annotate.events.factuality import over, under_force

SALE = [
    ("Chad sold tanks to Mali.", "asserted"),
    ("Chad did not sell tanks to Mali.", "denied"),
    ("Chad never sold tanks to Mali.", "denied"),
    ("Chad will sell tanks to Mali.", "planned"),
    ("Chad will not sell tanks to Mali.", "denied"),
    ("Chad is set to sell tanks to Mali.", "planned"),
    ("Chad plans to sell tanks to Mali.", "planned"),
    ("Chad is expected to sell tanks to Mali.", "planned"),
    ("Chad may sell tanks to Mali.", "possible"),
    ("Chad might have sold tanks to Mali.", "possible"),
    ("Chad wants to sell tanks to Mali.", "possible"),
    ("Chad is trying to sell tanks to Mali.", "possible"),
    ("Chad could be ready to sell tanks to Mali.", "possible"),
    ("If Chad sold tanks to Mali, trouble would follow.", "possible"),
    ("Did Chad sell tanks to Mali?", "possible"),
    ("Chad reportedly sold tanks to Mali.", "probable"),
    ("Chad is believed to have sold tanks to Mali.", "probable"),
    ("Chad failed to sell tanks to Mali.", "denied"),
    ("Chad refused to sell tanks to Mali.", "denied"),
    ("Chad has yet to sell tanks to Mali.", "denied"),
    ("These are the tanks to be sold to Mali.", "planned"),
    ("Chad did not refuse to sell tanks to Mali.", "possible"),
    ("Chad began to sell tanks to Mali.", "asserted"),
    ("Chad's potential sale of tanks to Mali worries many.", "possible"),
    ("Chad's planned sale of tanks to Mali worries many.", "planned"),
    ("Chad's alleged sale of tanks to Mali worries many.", "probable"),
    ("There was no sale of tanks by Chad to Mali.", "denied"),
    ("The possibility of a sale of tanks by Chad to Mali worries many.", "possible"),
    ("Chad hopes to sell tanks to Mali.", "possible"),
    ("Chad is prohibited from selling tanks to Mali.", "possible"),
    ("A treaty bans Chad's sale of tanks to Mali.", "possible"),
    ("The minister did not confirm that Chad sold tanks to Mali.", "possible"),
    ("The minister spoke without confirming that Chad sold tanks to Mali.", "possible"),
    ("The minister refused to say whether Chad sold tanks to Mali.", "possible"),
    ("The minister declined to comment on Chad's sale of tanks to Mali.", "asserted"),
    ("Chad no longer sells tanks to Mali.", "denied"),
    ("Chad stopped selling tanks to Mali.", "denied"),
    ("The law makes it harder for Chad to sell tanks to Mali.", "possible"),
    ("It is difficult for Chad to sell tanks to Mali.", "possible"),
    ("It will be easier for Chad to sell tanks to Mali.", "possible"),
    ("Chad was to sell tanks to Mali.", "planned"),
    ("Chad is about to sell tanks to Mali.", "planned"),
    ("Chad had to sell tanks to Mali.", "possible"),
    ("Chad has no plans to sell tanks to Mali.", "denied"),
    ("There is no evidence that Chad sold tanks to Mali.", "possible"),
    ("Chad must stop selling tanks to Mali.", "asserted"),
    ("Mali could not confirm that Chad had sold tanks to Mali.", "possible"),
    ("Chad denied supplying tanks to Mali.", "denied"),
    ("Peru worked on preventing Chad from selling tanks to Mali.", "possible"),
    ("Peru will act if Chad replies by selling tanks to Mali.", "possible"),
    ("Restrictions on tank exports by Chad to Mali are in force.", "possible"),
    ("Chad said it would sell tanks to Mali.", "planned"),
    ("Chad made clear it would continue selling tanks to Mali.", "planned"),
    ("Chad said it would not sell tanks to Mali.", "denied"),
    ("Chad said it would sell tanks to Mali if the talks failed.", "possible"),
    ("Chad said it would like to sell tanks to Mali.", "possible"),
    ("The opposition complained of too little progress on selling tanks to Mali.", "denied"),
    ("Chad has a state company capable of selling tanks to Mali.", "possible"),
]


@pytest.mark.parametrize(("text", "expected"), SALE)
def test_sale(text: str, expected: str) -> None:
    found = [event for event in events_of(text) if event.type == "TRANSFER"]
    assert [event.factuality for event in found] == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mali's defense minister denied that Chad had sold tanks to Mali.", "denied"),
        ("“Chad never sold tanks to Mali,” the minister denied.", "denied"),
        ("The minister said Chad had sold tanks to Mali.", "asserted"),
        ("The minister said Chad may have sold tanks to Mali.", "possible"),
    ],
)
def test_inside_a_statement(text: str, expected: str) -> None:
    found = [event for event in events_of(text) if event.type == "TRANSFER"]
    assert [event.factuality for event in found] == [expected]
    assert found[0].statement is not None
    assert found[0].asserted_by


def test_hedges_change_what_they_govern() -> None:
    assert over("denied", "planned") == "denied"
    assert over("denied", "denied") == "possible"
    assert over("possible", "denied") == "possible"
    assert over("planned", "possible") == "possible"
    assert over("probable", "planned") == "planned"
    assert over("asserted", "denied") == "denied"


def test_a_denial_denies_whatever_way_it_is_put() -> None:
    assert under_force("denied", "deny") == "denied"
    assert under_force("asserted", "deny") == "denied"
    assert under_force("asserted", "assert") == "asserted"
    assert under_force("asserted", "pledge") == "planned"


ATTACKS = [
    ("Peru backs some rebel groups battling Chad.", "asserted"),
    ("Peru believes that Chad attacked Mali.", "probable"),
]


@pytest.mark.parametrize(("text", "expected"), ATTACKS)
def test_what_only_tells_who_is_meant_is_not_believed(text: str, expected: str) -> None:
    found = [event for event in events_of(text) if event.type == "ASSAULT"]
    assert [event.factuality for event in found] == [expected]


def test_who_takes_to_the_streets_to_criticise_does_so() -> None:
    found = events_of("Ada Lund took to the radio to criticize Chad.")
    assert [(event.type, event.factuality) for event in found] == [("ACCUSE", "asserted")]


def test_support_among_efforts_is_given() -> None:
    found = events_of("The efforts, including Peru's support for the Chadian rebels, go on.")
    assert [event.factuality for event in found if event.type in ("SUPPORT", "AID")] == ["asserted"]
