"""Events: who did what to whom. What single triggers do is tested in test_triggers.py."""

from datetime import date

import pytest
from event_reader import annotations_of, article_of, events_of, names
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.annotate.annotate import annotate
from onrecord.lexicon import load
from onrecord.model import Event, Interval
from onrecord.model.event import RoleName

MONDAY = Interval.day(date(2016, 3, 7))


def of_type(text: str, kind: str, published: Interval | None = None) -> list[Event]:
    return [event for event in events_of(text, published) if event.type == kind]


@pytest.mark.parametrize(
    "text",
    [
        "Chad sold tanks to Mali.",
        "Chad sold Mali tanks.",
        "Chad has supplied Mali with tanks.",
        "Tanks were sold to Mali by Chad.",
        "Mali was given tanks by Chad.",
        "Mali bought tanks from Chad.",
        "The tanks that Chad sold to Mali are old.",
        "The tanks sold to Mali by Chad are old.",
        "Chad denied having sold tanks to Mali.",
        "Peru accused Chad of selling tanks to Mali.",
        "Chad is set to sell tanks to Mali.",
        "Peru criticised Chad's sale of tanks to Mali.",
        "Peru criticised the sale of tanks by Chad to Mali.",
        "Peru criticised Chad's tank sales to Mali.",
        "Chad's decision to sell tanks to Mali was criticised.",
        "Chad met Peru and sold tanks to Mali.",
    ],
)
def test_a_transfer_however_it_is_put(text: str) -> None:
    (event,) = of_type(text, "TRANSFER")
    assert names(event, "supplier") == ("Chad",)
    assert names(event, "recipient") == ("Mali",)
    assert [name.rstrip("s").casefold() for name in names(event, "item")] == ["tank"]


@pytest.mark.parametrize(
    "text",
    [
        "Chad and Mali held talks.",
        "Chad held talks with Mali.",
        "Talks between Chad and Mali were held.",
        "Chad met with Mali.",
        "Peru praised Chad's talks with Mali.",
        "The talks that Chad held with Mali went well.",
    ],
)
def test_a_meeting_however_it_is_put(text: str) -> None:
    (event,) = of_type(text, "CONSULT")
    assert {*names(event, "actor"), *names(event, "target")} == {"Chad", "Mali"}


def test_things_counted_apart_are_events_apart_with_one_evidence() -> None:
    text = "Chad sold Mali more than 200 crates of rifles and spare parts and dozens of field guns."
    crates, guns = sorted(of_type(text, "TRANSFER"), key=lambda event: event.quantities[0].span)
    assert names(crates, "item") == ("rifles", "spare parts")
    assert (crates.quantities[0].min, crates.quantities[0].min_exclusive, crates.quantities[0].unit) == (
        200,
        True,
        "crates",
    )
    assert names(guns, "item") == ("field guns",)
    assert guns.quantities[0].min == 24
    assert crates.evidence == guns.evidence
    assert crates.id != guns.id


def test_examples_stand_for_what_they_exemplify() -> None:
    (event,) = of_type("Tanks were sold by countries such as Chad and Peru to Mali.", "TRANSFER")
    assert names(event, "supplier") == ("Chad", "Peru")


def test_trigger_and_evidence_are_the_words_of_the_text() -> None:
    text = "Nobody was surprised. In May, Chad sold tanks to Mali, as it had said."
    (event,) = of_type(text, "TRANSFER")
    assert event.trigger.of(text) == "sold"
    assert event.evidence.of(text).startswith("In May, Chad sold tanks to Mali")
    assert {role.role: role.span.of(text) for role in event.roles if role.span} == {
        "supplier": "Chad",
        "recipient": "Mali",
        "item": "tanks",
    }


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("Chad sold tanks to Mali on Friday.", (date(2016, 3, 4), date(2016, 3, 4))),
        ("Chad sold tanks to Mali last month.", (date(2016, 2, 1), date(2016, 2, 29))),
        ("Peru said on Friday that Chad sold tanks to Mali.", None),
        ("Chad sold tanks to Mali for three years.", None),
        ("Chad sold tanks to Mali.", None),
    ],
)
def test_the_time_is_that_of_the_event_not_of_the_telling(text: str, when: tuple[date, date] | None) -> None:
    (event,) = of_type(text, "TRANSFER", MONDAY)
    assert event.when == (Interval(*when) if when else None)
    assert (event.time is None) == (when is None)


@pytest.mark.parametrize(
    ("text", "when"),
    [
        (
            "Peru's president on Sunday announced a visit to Chad next month.",
            (date(2016, 4, 1), date(2016, 4, 30)),
        ),
        ("Peru on Sunday announced talks with Chad for next week.", (date(2016, 3, 14), date(2016, 3, 20))),
    ],
)
def test_what_is_announced_is_planned_for_a_day_of_its_own(text: str, when: tuple[date, date]) -> None:
    (event,) = of_type(text, "CONSULT", MONDAY)
    assert (event.when, event.factuality) == (Interval(*when), "planned")


