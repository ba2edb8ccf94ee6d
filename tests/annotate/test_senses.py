"""Which attributions are statements: sayings and thoughts are; acts, silence and doings of things are not."""

import pytest
from marked import article_of

from onrecord.annotate.mentions import find_mentions
from onrecord.annotate.parse import parse
from onrecord.annotate.statements import find_attributions, find_statements
from onrecord.lexicon import load
from onrecord.model import Statement

LEXICON = load()


def said_in(text: str) -> list[Statement]:
    article = article_of(text)
    parsed = parse(article)
    mentions = find_mentions(article, parsed, LEXICON)
    found = find_statements(article, parsed, mentions, (), LEXICON)
    wider = find_attributions(article, parsed, mentions, (), LEXICON)
    assert {one.id for one in found} <= {one.id for one in wider}
    return [one for one in found if one.said]


@pytest.mark.parametrize(
    "text",
    [
        "The senate approved a plan for the port on Monday.",
        "The court struck down the law last year.",
        "The ministry did not respond to a request for comment.",
        "Anna Keller would not say why the talks failed.",
        "Shares indicated a lower opening for the exchange.",
        "The storm threatens to close the port.",
        "The company unveiled a new camera on Monday.",
        "The mayor rejected three candidates for the post.",
        "Keller ignored calls to publish the letters.",
        "If the court finds that the firm lied, it will have to pay.",
        "He made a drama, “Confirmation,” about the hearing.",
        "The town, called Ada, lies on the coast.",
        "The agency published a study of the river.",
        "Officials watched as the ship left the harbour.",
        "Video from two shops shows what may have led to the fire.",
        "The channel showed footage of burning cars.",
        "As the first trailer proves, it is also about a sailor trying to find his past.",
        "Keller broke into the archive, revealing some very personal letters.",
        "A better engine will reveal how the ship was built.",
        "Smaller efforts have shown that the harbour can be saved.",
        "Northport Shipping is showing that it knows how to grow.",
        "You are required to write a letter explaining your plans.",
        "It would be nice to see a citizen voice his concerns about the port.",
        "She learned it after reading about how the port works.",
        "You're asked to rate the port.",
        "Keller delivered on his promise to keep the speech short.",
        "Keller recorded a phone call paid for by the senate.",
        "One firm was calling the shots.",
        "The president welcomed Anna Keller to the palace.",
        "She ordered coffee and pastries.",
        "The official requested anonymity.",
        "State officials failed to ensure that the water was clean.",
        "The minister stopped short of saying that the port would close.",
        "The ministry will announce that the port has closed.",
        "She thanked cheering supporters in her home town.",
        "The firm has refused to pay the town for the road.",
        "The envoy refused two offers of help.",
        "The critic slammed Anna Keller on Monday.",
        "Keller's plan for the port failed on Tuesday, underscoring how hard it is to please the town.",
        "Northport shares fell by a tenth, suggesting that the firm is losing ground.",
        "Neither Keller nor Haddad explained why the port was shut.",
        "Shareholders asked no questions about the company's plans.",
        "The guild bars members from disclosing how they vote.",
        "Keller had to show the town that she could lead it.",
        "The photos underline the mixed feelings of the town about the visit.",
        "Omar Haddad, arrested in May and accused of burning down the yard, is in prison.",
        "The crew wondered whether the ship would sail.",
        "Keller last week unveiled a car. The “smart, cheap and self-driving” car is at this week's show.",
    ],
)
def test_acts_silence_and_things_are_no_statements(text: str) -> None:
    assert [one.content[0].of(text) for one in said_in(text)] == []


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("The ministry declined to comment.", "to comment"),
        ("The ministry declined to give any details.", "to give any details"),
        ("The critic slammed Anna Keller for her plan.", "Anna Keller for her plan"),
        ("Keller spoke on Tuesday, suggesting that the port could close.", "that the port could close"),
        ("Anna Keller would not comment on the deal.", "the deal"),
        ("The ministry denied the report.", "the report"),
        ("Omar Haddad threatened to close the port.", "to close the port"),
        ("The mayor rejected the claim that he had lied.", "the claim that he had lied"),
        ("The study found that the river was dirty.", "that the river was dirty"),
        ("Polls show a drop in support for the mayor.", "a drop in support for the mayor"),
        ("The evidence suggests that the ship was sunk.", "that the ship was sunk"),
        ("The ministry issued a statement saying the port had closed.", "the port had closed"),
        ("The jury was told that the firm is worth nothing.", "that the firm is worth nothing"),
        ("Prosecutors charged three men with murder.", "three men with murder"),
        ("She thanked voters for their patience.", "voters for their patience"),
        ("The rebels attacked the accord as a betrayal.", "the accord as a betrayal"),
        ("The judge ordered a new round of talks.", "a new round of talks"),
        ("Some of the records show that the ship was sunk.", "that the ship was sunk"),
        ("Researchers have shown that the river was dirty.", "that the river was dirty"),
        ("A video by the group claimed responsibility for the attack.", "responsibility for the attack"),
    ],
)
def test_sayings_are_kept_whatever_their_form(text: str, content: str) -> None:
    assert content in [one.content[0].of(text) for one in said_in(text)]