def test_what_lies_after_the_day_of_publication_is_planned() -> None:
    (event,) = of_type("Barack Obama arrives in Cuba on April 20, 2016.", "CONSULT", MONDAY)
    assert event.factuality == "planned"


def test_places_are_named_but_not_those_in_a_role() -> None:
    (event,) = of_type("Chad met Mali in Geneva.", "CONSULT")
    assert event.places == ("Geneva",)
    (event,) = of_type("Barack Obama visited Cuba.", "CONSULT")
    assert event.places == ("Cuba",)


def test_who_says_so() -> None:
    text = "Barack Obama said on Monday that Chad had sold tanks to Mali."
    found = annotations_of(text)
    (event,) = (event for event in found.events if event.type == "TRANSFER")
    assert [speaker.name for speaker in event.asserted_by] == ["Barack Obama"]
    assert event.statement in {statement.id for statement in found.statements}


def test_in_the_article_s_own_voice_nobody_says_so() -> None:
    (event,) = of_type("Chad sold tanks to Mali.", "TRANSFER")
    assert event.statement is None
    assert event.asserted_by == ()


def test_mentions_of_one_summit_complete_each_other() -> None:
    text = (
        "Last week's summit between the two countries drew crowds.\n\n"
        "The summit between Chad and Mali ended without a deal."
    )
    first, second = of_type(text, "CONSULT", MONDAY)
    assert names(first, "actor") == names(second, "actor") == ("Chad", "Mali")
    assert first.when == second.when == Interval(date(2016, 2, 29), date(2016, 3, 6))


@pytest.mark.parametrize(
    "text",
    [
        "The club fired its coach.",
        "She shot a film in Peru.",
        "The senator killed the bill.",
        "Shares rallied on Monday.",
        "The results met expectations.",
        "The firm launched a website.",
        "The minister declined to comment.",
        "He attacked the problem.",
        "The band released an album.",
        "The agency struck a balance.",
    ],
)
def test_metaphors_are_no_events(text: str) -> None:
    assert not events_of(text)


def test_the_same_text_gives_the_same_events() -> None:
    text = "Chad and Mali held talks in Geneva, and Peru sold both dozens of old tanks."
    assert events_of(text) == events_of(text)


TEXT = "Chad Mali sold tanks to the with talks between and , met of by dozens said that not Obama “ ” vetoed"
WORDS = st.sampled_from(
    [*TEXT.split(), "1,000", "a", "summit", "its", "arms", "shipments", "which", "is", "."]
)


@given(st.lists(WORDS, max_size=25).map(" ".join) | st.text(max_size=60))
@settings(max_examples=60, deadline=None)
def test_events_of_any_text_lie_in_it(text: str) -> None:
    article = article_of(text.replace("\n\n", " "))
    found = annotate(article, load()).events
    size = len(article.full_text)
    spans = [span for e in found for span in (e.trigger, e.evidence, *(r.span for r in e.roles if r.span))]
    assert all(span.end <= size for span in spans)
    assert all(e.evidence.contains(e.trigger) for e in found)
    assert len({e.id for e in found}) == len(found)
    assert [e.trigger for e in found] == sorted(e.trigger for e in found)


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("The Kenyan minister said that Chad had kept its word, accusing Mali of lies.", "Kenyan minister"),
        ("Ali Sabry repeated that Chad is rearming, while criticizing Mali's support for Peru.", "Ali Sabry"),
    ],
)
def test_who_accuses_in_a_participle_set_off_is_who_speaks(text: str, actor: str) -> None:
    (event,) = of_type(text, "ACCUSE")
    assert names(event, "actor") == (actor,)
    assert names(event, "target") == ("Mali",)


def test_who_attacks_in_a_participle_set_off_is_the_nearest() -> None:
    text = "The army said that rebels attacked a town, killing nine soldiers."
    killing = next(e for e in of_type(text, "ASSAULT") if e.trigger.of(text) == "killing")
    assert names(killing, "actor") == ("rebels",)


@pytest.mark.parametrize(
    "text",
    [
        "A bomb went off in the market, police said, killing two farmers.",
        "Donald Trump's attack on Marco Rubio drew laughter.",
        "Donald Trump attacked Ted Cruz on taxes.",
        "Hillary Clinton launched a new attack on Bernie Sanders.",
        "The FBI fought Apple in court.",
        "The senators killed Barack Obama's nomination.",
    ],
)
def test_no_assault_by_reporters_or_in_words(text: str) -> None:
    assert not of_type(text, "ASSAULT")


@pytest.mark.parametrize(
    "text",
    [
        "The FBI said the drill shows what Russia fears and is about supporting our Japanese allies.",
        "Joe Biden supports LNG pauses, a group says.",
    ],
)
def test_no_support_by_a_far_noun_or_of_a_thing(text: str) -> None:
    assert not of_type(text, "SUPPORT")


def test_the_next_clause_lends_no_participant() -> None:
    (event,) = of_type("A farmer was shot by state police and authorities want to know why.", "ASSAULT")
    assert names(event, "actor") == ("state police",)


@pytest.mark.parametrize(
    "text", ["The two officials met Prime Minister in the city.", "The mayor met the state on Friday."]
)
def test_an_office_that_nobody_holds_meets_nobody(text: str) -> None:
    assert not of_type(text, "CONSULT")


def test_ministers_of_two_states_meet_for_them() -> None:
    (event,) = of_type("Ministers of Norway and Chile met in Oslo on Friday.", "CONSULT")
    assert names(event, "actor") == ("Norway", "Chile")
    assert event.places == ("Oslo",)


def test_troops_sent_to_a_region_of_a_state_are_transferred_to_it() -> None:
    (event,) = of_type("Chad has sent about 900 soldiers to Russia's Far East.", "TRANSFER")
    assert names(event, "recipient") == ("Russia",)
    assert event.quantities[0].min is not None


@pytest.mark.parametrize(
    ("text", "item"),
    [
        ("He repeated claims that Chad has shipped upwards of 300 containers to Mali.", "containers"),
        ("He repeated claims that Chad has shipped upwards of 300 containers of shells to Mali.", "shells"),
        ("“Chad has now sent Mali upwards of 700 containers since March,” Ali Sabry said.", "containers"),
    ],
)
def test_what_is_counted_upwards_of_a_number(text: str, item: str) -> None:
    (event,) = of_type(text, "TRANSFER")
    assert (names(event, "supplier"), names(event, "item")) == (("Chad",), (item,))


def test_containers_of_food_are_no_material() -> None:
    assert not of_type("Chad has shipped 40 containers of rice to Mali.", "TRANSFER")


@pytest.mark.parametrize(
    ("text", "kind", "actors", "targets"),
    [
        (
            "Soldiers strafed a clinic, killing at least nine patients, nurses and caretakers.",
            "ASSAULT",
            ("Soldiers",),
            ("at least nine patients", "nurses", "caretakers"),
        ),
        (
            "The Peruvian army struck civilians and rebel factions near the border.",
            "ASSAULT",
            ("Peruvian army",),
            ("civilians", "rebel factions"),
        ),
        (
            "Russian and Syrian warplanes bombed a hospital and a school.",
            "ASSAULT",
            ("Russia", "Syria"),
            ("hospital", "school"),
        ),
        (
            "Barack Obama met with the leaders of Chile, Peru and other members of the bloc.",
            "CONSULT",
            ("Barack Obama",),
            ("Chile", "Peru", "other members"),
        ),
        (
            "Countries backing the peace plan, among them Chile, met in Lima.",
            "CONSULT",
            ("Countries backing the peace plan",),
            (),
        ),
    ],
)
def test_a_list_is_given_whole(
    text: str, kind: str, actors: tuple[str, ...], targets: tuple[str, ...]
) -> None:
    (event,) = [event for event in of_type(text, kind) if event.trigger.of(text) not in ("strafed",)]
    assert names(event, "actor") == actors
    assert names(event, "target") == targets


def test_counted_people_of_a_state_are_not_the_state() -> None:
    (event,) = of_type("Five Americans had been detained in Lima.", "COERCE")
    assert names(event, "target") == ("Five Americans",)


def test_whose_sanctions_they_are_says_who_imposed_them() -> None:
    (event,) = of_type("New Peruvian sanctions were imposed on Chile.", "SANCTION")
    assert names(event, "actor") == ("Peru",)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Peru tightened its asylum restrictions.", "COERCE"),
        ("Peru is considering removing restrictions on foreign banks.", "YIELD"),
        ("Peru imposed export restrictions on Chile.", "SANCTION"),
    ],
)
def test_rules_at_home_are_no_sanctions(text: str, kind: str) -> None:
    assert [event.type for event in events_of(text)] == [kind]


@pytest.mark.parametrize(
    "text",
    [
        "Chad has sent fighters to back the government of Mali.",
        "Chad's air force intervened to support the government of Mali.",
        "Mali's government, backed by Chadian troops, took the town.",
    ],
)
def test_help_in_war_is_aid(text: str) -> None:
    (event,) = of_type(text, "AID")
    assert event.factuality == "asserted"
    assert not of_type(text, "SUPPORT")