@pytest.mark.parametrize(
    ("text", "force"),
    [
        ("The firm is hoping to open the port in May.", "intend"),
        ("Anna Keller is unsure whether the port will open.", "believe"),
        ("Investors are betting that the port will open.", "believe"),
    ],
)
def test_thoughts_have_a_force_of_their_own(text: str, force: str) -> None:
    assert [one.force for one in said_in(text)] == [force]


@pytest.mark.parametrize(
    ("text", "force"),
    [
        ("“We urge all sides to settle the dispute peacefully,” Anna Keller said.", "demand"),
        ("“I'm calling immediately for the expulsion of the envoy,” Anna Keller said.", "demand"),
        ("“We have urged nobody to leave the town,” Anna Keller said.", "assert"),
        ("Keller asked the council to shut the port.", "demand"),
        ("Keller asked why the port was shut.", "ask"),
        ("A lawsuit claims the town cheated its drivers.", "accuse"),
        ("Keller pleaded guilty to fraud.", "confirm"),
        ("The mayor rejected calls for his resignation.", "decline"),
        ("A judge rejected a decision by the agency to close the port.", "assert"),
        ("Economists estimate that a third of the workers have two jobs.", "assert"),
        ("The agency estimates that 500 people will lose their homes.", "predict"),
        ("“What is wrong with us? How can we ignore this?” Anna Keller shouted.", "ask"),
        ("“I do not want to wait,” Anna Keller said. “And if we do, when will it open?”", "assert"),
        ("“As we push the car further, it will fail,” Anna Keller said.", "predict"),
        ("“Do you know why it sank?” Anna Keller said. “I do. It was old.”", "assert"),
    ],
)
def test_the_force_is_what_is_done_by_saying_it(text: str, force: str) -> None:
    (outer,) = (one for one in said_in(text) if one.nested_in is None)
    assert outer.force == force


def test_raising_questions_about_somebody_criticises() -> None:
    article = article_of("The committee's findings raised questions about the manager's style.")
    parsed = parse(article)
    mentions = find_mentions(article, parsed, LEXICON)
    assert [one.force for one in find_attributions(article, parsed, mentions, (), LEXICON)] == ["criticise"]


def test_a_content_ends_where_its_clause_ends() -> None:
    text = "It said the investigation continues."
    (one,) = said_in(text)
    assert one.content[0].of(text) == "the investigation continues"


def test_a_second_cue_of_one_source_begins_a_statement_of_its_own() -> None:
    text = "The ministry said in a post that Keller would be working this weekend, adding “Be safe!”"
    first, second = said_in(text)
    assert first.content[0].of(text) == "that Keller would be working this weekend"
    assert second.content[0].of(text) == "“Be safe!”"


def test_a_label_is_a_speaker_only_where_it_is_a_name() -> None:
    turns = "KELLER: The port is open.\n\nOPEN QUESTION: Who will pay for it?"
    text = f"{turns}\n\nKeller has led the town since May."
    assert [one.content[0].of(text) for one in said_in(text)] == ["The port is open."]


def test_a_long_paragraph_of_many_cues_is_read_whole() -> None:
    text = " ".join(["officials said the convoy left while others denied it"] * 120)
    assert len(said_in(text)) > 60