@pytest.mark.parametrize(
    "text",
    [
        "How they planned and executed their trip is unknown.",
        "Chad works on missiles capable of delivering warheads to Mali.",
        "Mali will accept payment from Chad in euros.",
        "Chad warned its citizens not to travel to Mali.",
        "Police were on alert in Lima after the blast, killing three Chileans.",
        "Chad had a heart attack of fear after the cyber attack on Mali's bank.",
        "Chad sent two destroyers to the Red Sea to show its flag to Mali.",
    ],
)
def test_what_is_no_event_of_that_kind(text: str) -> None:
    kinds = {event.type for event in events_of(text)}
    assert kinds.isdisjoint({"ASSAULT", "TRANSFER", "AID", "THREATEN"})


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("Chad pressed Mali and Sudan to attend the talks.", ()),
        ("Chad will send more troops to fight the rebels.", ("Chad",)),
        ("The suspects were accused of bombing a school.", ("suspects",)),
        ("Sanctions were imposed on Chad for its rocket launches.", ("Chad",)),
    ],
)
def test_whose_act_an_infinitive_or_a_pronoun_is(text: str, actor: tuple[str, ...]) -> None:
    found = [
        e for e in events_of(text) if e.type in ("ASSAULT", "MOBILIZE", "CONSULT") and e.mode != "troops"
    ]
    assert [names(event, "actor") for event in found if names(event, "actor") == ("Chad",) or actor] == (
        [actor] if actor else []
    )


def test_unknown_names_side_by_side_act() -> None:
    (event,) = of_type("Syldavia and Borduria have postponed their talks.", "SANCTION")
    assert names(event, "actor") == ("Syldavia", "Borduria")


def test_a_threat_is_against_whom_it_would_hit() -> None:
    (event,) = of_type("Chad threatened to attack Mali and its ally.", "THREATEN")
    assert names(event, "target")[:1] == ("Mali",)


PARTIES = [
    ("Peru, whose forces were trained by Chad, denies it.", "target", ("Peru's forces",)),
    (
        "Chad consulted with other countries and the Syrian opposition.",
        "target",
        ("other countries", "Syrian opposition"),
    ),
    ("The plan was rejected by Lund's hardline allies.", "actor", ("Lund's hardline allies",)),
    ("The cities were besieged by Peru and Chad.", "actor", ("Peru", "Chad")),
    ("Chad accused the opposition of exaggerating the conditions.", "target", ("opposition",)),
    ("The Chadian army carried out air strikes in Peru.", "target", ()),
    ("Peru bombed Chadian rebel targets.", "target", ("Chadian rebels",)),
    (
        "The army was backed by Chad, other African states and Mali.",
        "actor",
        ("Chad", "other African states", "Mali"),
    ),
]


@pytest.mark.parametrize(("text", "role", "expected"), PARTIES)
def test_parties_are_named_whole_and_states_are_no_mere_settings(
    text: str, role: str, expected: tuple[str, ...]
) -> None:
    found = events_of(text)
    assert [names(event, role) for event in found] == [expected]


def test_a_bare_country_is_nobody() -> None:
    found = events_of("It was the first view of a country that tested a missile.")
    assert [names(event, "actor") for event in found if event.type == "MOBILIZE"] in ([], [()])


def test_counted_people_stay_beside_the_one_named_among_them() -> None:
    (event,) = events_of("Peru killed several senior militants, including Ada Lund.")
    assert names(event, "target") == ("several senior militants", "Ada Lund")


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ('"We bombed the camp on Monday," Russian President Vladimir Putin said.', "Russia"),
        ('"I will never resign," Ada Lund said on Monday.', "Ada Lund"),
        ('"We bombed the camp on Monday," Reuters said.', None),
    ],
)
def test_who_speaks_of_what_they_do(text: str, actor: str | None) -> None:
    found = [name for event in events_of(text) for name in names(event, "actor")]
    assert found == ([actor] if actor else [])


@pytest.mark.parametrize(
    ("text", "role", "name"),
    [
        ("Dozens were arrested in Lima.", "target", "dozens"),
        ("Norway's prime minister, Ada Lund, resigned on Monday.", "actor", "Ada Lund"),
        ("Fighting between rebels and soldiers went on.", "actor", "rebels"),
        ("The fatal police shooting of a student shocked Lima.", "actor", "police"),
    ],
)
def test_who_takes_part(text: str, role: RoleName, name: str) -> None:
    assert name in [found for event in events_of(text) for found in names(event, role)]


@pytest.mark.parametrize(
    "text",
    [
        "Nine firefighters were injured in a gas leak.",
        "Dealing with refugees is hard.",
        "Witnesses told the BBC that two cars were gone.",
        "He charged the battery for an hour.",
    ],
)
def test_what_nobody_does_to_anybody(text: str) -> None:
    assert not events_of(text)


def test_a_seat_of_government_is_where_an_attack_was() -> None:
    (event,) = events_of("The attacks in Brussels on Tuesday shocked Norway.")
    assert names(event, "target") != ("European Union",)
